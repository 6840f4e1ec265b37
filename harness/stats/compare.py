"""Two groups' selection counts, and the ratio of their rates in exact arithmetic."""

from fractions import Fraction
from math import ceil

from harness.errors import StatsError
from harness.record import record

FOUR_FIFTHS = Fraction(4, 5)


@record
class Interval:
    """Both ends of a confidence interval; `high` is infinite where nothing bounds it."""

    low: float
    high: float


@record
class TwoGroups:
    """Selected of considered, in the focal group and in the reference group (counts).

    Raises:
        StatsError: a group of nobody, or more selected than considered.
    """

    focal_selected: int
    focal_n: int
    reference_selected: int
    reference_n: int

    def __post_init__(self) -> None:
        for name, selected, n in (
            ("focal", self.focal_selected, self.focal_n),
            ("reference", self.reference_selected, self.reference_n),
        ):
            if n < 1 or not 0 <= selected <= n:
                raise StatsError(
                    f"the {name} group has {selected} selected of {n} considered",
                    remedy="Give counts with at least 1 considered and 0 to n selected",
                )

    @property
    def focal_rate(self) -> Fraction:
        """Share of the focal group that was selected, exactly."""
        return Fraction(self.focal_selected, self.focal_n)

    @property
    def reference_rate(self) -> Fraction:
        """Share of the reference group that was selected, exactly."""
        return Fraction(self.reference_selected, self.reference_n)

    @property
    def pooled_rate(self) -> Fraction:
        """Share of both groups together that was selected, exactly."""
        return Fraction(self.selected, self.n)

    @property
    def selected(self) -> int:
        """Selected in both groups."""
        return self.focal_selected + self.reference_selected

    @property
    def n(self) -> int:
        """Considered in both groups."""
        return self.focal_n + self.reference_n

    def swapped(self) -> "TwoGroups":
        """The same counts with focal and reference exchanged."""
        return TwoGroups(
            focal_selected=self.reference_selected,
            focal_n=self.reference_n,
            reference_selected=self.focal_selected,
            reference_n=self.focal_n,
        )

    def moved(self, people: int) -> "TwoGroups | None":
        """So many selections given to the focal group instead; None if there are not so many."""
        focal, reference = self.focal_selected + people, self.reference_selected - people
        if focal > self.focal_n or reference < 0:
            return None
        return TwoGroups(
            focal_selected=focal,
            focal_n=self.focal_n,
            reference_selected=reference,
            reference_n=self.reference_n,
        )


def impact_ratio(groups: TwoGroups) -> Fraction | None:
    """Focal selection rate divided by the reference's, exactly.

    Returns:
        0 or more; 1 means equal rates. None where the reference selected nobody.

    Source: 29 CFR 1607.4(D); 6 RCNY 5-300.
    """
    if groups.reference_selected == 0:
        return None
    return groups.focal_rate / groups.reference_rate


def below_threshold(groups: TwoGroups, threshold: Fraction = FOUR_FIFTHS) -> bool | None:
    """Whether the impact ratio is less than `threshold`, in whole numbers.

    At four-fifths this is `5·x_f·n_r < 4·x_r·n_f`; a ratio of exactly four-fifths is not below it,
    which binary fractions get wrong ((4/25)/(1/5) is 0.7999999999999999 in doubles).

    Returns:
        None where the reference selected nobody.

    Source: 29 CFR 1607.4(D), "less than four-fifths".
    """
    if groups.reference_selected == 0:
        return None
    left = threshold.denominator * groups.focal_selected * groups.reference_n
    return left < threshold.numerator * groups.reference_selected * groups.focal_n


def odds_ratio(groups: TwoGroups) -> Fraction | None:
    """Odds of selection of the focal group divided by the reference's; None where undefined."""
    denominator = groups.reference_selected * (groups.focal_n - groups.focal_selected)
    if denominator == 0:
        return None
    numerator = groups.focal_selected * (groups.reference_n - groups.reference_selected)
    return Fraction(numerator, denominator)


def shortfall_pooled(groups: TwoGroups) -> Fraction:
    """Selections the focal group lacks to the pooled rate: n_f·p̂ − x_f (people, signed)."""
    return groups.focal_n * groups.pooled_rate - groups.focal_selected


def shortfall_reference(groups: TwoGroups) -> Fraction:
    """Selections the focal group lacks to the reference's rate: n_f·p_r − x_f (people, signed)."""
    return groups.focal_n * groups.reference_rate - groups.focal_selected


def shortfall_threshold(groups: TwoGroups, threshold: Fraction = FOUR_FIFTHS) -> int:
    """Fewest further selections that bring the focal group to `threshold` (people, 0 or more)."""
    wanted = threshold * groups.reference_rate * groups.focal_n
    return max(0, ceil(wanted) - groups.focal_selected)

"""Every group's test against its reference, adjusted for all pairs of groups of its axis."""

from collections.abc import Iterable
from itertools import groupby

from harness.evidence import ScreeningCounts
from harness.record import record
from harness.stats.multiplicity import holm
from harness.stats.reported import Judged, compared
from harness.stats.results import Stratified
from harness.verdict import Measurement, Outcome


@record
class Tested:
    """One group's p-value, raw and adjusted (0–1), the ratio that it is about, and the test."""

    judged: Judged
    ratio: float
    raw: float
    adjusted: float
    test: str

    def outcome(self, chance: float) -> Outcome:
        """What the adjusted p-value says at level `chance` (0–1).

        Failed where the difference is more than chance and as large as four-fifths (either way),
        attention where it is smaller; passed where chance explains it and four-fifths would have
        shown with 80 % probability, else cannot tell.
        """
        if self.adjusted < chance:
            large = self.ratio < 0.8 or self.ratio > 1.25
            return Outcome.FAILED if large else Outcome.ATTENTION
        detectable = self.judged.row.minimum_detectable_ratio
        shown = detectable is not None and detectable >= 0.8
        return Outcome.PASSED if shown else Outcome.CANNOT_TELL

    @property
    def figures(self) -> str:
        """The counts, the ratio, the test, its p-value, and what it becomes among all pairs."""
        return (
            f"{self.judged.figures}; {self.test} p = {self.raw:.2g}, "
            f"{self.adjusted:.2g} among {self.judged.axis.comparisons} comparisons"
        )

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """Raw and adjusted p-value, and the standard deviations where they are defined."""
        row, name = self.judged.row, self.judged.name
        values = (
            ("p_value", self.raw, "probability"),
            ("p_value_holm", self.adjusted, "probability"),
            ("standard_deviations", row.standard_deviations, "standard deviations"),
        )
        return tuple(
            Measurement(name=field, value=value, unit=unit, n=row.n, group=name)
            for field, value, unit in values
            if value is not None
        )


def tested(counts: Iterable[ScreeningCounts]) -> tuple[Tested, ...]:
    """Tests of all groups that can be assessed.

    Within requisitions (Cochran-Mantel-Haenszel) where at least two say something, else mid-p.
    """
    assessable = [item for item in compared(counts) if _ratio(item) is not None]
    found: list[Tested] = []
    for _, group in groupby(assessable, key=lambda i: (i.evidence, i.axis.axis, i.axis.stage)):
        family = list(group)
        raw = [_p(item) for item in family]
        adjusted = holm(raw, family=family[0].axis.comparisons)
        found += [
            Tested(
                judged=item,
                ratio=_ratio(item) or 0.0,
                raw=p,
                adjusted=p_adjusted,
                test="mid-p" if _within(item) is None else "within requisitions",
            )
            for item, p, p_adjusted in zip(family, raw, adjusted, strict=True)
        ]
    return tuple(found)


def _within(item: Judged) -> Stratified | None:
    return next(
        (
            within
            for within in item.axis.stratified_by_group
            if within.group == item.row.group
            and within.p_value_cmh is not None
            and within.risk_ratio_mh is not None
        ),
        None,
    )


def _p(item: Judged) -> float:
    within = _within(item)
    p = item.row.p_value_mid_p if within is None else within.p_value_cmh
    return 1.0 if p is None else p


def _ratio(item: Judged) -> float | None:
    within = _within(item)
    if not item.row.assessable:
        return None
    return item.row.impact_ratio if within is None else within.risk_ratio_mh

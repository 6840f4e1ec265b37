"""Every group's test against its reference, adjusted for all pairs of groups of its axis."""

from collections.abc import Iterable

from harness.evidence import ScreeningCounts
from harness.record import record
from harness.stats.reported import Judged, compared
from harness.stats.results import deciding_p
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
    found = (_test(item) for item in compared(counts) if item.row.assessable)
    return tuple(item for item in found if item is not None)


def _test(item: Judged) -> Tested | None:
    rows = item.axis.stratified_by_group
    within = next((found for found in rows if found.group == item.row.group), None)
    raw, adjusted = deciding_p(item.row, within), item.row.p_value_holm
    inside = within is not None and within.p_value_cmh is not None
    ratio = within.risk_ratio_mh if within is not None and inside else item.row.impact_ratio
    if ratio is None or raw is None or adjusted is None:
        return None
    return Tested(
        judged=item,
        ratio=ratio,
        raw=raw,
        adjusted=adjusted,
        test="within requisitions" if inside else "mid-p",
    )

"""What audits of screening outcomes share: every group's row, its name, its measurement."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from harness.evidence import GroupTable, ScreeningCounts
from harness.record import record
from harness.stats.battery import batteries
from harness.stats.compare import FOUR_FIFTHS
from harness.stats.results import AxisResult, GroupResult
from harness.stats.row import Options
from harness.stats.second_opinion import odd_tables
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell


@record
class Judged:
    """One group's row, the table that it stands in, and the evidence that it rests on."""

    evidence: str
    axis: AxisResult
    row: GroupResult

    @property
    def name(self) -> str:
        """`sex: women`, with the stage where there is one."""
        stage = "" if self.axis.stage is None else f" at {self.axis.stage}"
        return f"{self.axis.axis}{stage}: {self.row.group}"

    @property
    def figures(self) -> str:
        """`women: 40 of 100 selected, men 60 of 100, ratio 0.67 (0.50 to 0.88)`."""
        reference = next(row for row in self.axis.groups if row.group == self.axis.reference_group)
        row = self.row
        text = (
            f"{self.name}: {row.selected} of {row.n} selected, "
            f"{reference.group} {reference.selected} of {reference.n}"
        )
        if row.impact_ratio is None:
            return text
        text += f", ratio {row.impact_ratio:.2f}"
        if row.impact_ratio_low is None or row.impact_ratio_high is None:
            return text
        return text + f" ({row.impact_ratio_low:.2f} to {row.impact_ratio_high:.2f})"

    @property
    def measurement(self) -> Measurement | None:
        """The impact ratio with its interval; None where it is not computable."""
        if self.row.impact_ratio is None:
            return None
        return Measurement(
            name="impact_ratio",
            value=self.row.impact_ratio,
            unit="ratio",
            n=self.row.n,
            low=self.row.impact_ratio_low,
            high=self.row.impact_ratio_high,
            group=self.name,
        )


def compared(
    counts: Iterable[ScreeningCounts],
    *,
    threshold: Fraction = FOUR_FIFTHS,
    minimum_share: Fraction = Fraction(0),
) -> tuple[Judged, ...]:
    """Every group against its reference, over all axes and stages; references are left out."""
    options = Options(threshold=threshold, minimum_share=minimum_share)
    return tuple(
        Judged(evidence=item.id, axis=axis, row=row)
        for item in sorted(counts, key=lambda item: item.id)
        for axis in batteries(item, options)
        for row in axis.groups
        if row.outcome is not Outcome.INFORMATIVE and row.group != axis.reference_group
    )


def measurements(judged: Iterable[Judged]) -> tuple[Measurement, ...]:
    """The impact ratios that are computable, in the order given."""
    return tuple(found for item in judged if (found := item.measurement) is not None)


def tables_disagree(
    tables: Sequence[GroupTable], counts: Sequence[ScreeningCounts]
) -> Verdict | None:
    """*Cannot tell*, where fairlearn's table says something else than the exact counts."""
    odd = odd_tables(tables, counts)
    if not odd:
        return None
    names = ", ".join(dict.fromkeys(f"`{table.axis}`" for table in odd))
    finding = Finding(
        code="tables-disagree",
        message=f"fairlearn's group table for {names} differs from the exact counts",
        evidence=tuple(table.id for table in odd),
    )
    return cannot_tell("Two computations of the selection rates disagree", finding)

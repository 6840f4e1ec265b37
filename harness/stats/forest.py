"""One group against the reference in every requisition, and combined: the rows of a forest plot."""

from dataclasses import replace
from math import isinf

from harness.evidence import ScreeningCounts
from harness.record import record
from harness.stats import strata
from harness.stats.compare import TwoGroups, impact_ratio
from harness.stats.cube import requisitions
from harness.stats.score_many import miettinen_nurminen_ratios


@record
class ForestRow:
    """One requisition.

    Attributes:
        requisition: Its name.
        selected: Selected of the group.
        n: People of the group.
        reference_selected: Selected of the reference.
        reference_n: People of the reference.
        impact_ratio: None where it is not defined.
        low: Low end of the 95 % score interval.
        high: Its high end; None where nothing bounds it.
        weight: Its share in the combined ratio (0–1).
        shortfall: Selections the group lacks to its share in this requisition (signed).
        left_out: Why the requisition says nothing about the two groups; None where it does.
    """

    requisition: str
    selected: int
    n: int
    reference_selected: int
    reference_n: int
    impact_ratio: float | None = None
    low: float | None = None
    high: float | None = None
    weight: float = 0.0
    shortfall: float = 0.0
    left_out: str | None = None


@record
class Forest:
    """Every requisition's row, those that lack the most selections first, and the combined ratio.

    `directions_differ` says that both ratios clearly below 1 and clearly above 1 are among them:
    then the requisitions are to be read one by one, whatever the combined ratio.
    """

    group: str
    reference: str
    rows: tuple[ForestRow, ...]
    combined: strata.Estimate | None
    homogeneity: strata.ChiSquared | None
    directions_differ: bool


def forest(
    counts: ScreeningCounts, axis: str, group: str, *, reference: str, stage: str | None = None
) -> Forest:
    """The group against the reference within each requisition.

    Args:
        counts: The cube.
        axis: One of its axes.
        group: The focal group.
        reference: The group to compare with.
        stage: One of its stages; needed where there are several.

    Raises:
        StatsError: an axis or a stage that the cube does not have.

    Source: Mantel & Haenszel (1959); Greenland & Robins (1985) for the combined interval.
    """
    rows, tables = [], []
    for name, by in requisitions(counts, axis, stage).by_name.items():
        if group not in by and reference not in by:
            continue
        (n, x), (n_r, x_r) = by.get(group, (0, 0)), by.get(reference, (0, 0))
        row = ForestRow(requisition=name, selected=x, n=n, reference_selected=x_r, reference_n=n_r)
        rows.append(_judged(row))
        if rows[-1].left_out is None:
            tables.append(_table(row))
    shown = _with_intervals(rows, tables)
    return Forest(
        group=group,
        reference=reference,
        rows=tuple(sorted(shown, key=lambda row: (-row.shortfall, row.requisition))),
        combined=strata.risk_ratio(tables),
        homogeneity=strata.breslow_day(tables),
        directions_differ=any(row.high is not None and row.high < 1 for row in shown)
        and any(row.low is not None and row.low > 1 for row in shown),
    )


def _judged(row: ForestRow) -> ForestRow:
    absent = "a group is absent" if not row.n or not row.reference_n else None
    selected, n = row.selected + row.reference_selected, row.n + row.reference_n
    same = {0: "nobody was selected", n: "everybody was selected"}.get(selected)
    return replace(row, left_out=absent or same)


def _table(row: ForestRow) -> TwoGroups:
    return TwoGroups(
        focal_selected=row.selected,
        focal_n=row.n,
        reference_selected=row.reference_selected,
        reference_n=row.reference_n,
    )


def _with_intervals(rows: list[ForestRow], tables: list[TwoGroups]) -> list[ForestRow]:
    weights = [t.reference_selected * t.focal_n / t.n for t in tables]
    whole = sum(weights) or 1.0
    found = iter(zip(tables, miettinen_nurminen_ratios(tables), weights, strict=True))
    shown = []
    for row in rows:
        if row.left_out is not None:
            shown.append(row)
            continue
        table, interval, weight = next(found)
        ratio = impact_ratio(table)
        bounded = interval is not None and not isinf(interval.high)
        shown.append(
            replace(
                row,
                impact_ratio=None if ratio is None else float(ratio),
                low=interval.low if interval else None,
                high=interval.high if interval and bounded else None,
                weight=weight / whole,
                shortfall=strata.shortfall([table]),
            )
        )
    return shown

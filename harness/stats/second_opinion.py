"""Compares fairlearn's group table with the exact counts: which tables say something else."""

from collections.abc import Iterable

from harness.evidence import GroupRow, GroupTable, ScreeningCounts
from harness.stats.cube import totals

TOLERANCE = 1e-9
"""Largest difference between fairlearn's rate and the exact one that rounding explains."""


def disagreements(
    rows: Iterable[GroupRow], counts: ScreeningCounts, axis: str, stage: str | None
) -> tuple[str, ...]:
    """What a group table says otherwise than the exact counts, as sentences."""
    exact = {group.group: group for group in totals(counts, axis, stage).groups}
    said = {row.group: row for row in rows}
    if set(said) != set(exact):
        return (f"`{axis}`: fairlearn has {sorted(said)}, the counts have {sorted(exact)}",)
    return tuple(
        f"`{axis}`, `{name}`: fairlearn says {said[name].selection_rate!r} of {said[name].n}, "
        f"the counts say {group.selected} of {group.n}"
        for name, group in sorted(exact.items())
        if said[name].n != group.n
        or abs(said[name].selection_rate - group.selected / group.n) > TOLERANCE
    )


def odd_tables(
    tables: Iterable[GroupTable], counts: Iterable[ScreeningCounts]
) -> tuple[GroupTable, ...]:
    """The tables that agree with none of the counts, by id."""
    known = tuple(counts)
    return tuple(
        table
        for table in sorted(tables, key=lambda table: table.id)
        if not any(_agrees(table, item) for item in known)
    )


def _agrees(table: GroupTable, counts: ScreeningCounts) -> bool:
    if table.axis not in counts.axes:
        return False
    if table.stage not in (counts.stages or (None,)):
        return False
    return not disagreements(table.rows, counts, table.axis, table.stage)

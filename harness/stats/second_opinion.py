"""Compares fairlearn's group table with the exact counts: which tables say something else."""

from collections.abc import Iterable

from harness.evidence import GroupRow, GroupTable, ScreeningCounts
from harness.stats.cube import GroupTotal, totals

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
    rates = tuple(
        f"`{axis}`, `{name}`: fairlearn says {said[name].selection_rate!r} of {said[name].n}, "
        f"the counts say {group.selected} of {group.n}"
        for name, group in sorted(exact.items())
        if said[name].n != group.n
        or abs(said[name].selection_rate - group.selected / group.n) > TOLERANCE
    )
    return rates + tuple(
        sentence
        for name, group in sorted(exact.items())
        for sentence in _error_rates(f"`{axis}`, `{name}`", said[name], group)
    )


def _error_rates(where: str, row: GroupRow, group: GroupTotal) -> tuple[str, ...]:
    """What a row says otherwise of the rates among suitable and unsuitable people."""
    if group.truth_known is None:
        return ()
    true, hit = group.true or 0, group.true_selected or 0
    false, wrong = group.truth_known - true, (group.truth_known_selected or 0) - hit
    return tuple(
        f"{where}: fairlearn's {name} is {said!r}, the counts say {part} of {whole}"
        for name, said, part, whole in (
            ("true positive rate", row.true_positive_rate, hit, true),
            ("false positive rate", row.false_positive_rate, wrong, false),
        )
        if (said is None) != (whole == 0)
        or (said is not None and abs(said - part / whole) > TOLERANCE)
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

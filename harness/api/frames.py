"""A run as pandas frames, for a reviewer who wants to re-derive its numbers."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness import codec
from harness.api.judging import read_verdicts
from harness.evidence import KINDS, Evidence, GroupTable, ScreeningCounts, WaitingTimes
from harness.store import RunFolder

if TYPE_CHECKING:
    import pandas as pd


def evidence(run: Path, kind: str | None = None) -> "pd.DataFrame":
    """Evidence, one row each: all kinds with their common columns, or one kind with all of its.

    Args:
        run: The run folder.
        kind: The name of a class of `harness.evidence`, such as "Message".
    """
    items = RunFolder.open(run).evidence()
    if kind is None:
        common = [field.name for field in fields(Evidence)]
        return _frame([{name: getattr(item, name) for name in common} for item in items], common)
    columns = [field.name for field in fields(KINDS[kind])]
    rows = [codec.to_plain(item) for item in items if type(item).__name__ == kind]
    return _frame(rows, columns)


def verdicts(run: Path) -> "pd.DataFrame":
    """Verdicts, one row for each audit and walk, with the audit's metadata."""
    judged = read_verdicts(run)
    metas = {meta.id: meta for meta in judged.audits}
    rows = [
        {
            "id": item.id,
            "walk": item.walk,
            "outcome": str(item.outcome),
            "touchpoint": str(metas[item.id].touchpoint),
            "severity": str(metas[item.id].severity),
            "grade": str(metas[item.id].grade),
            "gates": item.gates,
            "summary": item.summary,
            "findings": len(item.findings),
        }
        for item in judged.verdicts
    ]
    columns = ["id", "walk", "outcome", "touchpoint", "severity", "grade", "gates", "summary"]
    return _frame(rows, [*columns, "findings"])


def measurements(run: Path) -> "pd.DataFrame":
    """Every measurement of every verdict, one row each, with unit, n and interval."""
    rows = [
        {"id": item.id, "walk": item.walk, **codec.to_plain(measurement)}
        for item in read_verdicts(run).verdicts
        for measurement in item.measurements
    ]
    columns = ["id", "walk", "name", "group", "value", "unit", "n", "low", "high"]
    return _frame(rows, columns)


def ledger(run: Path) -> "pd.DataFrame":
    """The ledger, one row for each line."""
    rows = [codec.to_plain(line) for line in read_verdicts(run).ledger]
    return _frame(rows, ["name", "label", "value", "low", "high", "of", "unit", "note"])


def cube(run: Path) -> "pd.DataFrame":
    """The counts cube: one row for each requisition, stage and category on every axis."""
    rows = []
    axes: list[str] = []
    for item in RunFolder.open(run).evidence():
        if isinstance(item, ScreeningCounts):
            axes = list(item.axes)
            for cell in item.cells:
                plain = codec.to_plain(cell)
                groups = plain.pop("groups")
                rows.append({**dict(zip(item.axes, groups, strict=True)), **plain})
    return _frame(rows, ["requisition", "stage", *axes, "n", "selected", "above_median"])


def group_table(run: Path) -> "pd.DataFrame":
    """Fairlearn's table by group, one row for each axis, stage and group."""
    rows = [
        {
            "axis": item.axis,
            "stage": item.stage,
            "fairlearn_version": item.fairlearn_version,
            **codec.to_plain(row),
        }
        for item in RunFolder.open(run).evidence()
        if isinstance(item, GroupTable)
        for row in item.rows
    ]
    return _frame(rows, ["axis", "stage", "group", "n", "selection_rate"])


def battery(run: Path) -> "pd.DataFrame":
    """Every statistic of every group against its reference, one row for each, as in the report."""
    from harness.stats.battery import batteries  # noqa: PLC0415 - used here alone

    rows = [
        {
            "axis": axis.axis,
            "stage": axis.stage,
            "reference_group": axis.reference_group,
            **{k: v for k, v in codec.to_plain(row).items() if k != "not_computable"},
        }
        for item in RunFolder.open(run).evidence()
        if isinstance(item, ScreeningCounts)
        for axis in batteries(item)
        for row in axis.groups
    ]
    return _frame(rows, ["axis", "stage", "reference_group", "group", "n", "selected"])


def waiting(run: Path) -> "pd.DataFrame":
    """Waiting times of real candidates by day, one row for each group or requisition and day."""
    rows = [
        {
            "after": item.after,
            "until": item.until,
            "axis": item.axis,
            "group": item.group,
            "requisition": item.requisition,
            **codec.to_plain(day),
        }
        for item in RunFolder.open(run).evidence()
        if isinstance(item, WaitingTimes)
        for day in item.days
    ]
    columns = ["after", "until", "axis", "group", "requisition", "days", "told", "silent"]
    return _frame(rows, columns)


def _frame(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415 - costs 0.5 s at start

    extra = [name for row in rows[:1] for name in row if name not in columns]
    return pd.DataFrame(rows, columns=[*columns, *extra])

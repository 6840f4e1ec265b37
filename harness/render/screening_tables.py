"""`tables/*.csv` about screening: counts and everything that the report derives from them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import get_args

from harness.evidence import Evidence, ScoreCounts, ScreeningCounts, WaitingTimes
from harness.render.sheet import Cell, sheet
from harness.render.walks import of_kind
from harness.stats.battery import batteries
from harness.stats.cuts import Cut, at_quantiles
from harness.stats.forest import ForestRow, forest
from harness.stats.proportion import wilson
from harness.stats.results import AxisResult, GroupResult, Stratified
from harness.stats.stages import StageStep, stage_order, stage_steps
from harness.stats.waiting import told_by

_PLAIN = (str, int, float, bool, type(None))


def screening_tables(evidence: Sequence[Evidence]) -> dict[str, str]:
    """CSV text by file name; nothing where no screening outcomes or times were given.

    Fields are those of `othershoe screen --format json`; a reviewer can derive each from
    `counts.csv`.
    """
    counts, waits = of_kind(evidence, ScreeningCounts), of_kind(evidence, WaitingTimes)
    found: dict[str, str] = {}
    if counts:
        tables = [(item, _with_people(item)) for item in counts]
        judged = [(item, axis) for item, kept in tables for axis in batteries(kept)]
        found["counts.csv"] = _counts(counts)
        found["battery.csv"] = _table(
            ("id", "axis", "stage", "reference_group"), GroupResult, _groups(judged)
        )
        found["within_requisitions.csv"] = _table(
            ("id", "axis", "stage"), Stratified, _stratified(judged)
        )
        kept = {item.id: kept for item, kept in tables}
        found["forest.csv"] = _table(
            ("id", "axis", "stage", "group", "reference"), ForestRow, _forest(judged, kept)
        )
        if any(len(item.stages) > 1 for item in counts):
            steps = _stages(judged, kept)
            found["stages.csv"] = _table(("id", "axis", "reference"), StageStep, steps)
    scores = of_kind(evidence, ScoreCounts)
    if scores:
        found["cuts.csv"] = _table(("id", "axis", "stage"), Cut, _cuts(scores))
    if waits:
        found["waiting.csv"] = _waiting(waits)
    return found


def _with_people(item: ScreeningCounts) -> ScreeningCounts:
    return replace(item, cells=tuple(cell for cell in item.cells if cell.n))


_Line = tuple[tuple[Cell, ...], object]


def _table(head: tuple[str, ...], kind: type, rows: Iterable[_Line]) -> str:
    """The first columns, then the fields of a record that is one line."""
    names = [f.name for f in fields(kind) if _is_plain(f.type) and f.name not in head]
    return sheet(
        " ".join((*head, *names)),
        ((*first, *(getattr(record_, name) for name in names)) for first, record_ in rows),
    )


def _is_plain(kind: object) -> bool:
    """Whether values of this type are one cell; lists and records of their own are not."""
    parts = get_args(kind) or (kind,)
    return all(isinstance(part, type) and issubclass(part, _PLAIN) for part in parts)


_Judged = Sequence[tuple[ScreeningCounts, AxisResult]]


def _groups(judged: _Judged) -> Iterator[_Line]:
    for item, axis in judged:
        for row in axis.groups:
            yield (item.id, axis.axis, axis.stage, axis.reference_group), row


def _stratified(judged: _Judged) -> Iterator[_Line]:
    for item, axis in judged:
        for row in axis.stratified_by_group:
            yield (item.id, axis.axis, axis.stage), row


def _forest(judged: _Judged, kept: dict[str, ScreeningCounts]) -> Iterator[_Line]:
    for item, axis in judged:
        reference = axis.reference_group
        for within in axis.stratified_by_group if reference else ():
            drawn = forest(
                kept[item.id],
                axis.axis,
                within.group,
                reference=str(reference),
                stage=axis.stage,
            )
            for row in drawn.rows:
                yield (item.id, axis.axis, axis.stage, within.group, reference), row


def _stages(judged: _Judged, kept: dict[str, ScreeningCounts]) -> Iterator[_Line]:
    for item, axis in judged:
        order = stage_order(item)
        if len(order) > 1 and axis.stage == order[0] and axis.reference_group is not None:
            reference = axis.reference_group
            for step in stage_steps(kept[item.id], axis.axis, reference=reference, order=order):
                yield (item.id, axis.axis, reference), step


def _cuts(scores: Iterable[ScoreCounts]) -> Iterator[_Line]:
    for item in scores:
        for cut in at_quantiles(item):
            yield (item.id, item.axis, item.stage), cut


def _counts(counts: Iterable[ScreeningCounts]) -> str:
    axes = list(dict.fromkeys(axis for item in counts for axis in item.axes))
    measured = ("n", "selected", "scored", "above_median", "true", "true_selected")
    rows = []
    for item in counts:
        for cell in item.cells:
            groups = dict(zip(item.axes, cell.groups, strict=True))
            values = (getattr(cell, name) for name in measured)
            own = (groups.get(axis) for axis in axes)
            rows.append((item.id, cell.requisition, cell.stage, *own, *values))
    names = ("id", "requisition", "stage", *axes, *measured)
    return sheet(names, rows)


def _waiting(waits: Iterable[WaitingTimes]) -> str:
    head = (
        "id after until axis group requisition as_of n told open_under_30_days never_told "
        "never_told_low never_told_high half_told half_told_low half_told_high"
    )
    rows: list[tuple[Cell, ...]] = []
    for item in waits:
        known = item.n - item.open_under_30_days
        silent = max(0, known - item.told)
        around = wilson(silent, known) if known > 0 else None
        half = told_by(item.days)
        rows.append(
            (
                *(item.id, item.after, item.until, item.axis, item.group, item.requisition),
                *(item.as_of.isoformat(), item.n, item.told, item.open_under_30_days),
                *((silent / known, around.low, around.high) if around else (None, None, None)),
                *(half.value, half.low, half.high),
            )
        )
    return sheet(head, rows)

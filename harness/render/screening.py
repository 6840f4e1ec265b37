"""Screening outcomes: exact counts beside fairlearn's group table, plots, and the workings."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from harness.evidence import GroupTable, ScoreCounts, ScreeningCounts
from harness.meta import Touchpoint
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.grids import Estimate, Plot, plot, ratio_words
from harness.render.walks import Run
from harness.render.words import number, quantity
from harness.render.workings import Workings, workings
from harness.verdict import Measurement, Verdicts

_SAME = 1e-9
_RATIO = "impact_ratio"


@record
class GroupCounts:
    """One group's row. `agrees` is None where fairlearn gave no row for it."""

    group: str
    n: str
    selected: str
    rate: str
    fairlearn: str
    agrees: bool | None
    ratio: str


@record
class Axis:
    """Everything about one axis at one stage."""

    title: str
    rows: tuple[GroupCounts, ...]
    unknown: str
    note: str
    disagrees: bool
    plot: Plot | None
    workings: Workings
    cites: tuple[Cite, ...]


@record
class _Beside:
    """What stands beside the counts: fairlearn's tables, scores, and ratios as audits took them."""

    tables: Sequence[GroupTable]
    scores: Sequence[ScoreCounts]
    ratios: Sequence[Measurement]


def axes(run: Run, verdicts: Verdicts) -> tuple[Axis, ...]:
    """One table for each axis and stage of every set of counts."""
    beside = _Beside(
        tables=run.of(GroupTable), scores=run.of(ScoreCounts), ratios=tuple(_ratios(verdicts))
    )
    return tuple(
        _axis(counts, index, stage, beside)
        for counts in run.of(ScreeningCounts)
        for index in range(len(counts.axes))
        for stage in (counts.stages or (None,))
    )


def _ratios(verdicts: Verdicts) -> Iterable[Measurement]:
    """The impact ratios that the audits of fairness measured, each of a group."""
    fairness = {meta.id for meta in verdicts.audits if meta.touchpoint is Touchpoint.FAIRNESS}
    for judgement in verdicts.verdicts:
        if judgement.id in fairness:
            for measurement in judgement.measurements:
                if measurement.name == _RATIO and measurement.group:
                    yield measurement


def _axis(counts: ScreeningCounts, index: int, stage: str | None, beside: _Beside) -> Axis:
    name = counts.axes[index]
    totals = _totals(counts, index, stage)
    table = next((t for t in beside.tables if t.axis == name and t.stage == stage), None)
    others = {g for i in range(len(counts.axes)) if i != index for g in _totals(counts, i, stage)}
    found = {
        group: next(
            (m for m in beside.ratios if _about(m, name, stage, group, group not in others)), None
        )
        for group in sorted(group for group in totals if group is not None)
    }
    rows = _rows(totals, table, found)
    return Axis(
        title=f"By {name}" + (f", at {stage}" if stage else ""),
        rows=rows,
        unknown=_unknown(*totals.get(None, (0, 0))),
        note=_note(table),
        disagrees=any(row.agrees is False for row in rows),
        plot=plot(
            f"Impact ratios by {name} with 95 % intervals",
            [
                Estimate(label=group, value=m.value, low=m.low, high=m.high)
                for group, m in found.items()
                if m is not None
            ],
        ),
        workings=workings(counts, name, stage, beside.scores),
        cites=(cite(counts), *((cite(table),) if table else ())),
    )


def _unknown(n: int, selected: int) -> str:
    if not n:
        return ""
    return f"Category not known: {number(n)}, of whom {number(selected)} selected."


def _rows(
    totals: Mapping[str | None, tuple[int, int]],
    table: GroupTable | None,
    found: Mapping[str, Measurement | None],
) -> tuple[GroupCounts, ...]:
    theirs = {row.group: row.selection_rate for row in table.rows} if table else {}
    rates = {group: _rate(*totals[group]) for group in found}
    highest = max((rate for rate in rates.values() if rate is not None), default=None)
    return tuple(
        _row(
            group,
            *totals[group],
            theirs=theirs.get(group),
            ratio=ratio,
            highest=highest is not None and rates[group] == highest,
        )
        for group, ratio in found.items()
    )


def _totals(
    counts: ScreeningCounts, index: int, stage: str | None
) -> dict[str | None, tuple[int, int]]:
    totals: dict[str | None, tuple[int, int]] = {}
    for cell in counts.cells:
        if stage is None or cell.stage == stage:
            n, selected = totals.get(cell.groups[index], (0, 0))
            totals[cell.groups[index]] = (n + cell.n, selected + cell.selected)
    return totals


def _about(
    measurement: Measurement,
    axis: str,
    stage: str | None,
    group: str,
    alone: bool,  # noqa: FBT001 - a fact, not a switch
) -> bool:
    """Whether a measurement is about this group: `race: Black`, `race at interview: Black`.

    A bare `Black` will do where no other axis has such a group (`alone`).
    """
    if measurement.group == group:
        return alone
    place = axis if stage is None else f"{axis} at {stage}"
    return measurement.group == f"{place}: {group}"


def _rate(n: int, selected: int) -> Fraction | None:
    return Fraction(selected, n) if n else None


def _row(
    group: str,
    n: int,
    selected: int,
    *,
    theirs: float | None,
    ratio: Measurement | None,
    highest: bool,
) -> GroupCounts:
    rate = _rate(n, selected)
    return GroupCounts(
        group=one_line(group, 80),
        n=number(n),
        selected=number(selected),
        rate="–" if rate is None else quantity(float(rate), "share"),
        fairlearn="–" if theirs is None else quantity(theirs, "share"),
        agrees=None if theirs is None or rate is None else abs(float(rate) - theirs) <= _SAME,
        ratio=ratio_words(ratio.value, ratio.low, ratio.high)
        if ratio
        else "highest rate"
        if highest
        else "–",
    )


def _note(table: GroupTable | None) -> str:
    if table is None:
        return "fairlearn's group table is not in the evidence."
    parts = [f"fairlearn {one_line(table.fairlearn_version, 20)}"]
    if table.ratio is not None:
        parts.append(f"ratio {number(table.ratio, places=4)}")
    if table.difference is not None:
        parts.append(f"difference {number(table.difference, places=4)}")
    return f"{parts[0]}: {', '.join(parts[1:])}." if parts[1:] else f"{parts[0]}."

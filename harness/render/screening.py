"""Screening outcomes: exact counts beside fairlearn's group table, and the interval plot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from harness.evidence import GroupTable, ScreeningCounts, WaitingTimes
from harness.meta import Touchpoint
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.walks import Run
from harness.render.words import between, day, number, quantity
from harness.verdict import Measurement, Verdicts

_SAME = 1e-9
_FOUR_FIFTHS = 0.8
_RATIO = "impact_ratio"
_LEFT = 1.0
_RIGHT = 99.0
_LEAST_SCALE = 1.25
_MOST_SCALE = 2.5


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
class PlotRow:
    """An impact ratio with its interval; places in percent of the width."""

    label: str
    words: str
    x: float
    low: float
    high: float
    open_end: bool


@record
class Plot:
    """Impact ratios of one axis on one scale, with the four-fifths line and equality."""

    rows: tuple[PlotRow, ...]
    four_fifths: float
    equal: float
    scale: str
    alternative: str


@record
class Axis:
    """Everything about one axis at one stage."""

    title: str
    rows: tuple[GroupCounts, ...]
    unknown: str
    note: str
    disagrees: bool
    plot: Plot | None
    cites: tuple[Cite, ...]


@record
class Waited:
    """How long one group of real candidates waited."""

    group: str
    n: str
    told: str
    median: str
    p90: str
    cite: Cite


@record
class Waits:
    """Waiting after one event; `as_of` is the day on which it was counted."""

    title: str
    as_of: str
    rows: tuple[Waited, ...]


def axes(run: Run, verdicts: Verdicts) -> tuple[Axis, ...]:
    """One table for each axis and stage of every set of counts."""
    tables = run.of(GroupTable)
    ratios = tuple(_ratios(verdicts))
    return tuple(
        _axis(counts, index, stage, tables, ratios)
        for counts in run.of(ScreeningCounts)
        for index in range(len(counts.axes))
        for stage in (counts.stages or (None,))
    )


def waits(run: Run) -> tuple[Waits, ...]:
    """Waiting times by event and axis, everybody first."""
    grouped: dict[tuple[str, str], list[WaitingTimes]] = defaultdict(list)
    for times in run.of(WaitingTimes):
        grouped[times.after, times.axis or ""].append(times)
    return tuple(
        Waits(
            title=f"After they {event}" if not axis else f"After they {event}, by {axis}",
            as_of=day(max(times.as_of for times in rows)),
            rows=tuple(_waited(times) for times in rows),
        )
        for (event, axis), rows in sorted(grouped.items())
    )


def _waited(times: WaitingTimes) -> Waited:
    place = f", {times.requisition}" if times.requisition else ""
    return Waited(
        group=one_line(f"{times.group or 'everybody'}{place}", 80),
        n=number(times.n),
        told=f"{number(times.told)} ({quantity(times.told / times.n, 'share')})"
        if times.n
        else "0",
        median="–" if times.median_days is None else quantity(times.median_days, "days"),
        p90="–" if times.p90_days is None else quantity(times.p90_days, "days"),
        cite=cite(times),
    )


def _ratios(verdicts: Verdicts) -> Iterable[Measurement]:
    """The impact ratios that the audits of fairness measured, each of a group."""
    fairness = {meta.id for meta in verdicts.audits if meta.touchpoint is Touchpoint.FAIRNESS}
    for judgement in verdicts.verdicts:
        if judgement.id in fairness:
            for measurement in judgement.measurements:
                if measurement.name == _RATIO and measurement.group:
                    yield measurement


def _axis(
    counts: ScreeningCounts,
    index: int,
    stage: str | None,
    tables: Sequence[GroupTable],
    ratios: Sequence[Measurement],
) -> Axis:
    name = counts.axes[index]
    totals = _totals(counts, index, stage)
    table = next((t for t in tables if t.axis == name and t.stage == stage), None)
    others = {g for i in range(len(counts.axes)) if i != index for g in _totals(counts, i, stage)}
    found = {
        group: next((m for m in ratios if _about(m, name, stage, group, group not in others)), None)
        for group in sorted(group for group in totals if group is not None)
    }
    rows = _rows(totals, table, found)
    return Axis(
        title=f"By {name}" + (f", at {stage}" if stage else ""),
        rows=rows,
        unknown=_unknown(*totals.get(None, (0, 0))),
        note=_note(table),
        disagrees=any(row.agrees is False for row in rows),
        plot=_plot(name, [(group, m) for group, m in found.items() if m is not None]),
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
        ratio=_ratio_words(ratio) if ratio else "highest rate" if highest else "–",
    )


def _ratio_words(ratio: Measurement) -> str:
    words = number(ratio.value, places=3)
    if ratio.low is None or ratio.high is None:
        return words
    return f"{words} [{between(ratio.low, ratio.high, 'ratio')}]"


def _note(table: GroupTable | None) -> str:
    if table is None:
        return "fairlearn's group table is not in the evidence."
    parts = [f"fairlearn {one_line(table.fairlearn_version, 20)}"]
    if table.ratio is not None:
        parts.append(f"ratio {number(table.ratio, places=4)}")
    if table.difference is not None:
        parts.append(f"difference {number(table.difference, places=4)}")
    return f"{parts[0]}: {', '.join(parts[1:])}." if parts[1:] else f"{parts[0]}."


def _plot(axis: str, found: Sequence[tuple[str, Measurement]]) -> Plot | None:
    if not found:
        return None
    highest = max(m.high if m.high is not None else m.value for _, m in found)
    scale = min(max(highest * 1.05, _LEAST_SCALE), _MOST_SCALE)

    def x(value: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * min(max(value, 0.0), scale) / scale, 2)

    rows = tuple(
        PlotRow(
            label=one_line(group, 60),
            words=_ratio_words(m),
            x=x(m.value),
            low=x(m.low if m.low is not None else m.value),
            high=x(m.high if m.high is not None else m.value),
            open_end=m.high is not None and m.high > scale,
        )
        for group, m in found
    )
    told = "; ".join(f"{row.label} {row.words}" for row in rows)
    return Plot(
        rows=rows,
        four_fifths=x(_FOUR_FIFTHS),
        equal=x(1.0),
        scale=number(scale),
        alternative=f"Impact ratios by {axis} with 95 % intervals: {told}",
    )

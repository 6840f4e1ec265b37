"""A process of several stages: its bottom line, and the stage at which a group is held back.

A clean bottom line excuses no stage (Connecticut v. Teal, 457 U.S. 440), and a flag at one stage
proves nothing about the whole: both are shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isinf

from harness.errors import StatsError
from harness.evidence import CubeCell, ScreeningCounts
from harness.record import record
from harness.stats.compare import Interval, TwoGroups, impact_ratio, shortfall_reference
from harness.stats.cube import totals
from harness.stats.score_many import miettinen_nurminen_ratios


@record
class WholeProcess:
    """From the first stage to the last.

    Attributes:
        order: The stages in the order in which people pass them.
        counts: Considered at the first stage, selected at the last one, as a cube without
            stages; None where the stages are not steps of one process.
        reason: Why there is none.
    """

    order: tuple[str, ...]
    counts: ScreeningCounts | None
    reason: str | None = None


@record
class StageStep:
    """One group at one stage against the same reference at that stage.

    `high` is None where nothing bounds the ratio; `lost` is the number of selections the group
    lacks to the reference's rate at this stage (people, signed).
    """

    stage: str
    group: str
    selected: int
    n: int
    reference_selected: int
    reference_n: int
    impact_ratio: float | None
    low: float | None
    high: float | None
    lost: float


def stage_order(counts: ScreeningCounts) -> tuple[str, ...]:
    """The stages by falling number of people, which is the order of any process that narrows."""
    people: dict[str, int] = dict.fromkeys(counts.stages, 0)
    for cell in counts.cells:
        if cell.stage in people:
            people[cell.stage] += cell.n
    return tuple(sorted(counts.stages, key=lambda stage: (-people[stage], stage)))


def whole_process(counts: ScreeningCounts, order: Sequence[str] | None = None) -> WholeProcess:
    """The bottom line's counts; run `battery` on them for rates, ratios and statements.

    People who passed one stage and have no outcome at the next are not selected. Where people
    change the period between stages, periods are left out.

    Args:
        counts: The cube.
        order: The stages in order; by falling number of people where not given.

    Raises:
        StatsError: `order` names a stage that the cube lacks, or misses one.
    """
    steps = tuple(order) if order is not None else stage_order(counts)
    if sorted(steps) != sorted(counts.stages):
        raise StatsError(
            f"the order names {', '.join(f'`{s}`' for s in steps)}",
            remedy=f"Name each of {', '.join(f'`{s}`' for s in counts.stages)} once",
        )
    if len(steps) < 2:
        return WholeProcess(order=steps, counts=None, reason="there is one stage")
    cells = _bottom(counts.cells, steps[0], steps[-1])
    if any(cell.selected > cell.n for cell in cells):
        passed = (replace(cell, period=None) for cell in counts.cells)
        cells = _bottom(passed, steps[0], steps[-1])
    problem = _no_funnel(counts, steps, cells)
    if problem is not None:
        return WholeProcess(order=steps, counts=None, reason=problem)
    return WholeProcess(
        order=steps,
        counts=replace(
            counts,
            stages=(),
            cells=cells,
            has_scores=False,
            median=None,
            rows=sum(cell.n for cell in cells),
        ),
    )


def stage_steps(
    counts: ScreeningCounts,
    axis: str,
    *,
    reference: str,
    order: Sequence[str] | None = None,
) -> tuple[StageStep, ...]:
    """Every group at every stage against one reference, stage by stage.

    Groups and stages without people of both are left out.

    Raises:
        StatsError: an axis that the cube does not have.
    """
    found = [
        (stage, name, table)
        for stage in (tuple(order) if order is not None else stage_order(counts))
        for name, table in _against(counts, axis, stage, reference).items()
    ]
    intervals = miettinen_nurminen_ratios([table for _, _, table in found])
    return tuple(
        _step(stage, name, table, interval)
        for (stage, name, table), interval in zip(found, intervals, strict=True)
    )


def bottleneck(steps: Iterable[StageStep], group: str) -> StageStep | None:
    """The stage at which the group's ratio is lowest; None where no ratio is defined."""
    own = [step for step in steps if step.group == group and step.impact_ratio is not None]
    return min(own, key=lambda step: (step.impact_ratio or 0.0, -step.lost), default=None)


def _against(
    counts: ScreeningCounts, axis: str, stage: str, reference: str
) -> dict[str, TwoGroups]:
    """Every other group of one stage with the reference; nothing where it is absent."""
    groups = {group.group: group for group in totals(counts, axis, stage).groups}
    if reference not in groups:
        return {}
    return {
        name: TwoGroups(
            focal_selected=group.selected,
            focal_n=group.n,
            reference_selected=groups[reference].selected,
            reference_n=groups[reference].n,
        )
        for name, group in groups.items()
        if name != reference
    }


def _step(stage: str, name: str, table: TwoGroups, interval: Interval | None) -> StageStep:
    ratio = impact_ratio(table)
    return StageStep(
        stage=stage,
        group=name,
        selected=table.focal_selected,
        n=table.focal_n,
        reference_selected=table.reference_selected,
        reference_n=table.reference_n,
        impact_ratio=None if ratio is None else float(ratio),
        low=interval.low if interval else None,
        high=interval.high if interval and not isinf(interval.high) else None,
        lost=float(shortfall_reference(table)),
    )


def _no_funnel(
    counts: ScreeningCounts, steps: Sequence[str], bottom: Sequence[CubeCell]
) -> str | None:
    """Why people at some stage cannot all have passed the stage before it."""
    n: dict[str | None, int] = defaultdict(int)
    selected: dict[str | None, int] = defaultdict(int)
    for cell in counts.cells:
        n[cell.stage] += cell.n
        selected[cell.stage] += cell.selected
    for before, after in pairwise(steps):
        if n[after] > selected[before]:
            return (
                f"{n[after]} people stand at `{after}`, and `{before}` let {selected[before]} "
                "through: they are not steps of one process"
            )
    odd = next((cell for cell in bottom if cell.selected > cell.n), None)
    if odd is None:
        return None
    who = ", ".join(group or "unknown" for group in odd.groups)
    return f"more people of {who} were selected at `{steps[-1]}` than stood at `{steps[0]}`"


def _bottom(cells: Iterable[CubeCell], first: str, last: str) -> tuple[CubeCell, ...]:
    n: dict[_Place, int] = defaultdict(int)
    selected: dict[_Place, int] = defaultdict(int)
    for cell in cells:
        if cell.stage == first:
            n[_place(cell)] += cell.n
        if cell.stage == last:
            selected[_place(cell)] += cell.selected
    return tuple(
        CubeCell(
            requisition=place[0],
            stage=None,
            period=place[1],
            groups=place[2],
            n=n[place],
            selected=selected[place],
        )
        for place in dict.fromkeys([*n, *selected])
    )


_Place = tuple[str | None, str | None, tuple[str | None, ...]]


def _place(cell: CubeCell) -> _Place:
    return cell.requisition, cell.period, cell.groups

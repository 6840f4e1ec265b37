"""Reads group totals and two-group strata out of a counts cube."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum

from harness.errors import StatsError
from harness.evidence import CubeCell, ScreeningCounts
from harness.record import record
from harness.stats.compare import TwoGroups


@record
class GroupTotal:
    """One group's counts; those of scores, and their sums, are None where there are no scores.

    The last four are None without a ground truth (fields as in `CubeCell`).
    """

    group: str
    n: int
    selected: int
    scored: int | None = None
    above_median: int | None = None
    score_sum: float | None = None
    score_sum_squares: float | None = None
    true: int | None = None
    true_selected: int | None = None
    truth_known: int | None = None
    truth_known_selected: int | None = None


@record
class Totals:
    """Every group's counts on one axis, by name, and those of people of unknown category."""

    groups: tuple[GroupTotal, ...]
    unknown_n: int
    unknown_selected: int


@record
class Requisitions:
    """Each requisition's groups, by name: how many were considered, how many selected."""

    by_name: Mapping[str, Mapping[str, tuple[int, int]]]


@record
class Strata:
    """Two groups within each requisition; `left_out` requisitions say nothing about them."""

    tables: tuple[TwoGroups, ...]
    left_out: int


def totals(counts: ScreeningCounts, axis: str, stage: str | None = None) -> Totals:
    """Counts by group on `axis`, over all requisitions of one stage.

    Raises:
        StatsError: an axis or a stage that the cube lacks, or several stages and none named.
    """
    place = _place(counts, axis)
    by_group: dict[str | None, list[CubeCell]] = defaultdict(list)
    for cell in _cells(counts, stage):
        by_group[cell.groups[place]].append(cell)
    unknown = by_group.pop(None, [])
    return Totals(
        groups=tuple(_total(group, by_group[group]) for group in sorted(by_group, key=str)),
        unknown_n=sum(cell.n for cell in unknown),
        unknown_selected=sum(cell.selected for cell in unknown),
    )


def requisitions(counts: ScreeningCounts, axis: str, stage: str | None = None) -> Requisitions:
    """Every group's counts within each requisition of one stage, read once for all pairs.

    Where the counts have periods, each period of a requisition is one of its own (or each period,
    where there are no requisitions): like is compared with like.

    Raises:
        StatsError: an axis or a stage that the cube lacks, or several stages and none named.
    """
    place = _place(counts, axis)
    sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for cell in _cells(counts, stage):
        group = cell.groups[place]
        stratum = ", ".join(part for part in (cell.requisition, cell.period) if part is not None)
        if stratum and group is not None:
            n, selected = sums[stratum].get(group, (0, 0))
            sums[stratum][group] = (n + cell.n, selected + cell.selected)
    return Requisitions(by_name=dict(sorted(sums.items())))


def strata(of: Requisitions, *, focal: str, reference: str) -> Strata:
    """The two groups within each requisition.

    Left out, and counted, are requisitions in which one of the groups is absent, and those that
    selected nobody or everybody of both.
    """
    either = [by for by in of.by_name.values() if focal in by or reference in by]
    tables = [
        TwoGroups(
            focal_selected=by[focal][1],
            focal_n=by[focal][0],
            reference_selected=by[reference][1],
            reference_n=by[reference][0],
        )
        for by in either
        if focal in by and reference in by
    ]
    used = tuple(table for table in tables if 0 < table.selected < table.n)
    return Strata(tables=used, left_out=len(either) - len(used))


def _place(counts: ScreeningCounts, axis: str) -> int:
    if axis not in counts.axes:
        raise StatsError(
            f"the counts have no axis `{axis}`",
            remedy=f"The axes are {', '.join(f'`{name}`' for name in counts.axes)}",
        )
    return counts.axes.index(axis)


def _cells(counts: ScreeningCounts, stage: str | None) -> Iterable[CubeCell]:
    if stage is None and len(counts.stages) > 1:
        raise StatsError(
            "the counts have several stages, and a rate belongs to one",
            remedy=f"Name one of {', '.join(f'`{name}`' for name in counts.stages)}",
        )
    if stage is not None and stage not in counts.stages:
        raise StatsError(
            f"the counts have no stage `{stage}`",
            remedy=f"The stages are {', '.join(f'`{name}`' for name in counts.stages) or 'none'}",
        )
    return (cell for cell in counts.cells if stage is None or cell.stage == stage)


def _total(group: str | None, cells: list[CubeCell]) -> GroupTotal:
    scored = [cell for cell in cells if cell.scored is not None]
    summed = scored and all(cell.score_sum is not None for cell in scored)
    judged = [cell for cell in cells if cell.truth_known is not None]
    return GroupTotal(
        group=str(group),
        n=sum(cell.n for cell in cells),
        selected=sum(cell.selected for cell in cells),
        scored=sum(cell.scored or 0 for cell in scored) if scored else None,
        above_median=sum(cell.above_median or 0 for cell in scored) if scored else None,
        score_sum=fsum(cell.score_sum or 0.0 for cell in scored) if summed else None,
        score_sum_squares=fsum(c.score_sum_squares or 0.0 for c in scored) if summed else None,
        true=sum(cell.true or 0 for cell in judged) if judged else None,
        true_selected=sum(cell.true_selected or 0 for cell in judged) if judged else None,
        truth_known=sum(cell.truth_known or 0 for cell in judged) if judged else None,
        truth_known_selected=sum(c.truth_known_selected or 0 for c in judged) if judged else None,
    )

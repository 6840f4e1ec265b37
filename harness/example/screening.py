"""Builders for counts of real screening outcomes, fairlearn's table of them, and waiting times."""

from dataclasses import replace
from typing import Any

from harness.evidence import (
    CubeCell,
    GroupRow,
    GroupTable,
    ScoreBin,
    ScoreCounts,
    ScreeningCounts,
    WaitedDays,
    WaitingTimes,
)
from harness.example.base import after, build


def counts(
    axis: str = "sex",
    *,
    requisition: str | None = None,
    stage: str | None = None,
    **groups: tuple[int, int],
) -> ScreeningCounts:
    """Counts of one axis: `counts(women=(48, 100), men=(60, 100))`, selected of considered.

    The group `unknown` holds people whose category is not known.
    """
    cells = tuple(
        CubeCell(
            requisition=requisition,
            stage=stage,
            groups=(None if group == "unknown" else group,),
            n=n,
            selected=selected,
        )
        for group, (selected, n) in groups.items()
    )
    defaults = {
        "walk": None,
        "source": "outcomes.csv",
        "query": "SELECT …",
        "axes": (axis,),
        "stages": () if stage is None else (stage,),
        "rows": sum(cell.n for cell in cells),
        "cells": cells,
    }
    return build(ScreeningCounts, defaults, {})


def together(*parts: ScreeningCounts) -> ScreeningCounts:
    """Counts of one axis over several requisitions or stages, as one record."""
    return replace(
        parts[0],
        stages=tuple(dict.fromkeys(stage for part in parts for stage in part.stages)),
        rows=sum(part.rows for part in parts),
        cells=tuple(cell for part in parts for cell in part.cells),
    )


def table(of: ScreeningCounts, *, off_by: float = 0.0, stage: str | None = None) -> GroupTable:
    """What fairlearn says of `counts(…)`; `off_by` is added to every selection rate."""
    sums: dict[str, tuple[int, int]] = {}
    for cell in of.cells:
        group = cell.groups[0]
        if group is not None and stage in {None, cell.stage}:
            selected, n = sums.get(group, (0, 0))
            sums[group] = (selected + cell.selected, n + cell.n)
    rates = {group: selected / n + off_by for group, (selected, n) in sums.items()}
    highest, lowest = max(rates.values()), min(rates.values())
    defaults = {
        "walk": None,
        "axis": of.axes[0],
        "stage": stage,
        "fairlearn_version": "0.15.0",
        "rows": tuple(
            GroupRow(group=group, n=sums[group][1], selection_rate=rate)
            for group, rate in rates.items()
        ),
        "ratio": lowest / highest if highest else None,
        "difference": highest - lowest,
    }
    return build(GroupTable, defaults, {})


def waiting(n: int, *, told: int, open_under_30_days: int = 0, **fields: Any) -> WaitingTimes:
    """Of `n` people who applied, `told` were; the others wait, some for less than 30 days."""
    defaults = {
        "walk": None,
        "after": "applied",
        "as_of": after(days=90),
        "n": n,
        "told": told,
        "median_days": 9.0 if told else None,
        "p90_days": 21.0 if told else None,
        "told_within_30_days": told,
        "open_under_30_days": open_under_30_days,
    }
    return build(WaitingTimes, defaults, fields)


def scores(
    axis: str = "sex", *, stage: str | None = None, **groups: tuple[tuple[float, int], ...]
) -> ScoreCounts:
    """Who scored what: `scores(women=((60, 5), (70, 5)), men=((70, 10),))`, score and people."""
    defaults = {
        "walk": None,
        "axis": axis,
        "stage": stage,
        "bins": tuple(
            ScoreBin(group=None if group == "unknown" else group, score=float(score), n=n)
            for group, bins in groups.items()
            for score, n in bins
        ),
    }
    return build(ScoreCounts, defaults, {})


def with_truth(of: ScreeningCounts, **groups: tuple[int, int]) -> ScreeningCounts:
    """`counts(…)` where it is known who was able: `women=(30, 40)`, selected of the able."""
    cells = tuple(
        replace(cell, true=groups[cell.groups[0]][1], true_selected=groups[cell.groups[0]][0])
        if cell.groups[0] in groups
        else cell
        for cell in of.cells
    )
    return replace(of, cells=cells)


def waited(*days: tuple[int, int, int], **fields: Any) -> WaitingTimes:
    """People by days waited: `waited((3, 90, 0), (60, 0, 10))`, days, told and still silent."""
    told = sum(item[1] for item in days)
    counted = tuple(WaitedDays(days=d, told=t, silent=s) for d, t, s in days)
    return waiting(
        told + sum(item[2] for item in days),
        told=told,
        open_under_30_days=sum(s for d, _, s in days if d < 30),
        told_within_30_days=sum(t for d, t, _ in days if d <= 30),
        days=counted,
        **fields,
    )

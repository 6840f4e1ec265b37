"""Builders for counts of real screening outcomes, fairlearn's table of them, and waiting times."""

from dataclasses import replace
from typing import Any

from harness.evidence import CubeCell, GroupRow, GroupTable, ScreeningCounts, WaitingTimes
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

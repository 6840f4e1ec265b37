"""fairlearn's `MetricFrame.by_group` on the cube: one weighted row a cell, no rows of people.

The exact counts decide; this table is the second opinion, and a disagreement is said aloud.
"""

from math import isfinite

from harness.evidence import CubeCell, GroupRow, ScreeningCounts
from harness.record import record


@record
class FairlearnTable:
    """What fairlearn says of one axis at one stage; None where it is not defined."""

    axis: str
    stage: str | None
    version: str
    rows: tuple[GroupRow, ...]
    ratio: float | None
    difference: float | None


def fairlearn_tables(counts: ScreeningCounts) -> tuple[FairlearnTable, ...]:
    """The table of every axis at every stage; axes without a known category have none."""
    stages: tuple[str | None, ...] = counts.stages or (None,)
    found = []
    for place, axis in enumerate(counts.axes):
        for stage in stages:
            cells = [
                cell
                for cell in counts.cells
                if cell.groups[place] is not None and stage in {None, cell.stage}
            ]
            if cells:
                found.append(_table(axis, stage, place, cells))
    return tuple(found)


def _table(axis: str, stage: str | None, place: int, cells: list[CubeCell]) -> FairlearnTable:
    import fairlearn  # noqa: PLC0415 - two seconds to import
    from fairlearn.metrics import MetricFrame, selection_rate  # noqa: PLC0415

    groups: list[str] = []
    selected: list[int] = []
    weights: list[int] = []
    people: dict[str, int] = {}
    for cell in cells:
        group = str(cell.groups[place])
        people[group] = people.get(group, 0) + cell.n
        for outcome, n in ((1, cell.selected), (0, cell.n - cell.selected)):
            if n:
                groups.append(group)
                selected.append(outcome)
                weights.append(n)
    frame = MetricFrame(
        metrics=selection_rate,
        y_true=selected,
        y_pred=selected,
        sensitive_features=groups,
        sample_params={"sample_weight": weights},
    )
    return FairlearnTable(
        axis=axis,
        stage=stage,
        version=str(fairlearn.__version__),
        rows=tuple(
            GroupRow(group=str(group), n=people[str(group)], selection_rate=float(rate))
            for group, rate in frame.by_group.items()
        ),
        ratio=_defined(frame.ratio()),
        difference=_defined(frame.difference()),
    )


def _defined(value: object) -> float | None:
    number = float(str(value))
    return number if isfinite(number) else None

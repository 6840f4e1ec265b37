"""fairlearn's `MetricFrame.by_group` on the cube: one weighted row a cell, no rows of people.

The exact counts decide; this table is the second opinion, and a disagreement is said aloud.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from math import isfinite
from typing import TYPE_CHECKING

from harness.evidence import CubeCell, GroupRow, ScreeningCounts
from harness.record import record

if TYPE_CHECKING:
    from fairlearn.metrics import MetricFrame


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
    from fairlearn.metrics import selection_rate  # noqa: PLC0415

    weighted = _Weighted()
    people: dict[str, int] = {}
    for cell in cells:
        group = str(cell.groups[place])
        people[group] = people.get(group, 0) + cell.n
        weighted.add(group, cell.selected, selected=1)
        weighted.add(group, cell.n - cell.selected, selected=0)
    frame = weighted.frame({"selection_rate": selection_rate})
    errors = _error_rates(place, cells)
    return FairlearnTable(
        axis=axis,
        stage=stage,
        version=str(fairlearn.__version__),
        rows=tuple(
            replace(
                errors.get(str(group), GroupRow(group=str(group), n=0, selection_rate=0.0)),
                n=people[str(group)],
                selection_rate=float(rate),
            )
            for group, rate in frame.by_group["selection_rate"].items()
        ),
        ratio=_defined(frame.ratio()["selection_rate"]),
        difference=_defined(frame.difference()["selection_rate"]),
    )


def _error_rates(place: int, cells: list[CubeCell]) -> dict[str, GroupRow]:
    """Rates by fairlearn among suitable and among unsuitable people, where a truth is known.

    A group without any suitable (or unsuitable) person has no such rate; fairlearn says 0.
    """
    from fairlearn.metrics import false_positive_rate, true_positive_rate  # noqa: PLC0415

    weighted = _Weighted()
    true: dict[str, int] = {}
    false: dict[str, int] = {}
    for cell in cells:
        group, known, chosen = str(cell.groups[place]), cell.truth_known, cell.truth_known_selected
        if known is None or chosen is None or cell.true is None or cell.true_selected is None:
            continue
        true[group] = true.get(group, 0) + cell.true
        false[group] = false.get(group, 0) + known - cell.true
        weighted.add(group, cell.true_selected, selected=1, truth=1)
        weighted.add(group, cell.true - cell.true_selected, selected=0, truth=1)
        weighted.add(group, chosen - cell.true_selected, selected=1, truth=0)
        unfit = known - cell.true - chosen + cell.true_selected
        weighted.add(group, unfit, selected=0, truth=0)
    if not weighted.groups:
        return {}
    found = weighted.frame({"true": true_positive_rate, "false": false_positive_rate}).by_group
    return {
        str(group): GroupRow(
            group=str(group),
            n=0,
            selection_rate=0.0,
            true_positive_rate=float(rates["true"]) if true[str(group)] else None,
            false_positive_rate=float(rates["false"]) if false[str(group)] else None,
        )
        for group, rates in found.iterrows()
    }


@record
class _Weighted:
    """One weighted row for each kind of person in a cell, as fairlearn takes them."""

    groups: list[str] = field(default_factory=list)
    selected: list[int] = field(default_factory=list)
    truths: list[int] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def add(self, group: str, people: int, *, selected: int, truth: int = 0) -> None:
        """So many people of a group, all selected or none, all suitable or none."""
        if people:
            self.groups.append(group)
            self.selected.append(selected)
            self.truths.append(truth)
            self.weights.append(people)

    def frame(self, metrics: Mapping[str, Callable[..., float]]) -> "MetricFrame":
        """The metrics by group."""
        from fairlearn.metrics import MetricFrame  # noqa: PLC0415 - two seconds to import

        return MetricFrame(
            metrics=dict(metrics),
            y_true=self.truths,
            y_pred=self.selected,
            sensitive_features=self.groups,
            sample_params={name: {"sample_weight": self.weights} for name in metrics},
        )


def _defined(value: object) -> float | None:
    number = float(str(value))
    return number if isfinite(number) else None

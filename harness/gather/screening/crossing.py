"""Checks the axes that the project crosses, and adds what they make to the cube."""

from collections.abc import Sequence
from dataclasses import replace

from harness.employer import Screening
from harness.errors import Mistake
from harness.evidence import ScreeningCounts
from harness.gather.screening.columns import nearest

CROSS = " × "
"""Between the names of axes, and between the names of groups."""


def cross_mistakes(screening: Screening) -> list[Mistake]:
    """Crosses of fewer than two axes, of the same one twice, or of one that is not there."""
    mistakes = []
    for cross in screening.crosses:
        place = f"crosses, {' and '.join(cross) or 'an empty one'}"
        if len(set(cross)) < 2 or len(set(cross)) < len(cross):
            mistakes.append(Mistake(place=place, problem="needs two or more axes, each once"))
        mistakes += [
            Mistake(place=place, problem=f"`{axis}` is no axis — {nearest(axis, screening.groups)}")
            for axis in cross
            if axis not in screening.groups
        ]
    return mistakes


def with_crosses(screening: Screening, counts: ScreeningCounts) -> ScreeningCounts:
    """The cube with one more axis for every declared cross: a group for each combination.

    Whoever's category is unknown on one of the axes is unknown on the new one.

    Source: 6 RCNY 5-301(b)(3) asks for sex × race/ethnicity.
    """
    crosses = [[counts.axes.index(axis) for axis in cross] for cross in screening.crosses]
    return replace(
        counts,
        axes=(*counts.axes, *(CROSS.join(cross) for cross in screening.crosses)),
        cells=tuple(
            replace(cell, groups=(*cell.groups, *(_together(cell.groups, c) for c in crosses)))
            for cell in counts.cells
        ),
    )


def _together(groups: Sequence[str | None], places: Sequence[int]) -> str | None:
    names = [group for place in places if (group := groups[place]) is not None]
    return CROSS.join(names) if len(names) == len(places) else None

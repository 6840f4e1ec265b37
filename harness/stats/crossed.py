"""Crosses axes of the counts cube: sex × race, from counts that are there already."""

from collections.abc import Sequence
from dataclasses import replace

from harness.errors import StatsError
from harness.evidence import ScreeningCounts

CROSS = " × "
"""Between the names of axes, and between the names of groups."""


def crossed(counts: ScreeningCounts, axes: Sequence[str]) -> ScreeningCounts:
    """The cube with one more axis, whose groups are all combinations of the groups of `axes`.

    Whoever's category is unknown on one of the axes is unknown on the new one.

    Args:
        counts: The cube.
        axes: Two or more of its axes, each once.

    Raises:
        StatsError: fewer than two axes, one named twice, or one that the cube does not have.

    Source: 6 RCNY 5-301(b)(3) asks for sex × race/ethnicity.
    """
    missing = [axis for axis in axes if axis not in counts.axes]
    if missing or len(axes) < 2 or len(set(axes)) < len(axes):
        raise StatsError(
            f"a cross of {' and '.join(f'`{axis}`' for axis in axes) or 'nothing'}",
            remedy=f"Cross two or more of {', '.join(f'`{a}`' for a in counts.axes)}, each once",
        )
    places = [counts.axes.index(axis) for axis in axes]
    return replace(
        counts,
        axes=(*counts.axes, CROSS.join(axes)),
        cells=tuple(
            replace(cell, groups=(*cell.groups, _together(cell.groups, places)))
            for cell in counts.cells
        ),
    )


def _together(groups: tuple[str | None, ...], places: Sequence[int]) -> str | None:
    names = [group for place in places if (group := groups[place]) is not None]
    return CROSS.join(names) if len(names) == len(places) else None

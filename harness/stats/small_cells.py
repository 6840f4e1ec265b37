"""Which groups are too small to be shown to others, so that no figure is one person's."""

from harness.evidence import ScreeningCounts
from harness.stats.cube import totals


def withheld(counts: ScreeningCounts, axis: str, stage: str | None = None) -> frozenset[str]:
    """Groups whose figures are left out of what is published.

    Those of fewer people than `counts.smallest_cell`. Where that is one group alone, the next
    smallest is left out with it: else the sum of all, less the others, would be its figure.

    Args:
        counts: The cube, with the least number of people to show.
        axis: One of its axes.
        stage: One of its stages; needed where there are several.

    Raises:
        StatsError: an axis or a stage that the cube does not have.
    """
    by_size = sorted(totals(counts, axis, stage).groups, key=lambda group: (group.n, group.group))
    small = sum(group.n < counts.smallest_cell for group in by_size)
    return frozenset(group.group for group in by_size[: 2 if small == 1 else small])


def published(
    counts: ScreeningCounts, axis: str, group: str | None, stage: str | None = None
) -> bool:
    """Whether a group's figures may stand in what is published; those of unknown category may."""
    if counts.smallest_cell <= 1 or group is None or axis not in counts.axes:
        return True
    return group not in withheld(counts, axis, stage)

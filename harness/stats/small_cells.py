"""Which groups are too small to be shown to others, so that no figure is one person's."""

from harness.evidence import ScreeningCounts
from harness.stats.cube import totals


def withheld(counts: ScreeningCounts, axis: str, stage: str | None = None) -> frozenset[str]:
    """Groups whose figures are left out of what is published.

    Those of fewer people than `counts.smallest_cell`, and the next smallest with them until there
    are two groups of that many people together: else what is missing from the sum of all would be
    their figure.

    Args:
        counts: The cube, with the least number of people to show.
        axis: One of its axes.
        stage: One of its stages; needed where there are several.

    Raises:
        StatsError: an axis or a stage that the cube does not have.
    """
    by_size = sorted(totals(counts, axis, stage).groups, key=lambda group: (group.n, group.group))
    small = sum(group.n < counts.smallest_cell for group in by_size)
    together = sum(group.n for group in by_size[:small])
    while small and small < len(by_size) and (small < 2 or together < counts.smallest_cell):
        together += by_size[small].n
        small += 1
    return frozenset(group.group for group in by_size[:small])

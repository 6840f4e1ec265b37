"""Whether the place at which a candidate is shown in a list decides the rank."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from harness.errors import StatsError
from harness.record import record

PERMUTATIONS = 3999
_AT_ONCE = 500


@record
class PlacesCompared:
    """What the places of lists of one length got.

    Attributes:
        lists: Lists counted: the longest ones, of which every candidate was ranked.
        mean_ranks: Mean rank by place, 1 the best.
        first_share: By place, the share of lists in which the candidate shown there came first.
        p_value: Permutation of ranks inside each list: all places are alike (0–1, never 0). Twice
            the smaller of that of all ranks and that of first places, at most 1.
    """

    lists: int
    mean_ranks: tuple[float, ...]
    first_share: tuple[float, ...]
    p_value: float


def places_compared(
    lists: Sequence[Sequence[int | None]], *, permutations: int = PERMUTATIONS, seed: int = 0
) -> PlacesCompared | None:
    """Compare the mean ranks of the places; None where no list was ranked whole.

    Two statistics, for a ranker may shift everybody a little or put one place on top: that of
    Friedman (1937), the sum of squares of the places' mean ranks, and the same of first places.
    Their distribution is drawn by permuting the ranks inside each list. Equally qualified
    candidates must stand at every place equally often, or who stands there is compared with it.

    Args:
        lists: For each list the rank at each place, in the order shown; None where not ranked.
        permutations: How many to draw; the smallest p is 1 / (permutations + 1).
        seed: Of the draws.

    Raises:
        StatsError: a list of fewer than two places.

    Source: Friedman (1937), JASA 32; Phipson and Smyth (2010) for the +1.
    """
    if any(len(ranks) < 2 for ranks in lists):
        raise StatsError("a list of one place ranks nobody", remedy="Give 2 or more candidates")
    whole = [ranks for ranks in lists if None not in ranks]
    longest = max((len(ranks) for ranks in whole), default=0)
    table = np.array([ranks for ranks in whole if len(ranks) == longest], dtype=float)
    if not longest:
        return None
    observed = _statistics(table[None])[0]
    random = np.random.default_rng(seed)
    reached = np.zeros(2, dtype=int)
    for start in range(0, permutations, _AT_ONCE):
        count = min(_AT_ONCE, permutations - start)
        drawn = random.permuted(np.broadcast_to(table, (count, *table.shape)), axis=2)
        reached += np.count_nonzero(_statistics(drawn) >= observed * (1 - 1e-9), axis=0)
    best = table == table.min(axis=1, keepdims=True)
    return PlacesCompared(
        lists=len(table),
        mean_ranks=tuple(float(mean) for mean in table.mean(axis=0)),
        first_share=tuple(float(share) for share in best.mean(axis=0)),
        p_value=min(1.0, 2 * float(reached.min() + 1) / (permutations + 1)),
    )


def _statistics(tables: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each table: how unlike the places' mean ranks are, and their shares of first ranks."""
    best = tables == tables.min(axis=2, keepdims=True)
    unlike = [
        np.square(means - means.mean(axis=1, keepdims=True)).sum(axis=1)
        for means in (tables.mean(axis=1), best.mean(axis=1))
    ]
    return np.stack(unlike, axis=1)

"""Whether answers to an application change when it is edited, beyond rounding and noise."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from harness.errors import StatsError

ROUNDING = 1e-6
"""Scores of one input in batches of another size differ by some 6e-8 in a neural model."""

_PERMUTATIONS = 4999
_AT_ONCE = 1000
_NORMAL = NormalDist()


def noise_margin(deviation: float, *, draws: int, cases: int, alpha: float = 0.05) -> float:
    """The difference of two means of `draws` answers that noise reaches in any of `cases` cases.

    z(1 − α / 2·cases)·sd·√(2 / draws), at least `ROUNDING`: with a chance of at most α one case or
    more lies beyond it where nothing but normal noise differs (Bonferroni).

    Args:
        deviation: Standard deviation of answers to identical input, in the outcome's unit.
        draws: Answers to each application, at least 1.
        cases: Cases looked at together.
        alpha: Chance of a false alarm among all of them (0–1).
    """
    z = _NORMAL.inv_cdf(1 - alpha / (2 * max(1, cases)))
    return max(ROUNDING, z * deviation * math.sqrt(2 / draws))


def excess(before: float, after: float, *, direction: int) -> float:
    """By how much a case does not hold, in the outcome's unit; 0 where it does.

    Args:
        before: Answer before the edit.
        after: Answer after it.
        direction: 0 where any change counts, 1 where a rise does, −1 where a fall does.
    """
    change = after - before
    return abs(change) if direction == 0 else max(0.0, direction * change)


def within_case_p(
    before: Sequence[Sequence[float]],
    after: Sequence[Sequence[float]],
    *,
    direction: int,
    seed: int = 0,
) -> float:
    """Permutation test of "the edit changes nothing", from several draws of both answers.

    Within each case the draws of both applications are exchanged at random; the statistic is the
    sum of squared excesses of the case means. Cases may differ in any way and in different
    directions. 4,999 permutations are drawn with `seed`, and the observed one counts among them.

    Args:
        before: For each case its draws before the edit, as many in each.
        after: The same after the edit.
        direction: 0 where any change counts, 1 where a rise does, −1 where a fall does.
        seed: What the permutations start from.

    Returns:
        p in 0–1, never 0; 1 where there is no case or nothing differs.

    Raises:
        StatsError: cases or draws do not match.

    Source: Fisher (1935), The Design of Experiments; Phipson and Smyth (2010) for the +1.
    """
    x, y = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if x.shape != y.shape or (x.size and x.ndim != 2):
        raise StatsError(
            "both applications of a case need as many draws", remedy="Ask both equally often"
        )
    if not x.size:
        return 1.0
    draws = x.shape[1]
    pooled = np.concatenate((x, y), axis=1)
    observed = float(_statistics(pooled[None], draws, direction)[0])
    if observed == 0:
        return 1.0
    random = np.random.default_rng(seed)
    reached = 0
    for start in range(0, _PERMUTATIONS, _AT_ONCE):
        count = min(_AT_ONCE, _PERMUTATIONS - start)
        drawn = random.permuted(np.broadcast_to(pooled, (count, *pooled.shape)), axis=2)
        statistics = _statistics(drawn, draws, direction)
        reached += int(np.count_nonzero(statistics >= observed * (1 - 1e-9)))
    return (reached + 1) / (_PERMUTATIONS + 1)


def _statistics(pooled: NDArray[np.float64], draws: int, direction: int) -> NDArray[np.float64]:
    """Sum of squared excesses over cases, for each of several relabellings."""
    change = pooled[..., draws:].mean(axis=-1) - pooled[..., :draws].mean(axis=-1)
    counted = change if direction == 0 else np.maximum(0.0, direction * change)
    sums: NDArray[np.float64] = np.square(counted).sum(axis=-1)
    return sums

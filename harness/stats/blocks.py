"""Exact test of yes/no outcomes in matched blocks: labels are permuted inside each block."""

import math
from collections import Counter
from collections.abc import Sequence
from sys import float_info

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from harness.errors import StatsError
from harness.record import record
from harness.stats.compare import TwoGroups

_Vector = NDArray[np.float64]
_LARGE = 400


@record
class StratifiedPermutation:
    """What the focal group got in all blocks together, against every relabelling inside blocks.

    Attributes:
        blocks: Blocks given.
        informative: Blocks in which somebody but not everybody was selected.
        selected: Selections of the focal group.
        expected: What it gets on average when labels are permuted inside each block.
        standard_deviation: Of that count under permutation.
        p_less: Chance of so few or fewer (0–1, never 0).
        p_greater: Chance of so many or more.
        p_two_sided: Twice the smaller of both, at most 1.
        p_mid: The same with half the probability of exactly what was observed.
    """

    blocks: int
    informative: int
    selected: int
    expected: float
    standard_deviation: float
    p_less: float
    p_greater: float
    p_two_sided: float
    p_mid: float


def stratified_permutation(blocks: Sequence[TwoGroups]) -> StratifiedPermutation:
    """Exact permutation test of a group effect in matched blocks, without Monte Carlo.

    Within a block both margins are given, so that the focal group's selections are hypergeometric;
    their sum over blocks is the convolution of these laws. With one of each group in every block
    it is the exact McNemar test.

    Args:
        blocks: One table for each block (a job, an advertisement, a set of twins).

    Returns:
        Counts, the exact moments and tails of the sum.

    Raises:
        StatsError: no block was given.

    Source: Fisher (1935), The Design of Experiments; Mantel and Haenszel (1959) for the moments;
    Agresti (2002), Categorical Data Analysis, §6.7.1 for the exact conditional law.
    """
    if not blocks:
        raise StatsError("a test needs at least 1 block", remedy="Compare at least 1 block")
    lowest, law = _law_of_sum(blocks)
    selected = sum(block.focal_selected for block in blocks)
    place = selected - lowest
    less, greater = math.fsum(law[: place + 1]), math.fsum(law[place:])
    mid = min(less, greater) - float(law[place]) / 2
    return StratifiedPermutation(
        blocks=len(blocks),
        informative=sum(0 < block.selected < block.n for block in blocks),
        selected=selected,
        expected=math.fsum(block.focal_n * block.selected / block.n for block in blocks),
        standard_deviation=math.sqrt(math.fsum(permutation_variance(block) for block in blocks)),
        p_less=_probability(less),
        p_greater=_probability(greater),
        p_two_sided=_probability(2 * min(less, greater)),
        p_mid=_probability(2 * mid),
    )


def permutation_variance(block: TwoGroups) -> float:
    """Variance of the focal group's selections in one block, both margins given (people²)."""
    if block.n < 2:
        return 0.0
    reached = block.focal_n * block.reference_n * block.selected * (block.n - block.selected)
    return reached / (block.n**2 * (block.n - 1))


def _law_of_sum(blocks: Sequence[TwoGroups]) -> tuple[int, _Vector]:
    """The lowest sum there can be, and the probability of each from it on."""
    lowest, law = 0, np.ones(1)
    alike = Counter((block.focal_n, block.reference_n, block.selected) for block in blocks)
    for (focal, reference, selected), times in sorted(alike.items()):
        lowest += times * max(0, selected - reference)
        law = np.convolve(law, _repeated(_hypergeometric(focal, reference, selected), times))
    return lowest, law


def _hypergeometric(focal: int, reference: int, selected: int) -> _Vector:
    """P of each number of focal selections there can be; quotients of whole numbers if small."""
    first, last = max(0, selected - reference), min(focal, selected)
    if focal + reference > _LARGE:
        counts = np.arange(first, last + 1)
        logs = _log_comb(focal, counts) + _log_comb(reference, selected - counts)
        weights = np.exp(logs - logs.max())
        law: _Vector = weights / weights.sum()
        return law
    whole = math.comb(focal + reference, selected)
    ways = [
        math.comb(focal, u) * math.comb(reference, selected - u) for u in range(first, last + 1)
    ]
    return np.array([way / whole for way in ways])


def _log_comb(n: int, k: NDArray[np.int64]) -> _Vector:
    log: _Vector = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return log


def _repeated(law: _Vector, times: int) -> _Vector:
    """The law of a sum of so many independent draws, by repeated squaring."""
    result = np.ones(1)
    while times:
        if times % 2:
            result = np.convolve(result, law)
        law, times = np.convolve(law, law), times // 2
    return result


def _probability(value: float) -> float:
    return min(1.0, max(value, float_info.min))

"""Tests and intervals for matched pairs, and what a design of pairs can show."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from harness.errors import StatsError
from harness.record import record

_EXACT_SIGNS = 34
_SAMPLED_SIGNS = 200_000
_TOGETHER = 12
_NORMAL = NormalDist()


@record
class McNemar:
    """Matched pairs with yes/no outcomes, the discordant ones tested exactly.

    Attributes:
        pairs: All pairs.
        a_only: Pairs in which a alone was selected.
        b_only: Pairs in which b alone was selected.
        p_exact: Two-sided exact binomial test of the discordant pairs.
        p_mid: The same with half the probability of what was observed (mid-p).
        difference: Share selected of a minus share selected of b.
        low: Lower end of its 95 % interval.
        high: Upper end of its 95 % interval.
        standard_error: Wald standard error of the difference.
        odds_ratio: Conditional odds ratio a_only / b_only; None where b_only is 0.
    """

    pairs: int
    a_only: int
    b_only: int
    p_exact: float
    p_mid: float
    difference: float
    low: float
    high: float
    standard_error: float
    odds_ratio: float | None


@record
class PairedMean:
    """The mean of paired differences with its 95 % t interval; None where n is 1."""

    n: int
    mean: float
    standard_deviation: float
    low: float | None
    high: float | None


def mcnemar(*, both: int, a_only: int, b_only: int, none: int) -> McNemar:
    """Exact McNemar test of matched yes/no pairs, with mid-p and the paired difference.

    Args:
        both: Pairs in which both were selected.
        a_only: Pairs in which a alone was selected.
        b_only: Pairs in which b alone was selected.
        none: Pairs in which neither was selected.

    Returns:
        p-values in 0–1; the difference of shares in −1–1 with the interval of Agresti and Min
        (2005), which adds half a pair to each cell.

    Raises:
        StatsError: a negative count, or no pairs.

    Source: McNemar (1947), Psychometrika 12; Agresti and Min (2005), Statistics in Medicine 24.
    """
    pairs = both + a_only + b_only + none
    if min(both, a_only, b_only, none) < 0 or pairs == 0:
        raise StatsError("matched pairs need counts of at least 0", remedy="Count at least 1 pair")
    exact, mid = _discordant(min(a_only, b_only), a_only + b_only)
    padded = pairs + 2.0
    centre = (a_only - b_only) / padded
    spread = (a_only + b_only + 1.0) - (a_only - b_only) ** 2 / padded
    half = _NORMAL.inv_cdf(0.975) * math.sqrt(spread) / padded
    variance = (a_only + b_only) - (a_only - b_only) ** 2 / pairs
    return McNemar(
        pairs=pairs,
        a_only=a_only,
        b_only=b_only,
        p_exact=exact,
        p_mid=mid,
        difference=(a_only - b_only) / pairs,
        low=max(-1.0, centre - half),
        high=min(1.0, centre + half),
        standard_error=math.sqrt(variance) / pairs,
        odds_ratio=a_only / b_only if b_only else None,
    )


def paired_mean(differences: Sequence[float]) -> PairedMean:
    """Mean paired difference with its 95 % t interval.

    Raises:
        StatsError: no difference was given.
    """
    n = len(differences)
    if n == 0:
        raise StatsError("a mean needs at least 1 difference", remedy="Compare at least 1 pair")
    mean = math.fsum(differences) / n
    if n == 1:
        return PairedMean(n=1, mean=mean, standard_deviation=0.0, low=None, high=None)
    deviation = math.sqrt(math.fsum((d - mean) ** 2 for d in differences) / (n - 1))
    half = float(stdtrit(n - 1, 0.975)) * deviation / math.sqrt(n)
    return PairedMean(
        n=n, mean=mean, standard_deviation=deviation, low=mean - half, high=mean + half
    )


def sign_flip(differences: Sequence[float], *, seed: int = 0) -> float:
    """Two-sided sign-flip permutation test of a mean paired difference of 0.

    The unit is what was drawn at random: give one difference per stimulus (the mean of a name
    pair over its applications), not one per application. All 2ⁿ flips are counted for up to 34
    differences that are not 0; above that, 200,000 are drawn with `seed`, and the observed one
    is counted among them, so that p is never 0. The order of the differences does not matter.

    Returns:
        p in 0–1; 1 where every difference is 0.

    Raises:
        StatsError: no difference was given.

    Source: Fisher (1935), The Design of Experiments; Phipson and Smyth (2010) for the +1.
    """
    if not differences:
        raise StatsError("a test needs at least 1 difference", remedy="Compare at least 1 pair")
    sizes = np.array(sorted((abs(d) for d in differences if d), reverse=True))
    if not len(sizes):
        return 1.0
    observed = abs(math.fsum(differences)) - 1e-9 * float(sizes.sum())
    if observed <= 0:
        return 1.0
    if len(sizes) <= _EXACT_SIGNS:
        return 2 * _reached(sizes, observed) / (1 << len(sizes))
    random = np.random.default_rng(seed)
    sums = np.zeros(_SAMPLED_SIGNS)
    for start in range(0, len(sizes), _TOGETHER):
        every = _signed_sums(sizes[start : start + _TOGETHER])
        sums += every[random.integers(0, len(every), _SAMPLED_SIGNS)]
    return (int(np.count_nonzero(np.abs(sums) >= observed)) + 1) / (_SAMPLED_SIGNS + 1)


def pairs_needed(*, discordant: float, gap: float, power: float = 0.8, alpha: float = 0.05) -> int:
    """Matched yes/no pairs needed to see a gap.

    n = (z₁₋α⸝₂·√ψ + z_power·√(ψ − d²))² / d².

    Args:
        discordant: ψ, the share of pairs that answer differently (0–1).
        gap: d, the difference of the two shares selected (0–ψ).
        power: Probability of seeing it (0–1).
        alpha: Two-sided level (0–1).

    Raises:
        StatsError: a gap of 0, or one larger than the share of discordant pairs.

    Source: Connor (1987), Biometrics 43.
    """
    if not 0 < abs(gap) <= discordant <= 1:
        raise StatsError(
            f"a gap of {gap} cannot come from {discordant} discordant pairs",
            remedy="Give a gap above 0 and at most the share of discordant pairs",
        )
    z_alpha, z_power = _NORMAL.inv_cdf(1 - alpha / 2), _NORMAL.inv_cdf(power)
    root = z_alpha * math.sqrt(discordant) + z_power * math.sqrt(discordant - gap**2)
    return math.ceil(root**2 / gap**2)


def differences_needed(
    *, deviation: float, gap: float, power: float = 0.8, alpha: float = 0.05
) -> int:
    """Paired scores needed to see a mean gap: n = (z₁₋α⸝₂ + z_power)²·sd² / d².

    Raises:
        StatsError: a gap of 0.
    """
    if gap == 0:
        raise StatsError("no number of pairs shows a gap of 0", remedy="Give a gap above 0")
    z = _NORMAL.inv_cdf(1 - alpha / 2) + _NORMAL.inv_cdf(power)
    return math.ceil((z * deviation / gap) ** 2)


def detectable_gap(
    n: int, *, deviation: float, power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """The smallest mean gap that n differences show, in their unit; None for n below 2.

    Student's t instead of the normal quantile, so that it holds for few stimuli.
    """
    if n < 2:
        return None
    t = float(stdtrit(n - 1, 1 - alpha / 2)) + float(stdtrit(n - 1, power))
    return t * deviation / math.sqrt(n)


def detectable_share(n: int, *, power: float = 0.8) -> float | None:
    """The smallest share of stimuli affected by a rule of which one would be met; None for n = 0.

    1 − (1 − power)^(1/n): where a screener has no noise, one affected stimulus among n shows it.
    """
    return None if n < 1 else float(1 - (1 - power) ** (1 / n))


def _reached(sizes: NDArray[np.float64], observed: float) -> int:
    """How many of all signings reach `observed`: sums of one half looked up among the other's."""
    one, other = _signed_sums(sizes[::2]), np.sort(_signed_sums(sizes[1::2]))
    below = np.searchsorted(other, observed - one, side="left")
    return len(one) * len(other) - int(below.sum())


def _signed_sums(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum under each of the 2ⁿ signings."""
    sums = np.zeros(1)
    for size in sizes:
        sums = np.concatenate((sums + size, sums - size))
    return sums


def _discordant(fewer: int, discordant: int) -> tuple[float, float]:
    if discordant == 0:
        return 1.0, 1.0
    whole = 2**discordant
    here = math.comb(discordant, fewer)
    tail = sum(math.comb(discordant, k) for k in range(fewer + 1))
    return min(1.0, 2 * tail / whole), min(1.0, (2 * tail - here) / whole)

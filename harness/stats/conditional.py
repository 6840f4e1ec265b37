"""Conditional logit of matched blocks: the odds ratio of two groups that all blocks share."""

import math
from collections import Counter
from collections.abc import Sequence

from harness.errors import StatsError
from harness.record import record
from harness.stats.compare import Interval, TwoGroups
from harness.stats.score import Z95
from harness.stats.significance import normal_p
from harness.stats.strata import informative

_STEPS = 100
_CLOSE = 1e-12


@record
class ConditionalLogit:
    """The log odds ratio of the focal group against the reference, blocks conditioned on.

    Attributes:
        beta: Log odds ratio; negative where the focal group fares worse.
        standard_error: Of it, from the information at the maximum.
        odds_ratio: exp(beta), with its 95 % interval.
        p_value: Two-sided Wald test (0–1).
        blocks: Blocks that say something.
        dropped: Blocks in which all or nobody was selected: they say nothing here.
    """

    beta: float
    standard_error: float
    odds_ratio: float
    interval: Interval
    p_value: float
    blocks: int
    dropped: int


def conditional_logit(blocks: Sequence[TwoGroups]) -> ConditionalLogit | None:
    """Maximum conditional likelihood of one odds ratio for all blocks.

    L(β) = Π e^{βxᵢ} / Σᵤ C(fᵢ, u)·C(rᵢ, sᵢ − u)·e^{βu}, by Newton's method; with one of each group
    in every block, e^β is the ratio of both discordant counts.

    Returns:
        None where the maximum is at infinity: no block says anything, or in all of them the focal
        group got as much, or as little, as it could.

    Raises:
        StatsError: Newton's method found no maximum.

    Source: Breslow and Day (1980), Statistical Methods in Cancer Research I, §7; Chamberlain
    (1980), Review of Economic Studies 47.
    """
    telling = informative(blocks)
    least = sum(max(0, b.selected - b.reference_n) for b in telling)
    most = sum(min(b.focal_n, b.selected) for b in telling)
    selected = sum(b.focal_selected for b in telling)
    if not least < selected < most:
        return None
    alike = Counter((b.focal_n, b.reference_n, b.selected) for b in telling)
    beta = 0.0
    for _ in range(_STEPS):
        mean, variance = _moments(alike, beta)
        step = (selected - mean) / variance
        beta += max(-1.0, min(1.0, step))
        if abs(step) < _CLOSE:
            return _estimate(beta, _moments(alike, beta)[1], len(telling), len(blocks))
    raise StatsError(
        "the conditional likelihood has no maximum that can be found",
        remedy="Use the exact stratified permutation test",
    )


def _moments(alike: Counter[tuple[int, int, int]], beta: float) -> tuple[float, float]:
    """Mean and variance of the focal selections summed over blocks, at this log odds ratio."""
    means, variances = [], []
    for (focal, reference, selected), times in sorted(alike.items()):
        counts = range(max(0, selected - reference), min(focal, selected) + 1)
        logs = [_log_comb(focal, u) + _log_comb(reference, selected - u) + beta * u for u in counts]
        top = max(logs)
        weights = [math.exp(value - top) for value in logs]
        total = math.fsum(weights)
        mean = math.fsum(u * w for u, w in zip(counts, weights, strict=True)) / total
        spread = math.fsum((u - mean) ** 2 * w for u, w in zip(counts, weights, strict=True))
        means.append(times * mean)
        variances.append(times * spread / total)
    return math.fsum(means), math.fsum(variances)


def _log_comb(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _estimate(beta: float, information: float, telling: int, blocks: int) -> ConditionalLogit:
    error = 1 / math.sqrt(information)
    return ConditionalLogit(
        beta=beta,
        standard_error=error,
        odds_ratio=math.exp(beta),
        interval=Interval(low=math.exp(beta - Z95 * error), high=math.exp(beta + Z95 * error)),
        p_value=normal_p(beta / error),
        blocks=telling,
        dropped=blocks - telling,
    )

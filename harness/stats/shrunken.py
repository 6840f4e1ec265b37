"""Rates of many small groups pulled towards their mean: for exploration, never to be reported.

Among many small groups the highest and the lowest rate are mostly chance. How far each is pulled
depends on its size and on how much all groups differ beyond chance.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from math import exp, fsum, lgamma, log, sqrt

from harness.record import record
from harness.stats.cube import GroupTotal

FEWEST_GROUPS = 3
"""Fewer groups tell nothing about how much groups differ."""

LABEL = "for exploration only: not the impact ratio of any rule"


@record
class ShrunkenRate:
    """One group.

    Attributes:
        group: Its name.
        n: People in it.
        selected: Of them, selected.
        selection_rate: Share selected, as it is (0–1).
        shrunken_rate: The rate after pulling (0–1).
        pull: How far it was pulled: 0 not at all, 1 wholly to the mean.
        shrunken_ratio: Its shrunken rate divided by the highest one.
    """

    group: str
    n: int
    selected: int
    selection_rate: float
    shrunken_rate: float
    pull: float
    shrunken_ratio: float | None


@record
class Shrunken:
    """All groups of an axis, by name, and what they were pulled towards.

    Attributes:
        label: What these numbers may be used for.
        mean: The rate they were pulled towards (0–1).
        strength: As many people as the mean counts for in every group.
        rates: The groups.
    """

    label: str = LABEL
    mean: float
    strength: float
    rates: tuple[ShrunkenRate, ...]


def shrunken(groups: Sequence[GroupTotal]) -> Shrunken | None:
    """Empirical Bayes rates under a beta-binomial model.

    Returns:
        None for fewer than `FEWEST_GROUPS` groups, or where nobody or everybody was selected.

    Source: beta-binomial model, mean and strength by maximum likelihood (Casella 1985 on
    empirical Bayes).
    """
    people, selected = sum(g.n for g in groups), sum(g.selected for g in groups)
    if len(groups) < FEWEST_GROUPS or selected in {0, people}:
        return None
    mean, strength = _fitted(tuple((g.selected, g.n) for g in groups))
    rates = [(g.selected + mean * strength) / (g.n + strength) for g in groups]
    highest = max(rates)
    return Shrunken(
        mean=mean,
        strength=strength,
        rates=tuple(
            ShrunkenRate(
                group=group.group,
                n=group.n,
                selected=group.selected,
                selection_rate=group.selected / group.n,
                shrunken_rate=rate,
                pull=strength / (group.n + strength),
                shrunken_ratio=rate / highest if highest else None,
            )
            for group, rate in zip(groups, rates, strict=True)
        ),
    )


_WEAKEST, _STRONGEST = log(0.1), log(1e7)


_Counts = tuple[tuple[int, int], ...]
"""Selected and considered of every group."""


@lru_cache(maxsize=256)
def _fitted(groups: _Counts) -> tuple[float, float]:
    """Mean and strength that make the counts likeliest: each in turn, by golden sections."""
    mean = sum(x for x, _ in groups) / sum(n for _, n in groups)
    log_strength = log(100.0)
    for _ in range(12):
        log_strength = _highest(partial(_by_strength, groups, mean), low=_WEAKEST, high=_STRONGEST)
        mean = _highest(partial(_by_mean, groups, exp(log_strength)), low=1e-6, high=1 - 1e-6)
    return mean, exp(log_strength)


def _highest(height: Callable[[float], float], *, low: float, high: float) -> float:
    """Where `height` is greatest, by golden sections."""
    share = (sqrt(5) - 1) / 2
    left, right = high - share * (high - low), low + share * (high - low)
    at_left, at_right = height(left), height(right)
    for _ in range(60):
        if at_left < at_right:
            low, left, at_left = left, right, at_right
            right = low + share * (high - low)
            at_right = height(right)
        else:
            high, right, at_right = right, left, at_left
            left = high - share * (high - low)
            at_left = height(left)
    return (low + high) / 2


def _by_strength(groups: _Counts, mean: float, log_strength: float) -> float:
    return _likelihood(groups, mean, exp(log_strength))


def _by_mean(groups: _Counts, strength: float, mean: float) -> float:
    return _likelihood(groups, mean, strength)


def _likelihood(groups: _Counts, mean: float, strength: float) -> float:
    a, b = mean * strength, (1 - mean) * strength
    return fsum(lgamma(x + a) + lgamma(n - x + b) - lgamma(n + strength) for x, n in groups) + len(
        groups
    ) * (lgamma(strength) - lgamma(a) - lgamma(b))

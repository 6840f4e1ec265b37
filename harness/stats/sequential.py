"""Betting tests that may be looked at after every draw and stopped at any time."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from harness.errors import StatsError
from harness.record import record

_BETS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)


@record
class Wealth:
    """What bets against "the mean is at most `bound`" have made of 1, one stake per bet.

    Under that hypothesis the chance that the mean stake ever reaches 1/α is at most α (Ville).
    """

    bound: float
    low: float
    high: float
    stakes: tuple[float, ...] = (1.0,) * len(_BETS)
    largest: float = 1.0
    draws: int = 0

    @property
    def e_value(self) -> float:
        """The wealth now: an e-value, valid at any stopping time."""
        return math.fsum(self.stakes) / len(self.stakes)


@record
class TwoSided:
    """Bets in both directions on one difference that lies in −range to range.

    `above` bets against "mean ≤ margin" and `below` against "mean ≥ −margin": either shows a
    violation. `under` bets against "mean ≥ margin" and `over` against "mean ≤ −margin": both
    together clear the difference, so that a null stops early too.
    """

    margin: float
    alpha: float
    above: Wealth
    below: Wealth
    under: Wealth
    over: Wealth

    @property
    def violated(self) -> bool:
        """The mean lies outside the margin, wrongly with a chance of at most alpha."""
        return max(self.above.largest, self.below.largest) >= 2 / self.alpha

    @property
    def cleared(self) -> bool:
        """The mean lies inside the margin, wrongly with a chance of at most alpha."""
        return min(self.under.largest, self.over.largest) >= 1 / self.alpha

    @property
    def e_value(self) -> float:
        """Evidence of a violation: the mean of both directions' wealth."""
        return (self.above.e_value + self.below.e_value) / 2


def bet(wealth: Wealth, draw: float) -> Wealth:
    """The wealth after one more draw.

    Each stake λ is multiplied by 1 + λ·(x − bound) / (bound − low), which is never negative and
    has a mean of at most 1 while the hypothesis holds.

    Raises:
        StatsError: a draw outside the range.

    Source: Waudby-Smith and Ramdas (2024), JRSS B 86, hedged capital; Ville (1939).
    """
    if not wealth.low <= draw <= wealth.high:
        raise StatsError(
            f"a draw of {draw} lies outside {wealth.low} to {wealth.high}",
            remedy="Give the range that the screener's answers really have",
        )
    gain = (draw - wealth.bound) / (wealth.bound - wealth.low)
    stakes = tuple(s * (1 + b * gain) for s, b in zip(wealth.stakes, _BETS, strict=True))
    now = math.fsum(stakes) / len(stakes)
    return Wealth(
        bound=wealth.bound,
        low=wealth.low,
        high=wealth.high,
        stakes=stakes,
        largest=max(wealth.largest, now),
        draws=wealth.draws + 1,
    )


def two_sided(*, span: float, margin: float, alpha: float = 0.05) -> TwoSided:
    """A test that has seen nothing yet, of differences in −span to span.

    Raises:
        StatsError: a margin that is negative or not below the span.
    """
    if not 0 <= margin < span:
        raise StatsError(
            f"a margin of {margin} does not fit differences of up to {span}",
            remedy="Give a margin of at least 0 and below the largest possible difference",
        )
    return TwoSided(
        margin=margin,
        alpha=alpha,
        above=Wealth(bound=margin, low=-span, high=span),
        below=Wealth(bound=margin, low=-span, high=span),
        under=Wealth(bound=-margin, low=-span, high=span),
        over=Wealth(bound=-margin, low=-span, high=span),
    )


def observe(test: TwoSided, difference: float) -> TwoSided:
    """The test after one more difference."""
    return TwoSided(
        margin=test.margin,
        alpha=test.alpha,
        above=bet(test.above, difference),
        below=bet(test.below, -difference),
        under=bet(test.under, -difference),
        over=bet(test.over, difference),
    )


def mean_interval(
    differences: Sequence[float], *, span: float, alpha: float = 0.05
) -> tuple[float, float]:
    """Interval of the mean of differences in −span to span, whenever the drawing was stopped.

    All means that bets in neither direction have ever rejected at 2/α. For yes and no, span 1: the
    difference of both chances of being selected. Give fresh draws alone.

    Args:
        differences: In the order in which they were drawn.
        span: The largest difference that there can be.
        alpha: 1 minus the level (0–1).

    Returns:
        Both ends, −span to span.

    Raises:
        StatsError: a difference outside the range, or a span that is not above 0.

    Source: Waudby-Smith and Ramdas (2024), JRSS B 86, hedged capital confidence sequences.
    """
    draws = np.asarray(differences, dtype=np.float64)
    if not span > 0 or (len(draws) and float(np.abs(draws).max()) > span):
        raise StatsError(
            f"differences that do not fit a span of {span:g}",
            remedy="Give the range that the screener's answers really have",
        )
    return _lower_end(draws, span, 2 / alpha), -_lower_end(-draws, span, 2 / alpha)


def _lower_end(draws: NDArray[np.float64], span: float, least: float) -> float:
    """The largest mean that bets on larger differences reject; −span where they reject none."""
    low, high = -span, span
    while len(draws) and high - low > 1e-6 * span:
        middle = (low + high) / 2
        gains = (draws - middle) / (middle + span)
        logs = np.cumsum(np.log1p(np.outer(_BETS, gains)), axis=1)
        rejected = float(np.exp(np.minimum(logs, 700)).mean(axis=0).max()) >= least
        low, high = (middle, high) if rejected else (low, middle)
    return low


def sign_e_value(differences: Iterable[float]) -> float:
    """Evidence against "each difference is as likely to fall on either side of 0".

    Bets on the sign, in proportion to the size against the largest size so far: no range needs to
    be known. The mean over both directions and all stakes; 1 means no evidence.

    Returns:
        An e-value of at least 0: at a true null its mean is 1, so 20 or more comes in at most
        1 of 20 nulls.
    """
    up, down = [1.0] * len(_BETS), [1.0] * len(_BETS)
    largest = 0.0
    for difference in differences:
        largest = max(largest, abs(difference))
        gain = difference / largest if largest else 0.0
        up = [stake * (1 + bet * gain) for stake, bet in zip(up, _BETS, strict=True)]
        down = [stake * (1 - bet * gain) for stake, bet in zip(down, _BETS, strict=True)]
    return (math.fsum(up) + math.fsum(down)) / (2 * len(_BETS))

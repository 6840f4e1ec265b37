"""Betting tests of a shift between twins that need no range: the noise of both twins is alike."""

import math
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from harness.errors import StatsError
from harness.record import record

BETS = (0.15, 0.3, 0.6, 1.2, 2.4)
"""Stakes, in scales of one difference: some are near the best one for any shift."""
_HIGHEST = 700.0
_Vector = NDArray[np.float64]


class Decision(StrEnum):
    """What a sequential test has come to."""

    OPEN = "open"
    VIOLATED = "violated"
    CLEARED = "cleared"


@record
class Bets:
    """Bets on draws that lie above `bound` more often than below it.

    Attributes:
        bound: The shift under the hypothesis: "at most so much".
        sign: 1 for bets on larger differences, −1 for bets on smaller ones.
        logs: Natural logarithm of each stake.
        largest: The largest wealth so far.
    """

    bound: float
    sign: int
    logs: tuple[float, ...] = (0.0,) * len(BETS)
    largest: float = 1.0

    @property
    def e_value(self) -> float:
        """The wealth now: an e-value, valid at any stopping time."""
        return math.fsum(map(_power, self.logs)) / len(self.logs)


@record
class Shift:
    """A two-sided test of the shift δ between the answers to two twins, stopped at any time.

    `above` and `below` bet against |δ| ≤ `margin`; `under` and `over` bet against |δ| ≥ `smallest`
    and together clear the swap, so that a null stops early too.

    Attributes:
        margin: What is no violation, in the outcome's unit (0 or more).
        smallest: The smallest shift of interest, at least the margin; 0 for none that is cleared.
        scale: Typical size of one difference under noise; a wrong one costs draws, not validity.
        alpha: Chance of a wrong "violated", and of a wrong "cleared" (0–1).
        differences: All draws, in the order in which they came.
    """

    margin: float
    smallest: float
    scale: float
    alpha: float
    above: Bets
    below: Bets
    under: Bets
    over: Bets
    differences: tuple[float, ...] = ()

    @property
    def violated(self) -> bool:
        """|δ| is larger than the margin, wrongly with a chance of at most alpha."""
        return max(self.above.largest, self.below.largest) >= 2 / self.alpha

    @property
    def cleared(self) -> bool:
        """|δ| is smaller than the smallest shift of interest, wrongly with at most alpha."""
        both = min(self.under.largest, self.over.largest)
        return self.smallest > 0 and both >= 1 / self.alpha

    @property
    def decision(self) -> Decision:
        """Where the test stands; a violation comes first."""
        if self.violated:
            return Decision.VIOLATED
        return Decision.CLEARED if self.cleared else Decision.OPEN

    @property
    def e_value(self) -> float:
        """Evidence of a violation now: the mean of both directions' wealth; 1 is none.

        For `e_benjamini_hochberg` over signals.
        """
        return (self.above.e_value + self.below.e_value) / 2


@record
class ShiftInterval:
    """An interval of the shift; `None` at an end that so few draws leave open."""

    low: float | None
    high: float | None
    level: float


def shift_test(
    *, scale: float, margin: float = 0.0, smallest: float | None = None, alpha: float = 0.05
) -> Shift:
    """A test that has seen nothing yet.

    With margin 0 "violated" is evidence against "the swap changes nothing about the answers",
    which makes both twins exchangeable, so that a difference is as likely as its opposite: no
    other assumption is made, for scores and for yes and no alike. With a margin it is assumed that
    the swap shifts all answers by one δ and that the noise of both twins is alike.

    Args:
        scale: √2 times the noise's standard deviation, from identical input asked again.
        margin: What is no violation (0 or more, in the outcome's unit).
        smallest: The smallest shift of interest; the margin where not given.
        alpha: Chance of each wrong answer (0–1).

    Raises:
        StatsError: a scale that is not above 0, or a smallest shift below the margin.
    """
    least = margin if smallest is None else smallest
    if not (scale > 0 and 0 <= margin <= least and 0 < alpha < 1):
        raise StatsError(
            f"no test has a scale of {scale:g}, a margin of {margin:g} and alpha {alpha:g}",
            remedy="Give a scale above 0, a margin of at least 0 and at most the smallest shift of "
            "interest, and alpha between 0 and 1",
        )
    return Shift(
        margin=margin,
        smallest=least,
        scale=scale,
        alpha=alpha,
        above=Bets(bound=margin, sign=1),
        below=Bets(bound=-margin, sign=-1),
        under=Bets(bound=least, sign=-1),
        over=Bets(bound=-least, sign=1),
    )


def observe_shift(test: Shift, difference: float) -> Shift:
    """The test after one more difference (the changed twin's answer minus the other's).

    Each stake is multiplied by 1 + tanh(c·(d − bound)/scale), c one of five bets. For a
    distribution that is symmetric about a centre at most at the bound, its mean is at most 1,
    because tanh is odd and rising; so the chance that the wealth ever reaches 1/α is at most α.

    Source: Ville (1939); bets on symmetric differences after de la Peña (1999), Annals of
    Probability 27, and Howard, Ramdas, McAuliffe and Sekhon (2021), Annals of Statistics 49.

    Raises:
        StatsError: a difference that is not a number.
    """
    if not math.isfinite(difference):
        raise StatsError(
            f"a difference of {difference}", remedy="Count an answer that is no number as a fault"
        )
    return Shift(
        margin=test.margin,
        smallest=test.smallest,
        scale=test.scale,
        alpha=test.alpha,
        above=_bet(test.above, difference, test.scale),
        below=_bet(test.below, difference, test.scale),
        under=_bet(test.under, difference, test.scale),
        over=_bet(test.over, difference, test.scale),
        differences=(*test.differences, difference),
    )


def shift_interval(
    differences: Sequence[float], *, scale: float, alpha: float = 0.05
) -> ShiftInterval:
    """Interval of the shift that holds whenever the drawing was stopped, and why.

    All shifts that neither direction's wealth has ever rejected at 2/α; the usual interval is too
    narrow and off centre after stopping at a success. Give fresh draws alone: what the search saw
    was chosen for being large.

    Args:
        differences: In the order in which they were drawn.
        scale: As in `shift_test`, fixed before the first of them.
        alpha: 1 minus the level (0–1).

    Raises:
        StatsError: a scale that is not above 0.

    Source: confidence sequences by inverting betting tests, Waudby-Smith and Ramdas (2024),
    JRSS B 86.
    """
    shift_test(scale=scale, alpha=alpha)
    draws = np.asarray(differences, dtype=np.float64)
    level = 1 - alpha
    low, high = _end(draws, scale, alpha), _end(-draws, scale, alpha)
    return ShiftInterval(low=low, high=None if high is None else -high, level=level)


def _bet(bets: Bets, difference: float, scale: float) -> Bets:
    gain = bets.sign * (difference - bets.bound) / scale
    logs = tuple(log + _log_stake(bet * gain) for log, bet in zip(bets.logs, BETS, strict=True))
    now = math.fsum(map(_power, logs)) / len(logs)
    return Bets(bound=bets.bound, sign=bets.sign, logs=logs, largest=max(bets.largest, now))


def _log_stake(z: float) -> float:
    """log(1 + tanh z), for any z."""
    if z < -300:
        return 2 * z + math.log(2)
    return math.log(2) - math.log1p(math.exp(-2 * z))


def _power(log: float) -> float:
    return math.exp(min(log, _HIGHEST))


def _end(draws: _Vector, scale: float, alpha: float) -> float | None:
    """The largest shift that bets on larger differences reject: the lower end."""
    if not len(draws):
        return None
    span = float(draws.max() - draws.min()) + 50 * scale / min(BETS)
    low, high = float(draws.min()) - span, float(draws.max()) + span
    if _largest(draws, low, scale) < 2 / alpha:
        return None
    while high - low > 1e-6 * scale:
        middle = (low + high) / 2
        low, high = (middle, high) if _largest(draws, middle, scale) >= 2 / alpha else (low, middle)
    return low


def _largest(draws: _Vector, bound: float, scale: float) -> float:
    """The largest wealth that bets above `bound` ever had; it falls as the bound rises."""
    gains = np.outer(BETS, (draws - bound) / scale)
    logs = np.cumsum(math.log(2) - np.logaddexp(0.0, -2 * gains), axis=1)
    return float(np.exp(np.minimum(logs, _HIGHEST)).mean(axis=0).max())

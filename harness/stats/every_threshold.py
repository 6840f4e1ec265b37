"""Paired scores beyond their mean: the gap at every threshold, and the gap of spreads."""

import math
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

from harness.errors import StatsError
from harness.record import record

_DRAWN_SWAPS = 1999
_EXACT_UNITS = 10
_MOST_THRESHOLDS = 200
_Matrix = NDArray[np.float64]


@record
class ThresholdGap:
    """The gap at one threshold: share of b that reaches it minus share of a (−1–1)."""

    threshold: float
    gap: float


@record
class ThresholdGaps:
    """The gaps of shares selected at every threshold that tells two outcomes apart.

    Attributes:
        gaps: One for each threshold, from the lowest; at most 200, evenly spread over outcomes.
        largest: The one with the largest absolute gap; the lowest threshold of equal ones.
        p_value: Of the largest absolute gap over all thresholds, so that choosing it costs nothing
            more: twins are exchanged unit by unit.
    """

    gaps: tuple[ThresholdGap, ...]
    largest: ThresholdGap
    p_value: float


@record
class SpreadGap:
    """How much more the outcomes of b spread than those of a.

    Attributes:
        ratio: Standard deviation of b divided by that of a; None where a's outcomes are all equal.
        p_value: Two-sided, of equal spreads; None for fewer than three units or equal outcomes.
    """

    ratio: float | None
    p_value: float | None


def gaps_at_thresholds(
    a: Sequence[float], b: Sequence[float], units: Sequence[Hashable], *, seed: int = 0
) -> ThresholdGaps | None:
    """The gap at every threshold, and a test of the largest that knows how many were looked at.

    gap(t) = mean over units of (share of b with an outcome of at least t − the same share of a).
    Its distribution under "a swap changes nothing" comes from exchanging a and b in whole units:
    all 2ⁿ exchanges up to 10 units, 1,999 drawn ones and the observed one above.

    Args:
        a: Outcomes of the reference, by pair.
        b: Outcomes of the other, in the same order.
        units: What was drawn at random (the pair of names, or the CV), by pair.
        seed: Of the drawn exchanges.

    Returns:
        The gaps; None where all outcomes are equal, so that there is no threshold.

    Raises:
        StatsError: the three differ in length.

    Source: the maximum over thresholds with its permutation distribution, Westfall and Young
    (1993), Resampling-Based Multiple Testing.
    """
    if not len(a) == len(b) == len(units):
        raise StatsError(
            f"{len(a)} and {len(b)} outcomes in {len(units)} pairs",
            remedy="Give one outcome of each twin and one unit for every pair",
        )
    thresholds = _thresholds(a, b)
    if not len(thresholds):
        return None
    reached = (np.subtract.outer(np.asarray(b), thresholds) >= 0).astype(np.float64)
    reached -= np.subtract.outer(np.asarray(a), thresholds) >= 0
    by_unit = _unit_means(reached, units)
    gaps = by_unit.mean(axis=0)
    best = int(np.argmax(np.round(np.abs(gaps), 12)))
    found = tuple(
        ThresholdGap(threshold=float(t), gap=float(g))
        for t, g in zip(thresholds, gaps, strict=True)
    )
    signs = _signs(len(by_unit), seed)
    swapped = np.abs(signs @ by_unit).max(axis=1) / len(by_unit)
    as_large = int(np.count_nonzero(swapped >= abs(gaps[best]) - 1e-9))
    drawn = len(by_unit) > _EXACT_UNITS
    return ThresholdGaps(
        gaps=found, largest=found[best], p_value=(as_large + drawn) / (len(signs) + drawn)
    )


def spread_gap(a: Sequence[float], b: Sequence[float]) -> SpreadGap:
    """Ratio of the standard deviations of paired outcomes, and the Pitman–Morgan test of 1.

    The variances are equal exactly where sums and differences of the pairs do not correlate:
    t = r·√((n − 2)/(1 − r²)) with n − 2 degrees of freedom, whatever the two means are.

    Args:
        a: Outcomes of the reference, one for each unit (the CV).
        b: Outcomes of the other, in the same order.

    Raises:
        StatsError: the two differ in length, or are empty.

    Source: Pitman (1939) and Morgan (1939), both Biometrika 31.
    """
    if not 0 < len(a) == len(b):
        raise StatsError(
            f"spreads of {len(a)} and {len(b)} outcomes", remedy="Give whole pairs, at least one"
        )
    one, other = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    n = len(one)
    first, second = float(one.std()), float(other.std())
    ratio = second / first if first > 0 else None
    sums, gaps = one + other, other - one
    shared = float(sums.std()) * float(gaps.std())
    least = 1e-12 * max(1.0, float(np.abs(sums).max()))
    if n < 3 or float(gaps.std()) <= least or shared == 0:
        return SpreadGap(ratio=ratio, p_value=None)
    r = float(((sums - sums.mean()) * (gaps - gaps.mean())).mean()) / shared
    if abs(r) >= 1:
        return SpreadGap(ratio=ratio, p_value=0.0)
    t = abs(r) * math.sqrt((n - 2) / (1 - r * r))
    return SpreadGap(ratio=ratio, p_value=2 * float(stdtr(n - 2, -t)))


def _thresholds(a: Sequence[float], b: Sequence[float]) -> _Matrix:
    """Every outcome but the lowest, which all reach; spread evenly where there are too many."""
    values = np.unique(np.concatenate((np.asarray(a, float), np.asarray(b, float))))[1:]
    if len(values) <= _MOST_THRESHOLDS:
        return values
    places = np.linspace(0, len(values) - 1, _MOST_THRESHOLDS).round().astype(int)
    spread: _Matrix = values[places]
    return spread


def _unit_means(values: _Matrix, units: Sequence[Hashable]) -> _Matrix:
    places: dict[Hashable, int] = {}
    of = np.array([places.setdefault(unit, len(places)) for unit in units])
    sums = np.zeros((len(places), values.shape[1]))
    np.add.at(sums, of, values)
    means: _Matrix = sums / np.bincount(of)[:, None]
    return means


def _signs(units: int, seed: int) -> _Matrix:
    """Exchanges as rows of 1 and −1: all of them, or drawn ones."""
    if units <= _EXACT_UNITS:
        bits = np.arange(2**units)[:, None] >> np.arange(units)
        return np.where(bits & 1, -1.0, 1.0)
    drawn = np.random.default_rng(seed).integers(0, 2, size=(_DRAWN_SWAPS, units))
    return np.where(drawn, -1.0, 1.0)

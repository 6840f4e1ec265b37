"""What a sample could have shown: power, the smallest detectable ratio, and the people needed."""

from fractions import Fraction
from math import ceil, erf, sqrt

from harness.stats.compare import FOUR_FIFTHS
from harness.stats.score import Z95

Z80 = 0.8416212335729143
"""The standard normal quantile of 80 % power."""


def power(focal_rate: float, reference_rate: float, *, focal_n: float, reference_n: float) -> float:
    """Chance that the two-sided 5 % test of pooled z finds the difference (0–1).

    Source: normal approximation, as R's `power.prop.test`.
    """
    null, real = _errors(focal_rate, reference_rate, focal_n, reference_n)
    gap = abs(focal_rate - reference_rate)
    if real == 0:
        return float(gap > Z95 * null)
    return (1 + erf((gap - Z95 * null) / real / sqrt(2))) / 2


def minimum_detectable_ratio(
    reference_rate: float, *, focal_n: int, reference_n: int
) -> float | None:
    """The largest impact ratio below 1 that the sample shows with 80 % probability.

    Returns:
        0–1; None where not even the total exclusion of the focal group would be shown.
    """
    if reference_rate <= 0 or _power_of(0.0, reference_rate, focal_n, reference_n) < 0.8:
        return None
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _power_of(middle, reference_rate, focal_n, reference_n) >= 0.8:
            low = middle
        else:
            high = middle
    return low


def focal_n_needed(
    reference_rate: float, *, reference_per_focal: float, ratio: Fraction = FOUR_FIFTHS
) -> int | None:
    """People needed in the focal group to show `ratio` with 80 % probability.

    Args:
        reference_rate: Selection rate of the reference (0–1).
        reference_per_focal: How many people of the reference there are to one of the focal group;
            the reference is taken to grow alike.
        ratio: The impact ratio to be shown.

    Returns:
        A whole number of people; None where the reference selects nobody.
    """
    if reference_rate <= 0:
        return None
    focal_rate = float(ratio) * reference_rate
    null, real = _errors(focal_rate, reference_rate, 1.0, reference_per_focal)
    return ceil(((Z95 * null + Z80 * real) / (reference_rate - focal_rate)) ** 2)


def _power_of(ratio: float, reference_rate: float, focal_n: int, reference_n: int) -> float:
    return power(ratio * reference_rate, reference_rate, focal_n=focal_n, reference_n=reference_n)


def _errors(
    focal_rate: float, reference_rate: float, focal_n: float, reference_n: float
) -> tuple[float, float]:
    """Standard errors of the difference under equal rates and under the two rates."""
    pooled = (focal_n * focal_rate + reference_n * reference_rate) / (focal_n + reference_n)
    null = sqrt(pooled * (1 - pooled) * (1 / focal_n + 1 / reference_n))
    real = sqrt(
        focal_rate * (1 - focal_rate) / focal_n
        + reference_rate * (1 - reference_rate) / reference_n
    )
    return null, real

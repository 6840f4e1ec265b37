"""Score intervals by our own root finder: ratio, difference and odds ratio of two rates.

A score interval holds the values that the data do not reject, with the variance estimated under
each value. It is defined at 0 % and at 100 % selected, where log intervals are not.
"""

from collections.abc import Callable
from math import acos, copysign, cos, inf, pi, sqrt

from harness.record import record
from harness.stats.compare import Interval, TwoGroups

Z95 = 1.959963984540054
"""The standard normal quantile of a two-sided 95 % interval."""

_Score = Callable[[float], float]


def miettinen_nurminen_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Score interval of the impact ratio, variance times N/(N − 1).

    Returns:
        0 or more, `high` infinite where the reference could be 0; None where nobody was selected.

    Source: Miettinen & Nurminen (1985).
    """
    correction = groups.n / (groups.n - 1)
    return _ratio_interval(groups, lambda ratio: _ratio_score(groups, ratio, correction), z)


def koopman_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Score interval of the impact ratio without that correction; None where nobody was selected.

    Source: Koopman (1984); Nam (1995).
    """
    return _ratio_interval(groups, lambda ratio: _ratio_score(groups, ratio, 1.0), z)


def gart_nam_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Score interval of the impact ratio corrected for skewness; None where nobody was selected.

    Source: Gart & Nam (1988).
    """

    def score(ratio: float) -> float:
        return _ratio_score(groups, ratio, 1.0) - _ratio_skewness(groups, ratio) * (z * z - 1)

    return _ratio_interval(groups, score, z)


def miettinen_nurminen_difference(groups: TwoGroups, z: float = Z95) -> Interval:
    """Score interval of p_f − p_r (−1 to 1), variance times N/(N − 1).

    Source: Miettinen & Nurminen (1985).
    """
    return _difference_interval(groups, groups.n / (groups.n - 1), z)


def mee_difference(groups: TwoGroups, z: float = Z95) -> Interval:
    """Score interval of p_f − p_r (−1 to 1) without that correction.

    Source: Mee (1984); Newcombe (1998), method 5.
    """
    return _difference_interval(groups, 1.0, z)


def score_odds_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Score interval of the odds ratio; None where nobody or everybody was selected.

    Source: Miettinen & Nurminen (1985), as in `orscoreci` of PropCIs.
    """
    if groups.selected in {0, groups.n}:
        return None

    def score(odds: float) -> float:
        reference = _constrained_by_odds(groups, odds)
        focal = odds * reference / (1 + reference * (odds - 1))
        spread = 1 / _information(groups.focal_n, focal) + 1 / _information(
            groups.reference_n, reference
        )
        gap = groups.focal_selected - groups.focal_n * focal
        return gap * sqrt(spread * (groups.n - 1) / groups.n)

    can_be_zero = groups.focal_selected == 0 or groups.reference_selected == groups.reference_n
    can_be_infinite = groups.reference_selected == 0 or groups.focal_selected == groups.focal_n
    return Interval(
        low=0.0 if can_be_zero else _positive_root(score, z),
        high=inf if can_be_infinite else _positive_root(score, -z),
    )


@record
class RatioTest:
    """One value of the ratio put to the test.

    `focal_rate` and `reference_rate` are the likeliest ones (0–1) whose ratio it is; `score` is the
    distance of the data from them in standard deviations, positive where their ratio is higher.
    """

    focal_rate: float
    reference_rate: float
    score: float


def ratio_test(groups: TwoGroups, ratio: float) -> RatioTest:
    """What Miettinen and Nurminen's interval asks of each ratio: is |score| at most 1.96?"""
    focal, reference = _constrained_by_ratio(groups, ratio)
    score = _ratio_score(groups, ratio, groups.n / (groups.n - 1))
    return RatioTest(focal_rate=focal, reference_rate=reference, score=score)


def _ratio_interval(groups: TwoGroups, score: _Score, z: float) -> Interval | None:
    if groups.selected == 0:
        return None
    return Interval(
        low=0.0 if groups.focal_selected == 0 else _positive_root(score, z),
        high=inf if groups.reference_selected == 0 else _positive_root(score, -z),
    )


def _ratio_score(groups: TwoGroups, ratio: float, correction: float) -> float:
    """(p_f − θ·p_r) / √variance, the variance under the ratio θ; it falls as θ rises."""
    focal, reference = _constrained_by_ratio(groups, ratio)
    variance = correction * (
        focal * (1 - focal) / groups.focal_n
        + ratio * ratio * reference * (1 - reference) / groups.reference_n
    )
    gap = (
        groups.focal_selected / groups.focal_n
        - ratio * groups.reference_selected / groups.reference_n
    )
    if variance <= 0:
        return 0.0 if abs(gap) < 1e-15 else copysign(inf, gap)
    return gap / sqrt(variance)


def _ratio_skewness(groups: TwoGroups, ratio: float) -> float:
    focal, reference = _constrained_by_ratio(groups, ratio)
    focal_variance = focal * (1 - focal) / groups.focal_n
    reference_variance = ratio * ratio * reference * (1 - reference) / groups.reference_n
    variance = focal_variance + reference_variance
    if variance <= 0:
        return 0.0
    third = (
        focal_variance * (1 - 2 * focal) / groups.focal_n
        - ratio * reference_variance * (1 - 2 * reference) / groups.reference_n
    )
    return third / (6 * variance * sqrt(variance))


def _constrained_by_ratio(groups: TwoGroups, ratio: float) -> tuple[float, float]:
    """The likeliest rates (focal, reference) whose ratio is `ratio`: a root of a quadratic."""
    a = groups.n * ratio
    b = (
        groups.focal_n * ratio
        + groups.focal_selected
        + groups.reference_n
        + groups.reference_selected * ratio
    )
    root = sqrt(max(0.0, b * b - 4 * a * groups.selected))
    reference = min(1.0, 2 * groups.selected / (b + root))
    return min(1.0, ratio * reference), reference


def _constrained_by_odds(groups: TwoGroups, odds: float) -> float:
    """The likeliest reference rate under an odds ratio: a root of a quadratic."""
    a = groups.reference_n * (odds - 1)
    b = groups.focal_n * odds + groups.reference_n - groups.selected * (odds - 1)
    root = sqrt(max(0.0, b * b + 4 * a * groups.selected))
    return 2 * groups.selected / (b + root)


def _information(n: int, rate: float) -> float:
    return max(n * rate * (1 - rate), 1e-300)


def _difference_interval(groups: TwoGroups, correction: float, z: float) -> Interval:
    def score(difference: float) -> float:
        reference = _constrained_by_difference(groups, difference)
        focal = min(1.0, max(0.0, reference + difference))
        variance = correction * (
            focal * (1 - focal) / groups.focal_n + reference * (1 - reference) / groups.reference_n
        )
        gap = float(groups.focal_rate - groups.reference_rate) - difference
        if variance <= 0:
            return 0.0 if abs(gap) < 1e-15 else copysign(inf, gap)
        return gap / sqrt(variance)

    return Interval(
        low=_bisect(score, z, low=-1.0, high=1.0), high=_bisect(score, -z, low=-1.0, high=1.0)
    )


def _constrained_by_difference(groups: TwoGroups, difference: float) -> float:
    """The likeliest reference rate under a difference: the cubic of Miettinen & Nurminen."""
    n_f, n_r, x_r = groups.focal_n, groups.reference_n, groups.reference_selected
    l3 = groups.n
    l2 = (n_f + 2 * n_r) * difference - groups.n - groups.selected
    l1 = (n_r * difference - groups.n - 2 * x_r) * difference + groups.selected
    l0 = x_r * difference * (1 - difference)
    q = l2**3 / (3 * l3) ** 3 - l1 * l2 / (6 * l3**2) + l0 / (2 * l3)
    p = copysign(sqrt(max(0.0, l2**2 / (3 * l3) ** 2 - l1 / (3 * l3))), q)
    turn = max(-1.0, min(1.0, q / p**3)) if p else 0.0
    reference = 2 * p * cos((pi + acos(turn)) / 3) - l2 / (3 * l3)
    return min(1.0, 1 - difference, max(0.0, -difference, reference))


def _positive_root(score: _Score, target: float) -> float:
    """The positive value at which a falling `score` reaches `target`.

    Searches on the scale of v = value/(1 + value), so that 0 to infinity is 0 to 1.
    """
    share = _bisect(lambda v: score(v / (1 - v)), target, low=0.0, high=1.0)
    return share / (1 - share) if share < 1 else inf


def _bisect(score: _Score, target: float, *, low: float, high: float) -> float:
    for _ in range(200):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if score(middle) > target:
            low = middle
        else:
            high = middle
    return (low + high) / 2

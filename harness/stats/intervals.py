"""Closed-form intervals: cross-checks of the score intervals, and for comparison with others' work.

Katz is what many published audits print; it is undefined at 0 and too narrow in small groups.
"""

from math import asinh, exp, inf, log, sqrt

from harness.stats.compare import Interval, TwoGroups
from harness.stats.proportion import wilson
from harness.stats.score import Z95


def katz_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Log interval of the impact ratio; None where either group selected nobody.

    Source: Katz et al. (1978), as used by Morris & Lobsenz (2000).
    """
    if 0 in {groups.focal_selected, groups.reference_selected}:
        return None
    return _around(_log_ratio(groups, 0.0), z * sqrt(_log_variance(groups, 0.0)))


def adjusted_log_ratio(groups: TwoGroups, z: float = Z95) -> Interval:
    """Log interval of the impact ratio with ½ added to every count.

    Source: Fagerland, Lydersen & Laake (2015), "adjusted log".
    """
    return _around(_log_ratio(groups, 0.5), z * sqrt(max(0.0, _log_variance(groups, 0.5))))


def inverse_sinh_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Inverse hyperbolic sine interval of the impact ratio; None where a group selected nobody.

    Source: Fagerland, Lydersen & Laake (2015), "inverse sinh".
    """
    if 0 in {groups.focal_selected, groups.reference_selected}:
        return None
    return _around(_log_ratio(groups, 0.0), 2 * asinh(z / 2 * sqrt(_log_variance(groups, 0.0))))


def mover_wilson_ratio(groups: TwoGroups, z: float = Z95) -> Interval | None:
    """Interval of the impact ratio from both Wilson intervals; None where nobody was selected.

    Source: Zou & Donner (2008), MOVER-R.
    """
    if groups.selected == 0:
        return None
    focal = wilson(groups.focal_selected, groups.focal_n, z)
    reference = wilson(groups.reference_selected, groups.reference_n, z)
    p_f, p_r = float(groups.focal_rate), float(groups.reference_rate)
    return Interval(
        low=_mover_low(p_f, p_r, focal.low, reference.high),
        high=_mover_high(p_f, p_r, focal.high, reference.low),
    )


def newcombe_difference(groups: TwoGroups, z: float = Z95) -> Interval:
    """Interval of p_f − p_r from both Wilson intervals (−1 to 1).

    Source: Newcombe (1998), method 10.
    """
    focal = wilson(groups.focal_selected, groups.focal_n, z)
    reference = wilson(groups.reference_selected, groups.reference_n, z)
    p_f, p_r = float(groups.focal_rate), float(groups.reference_rate)
    difference = float(groups.focal_rate - groups.reference_rate)
    return Interval(
        low=difference - sqrt((p_f - focal.low) ** 2 + (reference.high - p_r) ** 2),
        high=difference + sqrt((focal.high - p_f) ** 2 + (p_r - reference.low) ** 2),
    )


def wald_difference(groups: TwoGroups, z: float = Z95) -> Interval:
    """Interval of p_f − p_r with the unpooled standard error; too narrow in small groups."""
    p_f, p_r = float(groups.focal_rate), float(groups.reference_rate)
    width = z * sqrt(p_f * (1 - p_f) / groups.focal_n + p_r * (1 - p_r) / groups.reference_n)
    return Interval(low=p_f - p_r - width, high=p_f - p_r + width)


def agresti_caffo_difference(groups: TwoGroups, z: float = Z95) -> Interval:
    """Wald's interval of p_f − p_r after one success and one failure are added to each group.

    Source: Agresti & Caffo (2000).
    """
    added = TwoGroups(
        focal_selected=groups.focal_selected + 1,
        focal_n=groups.focal_n + 2,
        reference_selected=groups.reference_selected + 1,
        reference_n=groups.reference_n + 2,
    )
    return wald_difference(added, z)


def _log_ratio(groups: TwoGroups, added: float) -> float:
    focal = (groups.focal_selected + added) / (groups.focal_n + added)
    return log(focal * (groups.reference_n + added) / (groups.reference_selected + added))


def _log_variance(groups: TwoGroups, added: float) -> float:
    return (
        1 / (groups.focal_selected + added)
        - 1 / (groups.focal_n + added)
        + 1 / (groups.reference_selected + added)
        - 1 / (groups.reference_n + added)
    )


def _around(centre: float, width: float) -> Interval:
    return Interval(low=exp(centre - width), high=exp(centre + width))


def _mover_low(p_f: float, p_r: float, low_f: float, high_r: float) -> float:
    """[P − √(P² − CD)] / D with P = p_f·p_r, written as C / (P + √…): D may be negative or 0."""
    product, end = p_f * p_r, low_f * (2 * p_f - low_f)
    root = sqrt(max(0.0, product**2 - end * high_r * (2 * p_r - high_r)))
    return end / (product + root) if product + root else 0.0


def _mover_high(p_f: float, p_r: float, high_f: float, low_r: float) -> float:
    product, denominator = p_f * p_r, low_r * (2 * p_r - low_r)
    if denominator <= 0:
        return inf
    inside = product**2 - high_f * (2 * p_f - high_f) * denominator
    return (product + sqrt(max(0.0, inside))) / denominator

"""Sizes of a difference in rates on other scales, for comparison with others' work."""

from math import asin, log, sqrt
from statistics import NormalDist

from harness.stats.compare import TwoGroups, impact_ratio
from harness.stats.significance import pooled_z


def phi(groups: TwoGroups) -> float | None:
    """Correlation of group and selection, |z|/√N (0–1); None where z is not defined."""
    z = pooled_z(groups)
    return None if z is None else abs(z) / sqrt(groups.n)


def cohen_h(groups: TwoGroups) -> float:
    """Cohen's h, 2·asin√p_r − 2·asin√p_f: positive where the focal rate is lower (−π to π).

    Source: Cohen (1988).
    """
    focal, reference = float(groups.focal_rate), float(groups.reference_rate)
    return 2 * asin(sqrt(reference)) - 2 * asin(sqrt(focal))


def z_of_ratio(groups: TwoGroups) -> float | None:
    """The log impact ratio in standard deviations of the pooled null hypothesis.

    ln(IR) / √((1 − p̂)/p̂ · (1/n_f + 1/n_r)); None where a group selected nobody or both everybody.

    Source: Morris & Lobsenz (2000), as given by adverseimpact.org, "Z_IR".
    """
    ratio, rate = impact_ratio(groups), float(groups.pooled_rate)
    if not ratio or groups.selected == groups.n:
        return None
    spread = (1 - rate) / rate * (1 / groups.focal_n + 1 / groups.reference_n)
    return log(ratio) / sqrt(spread)


def ratio_from_gap(d: float, *, selected_share: float, focal_share: float) -> float:
    """The impact ratio to expect if scores are normal and one cut selects from both groups.

    Args:
        d: How many standard deviations the focal group's mean lies below the reference's.
        selected_share: Share of everybody who is selected (0–1, neither end).
        focal_share: Share of everybody who is of the focal group (0–1).

    Source: normal model with equal spread, as `aiEst` of the R package iopsych.
    """
    normal, low, high = NormalDist(), -40.0, 40.0
    for _ in range(200):
        cut = (low + high) / 2
        above = (1 - focal_share) * normal.cdf(-cut) + focal_share * normal.cdf(-cut - d)
        low, high = (cut, high) if above > selected_share else (low, cut)
    return normal.cdf(-cut - d) / normal.cdf(-cut)

"""Two groups compared within requisitions and combined: Mantel-Haenszel and Breslow-Day.

Counts pooled over requisitions can show a difference that no requisition has, and hide one that
all have (Simpson's paradox); these statistics compare like with like.
"""

from collections.abc import Sequence
from math import exp, fsum, log, sqrt

from harness.record import record
from harness.stats.compare import Interval, TwoGroups
from harness.stats.score import Z95
from harness.stats.significance import chi_squared_p, normal_p


@record
class Estimate:
    """A combined ratio and its interval."""

    value: float
    interval: Interval


@record
class ChiSquared:
    """A chi-squared statistic, its degrees of freedom and its p-value (0–1)."""

    statistic: float
    degrees: int
    p: float


def informative(strata: Sequence[TwoGroups]) -> tuple[TwoGroups, ...]:
    """The strata in which somebody, but not everybody, was selected; the others say nothing."""
    return tuple(s for s in strata if 0 < s.selected < s.n)


def risk_ratio(strata: Sequence[TwoGroups], z: float = Z95) -> Estimate | None:
    """Mantel-Haenszel impact ratio with the interval of Greenland and Robins.

    Returns:
        None where it is not defined: one of the groups was selected in no stratum.

    Source: Greenland & Robins (1985).
    """
    focal = fsum(s.focal_selected * s.reference_n / s.n for s in strata)
    reference = fsum(s.reference_selected * s.focal_n / s.n for s in strata)
    if focal == 0 or reference == 0:
        return None
    spread = fsum(
        (s.focal_n * s.reference_n * s.selected - s.focal_selected * s.reference_selected * s.n)
        / s.n**2
        for s in strata
    )
    return _estimate(focal / reference, spread / (focal * reference), z)


def odds_ratio(strata: Sequence[TwoGroups], z: float = Z95) -> Estimate | None:
    """Mantel-Haenszel odds ratio with the interval of Robins, Breslow and Greenland.

    Returns:
        None where it is not defined.

    Source: Robins, Breslow & Greenland (1986).
    """
    terms = [_OddsTerms.of(s) for s in strata]
    with_, against = fsum(t.with_ for t in terms), fsum(t.against for t in terms)
    if with_ == 0 or against == 0:
        return None
    variance = (
        fsum(t.agree * t.with_ for t in terms) / (2 * with_**2)
        + fsum(t.agree * t.against + (1 - t.agree) * t.with_ for t in terms) / (2 * with_ * against)
        + fsum((1 - t.agree) * t.against for t in terms) / (2 * against**2)
    )
    return _estimate(with_ / against, variance, z)


def shortfall(strata: Sequence[TwoGroups]) -> float:
    """Selections the focal group lacks to its share in every stratum, summed (people, signed)."""
    return fsum(s.focal_n * s.selected / s.n - s.focal_selected for s in strata)


def cochran_mantel_haenszel(
    strata: Sequence[TwoGroups], *, continuity: bool = False
) -> ChiSquared | None:
    """Test of equal rates within strata, one degree of freedom.

    Args:
        strata: The tables.
        continuity: Subtract ½ from the summed shortfall, as R does unasked.

    Returns:
        None where no stratum says anything.

    Source: Mantel & Haenszel (1959).
    """
    variance = fsum(_variance(s) for s in strata if s.n > 1)
    if variance == 0:
        return None
    gap = abs(shortfall(strata)) - (0.5 if continuity else 0.0)
    statistic = max(0.0, gap) ** 2 / variance
    return ChiSquared(statistic=statistic, degrees=1, p=normal_p(sqrt(statistic)))


def breslow_day(strata: Sequence[TwoGroups], *, tarone: bool = True) -> ChiSquared | None:
    """Test of one odds ratio for all strata, with Tarone's adjustment unless `tarone` is False.

    Give informative strata only. Its power is low: strata can differ though p is large.

    Returns:
        None for fewer than two strata, or where the odds ratio is not defined.

    Source: Breslow & Day (1980); Tarone (1985).
    """
    common = odds_ratio(strata)
    if common is None or len(strata) < 2:
        return None
    gaps, variances = [], []
    for stratum in strata:
        expected = expected_selected(stratum, common.value)
        gaps.append(stratum.focal_selected - expected)
        variances.append(variance_at(stratum, expected))
    statistic = fsum(gap**2 / v for gap, v in zip(gaps, variances, strict=True))
    if tarone:
        statistic -= fsum(gaps) ** 2 / fsum(variances)
    statistic, degrees = max(0.0, statistic), len(strata) - 1
    return ChiSquared(statistic=statistic, degrees=degrees, p=chi_squared_p(statistic, degrees))


def expected_selected(s: TwoGroups, odds: float) -> float:
    """Focal selections that both margins and the odds ratio `odds` imply: a root of a quadratic."""
    a = odds - 1
    b = s.reference_n - s.selected + odds * (s.focal_n + s.selected)
    c = odds * s.focal_n * s.selected
    return 2 * c / (b + sqrt(b * b - 4 * a * c))


def variance_at(s: TwoGroups, a: float) -> float:
    """Variance of the focal selections about `a` of them, both margins given."""
    b, c = s.focal_n - a, s.selected - a
    d = s.reference_n - c
    return 1 / (1 / a + 1 / b + 1 / c + 1 / d)


@record
class _OddsTerms:
    """a·d/N, b·c/N and (a + d)/N of one table."""

    with_: float
    against: float
    agree: float

    @classmethod
    def of(cls, s: TwoGroups) -> "_OddsTerms":
        a, c = s.focal_selected, s.reference_selected
        b, d = s.focal_n - a, s.reference_n - c
        return cls(with_=a * d / s.n, against=b * c / s.n, agree=(a + d) / s.n)


def _estimate(value: float, variance_of_log: float, z: float) -> Estimate:
    width = z * sqrt(max(0.0, variance_of_log))
    low, high = exp(log(value) - width), exp(log(value) + width)
    return Estimate(value=value, interval=Interval(low=low, high=high))


def _variance(s: TwoGroups) -> float:
    """Variance of the focal group's selections, both margins given."""
    return s.focal_n * s.reference_n * s.selected * (s.n - s.selected) / (s.n**2 * (s.n - 1))

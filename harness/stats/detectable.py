"""What each paired test can show: power, and the smallest gap seen with 80 % probability."""

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
from scipy.special import nctdtr, stdtrit
from scipy.stats import ncx2

from harness.errors import StatsError
from harness.stats.paired import pairs_needed
from harness.stats.significance import chi_squared_p
from harness.stats.symmetric import BETS

_NORMAL = NormalDist()


def pairs_gap(
    pairs: int, *, discordant: float, power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """The smallest gap of two shares that McNemar's test of so many matched pairs shows.

    The gap d for which `pairs_needed` is `pairs`.

    Args:
        pairs: Matched yes/no pairs.
        discordant: Share of pairs that answer differently (0–1).
        power: Probability of seeing it (0–1).
        alpha: Two-sided level (0–1).

    Returns:
        0–`discordant`; None where not even a gap of all discordant pairs is shown.

    Raises:
        StatsError: a share of discordant pairs outside 0 to 1.

    Source: Connor (1987), Biometrics 43.
    """
    if not 0 < discordant <= 1:
        raise StatsError(
            f"a share of {discordant:g} discordant pairs", remedy="Give a share above 0, at most 1"
        )

    def shown(gap: float) -> bool:
        return pairs_needed(discordant=discordant, gap=gap, power=power, alpha=alpha) <= pairs

    return _smallest(shown, discordant)


def names_power(
    gap: float,
    *,
    names: int,
    per_name: int,
    name_deviation: float,
    deviation: float,
    alpha: float = 0.05,
) -> float:
    """Probability that Welch's test of name means shows a gap between two groups (0–1).

    Noncentral t with 2·(J − 1) degrees of freedom and δ = gap / √(2·(σ²_name/J + σ²/(J·R))).

    Args:
        gap: Difference of both groups, in the outcome's unit.
        names: J, names in each group (at least 2).
        per_name: R, applications under each name.
        name_deviation: Standard deviation of names' own effects within a group.
        deviation: Standard deviation of applications under one name.
        alpha: Two-sided level (0–1).

    Raises:
        StatsError: fewer than two names, no applications, or nothing that varies.

    Source: Judd, Westfall and Kenny (2012), JPSP 103; Snedecor and Cochran (1989), §6.
    """
    error = names_error(
        names=names, per_name=per_name, name_deviation=name_deviation, deviation=deviation
    )
    return _t_power(gap / error, degrees=2 * (names - 1), alpha=alpha)


def names_error(*, names: int, per_name: int, name_deviation: float, deviation: float) -> float:
    """Standard error of the gap between two groups of names: √(2·(σ²_name/J + σ²/(J·R))).

    It stays above √(2/J)·σ_name however many applications a name gets: J limits what is seen.

    Raises:
        StatsError: fewer than two names, no applications, or nothing that varies.
    """
    if names < 2 or per_name < 1 or not name_deviation**2 + deviation**2 > 0:
        raise StatsError(
            f"{names} names with {per_name} applications each",
            remedy="Give at least 2 names in each group, 1 application each, and their spread",
        )
    return math.sqrt(2 * (name_deviation**2 + deviation**2 / per_name) / names)


def names_gap(
    *,
    names: int,
    per_name: int,
    name_deviation: float,
    deviation: float,
    power: float = 0.8,
    alpha: float = 0.05,
) -> float:
    """The smallest gap between two groups that so many names show, in the outcome's unit.

    Raises:
        StatsError: as `names_power`.
    """
    error = names_error(
        names=names, per_name=per_name, name_deviation=name_deviation, deviation=deviation
    )
    return error * _shown_by_t(2 * (names - 1), power=power, alpha=alpha)


def blocks_gap(
    blocks: int,
    *,
    rate: float,
    per_group: int = 1,
    correlation: float = 0.0,
    power: float = 0.8,
    alpha: float = 0.05,
) -> float:
    """The smallest gap of two shares that matched blocks show, by any of the tests for them.

    d = (z₁₋α⸝₂ + z_power)·√(2·p·(1 − p)·(1 − ρ) / (m·B)): the exact stratified permutation,
    Mantel-Haenszel, conditional logit and least squares clustered by block are alike in it for
    large B. Sets of twins that answer alike (ρ > 0) make it smaller.

    Args:
        blocks: B, blocks with `per_group` applications of each of two groups.
        rate: p, share selected over both groups (0–1).
        per_group: m.
        correlation: ρ of two outcomes of one block.
        power: Probability of seeing it (0–1).
        alpha: Two-sided level (0–1).

    Raises:
        StatsError: no block, or a share or correlation outside 0 to 1.

    Source: variance of a difference within blocks; Snedecor and Cochran (1989), §14.
    """
    if min(blocks, per_group) < 1 or not (0 < rate < 1 and 0 <= correlation < 1):
        raise StatsError(
            "no design of blocks is like this",
            remedy="Give 1 block or more, a share between 0 and 1 and a correlation below 1",
        )
    spread = math.sqrt(2 * rate * (1 - rate) * (1 - correlation) / (per_group * blocks))
    return _z(power, alpha) * spread


def clusters_gap(
    clusters: int,
    *,
    size: int,
    deviation: float,
    correlation: float,
    power: float = 0.8,
    alpha: float = 0.05,
) -> float:
    """The smallest gap shown where every cluster (a job, say) holds one of two groups alone.

    √(4·σ²·(1 + (m − 1)·ρ) / (m·G)) times the quantiles of t with G − 2 degrees of freedom.

    Args:
        clusters: G, half of them of each group.
        size: m, applications in each.
        deviation: σ of one outcome; √(p·(1 − p)) for yes and no.
        correlation: ρ of two outcomes of one cluster (0–1).
        power: Probability of seeing it (0–1).
        alpha: Two-sided level (0–1).

    Raises:
        StatsError: fewer than four clusters, or a correlation outside 0 to 1.

    Source: the design effect, Kish (1965), Survey Sampling.
    """
    if clusters < 4 or size < 1 or not 0 <= correlation <= 1:
        raise StatsError(
            f"{clusters} clusters of {size}",
            remedy="Give 4 clusters or more, and a correlation between 0 and 1",
        )
    effect = 1 + (size - 1) * correlation
    error = math.sqrt(4 * deviation**2 * effect / (size * clusters))
    return error * _shown_by_t(clusters - 2, power=power, alpha=alpha)


def rank_shift(
    lists: int, *, length: int, explained: float = 0.0, power: float = 0.8, alpha: float = 0.05
) -> float:
    """The smallest shift of a group's mean rank that so many lists show, in ranks.

    (z₁₋α⸝₂ + z_power)·√((k² − 1)/12·(1 − explained) / L), for one candidate of the group a list.

    Args:
        lists: L, lists that hold the group.
        length: k, candidates in each.
        explained: Share of the ranks' variance that the place where a candidate was shown explains.
        power: Probability of seeing it (0–1).
        alpha: Two-sided level (0–1).

    Raises:
        StatsError: no list, or lists of fewer than two.

    Source: variance of a rank among k drawn by chance; Friedman (1937), JASA 32.
    """
    if lists < 1 or length < 2 or not 0 <= explained < 1:
        raise StatsError(
            f"{lists} lists of {length}", remedy="Give 1 list or more, of 2 candidates or more"
        )
    return _z(power, alpha) * math.sqrt((length**2 - 1) / 12 * (1 - explained) / lists)


def shares_power(shares: Sequence[float], lists: int, *, alpha: float = 0.05) -> float:
    """Probability that chi-squared shows that groups are ranked first unequally often (0–1).

    Noncentral chi-squared, λ = n·Σ(pᵢ − 1/g)²·g.

    Args:
        shares: Each group's true share of first places; they add up to 1.
        lists: n, lists ranked.
        alpha: Level (0–1).

    Raises:
        StatsError: shares that are not of a whole.

    Source: Cohen (1988), Statistical Power Analysis, §7.
    """
    if len(shares) < 2 or min(shares) < 0 or not math.isclose(math.fsum(shares), 1, abs_tol=1e-6):
        raise StatsError(
            "shares that do not add up to 1", remedy="Give 2 or more shares of at least 0"
        )
    even = 1 / len(shares)
    excess = lists * math.fsum((share - even) ** 2 / even for share in shares)
    degrees = len(shares) - 1
    low, high = 0.0, 10.0 * degrees + 100
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if chi_squared_p(middle, degrees) > alpha else (low, middle)
    return float(ncx2.sf(high, degrees, excess)) if excess else alpha


def shift_draws(shift: float, *, scale: float, alpha: float = 0.05) -> float:
    """Pairs of answers after which `shift_test` with margin 0 shows a shift, about half the time.

    log(2·5/α) / growth: 2 directions, 5 bets, and the growth of the best of them for normal noise.

    Args:
        shift: The true shift, in the outcome's unit.
        scale: Standard deviation of one difference, as given to the test.
        alpha: Of the test (0–1).

    Raises:
        StatsError: a shift of 0, or a scale that is not above 0.

    Source: Wald (1945), Annals of Mathematical Statistics 16, for the ratio.
    """
    if shift == 0 or not scale > 0:
        raise StatsError(
            "no number of draws shows a shift of 0", remedy="Give a shift and a scale that are not"
        )
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    draws = abs(shift) / scale + nodes
    growth = max(
        float(weights @ (math.log(2) - np.logaddexp(0.0, -2 * bet * draws))) for bet in BETS
    ) / math.sqrt(2 * math.pi)
    return math.log(2 * len(BETS) / alpha) / growth


def _smallest(shown: Callable[[float], bool], largest: float) -> float | None:
    """The smallest gap that is shown, to 1e-9 of the largest possible one."""
    low, high = 0.0, largest
    if not shown(high):
        return None
    while high - low > 1e-9 * largest:
        middle = (low + high) / 2
        low, high = (low, middle) if shown(middle) else (middle, high)
    return high


def _z(power: float, alpha: float) -> float:
    return _NORMAL.inv_cdf(1 - alpha / 2) + _NORMAL.inv_cdf(power)


def _t_power(shift: float, *, degrees: int, alpha: float) -> float:
    """Both tails of the noncentral t beyond the critical value."""
    critical = float(stdtrit(degrees, 1 - alpha / 2))
    return (
        float(nctdtr(degrees, abs(shift), -critical))
        + 1
        - float(nctdtr(degrees, abs(shift), critical))
    )


def _shown_by_t(degrees: int, *, power: float, alpha: float) -> float:
    """How many standard errors are shown with this power."""
    low, high = 0.0, 1.0
    while _t_power(high, degrees=degrees, alpha=alpha) < power:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        enough = _t_power(middle, degrees=degrees, alpha=alpha) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high

"""Logit of a yes/no outcome by group, averaged over clusters that answer alike (GEE)."""

import math
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from harness.errors import StatsError
from harness.record import record
from harness.stats.significance import normal_p

_Matrix = NDArray[np.float64]
_STEPS = 60
_CLOSE = 1e-10


@record
class MarginalLogit:
    """The log odds ratio of the focal group against the reference, averaged over clusters.

    Attributes:
        beta: Log odds ratio; negative where the focal group fares worse.
        standard_error: Robust (sandwich) standard error of it.
        odds_ratio: exp(beta).
        p_value: Two-sided Wald test (0–1).
        correlation: Working correlation of two outcomes of one cluster.
        clusters: Clusters.
    """

    beta: float
    standard_error: float
    odds_ratio: float
    p_value: float
    correlation: float
    clusters: int


def marginal_logit(
    outcomes: Sequence[bool], focal: Sequence[bool], *, clusters: Sequence[Hashable]
) -> MarginalLogit | None:
    """Generalised estimating equations, logit link, exchangeable working correlation.

    Solves Σ D'V⁻¹(y − μ) = 0 with V = A^½·((1 − ρ)I + ρ11')·A^½, ρ from Pearson residuals; the
    standard error is robust to a wrong ρ.

    Args:
        outcomes: Whether each application was selected.
        focal: Whether it is of the focal group.
        clusters: What it shares with others: an advertisement, a job.

    Returns:
        None where a group is missing, or all or none of a group were selected.

    Raises:
        StatsError: lists of different lengths, a single cluster, or no solution.

    Source: Liang and Zeger (1986), Biometrika 73.
    """
    if not len(outcomes) == len(focal) == len(clusters) or len(set(clusters)) < 2:
        raise StatsError(
            "outcomes, groups and clusters that do not fit",
            remedy="Give lists of one length, and at least 2 clusters",
        )
    y, x = np.asarray(outcomes, float), np.asarray(focal, float)
    if any(len(set(y[x == side])) < 2 for side in (0.0, 1.0)):
        return None
    sums = _Sums.of(y, np.column_stack([np.ones(len(x)), x]), clusters)
    beta = np.array([_logit(float(y[x == 0].mean())), 0.0])
    beta[1] = _logit(float(y[x == 1].mean())) - beta[0]
    for _ in range(_STEPS):
        rho = sums.correlation(beta)
        score, information, _ = sums.equations(beta, rho)
        step = np.linalg.solve(information, score)
        beta = beta + step
        if float(np.abs(step).max()) < _CLOSE:
            return _estimate(sums, beta, rho)
    raise StatsError(
        "the estimating equations have no solution that can be found",
        remedy="Use the exact stratified permutation test",
    )


class _Sums:
    """Sums over clusters, which are all that the equations need."""

    def __init__(self, y: _Matrix, x: _Matrix, place: NDArray[np.int64], count: int) -> None:
        self._y, self._x, self._place, self._count = y, x, place, count
        self._sizes = np.bincount(place, minlength=count).astype(float)

    @classmethod
    def of(cls, y: _Matrix, x: _Matrix, clusters: Sequence[Hashable]) -> "_Sums":
        """Number the clusters in the order in which they come."""
        number: dict[Hashable, int] = {}
        place = np.array([number.setdefault(label, len(number)) for label in clusters])
        return cls(y, x, place, len(number))

    @property
    def clusters(self) -> int:
        """How many there are."""
        return self._count

    def correlation(self, beta: _Matrix) -> float:
        """Moment estimate of ρ from Pearson residuals, two coefficients taken off."""
        _, _, residuals = self._parts(beta)
        squares = float(residuals @ residuals)
        together = self._by_cluster(residuals)
        crossed = (float(together @ together) - squares) / 2
        pairs = float((self._sizes * (self._sizes - 1)).sum()) / 2
        scale = squares / (len(self._y) - 2)
        return crossed / scale / (pairs - 2) if pairs > 2 else 0.0

    def equations(self, beta: _Matrix, rho: float) -> tuple[_Matrix, _Matrix, _Matrix]:
        """The score, the information, and the score's parts by cluster, at this correlation."""
        spread, _, residuals = self._parts(beta)
        weighted = self._x * spread[:, None]
        share = rho / (1 - rho) / (1 + rho * (self._sizes - 1))
        sums = np.column_stack([self._by_cluster(column) for column in weighted.T])
        products = np.column_stack([self._by_cluster(c * residuals) for c in weighted.T])
        parts = products / (1 - rho) - (share * self._by_cluster(residuals))[:, None] * sums
        information = weighted.T @ weighted / (1 - rho) - (sums * share[:, None]).T @ sums
        return parts.sum(axis=0), information, parts

    def _parts(self, beta: _Matrix) -> tuple[_Matrix, _Matrix, _Matrix]:
        mean = 1 / (1 + np.exp(-(self._x @ beta)))
        spread = np.sqrt(mean * (1 - mean))
        return spread, mean, (self._y - mean) / spread

    def _by_cluster(self, values: _Matrix) -> _Matrix:
        return np.bincount(self._place, weights=values, minlength=self._count).astype(float)


def _estimate(sums: _Sums, beta: _Matrix, rho: float) -> MarginalLogit:
    _, information, parts = sums.equations(beta, rho)
    bread = np.linalg.inv(information)
    error = math.sqrt(float((bread @ (parts.T @ parts) @ bread)[1, 1]))
    value = float(beta[1])
    return MarginalLogit(
        beta=value,
        standard_error=error,
        odds_ratio=math.exp(value),
        p_value=normal_p(value / error) if error > 0 else 1.0,
        correlation=rho,
        clusters=sums.clusters,
    )


def _logit(share: float) -> float:
    return math.log(share / (1 - share))

"""Least squares with standard errors that hold where observations come in clusters."""

from collections.abc import Hashable, Mapping, Sequence
from sys import float_info

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from harness.errors import StatsError
from harness.record import record

_Matrix = NDArray[np.float64]


@record
class Coefficient:
    """One coefficient of a regression.

    Attributes:
        name: Of its column.
        value: The coefficient, in the outcome's unit.
        standard_error: Robust to clusters, or classical where no clusters were given.
        low: Lower end of the 95 % interval by Student's t.
        high: Upper end of it.
        p_value: Two-sided (0–1, never 0).
    """

    name: str
    value: float
    standard_error: float
    low: float
    high: float
    p_value: float


@record
class Regression:
    """A fit of least squares.

    Attributes:
        coefficients: In the order of the columns, the intercept first.
        observations: Rows.
        clusters: Of them; None where rows were taken as independent.
        degrees: Of Student's t: clusters − 1, or rows − columns.
    """

    coefficients: tuple[Coefficient, ...]
    observations: int
    clusters: int | None
    degrees: int

    def __getitem__(self, name: str) -> Coefficient:
        """The coefficient of a column.

        Raises:
            KeyError: there is no such column.
        """
        return {item.name: item for item in self.coefficients}[name]


def group_difference(
    outcomes: Sequence[float],
    focal: Sequence[bool],
    *,
    clusters: Sequence[Hashable] | None = None,
) -> Coefficient:
    """Mean outcome of the focal group minus the reference's, clusters (jobs, say) allowed for.

    Args:
        outcomes: One for each application; 0 and 1 for not selected and selected.
        focal: Whether it is of the focal group.
        clusters: What it shares its surroundings with; None for independent applications.

    Raises:
        StatsError: nothing to compare, or a single cluster.

    Source: `least_squares`.
    """
    columns = {"focal": [float(value) for value in focal]}
    return least_squares(outcomes, columns, clusters=clusters)["focal"]


def least_squares(
    outcomes: Sequence[float],
    columns: Mapping[str, Sequence[float]],
    *,
    clusters: Sequence[Hashable] | None = None,
) -> Regression:
    """Ordinary least squares with an intercept and cluster-robust standard errors (CR1).

    V = c·(X'X)⁻¹ (Σ_g X_g'u_g u_g'X_g) (X'X)⁻¹ with Stata's c = G/(G − 1)·(N − 1)/(N − k), and
    Student's t with G − 1 degrees of freedom. Without clusters, the classical σ²(X'X)⁻¹.

    Args:
        outcomes: N outcomes.
        columns: The covariates by name, without the intercept.
        clusters: One label for each outcome.

    Raises:
        StatsError: columns of different lengths, columns that repeat each other, fewer rows than
            coefficients plus 1, or a single cluster.

    Source: Liang and Zeger (1986), Biometrika 73; Cameron and Miller (2015), Journal of Human
    Resources 50, for the small-sample factor and t(G − 1).
    """
    y, x = np.asarray(outcomes, dtype=np.float64), _design(columns, len(outcomes))
    n, k = x.shape
    if n <= k or np.linalg.matrix_rank(x) < k or (clusters and len(clusters) != n):
        raise StatsError(
            f"{n} outcomes do not determine {k} coefficients",
            remedy="Give more outcomes, columns that do not repeat each other, and one cluster "
            "for each outcome",
        )
    bread = np.linalg.inv(x.T @ x)
    fitted = bread @ (x.T @ y)
    residuals = y - x @ fitted
    if clusters is None:
        degrees, count = n - k, None
        variance = bread * float(residuals @ residuals) / degrees
    else:
        scores = _cluster_sums(x * residuals[:, None], clusters)
        count = len(scores)
        degrees = count - 1
        factor = count / degrees * (n - 1) / (n - k)
        variance = factor * bread @ (scores.T @ scores) @ bread
    names = ("intercept", *columns)
    errors = np.sqrt(np.maximum(np.diag(variance), 0.0))  # rounding may fall below a variance of 0
    found = tuple(
        _coefficient(name, float(value), float(error), degrees)
        for name, value, error in zip(names, fitted, errors, strict=True)
    )
    return Regression(coefficients=found, observations=n, clusters=count, degrees=degrees)


def _design(columns: Mapping[str, Sequence[float]], n: int) -> _Matrix:
    if any(len(column) != n for column in columns.values()) or not n:
        raise StatsError(
            "columns of different lengths", remedy="Give one number for each outcome in each column"
        )
    return np.column_stack([np.ones(n), *(np.asarray(c, float) for c in columns.values())])


def _cluster_sums(rows: _Matrix, clusters: Sequence[Hashable]) -> _Matrix:
    """The rows of each cluster added up."""
    number: dict[Hashable, int] = {}
    places = [number.setdefault(label, len(number)) for label in clusters]
    if len(number) < 2:
        raise StatsError(
            "one cluster has no spread between clusters", remedy="Give at least 2 clusters"
        )
    sums = np.zeros((len(number), rows.shape[1]))
    np.add.at(sums, places, rows)
    return sums


def _coefficient(name: str, value: float, error: float, degrees: int) -> Coefficient:
    half = float(stdtrit(degrees, 0.975)) * error
    p_value = 2 * float(stdtr(degrees, -abs(value) / error)) if error > 0 else float(value == 0)
    return Coefficient(
        name=name,
        value=value,
        standard_error=error,
        low=value - half,
        high=value + half,
        p_value=max(p_value, float_info.min),
    )

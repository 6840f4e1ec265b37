"""Many estimates read together: how much they truly differ, and each pulled towards the mean."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from harness.errors import StatsError
from harness.record import record
from harness.stats.significance import chi_squared_p

FEWEST = 3
"""Fewer estimates tell nothing about how much they differ beyond chance."""

_Vector = NDArray[np.float64]


@record
class Estimate:
    """The gap of one firm, job or signal.

    Attributes:
        name: Whose it is.
        value: The gap as estimated.
        standard_error: Of it, above 0.
    """

    name: str
    value: float
    standard_error: float


@record
class Pulled:
    """One estimate after pulling.

    Attributes:
        name: Whose it is.
        value: The gap as estimated.
        pull: How far it was pulled: 0 not at all, 1 wholly to the mean.
        posterior: The gap after pulling: the best guess of the true one.
        posterior_deviation: Standard deviation of the true gap about it.
        expected_rank: Place on average among all, 1 for the lowest gap.
    """

    name: str
    value: float
    pull: float
    posterior: float
    posterior_deviation: float
    expected_rank: float


@record
class ManyGroups:
    """All estimates, in the order given.

    Attributes:
        mean: Mean gap.
        deviation: Standard deviation of the true gaps, the estimates' own noise taken out.
        p_equal: Test that all true gaps are equal (0–1).
        pulled: One for each estimate.
    """

    mean: float
    deviation: float
    p_equal: float
    pulled: tuple[Pulled, ...]


def many_groups(estimates: Sequence[Estimate]) -> ManyGroups:
    """Empirical Bayes: linear shrinkage with the bias-corrected variance of the true gaps.

    σ² = max(0, Var(θ̂) − mean(s²)); posterior = (σ²·θ̂ + s²·mean) / (σ² + s²). Ranking raw
    estimates puts the noisiest ones at both ends; for exploration and ranking, never as the gap
    that is reported of one firm or job.

    Args:
        estimates: At least `FEWEST`, each with its standard error.

    Raises:
        StatsError: too few, or a standard error that is not above 0.

    Source: Kline, Rose and Walters (2022), Quarterly Journal of Economics 137; Morris (1983),
    JASA 78; Cochran (1954), Biometrics 10, for the test of equality; Laird and Louis (1989),
    Journal of Educational Statistics 14, for expected ranks.
    """
    if len(estimates) < FEWEST or not all(
        item.standard_error > 0 and math.isfinite(item.value) for item in estimates
    ):
        raise StatsError(
            f"{len(estimates)} estimates cannot be pulled towards their mean",
            remedy=f"Give at least {FEWEST} estimates with standard errors above 0",
        )
    values = np.array([item.value for item in estimates])
    noise = np.array([item.standard_error for item in estimates]) ** 2
    mean = float(values.mean())
    variance = max(0.0, float(values.var(ddof=1) - noise.mean()))
    pull = noise / (variance + noise)
    posterior = mean + (1 - pull) * (values - mean)
    deviation = np.sqrt(variance * pull)
    ranks = _expected_ranks(posterior, deviation)
    weights = 1 / noise
    centre = float(weights @ values / weights.sum())
    return ManyGroups(
        mean=mean,
        deviation=math.sqrt(variance),
        p_equal=chi_squared_p(float(weights @ (values - centre) ** 2), len(values) - 1),
        pulled=tuple(
            Pulled(
                name=item.name,
                value=item.value,
                pull=float(pull[place]),
                posterior=float(posterior[place]),
                posterior_deviation=float(deviation[place]),
                expected_rank=float(ranks[place]),
            )
            for place, item in enumerate(estimates)
        ),
    )


def chance_lower(one: Pulled, other: Pulled) -> float:
    """Chance (0–1) that the true gap of `one` is lower than that of `other`, after pulling."""
    spread = math.hypot(one.posterior_deviation, other.posterior_deviation)
    if spread == 0:
        return 0.5 if one.posterior == other.posterior else float(one.posterior < other.posterior)
    return float(ndtr((other.posterior - one.posterior) / spread))


def _expected_ranks(posterior: _Vector, deviation: _Vector) -> _Vector:
    """1 + the chances that each other true gap is lower; ½ where nothing tells two apart."""
    gaps = posterior[:, None] - posterior[None, :]
    spread = np.hypot(deviation[:, None], deviation[None, :])
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled = np.where(spread > 0, gaps / spread, np.sign(gaps) * np.inf)
    lower: _Vector = np.where((spread == 0) & (gaps == 0), 0.5, ndtr(scaled))
    np.fill_diagonal(lower, 0.0)
    ranks: _Vector = 1.0 + lower.sum(axis=1)
    return ranks

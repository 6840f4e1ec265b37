"""Score intervals over requisitions: defined where a group was selected nowhere, or everywhere.

Mantel-Haenszel's intervals take logarithms and have no answer there; these need many small
requisitions no more than those do.
"""

from collections.abc import Callable, Sequence
from math import inf, sqrt
from typing import TYPE_CHECKING

from harness.record import record
from harness.stats.compare import Interval, TwoGroups
from harness.stats.score import Z95
from harness.stats.strata import expected_selected, variance_at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Vector = NDArray[np.float64]


def stratified_score_ratio(
    strata: Sequence[TwoGroups], z: float = Z95, *, skewness: bool = False
) -> Interval | None:
    """Interval of the one impact ratio that all strata share.

    Args:
        strata: Informative tables.
        z: Standard normal quantile of both ends.
        skewness: Correct for the skewness of small counts.

    Returns:
        0 or more, `high` infinite where the reference was selected in no stratum; None where
        nobody was selected.

    Source: Gart & Nam (1988).
    """
    if not any(s.selected for s in strata):
        return None
    columns = _Columns.of(strata)

    def score(ratio: float) -> float:
        return _score(columns, ratio, z if skewness else None)

    no_focal = not any(s.focal_selected for s in strata)
    no_reference = not any(s.reference_selected for s in strata)
    return Interval(
        low=0.0 if no_focal else _root(score, z), high=inf if no_reference else _root(score, -z)
    )


def cornfield_odds_ratio(
    strata: Sequence[TwoGroups], z: float = Z95, *, continuity: bool = True
) -> Interval | None:
    """Interval of the one odds ratio that all strata share, both margins given.

    Returns:
        `high` infinite or `low` 0 where the focal selections are as many or as few as they can be;
        None without strata.

    Source: Cornfield's method after Gart (1985).
    """
    if not strata:
        return None
    observed, half = sum(s.focal_selected for s in strata), 0.5 if continuity else 0.0

    def score(odds: float, side: int) -> float:
        fitted = [expected_selected(s, odds) for s in strata]
        spread = sum(variance_at(s, a) for s, a in zip(strata, fitted, strict=True))
        return float((observed - sum(fitted) - side * half) / sqrt(spread))

    fewest = sum(max(0, s.selected - s.reference_n) for s in strata)
    most = sum(min(s.focal_n, s.selected) for s in strata)
    return Interval(
        low=0.0 if observed == fewest else _root(lambda odds: score(odds, 1), z),
        high=inf if observed == most else _root(lambda odds: score(odds, -1), -z),
    )


@record
class _Columns:
    """The strata's counts as columns."""

    x: "_Vector"
    n: "_Vector"
    x_r: "_Vector"
    n_r: "_Vector"

    @classmethod
    def of(cls, strata: Sequence[TwoGroups]) -> "_Columns":
        import numpy as np  # noqa: PLC0415 - a tenth of a second to import

        x, n, x_r, n_r = np.array(
            [(s.focal_selected, s.focal_n, s.reference_selected, s.reference_n) for s in strata],
            dtype=np.float64,
        ).T
        return cls(x=x, n=n, x_r=x_r, n_r=n_r)


def _score(c: _Columns, ratio: float, z: float | None) -> float:
    """Σ w·(p_f − θ·p_r) / √Σ w²·V with w = p̃_f/V, which is the likelihood's own score."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    selected, total = c.x + c.x_r, c.n + c.n_r
    b = c.n * ratio + c.x + c.n_r + c.x_r * ratio
    root = np.sqrt(np.maximum(0.0, b * b - 4 * total * ratio * selected))
    reference = np.minimum(1.0, 2 * selected / (b + root))
    focal = np.minimum(1.0, ratio * reference)
    own = focal * (1 - focal) / c.n
    other = ratio * ratio * reference * (1 - reference) / c.n_r
    variance = np.maximum(own + other, 1e-300)
    weight = focal / variance
    spread = float((weight**2 * variance).sum())
    gap = float((weight * (c.x / c.n - ratio * c.x_r / c.n_r)).sum())
    if spread <= 0:
        return 0.0
    score = gap / sqrt(spread)
    if z is None:
        return score
    third = own * (1 - 2 * focal) / c.n - ratio * other * (1 - 2 * reference) / c.n_r
    third_moment = float((weight**3 * third).sum())
    return float(score - third_moment / (6 * spread**1.5) * (z * z - 1))


def _root(score: Callable[[float], float], target: float) -> float:
    """The positive value at which a falling `score` reaches `target`, on the scale v/(1 + v)."""
    low, high = 0.0, 1 - 2.0**-53
    for _ in range(64):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        low, high = (middle, high) if score(middle / (1 - middle)) > target else (low, middle)
    return low / (1 - low) if low else high / (1 - high)

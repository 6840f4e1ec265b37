"""Boschloo's unconditional exact test by our own maximum: quick, and without scipy."""

from functools import lru_cache
from math import lgamma
from typing import TYPE_CHECKING, Literal

from harness.errors import StatsError
from harness.record import record
from harness.stats.compare import TwoGroups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Vector = NDArray[np.float64]

LARGEST_PRODUCT, LARGEST_SUM = 40_000, 1_000
"""Largest n_f·n_r and n_f + n_r for which the test is run; above them mid-p says the same."""


@record
class Boschloo:
    """The test's statistic (the smaller one-sided Fisher p) and its p-value (0–1)."""

    statistic: float
    p: float


def small_enough(groups: TwoGroups) -> bool:
    """Whether the test takes milliseconds."""
    return groups.focal_n * groups.reference_n <= LARGEST_PRODUCT and groups.n <= LARGEST_SUM


@lru_cache(maxsize=1024)
def boschloo(
    groups: TwoGroups, *, alternative: Literal["less", "two-sided"] = "two-sided"
) -> Boschloo:
    """Boschloo's test of equal rates: Fisher's p-value as statistic, only one margin fixed.

    Args:
        groups: The counts.
        alternative: `less` asks whether the focal rate is lower; `two-sided` doubles the smaller
            side (central, as scipy and R's `Exact` do).

    Raises:
        StatsError: the groups are larger than `LARGEST_PRODUCT` and `LARGEST_SUM` allow.

    Source: Boschloo (1970).
    """
    if not small_enough(groups):
        raise StatsError(
            f"groups of {groups.focal_n} and {groups.reference_n} are too large for an "
            "unconditional exact test",
            remedy="Use the mid-p value",
        )
    less = _one_sided(groups)
    if alternative == "less":
        return less
    greater = _one_sided(groups.swapped())
    statistic = min(less.statistic, greater.statistic)
    return Boschloo(statistic=statistic, p=min(1.0, 2 * min(less.p, greater.p)))


def _one_sided(groups: TwoGroups) -> Boschloo:
    """The focal rate is lower.

    Given the total t of selections, the tables at most as extreme as the observed one are those
    up to some x; their chance is Fisher's own p at that x. So the whole rejection chance at a
    common rate π is the mean of one number per t over a binomial t, and its maximum is the p.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    below = _fisher_less(groups)
    observed = float(below[groups.focal_selected, groups.selected])
    reached = np.where(below <= observed * (1 + 1e-7), below, 0.0).max(axis=0)
    return Boschloo(statistic=observed, p=_maximum(reached))


def _fisher_less(groups: TwoGroups) -> "_Vector":
    """P(X ≤ x | t) for every x (rows) and every total t (columns); 0 where x is impossible."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    own, other, both = (_log_choose(n) for n in (groups.focal_n, groups.reference_n, groups.n))
    x, t = np.arange(groups.focal_n + 1)[:, None], np.arange(groups.n + 1)[None, :]
    rest = t - x
    possible = (rest >= 0) & (rest <= groups.reference_n)
    logs = own[:, None] + other[np.clip(rest, 0, groups.reference_n)] - both[None, :]
    chances = np.where(possible, np.exp(logs), 0.0)
    return np.asarray(np.where(possible, np.cumsum(chances, axis=0), 0.0))


def _log_choose(n: int) -> "_Vector":
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    logs = np.array([lgamma(k + 1) for k in range(n + 1)])
    return np.asarray(logs[n] - logs - logs[::-1])


def _maximum(reached: "_Vector") -> float:
    """The largest mean of `reached` over a binomial count, whatever its rate.

    A grid on the arcsine scale, then finer grids about its best place.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    n = len(reached) - 1
    choose, t = _log_choose(n), np.arange(n + 1)

    def means(angles: "_Vector") -> "_Vector":
        rates = np.sin(angles)[:, None] ** 2
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = (
                choose
                + np.nan_to_num(t * np.log(rates))
                + np.nan_to_num((n - t) * np.log1p(-rates))
            )
        return np.asarray(np.exp(logs) @ reached)

    angles = np.linspace(0, np.pi / 2, 402)[1:-1]
    best, step = 0.0, float(angles[1] - angles[0])
    found = means(angles)
    for place in np.argsort(found)[-3:]:
        centre, width = float(angles[place]), step
        for _ in range(4):
            near = np.clip(np.linspace(centre - width, centre + width, 41), 1e-9, np.pi / 2 - 1e-9)
            values = means(near)
            centre, width = float(near[int(np.argmax(values))]), width / 20
            best = max(best, float(values.max()))
    return min(1.0, best)

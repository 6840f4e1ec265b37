"""Miettinen-Nurminen intervals of many impact ratios at once, cell by cell in vectors."""

from collections.abc import Sequence
from math import inf, isinf
from typing import TYPE_CHECKING

from harness.stats.compare import Interval, TwoGroups
from harness.stats.score import Z95

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Vector = NDArray[np.float64]


def miettinen_nurminen_ratios(
    tables: Sequence[TwoGroups], z: float = Z95
) -> tuple[Interval | None, ...]:
    """The intervals of `miettinen_nurminen_ratio`, for every table in one go.

    Args:
        tables: Any number of tables.
        z: Standard normal quantile of both ends; a larger one for simultaneous bands.

    Returns:
        In the order given; None where nobody was selected.

    Source: Miettinen & Nurminen (1985).
    """
    if not tables:
        return ()
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    x, n, x_r, n_r = np.array(
        [(t.focal_selected, t.focal_n, t.reference_selected, t.reference_n) for t in tables],
        dtype=np.float64,
    ).T
    low, high = ratio_ends(x, n, x_r, n_r, z)
    return tuple(
        None if table.selected == 0 else Interval(low=float(a), high=inf if isinf(b) else float(b))
        for table, a, b in zip(tables, low, high, strict=True)
    )


def ratio_ends(
    x: "_Vector", n: "_Vector", x_r: "_Vector", n_r: "_Vector", z: float = Z95
) -> tuple["_Vector", "_Vector"]:
    """Both ends of the score interval of each (x/n) / (x_r/n_r); NaN where nobody was selected."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    low = np.where(x == 0, 0.0, _roots(x, n, x_r, n_r, z))
    high = np.where(x_r == 0, inf, _roots(x, n, x_r, n_r, -z))
    nobody = x + x_r == 0
    return np.where(nobody, np.nan, low), np.where(nobody, np.nan, high)


_NEARLY_ONE = 1 - 2.0**-53
"""The largest double below 1: a ratio of about 9e15, which only an infinite end comes near."""


def _roots(x: "_Vector", n: "_Vector", x_r: "_Vector", n_r: "_Vector", target: float) -> "_Vector":
    """The ratios at which the falling score reaches `target`, by bisection on θ/(1 + θ)."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    low, high = np.zeros_like(x), np.ones_like(x)
    for _ in range(64):
        middle = np.minimum((low + high) / 2, _NEARLY_ONE)
        above = _scores(x, n, x_r, n_r, middle / (1 - middle)) > target
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    share = np.minimum((low + high) / 2, _NEARLY_ONE)
    return np.asarray(share / (1 - share))


def _scores(
    x: "_Vector", n: "_Vector", x_r: "_Vector", n_r: "_Vector", ratio: "_Vector"
) -> "_Vector":
    """(p_f − θ·p_r) / √variance with the variance under the ratio θ and times N/(N − 1)."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    total, selected = n + n_r, x + x_r
    b = n * ratio + x + n_r + x_r * ratio
    root = np.sqrt(np.maximum(0.0, b * b - 4 * total * ratio * selected))
    reference = np.minimum(1.0, 2 * selected / (b + root))
    focal = np.minimum(1.0, ratio * reference)
    variance = (focal * (1 - focal) / n + ratio * ratio * reference * (1 - reference) / n_r) * (
        total / (total - 1)
    )
    gap = x / n - ratio * x_r / n_r
    with np.errstate(divide="ignore", invalid="ignore"):
        score = gap / np.sqrt(variance)
    exact = np.where(np.abs(gap) < 1e-15, 0.0, np.copysign(np.inf, gap))
    return np.asarray(np.where(variance > 0, score, exact))

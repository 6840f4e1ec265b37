"""How often the bare four-fifths rule would flag somebody if every group's rate were the same."""

from collections.abc import Sequence
from functools import lru_cache
from math import lgamma
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Vector = NDArray[np.float64]

LARGEST_PEOPLE = 20_000
"""More people than this in all groups are not enumerated; the rule is seldom noise there."""


def bare_rule_false_alarm(sizes: Sequence[int], rate: float) -> float | None:
    """Chance that some group falls below four-fifths of the highest rate by chance alone.

    Exact: nobody is flagged if, for the highest rate m that is observed, every group lies between
    4/5·m and m. The chance of that is summed over all rates m that these sizes can give.

    Args:
        sizes: People in each group (1 or more).
        rate: The selection rate that all groups share (0–1).

    Returns:
        0–1; None for fewer than two groups, or more people than `LARGEST_PEOPLE`.
    """
    if len(sizes) < 2 or sum(sizes) > LARGEST_PEOPLE:
        return None
    return _chance(tuple(sorted(sizes)), rate)


@lru_cache(maxsize=256)
def _chance(sizes: tuple[int, ...], rate: float) -> float:
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    if rate <= 0 or rate >= 1:
        return 0.0
    pairs = np.concatenate(
        [
            np.stack([np.arange(1, n + 1), np.full(n, n)], axis=1) // _common(n)[:, None]
            for n in dict.fromkeys(sizes)
        ]
    )
    a, b = np.unique(pairs, axis=0).T
    within, short_of = np.ones(len(a)), np.ones(len(a))
    nobody = 1.0
    for n in sizes:
        up_to = _up_to(n, rate)
        lowest = up_to[-((-4 * a * n) // (5 * b))]
        within *= up_to[a * n // b + 1] - lowest
        short_of *= np.maximum(0.0, up_to[-((-a * n) // b)] - lowest)
        nobody *= float(up_to[1])
    return float(min(1.0, max(0.0, 1 - nobody - float((within - short_of).sum()))))


def _common(n: int) -> "NDArray[np.int64]":
    """The greatest common divisor of 1 … n with n."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    return np.asarray(np.gcd(np.arange(1, n + 1), n))


def _up_to(n: int, rate: float) -> "_Vector":
    """P(X < k) for k from 0 to n + 1, X binomial."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    k = np.arange(n + 1)
    logs = np.array([lgamma(i + 1) for i in range(n + 1)])
    chances = np.exp(logs[n] - logs - logs[::-1] + k * np.log(rate) + (n - k) * np.log1p(-rate))
    return np.concatenate([[0.0], np.cumsum(chances)])

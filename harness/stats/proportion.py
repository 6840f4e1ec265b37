"""Intervals of one selection rate: Wilson, Clopper-Pearson and exact mid-p."""

from math import sqrt

from harness.errors import StatsError
from harness.stats.compare import Interval
from harness.stats.score import Z95


def wilson(selected: int, n: int, z: float = Z95) -> Interval:
    """Score interval of a rate (0–1).

    Raises:
        StatsError: n below 1, or more selected than considered.

    Source: Wilson (1927).
    """
    _check(selected, n)
    centre = (selected + z * z / 2) / (n + z * z)
    width = z / (n + z * z) * sqrt(selected * (n - selected) / n + z * z / 4)
    return Interval(
        low=0.0 if selected == 0 else centre - width, high=1.0 if selected == n else centre + width
    )


def clopper_pearson(selected: int, n: int, level: float = 0.95) -> Interval:
    """Exact interval of a rate (0–1): at least `level` coverage, wider than needed.

    Raises:
        StatsError: n below 1, or more selected than considered.

    Source: Clopper & Pearson (1934).
    """
    _check(selected, n)
    from scipy.special import betaincinv  # noqa: PLC0415 - a quarter of a second to import

    tail = (1 - level) / 2
    low = 0.0 if selected == 0 else float(betaincinv(selected, n - selected + 1, tail))
    high = 1.0 if selected == n else float(betaincinv(selected + 1, n - selected, 1 - tail))
    return Interval(low=low, high=high)


def exact_mid_p(selected: int, n: int, level: float = 0.95) -> Interval:
    """Exact interval of a rate (0–1) that counts half of the observed outcome's probability.

    Raises:
        StatsError: n below 1, or more selected than considered.

    Source: Lancaster's mid-p; Newcombe (1998).
    """
    _check(selected, n)
    tail = (1 - level) / 2
    return Interval(
        low=0.0 if selected == 0 else _mid_p_root(selected, n, 1 - tail),
        high=1.0 if selected == n else _mid_p_root(selected, n, tail),
    )


def _mid_p_root(selected: int, n: int, target: float) -> float:
    """The rate at which P(X < x) + ½·P(X = x) is `target`; it falls as the rate rises."""
    from scipy.special import bdtr  # noqa: PLC0415 - a quarter of a second to import

    low, high = 0.0, 1.0
    for _ in range(100):
        rate = (low + high) / 2
        below = float(bdtr(selected - 1, n, rate)) if selected else 0.0
        if (below + float(bdtr(selected, n, rate))) / 2 > target:
            low = rate
        else:
            high = rate
    return (low + high) / 2


def _check(selected: int, n: int) -> None:
    if n < 1 or not 0 <= selected <= n:
        raise StatsError(
            f"a rate of {selected} selected of {n} considered",
            remedy="Give at least 1 considered and 0 to n selected",
        )

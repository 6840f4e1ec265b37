"""Several comparisons read together: Holm, Benjamini-Hochberg, Storey, and e-BH for e-values."""

from collections.abc import Sequence
from math import inf, isnan

from harness.errors import StatsError


def holm(p_values: Sequence[float], *, family: int | None = None) -> tuple[float, ...]:
    """Holm's adjusted p-values: the chance of even one false alarm is held.

    Args:
        p_values: Raw p-values (0–1).
        family: Comparisons that could have been made, at least as many as are given. A reference
            chosen because its rate is the highest makes all pairs of k groups the family:
            k·(k − 1)/2.

    Returns:
        Adjusted p-values in the order given (0–1).

    Source: Holm (1979).
    """
    size = max(len(p_values), family or 0)
    adjusted, running = [0.0] * len(p_values), 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        running = max(running, min(1.0, (size - rank) * p_values[place]))
        adjusted[place] = running
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Benjamini and Hochberg's adjusted p-values: the share of false alarms is held.

    Returns:
        Adjusted p-values in the order given (0–1).

    Source: Benjamini & Hochberg (1995).
    """
    size = len(p_values)
    adjusted, running = [0.0] * size, 1.0
    order = sorted(range(size), key=p_values.__getitem__, reverse=True)
    for index, place in enumerate(order):
        running = min(running, p_values[place] * (size / (size - index)))
        adjusted[place] = running
    return tuple(adjusted)


def null_share(p_values: Sequence[float], *, cut: float = 0.5) -> float:
    """Storey's estimate of the share of comparisons in which there is nothing to find (0–1).

    #{p > cut} / (m·(1 − cut)), at most 1. Where nothing is there p-values are spread evenly, so
    that those above the cut tell how many such there are. Never 0: one is added above the line.

    Args:
        p_values: Raw p-values (0–1), of tests that have p-values near 1 too; few or exact
            discrete ones give too large a share, which is safe.
        cut: Above it, p-values are taken to come from nulls (0–1, not 1).

    Raises:
        StatsError: no p-value, or a cut outside 0 to 1.

    Source: Storey (2002), JRSS B 64; the +1 after Storey, Taylor and Siegmund (2004), JRSS B 66.
    """
    if not p_values or not 0 <= cut < 1:
        raise StatsError(
            f"the share of nulls among {len(p_values)} p-values above {cut}",
            remedy="Give at least 1 p-value and a cut from 0 to below 1",
        )
    above = sum(p > cut for p in p_values) + 1
    return min(1.0, above / (len(p_values) * (1 - cut)))


def storey(p_values: Sequence[float], *, cut: float = 0.5) -> tuple[float, ...]:
    """Storey's q-values: Benjamini and Hochberg's, times the share of nulls estimated.

    For many comparisons (Kline, Rose and Walters have 108 firms). For fewer than about 20 the
    estimate is mostly noise: use `benjamini_hochberg`, which takes the share as 1.

    Returns:
        q-values in the order given (0–1); none above Benjamini and Hochberg's.

    Raises:
        StatsError: a cut outside 0 to 1.

    Source: Storey (2003), Annals of Statistics 31.
    """
    if not p_values:
        return ()
    share = null_share(p_values, cut=cut)
    return tuple(share * q for q in benjamini_hochberg(p_values))


def e_benjamini_hochberg(e_values: Sequence[float], *, level: float = 0.05) -> tuple[bool, ...]:
    """Which signals are found when e-values are read together: the share of false ones is held.

    The k largest are found, for the largest k with e₍ₖ₎ ≥ m / (level·k). It holds however the
    e-values depend on each other and whenever each was stopped. Give each process's wealth at its
    own stop, never the largest that it ever had: for those the bound does not hold.

    Args:
        e_values: 0 or more, in any order; one for each signal that was looked at.
        level: Share of false ones among those found, on average (0–1).

    Returns:
        Whether each is found, in the order given.

    Raises:
        StatsError: a negative e-value, or a level outside 0 to 1.

    Source: Wang and Ramdas (2022), JRSS B 84; on the largest wealth, Tavyrikov, Goeman and
    de Heide (2025), arXiv 2501.19360.
    """
    if any(isnan(e) or e < 0 for e in e_values) or not 0 < level < 1:
        raise StatsError(
            "e-values that are no evidence",
            remedy="Give e-values of at least 0 and a level between 0 and 1",
        )
    least, size = inf, len(e_values)
    for rank, value in enumerate(sorted(e_values, reverse=True), start=1):
        if value * rank * level >= size:
            least = value
    return tuple(value >= least for value in e_values)

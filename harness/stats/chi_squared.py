"""Chi-squared tests of several groups: equal shares of a whole, and equal selection rates."""

from collections.abc import Sequence
from math import fsum

from harness.errors import StatsError
from harness.stats.significance import chi_squared_p
from harness.stats.strata import ChiSquared


def equal_shares(counts: Sequence[int]) -> ChiSquared | None:
    """Test that every group is as often ranked first (or in the top k) as every other.

    X² = Σ (O − n/g)² / (n/g), g − 1 degrees of freedom; groups that are shown equally often.

    Args:
        counts: How often each group was; the lists should number 5·g or more.

    Returns:
        None where nobody was.

    Raises:
        StatsError: fewer than two groups, or a negative count.

    Source: Pearson (1900), Philosophical Magazine 50.
    """
    if len(counts) < 2 or min(counts) < 0:
        raise StatsError(
            "shares can be compared from two groups on",
            remedy="Give 2 or more counts of at least 0",
        )
    expected = sum(counts) / len(counts)
    if not expected:
        return None
    statistic = fsum((count - expected) ** 2 / expected for count in counts)
    return _tested(statistic, len(counts) - 1)


def homogeneity(selected: Sequence[int], n: Sequence[int]) -> ChiSquared | None:
    """Test that all groups (or all names of one group) have one selection rate.

    Args:
        selected: Selected of each.
        n: Considered of each, at least 1.

    Returns:
        None where all or nobody were selected.

    Raises:
        StatsError: fewer than two groups, lists of different lengths, or counts that do not fit.

    Source: Pearson (1900); a k×2 table, k − 1 degrees of freedom.
    """
    fits = len(selected) == len(n) > 1 and all(
        0 <= x <= m and m for x, m in zip(selected, n, strict=True)
    )
    if not fits:
        raise StatsError(
            "rates can be compared from two groups on",
            remedy="Give 2 or more groups, each with at least 1 considered and 0 to n selected",
        )
    rate = sum(selected) / sum(n)
    if rate in {0.0, 1.0}:
        return None
    variance = rate * (1 - rate)
    statistic = fsum((x - m * rate) ** 2 / (m * variance) for x, m in zip(selected, n, strict=True))
    return _tested(statistic, len(n) - 1)


def _tested(statistic: float, degrees: int) -> ChiSquared:
    return ChiSquared(statistic=statistic, degrees=degrees, p=chi_squared_p(statistic, degrees))

"""Is a difference in selection rates more than chance? z, Fisher, mid-p, Barnard."""

from collections.abc import Iterable, Iterator
from math import erfc, exp, fsum, lgamma, log, sqrt
from sys import float_info

from harness.errors import StatsError
from harness.record import record
from harness.stats.compare import TwoGroups

UNCONDITIONAL_MAXIMUM = 40_000
"""Largest n_f·n_r for which Barnard is run (it takes seconds above it)."""


@record
class ExactP:
    """Conditional exact p-values of one table (0–1; never 0, at least the smallest float).

    Attributes:
        less: P(X ≤ x): the focal group is selected less often.
        greater: P(X ≥ x).
        two_sided: Fisher's, the sum over tables that are at most as likely (as R and scipy do).
        mid_less: Lancaster's one-sided mid-p, P(X < x) + ½·P(X = x).
        mid_two_sided: Twice the smaller one-sided mid-p, at most 1.
        mid_minlike: Fisher's two-sided p less half of what is exactly as likely.
    """

    less: float
    greater: float
    two_sided: float
    mid_less: float
    mid_two_sided: float
    mid_minlike: float


@record
class UnconditionalP:
    """An unconditional exact test: its statistic and its two-sided p (0–1)."""

    statistic: float
    p: float


def pooled_z(groups: TwoGroups) -> float | None:
    """The difference of rates in standard deviations of the pooled null hypothesis.

    z = (p_f − p_r) / √(p̂(1 − p̂)(1/n_f + 1/n_r)); negative where the focal rate is lower.
    None where everybody or nobody was selected.

    Source: Morris (2017), formula 4.2.
    """
    rate = groups.pooled_rate
    variance = rate * (1 - rate) * groups.n / (groups.focal_n * groups.reference_n)
    if variance == 0:
        return None
    return float(groups.focal_rate - groups.reference_rate) / sqrt(variance)


def normal_p(z: float) -> float:
    """Two-sided p-value of a standard normal statistic (0–1, never 0)."""
    return _never_zero(erfc(abs(z) / sqrt(2)))


def chi_squared_p(statistic: float, degrees: int) -> float:
    """Chance that chi-squared with so many degrees of freedom is at least `statistic` (0–1).

    The finite sums for whole degrees of freedom, each term by its logarithm.
    """
    half = statistic / 2
    if half <= 0:
        return 1.0
    start = 1 if degrees % 2 else 0
    terms = (
        exp((k - start / 2) * log(half) - half - lgamma(k + 1 - start / 2))
        for k in range(start, (degrees + 1) // 2)
    )
    return _probability(fsum(terms) + (erfc(sqrt(half)) if start else 0.0))


def exact_p(groups: TwoGroups) -> ExactP:
    """Fisher's exact test and mid-p, given both margins.

    Source: hypergeometric distribution; mid-p after Lancaster.
    """
    law = _Hypergeometric.of(groups)
    x, own = groups.focal_selected, law.at(groups.focal_selected)
    less, greater = law.down_from(x), law.up_from(x)
    mid_less, mid_greater = less - own / 2, greater - own / 2
    two_sided, as_likely = law.at_most_as_likely(x)
    return ExactP(
        less=_probability(less),
        greater=_probability(greater),
        two_sided=_probability(two_sided),
        mid_less=_probability(mid_less),
        mid_two_sided=_probability(2 * min(mid_less, mid_greater)),
        mid_minlike=_probability(two_sided - as_likely / 2),
    )


def barnard(groups: TwoGroups) -> UnconditionalP:
    """Barnard's unconditional exact test with the pooled z statistic, two-sided (as in scipy).

    Raises:
        StatsError: n_f·n_r is larger than `UNCONDITIONAL_MAXIMUM`.
    """
    _small_enough(groups)
    from scipy.stats import barnard_exact  # noqa: PLC0415 - half a second to import

    result = barnard_exact(_columns(groups), pooled=True)
    return UnconditionalP(statistic=float(result.statistic), p=float(result.pvalue))


def _small_enough(groups: TwoGroups) -> None:
    if groups.focal_n * groups.reference_n > UNCONDITIONAL_MAXIMUM:
        raise StatsError(
            f"groups of {groups.focal_n} and {groups.reference_n} are too large for an "
            "unconditional exact test",
            remedy="Use the mid-p value",
        )


def _columns(groups: TwoGroups) -> list[list[int]]:
    """One column for each group, as scipy wants them."""
    return [
        [groups.focal_selected, groups.reference_selected],
        [
            groups.focal_n - groups.focal_selected,
            groups.reference_n - groups.reference_selected,
        ],
    ]


@record
class _Hypergeometric:
    """Probabilities of the focal group's selections from `lowest` on, given both margins."""

    lowest: int
    probabilities: list[float]

    @classmethod
    def of(cls, groups: TwoGroups) -> "_Hypergeometric":
        """Walk outwards from the mode by ratios of neighbours, as far as doubles are exact.

        First to the observed table, then as far as something counts beside it.
        """
        mode = (groups.focal_n + 1) * (groups.selected + 1) // (groups.n + 2)
        away = groups.focal_selected - mode
        if away > 0:
            above = _weights(_ratios_above(groups, mode), away)
            own = above[away - 1] if len(above) >= away else 0.0
            below = _weights(_ratios_below(groups, mode), 0, own)
        else:
            below = _weights(_ratios_below(groups, mode), -away)
            own = 1.0 if not away else below[-away - 1] if len(below) >= -away else 0.0
            above = _weights(_ratios_above(groups, mode), 0, own)
        weights = [*reversed(below), 1.0, *above]
        total = _sum(weights)
        return cls(lowest=mode - len(below), probabilities=[w / total for w in weights])

    def at(self, x: int) -> float:
        """P(X = x)."""
        place = x - self.lowest
        return self.probabilities[place] if 0 <= place < len(self.probabilities) else 0.0

    def down_from(self, x: int) -> float:
        """P(X ≤ x)."""
        return _sum(self.probabilities[: max(0, x - self.lowest + 1)])

    def up_from(self, x: int) -> float:
        """P(X ≥ x)."""
        return _sum(self.probabilities[max(0, x - self.lowest) :])

    def at_most_as_likely(self, x: int) -> tuple[float, float]:
        """P of all tables at most as likely as x, and P of those exactly as likely.

        Tables within a relative 1e-7 count as equally likely, as in R and scipy.
        """
        own = self.at(x)
        high, low = own * (1 + 1e-7), own * (1 - 1e-7)
        at_most = _sum([p for p in self.probabilities if p <= high])
        return at_most, _sum([p for p in self.probabilities if low <= p <= high])


_SMALLEST_WEIGHT = 1e-305
"""Relative to the mode; below it doubles lose digits, and a product may never reach 0."""


_NEGLIGIBLE = 1e-24
"""Relative to the largest part of a sum: so many parts of it still change no digit of a double."""


def _weights(ratios: Iterable[float], steps: int, own: float = 1.0) -> list[float]:
    """P / P(mode) step by step outwards: so many `steps`, then on until negligible beside `own`.

    With steps, `own` is the weight at their end.
    """
    weights, weight, least = [], 1.0, own * _NEGLIGIBLE
    for step, ratio in enumerate(ratios, start=1):
        weight *= ratio
        if weight < _SMALLEST_WEIGHT or (step > steps and weight < least):
            break
        weights.append(weight)
        if step == steps:
            least = weight * _NEGLIGIBLE
    return weights


def _ratios_below(groups: TwoGroups, mode: int) -> Iterator[float]:
    """P(X = x - 1) / P(X = x) for x from the mode downwards."""
    n, selected, others = groups.focal_n, groups.selected, groups.reference_n - groups.selected
    for x in range(mode, max(0, -others), -1):
        yield x * (others + x) / ((n - x + 1) * (selected - x + 1))


def _ratios_above(groups: TwoGroups, mode: int) -> Iterator[float]:
    """P(X = x + 1) / P(X = x) for x from the mode upwards."""
    n, selected, others = groups.focal_n, groups.selected, groups.reference_n - groups.selected
    for x in range(mode, min(n, selected)):
        yield (n - x) * (selected - x) / ((x + 1) * (others + x + 1))


def _sum(parts: list[float]) -> float:
    """Their sum; what a double could not hold beside the largest is left out, for speed."""
    least = max(parts, default=0.0) * _NEGLIGIBLE
    return fsum(part for part in parts if part >= least)


def _probability(value: float) -> float:
    return _never_zero(min(1.0, value))


def _never_zero(value: float) -> float:
    """A p-value too small for a double is reported as the smallest one, never as 0."""
    return max(value, float_info.min)

"""Two groups of names compared with the name as the unit: names are a sample of stimuli."""

import math
from collections.abc import Mapping, Sequence
from sys import float_info

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from harness.errors import StatsError
from harness.record import record
from harness.stats.paired import sign_flip

_Vector = NDArray[np.float64]
_Names = Mapping[str, Sequence[float]]


@record
class NameVariance:
    """How much outcomes differ between names of one group, and within a name.

    Attributes:
        between: Variance of the names' own effects, at least 0, in the outcome's unit squared.
        within: Variance of applications under one name.
        share: between / (between + within), 0–1; None where nothing varies.
    """

    between: float
    within: float
    share: float | None


@record
class NamesCompared:
    """Two groups of names; b minus a.

    Attributes:
        names_a: Names of the reference.
        names_b: Names of the other group.
        applications: Of both groups together.
        effect: Mean of b's name means minus mean of a's.
        standard_error: Of it, names drawn at random from each group.
        degrees: Welch's degrees of freedom.
        low: Lower end of the 95 % interval.
        high: Upper end of it.
        p_value: Welch's test of the name means (0–1, never 0).
        variance: Variance components, pooled over both groups; None where no name has two outcomes.
        p_per_application: What the usual t test gives that takes every application for an
            independent one: never to be reported but beside `p_value`, as its warning.
    """

    names_a: int
    names_b: int
    applications: int
    effect: float
    standard_error: float
    degrees: float
    low: float
    high: float
    p_value: float
    variance: NameVariance | None
    p_per_application: float


def names_compared(a: _Names, b: _Names) -> NamesCompared:
    """Compare two groups, each name a random draw: Welch's t test on the means of names.

    With J names a group and R applications each, se² = 2·(σ²_name/J + σ²_within/(J·R)): more
    applications under the same few names do not make it small, and a test that counts them as
    independent alarms falsely in most null runs.

    Args:
        a: Outcomes by name, of the reference.
        b: The same of the other group.

    Raises:
        StatsError: fewer than two names in a group, or a name without outcomes.

    Source: Welch (1947), Biometrika 34; Clark (1973), J. Verbal Learning and Verbal Behavior 12,
    on stimuli as a random effect; Judd, Westfall and Kenny (2012), JPSP 103.
    """
    if min(len(a), len(b)) < 2 or not all(len(v) for v in (*a.values(), *b.values())):
        raise StatsError(
            "names can be compared from two names a group on",
            remedy="Give at least 2 names in each group and an outcome for each",
        )
    means_a, means_b = _means(a), _means(b)
    effect, error, degrees = _welch(means_a, means_b)
    half = float(stdtrit(degrees, 0.975)) * error if error else 0.0
    every_a, every_b = _every(a), _every(b)
    return NamesCompared(
        names_a=len(a),
        names_b=len(b),
        applications=len(every_a) + len(every_b),
        effect=effect,
        standard_error=error,
        degrees=degrees,
        low=effect - half,
        high=effect + half,
        p_value=_p(effect, error, degrees),
        variance=name_variance(a, b) if len(every_a) + len(every_b) > len(a) + len(b) else None,
        p_per_application=_p(*_welch(every_a, every_b)),
    )


def name_variance(*groups: _Names) -> NameVariance:
    """Variance components of names within groups, by analysis of variance.

    σ²_name = (MS_between − MS_within) / n₀, at least 0, where n₀ is the effective number of
    applications under a name; a group's own mean is taken out first.

    Raises:
        StatsError: every group has one name, or no name has two outcomes.

    Source: Searle, Casella and McCulloch (1992), Variance Components, §3.6 (unbalanced data).
    """
    between = within = 0.0
    names = total = 0
    lost = 0.0
    for group in groups:
        sizes = np.array([len(group[name]) for name in sorted(group)], float)
        means = _means(group)
        centre = float(sizes @ means / sizes.sum())
        between += float(sizes @ (means - centre) ** 2)
        within += sum(
            float(((np.asarray(v, float) - np.mean(v)) ** 2).sum()) for v in group.values()
        )
        names += len(sizes)
        total += int(sizes.sum())
        lost += float(sizes @ sizes / sizes.sum())
    if names <= len(groups) or total <= names:
        raise StatsError(
            "the variance of names cannot be told from that within names",
            remedy="Give at least 2 names in a group, and 2 applications under a name",
        )
    inside = within / (total - names)
    typical = (total - lost) / (names - len(groups))
    spread = max(0.0, (between / (names - len(groups)) - inside) / typical)
    whole = spread + inside
    return NameVariance(between=spread, within=inside, share=spread / whole if whole else None)


def paired_names(differences: Mapping[str, Sequence[float]], *, seed: int = 0) -> float:
    """Sign-flip test of matched names: one mean difference for each pair of names.

    Args:
        differences: Outcome of b minus a, by pair of names, on each background.
        seed: Of the sampled flips, above 20 pairs.

    Returns:
        p in 0–1.

    Raises:
        StatsError: no pair, or a pair without differences.
    """
    if not all(len(values) for values in differences.values()):
        raise StatsError("a pair of names without answers", remedy="Leave the pair out")
    means = [math.fsum(v) / len(v) for _, v in sorted(differences.items())]
    return sign_flip(means, seed=seed)


def _means(group: _Names) -> _Vector:
    return np.array([math.fsum(group[name]) / len(group[name]) for name in sorted(group)])


def _every(group: _Names) -> _Vector:
    return np.concatenate([np.asarray(group[name], float) for name in sorted(group)])


def _welch(
    a: _Vector,
    b: _Vector,
) -> tuple[float, float, float]:
    """Difference of means (b minus a), its standard error and Welch's degrees of freedom."""
    parts = [float(v.var(ddof=1)) / len(v) for v in (a, b)]
    whole = sum(parts)
    weights = sum(part**2 / (len(v) - 1) for part, v in zip(parts, (a, b), strict=True))
    degrees = whole**2 / weights if weights > 0 else float(len(a) + len(b) - 2)
    return float(b.mean() - a.mean()), math.sqrt(whole), degrees


def _p(effect: float, error: float, degrees: float) -> float:
    p_value = 2 * float(stdtr(degrees, -abs(effect) / error)) if error else float(effect == 0)
    return max(p_value, float_info.min)

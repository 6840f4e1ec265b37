"""What a design of matched sets can show: sets needed for a gap, and the gap that sets show."""

import math
from dataclasses import replace

import numpy as np
from scipy.stats import binom

from harness.errors import StatsError
from harness.record import record
from harness.stats.paired import differences_needed, pairs_needed

ALPHA = 0.05
POWER = 0.8


@record
class RatesDesign:
    """Matched sets that are selected or not.

    Attributes:
        baseline: Share of the reference that is selected (0–1).
        gap: How much smaller the other group's share is (0–baseline).
        correlation: Of the two answers within a pair (phi, −1–1); 0 where they are independent.
        groups: Groups of a set; each but the reference is compared with the reference.
        per_name: CVs that each pair of names is written into.
        name_share: Share of the variance of differences that is the names' own (0–1).
        power: Probability of seeing the gap (0–1).
        alpha: Two-sided level of all comparisons together (0–1).
    """

    baseline: float
    gap: float
    correlation: float = 0.0
    groups: int = 2
    per_name: int = 1
    name_share: float = 0.0
    power: float = POWER
    alpha: float = ALPHA


@record
class ScoresDesign:
    """Matched sets that get a score; the fields are those of `RatesDesign`.

    `deviation` is the standard deviation of scores between CVs, in the score's unit, as is `gap`.
    """

    deviation: float
    gap: float
    correlation: float = 0.0
    groups: int = 2
    per_name: int = 1
    name_share: float = 0.0
    power: float = POWER
    alpha: float = ALPHA


@record
class SetsNeeded:
    """How many matched sets show a gap.

    Attributes:
        sets: Matched sets.
        applications: In them.
        names: Pairs (or sets) of names among them.
        spread: Share of pairs that answer differently, for rates; standard deviation of paired
            differences, for scores.
        each_alpha: Level of each comparison (Bonferroni).
        crossed_main: Sets needed for the effect of one of two crossed signals, averaged over the
            other: each set then holds two pairs.
        crossed_interaction: Sets needed to show that the effect of one signal differs by the gap
            between the groups of the other.
    """

    sets: int
    applications: int
    names: int
    spread: float
    each_alpha: float
    crossed_main: int
    crossed_interaction: int


def discordant_share(baseline: float, gap: float, *, correlation: float) -> float:
    """Share of matched pairs that answer differently.

    p + q − 2·(p·q + r·√(p(1 − p)·q(1 − q))) for shares p and q = p − gap selected.

    Args:
        baseline: Share p of the reference (0–1).
        gap: 0–baseline.
        correlation: r between the two answers of a pair.

    Raises:
        StatsError: shares outside 0–1, or a correlation that two such shares cannot have.
    """
    other = baseline - gap
    if not (0 < baseline < 1 and 0 < gap <= baseline):
        raise StatsError(
            f"a gap of {gap:g} below a share of {baseline:g} leaves no share",
            remedy="Give a share between 0 and 1, and a gap above 0 and at most the share",
        )
    scale = math.sqrt(baseline * (1 - baseline) * other * (1 - other))
    both = baseline * other + correlation * scale
    least, most = max(0.0, baseline + other - 1), other
    if not least - 1e-12 <= both <= most + 1e-12:
        bounds = [(end - baseline * other) / scale for end in (least, most)] if scale else [0, 0]
        raise StatsError(
            f"two shares of {baseline:g} and {other:g} cannot correlate by {correlation:g}",
            remedy=f"Give a correlation between {bounds[0]:.2f} and {bounds[1]:.2f}",
        )
    share = baseline + other - 2 * min(max(both, least), most)
    return min(max(share, gap), 1.0)  # a gap needs as many pairs; rounding may fall short of it


def rates_needed(design: RatesDesign) -> SetsNeeded:
    """Sets needed where applications are selected or not.

    Source: Connor (1987), Biometrics 43, for pairs; the design effect 1 + (m − 1)·ρ of m CVs for
    each name, Kish (1965), Survey Sampling.

    Raises:
        StatsError: shares, a correlation or a number of groups that no design has.
    """
    alpha = _each_alpha(design)
    spread = discordant_share(design.baseline, design.gap, correlation=design.correlation)
    pairs = pairs_needed(discordant=spread, gap=design.gap, power=design.power, alpha=alpha)
    return _needed(design, pairs, spread=spread, alpha=alpha)


def scores_needed(design: ScoresDesign) -> SetsNeeded:
    """Sets needed where applications get a score.

    The standard deviation of a paired difference is sd·√(2·(1 − r)).

    Raises:
        StatsError: a gap of 0, a correlation of 1 or more, or fewer than two groups.
    """
    alpha = _each_alpha(design)
    if not -1 <= design.correlation < 1 or design.deviation <= 0:
        raise StatsError(
            "a spread of scores within pairs is needed",
            remedy="Give a standard deviation above 0 and a correlation below 1",
        )
    spread = design.deviation * math.sqrt(2 * (1 - design.correlation))
    pairs = differences_needed(deviation=spread, gap=design.gap, power=design.power, alpha=alpha)
    return _needed(design, pairs, spread=spread, alpha=alpha)


def with_names(
    design: RatesDesign | ScoresDesign, available: int
) -> RatesDesign | ScoresDesign | None:
    """The design with as few CVs for each name as there are names for, at least 1.

    Args:
        design: Its own `per_name` is not used.
        available: Names of each group.

    Returns:
        None where no number of CVs makes up for so few names: n·ρ names are needed at least, of n
        sets with a fresh name each and the names' own share ρ.
    """
    single = replace(design, per_name=1)
    n = _sets_of(single).sets
    if n <= available:
        return single
    room = available - n * design.name_share
    if room <= 0:
        return None
    return replace(design, per_name=math.ceil(n * (1 - design.name_share) / room - 1e-9))


def visible_gap(sets: int, design: RatesDesign | ScoresDesign) -> float | None:
    """The smallest gap that so many sets show, to 0.0001 of the largest possible one.

    The design's own gap is not used. None where not even the largest gap is shown: the reference's
    whole share, for rates.
    """
    largest = design.baseline if isinstance(design, RatesDesign) else 100 * design.deviation
    low, high = 0.0, largest
    if not _shown(sets, design, high):
        return None
    while high - low > largest / 10_000:
        middle = (low + high) / 2
        low, high = (low, middle) if _shown(sets, design, middle) else (middle, high)
    return high


def exact_power(sets: int, *, discordant: float, gap: float, alpha: float = ALPHA) -> float:
    """Probability that the mid-p McNemar test of so many pairs shows a gap (0–1), exactly.

    Sums over the number of discordant pairs and over how they fall.

    Args:
        sets: Pairs.
        discordant: Share of pairs that answer differently (0–1).
        gap: Difference of the two shares selected (0–discordant).
        alpha: Two-sided level.
    """
    counts = np.arange(
        int(binom.ppf(1e-10, sets, discordant)), int(binom.ppf(1 - 1e-10, sets, discordant)) + 1
    )
    weights = binom.pmf(counts, sets, discordant)
    lean = (discordant + gap) / (2 * discordant)
    shown = np.zeros(len(counts))
    for place, count in enumerate(counts):
        fewer = np.arange(count // 2 + 1)
        mid_p = 2 * binom.cdf(fewer, count, 0.5) - binom.pmf(fewer, count, 0.5)
        rejected = int(np.count_nonzero(mid_p <= alpha))
        if rejected:
            most = rejected - 1
            shown[place] = binom.cdf(most, count, lean) + binom.sf(count - most - 1, count, lean)
    return float(np.sum(weights * shown))


def _sets_of(design: RatesDesign | ScoresDesign) -> SetsNeeded:
    return rates_needed(design) if isinstance(design, RatesDesign) else scores_needed(design)


def _shown(sets: int, design: RatesDesign | ScoresDesign, gap: float) -> bool:
    """Whether so many sets show a gap; rates get the nearest correlation that they can have."""
    if isinstance(design, ScoresDesign):
        return scores_needed(replace(design, gap=gap)).sets <= sets
    other = design.baseline - gap
    scale = math.sqrt(design.baseline * (1 - design.baseline) * other * (1 - other))
    together = design.baseline * other
    least, most = max(0.0, design.baseline + other - 1), other
    bounds = [(end - together) / scale for end in (least, most)] if scale else [0.0, 0.0]
    possible = min(max(design.correlation, bounds[0]), bounds[1])
    return rates_needed(replace(design, gap=gap, correlation=possible)).sets <= sets


def _each_alpha(design: RatesDesign | ScoresDesign) -> float:
    mistakes = [
        words
        for words, wrong in (
            ("at least 2 groups", design.groups < 2),
            ("at least 1 CV for each name", design.per_name < 1),
            ("a share of the names between 0 and 1", not 0 <= design.name_share <= 1),
            ("a power between 0 and 1", not 0 < design.power < 1),
            ("a level between 0 and 1", not 0 < design.alpha < 1),
        )
        if wrong
    ]
    if mistakes:
        raise StatsError(
            "no design of matched sets is like this", remedy=f"Give {', '.join(mistakes)}"
        )
    return design.alpha / (design.groups - 1)


def _needed(
    design: RatesDesign | ScoresDesign, pairs: int, *, spread: float, alpha: float
) -> SetsNeeded:
    inflated = pairs * (1 + (design.per_name - 1) * design.name_share)
    names = math.ceil(inflated / design.per_name - 1e-9)
    sets = names * design.per_name
    # Under one correlation between all twins of a set, its two differences by one signal are
    # independent: their mean has half the variance of one, their difference twice it.
    return SetsNeeded(
        sets=sets,
        applications=sets * design.groups,
        names=names,
        spread=spread,
        each_alpha=alpha,
        crossed_main=math.ceil(inflated / 2),
        crossed_interaction=math.ceil(inflated * 2),
    )

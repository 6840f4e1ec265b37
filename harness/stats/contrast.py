"""What pairs put to a screener show: the group effect, beside same-group placebo pairs."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from harness.evidence import PairCompared
from harness.record import record
from harness.stats.every_threshold import (
    SpreadGap,
    ThresholdGaps,
    gaps_at_thresholds,
    spread_gap,
)
from harness.stats.leave_one_out import LeftOut, leave_one_out
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.named import name_variance
from harness.stats.paired import detectable_gap, detectable_share, mcnemar, paired_mean, sign_flip
from harness.stats.sequential import sign_e_value

ALPHA = 0.05
FRESH_ALPHA = 0.01
"""Chance that fresh pairs confirm a contrast which is none."""
_ROUNDING = 1e-9


@record
class ContrastFound:
    """One contrast, with its stimuli (pairs of names, or backgrounds) as the unit of analysis.

    Attributes:
        signal: What differs.
        group_a: The reference.
        group_b: The other group.
        pairs: Pairs of applications.
        stimuli: Independent units among them.
        effect: Mean outcome of b minus a, over stimuli; negative where b fares worse.
        effect_low: Lower end of its 95 % interval; None for fewer than two stimuli.
        effect_high: Upper end of it.
        p_value: Two-sided sign-flip permutation over stimuli.
        q_value: The same, adjusted over all contrasts (Benjamini and Hochberg).
        e_value: Evidence against "either sign is as likely"; 1 is none.
        selection_gap: Share selected of b minus a; None where no threshold is known.
        selection_p_value: Two-sided sign-flip permutation of it over stimuli.
        p_value_mid_p: McNemar mid-p over pairs of applications, where they are selected or not:
            a check that takes every pair for an independent one, never the headline.
        mean_change: Mean size of the difference between a and b.
        placebo_pairs: Pairs of applications within one of the two groups.
        placebo_effect: Their mean signed difference, which is 0 but for chance.
        placebo_change: Their mean size of the difference: instability, not a group effect.
        minimum_detectable_effect: The gap seen with 80 % probability or more, in the outcome's
            unit, though nothing else differs in all the contrasts that p is adjusted over. Where no
            pair differs at all: that of a rule which touches just so many stimuli that one of
            these would have met it, and moves each by as much as the CVs' outcomes spread. None
            where no gap can be seen: stimuli so few that not even all of one sign would stand, or
            every CV got the same outcome.
        name_share: Share of the differences' variance that is the stimuli's own, 0–1: what more CVs
            for each do not average out. None where each has one CV.
        effect_least: The lowest effect when any one CV is left out; None for a single CV. Where it
            has another sign than `effect_most`, one CV makes the effect.
        effect_most: The highest such effect.
        exploratory: Not in the design that was registered before anything was asked.
        confirmed: Adjusted p of at most 0.05, with the placebo outside the effect's interval, and,
            where fresh pairs were asked, these agree at 0.01.
        fresh_pairs: Pairs that were asked to confirm it. `effect`, its interval and
            `selection_gap` are theirs alone where there are any; everything else is of the others.
        fresh_p_value: One-sided sign-flip permutation over them, in the direction found before.
        largest_gap: The largest gap of shares selected over all thresholds, b minus a; None where
            the screener does not score, or all scores are equal.
        largest_gap_at: The score at which it is.
        largest_gap_p_value: Of it, over all thresholds looked at.
        spread_ratio: Standard deviation of b's outcomes over CVs divided by that of a's.
        spread_p_value: Two-sided, of equal spreads.
    """

    signal: str
    group_a: str
    group_b: str
    pairs: int
    stimuli: int
    effect: float
    effect_low: float | None
    effect_high: float | None
    p_value: float
    q_value: float
    e_value: float
    selection_gap: float | None
    p_value_mid_p: float | None
    mean_change: float
    placebo_pairs: int
    placebo_effect: float | None
    placebo_change: float | None
    minimum_detectable_effect: float | None
    exploratory: bool
    confirmed: bool
    fresh_pairs: int = 0
    fresh_p_value: float | None = None
    largest_gap: float | None = None
    largest_gap_at: float | None = None
    largest_gap_p_value: float | None = None
    spread_ratio: float | None = None
    spread_p_value: float | None = None
    selection_p_value: float | None = None
    name_share: float | None = None
    effect_least: float | None = None
    effect_most: float | None = None


def contrasts_found(pairs: Iterable[PairCompared]) -> tuple[ContrastFound, ...]:
    """Every contrast among the pairs, by signal and groups; the order of the pairs is nothing.

    Pairs with an outcome beyond ±1e100 are left out: no statistic is defined for them.

    Source: names are a random sample of stimuli, so they are the unit: with two names per group
    and 100 applications each, a test per application alarms falsely in most null runs.
    """
    placebos: dict[tuple[str, str], list[PairCompared]] = defaultdict(list)
    contrasts: dict[tuple[str, str, str, bool], list[PairCompared]] = defaultdict(list)
    fresh: dict[tuple[str, str, str], list[PairCompared]] = defaultdict(list)
    for pair in sorted(filter(_measurable, pairs), key=_order):
        if pair.placebo:
            placebos[pair.signal, pair.group_a].append(pair)
        elif pair.fresh:
            fresh[pair.signal, pair.group_a, pair.group_b].append(pair)
        else:
            contrasts[pair.signal, pair.group_a, pair.group_b, pair.exploratory].append(pair)
    groups = [contrasts[key] for key in sorted(contrasts)]
    p_values = [sign_flip(differences(group)) for group in groups]
    q_values = benjamini_hochberg(p_values)
    return tuple(
        _found(
            group,
            [
                placebo
                for name in (group[0].group_a, group[0].group_b)
                for placebo in placebos.get((group[0].signal, name), ())
            ],
            fresh.get((group[0].signal, group[0].group_a, group[0].group_b), ()),
            p_value=p_value,
            q_value=q_value,
            family=len(groups),
        )
        for group, p_value, q_value in zip(groups, p_values, q_values, strict=True)
    )


def differences(pairs: Sequence[PairCompared]) -> tuple[float, ...]:
    """One mean difference (b minus a) for each stimulus, in the order of their names.

    The stimulus is the pair of variants; where a contrast has only one, it is the background.
    """
    units = _by_stimulus(pairs)
    gaps = [[pair.outcome_b - pair.outcome_a for pair in units[key]] for key in sorted(units)]
    return tuple(math.fsum(values) / len(values) for values in gaps)


def _by_stimulus(pairs: Sequence[PairCompared]) -> dict[tuple[str, str], list[PairCompared]]:
    many = len({(pair.variant_a, pair.variant_b) for pair in pairs}) > 1
    units: dict[tuple[str, str], list[PairCompared]] = defaultdict(list)
    for pair in pairs:
        key = (pair.variant_a, pair.variant_b) if many else (pair.template, pair.job)
        units[key].append(pair)
    return units


def _measurable(pair: PairCompared) -> bool:
    return abs(pair.outcome_a) <= 1e100 and abs(pair.outcome_b) <= 1e100


def _order(pair: PairCompared) -> tuple[str, ...]:
    return (pair.signal, pair.variant_a, pair.variant_b, pair.template, pair.job, pair.id)


def _found(
    pairs: Sequence[PairCompared],
    placebos: Sequence[PairCompared],
    fresh: Sequence[PairCompared],
    *,
    p_value: float,
    q_value: float,
    family: int,
) -> ContrastFound:
    units = differences(pairs)
    mean = paired_mean(units)
    placebo = _mean([pair.outcome_b - pair.outcome_a for pair in placebos])
    inside = placebo is not None and _within(placebo, mean.low, mean.high)
    again = _fresh_p_value(mean.mean, fresh)
    told = paired_mean(differences(fresh)) if fresh else mean
    gaps, spread = _largest_gap(pairs), _spread(pairs)
    left_out = _left_out(fresh or pairs)
    return ContrastFound(
        signal=pairs[0].signal,
        group_a=pairs[0].group_a,
        group_b=pairs[0].group_b,
        pairs=len(pairs),
        stimuli=len(units),
        effect=told.mean,
        effect_low=told.low,
        effect_high=told.high,
        p_value=p_value,
        q_value=q_value,
        e_value=sign_e_value(units),
        selection_gap=_selection_gap(fresh or pairs),
        p_value_mid_p=_mid_p(pairs),
        mean_change=_mean([abs(pair.outcome_b - pair.outcome_a) for pair in pairs]) or 0.0,
        placebo_pairs=len(placebos),
        placebo_effect=placebo,
        placebo_change=_mean([abs(pair.outcome_b - pair.outcome_a) for pair in placebos]),
        minimum_detectable_effect=_detectable(pairs, units, alpha=ALPHA / family),
        exploratory=pairs[0].exploratory,
        confirmed=q_value <= ALPHA and not inside and (again is None or again <= FRESH_ALPHA),
        fresh_pairs=len(fresh),
        fresh_p_value=again,
        largest_gap=gaps.largest.gap if gaps else None,
        largest_gap_at=gaps.largest.threshold if gaps else None,
        largest_gap_p_value=gaps.p_value if gaps else None,
        spread_ratio=spread.ratio,
        spread_p_value=spread.p_value,
        selection_p_value=_selection_p_value(pairs),
        name_share=_name_share(pairs),
        effect_least=left_out.low if left_out else None,
        effect_most=left_out.high if left_out else None,
    )


def _fresh_p_value(found: float, fresh: Sequence[PairCompared]) -> float | None:
    """One-sided, of no effect in the direction that was found; None without fresh pairs."""
    if not fresh:
        return None
    again = differences(fresh)
    return sign_flip(again) / 2 if math.fsum(again) * found > 0 else 1.0


def _largest_gap(pairs: Sequence[PairCompared]) -> ThresholdGaps | None:
    a, b = [pair.outcome_a for pair in pairs], [pair.outcome_b for pair in pairs]
    if {*a, *b} <= {0.0, 1.0}:
        return None
    variants = {(pair.variant_a, pair.variant_b) for pair in pairs}
    many = len(variants) > 1
    units = [(p.variant_a, p.variant_b) if many else (p.template, p.job) for p in pairs]
    return gaps_at_thresholds(a, b, units)


def _spread(pairs: Sequence[PairCompared]) -> SpreadGap:
    """Over CVs: the mean of all pairs on a CV counts once."""
    cvs: dict[tuple[str, str], list[PairCompared]] = defaultdict(list)
    for pair in pairs:
        cvs[pair.template, pair.job].append(pair)
    a = [_mean([pair.outcome_a for pair in cvs[key]]) or 0.0 for key in sorted(cvs)]
    b = [_mean([pair.outcome_b for pair in cvs[key]]) or 0.0 for key in sorted(cvs)]
    return spread_gap(a, b)


def _detectable(
    pairs: Sequence[PairCompared], units: Sequence[float], *, alpha: float
) -> float | None:
    """The gap that stands after adjustment in 4 of 5 cases; None where none can."""
    if 2 / 2 ** len(units) > alpha:
        return None
    deviation = paired_mean(units).standard_deviation
    if deviation > _ROUNDING * max(abs(pair.outcome_a) for pair in pairs):
        return detectable_gap(len(units), deviation=deviation, alpha=alpha)
    spread = paired_mean([pair.outcome_a for pair in pairs]).standard_deviation
    share = detectable_share(len(units))
    if spread == 0 or share is None:
        return None
    yes_no = all(pair.outcome_a in {0.0, 1.0} for pair in pairs)
    return share * (1.0 if yes_no else spread)


def _within(value: float, low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low <= value <= high


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _selection_gap(pairs: Sequence[PairCompared]) -> float | None:
    if any(pair.selected_a is None or pair.selected_b is None for pair in pairs):
        return None
    return _mean([float(bool(pair.selected_b)) - float(bool(pair.selected_a)) for pair in pairs])


def _selection_p_value(pairs: Sequence[PairCompared]) -> float | None:
    """Sign flips of each stimulus's mean difference in selection."""
    if any(pair.selected_a is None or pair.selected_b is None for pair in pairs):
        return None
    units = _by_stimulus(pairs)
    gaps = [[float(bool(p.selected_b)) - bool(p.selected_a) for p in units[k]] for k in units]
    return sign_flip([math.fsum(values) / len(values) for values in gaps])


def _name_share(pairs: Sequence[PairCompared]) -> float | None:
    """The stimuli's own part of the variance of differences."""
    units = {
        f"{number:06d}": [pair.outcome_b - pair.outcome_a for pair in group]
        for number, group in enumerate(_by_stimulus(pairs).values())
    }
    return name_variance(units).share if 1 < len(units) < len(pairs) else None


def _left_out(pairs: Sequence[PairCompared]) -> LeftOut | None:
    units = _by_stimulus(pairs)
    told = [(key, pair) for key in sorted(units) for pair in units[key]]
    return leave_one_out(
        [pair.outcome_b - pair.outcome_a for _, pair in told],
        stimuli=[key for key, _ in told],
        cvs=[(pair.template, pair.job) for _, pair in told],
    )


def _mid_p(pairs: Sequence[PairCompared]) -> float | None:
    if any(pair.selected_a is None or pair.selected_b is None for pair in pairs):
        return None
    return mcnemar(
        both=sum(bool(pair.selected_a and pair.selected_b) for pair in pairs),
        a_only=sum(bool(pair.selected_a and not pair.selected_b) for pair in pairs),
        b_only=sum(bool(pair.selected_b and not pair.selected_a) for pair in pairs),
        none=sum(not pair.selected_a and not pair.selected_b for pair in pairs),
    ).p_mid

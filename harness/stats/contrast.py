"""What pairs put to a screener show: the group effect, beside same-group placebo pairs."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from harness.evidence import PairCompared
from harness.record import record
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.paired import detectable_gap, detectable_share, mcnemar, paired_mean, sign_flip
from harness.stats.sequential import sign_e_value

ALPHA = 0.05


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
        p_value_mid_p: McNemar mid-p over pairs of applications, where they are selected or not.
        mean_change: Mean size of the difference between a and b.
        placebo_pairs: Pairs of applications within one of the two groups.
        placebo_effect: Their mean signed difference, which is 0 but for chance.
        placebo_change: Their mean size of the difference: instability, not a group effect.
        minimum_detectable_effect: The gap seen with 80 % probability, in the outcome's unit. Where
            no pair differs at all: that of a rule which touches just so many stimuli that one of
            these would have met it, and moves each by as much as the CVs' outcomes spread. None
            for fewer than two stimuli, or where every CV got the same outcome.
        exploratory: Not in the design that was registered before anything was asked.
        confirmed: Adjusted p of at most 0.05, with the placebo outside the effect's interval.
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


def contrasts_found(pairs: Iterable[PairCompared]) -> tuple[ContrastFound, ...]:
    """Every contrast among the pairs, by signal and groups; the order of the pairs is nothing.

    Pairs with an outcome beyond ±1e100 are left out: no statistic is defined for them.

    Source: names are a random sample of stimuli, so they are the unit: with two names per group
    and 100 applications each, a test per application alarms falsely in most null runs.
    """
    placebos: dict[tuple[str, str], list[PairCompared]] = defaultdict(list)
    contrasts: dict[tuple[str, str, str, bool], list[PairCompared]] = defaultdict(list)
    for pair in sorted(filter(_measurable, pairs), key=_order):
        if pair.placebo:
            placebos[pair.signal, pair.group_a].append(pair)
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
            p_value=p_value,
            q_value=q_value,
        )
        for group, p_value, q_value in zip(groups, p_values, q_values, strict=True)
    )


def differences(pairs: Sequence[PairCompared]) -> tuple[float, ...]:
    """One mean difference (b minus a) for each stimulus, in the order of their names.

    The stimulus is the pair of variants; where a contrast has only one, it is the background.
    """
    variants = {(pair.variant_a, pair.variant_b) for pair in pairs}
    units: dict[tuple[str, str], list[float]] = defaultdict(list)
    for pair in pairs:
        key = (pair.variant_a, pair.variant_b) if len(variants) > 1 else (pair.template, pair.job)
        units[key].append(pair.outcome_b - pair.outcome_a)
    return tuple(math.fsum(units[key]) / len(units[key]) for key in sorted(units))


def _measurable(pair: PairCompared) -> bool:
    return abs(pair.outcome_a) <= 1e100 and abs(pair.outcome_b) <= 1e100


def _order(pair: PairCompared) -> tuple[str, ...]:
    return (pair.signal, pair.variant_a, pair.variant_b, pair.template, pair.job, pair.id)


def _found(
    pairs: Sequence[PairCompared],
    placebos: Sequence[PairCompared],
    *,
    p_value: float,
    q_value: float,
) -> ContrastFound:
    units = differences(pairs)
    mean = paired_mean(units)
    placebo = _mean([pair.outcome_b - pair.outcome_a for pair in placebos])
    inside = placebo is not None and _within(placebo, mean.low, mean.high)
    return ContrastFound(
        signal=pairs[0].signal,
        group_a=pairs[0].group_a,
        group_b=pairs[0].group_b,
        pairs=len(pairs),
        stimuli=len(units),
        effect=mean.mean,
        effect_low=mean.low,
        effect_high=mean.high,
        p_value=p_value,
        q_value=q_value,
        e_value=sign_e_value(units),
        selection_gap=_selection_gap(pairs),
        p_value_mid_p=_mid_p(pairs),
        mean_change=_mean([abs(pair.outcome_b - pair.outcome_a) for pair in pairs]) or 0.0,
        placebo_pairs=len(placebos),
        placebo_effect=placebo,
        placebo_change=_mean([abs(pair.outcome_b - pair.outcome_a) for pair in placebos]),
        minimum_detectable_effect=_detectable(pairs, len(units), mean.standard_deviation),
        exploratory=pairs[0].exploratory,
        confirmed=q_value <= ALPHA and not inside,
    )


def _detectable(pairs: Sequence[PairCompared], units: int, deviation: float) -> float | None:
    if units < 2:
        return None
    if deviation > 0:
        return detectable_gap(units, deviation=deviation)
    spread = paired_mean([pair.outcome_a for pair in pairs]).standard_deviation
    share = detectable_share(units)
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


def _mid_p(pairs: Sequence[PairCompared]) -> float | None:
    if any(pair.selected_a is None or pair.selected_b is None for pair in pairs):
        return None
    return mcnemar(
        both=sum(bool(pair.selected_a and pair.selected_b) for pair in pairs),
        a_only=sum(bool(pair.selected_a and not pair.selected_b) for pair in pairs),
        b_only=sum(bool(pair.selected_b and not pair.selected_a) for pair in pairs),
        none=sum(not pair.selected_a and not pair.selected_b for pair in pairs),
    ).p_mid

"""Where a change is likeliest to flip an answer, and how large a change must be to count."""

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from statistics import NormalDist

from harness.evidence import PairCompared
from harness.gather.challenge.asking import Compared, Desk
from harness.gather.challenge.attributes import Case, Signal
from harness.gather.challenge.confirm import LEAST_SHARE_GAP
from harness.gather.challenge.noise import STILL, Noise
from harness.gather.challenge.race import MARGIN_PER_NOISE, Drawn, Lane
from harness.gather.challenge.sweep import Flip
from harness.people.background import Background
from harness.people.matched import Stimulus
from harness.record import record

_EIGHTH = 8
_MIXED, _ENOUGH_MIXED = 0.45, 4
_OUTLIER_ERRORS, _OUTLIERS = 3.0, 3
# Half of the differences of two equally distributed normal answers are within 0.954 deviations.
_MEDIAN_OF_NOISE = NormalDist(sigma=math.sqrt(2)).inv_cdf(0.75)
# Both deviations are estimates: so much is taken off before the rest is called instability.
_PLAINLY_MORE = 1.5


@record
class Levels:
    """Backgrounds, the likeliest to flip first, and the mean outcome of those that were asked."""

    backgrounds: tuple[Background, ...]
    outcomes: Mapping[str, float]


def margin_of(pairs: Sequence[PairCompared], noise: Noise, *, decided: bool) -> float:
    """The difference of outcomes that is not a change.

    Where the screener decides, more than rounding. Where it scores alone, what matters beside its
    noise, and twice what a same-group swap does at the median once noise is taken off, so that
    ordinary instability is not hunted.
    """
    if decided:
        return STILL
    placebos = [abs(pair.outcome_b - pair.outcome_a) for pair in pairs if pair.placebo]
    usual = statistics.median(placebos) if placebos else 0.0
    of_noise = _PLAINLY_MORE * _MEDIAN_OF_NOISE * noise.deviation
    unsteady = math.sqrt(max(0.0, usual**2 - of_noise**2))
    return max(STILL, MARGIN_PER_NOISE * noise.deviation, 2 * unsteady)


async def likeliest(
    desk: Desk,
    backgrounds: Sequence[Background],
    pairs: Sequence[PairCompared],
    *,
    draws: int,
    limit: int,
) -> Levels:
    """Backgrounds on which pairs disagreed, then by how near they are to the threshold.

    Above and below it in turn. As many are asked as cost an eighth of what is left. Without a
    threshold, those on which a yes and a no are equally frequent come first; where a yes or no is
    noisy, those that always got the same one are left out, for they cannot tell anything.

    Raises:
        GatherError: the screener failed.
    """
    disagreed: dict[str, int] = defaultdict(int)
    outcomes: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        disagreed[pair.template] += pair.selected_a != pair.selected_b
        outcomes[pair.template] += (pair.outcome_a, pair.outcome_b)
    threshold = desk.meter.threshold
    if threshold is None:
        means = {key: math.fsum(seen) / len(seen) for key, seen in outcomes.items()}
        unsure = {key: abs(mean - 0.5) if desk.meter.yes_no else 0.0 for key, mean in means.items()}
        ranked = sorted(backgrounds, key=lambda b: (-disagreed[b.id], unsure.get(b.id, 1.0)))
        mixed = [b for b in ranked if unsure.get(b.id, 1.0) < _MIXED]
        if draws > 1 and desk.meter.yes_no and len(mixed) >= _ENOUGH_MIXED:
            ranked = mixed
        return Levels(backgrounds=tuple(ranked), outcomes=means)
    asked = backgrounds[: max(0, limit - desk.meter.calls) // (_EIGHTH * draws)]
    answers = await desk.meter.ask([desk.plain(background) for background in asked], draws=draws)
    levels = {b.id: a.outcome for b, a in zip(asked, answers, strict=True) if a.answered}
    near = sorted((b for b in asked if b.id in levels), key=lambda b: abs(levels[b.id] - threshold))
    above = [b for b in near if levels[b.id] >= threshold]
    below = [b for b in near if levels[b.id] < threshold]
    turns = [b for two in zip_longest(above, below) for b in two if b is not None]
    return Levels(backgrounds=tuple(sorted(turns, key=lambda b: -disagreed[b.id])), outcomes=levels)


def suspicious(swept: Sequence[Signal], pairs: Sequence[PairCompared]) -> tuple[Signal, ...]:
    """The swaps of each signal, those with the largest differences first."""
    seen: dict[tuple[str, str], float] = defaultdict(float)
    for pair in pairs:
        key = (pair.variant_a, pair.variant_b)
        flipped = float(pair.selected_a != pair.selected_b)
        seen[key] = max(seen[key], abs(pair.outcome_b - pair.outcome_a) + flipped)

    def suspicion(swap: Stimulus) -> float:
        return -seen.get((swap.a.label, swap.b.label), 0.0)

    return tuple(
        replace(signal, swaps=tuple(sorted(signal.swaps, key=suspicion))) for signal in swept
    )


def asked_before(
    signal: Signal, pairs: Sequence[PairCompared], backgrounds: Sequence[Background]
) -> tuple[Drawn, ...]:
    """The pairs of the table, and the fresh ones, of a signal: the first draws of its race."""
    swaps = {(swap.a.label, swap.b.label): swap for swap in signal.swaps}
    places = {background.id: background for background in backgrounds}
    return tuple(
        Drawn(
            stimulus=swaps[pair.variant_a, pair.variant_b],
            background=places[pair.template],
            difference=pair.outcome_b - pair.outcome_a,
            middle=(pair.outcome_a + pair.outcome_b) / 2,
        )
        for pair in pairs
        if (pair.variant_a, pair.variant_b) in swaps
        and pair.template in places
        and not pair.placebo
    )


def outliers(signal: Signal, drawn: Sequence[Drawn], *, deviation: float) -> tuple[Signal, ...]:
    """Single swaps of a signal that differ from its others by far more than noise: each a signal.

    Their race begins anew: what made them stand out is not counted again.
    """
    if len(signal.swaps) < 2 or not drawn:
        return ()
    usual = statistics.median(one.difference for one in drawn)
    seen: dict[str, list[float]] = defaultdict(list)
    for one in drawn:
        seen[one.stimulus.b.label].append(one.difference - usual)

    def errors(swap: Stimulus) -> float:
        values = seen.get(swap.b.label)
        if not values or not deviation:
            return 0.0
        return abs(math.fsum(values)) / (math.sqrt(2 * len(values)) * deviation)

    odd = sorted((s for s in signal.swaps if errors(s) > _OUTLIER_ERRORS), key=lambda s: -errors(s))
    return tuple(
        replace(signal, name=f"{signal.name}: {swap.b.label}", swaps=(swap,))
        for swap in odd[:_OUTLIERS]
    )


def cases_of(lane: Lane, desk: Desk, levels: Levels, *, deviation: float) -> tuple[Flip, ...]:
    """Cases in which a signal that differs should flip an answer, the likeliest first.

    What is expected of each stands as its answers; nothing of it was seen.
    """
    effect = lane.mean_difference
    swap = max(lane.signal.swaps, key=lambda s: _mean(lane, s, effect))
    known = {b.id: b for b in levels.backgrounds}
    threshold = desk.meter.threshold
    if threshold is None:
        best = sorted(lane.drawn, key=lambda one: -one.difference * math.copysign(1, effect))
        places = list(dict.fromkeys(one.background.id for one in best))
        middles = {one.background.id: one.middle for one in lane.drawn}
    else:
        above = _above(lane, levels)
        middles = {key: level + above for key, level in levels.outcomes.items()}
        normal = NormalDist(sigma=max(deviation, STILL))

        def gap(key: str) -> float:
            one, other = middles[key] - effect / 2, middles[key] + effect / 2
            return abs(normal.cdf(other - threshold) - normal.cdf(one - threshold))

        places = sorted(
            (key for key in known if gap(key) >= LEAST_SHARE_GAP), key=lambda k: -gap(k)
        )
    return tuple(
        _expected(desk, lane.signal, swap, known[key], middle=middles[key], effect=effect)
        for key in places
        if key in known
    )


def _above(lane: Lane, levels: Levels) -> float:
    """How far the middle of both answers lies above that of a CV without any signal, on average."""
    known = levels.outcomes
    told = [d.middle - known[d.background.id] for d in lane.drawn if d.background.id in known]
    return math.fsum(told) / len(told) if told else lane.mean_difference / 2


def _mean(lane: Lane, swap: Stimulus, effect: float) -> float:
    """Mean difference of one swap in the direction of the whole; 0 where it was not asked."""
    seen = [one.difference for one in lane.drawn if one.stimulus.b.label == swap.b.label]
    return math.copysign(1, effect) * math.fsum(seen) / max(1, len(seen))


def _expected(
    desk: Desk,
    signal: Signal,
    swap: Stimulus,
    background: Background,
    *,
    middle: float,
    effect: float,
) -> Flip:
    case = Case(background=background, swaps={signal.attribute: swap})
    before, after = desk.twins(case)
    return Flip(
        case=case,
        compared=Compared(
            before=before,
            after=after,
            answer_before=desk.meter.answer(middle - effect / 2),
            answer_after=desk.meter.answer(middle + effect / 2),
        ),
    )

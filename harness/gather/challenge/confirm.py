"""Confirms a flip on fresh draws only: what the search saw is not counted."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from statistics import NormalDist

from harness.gather.challenge.asking import Desk, Flips
from harness.gather.challenge.noise import STILL, Noise
from harness.gather.challenge.screener import Answer
from harness.gather.challenge.sweep import Flip
from harness.people.application import Application
from harness.record import record
from harness.stats.paired import differences_needed, mcnemar, paired_mean, sign_flip

STILL_ALPHA, NOISY_ALPHA = 0.05, 0.01
"""Chance of confirming any change that is none, over all rounds of one challenge."""

LEAST_SHARE_GAP = 0.15
"""A noisy decision must change in so large a share of draws to be called a change."""

# So many that few true changes are missed: intervals of what is confirmed alone would else be
# of those that looked larger than they are.
_FEWEST_DRAWS, _MOST_DRAWS = 30, 80
_POWER = 0.95
_SHRUNKEN = 2 / 3
_YES_NO_DRAWS = 5


@record
class Confirmation:
    """What fresh draws show; the search's own draws are no part of any of it.

    Attributes:
        draws: Pairs of fresh answers.
        agreed: Those in which the same change was seen.
        confirmed: All of them, where the screener answers the same to the same; otherwise a
            one-sided test of at most alpha, in the direction that was found.
        before: Mean of the fresh outcomes, or what the search saw where nothing could be drawn.
        after: The same of the other application.
        effect: Mean outcome after minus before; None where nothing was drawn.
        low: Lower end of its 95 % interval.
        high: Upper end of it.
        p_value: One-sided, of no change or one in the other direction.
        deviation: Of the fresh answers to one application; 0 where each got the same every time.
        largest_gap: The largest difference between two fresh answers to one application.
    """

    draws: int
    agreed: int
    confirmed: bool
    before: Answer
    after: Answer
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    p_value: float | None = None
    deviation: float = 0.0
    largest_gap: float = 0.0


async def confirm_smallest(
    desk: Desk, flip: Flip, *, noise: Noise, differ: Flips, alpha: float
) -> tuple[Flip, Confirmation]:
    """Confirm a flip; where answers are noisy, look on fresh draws whether fewer changes do.

    What noise let the search keep is dropped so: the smallest subset that is confirmed itself is
    returned, else the flip as it was found.

    Args:
        desk: Asks the screener.
        flip: What was found.
        noise: Whether the search could see for itself which subset is smallest.
        differ: What counts as a change.
        alpha: Chance of confirming a change that is none.

    Raises:
        GatherError: the screener failed.
    """
    result = await confirm(desk, flip, noise=noise, differ=differ, alpha=alpha)
    if noise.still or not result.confirmed:
        return flip, result
    names = tuple(flip.case.swaps)
    for size in range(1, len(names)):
        # Half of alpha is for single attributes, a quarter for pairs, and so on.
        share = alpha / 2**size / math.comb(len(names), size)
        for subset in combinations(names, size):
            case = flip.case.only(subset)
            before, after = desk.twins(case)
            smaller = Flip(case=case, compared=replace(flip.compared, before=before, after=after))
            found = await confirm(desk, smaller, noise=noise, differ=differ, alpha=share)
            if found.confirmed:
                return smaller, found
    return flip, result


async def confirm(
    desk: Desk, flip: Flip, *, noise: Noise, differ: Flips, alpha: float
) -> Confirmation:
    """Ask both applications again, the order of the twins alternating.

    A screener that answers the same to the same must do so again, each time with the change, so
    often that chance would at most do it with a probability of alpha. Any other is asked a number
    of times that is fixed before the first fresh answer, so that the interval holds; only a change
    that is plainly not there ends it sooner. Never asks beyond the budget; what stays unclear is
    not confirmed.

    Args:
        desk: Asks the screener.
        flip: What was found.
        noise: Decides between the two.
        differ: What counts as a change.
        alpha: Chance of confirming a change that is none; split it over what is confirmed.

    Raises:
        GatherError: the screener failed.
    """
    drawn: list[_Draw] = []
    if noise.still:
        wanted = _still_draws(desk, alpha)
        await _draw(desk, flip, drawn, count=wanted, differ=differ)
        if _unmoved(drawn) and len(drawn) == wanted and all(draw.agrees for draw in drawn):
            return _confirmation(desk, flip, drawn, confirmed=True)
        if _unmoved(drawn):
            return _confirmation(desk, flip, drawn, confirmed=False)
        alpha *= NOISY_ALPHA / STILL_ALPHA
    affordable = len(drawn) + desk.meter.remaining // 2
    wanted = min(affordable, max(len(drawn), _noisy_draws(desk, flip, noise, alpha)))
    third = len(drawn) + (wanted - len(drawn)) // 3
    await _draw(desk, flip, drawn, count=third, differ=differ)
    if math.fsum(draw.change for draw in drawn) > 0:
        await _draw(desk, flip, drawn, count=wanted, differ=differ)
    p_value = _one_sided([draw.change for draw in drawn])
    seen = _confirmation(desk, flip, drawn, confirmed=False)
    enough = len(drawn) == wanted and _matters(desk, seen, drawn, differ)
    return replace(seen, confirmed=p_value <= alpha and enough, p_value=p_value if drawn else None)


def _matters(desk: Desk, seen: Confirmation, drawn: Sequence["_Draw"], differ: Flips) -> bool:
    """Whether the change is large enough: of scores, or of the share of draws that are selected."""
    if desk.meter.threshold is None and not desk.meter.yes_no:
        return differ(seen.before, seen.after)
    return math.fsum(draw.change for draw in drawn) >= LEAST_SHARE_GAP * len(drawn)


@record
class _Draw:
    """One fresh answer to both: the change towards what was found, and whether it is the same."""

    before: float
    after: float
    change: float
    agrees: bool


def _still_draws(desk: Desk, alpha: float) -> int:
    """So many that two equally distributed answers would differ so with probability alpha: 4⁻ⁿ."""
    least = math.ceil(math.log(1 / alpha, 4) - 1e-9)
    return max(least, _YES_NO_DRAWS if desk.meter.yes_no else 3)


def _noisy_draws(desk: Desk, flip: Flip, noise: Noise, alpha: float) -> int:
    """Draws that show two thirds of what the search saw, with 95 % probability."""
    gap, spread = _expected(desk, flip, noise)
    if not gap:
        return _MOST_DRAWS
    needed = differences_needed(
        deviation=spread, gap=_SHRUNKEN * gap, power=_POWER, alpha=2 * alpha
    )
    return max(_FEWEST_DRAWS, min(_MOST_DRAWS, needed))


def _expected(desk: Desk, flip: Flip, noise: Noise) -> tuple[float, float]:
    """The change that the search saw and the deviation of one change, as it will be counted."""
    before, after = flip.compared.answer_before.outcome, flip.compared.answer_after.outcome
    threshold = desk.meter.threshold
    if threshold is None:
        spread = math.sqrt(0.5) if desk.meter.yes_no else math.sqrt(2) * noise.deviation
        return abs(after - before), spread
    if noise.deviation == 0:
        return 1.0, math.sqrt(0.5)
    normal = NormalDist(sigma=noise.deviation)
    one, other = (normal.cdf(mean - threshold) for mean in (before, after))
    return abs(other - one), math.sqrt(one * (1 - one) + other * (1 - other))


async def _draw(desk: Desk, flip: Flip, drawn: list[_Draw], *, count: int, differ: Flips) -> None:
    """Ask for as many more pairs as lead to `count`, or as the budget reaches."""
    more = min(count - len(drawn), desk.meter.remaining // 2)
    ordered: list[Application] = []
    start = len(drawn)
    for number in range(start, start + more):
        twins = [flip.compared.before, flip.compared.after]
        ordered += twins[::-1] if number % 2 else twins
    answers = await desk.meter.ask_again(ordered) if ordered else ()
    for place in range(0, len(answers), 2):
        two = answers[place : place + 2]
        before, after = two[::-1] if (start + place // 2) % 2 else two
        if before.answered and after.answered:
            drawn.append(_drawn(flip, before, after, differ))


def _drawn(flip: Flip, before: Answer, after: Answer, differ: Flips) -> _Draw:
    found = flip.compared.answer_after.outcome - flip.compared.answer_before.outcome
    if before.selected is None or after.selected is None:
        change = after.outcome - before.outcome
    else:
        change = float(after.selected) - float(before.selected)
    towards = change if found > 0 else -change
    return _Draw(
        before=before.outcome,
        after=after.outcome,
        change=towards,
        agrees=towards > 0 and differ(before, after),
    )


def _unmoved(drawn: Sequence[_Draw]) -> bool:
    """Whether each of the two got the same answer every time, up to rounding."""
    return _largest_gap(drawn) <= STILL


def _largest_gap(drawn: Sequence[_Draw]) -> float:
    columns = ([draw.before for draw in drawn], [draw.after for draw in drawn])
    return max((max(column) - min(column) for column in columns if column), default=0.0)


def _deviation(drawn: Sequence[_Draw]) -> float:
    """Standard deviation of one answer, pooled over both applications."""
    columns = ([draw.before for draw in drawn], [draw.after for draw in drawn])
    return math.sqrt(
        math.fsum(paired_mean(column).standard_deviation ** 2 for column in columns) / 2
    )


def _one_sided(changes: Sequence[float]) -> float:
    """Probability of changes so large where either direction is as likely (0–1)."""
    if math.fsum(changes) <= 0:
        return 1.0
    return sign_flip(changes) / 2


def _confirmation(
    desk: Desk, flip: Flip, drawn: Sequence[_Draw], *, confirmed: bool
) -> Confirmation:
    seen = flip.compared
    if not drawn:
        return Confirmation(
            draws=0,
            agreed=0,
            confirmed=False,
            before=seen.answer_before,
            after=seen.answer_after,
        )
    low, high = _interval(drawn, yes_no=bool(desk.meter.yes_no))
    before = math.fsum(draw.before for draw in drawn) / len(drawn)
    after = math.fsum(draw.after for draw in drawn) / len(drawn)
    return Confirmation(
        draws=len(drawn),
        agreed=sum(draw.agrees for draw in drawn),
        confirmed=confirmed,
        before=desk.meter.answer(before),
        after=desk.meter.answer(after),
        effect=after - before,
        low=low,
        high=high,
        p_value=4.0 ** -len(drawn) if confirmed else None,
        deviation=0.0 if _unmoved(drawn) else _deviation(drawn),
        largest_gap=_largest_gap(drawn),
    )


def _interval(drawn: Sequence[_Draw], *, yes_no: bool) -> tuple[float | None, float | None]:
    """95 % interval of after minus before."""
    if not yes_no:
        mean = paired_mean([draw.after - draw.before for draw in drawn])
        return mean.low, mean.high
    gained = sum(draw.after > draw.before for draw in drawn)
    lost = sum(draw.before > draw.after for draw in drawn)
    test = mcnemar(both=0, a_only=gained, b_only=lost, none=len(drawn) - gained - lost)
    return test.low, test.high

"""Confirms a flip on fresh draws only: what the search saw is not counted."""

import math
from dataclasses import replace
from itertools import combinations

from harness.gather.challenge.asking import Desk, Flips
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.screener import Answer
from harness.gather.challenge.search import Flip
from harness.record import record
from harness.stats.sequential import observe, sign_e_value, two_sided

_STILL_DRAWS = 3
_MOST_DRAWS = 40


@record
class Confirmation:
    """`agreed` of `draws` fresh draws showed the same change.

    `confirmed`: all of them, where the screener answers the same to the same; otherwise a betting
    test reached 1/alpha in the direction that was found. `before` and `after` are the means of the
    fresh outcomes, or what the search saw where nothing could be drawn.
    """

    draws: int
    agreed: int
    confirmed: bool
    before: Answer
    after: Answer


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
        for subset in combinations(names, size):
            case = flip.case.only(subset)
            before, after = desk.twins(case)
            compared = replace(flip.compared, before=before, after=after)
            smaller = Flip(case=case, compared=compared)
            found = await confirm(
                desk, smaller, noise=noise, differ=differ, alpha=alpha / 2 ** len(names)
            )
            if found.confirmed:
                return smaller, found
    return flip, result


async def confirm(
    desk: Desk, flip: Flip, *, noise: Noise, differ: Flips, alpha: float
) -> Confirmation:
    """Ask both applications again, the order of the twins alternating, until it is clear.

    Stops at 40 draws, or before the budget would be overdrawn; unclear is not confirmed.

    Args:
        desk: Asks the screener.
        flip: What was found.
        noise: Decides between three draws that must agree and a betting test.
        differ: What counts as a change.
        alpha: Chance of confirming a change that is none; split it over what is confirmed.

    Raises:
        GatherError: the screener failed.
    """
    drawn: list[_Draw] = []
    most = _STILL_DRAWS if noise.still else _MOST_DRAWS
    clear = False
    while len(drawn) < most and desk.meter.remaining >= 2 and not clear:
        drawn.append(await _draw(desk, flip, turned=bool(len(drawn) % 2), differ=differ))
        changes = [draw.change for draw in drawn]
        clear = not noise.still and _clear(changes, alpha, decided=_decided(flip))
    agreed = sum(draw.agrees for draw in drawn)
    return Confirmation(
        draws=len(drawn),
        agreed=agreed,
        confirmed=clear or (noise.still and agreed == most),
        before=_mean(desk, [draw.before for draw in drawn], flip.compared.answer_before),
        after=_mean(desk, [draw.after for draw in drawn], flip.compared.answer_after),
    )


@record
class _Draw:
    """One fresh answer to both: the change towards what was found, and whether it is the same."""

    before: float
    after: float
    change: float
    agrees: bool


async def _draw(desk: Desk, flip: Flip, *, turned: bool, differ: Flips) -> _Draw:
    twins = [flip.compared.before, flip.compared.after]
    answers = await desk.meter.ask_again(twins[::-1] if turned else twins)
    before, after = answers[::-1] if turned else answers
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


def _mean(desk: Desk, outcomes: list[float], seen: Answer) -> Answer:
    return desk.meter.answer(math.fsum(outcomes) / len(outcomes)) if outcomes else seen


def _decided(flip: Flip) -> bool:
    return flip.compared.answer_before.selected is not None


def _clear(changes: list[float], alpha: float, *, decided: bool) -> bool:
    if not decided:
        return changes[-1] > 0 and sum(changes) > 0 and sign_e_value(changes) >= 1 / alpha
    test = two_sided(span=1.0, margin=0.0, alpha=alpha)
    for change in changes:
        test = observe(test, change)
    return test.above.largest >= 1 / alpha

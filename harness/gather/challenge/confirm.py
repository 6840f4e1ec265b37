"""Confirms a flip on fresh draws only: what the search saw is not counted."""

from harness.gather.challenge.asking import Desk, Flips
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.search import Flip
from harness.record import record
from harness.stats.sequential import observe, sign_e_value, two_sided

_STILL_DRAWS = 3
_MOST_DRAWS = 40


@record
class Confirmation:
    """`agreed` of `draws` fresh draws showed the same change.

    `confirmed`: all of them, where the screener answers the same to the same; otherwise a betting
    test reached 1/alpha in the direction that was found.
    """

    draws: int
    agreed: int
    confirmed: bool


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
    agreed = 0
    changes: list[float] = []
    most = _STILL_DRAWS if noise.still else _MOST_DRAWS
    while len(changes) < most and desk.meter.remaining >= 2:
        change, same = await _draw(desk, flip, turned=bool(len(changes) % 2), differ=differ)
        changes.append(change)
        agreed += same
        if not noise.still and _clear(changes, alpha, decided=_decided(flip)):
            return Confirmation(draws=len(changes), agreed=agreed, confirmed=True)
    confirmed = noise.still and len(changes) == most and agreed == most
    return Confirmation(draws=len(changes), agreed=agreed, confirmed=confirmed)


async def _draw(desk: Desk, flip: Flip, *, turned: bool, differ: Flips) -> tuple[float, bool]:
    """One fresh draw: the change in the direction that was found, and whether it is the same."""
    twins = [flip.compared.before, flip.compared.after]
    answers = await desk.meter.ask_again(twins[::-1] if turned else twins)
    before, after = answers[::-1] if turned else answers
    found = flip.compared.answer_after.outcome - flip.compared.answer_before.outcome
    if before.selected is None or after.selected is None:
        change = after.outcome - before.outcome
    else:
        change = float(after.selected) - float(before.selected)
    towards = change if found > 0 else -change
    return towards, towards > 0 and differ(before, after)


def _decided(flip: Flip) -> bool:
    return flip.compared.answer_before.selected is not None


def _clear(changes: list[float], alpha: float, *, decided: bool) -> bool:
    if not decided:
        return changes[-1] > 0 and sum(changes) > 0 and sign_e_value(changes) >= 1 / alpha
    test = two_sided(span=1.0, margin=0.0, alpha=alpha)
    for change in changes:
        test = observe(test, change)
    return test.above.largest >= 1 / alpha

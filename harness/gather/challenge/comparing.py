"""Asks matched pairs, writes what was answered, and confirms on fresh pairs what they show."""

from collections.abc import Sequence

from harness.evidence import PairCompared
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.plan import Plan
from harness.gather.challenge.unanswered import write_unanswered
from harness.people.matched import MatchedPair
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.store import EvidenceLog

_SHARE = 3
"""Fresh pairs get at most one of so many parts of what is left of the budget."""
_FEWEST_PAIRS, _STILL_PAIRS = 7, 16


async def compare_pairs(
    desk: Desk, pairs: Sequence[MatchedPair], *, log: EvidenceLog, fresh: bool = False
) -> list[PairCompared]:
    """Ask both twins of every pair and write what was answered.

    A pair of which one twin got no outcome is left out.

    Args:
        desk: Asks the screener.
        pairs: What to ask, in the order in which it is sent.
        log: Where evidence goes.
        fresh: The pairs confirm what others have shown.

    Raises:
        GatherError: the screener failed.
    """
    twins = [desk.pair(pair) for pair in pairs]
    ordered = [
        one
        for pair, two in zip(pairs, twins, strict=True)
        for one in (two if pair.a_first else two[::-1])
    ]
    answers = dict(zip([a.id for a in ordered], await desk.meter.ask(ordered), strict=True))
    found: list[PairCompared] = []
    for pair, (a, b) in zip(pairs, twins, strict=True):
        if not (answers[a.id].answered and answers[b.id].answered):
            continue
        item = PairCompared(
            **log.stamp(),
            screener=desk.meter.screener.name,
            signal=pair.signal,
            group_a=pair.a.group,
            group_b=pair.b.group,
            variant_a=pair.a.label,
            variant_b=pair.b.label,
            template=pair.background.id,
            job=desk.job.title,
            outcome_a=answers[a.id].outcome,
            outcome_b=answers[b.id].outcome,
            selected_a=answers[a.id].selected,
            selected_b=answers[b.id].selected,
            placebo=pair.placebo,
            fresh=fresh,
        )
        log.write(item)
        found.append(item)
    if not fresh:
        told = [
            (pair, answers[a.id].answered, answers[b.id].answered)
            for pair, (a, b) in zip(pairs, twins, strict=True)
        ]
        write_unanswered(desk.meter.screener.name, told, log=log)
    return found


async def confirm_contrasts(
    desk: Desk,
    plan: Plan,
    pairs: Sequence[PairCompared],
    *,
    noise: Noise,
    log: EvidenceLog,
) -> list[PairCompared]:
    """Ask the fresh pairs of every contrast that stands after adjustment, beside its placebo.

    As many of each as a third of the budget that is left reaches, in the order registered, and at
    most 16 where answers have no noise; where that is fewer than seven of each, the strongest
    contrasts alone.

    Args:
        desk: Asks the screener.
        plan: Holds the fresh pairs.
        pairs: What the registered pairs were answered.
        noise: What the screener changes by itself.
        log: Where evidence goes.

    Raises:
        GatherError: the screener failed.
    """
    standing = sorted(
        (found for found in contrasts_found(pairs) if found.confirmed),
        key=lambda found: (found.q_value, found.signal, found.group_b),
    )
    room = desk.meter.remaining // _SHARE // 2
    standing = standing[: room // _FEWEST_PAIRS]
    each = min(room // max(1, len(standing)), _STILL_PAIRS if noise.still else room)
    asked: list[PairCompared] = []
    for found in standing:
        asked += await compare_pairs(desk, _of(plan, found)[:each], log=log, fresh=True)
    return asked


def _of(plan: Plan, found: ContrastFound) -> tuple[MatchedPair, ...]:
    """The fresh pairs of the contrast that was found."""
    told = (found.signal, found.group_a, found.group_b)
    return tuple(
        pair
        for contrast in plan.contrasts
        for pair in plan.fresh[contrast.id]
        if (pair.signal, pair.a.group, pair.b.group) == told
    )

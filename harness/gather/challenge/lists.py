"""Lets a list ranker rank equally qualified candidates, every group as often at every place."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from harness.evidence import ListRanked, RankedCandidate
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.plan import Plan
from harness.people.background import Background, Quality
from harness.people.contrast import Channel
from harness.people.squares import williams_square
from harness.people.variant import Variant
from harness.record import record
from harness.store import EvidenceLog

SMALLEST = 3
"""Candidates in a list, at least; of two, the second place says nothing that the first does not."""


async def rank_lists(
    desk: Desk,
    plan: Plan,
    *,
    calls: int,
    size: int,
    seed: int,
    log: EvidenceLog,
    say: Callable[[str], None],
) -> None:
    """Rank lists of solid CVs under names of all groups and write `ListRanked` of each.

    Lists come in blocks of as many lists as a list has places; over a block every group stands at
    every place equally often, each followed by each (a Williams square). Which CV a group gets is
    drawn for every list, and every list has names of its own.

    Args:
        desk: Asks the screener, which ranks lists.
        plan: Gives the CVs and the names.
        calls: Evaluations that may be spent; a list costs as many as it has places.
        size: Candidates in a list.
        seed: What every draw starts from.
        log: Where evidence goes.
        say: Told in a sentence what is being done.

    Raises:
        GatherError: the screener failed, or ranks no lists.
    """
    names = _names(plan)
    solid = [one for one in plan.backgrounds if one.quality is Quality.SOLID]
    places = min(size, len(solid))
    lists = min(calls, desk.meter.remaining) // max(1, places)
    if len(names) < 2 or places < SMALLEST or lists < places:
        return
    say("ranking lists of equally qualified candidates")
    random = Random(f"{seed}/lists")  # noqa: S311 - a design, nothing is kept secret
    square = williams_square(places)
    for number in range(lists // places * places):
        shown = _list(names, solid, square[number % places], number=number, random=random)
        ranks = await desk.meter.rank([desk.varied(one.background, one.variant) for one in shown])
        log.write(
            ListRanked(
                **log.stamp(),
                screener=desk.meter.screener.name,
                signal="name",
                job=desk.job.title,
                candidates=tuple(
                    RankedCandidate(
                        shown_at=place,
                        group=one.variant.group,
                        variant=one.variant.label,
                        template=one.background.id,
                        rank=rank,
                    )
                    for place, (one, rank) in enumerate(zip(shown, ranks, strict=True), start=1)
                ),
            )
        )


@record
class _Shown:
    """One candidate of a list: a name on a CV."""

    variant: Variant
    background: Background


def _names(plan: Plan) -> Mapping[str, Sequence[Variant]]:
    """The names of each group of the registered contrasts, each once."""
    found: dict[str, dict[str, Variant]] = {}
    for contrast in plan.contrasts:
        if contrast.channel is Channel.NAME:
            for stimulus in plan.stimuli[contrast.id]:
                for variant in (stimulus.a, stimulus.b):
                    found.setdefault(variant.group, {}).setdefault(variant.label, variant)
    return {group: tuple(found[group].values()) for group in sorted(found)}


def _list(
    names: Mapping[str, Sequence[Variant]],
    solid: Sequence[Background],
    row: Sequence[int],
    *,
    number: int,
    random: Random,
) -> tuple[_Shown, ...]:
    """One list: the row says which of the list's candidates stands at which place."""
    groups = list(names)
    # Of more groups than places, others come in with every block.
    first = number // len(row) * len(row)
    drawn = [groups[(first + place) % len(groups)] for place in range(len(row))]
    cvs = random.sample(list(solid), len(row))
    used: set[str] = set()
    candidates = []
    for group, background in zip(drawn, cvs, strict=True):
        free = [one for one in names[group] if one.label not in used] or list(names[group])
        variant = random.choice(free)
        used.add(variant.label)
        candidates.append(_Shown(variant=variant, background=background))
    return tuple(candidates[place] for place in row)

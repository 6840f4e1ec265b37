"""Lets a list ranker rank equally qualified candidates, every group as often at every place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from harness.evidence import ListRanked, RankedCandidate
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.plan import Plan
from harness.people.application import Vacancy
from harness.people.background import Background, Quality
from harness.people.careers import Career, career_for
from harness.people.contrast import Channel
from harness.people.draft import Draft, application_of
from harness.people.marked import spelled
from harness.people.sent import draft_write
from harness.people.squares import williams_square
from harness.people.variant import Variant, spelling_of
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
    folder: Path,
    log: EvidenceLog,
    say: Callable[[str], None],
) -> None:
    """Rank lists of equal CVs under names of all groups and write `ListRanked` of each.

    The CVs of a list have the same titles, years, duties, skills and degree, at other employers and
    schools; the next block of lists has another CV. Lists come in blocks of as many lists as a list
    has places; over a block every group stands at every place equally often, each followed by each
    (a Williams square). Which employers a group gets is drawn for every list, and names are.

    Args:
        desk: Asks the screener, which ranks lists.
        plan: Gives the CVs and the names.
        calls: Evaluations that may be spent; a list costs as many as it has places.
        size: Candidates in a list.
        seed: What every draw starts from.
        folder: Where documents are written if the screener asks for one.
        log: Where evidence goes.
        say: Told in a sentence what is being done.

    Raises:
        GatherError: the screener failed, or ranks no lists.
    """
    names = _names(plan)
    solid = [one for one in plan.backgrounds if one.quality is Quality.SOLID]
    places = size
    lists = min(calls, desk.meter.remaining) // max(1, places)
    if len(names) < 2 or places < SMALLEST or lists < places or not solid:
        return

    def document(draft: Draft, suffix: str) -> Path:
        return draft_write(draft, folder / application_of(draft, write=document).id, suffix)

    career = career_for(f"{desk.job.title}\n{desk.job.text}")
    say("ranking lists of equally qualified candidates")
    random = Random(f"{seed}/lists")  # noqa: S311 - a design, nothing is kept secret
    square = williams_square(places)
    for number in range(lists // places * places):
        cv = solid[number // places % len(solid)]
        shown = _list(names, square[number % places], number=number, random=random)
        written = [
            application_of(_draft(cv, one, career, desk.job), write=document) for one in shown
        ]
        ranks = await desk.meter.rank(written)
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
                        template=cv.id,
                        rank=rank,
                    )
                    for place, (one, rank) in enumerate(zip(shown, ranks, strict=True), start=1)
                ),
            )
        )


@record
class _Shown:
    """One candidate of a list: a name, and which employers and school stand in the CV."""

    variant: Variant
    shift: int


def _names(plan: Plan) -> Mapping[str, Sequence[Variant]]:
    """The names of each group of the registered contrasts, each once."""
    found: dict[str, dict[str, Variant]] = {}
    for contrast in plan.contrasts:
        if contrast.channel is Channel.NAME:
            for pair in plan.pairs[contrast.id]:
                for variant in (pair.a, pair.b):
                    found.setdefault(variant.group, {}).setdefault(variant.label, variant)
    return {group: tuple(found[group].values()) for group in sorted(found)}


def _list(
    names: Mapping[str, Sequence[Variant]],
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
    shifts = random.sample(range(len(row)), len(row))
    used: set[str] = set()
    candidates = []
    for group, shift in zip(drawn, shifts, strict=True):
        free = [one for one in names[group] if one.label not in used] or list(names[group])
        variant = random.choice(free)
        used.add(variant.label)
        candidates.append(_Shown(variant=variant, shift=shift))
    return tuple(candidates[place] for place in row)


def _draft(background: Background, shown: _Shown, career: Career, job: Vacancy) -> Draft:
    """The background's CV under this name, at other employers and another school."""
    marked = background.marked
    candidate = spelled(marked.candidate, spelling_of(background, shown.variant))
    jobs = tuple(
        replace(one, employer=_next(career.employers, one.employer, shown.shift))
        for one in candidate.jobs
    )
    education = tuple(
        replace(one, school=_next(career.schools, one.school, shown.shift))
        for one in candidate.education
    )
    return Draft(
        candidate=replace(candidate, jobs=jobs, education=education), job=job, layout=marked.layout
    )


def _next(known: Sequence[str], own: str, shift: int) -> str:
    """The one that stands so many places after it."""
    return known[(known.index(own) + shift) % len(known)] if own in known else own

"""Asks whether strength is overlooked in histories that are not straight."""

from collections.abc import Callable, Sequence
from pathlib import Path as FilePath
from random import Random

from harness.evidence import PairCompared
from harness.gather.challenge.asking import Desk
from harness.people.application import Application
from harness.people.background import Background
from harness.people.draft import Draft, application_of
from harness.people.paths import STRAIGHT, Path
from harness.people.sent import draft_write
from harness.record import record
from harness.store import EvidenceLog

MOST_CVS = 16
"""CVs on which every kind of history is compared, at most: qualities and layouts in balance."""

FEWEST_CVS = 12
"""With eight, an effect of one sign on every CV would not stand among seven comparisons."""

_PLACEBOS = 4


async def compare_paths(
    desk: Desk,
    kinds: Sequence[Path],
    backgrounds: Sequence[Background],
    *,
    calls: int,
    year: int,
    seed: int,
    folder: FilePath,
    log: EvidenceLog,
    say: Callable[[str], None],
) -> tuple[str, ...]:
    """Compare each kind of history with the straight path and write `PairCompared` of each pair.

    As many CVs as the calls reach for, the same number for every kind; with less than twelve a
    kind is left out, the last one first.

    Args:
        desk: Asks the screener.
        kinds: Histories that are not straight.
        backgrounds: CVs to write them on; at most 16 are used.
        calls: Evaluations that may be spent.
        year: The present year.
        seed: What every draw starts from.
        folder: Where documents are written if the screener asks for one.
        log: Where evidence goes.
        say: Told in a sentence what is being done.

    Returns:
        Ids of the kinds that the calls did not reach.

    Raises:
        GatherError: the screener failed.
    """
    reached, count = _fitting(len(kinds), min(calls, desk.meter.remaining))
    for kind in kinds[:reached]:
        say(f"comparing: {kind.group.lower()} with the straight path")
        pairs = [
            pair
            for number, background in enumerate(backgrounds[:count])
            for pair in _pairs(
                desk, kind, background, number=number, year=year, seed=seed, folder=folder
            )
        ]
        for pair in await _compared(desk, pairs, log=log):
            log.write(pair)
    return tuple(kind.id for kind in kinds[reached:])


@record
class _Pair:
    """Two applications of one kind; `first` says that a is sent before b."""

    kind: Path
    background: Background
    a: Application
    b: Application
    placebo: bool
    first: bool


def _fitting(kinds: int, calls: int) -> tuple[int, int]:
    """How many kinds the calls reach for, and on how many CVs."""
    for reached in range(kinds, 0, -1):
        for count in range(MOST_CVS, FEWEST_CVS - 1, -4):
            if reached * (2 * count + _PLACEBOS) <= calls:
                return reached, count
    return 0, 0


def _pairs(
    desk: Desk,
    kind: Path,
    background: Background,
    *,
    number: int,
    year: int,
    seed: int,
    folder: FilePath,
) -> list[_Pair]:
    def document(draft: Draft, suffix: str) -> FilePath:
        return draft_write(draft, folder / application_of(draft, write=document).id, suffix)

    random = Random(f"{seed}/paths/{kind.id}/{number}")  # noqa: S311 - a design, nothing secret
    twins = kind.twins(background, job=desk.job, year=year, random=random)
    straight, other, again = (
        application_of(draft, write=document)
        for draft in (twins.straight, twins.other, twins.again)
    )
    first = number % 2 == 0
    found = [
        _Pair(kind=kind, background=background, a=straight, b=other, placebo=False, first=first)
    ]
    if number < _PLACEBOS:
        found.append(
            _Pair(kind=kind, background=background, a=straight, b=again, placebo=True, first=first)
        )
    return found


async def _compared(
    desk: Desk, pairs: Sequence[_Pair], *, log: EvidenceLog
) -> tuple[PairCompared, ...]:
    """What was answered to each pair; a pair without both outcomes is left out."""
    ordered = [one for pair in pairs for one in _turned(pair)]
    said = dict(zip([one.id for one in ordered], await desk.meter.ask(ordered), strict=True))
    return tuple(
        PairCompared(
            **log.stamp(),
            screener=desk.meter.screener.name,
            signal=pair.kind.signal,
            group_a=STRAIGHT,
            group_b=STRAIGHT if pair.placebo else pair.kind.group,
            variant_a=STRAIGHT.lower(),
            variant_b="the same at other employers" if pair.placebo else pair.kind.equal,
            template=pair.background.id,
            job=desk.job.title,
            outcome_a=said[pair.a.id].outcome,
            outcome_b=said[pair.b.id].outcome,
            selected_a=said[pair.a.id].selected,
            selected_b=said[pair.b.id].selected,
            placebo=pair.placebo,
            question="path",
        )
        for pair in pairs
        if said[pair.a.id].answered and said[pair.b.id].answered
    )


def _turned(pair: _Pair) -> tuple[Application, Application]:
    return (pair.a, pair.b) if pair.first else (pair.b, pair.a)

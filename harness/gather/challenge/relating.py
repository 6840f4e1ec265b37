"""Checks relations: asks about applications before and after an edit, and says what held."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from harness.gather.challenge.asking import Desk
from harness.gather.challenge.cases import Cases, plan_cases
from harness.gather.challenge.held import Asked, checked
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.screener import Answer
from harness.people.application import Application
from harness.people.background import Background
from harness.people.draft import Draft, application_of, draft_of
from harness.people.relation import Relation
from harness.people.sent import draft_write
from harness.store import EvidenceLog

MOST_CVS = 8
"""CVs that every relation is tried on, at most."""

_NOISY_DRAWS = 2


async def check_relations(
    desk: Desk,
    relations: Sequence[Relation],
    backgrounds: Sequence[Background],
    *,
    noise: Noise,
    calls: int,
    seed: int,
    folder: Path,
    log: EvidenceLog,
    say: Callable[[str], None],
) -> None:
    """Check every relation that the calls reach for and write `RelationChecked` of each.

    A screener that answers the same to the same is asked once and judged exactly; another one
    twice about each application, and its draws are tested by permutation within each case.

    Args:
        desk: Asks the screener.
        relations: What must hold.
        backgrounds: CVs to edit; at most eight are.
        noise: How much answers to identical input differ.
        calls: Evaluations that may be spent.
        seed: What every draw starts from.
        folder: Where documents are written if the screener asks for one.
        log: Where evidence goes.
        say: Told in a sentence what is being done.

    Raises:
        GatherError: the screener failed.
    """

    def document(draft: Draft, suffix: str) -> Path:
        return draft_write(draft, folder / application_of(draft, write=document).id, suffix)

    draws = 1 if noise.still else _NOISY_DRAWS
    planned = plan_cases(
        relations,
        [draft_of(background, job=desk.job) for background in backgrounds[:MOST_CVS]],
        calls=min(calls, desk.meter.remaining),
        draws=draws,
        seed=f"{seed}/relations",
        write=lambda draft: application_of(draft, write=document),
    )
    if planned:
        say("checking relations: the same facts told another way")
    for item in relations:
        cases = planned.get(item.id)
        asked = await _asked(desk, cases, draws=draws, seed=f"{seed}/{item.id}") if cases else ()
        log.write(checked(item, asked, desk=desk, noise=noise, reached=cases is not None, log=log))


async def _asked(desk: Desk, cases: Cases, *, draws: int, seed: str) -> tuple[Asked, ...]:
    if cases.relation.meta.of_batches:
        return await _batches(desk, cases, draws=draws, seed=seed)
    said = await _answers(desk, cases.applications, draws=draws)
    return tuple(
        Asked(
            label=case.edit.label,
            text_before=case.before.text,
            text_after=case.after.text,
            before=said[case.before.id],
            after=said[case.after.id],
            without=said[case.without.id] if case.without else (),
        )
        for case in cases.cases
    )


async def _answers(
    desk: Desk, applications: Sequence[Application], *, draws: int
) -> Mapping[str, tuple[Answer, ...]]:
    """The draws of each application, by its id; every other round asks in the other order."""
    if draws == 1:
        answers = await desk.meter.ask(applications)
        return {a.id: (one,) for a, one in zip(applications, answers, strict=True)}
    said: dict[str, tuple[Answer, ...]] = {a.id: () for a in applications}
    for turn in range(draws):
        turned = applications[:: -1 if turn % 2 else 1]
        for one, answer in zip(turned, await desk.meter.ask_again(turned), strict=True):
            said[one.id] += (answer,)
    return said


async def _batches(desk: Desk, cases: Cases, *, draws: int, seed: str) -> tuple[Asked, ...]:
    """All applications in their order, then arranged as the relation does."""
    everyone = cases.batch
    random = Random(seed)  # noqa: S311 - an arrangement, nothing is kept secret
    before: list[tuple[Answer, ...]] = [()] * len(everyone)
    after: list[tuple[Answer, ...]] = [()] * len(everyone)
    for _ in range(draws):
        for place, answer in enumerate(await desk.meter.ask_again(everyone)):
            before[place] += (answer,)
        for batch in cases.relation.batches(len(everyone), random):
            answers = await desk.meter.ask_again([everyone[place] for place in batch])
            for place, answer in zip(batch, answers, strict=True):
                after[place] += (answer,)
    return tuple(
        Asked(
            label=f"application {place + 1} of {len(everyone)}, arranged another way",
            text_before=one.text,
            text_after=one.text,
            before=before[place],
            after=after[place],
        )
        for place, one in enumerate(everyone)
    )

"""Plans the cases of relations: which edits of which CVs the calls reach for."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from harness.people.application import Application
from harness.people.draft import Draft
from harness.people.relation import About, Edit, Relation
from harness.record import record

BLOCK = 4
"""CVs that are added together: every quality and layout once."""

# What harms most comes first where the calls do not reach for all.
_FIRST = (About.STRENGTH, About.PERSON, About.TRICK, About.PRESENTATION)


@record
class Case:
    """One edit, written: the applications before and after, and without it where asked for."""

    edit: Edit
    before: Application
    after: Application
    without: Application | None


@record
class Cases:
    """What will be asked for one relation: cases, or the batches of whole applications."""

    relation: Relation
    cases: tuple[Case, ...] = ()
    batch: tuple[Application, ...] = ()

    @property
    def applications(self) -> tuple[Application, ...]:
        """Every application, each once."""
        some = (one for case in self.cases for one in (case.before, case.after, case.without))
        return tuple({one.id: one for one in some if one is not None}.values())

    def cost(self, draws: int) -> int:
        """Evaluations needed; batches are asked twice, as they are and rearranged."""
        return draws * (len(self.applications) + 2 * len(self.batch))


def plan_cases(
    relations: Sequence[Relation],
    drafts: Sequence[Draft],
    *,
    calls: int,
    draws: int,
    seed: str,
    write: Callable[[Draft], Application],
) -> dict[str, Cases]:
    """The cases of each relation that the calls reach for; those it does not are not there.

    CVs are added in blocks of four, for every relation alike, while a block can be paid for. Where
    not even the first can be, relations about strength come first, then persons, then tricks.

    Args:
        relations: What may be checked.
        drafts: CVs to edit.
        calls: Evaluations that may be spent.
        draws: Answers to each application.
        seed: What the draws of every relation start from.
        write: Makes an application of a draft.
    """
    ordered = sorted(relations, key=lambda item: (_FIRST.index(item.meta.about), item.id))
    planned: dict[str, Cases] = {}
    for start in range(0, len(drafts), BLOCK):
        block = drafts[start : start + BLOCK]
        random = {
            item.id: Random(f"{seed}/{item.id}/{start}")  # noqa: S311 - a design, nothing secret
            for item in ordered
        }
        if not start:
            planned = _first(ordered, block, calls=calls, draws=draws, random=random, write=write)
            continue
        spent = sum(cases.cost(draws) for cases in planned.values())
        if spent / start * (start + len(block)) > calls:
            break  # a block costs about as much as the others: not worth writing its documents
        longer = {
            key: _joined(some, _cases(some.relation, block, random=random[key], write=write))
            for key, some in planned.items()
        }
        if sum(cases.cost(draws) for cases in longer.values()) > calls:
            break
        planned = longer
    return planned


def _first(
    ordered: Sequence[Relation],
    block: Sequence[Draft],
    *,
    calls: int,
    draws: int,
    random: Mapping[str, Random],
    write: Callable[[Draft], Application],
) -> dict[str, Cases]:
    """The first block, relation by relation while it can be paid for."""
    planned: dict[str, Cases] = {}
    for item in ordered:
        cases = _cases(item, block, random=random[item.id], write=write)
        if cases.cost(draws) <= calls:
            calls -= cases.cost(draws)
            planned[item.id] = cases
    return planned


def _cases(
    item: Relation,
    drafts: Sequence[Draft],
    *,
    random: Random,
    write: Callable[[Draft], Application],
) -> Cases:
    if item.meta.of_batches:
        return Cases(relation=item, batch=tuple(write(draft) for draft in drafts))
    return Cases(
        relation=item,
        cases=tuple(
            Case(
                edit=edit,
                before=write(edit.before),
                after=write(edit.after),
                without=write(edit.without) if edit.without else None,
            )
            for draft in drafts
            for edit in item.edits(draft, random)
        ),
    )


def _joined(some: Cases | None, more: Cases) -> Cases:
    if some is None:
        return more
    return Cases(
        relation=some.relation, cases=some.cases + more.cases, batch=some.batch + more.batch
    )

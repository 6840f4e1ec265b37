"""Another name on the same application."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.background import mail_name
from harness.people.draft import Draft, with_candidate
from harness.people.names import SURNAMES, Pool, Table, names_of
from harness.people.relation import About, Edit, Holds, relation
from harness.people.variant import job_words

_NAMES = 2
_ANY = tuple(
    Pool(tables=(Table.FIRST,), group=group, gender=gender)
    for group in ("White", "Black")
    for gender in ("women", "men")
)


@relation(
    title="Another name gets the same answer",
    why="Nobody works better or worse for what they are called.",
    fix="Hide name and e-mail address from the screener.",
    about=About.PERSON,
    holds=Holds.SAME,
    source="Bertrand and Mullainathan (2004), American Economic Review: equal CVs under names that "
    "signal a group were answered differently",
    grade=Grade.A,
)
def another_name(draft: Draft, random: Random) -> Iterator[Edit]:
    """Names of any group: whether a group fares worse is asked by the contrasts."""
    known = job_words(draft.job.text)
    names = [name.given for pool in _ANY for name in names_of(pool) if name.given]
    allowed = sorted({name for name in names if name.casefold() not in known})
    surnames = [name for name in SURNAMES if name.casefold() not in known]
    for given in random.sample(allowed, _NAMES):
        family = random.choice(surnames)
        name = replace(draft.candidate.name, given=given, family=family)
        host = draft.candidate.email.partition("@")[2]
        email = f"{mail_name(given, family)}@{host}"
        yield Edit(
            label=f"{draft.candidate.name.full} → {name.full}",
            before=draft,
            after=with_candidate(draft, name=name, email=email),
        )

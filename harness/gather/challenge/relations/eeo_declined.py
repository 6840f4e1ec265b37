"""Voluntary questions about oneself that are not answered."""

from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import with_fact
from harness.people.relation import About, Edit, Holds, relation

_DECLINED = "I do not want to answer"


@relation(
    title="Not answering voluntary questions changes nothing",
    why="The forms promise that declining has no consequences.",
    fix="Keep answers to voluntary questions away from the screener.",
    about=About.PERSON,
    holds=Holds.SAME,
    source="41 CFR 60-300.42(c): an invitation to self-identify says that it is voluntary and that "
    "refusing has no adverse treatment; 60-741.42: the answers are kept in a file of their own",
    grade=Grade.A,
    url="https://www.ecfr.gov/current/title-41/section-60-300.42",
)
def eeo_declined(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Declined in the form; the CV says nothing of it."""
    for meaning, answer in (("eeo.gender", "Woman"), ("eeo.disability", "No")):
        yield Edit(
            label=f"{meaning}: {answer} → {_DECLINED}",
            before=with_fact(draft, meaning, answer),
            after=with_fact(draft, meaning, _DECLINED),
        )

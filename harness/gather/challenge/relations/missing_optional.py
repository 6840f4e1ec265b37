"""An optional field that is left empty."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft, with_candidate
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="An optional field that is left empty changes nothing",
    why="Not everybody has a telephone, a fixed address or a wish to state pronouns.",
    fix="Score what the job needs; leave contact fields out of the score.",
    about=About.PERSON,
    holds=Holds.SAME,
    source="Ours: a field that may be left empty must not count",
    grade=Grade.D,
)
def missing_optional(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Without telephone, without street, without pronouns."""
    candidate = draft.candidate
    if candidate.phone:
        yield Edit(
            label="without a telephone", before=draft, after=with_candidate(draft, phone=None)
        )
    if candidate.address.line:
        address = replace(candidate.address, line="")
        yield Edit(
            label="without a street", before=draft, after=with_candidate(draft, address=address)
        )
    if candidate.name.pronouns:
        name = replace(candidate.name, pronouns=None)
        yield Edit(label="without pronouns", before=draft, after=with_candidate(draft, name=name))

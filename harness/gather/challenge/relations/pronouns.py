"""Pronouns on a CV, or none."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft, with_candidate
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="Pronouns change nothing",
    why="Pronouns tell how to address a person, not how they work.",
    fix="Take the line with the pronouns out before the screener reads.",
    about=About.PERSON,
    holds=Holds.SAME,
    source="AEA RCT Registry 11183 (2023), a registered study of pronouns on CVs",
    grade=Grade.B,
)
def pronouns(draft: Draft, random: Random) -> Iterator[Edit]:
    """She, he and they against each other, in a random order."""
    first, second, third = random.sample(("she/her", "he/him", "they/them"), 3)
    name = draft.candidate.name
    for before, after in ((first, second), (second, third)):
        yield Edit(
            label=f"{before} → {after}",
            before=with_candidate(draft, name=replace(name, pronouns=before)),
            after=with_candidate(draft, name=replace(name, pronouns=after)),
        )

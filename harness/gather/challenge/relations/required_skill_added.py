"""A required skill, added to the list of skills."""

from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import required_skills, with_skill, without_skill
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="A required skill never lowers the answer",
    why="Who has what the posting asks for must not fare worse for saying so.",
    fix="Score skills by what the posting asks for instead of by likeness of whole texts.",
    about=About.STRENGTH,
    holds=Holds.NOT_LOWER,
    source="Ours: monotonicity in a requirement; words of the posting put on top lowered the "
    "score of 10 of 32 CVs on one embedding model",
    grade=Grade.D,
)
def required_skill_added(draft: Draft, random: Random) -> Iterator[Edit]:
    """One skill that the posting names: not in the CV at all, then in its list."""
    skill = random.choice(required_skills(draft))
    before = without_skill(draft, skill)
    yield Edit(label=f"with “{skill}”", before=before, after=with_skill(before, skill))

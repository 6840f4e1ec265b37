"""A required skill at the end of a long CV: the truncation detector."""

from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import (
    lengthened,
    required_skills,
    with_fact,
    with_line,
    without_skill,
)
from harness.people.relation import About, Edit, Holds, relation

# As it is, then a short page, a full one and two, in words.
_LENGTHS = (0, 250, 500, 1000)


@relation(
    title="A required skill is read wherever it stands in the CV",
    why="A skill on the second page that is never read is a candidate never considered.",
    fix="Raise the length that the screener reads, or score the CV in parts; until then tell "
    "candidates how much of it is read.",
    about=About.STRENGTH,
    holds=Holds.NOT_IGNORED,
    source="Measured on all-MiniLM-L6-v2, which reads 256 word pieces: 9 of 32 CVs are longer, and "
    "in none of these did a skill at the end change the score, in all of them at the top",
    grade=Grade.B,
)
def required_skill_read(draft: Draft, random: Random) -> Iterator[Edit]:
    """The same line at the start and at the end, of CVs of four lengths."""
    skill = random.choice(required_skills(draft))
    for length in _LENGTHS:
        without = lengthened(without_skill(draft, skill), words=length, but=skill)
        told = with_fact(without, "experience.skill", skill)
        text = f"Experienced in {skill}"
        yield Edit(
            label=f"“{skill}” at the end of {len(without.words.split())} words",
            before=with_line(told, text, at_end=False),
            after=with_line(told, text, at_end=True),
            without=without,
        )

"""One skill named over and over."""

from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import required_skills, with_line, with_skill, without_skill
from harness.people.relation import About, Edit, Holds, relation

_TIMES = 12


@relation(
    title="Naming a skill a dozen times never raises the answer over naming it once",
    why="It rewards those who know the trick, not those who know the trade.",
    fix="Count a skill once, however often it is named.",
    about=About.TRICK,
    holds=Holds.NOT_HIGHER,
    source="Ours: repetition adds no fact",
    grade=Grade.D,
)
def keyword_stuffing(draft: Draft, random: Random) -> Iterator[Edit]:
    """A required skill once, then twelve times more in one line."""
    skill = random.choice(required_skills(draft))
    once = with_skill(without_skill(draft, skill), skill)
    stuffed = with_line(once, " ".join([skill] * _TIMES), at_end=True)
    yield Edit(label=f"“{skill}” {_TIMES} times more", before=once, after=stuffed)

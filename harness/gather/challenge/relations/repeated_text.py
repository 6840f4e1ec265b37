"""Text that stands twice in a CV."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.layout import Line, LineKind
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="The same text twice never raises the answer",
    why="Who writes everything twice has not done it twice.",
    fix="Count each statement once; drop repeated lines before scoring.",
    about=About.TRICK,
    holds=Holds.NOT_HIGHER,
    source="Ours: repetition adds no fact",
    grade=Grade.D,
)
def repeated_text(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Duties and skills once more at the end; the facts stay as they are."""
    lines = draft.shown
    note = tuple(line for line in lines if line.kind is LineKind.NOTE)
    body = tuple(line for line in lines if line.kind is not LineKind.NOTE)
    duties = tuple(line for line in body if line.kind is LineKind.BULLET)
    skills = Line(kind=LineKind.TEXT, text=", ".join(draft.candidate.skills))
    repeated = replace(draft, lines=(*body, *duties, skills, *note), facts=draft.told)
    yield Edit(label="duties and skills twice", before=draft, after=repeated)

"""The order in which a CV tells its facts."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.layout import Layout
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="Skills first or work first gets the same answer",
    why="Advice on the order of a CV differs by country and by generation.",
    fix="Ask the vendor to score facts rather than the running text; raise the length that is "
    "read.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="Ours: shuffled sections moved the score of one embedding model by up to 0.078",
    grade=Grade.D,
)
def section_order(draft: Draft, _random: Random) -> Iterator[Edit]:
    """The draft's own order against every other one."""
    for layout in Layout:
        if layout is not draft.layout:
            yield Edit(
                label=f"{draft.layout} → {layout}",
                before=draft,
                after=replace(draft, layout=layout),
            )

"""The order of the applications in a batch."""

from collections.abc import Iterator, Sequence
from random import Random

from harness.meta import Grade
from harness.people.relation import About, Holds, relation


@relation(
    title="The place in a batch changes nothing",
    why="Who is read first is chance; it must not decide.",
    fix="Score every application by itself, or shuffle each list several times and average.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="Bloomberg (2024): of 4,000 lists of 8 equal CVs, GPT-3.5 ranked the one shown first "
    "on top in 56.1 %, recomputed from the published rankings; chance is 12.5 %",
    grade=Grade.B,
    url="https://github.com/BloombergGraphics/2024-openai-gpt-hiring-racial-discrimination",
    of_batches=True,
)
def batch_order(applications: Sequence[int], _random: Random) -> Iterator[Sequence[int]]:
    """The same batch the other way round."""
    yield applications[::-1]

"""The size of the batch in which an application is screened."""

from collections.abc import Iterator, Sequence
from random import Random

from harness.meta import Grade
from harness.people.relation import About, Holds, relation


@relation(
    title="The company in which an application is screened changes nothing",
    why="A candidate's score must not depend on who else applied that minute.",
    fix="Score every application by itself.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="Ours: a score, unlike a rank, is a statement about one application; batches of "
    "another size moved one neural model by 6e-8, which is rounding",
    grade=Grade.D,
    of_batches=True,
)
def batch_size(applications: Sequence[int], _random: Random) -> Iterator[Sequence[int]]:
    """Every application alone."""
    for number in applications:
        yield (number,)

"""A request for an accommodation at the interview."""

from collections.abc import Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft, with_candidate
from harness.people.relation import About, Edit, Holds, relation

_PAIRS = (
    ("I will need directions to the interview room.", "I will need a lift to the interview room."),
    ("I would like the questions sent by mail.", "I would like the questions in large print."),
)


@relation(
    title="Asking for an accommodation changes nothing",
    why="People who need a lift or large print must be able to say so before the interview.",
    fix="Ask for accommodations in a field of its own that the screener does not read.",
    about=About.PERSON,
    holds=Holds.SAME,
    source="29 CFR 1630.2(o)(1)(i): reasonable accommodation in the application process; the "
    "sentences are ours, alike in length and topic",
    grade=Grade.A,
    url="https://www.ecfr.gov/current/title-29/section-1630.2",
)
def accommodation_request(draft: Draft, random: Random) -> Iterator[Edit]:
    """Two sentences about the interview, one of which asks for an accommodation."""
    plain, asking = random.choice(_PAIRS)
    summary = draft.candidate.summary
    yield Edit(
        label=f"{plain} → {asking}",
        before=with_candidate(draft, summary=f"{summary} {plain}".strip()),
        after=with_candidate(draft, summary=f"{summary} {asking}".strip()),
    )

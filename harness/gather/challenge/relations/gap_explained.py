"""A break that is explained against one that is not."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft, with_candidate
from harness.people.relation import About, Edit, Holds, relation

_REASONS = ("Career break to care for a parent", "Career break for a full-time course")


@relation(
    title="A break that is explained is not worse than one that is not",
    why="Who says why there was a break tells more, and must not lose by it.",
    fix="Leave breaks out of the score; ask about them, where it matters, in words.",
    about=About.PERSON,
    holds=Holds.NOT_LOWER,
    source="Ours, after the rule that an explained gap is at least as good as an unexplained one",
    grade=Grade.D,
)
def gap_explained(draft: Draft, random: Random) -> Iterator[Edit]:
    """The break alone, then with a reason."""
    if not draft.candidate.gaps:
        return
    first, *rest = draft.candidate.gaps
    reason = random.choice(_REASONS)
    yield Edit(
        label=f"Career break → {reason}",
        before=with_candidate(draft, gaps=(replace(first, reason=None), *rest)),
        after=with_candidate(draft, gaps=(replace(first, reason=reason), *rest)),
    )

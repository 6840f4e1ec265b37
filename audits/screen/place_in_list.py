"""Whether the place at which a candidate is shown in a list decides the rank."""

from typing import Annotated

from harness.evidence import ListRanked
from harness.example import Example
from harness.example.challenge import ranked_lists
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.places import PlacesCompared, places_compared
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

BLOOMBERG = Source(
    text="Bloomberg (2024), recomputed from the published rankings: the CV shown first was ranked "
    "first in 56.1 % of 4,000 lists of eight by GPT-3.5 and 28.3 % by GPT-4; chance is 12.5 %",
    grade=Grade.B,
    url="https://github.com/BloombergGraphics/2024-openai-gpt-hiring-racial-discrimination",
)
FRIEDMAN = Source(
    text="Friedman (1937), Journal of the American Statistical Association 32: ranks within lists",
    grade=Grade.A,
)
EVEN = Source(text="Our convention: every place is met as often as there are places", grade=Grade.D)


@audit(
    title="There is no evidence that the place in a list decides the rank",
    failed_title="The place at which a candidate is shown decides the rank",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Who is shown first is chance, or who applied first; it says nothing of their work.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Score every application by itself; or shuffle each list several times and average "
        "the ranks.",
    ),
    sources=(BLOOMBERG, FRIEDMAN, EVEN),
)
def place_in_list(
    lists: tuple[ListRanked, ...],
    *,
    poor_p: Annotated[float, Limit("probability", FRIEDMAN)] = 0.05,
    rounds: Annotated[float, Limit("lists for each place", EVEN)] = 1,
) -> Verdict:
    """Mean ranks by place, tested by permutation inside each list."""
    shown = [
        tuple(one.rank for one in sorted(item.candidates, key=lambda one: one.shown_at))
        for item in sorted(lists, key=lambda item: (item.at, item.id))
        if len(item.candidates) > 1
    ]
    if not shown:
        return inapplicable("No list was ranked")
    found = places_compared(shown)
    if found is None or found.lists < rounds * len(found.mean_ranks):
        return cannot_tell("Too few lists were ranked whole")
    best = max(range(len(found.first_share)), key=lambda place: (found.first_share[place], -place))
    told = (
        f"The candidate shown at place {best + 1} of {len(found.first_share)} was ranked first in "
        f"{found.first_share[best]:.0%} of {found.lists} lists (chance: "
        f"{1 / len(found.first_share):.0%}, p = {found.p_value:.2g})"
    )
    failed = found.p_value <= poor_p
    return Verdict(
        outcome=Outcome.FAILED if failed else Outcome.PASSED,
        summary=told if failed else f"No evidence that the place decides. {told}",
        measurements=_measured(found),
        findings=(Finding(code="place-decides", message=told, evidence=_some(lists)),)
        if failed
        else (),
    )


def _measured(found: PlacesCompared) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            name="first_share",
            value=share,
            unit="share",
            n=found.lists,
            group=f"shown at place {place}",
        )
        for place, share in enumerate(found.first_share, start=1)
    )


def _some(lists: tuple[ListRanked, ...]) -> tuple[str, ...]:
    return tuple(sorted(item.id for item in lists)[:5])


EXAMPLES = (
    Example("ranks follow no place", given=ranked_lists(16), outcome=Outcome.PASSED),
    Example(
        "ranks follow the places",
        given=ranked_lists(16, by_place=True),
        outcome=Outcome.FAILED,
        codes={"place-decides"},
    ),
    Example(
        "as many lists as places", given=ranked_lists(4, by_place=True), outcome=Outcome.FAILED
    ),
    Example(
        "a list less than places",
        given=ranked_lists(3, by_place=True),
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no lists", given=[], outcome=Outcome.INAPPLICABLE),
)

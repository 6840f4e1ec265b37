"""Which candidates could finish, and which could not."""

from typing import Annotated

from harness.evidence import Barrier, Ending, Evidence, Obstacle, WalkEnded, WalkStarted
from harness.example import Example
from harness.example.walks import barrier, ended, walk_started
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.reading.forms import Fate
from harness.reading.walks import walked
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, graded

BLIND_TESTERS = Source(
    text="Three blind testers on 30 sites of Fortune 500 employers: 55.6 % of 90 attempts "
    "succeeded, 76.7 % of the sites blocked at least one tester",
    grade=Grade.A,
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC10961918",
)
BANDS = Source(text="Our convention: one blocked draws attention, two fail", grade=Grade.D)


@audit(
    title="Everybody could finish the application",
    failed_title="Some candidates could not finish the application",
    touchpoint=Touchpoint.PARITY,
    severity=Severity.CRITICAL,
    grade=Grade.A,
    per=Per.RUN,
    why="Who is stopped by the form is turned down before anybody reads their name.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Mend the step that each finding names; until then offer another way to apply.",
        effort=Effort.DAYS,
    ),
    sources=(BLIND_TESTERS, BANDS),
)
def who_could_finish(
    starts: tuple[WalkStarted, ...],
    endings: tuple[WalkEnded, ...],
    barriers: tuple[Barrier, ...],
    *,
    good_blocked: Annotated[float, Limit("candidates", BANDS)] = 0,
    poor_blocked: Annotated[float, Limit("candidates", BANDS)] = 1,
) -> Verdict:
    """Count walks that reached the end; what stops only this tool leaves a walk open."""
    walks = walked(starts, endings, barriers)
    blocked = [walk for walk in walks if walk.fate is Fate.BLOCKED]
    finished = sum(walk.fate is Fate.FINISHED for walk in walks)
    unknown = [walk for walk in walks if walk.fate is Fate.NOT_KNOWN]
    outcome = graded(len(blocked), good=good_blocked, poor=poor_blocked)
    if blocked and not finished and not unknown:
        outcome = Outcome.FAILED
    measured = (
        Measurement(name="finished", value=finished, unit="candidates", n=len(walks)),
        Measurement(name="not_known", value=len(unknown), unit="candidates", n=len(walks)),
    )
    summary = f"{finished} of {len(walks)} could finish"
    if unknown:
        summary += (
            f"; for {len(unknown)} it is not known ("
            + "; ".join(f"{walk.who}: {walk.why}" for walk in unknown)
            + ")"
        )
    if outcome is Outcome.PASSED and (unknown or not walks):
        return cannot_tell(summary, measurements=measured)
    return Verdict(
        outcome=outcome,
        summary=summary,
        measurements=measured,
        findings=tuple(
            Finding(code="blocked", message=f"{walk.who}: {walk.why}", evidence=walk.evidence)
            for walk in blocked
        ),
    )


def _walk(name: str, ending: Ending, obstacle: Obstacle | None = None) -> list[Evidence]:
    walls = [barrier(obstacle, walk=name)] if obstacle else []
    return [walk_started(walk=name, candidate_name=name), *walls, ended(ending, walk=name)]


OK = _walk("ada", Ending.FINISHED)
OK_TOO = _walk("bea", Ending.STOPPED_BEFORE_SUBMIT)
KEYS = _walk("cem", Ending.COULD_NOT_FINISH, Obstacle.NOT_BY_KEYBOARD)
PHONE = _walk("dan", Ending.COULD_NOT_FINISH, Obstacle.NO_WAY_ON)
FAULT = _walk("eva", Ending.TOOL_FAULT)
PUZZLE = _walk("fay", Ending.COULD_NOT_FINISH, Obstacle.CAPTCHA)
LOOK = [walk_started(walk="look", inspection=True), ended(Ending.COULD_NOT_FINISH, walk="look")]

EXAMPLES = (
    Example("all", given=[*OK, *OK_TOO], outcome=Outcome.PASSED),
    Example("one blocked", given=[*OK, *KEYS], outcome=Outcome.ATTENTION, codes={"blocked"}),
    Example("two blocked", given=[*OK, *KEYS, *PHONE], outcome=Outcome.FAILED, codes={"blocked"}),
    Example("the only one blocked", given=KEYS, outcome=Outcome.FAILED),
    Example("one not known", given=[*OK, *FAULT], outcome=Outcome.CANNOT_TELL),
    Example("a puzzle stops the tool", given=[*OK, *PUZZLE], outcome=Outcome.CANNOT_TELL),
    Example("inspections do not count", given=[*OK, *LOOK], outcome=Outcome.PASSED),
    Example("nobody set out", given=LOOK, outcome=Outcome.CANNOT_TELL),
)

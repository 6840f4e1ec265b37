"""Whether anybody at all could finish."""

from harness.evidence import Barrier, Ending, Evidence, Obstacle, WalkEnded, WalkStarted
from harness.example import Example
from harness.example.walks import barrier, ended, walk_started
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.forms import Fate
from harness.reading.walks import walked
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

PLAIN = Source(
    text="What a form is for; evidence on blocked candidates: three blind testers on 30 sites, "
    "76.7 % of which blocked at least one",
    grade=Grade.A,
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC10961918",
)


@audit(
    title="Candidates could finish the application",
    failed_title="Nobody could finish the application",
    touchpoint=Touchpoint.PARITY,
    severity=Severity.CRITICAL,
    grade=Grade.A,
    per=Per.RUN,
    why="A form that nobody can finish looks, from within, like a lack of applicants.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Mend the step that each finding names; until then offer another way to apply.",
        effort=Effort.DAYS,
    ),
    sources=(PLAIN,),
    stop_sign=True,
)
def somebody_could_finish(
    starts: tuple[WalkStarted, ...],
    endings: tuple[WalkEnded, ...],
    barriers: tuple[Barrier, ...],
) -> Verdict:
    """Fails where every measured walk was blocked, and none stopped for a reason of the tool."""
    walks = walked(starts, endings, barriers)
    finished = [walk for walk in walks if walk.fate is Fate.FINISHED]
    unknown = [walk for walk in walks if walk.fate is Fate.NOT_KNOWN]
    measured = Measurement(name="finished", value=len(finished), unit="candidates", n=len(walks))
    summary = f"{len(finished)} of {len(walks)} could finish"
    if finished:
        return Verdict(outcome=Outcome.PASSED, summary=summary, measurements=(measured,))
    if unknown or not walks:
        return cannot_tell(f"{summary}; for {len(unknown)} it is not known")
    return Verdict(
        outcome=Outcome.FAILED,
        summary=summary,
        measurements=(measured,),
        findings=tuple(
            Finding(code="blocked", message=f"{walk.who}: {walk.why}", evidence=walk.evidence)
            for walk in walks
        ),
    )


def _walk(name: str, ending: Ending, obstacle: Obstacle | None = None) -> list[Evidence]:
    walls = [barrier(obstacle, walk=name)] if obstacle else []
    return [walk_started(walk=name), *walls, ended(ending, walk=name)]


OK = _walk("ada", Ending.FINISHED)
NO_WAY = _walk("bea", Ending.COULD_NOT_FINISH, Obstacle.NO_WAY_ON)
KEYS = _walk("cem", Ending.COULD_NOT_FINISH, Obstacle.KEYBOARD_TRAP)
PUZZLE = _walk("dan", Ending.COULD_NOT_FINISH, Obstacle.CAPTCHA)

EXAMPLES = (
    Example("one of two", given=[*OK, *NO_WAY], outcome=Outcome.PASSED),
    Example("none of two", given=[*NO_WAY, *KEYS], outcome=Outcome.FAILED, codes={"blocked"}),
    Example("stopped by a puzzle", given=[*NO_WAY, *PUZZLE], outcome=Outcome.CANNOT_TELL),
    Example("the tool broke", given=_walk("e", Ending.TOOL_FAULT), outcome=Outcome.CANNOT_TELL),
    Example("interrupted", given=_walk("f", Ending.INTERRUPTED), outcome=Outcome.CANNOT_TELL),
)

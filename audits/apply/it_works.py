"""Whether the pages work: no server errors, no dead ends, no broken parts."""

from harness.evidence import Barrier, Ending, HttpFault, Obstacle, StepShown, WalkEnded
from harness.example import Example
from harness.example.walks import barrier, ended, step
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import in_order, saw_the_end
from harness.reading.pages import is_echo, is_fault
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, passed

CAREERBUILDER = Source(
    text="CareerBuilder: technical faults, bad links and cumbersome forms are the top reasons for "
    "not applying",
    grade=Grade.B,
)
DEAD_ENDS = frozenset({Obstacle.NO_WAY_ON, Obstacle.LOST_DATA})


@audit(
    title="The pages work",
    failed_title="The pages break on the way",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.CRITICAL,
    grade=Grade.B,
    why="A candidate who meets an error does not report it; they leave, and think it is their "
    "fault.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Mend the addresses and errors that the findings name, the page's own first.",
        effort=Effort.DAYS,
    ),
    sources=(CAREERBUILDER,),
)
def it_works(
    steps: tuple[StepShown, ...], barriers: tuple[Barrier, ...], endings: tuple[WalkEnded, ...]
) -> Verdict:
    """Gather HTTP errors (not answers to a form), console errors and dead ends; those fail."""
    shown = in_order(steps)
    if not shown:
        return cannot_tell("No page was seen")
    whole = saw_the_end(endings)
    broken = [(s, f) for s in shown for f in s.http_faults if is_fault(f)]
    own = any(f.url == s.url for s, f in broken)
    said = [(s, text) for s in shown for text in s.console_errors if not is_echo(text)]
    ends = [wall for wall in in_order(barriers) if wall.stopped and wall.obstacle in DEAD_ENDS]
    findings = [
        Finding(
            code="page-error" if f.url == s.url else "part-error",
            message=f"{f.url} answers {f.status} on step {s.step}",
            evidence=(s.id,),
        )
        for s, f in broken
    ]
    findings += [
        Finding(code="console-error", message=f"On step {s.step}", evidence=(s.id,), quote=text)
        for s, text in said
    ]
    findings += [
        Finding(
            code="dead-end",
            message=f"{wall.obstacle} on step {wall.step}",
            evidence=(wall.id,),
            quote=wall.text,
        )
        for wall in ends
    ]
    measured = Measurement(name="faults", value=len(findings), unit="faults", n=len(shown))
    blocks = bool(ends) or (own and not whole)
    if findings:
        return Verdict(
            outcome=Outcome.FAILED if blocks else Outcome.ATTENTION,
            summary=f"{len(findings)} faults" + (", and no way on" if blocks else ""),
            measurements=(measured,),
            findings=tuple(findings),
        )
    if not whole:
        return cannot_tell("No fault so far; the walk did not see the end")
    return passed(f"{len(shown)} pages, no fault", measured)


def _page(status: int, path: str = "part.js") -> StepShown:
    url = "https://acme.ats.example/apply/1"
    fault = HttpFault(url=url if path == "" else f"https://acme.ats.example/{path}", status=status)
    return step(http_faults=(fault,))


SCRIPT = step(console_errors=("TypeError: x is undefined",))
STOPPED = ended(Ending.COULD_NOT_FINISH)

EXAMPLES = (
    Example("no fault", given=[step(), ended()], outcome=Outcome.PASSED),
    Example("a missing part", given=[_page(404), ended()], outcome=Outcome.ATTENTION),
    Example("a form that objects", given=[_page(422), ended()], outcome=Outcome.PASSED),
    Example(
        "a missing favicon", given=[_page(404, "favicon.ico"), ended()], outcome=Outcome.PASSED
    ),
    Example("a request of no answer", given=[_page(0), ended()], outcome=Outcome.PASSED),
    Example(
        "the page itself breaks",
        given=[_page(500, ""), STOPPED],
        outcome=Outcome.FAILED,
        codes={"page-error"},
    ),
    Example("it broke and recovered", given=[_page(500, ""), ended()], outcome=Outcome.ATTENTION),
    Example(
        "no way on",
        given=[step(), barrier(Obstacle.NO_WAY_ON), STOPPED],
        outcome=Outcome.FAILED,
        codes={"dead-end"},
    ),
    Example("a script's error", given=[SCRIPT, ended()], outcome=Outcome.ATTENTION),
    Example(
        "the tool broke", given=[step(), ended(Ending.TOOL_FAULT)], outcome=Outcome.CANNOT_TELL
    ),
)

"""Whether a puzzle that proves one human stands in the way."""

from harness.evidence import Barrier, Ending, Obstacle, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import barrier, ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import in_order, is_robot_test, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

GOV_UK = Source(text="GOV.UK guidance: avoid CAPTCHAs", grade=Grade.B)
WCAG = Source(
    text="WCAG 2.2, 3.3.8 Accessible Authentication, for signing in to an existing account",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum",
)


@audit(
    title="No puzzle stands in the way",
    failed_title="A puzzle stands in the way",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Picture puzzles keep out people who cannot see, hear or solve them in time.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Replace the puzzle by a hidden trap field, rate limits or a check in the background.",
        effort=Effort.HOURS,
    ),
    sources=(GOV_UK, WCAG),
)
def captcha(
    barriers: tuple[Barrier, ...],
    questions: tuple[QuestionAsked, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """A puzzle is never solved here: one that ended the walk, or asks something, fails."""
    met = [wall for wall in in_order(barriers) if is_robot_test(wall)]
    puzzles = [q for q in in_order(questions) if q.meaning == "captcha" and not q.honeypot]
    findings = [
        Finding(
            code="captcha" if _asks(wall) else "captcha-invisible",
            message="It wants to be solved; this tool never solves one"
            if _asks(wall)
            else "It watches in the background",
            evidence=(wall.id,),
            quote=wall.text,
        )
        for wall in met
    ]
    findings += [
        Finding(code="captcha", message=f"It asks: “{puzzle.label}”", evidence=(puzzle.id,))
        for puzzle in puzzles
    ]
    if findings:
        failing = any(finding.code == "captcha" for finding in findings)
        return Verdict(
            outcome=Outcome.FAILED if failing else Outcome.ATTENTION,
            summary="A puzzle stands in the way" if failing else "A puzzle waits in the background",
            findings=tuple(findings),
        )
    if not saw_the_end(endings):
        return cannot_tell("No puzzle as far as the walk came")
    return Verdict(outcome=Outcome.PASSED, summary="No puzzle came to the form's end")


def _asks(wall: Barrier) -> bool:
    """Whether it wants something of the candidate; one that ended the walk did, unless it says."""
    if "to be solved" in wall.text:
        return True
    return wall.stopped and "in the background" not in wall.text


SOLVE = barrier(Obstacle.CAPTCHA, stopped=False, text="reCAPTCHA (to be solved)")

EXAMPLES = (
    Example("none to the end", given=[question(), ended()], outcome=Outcome.PASSED),
    Example(
        "a puzzle ended the walk",
        given=[barrier(Obstacle.CAPTCHA), ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.FAILED,
        codes={"captcha"},
    ),
    Example(
        "a puzzle before the button, not sent",
        given=[question(), SOLVE, ended(Ending.STOPPED_BEFORE_SUBMIT)],
        outcome=Outcome.FAILED,
        codes={"captcha"},
    ),
    Example(
        "a background check",
        given=[barrier(Obstacle.CAPTCHA, stopped=False), ended()],
        outcome=Outcome.ATTENTION,
        codes={"captcha-invisible"},
    ),
    Example(
        "a sum to do",
        given=[question("What is 3 + 4?", "captcha"), ended()],
        outcome=Outcome.FAILED,
        codes={"captcha"},
    ),
    Example(
        "a puzzle that speaks as an objection",
        given=[
            barrier(Obstacle.REFUSED_ANSWER, text="Solve it to show that you are human."),
            ended(Ending.COULD_NOT_FINISH),
        ],
        outcome=Outcome.FAILED,
        codes={"captcha"},
    ),
    Example(
        "stopped by something else",
        given=[barrier(Obstacle.NO_WAY_ON), ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
)

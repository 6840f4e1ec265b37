"""Whether one must make an account before, or in order to, apply."""

from harness.evidence import Barrier, Ending, Obstacle, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import barrier, ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, in_order, recorded, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

GOV_UK = Source(
    text="GOV.UK Design System, Create accounts: accounts are a barrier for many; do not create "
    "them if a usable service is possible without",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/create-accounts/",
)
WALLS = frozenset({Obstacle.ACCOUNT_WALL, Obstacle.EMAIL_CODE})
IDENTITY = frozenset({"account.password", "account.code", "email", "email.confirm"})


@audit(
    title="One can apply without an account",
    failed_title="An account stands before the first question",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="A password for one application is a price that many do not pay, and one more thing to "
    "lose.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Switch on applying as a guest; offer a reference number to follow the application.",
        effort=Effort.HOURS,
    ),
    sources=(GOV_UK,),
)
def account_wall(
    barriers: tuple[Barrier, ...],
    questions: tuple[QuestionAsked, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """A wall before any question fails; a later, optional or passable one draws attention."""
    shown = asked(questions)
    walls = [wall for wall in in_order(barriers) if wall.obstacle in WALLS]
    passwords = [q for q in shown if q.meaning == "account.password"]
    others = [recorded(q) for q in shown if q.meaning not in IDENTITY]
    findings, before = [], False
    for wall in walls:
        first = not any(moment < recorded(wall) for moment in others)
        before |= first and wall.stopped and wall.obstacle is Obstacle.ACCOUNT_WALL
        code = "account-wall" if wall.obstacle is Obstacle.ACCOUNT_WALL else "email-code"
        findings.append(
            Finding(
                code=code,
                message=f"An {wall.obstacle} came {'before any question' if first else 'later'}"
                + (", and ended the walk" if wall.stopped else ""),
                evidence=(wall.id,),
                quote=wall.text,
            )
        )
    for password in passwords:
        first = not any(moment < recorded(password) for moment in others)
        before |= first and password.required is True
        findings.append(
            Finding(
                code="password-asked",
                message=f"The form asks for a password: “{password.label}”",
                evidence=(password.id,),
            )
        )
    if findings:
        return Verdict(
            outcome=Outcome.FAILED if before else Outcome.ATTENTION,
            summary="An account stands before the first question"
            if before
            else "An account or a code is part of applying, but not before the first question",
            findings=tuple(findings),
        )
    if not others or not saw_the_end(endings):
        return cannot_tell("No account was asked for as far as the walk came")
    return Verdict(outcome=Outcome.PASSED, summary="No account was asked for")


WALL = barrier(Obstacle.ACCOUNT_WALL)
STOPPED = ended(Ending.COULD_NOT_FINISH)
PASSWORD = question("Choose a password", "account.password")

EXAMPLES = (
    Example("a form to its end", given=[question(), ended()], outcome=Outcome.PASSED),
    Example("a wall first", given=[WALL, STOPPED], outcome=Outcome.FAILED, codes={"account-wall"}),
    Example("a wall at the end", given=[question(), WALL, STOPPED], outcome=Outcome.ATTENTION),
    Example(
        "a wall that lets guests through",
        given=[barrier(Obstacle.ACCOUNT_WALL, stopped=False), question(), ended()],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "e-mail and password first",
        given=[question("E-mail", "email"), PASSWORD, question(), ended()],
        outcome=Outcome.FAILED,
        codes={"password-asked"},
    ),
    Example("a password last", given=[question(), PASSWORD, ended()], outcome=Outcome.ATTENTION),
    Example(
        "a code from the inbox",
        given=[question(), barrier(Obstacle.EMAIL_CODE), STOPPED],
        outcome=Outcome.ATTENTION,
        codes={"email-code"},
    ),
    Example("stopped half-way", given=[question(), STOPPED], outcome=Outcome.CANNOT_TELL),
)

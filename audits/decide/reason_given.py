"""Whether a decline says why."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, DECLINED_SOFTLY, OFFERED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Depth, Kind
from harness.reading.studies import GILLILAND, UNSW
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, inapplicable, passed


@audit(
    title="A decline gives a reason",
    failed_title="A decline gives no reason",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.MODERATE,
    grade=Grade.A,
    why="Why is what rejected applicants want to know most, and a reason makes them apply again.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="When you close an application, pick one of five short reasons that name something "
        "of the job; the message carries it.",
        effort=Effort.HOURS,
    ),
    sources=(GILLILAND, UNSW),
)
def reason_given(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """A reason that names something of the job, the hire or the market passes."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.DECLINE)


def _judge(thread: Thread) -> Verdict:
    letter = thread.decision
    if letter is None:
        return nothing_to_read(thread, "a decision")
    if letter.kind.value is not Kind.DECLINE:
        return inapplicable("The decision was an offer")
    quote = next(iter(letter.reason.quotes), None)
    if letter.reason.value is Depth.SPECIFIC:
        return passed(f"The reason: “{quote}”")
    generic = letter.reason.value is Depth.GENERIC
    return Verdict(
        outcome=Outcome.ATTENTION if generic else Outcome.FAILED,
        summary=f"A reason that fits everybody: “{quote}”" if generic else "No reason was given",
        findings=(
            Finding(
                code="generic-reason" if generic else "no-reason",
                message="The decline names nothing of the job or of the application",
                evidence=(letter.message.id,),
                quote=quote,
            ),
        ),
    )


SENT = (*applied(), reply())
WHY = " All whom we invited have at least three years of experience with dbt, which we need now."

EXAMPLES = (
    Example(
        "a reason of the job", given=[*SENT, reply(DECLINED + WHY, days=9)], outcome=Outcome.PASSED
    ),
    Example(
        "a reason that fits everybody",
        given=[*SENT, reply(DECLINED_SOFTLY, days=9)],
        outcome=Outcome.ATTENTION,
        codes={"generic-reason"},
    ),
    Example(
        "none",
        given=[*SENT, reply(DECLINED, days=9)],
        outcome=Outcome.FAILED,
        codes={"no-reason"},
    ),
    Example("an offer", given=[*SENT, reply(OFFERED, days=9)], outcome=Outcome.INAPPLICABLE),
    Example("no decision", given=[*SENT, watched(days=9)], outcome=Outcome.INAPPLICABLE),
    Example("not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[reply(DECLINED)], outcome=Outcome.INAPPLICABLE),
)

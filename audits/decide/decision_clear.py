"""Whether a decision says what was decided."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, DECLINED_SOFTLY, IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Decision, Kind
from harness.reading.studies import WAUNG_BRICE
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, passed


@audit(
    title="The decision is said plainly",
    failed_title="The decision has to be guessed",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.MODERATE,
    grade=Grade.A,
    why="The worst reactions come from letters that never say no; a kind tone does not mend it.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Write the decision into the first two lines: “We have decided not to take your "
        "application further.”",
        effort=Effort.MINUTES,
    ),
    sources=(WAUNG_BRICE,),
)
def decision_clear(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """Explicit passes, a euphemism draws attention, a mere hint fails."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.DECLINE)


def _judge(thread: Thread) -> Verdict:
    letter = thread.decision
    if letter is None:
        return nothing_to_read(thread, "a decision")
    quote = next(iter(letter.decision.quotes), letter.message.subject)
    if letter.decision.value is Decision.EXPLICIT:
        return passed(f"It says: “{quote}”")
    euphemism = letter.decision.value is Decision.EUPHEMISM
    says = "says it in other words" if euphemism else "has to be guessed from"
    return Verdict(
        outcome=Outcome.ATTENTION if euphemism else Outcome.FAILED,
        summary=f"The decision {says}: “{quote}”",
        findings=(
            Finding(
                code="euphemism" if euphemism else "hint",
                message="It does not say that this application was declined",
                evidence=(letter.message.id,),
                quote=quote,
            ),
        ),
    )


SENT = (*applied(), reply())
HINT = "Dear Ada,\n\nThank you for your time. We wish you every success in your job search."

EXAMPLES = (
    Example("plainly", given=[*SENT, reply(DECLINED, days=9)], outcome=Outcome.PASSED),
    Example(
        "by a euphemism",
        given=[*SENT, reply(DECLINED_SOFTLY, days=9)],
        outcome=Outcome.ATTENTION,
        codes={"euphemism"},
    ),
    Example(
        "good wishes alone",
        given=[*SENT, reply(HINT, days=9)],
        outcome=Outcome.FAILED,
        codes={"hint"},
    ),
    Example(
        "not in English",
        given=[*SENT, reply(IN_GERMAN, days=9), watched(days=10)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("none came", given=[*SENT, watched(days=9)], outcome=Outcome.INAPPLICABLE),
    Example("not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[reply(DECLINED)], outcome=Outcome.INAPPLICABLE),
)

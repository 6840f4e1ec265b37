"""Whether a message tells the decision."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, StatusSeen, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, IN_GERMAN, applied, reply, status, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.status import Standing, standing
from harness.reading.studies import WAUNG_BRICE, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.reading.waits import days_between, in_words
from harness.registry import audit
from harness.verdict import (
    Finding,
    Outcome,
    Verdict,
    attention,
    cannot_tell,
    failed,
    inapplicable,
    passed,
)

SIXTY = convention("a process that has not told its decision after 60 days will not tell it")


@audit(
    title="A message tells the decision",
    failed_title="No message tells the decision",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    why="No letter at all is felt as a breach; a plain automatic decline is better than silence.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Turn on the decline message for every way in which an application can be closed.",
        effort=Effort.MINUTES,
    ),
    sources=(WAUNG_BRICE, SIXTY),
)
def decision_sent(  # noqa: PLR0917 - an audit names its evidence
    statuses: tuple[StatusSeen, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    most_days: Annotated[float, Limit("days", SIXTY)] = 60,
) -> Verdict:
    """A message passes; a status page alone draws attention."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    pages = sorted(statuses, key=lambda page: (page.seen_at, page.id))
    shut = (Standing.CLOSED, Standing.OFFERED)
    closed = next((page for page in pages if standing(page.stage, page.text) in shut), None)

    def judge(thread: Thread) -> Verdict:
        return _judge(thread, closed, most_days=most_days)

    return settled(thread, judge, unread_as=Kind.DECLINE)


def _judge(thread: Thread, closed: StatusSeen | None, *, most_days: float) -> Verdict:
    letter = thread.decision
    if letter:
        return passed(f"It was told: “{letter.kind.quotes[0]}”")
    if thread.withdrawn:
        return inapplicable("The application was taken back")
    watched_until = thread.watched_from(thread.applied_at)
    if closed and watched_until >= closed.seen_at:
        finding = Finding(
            code="status-only",
            message="The status page alone tells the decision",
            evidence=(closed.id,),
            quote=closed.stage,
        )
        return attention(f"Only the status page tells it: “{closed.stage}”", finding)
    seen = days_between(thread.applied_at, watched_until)
    if seen <= most_days:
        so_far = f"No decision so far; the inbox was watched for {in_words(seen)}"
        return cannot_tell(so_far if seen else "No inbox was watched")
    message = f"No message told a decision in {in_words(seen)}"
    return failed(
        message, Finding(code="no-decision", message=message, evidence=(thread.submission.id,))
    )


SENT = (*applied(), reply())
CLOSED = status("Not selected", days=20)

EXAMPLES = (
    Example("declined", given=[*SENT, reply(DECLINED, days=70)], outcome=Outcome.PASSED),
    Example(
        "the status page alone",
        given=[*SENT, CLOSED, watched(days=20)],
        outcome=Outcome.ATTENTION,
        codes={"status-only"},
    ),
    Example("status alone, not watched", given=[*SENT, CLOSED], outcome=Outcome.CANNOT_TELL),
    Example("nothing in 60 days", given=[*SENT, watched(days=60)], outcome=Outcome.CANNOT_TELL),
    Example(
        "nothing in 61 days",
        given=[*SENT, watched(days=61)],
        outcome=Outcome.FAILED,
        codes={"no-decision"},
    ),
    Example(
        "a message that could not be read",
        given=[*SENT, reply(IN_GERMAN, days=9), watched(days=61)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing was sent", given=[CLOSED], outcome=Outcome.INAPPLICABLE),
)

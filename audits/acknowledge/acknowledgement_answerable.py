"""Whether somebody who is acknowledged can ask something."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind
from harness.reading.studies import GOV_UK_CONFIRMATION, convention
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, attention, cannot_tell, failed, passed


@audit(
    title="The acknowledgement can be answered",
    failed_title="The acknowledgement comes from an address that nobody answers",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.MODERATE,
    grade=Grade.D,
    why="A mistake in the application, a new phone number, a need for an adjustment: without an "
    "address there is nowhere to say it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Set a Reply-To that somebody reads, or write a contact into the acknowledgement.",
        effort=Effort.MINUTES,
    ),
    sources=(
        convention("a message about somebody's application can be answered"),
        GOV_UK_CONFIRMATION,
    ),
)
def acknowledgement_answerable(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """Sender, Reply-To and body decide together; another contact draws attention."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.ACKNOWLEDGEMENT)


def _judge(thread: Thread) -> Verdict:
    letter = thread.first({Kind.ACKNOWLEDGEMENT})
    if letter is None:
        return nothing_to_read(thread, "an acknowledgement")
    said = next(iter(letter.answerable.quotes), letter.message.from_address)
    if letter.answerable.value is Found.UNCLEAR:
        return cannot_tell(f"Sender and text contradict each other: “{said}”")
    if letter.answerable.value is Found.FOUND:
        return passed(f"A reply goes to {said}")
    finding = Finding(
        code="no-reply",
        message="A reply to the acknowledgement reaches nobody",
        evidence=(letter.message.id,),
        quote=said,
    )
    if letter.contact.value is Found.FOUND:
        return attention(f"A reply reaches nobody, but: “{letter.contact.quotes[0]}”", finding)
    return failed(f"Nobody can be asked: “{said}”", finding)


SENT = applied()
NO_REPLY = "no-reply@acme.example"
ELSEWHERE = ACKNOWLEDGED + "\n\nPlease do not reply to this e-mail; write to jobs@acme.example."

EXAMPLES = (
    Example("a plain address", given=[*SENT, reply()], outcome=Outcome.PASSED),
    Example(
        "no-reply, with a Reply-To",
        given=[*SENT, reply(from_address=NO_REPLY, reply_to="jobs@acme.example")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "no-reply, with another address",
        given=[*SENT, reply(ELSEWHERE, from_address=NO_REPLY)],
        outcome=Outcome.ATTENTION,
        codes={"no-reply"},
    ),
    Example(
        "no-reply",
        given=[*SENT, reply(from_address=NO_REPLY)],
        outcome=Outcome.FAILED,
        codes={"no-reply"},
    ),
    Example(
        "an address that is not read",
        given=[*SENT, reply(ACKNOWLEDGED + "\n\nThis mailbox is not monitored.")],
        outcome=Outcome.FAILED,
    ),
    Example(
        "no-reply that asks for a reply",
        given=[*SENT, reply(ACKNOWLEDGED + "\n\nJust reply to us.", from_address=NO_REPLY)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("none came", given=[*SENT, watched(days=1)], outcome=Outcome.INAPPLICABLE),
    Example("nothing was sent", given=[reply()], outcome=Outcome.INAPPLICABLE),
)

"""Whether a decline says what one can do next."""

from harness.evidence import InboxWatch, Link, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, OFFERED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Depth, Kind
from harness.reading.studies import GILLILAND, UNSW, convention
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, inapplicable, passed


@audit(
    title="A decline shows a way forward",
    failed_title="A decline shows no way forward",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.MINOR,
    grade=Grade.D,
    why="Somebody who wanted to work here still may: for another role, after a time, or with "
    "one thing learned. Just under a third of rejected applicants want to know how to improve.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Add one line to the decline: a role that is open, when one may apply again, or what "
        "would help.",
        effort=Effort.MINUTES,
    ),
    sources=(
        convention("a decline names a role, a rule for applying again, or what would help"),
        UNSW,
        GILLILAND,
    ),
)
def way_forward(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """A live role, a rule or a hint to learn passes; “watch our site” draws attention."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.DECLINE)


def _judge(thread: Thread) -> Verdict:
    letter = thread.decision
    if letter is None:
        return nothing_to_read(thread, "a decision")
    if letter.kind.value is not Kind.DECLINE:
        return inapplicable("The decision was an offer")
    quote = next(iter(letter.way_forward.quotes), None)
    if letter.way_forward.value is Depth.SPECIFIC:
        return passed(f"A way forward: “{quote}”")
    vague = letter.way_forward.value is Depth.GENERIC
    return Verdict(
        outcome=Outcome.ATTENTION if vague else Outcome.FAILED,
        summary=f"Only: “{quote}”" if vague else "The decline ends there",
        findings=(
            Finding(
                code="vague" if vague else "no-way-forward",
                message="It names no role, no rule and nothing that would help",
                evidence=(letter.message.id,),
                quote=quote,
            ),
        ),
    )


SENT = (*applied(), reply())
ROLE = Link(text="Junior Analyst", url="https://careers.acme.example/jobs/junior-analyst-3")

EXAMPLES = (
    Example(
        "a live role", given=[*SENT, reply(DECLINED, days=9, links=(ROLE,))], outcome=Outcome.PASSED
    ),
    Example(
        "a rule",
        given=[*SENT, reply(f"{DECLINED} You can apply again after six months.", days=9)],
        outcome=Outcome.PASSED,
    ),
    Example(
        "watch our site",
        given=[*SENT, reply(f"{DECLINED} Keep an eye on our careers page.", days=9)],
        outcome=Outcome.ATTENTION,
        codes={"vague"},
    ),
    Example(
        "none",
        given=[*SENT, reply(DECLINED, days=9)],
        outcome=Outcome.FAILED,
        codes={"no-way-forward"},
    ),
    Example("an offer", given=[*SENT, reply(OFFERED, days=9)], outcome=Outcome.INAPPLICABLE),
    Example("no decision", given=[*SENT, watched(days=9)], outcome=Outcome.INAPPLICABLE),
    Example("not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
)

"""Whether the confirmation leaves silence as the answer."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind
from harness.reading.letters.content import brush_off as read_brush_off
from harness.reading.prose import take_apart
from harness.reading.studies import WAUNG_BRICE
from harness.reading.thread import ABOUT_IT, read_thread
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, failed, inapplicable, passed


@audit(
    title="Nobody is told that silence is the answer",
    failed_title="Candidates are told that only the chosen will hear back",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.MODERATE,
    grade=Grade.A,
    why="“Only shortlisted candidates will be contacted” announces that an application will not be "
    "answered; a decline, even an automatic one, is better than none.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Strike the sentence, and send a short decline to everybody when a role is filled.",
        effort=Effort.HOURS,
    ),
    sources=(WAUNG_BRICE,),
)
def brush_off(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """Reads the confirmation page and every message; a contradiction cannot be told."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    if thread is None:
        return inapplicable("No application was sent")
    page = take_apart(thread.submission.confirmation_text, page=True)
    items = [(thread.submission.id, read_brush_off(page.sentences))]
    letters = thread.of(ABOUT_IT | {Kind.UNCLEAR})
    items += [(letter.message.id, letter.brush_off) for letter in letters]
    present = [(where, item) for where, item in items if item.value is Found.FOUND]
    if present:
        where, item = present[0]
        finding = Finding(
            code="brush-off",
            message="It says that silence is the answer",
            evidence=(where,),
            quote=item.quotes[0],
        )
        return failed(f"It says: “{item.quotes[0]}”", finding)
    if page.english is False or any(item.value is Found.UNCLEAR for _, item in items):
        return cannot_tell("What a page or a message says about who hears back could not be told")
    if not letters:
        return cannot_tell("No acknowledgement was seen that could say so")
    return passed("No message says that silence is the answer")


SENT = applied()
ONLY = "Only shortlisted candidates will be contacted."

EXAMPLES = (
    Example("nothing of the kind", given=[*SENT, reply()], outcome=Outcome.PASSED),
    Example(
        "everybody hears",
        given=[*SENT, reply(f"{ACKNOWLEDGED} You will hear from us whatever the outcome.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "only the shortlisted",
        given=[*SENT, reply(f"{ACKNOWLEDGED} {ONLY}")],
        outcome=Outcome.FAILED,
        codes={"brush-off"},
    ),
    Example(
        "if your profile matches",
        given=[*SENT, reply(f"{ACKNOWLEDGED} If your profile matches, we will contact you.")],
        outcome=Outcome.FAILED,
    ),
    Example("on the page", given=applied(confirmation_text=ONLY), outcome=Outcome.FAILED),
    Example(
        "contradicts itself",
        given=[*SENT, reply(f"{ACKNOWLEDGED} {ONLY} We answer every application.")],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("not in English", given=[*SENT, reply(IN_GERMAN)], outcome=Outcome.CANNOT_TELL),
    Example("no message", given=[*SENT, watched(days=1)], outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[reply(ONLY)], outcome=Outcome.INAPPLICABLE),
)

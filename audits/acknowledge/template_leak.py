"""Whether a message shows the fields of its template, or greets somebody else."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Letter
from harness.reading.studies import convention
from harness.reading.thread import nothing_to_read, read_thread
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, failed, passed


@audit(
    title="No message shows an unfilled field or somebody else's name",
    failed_title="A message shows an unfilled field or somebody else's name",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.CRITICAL,
    grade=Grade.D,
    why="“Dear {{first_name}}” tells a candidate that nobody has looked; another person's name "
    "tells that the wrong person was written to.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Send every template to a test candidate, and give each field a text to fall back on.",
        effort=Effort.MINUTES,
    ),
    sources=(convention("a message shows no field of its template"),),
    stop_sign=True,
)
def template_leak(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """One field or one wrong name in any message fails, in whatever language."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    if thread is None or not thread.letters:
        return nothing_to_read(thread, "a message")
    findings = tuple(finding for letter in thread.letters for finding in _findings(letter))
    if findings:
        return failed(f"A message says “{findings[0].quote}”", *findings)
    return passed(f"None of {len(thread.letters)} messages shows an unfilled field")


def _findings(letter: Letter) -> tuple[Finding, ...]:
    items = (
        ("unfilled-field", "A field of the template was not filled in", letter.template_leak),
        ("wrong-name", "It greets somebody else", letter.wrong_name),
    )
    return tuple(
        Finding(code=code, message=message, evidence=(letter.message.id,), quote=item.quotes[0])
        for code, message, item in items
        if item.value is Found.FOUND
    )


SENT = applied()

EXAMPLES = (
    Example("every field filled in", given=[*SENT, reply()], outcome=Outcome.PASSED),
    Example(
        "brackets that are no field",
        given=[*SENT, reply(subject="[EXTERNAL] [Acme] Your application")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a field in a later message",
        given=[*SENT, reply(), reply("Hi {{first_name}}, we are still reviewing.", days=9)],
        outcome=Outcome.FAILED,
        codes={"unfilled-field"},
    ),
    Example(
        "a greeting without a name",
        given=[*SENT, reply("Hi ,\n\nThank you for applying as Data Analyst.")],
        outcome=Outcome.FAILED,
    ),
    Example(
        "somebody else",
        given=[*SENT, reply(ACKNOWLEDGED.replace("Dear Ada", "Dear Robert"))],
        outcome=Outcome.FAILED,
        codes={"wrong-name"},
    ),
    Example("no message, watched", given=[*SENT, watched(days=1)], outcome=Outcome.INAPPLICABLE),
    Example("no message, not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[reply("Hi ,")], outcome=Outcome.INAPPLICABLE),
)

"""Whether the acknowledgement is about this candidate and this role."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind
from harness.reading.studies import CORTINI
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell


@audit(
    title="The acknowledgement names the candidate, the role and the employer",
    failed_title="The acknowledgement could be about anybody and any job",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.MINOR,
    grade=Grade.A,
    why="People apply to many jobs; a message that names neither them nor the role does not show "
    "that this application arrived.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Put the candidate's name and the job title into the text of the acknowledgement, and "
        "the job title into its subject.",
        effort=Effort.MINUTES,
    ),
    sources=(CORTINI,),
)
def acknowledgement_personal(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """All of four passes; neither the candidate nor the role fails."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.ACKNOWLEDGEMENT)


def _judge(thread: Thread) -> Verdict:
    letter = thread.first({Kind.ACKNOWLEDGEMENT})
    if letter is None:
        return nothing_to_read(thread, "an acknowledgement")
    items = {
        "no-candidate": ("the candidate", letter.names_candidate),
        "no-role": ("the role", letter.names_role),
        "no-employer": ("the employer", letter.names_employer),
        "no-role-in-subject": ("the role in its subject", letter.role_in_subject),
    }
    known = {code: item for code, item in items.items() if item[1].value is not Found.UNCLEAR}
    missing = [code for code, (_, item) in known.items() if item.value is Found.NOT_FOUND]
    if len(known) < len(items):
        return cannot_tell("The candidate's name, the role or the employer's name is not known")
    outcome = Outcome.ATTENTION if missing else Outcome.PASSED
    if {"no-candidate", "no-role"} <= set(missing):
        outcome = Outcome.FAILED
    greeting = next(iter(letter.generic_greeting.quotes), None)
    lacks = ", ".join(items[code][0] for code in missing)
    return Verdict(
        outcome=outcome,
        summary=f"The acknowledgement does not name {lacks}"
        + (f": “{greeting}”" if greeting else "")
        if missing
        else "The acknowledgement names the candidate, the role and the employer",
        measurements=(Measurement(name="named", value=4 - len(missing), unit="items", n=4),),
        findings=tuple(
            Finding(
                code=code,
                message=f"The acknowledgement does not name {items[code][0]}",
                evidence=(letter.message.id,),
                quote=greeting,
            )
            for code in missing
        ),
    )


SENT = applied()
TO_ANYBODY = "Dear Candidate,\n\nThank you for your application. We have received it."

EXAMPLES = (
    Example("all four", given=[*SENT, reply()], outcome=Outcome.PASSED, codes=()),
    Example(
        "the role is not in the subject",
        given=[*SENT, reply(subject="Your application")],
        outcome=Outcome.ATTENTION,
        codes={"no-role-in-subject"},
    ),
    Example(
        "the role is named, the candidate is not",
        given=[*SENT, reply(ACKNOWLEDGED.replace("Dear Ada", "Dear Candidate"))],
        outcome=Outcome.ATTENTION,
        codes={"no-candidate"},
    ),
    Example(
        "to anybody",
        given=[*SENT, reply(TO_ANYBODY, subject="Thank you")],
        outcome=Outcome.FAILED,
        codes={"no-candidate", "no-role", "no-role-in-subject"},
    ),
    Example("not in English", given=[*SENT, reply(IN_GERMAN)], outcome=Outcome.CANNOT_TELL),
    Example("none, not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example("none came", given=[*SENT, watched(days=1)], outcome=Outcome.INAPPLICABLE),
    Example("nothing was sent", given=[reply()], outcome=Outcome.INAPPLICABLE),
)

"""Whether somebody who is invited can choose a time without going back and forth."""

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import INTERVIEW_HELD, INVITED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind
from harness.reading.studies import CRONOFY
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, attention, cannot_tell, failed, passed


@audit(
    title="Candidates pick an interview time themselves",
    failed_title="Interview times are found by going back and forth",
    touchpoint=Touchpoint.SCHEDULE,
    severity=Severity.MODERATE,
    grade=Grade.C,
    why="Every message to and fro costs days, and candidates are lost to delays in scheduling.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Put a link with free times into the invitation, or name three times to choose from.",
        effort=Effort.HOURS,
    ),
    sources=(CRONOFY,),
)
def self_schedule(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """A link passes, times to choose from draw attention, sending one's availability fails."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    return settled(thread, _judge, unread_as=Kind.INVITATION)


def _judge(thread: Thread) -> Verdict:
    letters = thread.interviews()
    if not letters:
        return nothing_to_read(thread, "an invitation to an interview")
    first = letters[0]
    links = [one for one in letters if one.invitation.self_schedule.value is Found.FOUND]
    if links:
        return passed(f"A time can be picked: “{links[0].invitation.self_schedule.quotes[0]}”")
    if first.invitation.offered:
        count = len(first.invitation.offered)
        finding = Finding(
            code="times-by-mail",
            message=f"{count} times are offered by mail",
            evidence=(first.message.id,),
        )
        return attention(f"The invitation offers {count} times to answer to", finding)
    tag = first.invitation.phone_tag
    fixed = [one for one in letters if one.invitation.at]
    if fixed and tag.value is not Found.FOUND:
        finding = Finding(
            code="time-set", message="The employer set the time", evidence=(fixed[0].message.id,)
        )
        return attention(f"The time was set: “{fixed[0].kind.quotes[0]}”", finding)
    if tag.value is not Found.FOUND:
        return cannot_tell("How a time is found is not said")
    quote = tag.quotes[0]
    finding = Finding(
        code="back-and-forth",
        message="The candidate is to send times, or is called about them",
        evidence=(first.message.id,),
        quote=quote,
    )
    return failed(f"The time is found by going back and forth: “{quote}”", finding)


SENT = (*applied(), reply())
PICK = f"{INVITED} Please choose a time: https://acme.ats.example/schedule/1"
TIMES = f"{INVITED} Could you do Tuesday 17 March at 10:00 or Thursday 19 March at 14:30?"
TAG = f"{INVITED} Please send us your availability for next week."

EXAMPLES = (
    Example("a link", given=[*SENT, reply(PICK, days=9)], outcome=Outcome.PASSED),
    Example(
        "two times",
        given=[*SENT, reply(TIMES, days=9)],
        outcome=Outcome.ATTENTION,
        codes={"times-by-mail"},
    ),
    Example(
        "one time, set",
        given=[*SENT, reply(INTERVIEW_HELD, days=6)],
        outcome=Outcome.ATTENTION,
        codes={"time-set"},
    ),
    Example(
        "back and forth",
        given=[*SENT, reply(TAG, days=9)],
        outcome=Outcome.FAILED,
        codes={"back-and-forth"},
    ),
    Example("not said", given=[*SENT, reply(INVITED, days=9)], outcome=Outcome.CANNOT_TELL),
    Example("not invited", given=[*SENT, watched(days=9)], outcome=Outcome.INAPPLICABLE),
    Example("not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[reply(PICK)], outcome=Outcome.INAPPLICABLE),
)

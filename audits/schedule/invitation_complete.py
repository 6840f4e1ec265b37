"""Whether an invitation tells what one needs to prepare and to get there."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import INVITED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind, Letter
from harness.reading.studies import convention
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict

SEVEN = convention("an invitation says seven things that one needs to prepare")
DETAILS = {
    "who": "whom one will meet",
    "role": "which role it is about",
    "length": "how long it takes",
    "format": "in which form",
    "topics": "about what",
    "access": "how to get in",
    "accommodation": "how to ask for an adjustment",
}


@audit(
    title="The invitation says what to expect",
    failed_title="The invitation leaves open what to expect",
    touchpoint=Touchpoint.SCHEDULE,
    severity=Severity.MODERATE,
    grade=Grade.D,
    why="People show what they can do when they know what they will be asked, by whom and how; "
    "without it, those with insiders to ask have the advantage.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Add a paragraph to the invitation: who, how long, how, about what, how to get in, "
        "and that adjustments are made.",
        effort=Effort.MINUTES,
    ),
    sources=(SEVEN,),
)
def invitation_complete(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_details: Annotated[float, Limit("details", SEVEN)] = 6,
    poor_details: Annotated[float, Limit("details", SEVEN)] = 3,
) -> Verdict:
    """All invitations of a process together; at most `poor_details` of seven fails."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        letters = thread.interviews()
        if not letters:
            return nothing_to_read(thread, "an invitation to an interview")
        return _judge(letters, good=good_details, poor=poor_details)

    return settled(thread, judge, unread_as=Kind.INVITATION)


def _judge(letters: tuple[Letter, ...], *, good: float, poor: float) -> Verdict:
    missing = [
        name
        for name in DETAILS
        if all(getattr(one.invitation, name).value is not Found.FOUND for one in letters)
    ]
    told = len(DETAILS) - len(missing)
    outcome = Outcome.PASSED if told >= good else Outcome.ATTENTION
    if told <= poor:
        outcome = Outcome.FAILED
    ids = tuple(one.message.id for one in letters)
    lacks = ", ".join(DETAILS[name] for name in missing)
    return Verdict(
        outcome=outcome,
        summary=f"The invitation tells {told} of 7 things" + (f"; not {lacks}" if missing else ""),
        measurements=(Measurement(name="details told", value=told, unit="details", n=7),),
        findings=tuple(
            Finding(code=f"no-{name}", message=f"It does not say {DETAILS[name]}", evidence=ids)
            for name in missing
        ),
    )


SENT = (*applied(), reply())
WHO = " You will meet Mei Lin, our head of analytics."
HOW = " It is a video call of 45 minutes."
WHAT = " We will talk about your past projects."
INTO = " The meeting link comes with the booking."
NEED = " If you need any adjustments, tell us."


def told(*sentences: str, days: float = 9) -> Message:
    """An invitation that says so much."""
    return reply("".join((INVITED, *sentences)), days=days)


PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("all seven", [*SENT, told(WHO, HOW, WHAT, INTO, NEED)], PASSED, ()),
        ("six", [*SENT, told(WHO, HOW, WHAT, INTO)], PASSED, {"no-accommodation"}),
        ("five", [*SENT, told(WHO, HOW, WHAT)], ATTENTION, {"no-accommodation", "no-access"}),
        ("four", [*SENT, told(WHO, HOW)], ATTENTION, None),
        ("three", [*SENT, told(HOW)], FAILED, None),
        ("in two messages", [*SENT, told(HOW), told(WHO, WHAT, INTO, days=10)], PASSED, None),
        ("not invited", [*SENT, watched(days=9)], INAPPLICABLE, None),
        ("not watched", SENT, CANNOT_TELL, None),
    )
)

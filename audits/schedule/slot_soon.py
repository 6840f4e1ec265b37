"""How soon after the invitation the first interview time is."""

from datetime import datetime
from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, SlotsSeen, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import INVITED, applied, reply, slots, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.dates import business_days_between
from harness.reading.letters import Kind
from harness.reading.studies import CRONOFY
from harness.reading.thread import Thread, nothing_to_read, read_thread, settled
from harness.reading.waits import day
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, graded


@audit(
    title="The first interview time is within three working days",
    failed_title="The first interview time is more than a week away",
    touchpoint=Touchpoint.SCHEDULE,
    severity=Severity.MINOR,
    grade=Grade.C,
    why="Candidates who are wanted are wanted elsewhere too; days of waiting for a slot lose them.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="Keep two half hours a week free for interviews while a role is open.",
        effort=Effort.MINUTES,
    ),
    sources=(CRONOFY,),
)
def slot_soon(  # noqa: PLR0917 - an audit names its evidence
    pages: tuple[SlotsSeen, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_days: Annotated[float, Limit("working days", CRONOFY)] = 3,
    poor_days: Annotated[float, Limit("working days", CRONOFY)] = 7,
) -> Verdict:
    """Monday to Friday are working days; public holidays are not known."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        letters = thread.interviews()
        if not letters:
            return nothing_to_read(thread, "an invitation to an interview")
        invited = letters[0].received_at
        times = [slot for page in pages for slot in page.slots]
        for letter in letters:
            times += [*letter.invitation.offered, *filter(None, (letter.invitation.at,))]
        first = min((time for time in times if time >= invited), default=None)
        if first is None:
            return cannot_tell("No time was offered in what was seen")
        evidence = (letters[0].message.id, *sorted(page.id for page in pages))
        return _judge(invited, first, evidence, good=good_days, poor=poor_days)

    return settled(thread, judge, unread_as=Kind.INVITATION)


def _judge(
    invited: datetime, first: datetime, evidence: tuple[str, ...], *, good: float, poor: float
) -> Verdict:
    days = business_days_between(invited, first)
    outcome = graded(days, good=good, poor=poor)
    summary = f"The first time is {days} working days after the invitation, on {day(first)}"
    finding = Finding(code="far-off", message=summary, evidence=evidence)
    return Verdict(
        outcome=outcome,
        summary=summary,
        measurements=(Measurement(name="first slot after", value=days, unit="working days"),),
        findings=() if outcome is Outcome.PASSED else (finding,),
    )


# Day 10 after the application is Thursday, 12 March 2026; day 15 is a Tuesday, day 21 a Monday.
ASKED = (*applied(), reply(), reply(INVITED, days=10))
BY_MAIL = reply(
    f"{INVITED} Does Friday 13 March at 10:00 or Monday 16 March at 10:00 suit you?", days=10
)

EXAMPLES = (
    Example("3 working days", given=[*ASKED, slots(15, 21)], outcome=Outcome.PASSED),
    Example(
        "4 working days", given=[*ASKED, slots(16)], outcome=Outcome.ATTENTION, codes={"far-off"}
    ),
    Example("7 working days", given=[*ASKED, slots(21)], outcome=Outcome.ATTENTION),
    Example("8 working days", given=[*ASKED, slots(22)], outcome=Outcome.FAILED, codes={"far-off"}),
    Example("a time in the mail", given=[*applied(), BY_MAIL], outcome=Outcome.PASSED),
    Example("no times seen", given=ASKED, outcome=Outcome.CANNOT_TELL),
    Example("not invited", given=[*applied(), watched(days=9)], outcome=Outcome.INAPPLICABLE),
    Example("nothing was sent", given=[slots(15)], outcome=Outcome.INAPPLICABLE),
)

"""How long a decision takes, from applying or from the interview."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, IN_GERMAN, INTERVIEW_HELD, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.studies import CANDE_WEEK, ONTARIO_45_DAYS, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.reading.waits import days_between, wait_verdict, working_days_later
from harness.registry import audit
from harness.verdict import Outcome, Verdict, inapplicable

FORTNIGHT = convention("a decision takes two weeks, or one working week after an interview")


@audit(
    title="A decision comes within two weeks",
    failed_title="A decision takes more than a month, or two weeks after an interview",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Every week of waiting is a week of not knowing whether to go on looking.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="Fix the day of the decision when the interview is fixed, and tell it to everybody.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE_WEEK, FORTNIGHT, ONTARIO_45_DAYS),
)
def decision_days(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_days: Annotated[float, Limit("days", FORTNIGHT)] = 14,
    poor_days: Annotated[float, Limit("days", CANDE_WEEK)] = 30,
    good_after_interview: Annotated[float, Limit("working days", FORTNIGHT)] = 5,
    poor_after_interview: Annotated[float, Limit("working days", FORTNIGHT)] = 10,
) -> Verdict:
    """Counts from the last interview whose time is known, else from the application."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        letter, met = thread.decision, thread.interviewed_at
        if letter is None and thread.withdrawn:
            return inapplicable("The application was taken back")
        since, good, poor = thread.applied_at, good_days, poor_days
        if met and (letter is None or letter.received_at > met):
            since = met
            good = days_between(met, working_days_later(met, good_after_interview))
            poor = days_between(met, working_days_later(met, poor_after_interview))
        return wait_verdict(
            thread,
            letter,
            since=since,
            good=good,
            poor=poor,
            what="After the interview, a decision" if since is met else "A decision",
            name="decision after",
        )

    return settled(thread, judge, unread_as=Kind.DECLINE)


SENT = (*applied(), reply())
MONTH = watched(days=31)
MET = (*SENT, reply(INTERVIEW_HELD, days=6))  # on Thursday, 12 March: day 10

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("14 days", [*SENT, reply(DECLINED, days=14)], Outcome.PASSED, None),
        (
            "15 days",
            [*SENT, reply(DECLINED, days=15), MONTH],
            Outcome.ATTENTION,
            {"late"},
        ),
        ("30 days", [*SENT, reply(DECLINED, days=30), MONTH], Outcome.ATTENTION, None),
        ("31 days", [*SENT, reply(DECLINED, days=31), MONTH], Outcome.FAILED, {"late"}),
        ("31 days, undecided", [*SENT, MONTH], Outcome.FAILED, {"silence"}),
        ("14 days, undecided", [*SENT, watched(days=14)], Outcome.CANNOT_TELL, None),
        (
            "5 working days after an interview",
            [*MET, reply(DECLINED, days=17), watched(days=20)],
            Outcome.PASSED,
            None,
        ),
        (
            "6 working days after an interview",
            [*MET, reply(DECLINED, days=18), watched(days=20)],
            Outcome.ATTENTION,
            {"late"},
        ),
        (
            "11 working days after an interview",
            [*MET, reply(DECLINED, days=25), watched(days=30)],
            Outcome.FAILED,
            {"late"},
        ),
        (
            "a message that could not be read",
            [*SENT, reply(IN_GERMAN, days=9), watched(days=31)],
            Outcome.CANNOT_TELL,
            None,
        ),
        ("not watched", SENT, Outcome.CANNOT_TELL, None),
        ("nothing was sent", [reply(DECLINED)], Outcome.INAPPLICABLE, None),
    )
)

"""How long it takes until a message says that the application arrived."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.studies import GREENHOUSE_ACKNOWLEDGEMENT, convention
from harness.reading.thread import ABOUT_IT, Thread, read_thread, settled
from harness.reading.waits import wait_verdict
from harness.registry import audit
from harness.verdict import Outcome, Verdict

MINUTES = convention("a confirmation that is sent automatically arrives within minutes")
MINUTES_A_DAY = 1440


@audit(
    title="Every application is acknowledged in time",
    failed_title="Applications are not acknowledged within a day",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Candidates who hear nothing assume that the form failed or that nobody reads it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Turn on the automatic acknowledgement of the applicant-tracking system.",
        effort=Effort.MINUTES,
    ),
    sources=(GREENHOUSE_ACKNOWLEDGEMENT, MINUTES),
)
def acknowledgement_time(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_minutes: Annotated[float, Limit("minutes", MINUTES)] = 5,
    poor_hours: Annotated[float, Limit("hours", GREENHOUSE_ACKNOWLEDGEMENT)] = 24,
) -> Verdict:
    """Any message about the application acknowledges it; silence counts as far as watched."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        return wait_verdict(
            thread,
            thread.first(ABOUT_IT),
            since=thread.applied_at,
            good=good_minutes / MINUTES_A_DAY,
            poor=poor_hours / 24,
            what="An acknowledgement",
            name="acknowledged after",
        )

    return settled(thread, judge, unread_as=Kind.ACKNOWLEDGEMENT)


SENT = applied()

EXAMPLES = (
    Example("after three minutes", given=[*SENT, reply(minutes=3)], outcome=Outcome.PASSED),
    Example("after five minutes", given=[*SENT, reply(minutes=5)], outcome=Outcome.PASSED),
    Example(
        "after six minutes",
        given=[*SENT, reply(minutes=6), watched(hours=1)],
        outcome=Outcome.ATTENTION,
        codes={"late"},
    ),
    Example(
        "after 24 hours", given=[*SENT, reply(hours=24), watched(days=2)], outcome=Outcome.ATTENTION
    ),
    Example(
        "after 25 hours", given=[*SENT, reply(hours=25), watched(days=2)], outcome=Outcome.FAILED
    ),
    Example(
        "silence through two days",
        given=[*SENT, watched(days=2)],
        outcome=Outcome.FAILED,
        codes={"silence"},
    ),
    Example("silence for 24 hours", given=[*SENT, watched(hours=24)], outcome=Outcome.ATTENTION),
    Example("silence so far", given=[*SENT, watched(hours=0.08)], outcome=Outcome.CANNOT_TELL),
    Example("silence, not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example(
        "late, but an earlier one may have been missed",
        given=[*SENT, reply(hours=30)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "a message that could not be read",
        given=[*SENT, reply(IN_GERMAN), watched(days=2)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing was sent", given=[reply()], outcome=Outcome.INAPPLICABLE),
)

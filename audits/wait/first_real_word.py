"""How long it takes until a candidate hears more than that the application arrived."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, DELAYED, IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.studies import CANDE_WEEK
from harness.reading.thread import WORDS, Thread, read_thread, settled
from harness.reading.waits import wait_verdict
from harness.registry import audit
from harness.verdict import Outcome, Verdict, inapplicable


@audit(
    title="A first real word comes within a week",
    failed_title="Candidates wait more than a month for a first real word",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Hearing within a week, even a no, leaves candidates far less frustrated and more willing "
    "to recommend the employer.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Look at new applications once a week, and tell everybody who is clearly out or in.",
        effort=Effort.HOURS,
    ),
    sources=(CANDE_WEEK,),
)
def first_real_word(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_days: Annotated[float, Limit("days", CANDE_WEEK)] = 7,
    poor_days: Annotated[float, Limit("days", CANDE_WEEK)] = 30,
) -> Verdict:
    """An update, a question, an invitation or a decision; an acknowledgement is none."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        if thread.withdrawn and not thread.of(WORDS):
            return inapplicable("The application was taken back before a word came")
        return wait_verdict(
            thread,
            thread.first(WORDS),
            since=thread.applied_at,
            good=good_days,
            poor=poor_days,
            what="A first real word",
            name="first real word after",
        )

    return settled(thread, judge, unread_as=Kind.UPDATE)


SENT = (*applied(), reply())
TAKEN_BACK = "Dear Ada, your application has been withdrawn, as you asked."

EXAMPLES = (
    Example("after 7 days", given=[*SENT, reply(DELAYED, days=7)], outcome=Outcome.PASSED),
    Example(
        "after 8 days",
        given=[*SENT, reply(DELAYED, days=8), watched(days=9)],
        outcome=Outcome.ATTENTION,
        codes={"late"},
    ),
    Example(
        "after 30 days",
        given=[*SENT, reply(DECLINED, days=30), watched(days=31)],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "after 31 days",
        given=[*SENT, reply(DECLINED, days=31), watched(days=31)],
        outcome=Outcome.FAILED,
        codes={"late"},
    ),
    Example(
        "silence for 41 days",
        given=[*SENT, watched(days=41)],
        outcome=Outcome.FAILED,
        codes={"silence"},
    ),
    Example("silence for 12 days", given=[*SENT, watched(days=12)], outcome=Outcome.ATTENTION),
    Example("silence for 7 days", given=[*SENT, watched(days=7)], outcome=Outcome.CANNOT_TELL),
    Example("not watched", given=SENT, outcome=Outcome.CANNOT_TELL),
    Example(
        "a message that could not be read",
        given=[*SENT, reply(IN_GERMAN, days=5), watched(days=41)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "taken back",
        given=[*SENT, reply(TAKEN_BACK, days=2), watched(days=41)],
        outcome=Outcome.INAPPLICABLE,
    ),
    Example("nothing was sent", given=[reply(DECLINED)], outcome=Outcome.INAPPLICABLE),
)

"""Whether the employer asks what an application leaves open, instead of guessing."""

from harness.evidence import (
    Control,
    InboxWatch,
    Message,
    QuestionAsked,
    RunStarted,
    Submission,
    WalkStarted,
)
from harness.example import Example
from harness.example.mail import DECLINED, INVITED, applied, reply, watched
from harness.example.walks import question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.prose import one_of
from harness.reading.studies import convention
from harness.reading.thread import DECISIONS, Thread, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, failed, passed

ROOM_TO_EXPLAIN = one_of(
    r"\b(?:explain|clarif\w+|anything (?:else|we should know)|tell us more|more about|context"
    r"|add anything|would like us to know)\b"
)
LONG = (Control.TEXTAREA, Control.RICH_TEXT)


@audit(
    title="What an application leaves open is asked",
    failed_title="Candidates are invited without asking first what their application left open",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.MINOR,
    grade=Grade.D,
    why="A gap, a missing year, an unusual title: one question by mail costs less than a wrong "
    "guess, and less of everybody's time than a phone screen.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Keep a short mail with two or three questions for applications that are close; or "
        "leave room in the form to explain.",
        effort=Effort.HOURS,
    ),
    sources=(convention("ask before you guess"),),
)
def ask_not_guess(  # noqa: PLR0917 - an audit names its evidence
    questions: tuple[QuestionAsked, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """A question by mail before the next step, or room in the form to explain."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    rooms = [
        q
        for q in questions
        if q.control in LONG and ROOM_TO_EXPLAIN.search(q.label) and not q.honeypot
    ]
    room = min(rooms, key=lambda q: (q.step, q.id), default=None)

    def judge(thread: Thread) -> Verdict:
        return _judge(thread, room)

    return settled(thread, judge, unread_as=Kind.QUESTION)


def _judge(thread: Thread, room: QuestionAsked | None) -> Verdict:
    asked, then = thread.first({Kind.QUESTION}), thread.first(DECISIONS | {Kind.INVITATION})
    if asked and (then is None or asked.received_at <= then.received_at):
        return passed(f"It was asked: “{asked.kind.quotes[0]}”")
    if room:
        return passed(f"The form leaves room to explain: “{room.label}”")
    if then is None or then.kind.value is not Kind.INVITATION:
        return cannot_tell("Nothing was asked, and nobody was invited: nothing may have been open")
    if not thread.covers(thread.applied_at, then.received_at):
        return cannot_tell("The inbox was not always watched: a question may have been missed")
    return failed(
        f"Nothing was asked before: “{then.kind.quotes[0]}”",
        Finding(
            code="not-asked",
            message="The next step came without a question",
            evidence=(thread.submission.id, then.message.id),
            quote=then.kind.quotes[0],
        ),
    )


SENT = (*applied(), reply())
ASKED = "Dear Ada,\n\nWhere did you work with streaming data, and could you tell us for how long?"
ROOM = question("Anything else we should know?", "question.text", control=Control.TEXTAREA)

ASK, LATE = reply(ASKED, days=3), reply(ASKED, days=6)
YES, NO = reply(INVITED, days=5), reply(DECLINED, days=9)
WATCHED = watched(days=9)

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("asked before the decision", [*SENT, ASK, NO], Outcome.PASSED, None),
        ("room in the form", [ROOM, *SENT, NO], Outcome.PASSED, None),
        ("invited unasked", [*SENT, YES, WATCHED], Outcome.FAILED, {"not-asked"}),
        (
            "asked only after the invitation",
            [*SENT, YES, LATE, WATCHED],
            Outcome.FAILED,
            {"not-asked"},
        ),
        ("declined unasked", [*SENT, NO, WATCHED], Outcome.CANNOT_TELL, None),
        ("invited, not watched", [*SENT, YES], Outcome.CANNOT_TELL, None),
        ("nothing so far", [*SENT, WATCHED], Outcome.CANNOT_TELL, None),
        ("nothing was sent", [ROOM], Outcome.INAPPLICABLE, None),
    )
)

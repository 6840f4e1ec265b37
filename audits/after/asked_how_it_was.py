"""Whether candidates are asked how it was, once it is over."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, SURVEYED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind, Letter
from harness.reading.studies import CANDE_FEEDBACK, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.reading.waits import days_later, in_words
from harness.registry import audit
from harness.verdict import (
    Finding,
    Outcome,
    Verdict,
    attention,
    cannot_tell,
    failed,
    inapplicable,
    passed,
)

FIVE = convention("a survey of at most five questions is answered")
FORTNIGHT = convention("who has not asked two weeks after the decision does not ask")


@audit(
    title="Candidates are asked how it was",
    failed_title="Nobody asks candidates how it was",
    touchpoint=Touchpoint.AFTER,
    severity=Severity.MINOR,
    grade=Grade.B,
    why="Only those who went through a process know what it is like, and being asked is itself "
    "a sign of respect.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Send a survey of at most five questions after every decision, the declines included.",
        effort=Effort.HOURS,
    ),
    sources=(CANDE_FEEDBACK, FIVE, FORTNIGHT),
)
def asked_how_it_was(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    most_questions: Annotated[float, Limit("questions", FIVE)] = 5,
    within_days: Annotated[float, Limit("days", FORTNIGHT)] = 14,
) -> Verdict:
    """With the decision or after it; a long survey, or one before it, draws attention."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        asked = [letter for letter in thread.letters if letter.survey.value is Found.FOUND]
        decided = thread.decision or thread.withdrawn
        after = [one for one in asked if decided and one.received_at >= decided.received_at]
        if after:
            return _judge_survey(after[0], most_questions=most_questions)
        if decided is None:
            return inapplicable("There is no decision yet")
        until = days_later(decided.received_at, within_days)
        if not thread.covers(decided.received_at, until):
            return cannot_tell("The inbox was not watched long enough after the decision")
        if asked:
            return attention(
                "The survey came before the decision",
                Finding(code="early", message="Asked early", evidence=(asked[0].message.id,)),
            )
        message = f"Nobody asked in {in_words(within_days)} after the decision"
        return failed(
            message, Finding(code="not-asked", message=message, evidence=(decided.message.id,))
        )

    return settled(thread, judge, unread_as=Kind.SURVEY)


def _judge_survey(letter: Letter, *, most_questions: float) -> Verdict:
    quote, count = letter.survey.quotes[0], letter.survey_questions
    if count is not None and count > most_questions:
        message = f"The survey has {count} questions"
        finding = Finding(code="long", message=message, evidence=(letter.message.id,), quote=quote)
        return attention(f"{message}: “{quote}”", finding)
    return passed(f"It was asked: “{quote}”")


OVER = (*applied(), reply(), reply(DECLINED, days=9))
LONG = SURVEYED.replace("five", "six")

EXAMPLES = (
    Example("five questions", given=[*OVER, reply(SURVEYED, days=10)], outcome=Outcome.PASSED),
    Example("six", given=[*OVER, reply(LONG, days=10)], outcome=Outcome.ATTENTION, codes={"long"}),
    Example(
        "before the decision",
        given=[*OVER, reply(SURVEYED, days=2), watched(days=23)],
        outcome=Outcome.ATTENTION,
        codes={"early"},
    ),
    Example("never", given=[*OVER, watched(days=23)], outcome=Outcome.FAILED, codes={"not-asked"}),
    Example("not yet", given=[*OVER, watched(days=22)], outcome=Outcome.CANNOT_TELL),
    Example("undecided", given=[*applied(), watched(days=23)], outcome=Outcome.INAPPLICABLE),
    Example("nothing was sent", given=[reply(SURVEYED)], outcome=Outcome.INAPPLICABLE),
)

"""Whether an application is left without a decision for good."""

from datetime import datetime
from typing import Annotated

from harness.evidence import InboxWatch, Message, Posting, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, DELAYED, INTERVIEW_HELD, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.keeping import dated_promises
from harness.reading.letters import Kind
from harness.reading.studies import ONTARIO_45_DAYS, WAUNG_BRICE, convention
from harness.reading.thread import WORDS, Thread, read_thread, settled
from harness.reading.waits import days_between, days_later, in_words
from harness.registry import audit
from harness.verdict import (
    Finding,
    Measurement,
    Outcome,
    Verdict,
    attention,
    cannot_tell,
    failed,
    inapplicable,
    passed,
)

SIXTY = convention("no decision after 60 days, or twice the time that was promised")
ALIVE = convention("a process that was heard of in the last 30 days goes on")
ONTARIO = "ca-on"


@audit(
    title="Everybody gets a decision",
    failed_title="The candidate was ghosted: no decision, and silence",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.CRITICAL,
    grade=Grade.A,
    why="To be left without an answer is what candidates resent most; it breaks what an applicant "
    "is owed for the effort that was asked.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Close no role while an application in it has no answer; send the decline to all who "
        "are left in one go.",
        effort=Effort.HOURS,
    ),
    sources=(WAUNG_BRICE, ONTARIO_45_DAYS, SIXTY, ALIVE),
    stop_sign=True,
)
def ghosted(  # noqa: PLR0917 - an audit names its evidence
    postings: tuple[Posting, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    promise_times: Annotated[float, Limit("times the promised time", SIXTY)] = 2,
    most_days: Annotated[float, Limit("days", SIXTY)] = 60,
    alive_days: Annotated[float, Limit("days", ALIVE)] = 30,
    ontario_days: Annotated[float, Limit("days after the interview", ONTARIO_45_DAYS)] = 45,
) -> Verdict:
    """Fails after 60 days or twice the promised time; in Ontario 45 days after an interview."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        if thread.decision:
            return passed(f"A decision came: “{thread.decision.kind.quotes[0]}”")
        if thread.withdrawn:
            return inapplicable("The application was taken back")
        met = thread.interviewed_at
        if met and ONTARIO in thread.jurisdictions and _silent(thread, met, ontario_days):
            return _ghosted(thread, met, "the interview", code="ontario")
        promised = dated_promises(thread, postings=postings)
        longest = max((days_between(thread.applied_at, kept.due) for kept in promised), default=0.0)
        limit = max(promise_times * longest, most_days)
        return _judge(thread, limit=limit, alive=alive_days)

    return settled(thread, judge, unread_as=Kind.DECLINE)


def _silent(thread: Thread, since: datetime, days: float) -> bool:
    until = days_later(since, days)
    heard = any(since < word.received_at <= until for word in thread.of(WORDS))
    return not heard and thread.covers(since, until)


def _judge(thread: Thread, *, limit: float, alive: float) -> Verdict:
    watched_until = thread.watched_from(thread.applied_at)
    seen = days_between(thread.applied_at, watched_until)
    if not seen:
        return cannot_tell("No decision was seen: no inbox was watched")
    if seen <= limit:
        watched_for = f"{in_words(seen)} of {limit:.0f} days"
        return cannot_tell(f"No decision so far; the inbox was watched for {watched_for}")
    words = thread.of(WORDS)
    if words and days_between(words[-1].received_at, watched_until) <= alive:
        evidence = (thread.submission.id, words[-1].message.id)
        finding = Finding(code="undecided", message="A word, but no decision", evidence=evidence)
        return attention(f"No decision in {in_words(seen)}, but the process goes on", finding)
    return _ghosted(thread, thread.applied_at, "applying", code="ghosted")


def _ghosted(thread: Thread, since: datetime, what: str, *, code: str) -> Verdict:
    days = days_between(since, thread.watched_from(since))
    message = f"No decision in {in_words(days)} after {what}"
    finding = Finding(code=code, message=message, evidence=(thread.submission.id,))
    measured = Measurement(name="without a decision", value=round(days, 2), unit="days")
    return failed(message, finding, measurements=(measured,))


SENT = (*applied(), reply())
SLOW = (*applied(), reply("We have received your application and answer within 40 days."))
IN_ONTARIO = (*applied(jurisdictions=("ca-on",)), reply(), reply(INTERVIEW_HELD, days=6))
UPDATED = (*SENT, reply(DELAYED, days=40))
PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("declined", [*SENT, reply(DECLINED, days=70)], PASSED, None),
        ("60 days of silence", [*SENT, watched(days=60)], CANNOT_TELL, None),
        ("61 days of silence", [*SENT, watched(days=61)], FAILED, {"ghosted"}),
        ("not watched", SENT, CANNOT_TELL, None),
        ("an answer promised in 40 days", [*SLOW, watched(days=80)], CANNOT_TELL, None),
        ("81 days of silence after it", [*SLOW, watched(days=82)], FAILED, {"ghosted"}),
        ("an update 30 days ago", [*UPDATED, watched(days=70)], ATTENTION, {"undecided"}),
        ("an update 31 days ago", [*UPDATED, watched(days=71)], FAILED, {"ghosted"}),
        ("Ontario, after 45 days", [*IN_ONTARIO, watched(days=55.1)], FAILED, {"ontario"}),
        ("Ontario, after 44 days", [*IN_ONTARIO, watched(days=54)], CANNOT_TELL, None),
        ("unreadable", [*SENT, reply("Guten Tag"), watched(days=61)], CANNOT_TELL, None),
        ("nothing was sent", [watched(days=61)], INAPPLICABLE, None),
    )
)

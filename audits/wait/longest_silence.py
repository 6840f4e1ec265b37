"""The longest time without a word while the candidate is undecided about."""

from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, DELAYED, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Kind
from harness.reading.studies import CANDE_WEEK, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.reading.waits import Gap, Wait, band, days_between, in_words, silences
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

TWO_WEEKS = convention("two weeks without a word are a silence")
WORST = (Outcome.FAILED, Outcome.ATTENTION, Outcome.CANNOT_TELL, Outcome.PASSED)


@audit(
    title="No silence lasts longer than a week",
    failed_title="Candidates hear nothing for more than two weeks",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    why="A candidate who hears nothing does not know whether the process goes on; an update "
    "without news takes a minute to send to everybody.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Send everybody who waits one short update a week, from a template.",
        effort=Effort.MINUTES,
    ),
    sources=(TWO_WEEKS, CANDE_WEEK),
)
def longest_silence(
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    good_days: Annotated[float, Limit("days", CANDE_WEEK)] = 7,
    poor_days: Annotated[float, Limit("days", TWO_WEEKS)] = 14,
) -> Verdict:
    """Counts from the application to the decision, as far as the inbox was watched."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        return _judge(thread, good=good_days, poor=poor_days)

    return settled(thread, judge, unread_as=Kind.UPDATE)


def _judge(thread: Thread, *, good: float, poor: float) -> Verdict:
    gaps = silences(thread)
    if not gaps:
        return cannot_tell("The inbox was not watched")
    judged = [(band(_wait(thread, gap), good=good, poor=poor), gap) for gap in gaps]
    outcome = min((outcome for outcome, _ in judged), key=WORST.index)
    longest = max((gap for found, gap in judged if found is outcome), key=lambda gap: gap.days)
    closed = thread.decision or thread.withdrawn
    known = days_between(thread.applied_at, thread.watched_from(thread.applied_at))
    if outcome is Outcome.PASSED and closed is None and known < poor:
        return cannot_tell(f"Undecided; the inbox was watched for {in_words(known)}")
    length = _wait(thread, longest).low if outcome is not Outcome.PASSED else longest.days
    bad = outcome in {Outcome.FAILED, Outcome.ATTENTION}
    summary = f"The longest silence was {in_words(length)}"
    if outcome is Outcome.CANNOT_TELL:
        summary = f"There were {in_words(longest.days)} in which the inbox was not always watched"
    return Verdict(
        outcome=outcome,
        summary=f"Nothing was heard for {in_words(length)}" if bad else summary,
        measurements=(
            Measurement(name="longest silence", value=round(length, 2), unit="days", n=len(gaps)),
        ),
        findings=(
            Finding(
                code="silence",
                message=f"Nothing was heard for {in_words(length)}, from {longest.start:%d %B %Y}",
                evidence=(thread.submission.id,),
            ),
        )
        * bad,
    )


def _wait(thread: Thread, gap: Gap) -> Wait:
    if gap.watched:
        return Wait(low=gap.days, high=gap.days)
    watched = days_between(gap.start, min(thread.watched_from(gap.start), gap.end))
    return Wait(low=max(watched, 0.0), high=gap.days)


SENT = (*applied(), reply())


WORD = reply(DELAYED, days=7)
PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        (
            "7 days to the decision",
            [*SENT, reply(DECLINED, days=7), watched(days=60)],
            PASSED,
            None,
        ),
        (
            "updates every week",
            [*SENT, WORD, reply(DELAYED, days=14), watched(days=20)],
            PASSED,
            None,
        ),
        (
            "8 days between two",
            [*SENT, WORD, reply(DELAYED, days=15), watched(days=16)],
            ATTENTION,
            {"silence"},
        ),
        ("14 days so far", [*SENT, watched(days=14)], ATTENTION, {"silence"}),
        ("41 days so far", [*SENT, watched(days=41)], FAILED, {"silence"}),
        ("7 days so far", [*SENT, watched(days=7)], CANNOT_TELL, None),
        ("a long time, not watched", [*SENT, reply(DECLINED, days=20)], CANNOT_TELL, None),
        ("not watched", applied(), CANNOT_TELL, None),
        ("nothing was sent", [watched(days=41)], INAPPLICABLE, None),
    )
)

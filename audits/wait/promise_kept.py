"""Whether the employer answers by the date that it named itself."""

from datetime import timedelta
from typing import Annotated

from harness.evidence import (
    InboxWatch,
    Message,
    Posting,
    RunStarted,
    StatusSeen,
    Submission,
    WalkStarted,
)
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, DECLINED, DELAYED, IN_GERMAN, applied, reply, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.keeping import Fate, Kept, dated_promises, in_a_sentence
from harness.reading.letters import Kind
from harness.reading.studies import CANDE_PROMISE, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

ANYWHERE = convention("a day is over when it is over everywhere, 12 hours after it ends in UTC")
MOVES = convention("a date may be moved once, with notice")


@audit(
    title="Every promised date is kept, or moved before it lapses",
    failed_title="A promised date passed without a word",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.CRITICAL,
    grade=Grade.B,
    why="A date that passes in silence hurts more than no date: the candidate counted on it.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Put each promised date into the calendar, and send two sentences when it will not "
        "be kept.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE_PROMISE, ANYWHERE, MOVES),
    stop_sign=True,
)
def promise_kept(  # noqa: PLR0917 - an audit names its evidence
    postings: tuple[Posting, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    statuses: tuple[StatusSeen, ...],
    *,
    grace_hours: Annotated[float, Limit("hours", ANYWHERE)] = 12,
    most_moves: Annotated[float, Limit("times", MOVES)] = 1,
) -> Verdict:
    """Any real word by the date keeps it; a new date before it lapses moves it."""
    thread = read_thread(runs, starts, submissions, messages, watches)

    def judge(thread: Thread) -> Verdict:
        grace = timedelta(hours=grace_hours)
        found = dated_promises(thread, postings=postings, statuses=statuses, grace=grace)
        return _judge(found, most_moves=most_moves)

    return settled(thread, judge, unread_as=Kind.UPDATE)


def _judge(found: tuple[Kept, ...], *, most_moves: float) -> Verdict:
    broken = [kept for kept in found if kept.fate is Fate.BROKEN]
    moved = [kept for kept in found if kept.fate is Fate.MOVED]
    kept = moved + [kept for kept in found if kept.fate is Fate.KEPT]
    if not found:
        return inapplicable("No date was promised")
    due = len(kept) + len(broken)
    if not due:
        last = found[-1]
        return cannot_tell(f"“{last.promise.quote}”: whether it is kept cannot be told yet")
    outcome = Outcome.ATTENTION if len(moved) > most_moves else Outcome.PASSED
    summary = f"{len(kept)} of {due} promised dates were kept" + (
        f", {len(moved)} of them by giving a new date in time" if moved else ""
    )
    if broken:
        outcome = Outcome.FAILED
        worst = max(broken, key=lambda kept: kept.lapsed_days)
        summary = f"{in_a_sentence(worst)}: “{worst.promise.quote}”"
    return Verdict(
        outcome=outcome,
        summary=summary,
        measurements=(Measurement(name="promises kept", value=len(kept), unit="dates", n=due),),
        findings=tuple(
            Finding(
                code="broken",
                message=in_a_sentence(kept),
                evidence=(kept.said_in, *((kept.answer.message.id,) if kept.answer else ())),
                quote=kept.promise.quote,
            )
            for kept in broken
        ),
    )


PROMISED = (*applied(), reply(f"{ACKNOWLEDGED} You will have our decision by 23 March 2026."))
MOVED = reply(f"{DELAYED} You will have our decision by 6 April 2026.", days=20)
AGAIN = reply(f"{DELAYED} You will have our decision by 20 April 2026.", days=34)

SILENCE = watched(days=42)

LATE = reply(DECLINED, hours=21 * 24 + 26)
LATER = reply(DECLINED, hours=21 * 24 + 28)
GERMAN = reply(IN_GERMAN, days=10)
PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("decided in time", [*PROMISED, reply(DECLINED, days=21)], PASSED, None),
        ("12 hours after the day ended in UTC", [*PROMISED, LATE, SILENCE], PASSED, None),
        ("13 hours after it", [*PROMISED, LATER, SILENCE], FAILED, {"broken"}),
        ("moved once", [*PROMISED, MOVED, watched(days=30)], PASSED, None),
        ("moved twice", [*PROMISED, MOVED, AGAIN, SILENCE], ATTENTION, None),
        ("moved, then silence", [*PROMISED, MOVED, watched(days=50)], FAILED, {"broken"}),
        ("silence", [*PROMISED, SILENCE], FAILED, {"broken"}),
        ("not due yet", [*PROMISED, watched(days=15)], CANNOT_TELL, None),
        ("not watched", PROMISED, CANNOT_TELL, None),
        ("a word not understood", [*PROMISED, GERMAN, SILENCE], CANNOT_TELL, None),
        ("no date", [*applied(), reply(), SILENCE], INAPPLICABLE, None),
    )
)

"""How long somebody waited, as far as it was watched; and the band that it falls into."""

from datetime import datetime, timedelta

from harness.reading.dates import business_days_after, end_of_day
from harness.reading.letters import Letter
from harness.reading.thread import ABOUT_IT, Thread
from harness.record import record
from harness.verdict import Finding, Measurement, Outcome, Verdict, graded

DAY = 86_400.0


@record
class Wait:
    """A wait in days: at least `low`, at most `high`.

    They are equal where the whole wait was watched. `high` is None while nothing has come.
    """

    low: float
    high: float | None


@record
class Gap:
    """A time without a word, `watched` or not."""

    start: datetime
    end: datetime
    watched: bool

    @property
    def days(self) -> float:
        """Its length."""
        return days_between(self.start, self.end)


def wait_for(thread: Thread, letter: Letter | None, *, since: datetime) -> Wait:
    """How long it was from `since` until `letter`, or has been until now."""
    watched = max(days_between(since, thread.watched_from(since)), 0.0)
    if letter is None:
        return Wait(low=watched, high=None)
    high = max(days_between(since, letter.received_at), 0.0)
    return Wait(low=min(watched, high), high=high)


def band(wait: Wait, *, good: float, poor: float) -> Outcome:
    """The band of a wait of which less is better, *cannot tell* where its two ends disagree.

    A wait that surely is beyond `good` and may be beyond `poor` is *attention*.
    """
    good, poor = round(good, 9), round(poor, 9)  # 5 minutes and 5 / 1440 days are the same
    best = graded(round(wait.low, 9), good=good, poor=poor)
    if best is Outcome.FAILED:
        return best
    worst = Outcome.FAILED
    if wait.high is not None:
        worst = graded(round(wait.high, 9), good=good, poor=poor)
    if best is Outcome.PASSED and worst is not Outcome.PASSED:
        return Outcome.CANNOT_TELL
    return best


def wait_verdict(
    thread: Thread,
    letter: Letter | None,
    *,
    since: datetime,
    good: float,
    poor: float,
    what: str,
    name: str,
) -> Verdict:
    """Judge how long `what` took to come, or has not come.

    Args:
        thread: The conversation.
        letter: The letter that ended the wait; None where there is none.
        since: When the wait began.
        good: Days up to which it passes.
        poor: Days beyond which it fails.
        what: What was waited for, as the start of a sentence ("An acknowledgement").
        name: The name of the measurement, in days.

    Returns:
        With the codes `late`, or `silence` where nothing has come.
    """
    wait = wait_for(thread, letter, since=since)
    outcome = band(wait, good=good, poor=poor)
    sent: tuple[str, ...] = (thread.submission.id,)
    summary = f"{what} has not come in {in_words(wait.low)}"
    code, quote, evidence = "silence", None, sent
    if letter is not None and wait.high is not None:
        summary = f"{what} came after {in_words(wait.high)}"
        code, evidence = "late", (*sent, letter.message.id)
        quote = next(iter(letter.kind.quotes), None)
        if outcome is Outcome.CANNOT_TELL:
            summary += "; the inbox was not watched all the time before"
    elif outcome is Outcome.CANNOT_TELL:
        summary += " so far" if wait.low else "; the inbox was not watched"
    measured = wait.high if wait.high is not None else wait.low
    bad = outcome in {Outcome.FAILED, Outcome.ATTENTION}
    return Verdict(
        outcome=outcome,
        summary=summary if wait.low or letter else f"{what} was not seen: no inbox was watched",
        measurements=(_measured(name, measured, wait),) if letter or wait.low else (),
        findings=(
            (Finding(code=code, message=summary, evidence=evidence, quote=quote),) if bad else ()
        ),
    )


def _measured(name: str, days: float, wait: Wait) -> Measurement:
    """In days; `low` alone is given while nothing has come."""
    return Measurement(
        name=name, value=round(days, 4), unit="days", low=round(wait.low, 4), high=wait.high
    )


def silences(thread: Thread) -> tuple[Gap, ...]:
    """The times without a word about the application while it is undecided, in order."""
    start = thread.applied_at
    closed = thread.decision or thread.withdrawn
    gaps = []
    for letter in thread.letters:
        if letter.kind.value not in ABOUT_IT or letter.received_at <= start:
            continue
        gaps.append(_gap(thread, start, letter.received_at))
        start = letter.received_at
        if letter is closed:
            return tuple(gaps)
    last = thread.watched_from(start)
    if last > start:
        gaps.append(Gap(start=start, end=last, watched=True))
    if thread.now is not None and thread.now > last:
        gaps.append(_gap(thread, last, thread.now))
    return tuple(gaps)


def days_between(start: datetime, end: datetime) -> float:
    """Days from one moment to another, with fractions."""
    return (end - start).total_seconds() / DAY


def in_words(days: float) -> str:
    """A length of time for a sentence: "3 minutes", "30 hours", "7.3 days", "41 days"."""
    if days >= 2:
        return f"{days:.0f} days" if days >= 10 else f"{round(days, 1):g} days"
    for size, name in ((1 / 24, "hour"), (1 / 1440, "minute")):
        count = int(days / size + 1e-6)
        if count >= 1:
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    return "less than a minute"


def day(moment: datetime) -> str:
    """A date for a sentence: "23 March 2026"."""
    return f"{moment.day} {moment:%B %Y}"


def days_later(moment: datetime, days: float) -> datetime:
    """The moment so many days later."""
    return moment + timedelta(days=days)


def working_days_later(moment: datetime, days: float) -> datetime:
    """The end of the day that lies so many Mondays to Fridays later."""
    return end_of_day(business_days_after(moment, int(days)))


def _gap(thread: Thread, start: datetime, end: datetime) -> Gap:
    return Gap(start=start, end=end, watched=thread.covers(start, end))

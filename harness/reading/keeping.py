"""Whether promises were kept: a word by the date, a new date before the old one lapsed, or not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from harness.evidence import Posting, StatusSeen
from harness.reading.letters import Letter
from harness.reading.promises import Promise, kept_by_employer, promises
from harness.reading.prose import one_of
from harness.reading.thread import DECISIONS, WORDS, Thread
from harness.reading.waits import day, in_words
from harness.record import record


class Fate(StrEnum):
    """What became of a promise.

    `moved`: a new date was given before the old one lapsed. `open`: it is not due yet. `unknown`:
    the inbox was not watched, or it was to be kept by a call.
    """

    KEPT = "kept"
    MOVED = "moved"
    BROKEN = "broken"
    OPEN = "open"
    UNKNOWN = "unknown"


@record
class Kept:
    """A dated promise and its fate.

    Attributes:
        promise: What was promised.
        made_at: When.
        due: The last moment at which it is kept.
        said_in: Id of the evidence that says it.
        fate: What became of it.
        answer: The first word after it, in time or late.
        lapsed_days: Days from the due date to that word, or to the end of the watch.
    """

    promise: Promise
    made_at: datetime
    due: datetime
    said_in: str
    fate: Fate
    answer: Letter | None = None
    lapsed_days: float = 0.0


def dated_promises(
    thread: Thread,
    *,
    postings: Sequence[Posting] = (),
    statuses: Sequence[StatusSeen] = (),
    grace: timedelta = timedelta(0),
) -> tuple[Kept, ...]:
    """Every date that the employer named until the decision, and whether it was kept.

    Two promises of the same day count once. What the posting promises counts from the application.

    Args:
        thread: The conversation.
        postings: The postings that the walk saw.
        statuses: The status pages that the walk saw.
        grace: How long after a day's end in UTC it still counts as that day.
    """
    said = sorted(_said(thread, postings, statuses), key=lambda item: (item[1], item[0]))
    by_day: dict[object, Kept] = {}
    for where, made_at, promise in said:
        if promise.due_to is not None and promise.due_to.date() not in by_day:
            by_day[promise.due_to.date()] = _judged(thread, where, made_at, promise, grace)
    return tuple(sorted(by_day.values(), key=lambda kept: (kept.due, kept.said_in)))


def in_a_sentence(kept: Kept) -> str:
    """What became of a broken promise, with its figures."""
    late = in_words(kept.lapsed_days)
    if kept.answer is None:
        return f"The date of {day(kept.due)} passed, and nothing was heard for {late} after it"
    return f"The date of {day(kept.due)} passed without a word; one came {late} later"


def _said(
    thread: Thread, postings: Sequence[Posting], statuses: Sequence[StatusSeen]
) -> Iterator[tuple[str, datetime, Promise]]:
    sent, decided = thread.submission, thread.decision
    texts = [(shown.id, thread.applied_at, shown.text) for shown in postings]
    texts.append((sent.id, sent.submitted_at, sent.confirmation_text))
    texts += [(shown.id, shown.seen_at, shown.text) for shown in statuses]
    for where, made_at, text in texts:
        for promise in kept_by_employer(promises(text, made_at=made_at, page=True)):
            yield where, made_at, promise
    for letter in thread.letters:
        if decided is not None and letter.received_at >= decided.received_at:
            return
        for promise in kept_by_employer(letter.promises):
            yield letter.message.id, letter.received_at, promise


def _judged(
    thread: Thread, where: str, made_at: datetime, promise: Promise, grace: timedelta
) -> Kept:
    due = promise.due_to or made_at
    until = due + grace
    closing = WORDS | ({thread.withdrawn.kind.value} if thread.withdrawn else set())
    answer = next((a for a in thread.of(closing) if a.received_at > made_at), None)
    answered = answer.received_at if answer else None
    end = answered or thread.now or made_at
    fate = Fate.BROKEN
    if answer is not None and end <= until:
        fate = Fate.MOVED if _moves(answer, promise) else Fate.KEPT
    elif promise.by_phone:
        fate = Fate.UNKNOWN
    elif thread.now is None or thread.now <= until:
        fate = Fate.OPEN if answered is None else Fate.UNKNOWN
    elif not thread.covers(made_at, until):
        fate = Fate.UNKNOWN
    return Kept(
        promise=promise,
        made_at=made_at,
        due=due,
        said_in=where,
        fate=fate,
        answer=answer,
        lapsed_days=max((end - due).total_seconds() / 86_400, 0.0),
    )


def _moves(answer: Letter, promise: Promise) -> bool:
    """Whether a decision was promised, and a later date came instead. A word was just a word."""
    due = promise.due_to
    later = [p for p in kept_by_employer(answer.promises) if p.due_to and due and p.due_to > due]
    promised = _A_DECISION.search(promise.quote)
    return answer.kind.value not in DECISIONS and bool(later) and bool(promised)


_A_DECISION = one_of(r"\b(?:decid\w+|decisions?|answer|outcome|result)\b")

"""Whether the status page says what the messages say, and keeps up."""

from datetime import datetime
from typing import Annotated

from harness.evidence import InboxWatch, Message, RunStarted, StatusSeen, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import DECLINED, IN_GERMAN, applied, reply, status, watched
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Kind
from harness.reading.status import Standing, standing
from harness.reading.studies import GREENHOUSE_STATUS, convention
from harness.reading.thread import Thread, read_thread, settled
from harness.reading.waits import days_between, days_later, in_words
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

KEEPS_UP = convention("a status and a message about it are at most a day apart")
STALE = convention("a status that says the same for more than 30 days says nothing")
GOES_ON = (Standing.OPEN, Standing.ADVANCED)


@audit(
    title="The status page agrees with the messages",
    failed_title="The status page and the messages contradict each other",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="A status that turns to “closed” without a message is a rejection that one finds by "
    "accident; one that says “under review” after a decline is false hope.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Let no application be closed without a message, and let both change together.",
        effort=Effort.HOURS,
    ),
    sources=(GREENHOUSE_STATUS, KEEPS_UP, STALE),
)
def status_honest(  # noqa: PLR0917 - an audit names its evidence
    statuses: tuple[StatusSeen, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
    *,
    grace_days: Annotated[float, Limit("days", KEEPS_UP)] = 1,
    stale_days: Annotated[float, Limit("days", STALE)] = 30,
) -> Verdict:
    """Closed without a word, or open after a decline, fails; the same for too long is stale."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    pages = sorted(
        (page for page in statuses if page.http_status < 400), key=lambda p: (p.seen_at, p.id)
    )

    def judge(thread: Thread) -> Verdict:
        linked = any(letter.status_link.value is Found.FOUND for letter in thread.letters)
        if not pages:
            known = linked or thread.submission.status_url or statuses
            what = "The status page was not seen"
            return cannot_tell(what) if known else inapplicable("No status page is known")
        return _judge(thread, pages, grace=grace_days, stale=stale_days)

    return settled(thread, judge, unread_as=Kind.DECLINE)


def _judge(thread: Thread, pages: list[StatusSeen], *, grace: float, stale: float) -> Verdict:
    last = pages[-1]
    says = standing(last.stage, last.text)
    told = thread.decision or thread.withdrawn
    since_told = days_between(told.received_at, last.seen_at) if told else -1.0
    if says is Standing.UNCLEAR:
        return cannot_tell(f"What “{last.stage}” means could not be told")
    if says in GOES_ON and told and told.kind.value is Kind.DECLINE and since_told > grace:
        later = in_words(since_told)
        message = f"“{last.stage}”, {later} after the decline"
        return failed(message, _finding("says-open", message, last, told.message.id))
    closed = next((p for p in pages if standing(p.stage, p.text) is Standing.CLOSED), None)
    if closed and (told is None or days_between(closed.seen_at, told.received_at) > grace):
        return _silent_close(thread, closed, told.received_at if told else None, grace=grace)
    same = next(page for page in pages if standing(page.stage, page.text) is says)
    stood = days_between(same.seen_at, last.seen_at)
    if says in GOES_ON and told is None and stood > stale:
        message = f"The page has said “{last.stage}” for {in_words(stood)}"
        return attention(message, _finding("stale", message, last))
    return passed(f"The page says “{last.stage}”, which agrees with the messages")


def _silent_close(
    thread: Thread, page: StatusSeen, told_at: datetime | None, *, grace: float
) -> Verdict:
    until = days_later(page.seen_at, grace)
    if not thread.covers(thread.applied_at, until if told_at is None else min(until, told_at)):
        return cannot_tell(f"The page says “{page.stage}”; the inbox was not watched until then")
    message = f"The page says “{page.stage}”, and no message had said so"
    return failed(message, _finding("silent-close", message, page))


def _finding(code: str, message: str, page: StatusSeen, *more: str) -> Finding:
    return Finding(code=code, message=message, evidence=(page.id, *more), quote=page.stage)


SENT = (*applied(), reply())
CLOSED = "No longer under consideration"

SHUT = status(CLOSED, days=9)
NO = reply(DECLINED, days=9)
SEEN = watched(days=20)
GERMAN = reply(IN_GERMAN, days=8)
PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=[*SENT, *more], outcome=outcome, codes=codes)
    for title, more, outcome, codes in (
        ("open, undecided", [status(days=30)], PASSED, None),
        ("open for 30 days", [status(days=1), status(days=31)], PASSED, None),
        ("open for 31 days", [status(days=1), status(days=32)], ATTENTION, {"stale"}),
        ("open a day after the decline", [NO, status(days=10)], PASSED, None),
        ("open two days after it", [NO, status(days=11)], FAILED, {"says-open"}),
        ("declined a day later", [SHUT, reply(DECLINED, days=10), SEEN], PASSED, None),
        ("closed without a word", [SHUT, SEEN], FAILED, {"silent-close"}),
        ("closed, not watched", [SHUT], CANNOT_TELL, None),
        ("closed, a word not understood", [GERMAN, SHUT, SEEN], CANNOT_TELL, None),
        ("a word that is not known", [status("Phase B")], CANNOT_TELL, None),
        ("the page failed", [status(http_status=500)], CANNOT_TELL, None),
        ("no status page", [], INAPPLICABLE, None),
    )
)

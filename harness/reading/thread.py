"""The conversation of one walk: the application, the letters after it, and what was watched.

"Now" is the end of the latest watch: a verdict depends on evidence alone, never on a clock.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from harness.evidence import InboxWatch, Message, RunStarted, Submission, WalkStarted
from harness.reading.letters import Kind, Letter, Reading, read
from harness.record import record
from harness.verdict import Outcome, Verdict, cannot_tell, inapplicable

DECISIONS = frozenset({Kind.DECLINE, Kind.OFFER})
WORDS = DECISIONS | {Kind.UPDATE, Kind.INVITATION, Kind.QUESTION}
ABOUT_IT = WORDS | {Kind.ACKNOWLEDGEMENT, Kind.WITHDRAWN}
CLOCK_SKEW = timedelta(minutes=5)
"""A mail server's clock may be behind the browser's; a reply never precedes its application."""
WATCH_JOIN = timedelta(minutes=5)
"""Two watches that are this close to each other watched without a gap."""


@record
class Span:
    """A time during which the inbox was watched."""

    start: datetime
    end: datetime


@record
class Thread:
    """One application and what came of it.

    Attributes:
        candidate: Whom the letters are for, as they would call her; empty where not known.
        employer: Who writes; empty where not known.
        jurisdictions: Where the employer says that it hires.
        submission: The application.
        letters: Every message since, in order.
        spans: When the inbox was watched, joined and in order.
    """

    candidate: str
    employer: str
    jurisdictions: tuple[str, ...]
    submission: Submission
    letters: tuple[Letter, ...]
    spans: tuple[Span, ...]

    @property
    def applied_at(self) -> datetime:
        """When the application was sent."""
        return self.submission.submitted_at

    @property
    def now(self) -> datetime | None:
        """The end of the latest watch."""
        return max((span.end for span in self.spans), default=None)

    @property
    def decision(self) -> Letter | None:
        """The first letter that decides."""
        return self.first(DECISIONS)

    @property
    def withdrawn(self) -> Letter | None:
        """The letter that says that the application was taken back."""
        return self.first({Kind.WITHDRAWN})

    @property
    def unread(self) -> tuple[Letter, ...]:
        """Letters whose meaning could not be told."""
        return self.of({Kind.UNCLEAR})

    def of(self, kinds: Iterable[Kind]) -> tuple[Letter, ...]:
        """The letters of these kinds, in order."""
        wanted = frozenset(kinds)
        return tuple(letter for letter in self.letters if letter.kind.value in wanted)

    def first(self, kinds: Iterable[Kind]) -> Letter | None:
        """The first letter of these kinds."""
        return next(iter(self.of(kinds)), None)

    def interviews(self) -> tuple[Letter, ...]:
        """Invitations to an interview, in order."""
        invitations = self.of({Kind.INVITATION})
        return tuple(one for one in invitations if one.invitation.to == "interview")

    @property
    def interviewed_at(self) -> datetime | None:
        """When the last interview with a known time was, as far as it lies in the past."""
        now = self.now
        times = [letter.invitation.at for letter in self.interviews() if letter.invitation.at]
        return max((time for time in times if now and time <= now), default=None)

    def watched_from(self, start: datetime) -> datetime:
        """Until when the inbox was watched without a gap since `start`; `start` where not."""
        for span in self.spans:
            if span.start <= start + WATCH_JOIN and span.end > start:
                return span.end
        return start

    def covers(self, start: datetime, end: datetime) -> bool:
        """Whether the whole time was watched."""
        return end <= start or self.watched_from(start) >= end

    def taking_unread_as(self, kind: Kind) -> "Thread":
        """The thread if every letter that could not be read were of `kind`."""
        letters = tuple(
            replace(letter, kind=Reading(value=kind, quotes=(letter.message.subject,)))
            if letter in self.unread
            else letter
            for letter in self.letters
        )
        return replace(self, letters=letters)


def read_thread(
    runs: Sequence[RunStarted],
    starts: Sequence[WalkStarted],
    submissions: Sequence[Submission],
    messages: Sequence[Message],
    watches: Sequence[InboxWatch],
) -> Thread | None:
    """Put one walk's evidence together, in whatever order; None where nothing was sent."""
    run = min(runs, key=lambda item: (item.at, item.id), default=None)
    start = min(starts, key=lambda item: (item.at, item.id), default=None)
    sent = min(submissions, key=lambda item: (item.submitted_at, item.id), default=None)
    if sent is None:
        return None
    employer = run.employer if run else ""
    facts = start.cv_facts if start else ()
    called = tuple(fact.text for fact in facts if fact.meaning == "name.preferred")
    letters = [
        read(
            message,
            candidate_name=start.candidate_name if start else "",
            given_name=start.given_name if start else "",
            role=start.posting_title if start else None,
            employer=employer,
            also_called=called,
        )
        for message in sorted(messages, key=lambda m: (m.received_at, m.message_id, m.id))
        if _belongs(message, start, sent)
    ]
    return Thread(
        candidate=start.given_name if start else "",
        employer=employer,
        jurisdictions=run.jurisdictions if run else (),
        submission=sent,
        letters=tuple(letters),
        spans=_joined(watches),
    )


def settled(
    thread: Thread | None, judge: Callable[[Thread], Verdict], *, unread_as: Kind
) -> Verdict:
    """Judge, and take the verdict back where a letter that could not be read might change it.

    Args:
        thread: The conversation; None is *inapplicable*.
        judge: Judges a conversation.
        unread_as: What such a letter would have to be to speak for the employer.
    """
    if thread is None:
        return inapplicable("No application was sent")
    verdict = judge(thread)
    doubtful = verdict.outcome in {Outcome.FAILED, Outcome.ATTENTION, Outcome.INAPPLICABLE}
    if not thread.unread or not doubtful:
        return verdict
    if judge(thread.taking_unread_as(unread_as)).outcome is verdict.outcome:
        return verdict
    subjects = "”, “".join(letter.message.subject or "no subject" for letter in thread.unread)
    return cannot_tell(f"What the message “{subjects}” means could not be told; read it yourself")


def nothing_to_read(thread: Thread | None, what: str) -> Verdict:
    """The verdict on what a letter says where no such letter has come.

    Args:
        thread: The conversation.
        what: The letter, with its article ("an acknowledgement").
    """
    if thread is None:
        return inapplicable("No application was sent")
    if thread.watched_from(thread.applied_at) == thread.applied_at:
        return cannot_tell(f"The inbox was not watched, so {what} was not seen")
    return inapplicable(f"There is not {what} to read: none has come")


def _belongs(message: Message, start: WalkStarted | None, sent: Submission) -> bool:
    if message.received_at < sent.submitted_at - CLOCK_SKEW:
        return False
    mine = start is not None and bool(start.email) and start.email.lower() in message.to.lower()
    return message.walk is not None or mine


def _joined(watches: Sequence[InboxWatch]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for watch in sorted(watches, key=lambda item: (item.start, item.end)):
        if joined and watch.start <= joined[-1].end + WATCH_JOIN:
            end = max(joined[-1].end, watch.end)
            joined[-1] = Span(start=joined[-1].start, end=end)
        elif watch.end >= watch.start:
            joined.append(Span(start=watch.start, end=watch.end))
    return tuple(joined)

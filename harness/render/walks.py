"""Sorts the evidence of a run by walk, in the order in which things happened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from harness.evidence import (
    ActionTaken,
    Barrier,
    ErrorShown,
    Evidence,
    FeelingNoted,
    InboxWatch,
    Message,
    QuestionAsked,
    RunStarted,
    StatusSeen,
    StepShown,
    Submission,
    SubmissionIntended,
    WalkEnded,
    WalkStarted,
)
from harness.record import record

E = TypeVar("E", bound=Evidence)


@record
class Walk:
    """One walk and what its application later caused. `started` is None where that was lost."""

    key: str
    started: WalkStarted | None
    steps: tuple[StepShown, ...]
    questions: tuple[QuestionAsked, ...]
    actions: tuple[ActionTaken, ...]
    errors: tuple[ErrorShown, ...]
    barriers: tuple[Barrier, ...]
    intended: SubmissionIntended | None
    submission: Submission | None
    ended: WalkEnded | None
    messages: tuple[Message, ...]
    watches: tuple[InboxWatch, ...]
    statuses: tuple[StatusSeen, ...]
    feelings: tuple[FeelingNoted, ...]

    @property
    def given_name(self) -> str:
        """What the story calls the candidate."""
        return self.started.given_name if self.started else self.key

    @property
    def title(self) -> str:
        """Candidate and scenario, for headings."""
        if self.started is None:
            return self.key
        return f"{self.started.candidate_name}: {self.started.scenario_title}"

    @property
    def anchor(self) -> str:
        """The key as part of an HTML id."""
        return slug(self.key)


@record
class Run:
    """All evidence of a run: its measured walks, and everything by kind."""

    evidence: tuple[Evidence, ...]
    started: RunStarted | None
    walks: tuple[Walk, ...]

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The records of one kind, in the order in which they were written."""
        return of_kind(self.evidence, kind)


def read_run(evidence: Sequence[Evidence]) -> Run:
    """Sort the evidence of a run; inspection walks tell no story and are left out of `walks`."""
    grouped: dict[str, list[Evidence]] = defaultdict(list)
    inspections: set[str] = set()
    for item in evidence:
        if item.walk:
            grouped[item.walk].append(item)
        if isinstance(item, WalkStarted) and item.inspection and item.walk:
            inspections.add(item.walk)
    shared = tuple(watch for watch in of_kind(evidence, InboxWatch) if watch.walk is None)
    walks = tuple(
        _walk(key, (*grouped[key], *shared)) for key in sorted(grouped) if key not in inspections
    )
    starts = of_kind(evidence, RunStarted)
    return Run(evidence=tuple(evidence), started=starts[0] if starts else None, walks=walks)


def of_kind(evidence: Iterable[Evidence], kind: type[E]) -> tuple[E, ...]:
    """The records of one kind, in the order given."""
    return tuple(item for item in evidence if isinstance(item, kind))


def slug(text: str) -> str:
    """`text` as part of an HTML id: letters, digits, `-`, `_` and `.` only, and unambiguous."""
    return "".join(
        c if c.isascii() and (c.isalnum() or c in "-_.") else "-" if c == "/" else f"_{ord(c):x}_"
        for c in text
    )


def watched_spans(watches: Iterable[InboxWatch]) -> tuple[tuple[datetime, datetime], ...]:
    """The spans in which the inbox was watched, joined where they meet, in order."""
    joined: list[tuple[datetime, datetime]] = []
    for start, end in sorted((watch.start, watch.end) for watch in watches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def _walk(key: str, items: Sequence[Evidence]) -> Walk:
    return Walk(
        key=key,
        started=_first(items, WalkStarted),
        steps=tuple(sorted(of_kind(items, StepShown), key=lambda step: (step.step, step.id))),
        questions=tuple(q for q in of_kind(items, QuestionAsked) if not q.honeypot),
        actions=of_kind(items, ActionTaken),
        errors=of_kind(items, ErrorShown),
        barriers=of_kind(items, Barrier),
        intended=_first(items, SubmissionIntended),
        submission=_first(items, Submission),
        ended=_last(items, WalkEnded),
        messages=tuple(sorted(of_kind(items, Message), key=lambda m: (m.received_at, m.id))),
        watches=of_kind(items, InboxWatch),
        statuses=tuple(sorted(of_kind(items, StatusSeen), key=lambda s: (s.seen_at, s.id))),
        feelings=of_kind(items, FeelingNoted),
    )


def _first(items: Iterable[Evidence], kind: type[E]) -> E | None:
    return next(iter(of_kind(items, kind)), None)


def _last(items: Iterable[Evidence], kind: type[E]) -> E | None:
    found = of_kind(items, kind)
    return found[-1] if found else None

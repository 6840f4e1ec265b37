"""A CV whose varying spans are marked: variants differ in those spans and in nothing else."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import overload

from harness.candidate import Candidate, Name
from harness.evidence import Fact
from harness.people.application import Application, Vacancy
from harness.people.facts import cv_facts
from harness.people.layout import Layout, cv_text
from harness.record import record

Spelling = Mapping[str, str]
"""What stands in each slot: "given" to "Maya", "award" to "Student Leadership Award"."""

SLOTS = (
    "given", "family", "mail_name", "mail_host", "pronouns", "street", "award", "society",
    "volunteering", "hobby", "gap", "year", "school", "note",
)  # fmt: skip

# Marks are private-use characters, which no CV contains. A year is a number, so its mark is one
# that no year or house number can be.
_OPEN, _CLOSE = "\ue000", "\ue001"
_YEAR_MARK = 9_990_001
_SLOT = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


@record
class MarkedFact:
    """A fact whose text has slots; `parts` alternate fixed text and slot names."""

    place: int
    meaning: str
    parts: tuple[str, ...]


@record
class Marked:
    """A candidate's CV with slots.

    Attributes:
        candidate: The candidate as it stands in the library; its own values fill no slot.
        layout: How the CV is ordered.
        parts: The text, fixed and slot name in turn, fixed first and last.
        facts: The facts; those with slots are placeholders.
        marked_facts: The facts that have slots, by their place in `facts`.
        digest: Of everything that is fixed.
    """

    candidate: Candidate
    layout: Layout
    parts: tuple[str, ...]
    facts: tuple[Fact, ...]
    marked_facts: tuple[MarkedFact, ...]
    digest: bytes


def mark(candidate: Candidate, layout: Layout = Layout.CLASSIC) -> Marked:
    """Render a CV once, with a mark in every slot.

    The candidate has four memberships (award, society, volunteering, hobby), one gap and one
    degree; `spelled` writes the same slots into its fields.
    """
    marks = {slot: f"{_OPEN}{slot}{_CLOSE}" for slot in SLOTS}
    written = spelled(candidate, {**marks, "year": str(_YEAR_MARK)})
    text = cv_text(written, layout).replace(str(_YEAR_MARK), marks["year"])
    facts = tuple(
        Fact(meaning=fact.meaning, text=fact.text.replace(str(_YEAR_MARK), marks["year"]))
        for fact in cv_facts(written)
    )
    slotted = tuple(
        MarkedFact(place=place, meaning=fact.meaning, parts=tuple(_SLOT.split(fact.text)))
        for place, fact in enumerate(facts)
        if _OPEN in fact.text
    )
    return Marked(
        candidate=candidate,
        layout=layout,
        parts=tuple(_SLOT.split(text)),
        facts=facts,
        marked_facts=slotted,
        digest=blake2b(text.encode(), digest_size=16).digest(),
    )


def spelled(candidate: Candidate, spelling: Spelling) -> Candidate:
    """The candidate with every slot written out: what a document on paper is made from."""
    degree = replace(candidate.education[0], year=int(spelling["year"]), school=spelling["school"])
    gap = replace(candidate.gaps[0], reason=spelling["gap"])
    pronouns = spelling["pronouns"]
    return replace(
        candidate,
        name=Name(given=spelling["given"], family=spelling["family"], pronouns=pronouns),
        email=f"{spelling['mail_name']}@{spelling['mail_host']}",
        address=replace(candidate.address, line=spelling["street"]),
        summary=f"{candidate.summary} {spelling['note']}".strip(),
        education=(degree, *candidate.education[1:]),
        gaps=(gap, *candidate.gaps[1:]),
        memberships=tuple(spelling[s] for s in ("award", "society", "volunteering", "hobby")),
    )


def text_of(marked: Marked, spelling: Spelling) -> str:
    """The CV's text with these spans: the same as rendering `spelled` again, only quicker."""
    parts = list(marked.parts)
    parts[1::2] = [spelling[slot] for slot in parts[1::2]]
    return "".join(parts)


def facts_of(marked: Marked, spelling: Spelling) -> tuple[Fact, ...]:
    """The CV's facts with these spans."""
    facts = list(marked.facts)
    for item in marked.marked_facts:
        parts = list(item.parts)
        parts[1::2] = [spelling[slot] for slot in parts[1::2]]
        facts[item.place] = _fact(item.meaning, "".join(parts))
    return tuple(facts)


class _FactsLater(Sequence[Fact]):
    """Facts that are made when they are first looked at: most screeners read the text alone."""

    __slots__ = ("_made", "_marked", "_spelling")

    def __init__(self, marked: Marked, spelling: Spelling) -> None:
        self._marked = marked
        self._spelling = spelling
        self._made: tuple[Fact, ...] | None = None

    @overload
    def __getitem__(self, place: int) -> Fact: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Fact]: ...

    def __getitem__(self, place: int | slice) -> Fact | Sequence[Fact]:
        return self._facts()[place]

    def __len__(self) -> int:
        return len(self._facts())

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._facts() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._facts())

    def __repr__(self) -> str:
        return repr(self._facts())

    def _facts(self) -> tuple[Fact, ...]:
        if self._made is None:
            self._made = facts_of(self._marked, self._spelling)
        return self._made


@lru_cache(maxsize=65_536)
def _fact(meaning: str, text: str) -> Fact:
    """One fact; most of them recur in every variant, and a lookup is quicker than a new one."""
    return Fact(meaning=meaning, text=text)


def application(
    marked: Marked,
    spelling: Spelling,
    *,
    job: Vacancy,
    write: Callable[[Candidate, Layout, str], Path],
) -> Application:
    """The application of one variant; its id depends on its content alone.

    `write` makes a document of a candidate on demand: layout, and `pdf`, `docx` or `txt`.
    """
    content = _begun(marked.digest, job.text).copy()
    content.update("\0".join([spelling[slot] for slot in SLOTS]).encode())
    return Application(
        id=content.hexdigest(),
        job=job,
        facts=_FactsLater(marked, spelling),
        text=text_of(marked, spelling),
        documents=partial(_document, marked, spelling, write),
        person=partial(_person, marked, spelling),
    )


def _person(marked: Marked, spelling: Spelling) -> Candidate:
    return replace(spelled(marked.candidate, spelling), layout=marked.layout)


@lru_cache(maxsize=1024)
def _begun(digest: bytes, job: str) -> "blake2b":
    """The hash of what all variants of a CV share, to be copied and never changed."""
    content = blake2b(digest, digest_size=12)
    content.update(job.encode())
    return content


def _document(
    marked: Marked, spelling: Spelling, write: Callable[[Candidate, Layout, str], Path], suffix: str
) -> Path:
    return write(spelled(marked.candidate, spelling), marked.layout, suffix)

"""A draft: an application that can be edited in one place before it is written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from harness.candidate import Candidate
from harness.evidence import Fact
from harness.people.application import Application, Vacancy
from harness.people.background import Background
from harness.people.facts import cv_facts
from harness.people.layout import Layout, Line, Look, cv_lines, text_of_lines
from harness.people.marked import spelled
from harness.record import record

Write = Callable[["Draft", str], Path]
"""Writes a draft as `pdf`, `docx` or `txt` and returns the path."""


@record
class Draft:
    """What an application is made of.

    Attributes:
        candidate: Whose application.
        job: What is applied for.
        layout: The order of the CV's sections.
        look: How its pages look.
        lines: The CV's lines, where they are others than the candidate's own.
        facts: What CV and form say, where it is something else than the candidate's own.
        text: What a reader of the file gets, where it is something else than the lines.
        sent_as: The format in which the CV is sent; None leaves it to the screener.
    """

    candidate: Candidate
    job: Vacancy
    layout: Layout = Layout.CLASSIC
    look: Look = Look.ONE_COLUMN
    lines: tuple[Line, ...] | None = None
    facts: tuple[Fact, ...] | None = None
    text: str | None = None
    sent_as: str | None = None

    @property
    def shown(self) -> tuple[Line, ...]:
        """The CV's lines."""
        return cv_lines(self.candidate, self.layout) if self.lines is None else self.lines

    @property
    def told(self) -> tuple[Fact, ...]:
        """What CV and form say, by meaning."""
        return cv_facts(self.candidate) if self.facts is None else self.facts

    @property
    def words(self) -> str:
        """The CV as plain text."""
        return text_of_lines(self.shown) if self.text is None else self.text


def draft_of(background: Background, *, job: Vacancy) -> Draft:
    """The draft of a background's CV with the plain words in every slot."""
    marked = background.marked
    candidate = spelled(marked.candidate, background.plain)
    return Draft(candidate=candidate, job=job, layout=marked.layout)


def with_candidate(draft: Draft, **changes: Any) -> Draft:
    """The draft with some fields of its candidate changed.

    The lines, facts and text follow from the candidate again, where the draft had others.
    """
    candidate = replace(draft.candidate, **changes)
    return replace(draft, candidate=candidate, lines=None, facts=None, text=None)


def application_of(draft: Draft, *, write: Write) -> Application:
    """The application of a draft; its id depends on its content alone."""
    text, facts = draft.words, draft.told
    content = blake2b(text.encode(), digest_size=12)
    content.update(f"\0{draft.job.text}\0{draft.look}\0{draft.sent_as}".encode())
    content.update("\0".join(f"{fact.meaning}={fact.text}" for fact in facts).encode())
    return Application(
        id=content.hexdigest(),
        job=draft.job,
        facts=facts,
        text=text,
        documents=partial(write, draft),
        sent_as=draft.sent_as,
    )

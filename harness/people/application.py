"""What a screener gets: one application for one vacancy, with documents made on demand."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from harness.candidate import Candidate
from harness.evidence import Fact
from harness.record import record

Outcome = float | bool
"""A score of which more is better, or selected and not."""


@record
class Unanswered:
    """No outcome: the screener was asked, and said nothing that is one.

    Statistics leave it out and the report counts it; it is never made into a number.

    Attributes:
        why: `refused`, `garbled`, `not ranked`, `no decision`, or the screener's own short word.
        said: What it said instead, shortened; empty where it said nothing.
    """

    why: str
    said: str = ""


@record
class Vacancy:
    """The job that is applied for: its title and the whole text of the posting."""

    title: str
    text: str


@record
class Application:
    """One application as a screener reads it.

    Attributes:
        id: Derived from the content; the same content has the same id and it tells no group.
        job: The vacancy applied for.
        facts: What the CV and the form say, by meaning, in the CV's order: a tuple, or what equals
            one and is made when it is first looked at.
        text: The CV as plain text.
        documents: `documents("pdf")`, `("docx")` or `("txt")` writes the CV and returns its path.
        sent_as: The format in which the CV was sent, where that is what is tried; `text` is then
            what a reader of such a file gets. None leaves the format to the screener.
        person: The candidate as somebody who can fill in a form; None where there is only a text.
    """

    id: str
    job: Vacancy
    facts: Sequence[Fact]
    text: str
    documents: Callable[[str], Path]
    sent_as: str | None = None
    person: Callable[[], Candidate] | None = None

    def fact(self, meaning: str) -> str | None:
        """The first fact of this meaning, or None where the candidate does not say."""
        return next((fact.text for fact in self.facts if fact.meaning == meaning), None)

    def every(self, meaning: str) -> tuple[str, ...]:
        """All facts of this meaning: every employer, every skill."""
        return tuple(fact.text for fact in self.facts if fact.meaning == meaning)


Answered = Sequence[Outcome | Unanswered]
"""What a screener answers to a batch, in its order."""

Screener = Callable[[Sequence[Application]], Answered | Awaitable[Answered]]
"""A Python screener: called with a batch, answers one outcome each in the same order."""


def vacancy(text: str) -> Vacancy:
    """The vacancy that a posting's text describes; its first line is the title."""
    lines = [line.strip(" #\t") for line in text.splitlines()]
    title = next((line for line in lines if line), "the job")
    return Vacancy(title=title[:120], text=text)

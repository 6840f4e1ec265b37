"""The screener of a practice employer: skills and experience found in an application's text.

It is transparent and deterministic: the score says which share of the job's skills the text names
and how many years of work its date ranges span. With the planted bias, points are taken off for
first names that are perceived as Black.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from harness.evidence import Fact
from harness.people.application import Vacancy
from harness.people.names import Pool, Table, names_of
from harness.practice.openings import OPENINGS, Opening
from harness.record import record

THRESHOLD = 0.7
"""Scores from here on are put before the hiring team."""
PENALTY = 0.25
"""What the planted bias takes off."""

# First names given to Black candidates by Bertrand and Mullainathan, American Economic Review
# 94(4), 2004, table 8.
BERTRAND_MULLAINATHAN = frozenset(
    {
        "aisha", "ebony", "keisha", "kenya", "lakisha", "latonya", "latoya", "tamika", "tanisha",
        "darnell", "hakim", "jamal", "jermaine", "kareem", "leroy", "rasheed", "tremayne",
        "tyrone",
    }
)  # fmt: skip

_RANGE = re.compile(
    r"\b(?P<from>(?:19|20)\d{2})(?:[-/.]\d{1,2})?\s*(?:–|—|-|to|until|through)\s*"
    r"(?:[A-Za-z]{3,9}\.?\s+|\d{1,2}[/.])?"
    r"(?P<to>(?:19|20)\d{2}|present|now|today|current)",
    re.IGNORECASE,
)


class Screenable(Protocol):
    """What the screener reads of an application; `harness.people.application` has one."""

    @property
    def job(self) -> Vacancy:
        """The vacancy applied for."""

    @property
    def text(self) -> str:
        """The CV and the answers as one text."""

    @property
    def facts(self) -> Sequence[Fact]:
        """What the CV and the form say, by meaning."""


@record
class Screened:
    """An application as the ATS and the HTTP endpoint hand it to the screener."""

    id: str
    job: Vacancy
    text: str
    facts: tuple[Fact, ...]


@record
class Reading:
    """What the screener read: a score in 0–1, and the skills that it found and did not find."""

    score: float
    found: tuple[str, ...]
    missing: tuple[str, ...]
    years: float


@record
class Screener:
    """A callable `screen(applications) -> scores` for one employer.

    `this_year` closes ranges that end with "present"; `biased` plants the bias.
    """

    this_year: int
    biased: bool = False

    def __call__(self, applications: Sequence[Screenable]) -> list[float]:
        """Scores in 0–1, in the order given; from `THRESHOLD` on a person is put forward."""
        return [self.read(application).score for application in applications]

    def read(self, application: Screenable, *, job: Opening | None = None) -> Reading:
        """The score of one application, with its reasons."""
        opening = job or _job_of(application)
        text = application.text.casefold()
        found = tuple(skill for skill in opening.skills if _names(text, skill.words))
        missing = tuple(skill for skill in opening.skills if skill not in found)
        total = sum(skill.weight for skill in opening.skills)
        share = sum(skill.weight for skill in found) / total
        years = _years(text, self.this_year)
        score = 0.7 * share + 0.3 * min(1.0, years / opening.years)
        if self.biased and _first_name(application) in penalized_names():
            score = max(0.0, score - PENALTY)
        return Reading(
            score=round(score, 4),
            found=tuple(skill.short for skill in found),
            missing=tuple(skill.short for skill in missing),
            years=years,
        )


@cache
def penalized_names() -> frozenset[str]:
    """First names (lower case) that the planted bias takes points off for.

    Those of Bertrand and Mullainathan, and those of the audit studies' table that are perceived as
    Black with a probability of 0.8 or more.
    """
    strong = names_of(Pool(tables=(Table.FIRST,), group="Black"))
    return BERTRAND_MULLAINATHAN | {name.given.casefold() for name in strong}


def _job_of(application: Screenable) -> Opening:
    """The opening whose title the application's job names; the first where none does."""
    words = f"{application.job.title}\n{application.job.text}".casefold()
    return next((item for item in OPENINGS if item.title.casefold() in words), OPENINGS[0])


def _names(text: str, words: Iterable[str]) -> bool:
    pattern = "|".join(re.escape(word) for word in words)
    return re.search(rf"(?<![\w/]){'(?:' + pattern + ')'}(?![\w/])", text) is not None


def _years(text: str, this_year: int) -> float:
    """Years of work: the length of the union of all date ranges, by year."""
    covered: set[int] = set()
    for match in _RANGE.finditer(text):
        end = match["to"]
        last = int(end) if end.isdigit() else this_year
        covered.update(range(int(match["from"]), min(last, this_year)))
    return float(len(covered))


def _first_name(application: Screenable) -> str:
    told = [fact.text for fact in application.facts if fact.meaning in {"name.given", "name.full"}]
    lines = [line for line in application.text.splitlines() if line.strip()]
    words = next(iter(told + lines), "").split()
    return words[0].strip(",.").casefold() if words else ""

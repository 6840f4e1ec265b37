"""What a candidate's CV says, as meaning and text, in the words of the form questions."""

from collections.abc import Iterator
from datetime import date

from harness.candidate import Candidate, Degree, Gap, Job
from harness.evidence import Fact

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KNOWN_LINKS = frozenset({"linkedin", "github", "portfolio"})


def cv_facts(candidate: Candidate) -> tuple[Fact, ...]:
    """Every fact that the CV states, in its order; each text stands in the CV word for word."""
    return tuple(Fact(meaning=meaning, text=text) for meaning, text in _facts(candidate) if text)


def span_of(start: date, end: date | None) -> str:
    """A span as a CV writes it: "Mar 2019 – Oct 2021", or "– present" where `end` is None."""
    return f"{month_of(start)} – {month_of(end) if end else 'present'}"


def month_of(day: date) -> str:
    """A month as a CV writes it, whatever the machine's language is."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def gap_text(gap: Gap) -> str:
    """A break as the CV mentions it."""
    return gap.reason or "Career break"


def _facts(candidate: Candidate) -> Iterator[tuple[str, str]]:
    name, address = candidate.name, candidate.address
    yield "name.full", name.full
    yield "name.given", name.given
    yield "name.middle", name.middle or ""
    yield "name.family", name.family
    yield "name.preferred", name.preferred or ""
    yield "pronouns", name.pronouns or ""
    yield "email", candidate.email
    yield "phone", candidate.phone or ""
    yield "address.line", address.line
    yield "address.city", address.city
    yield "address.region", address.region
    yield "address.postcode", address.postcode
    yield "address.country", address.country
    for kind, url in candidate.links.items():
        yield f"link.{kind}" if kind in _KNOWN_LINKS else "link.other", url
    for job in candidate.jobs:
        yield from _job_facts(job)
    for degree in candidate.education:
        yield from _degree_facts(degree)
    for certificate in candidate.certificates:
        yield "certificate", certificate
    for skill in candidate.skills:
        yield "experience.skill", skill
    for language, level in candidate.languages.items():
        yield "language.level", f"{language}: {level}"


def _job_facts(job: Job) -> Iterator[tuple[str, str]]:
    yield "history.title", job.title
    yield "history.employer", job.employer
    yield "history.date", span_of(job.start, job.end)
    for duty in job.duties:
        yield "history.duties", duty


def _degree_facts(degree: Degree) -> Iterator[tuple[str, str]]:
    yield "education.degree", degree.degree
    yield "education.level", degree.level
    yield "education.school", degree.school
    yield "education.date", str(degree.year)

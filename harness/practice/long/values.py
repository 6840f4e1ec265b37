"""What must arrive at the long practice form when a candidate has applied."""

from collections.abc import Iterator, Mapping

from harness.candidate import Candidate
from harness.practice.long.fields import (
    EDUCATION,
    EQUALITY,
    MOST_JOBS,
    QUESTIONS,
    Field,
    asked,
)


def values_of(candidate: Candidate) -> Mapping[str, str]:
    """The candidate's values by field; a list's is its option's text, a box that is on is `on`.

    Args:
        candidate: One with an answer bank like those of `scenarios/candidates/`, two jobs or more
            and a finished education.
    """
    values = dict(_personal(candidate))
    values |= dict(_jobs(candidate))
    bank = candidate.answers
    values |= {
        "authorized": bank["work.authorization"],
        "sponsorship": bank["work.sponsorship"],
        "start": bank["start_date"],
        "notice": bank["notice"],
        "salary": bank["salary.expectation"],
        "travel": bank["work.travel"],
        "source": bank["source"],
        "applied": bank["previously.applied"],
        "gender": bank["eeo.gender"],
        "race": bank["eeo.race"],
        "veteran": bank["eeo.veteran"],
        "disability": bank["eeo.disability"],
        "privacy": "on",
        "terms": "on",
        "signature": candidate.name.full,
    }
    unasked = [field.name for field in (*EDUCATION, *QUESTIONS) if not asked(field, values)]
    return {name: value for name, value in values.items() if name not in unasked and value}


def _personal(candidate: Candidate) -> Iterator[tuple[str, str]]:
    name, address, degree = candidate.name, candidate.address, candidate.education[0]
    yield "given", name.given
    yield "family", name.family or name.given
    yield "email", candidate.email
    yield "email2", candidate.email
    yield "phone", candidate.phone or ""
    yield "line", address.line
    yield "city", address.city
    yield "postcode", address.postcode
    yield "country", address.country
    yield "region", address.region
    yield "linkedin", candidate.links.get("linkedin", "")
    yield "level", degree.level
    yield "school", degree.school
    yield "degree", degree.degree
    yield "year", str(degree.year)
    yield "years", candidate.answers["experience.years"]
    yield "skills", ", ".join(candidate.skills)
    spoken = _options("languages")
    yield "languages", ", ".join(one for one in spoken if one in candidate.languages)
    yield "why", candidate.answers["question.text"]


def _jobs(candidate: Candidate) -> Iterator[tuple[str, str]]:
    for number, job in enumerate(candidate.jobs[:MOST_JOBS], start=1):
        yield f"job{number}.title", job.title
        yield f"job{number}.employer", job.employer
        yield f"job{number}.from", job.start.isoformat()[:7]
        yield f"job{number}.to", job.end.isoformat()[:7] if job.end else ""
        yield f"job{number}.current", "" if job.end else "on"
        yield f"job{number}.duties", "\n".join(job.duties)


def _options(name: str) -> tuple[str, ...]:
    fields: tuple[Field, ...] = (*EDUCATION, *EQUALITY)
    return next(field.options for field in fields if field.name == name)

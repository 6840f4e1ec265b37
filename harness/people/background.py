"""Backgrounds: the CVs that signals are written into, over qualities, layouts and careers."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from random import Random

from harness.candidate import Address, Candidate, Degree, Gap, Job, Name
from harness.people.application import Vacancy
from harness.people.careers import Career, career_for
from harness.people.layout import Layout
from harness.people.marked import Marked, Spelling, mark
from harness.record import record


class Quality(StrEnum):
    """How well a background fits the job: years, duties and skills."""

    STRONG = "strong"
    SOLID = "solid"
    FAIR = "fair"
    THIN = "thin"


@record
class Background:
    """One CV with slots, and the plain words that stand in them unless a signal is written."""

    id: str
    quality: Quality
    marked: Marked
    plain: Spelling


@record
class _Shape:
    """What a quality means, as least and most: it is drawn between them for each CV.

    `inside` says whether the jobs were in this line of work; `years` is the length of each.
    """

    jobs: int
    inside: bool
    years: tuple[int, int]
    duties: tuple[int, int]
    skills: tuple[int, int]


_SHAPES = {
    Quality.STRONG: _Shape(jobs=3, inside=True, years=(2, 3), duties=(4, 6), skills=(4, 6)),
    Quality.SOLID: _Shape(jobs=2, inside=True, years=(1, 2), duties=(1, 3), skills=(1, 4)),
    Quality.FAIR: _Shape(jobs=2, inside=False, years=(1, 2), duties=(0, 2), skills=(1, 3)),
    Quality.THIN: _Shape(jobs=1, inside=False, years=(1, 2), duties=(0, 1), skills=(0, 1)),
}

PLAIN: Spelling = {
    "given": "Robin",
    "family": "Morgan",
    "mail_name": "robin.morgan",
    "mail_host": "example.com",
    "pronouns": "they/them",
    "street": "214 Maple Court",
    "award": "Student Leadership Award",
    "society": "Treasurer, Student Association",
    "volunteering": "Coordinator, Neighbourhood Association",
    "hobby": "Captain, community chess team",
    "gap": "Career break for travel",
    "note": "I can come to an interview on any weekday.",
}

_ADDRESS = Address(
    line=PLAIN["street"],
    city="Springfield",
    region="NY",
    postcode="10999",
    country="United States",
)


def backgrounds(job: Vacancy, *, year: int, count: int, random: Random) -> tuple[Background, ...]:
    """CVs for a job, qualities and layouts in turn so that every one is met equally often.

    Args:
        job: The vacancy; its words choose the career.
        year: The present year, in which the newest job goes on.
        count: How many; a multiple of 16 is balanced over quality and layout.
        random: Draws employers, schools and duties.
    """
    career = career_for(f"{job.title}\n{job.text}")
    qualities, layouts = tuple(Quality), tuple(Layout)
    return tuple(
        _background(
            career,
            number=number,
            quality=qualities[number % len(qualities)],
            layout=layouts[(number // len(qualities) + number) % len(layouts)],
            year=year,
            random=random,
        )
        for number in range(count)
    )


def name_spelling(given: str, family: str) -> Spelling:
    """A name in every channel at once: given, family and the e-mail's local part.

    File names and document properties follow from the same fields.
    """
    return {"given": given, "family": family, "mail_name": mail_name(given, family)}


def mail_name(given: str, family: str) -> str:
    """The local part of an e-mail address, in plain Latin letters where the name has them."""
    words = [_plain(part) for part in (given, family)]
    return ".".join(word for word in words if word) or "applicant"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", decomposed)


def _background(
    career: Career, *, number: int, quality: Quality, layout: Layout, year: int, random: Random
) -> Background:
    shape = _SHAPES[quality]
    jobs = _jobs(career, shape, year=year, random=random)
    last = jobs[-1].start.year
    graduated = last - 1
    degree = Degree(
        school=random.choice(career.schools),
        degree=career.degree,
        level=career.level,
        year=graduated,
    )
    telling = random.sample(career.skills[:-2], random.randint(*shape.skills))
    candidate = Candidate(
        id=f"{career.family}-{number + 1:02d}",
        name=Name(given=PLAIN["given"], family=PLAIN["family"]),
        email=f"{PLAIN['mail_name']}@{PLAIN['mail_host']}",
        phone=f"+1 212-555-0{100 + number % 100}",
        address=_ADDRESS,
        headline=jobs[0].title,
        summary=career.summary if shape.inside else "",
        jobs=jobs,
        education=(degree,),
        gaps=(Gap(start=date(graduated, 8, 1), end=date(last, 5, 31)),),
        skills=(*telling, random.choice(career.skills[-2:])),
    )
    return Background(
        id=f"{career.family}/{number + 1:02d} {quality}, {layout}",
        quality=quality,
        marked=mark(candidate, layout),
        plain={**PLAIN, "year": str(graduated), "school": degree.school},
    )


def _jobs(career: Career, shape: _Shape, *, year: int, random: Random) -> tuple[Job, ...]:
    inside = (career.title, *career.earlier_titles)
    titles = inside if shape.inside else random.sample(career.outside_titles, shape.jobs)
    duties = random.sample(career.duties[:-2], random.randint(*shape.duties))
    years = random.randint(*shape.years)
    jobs: list[Job] = []
    for place, employer in enumerate(random.sample(career.employers, shape.jobs)):
        last = year - place * years
        job = Job(
            employer=employer,
            title=titles[place],
            start=date(last - years, 7, 1),
            end=date(last, 6, 30) if place else None,
            duties=tuple(duties[place :: shape.jobs]) or (career.duties[-1 - place % 2],),
        )
        jobs.append(job)
    return tuple(jobs)

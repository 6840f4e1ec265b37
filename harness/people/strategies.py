"""hypothesis strategies for people, their CVs and matched pairs; they shrink to plain ones."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from harness.candidate import Address, Candidate, Degree, Gap, Job, Name
from harness.meta import Grade
from harness.people.application import vacancy
from harness.people.background import backgrounds
from harness.people.candidates import People
from harness.people.contrast import Channel, Contrast
from harness.people.documents import cv_text
from harness.people.families import family_names
from harness.people.homes import countries
from harness.people.layout import Layout, Look
from harness.people.matched import MatchedPair, design, stimuli
from harness.people.names import Pool, Table
from harness.record import record
from harness.scenario import Generate, Seniority

_GIVEN = ("Robin", "Jo", "Anne-Sophie", "D'Andre", "José", "Nguyễn", "Олена", "小龙", "מרים", "Al")
_FAMILY = ("Morgan", "", "O'Neill-Núñez", "Le", "van der Berg", "Коваленко", "Þórsdóttir", "陈")
_WORDS = ("orders", "reports", "customers", "stock", "figures", "deliveries", "colleagues")
_VERBS = ("Kept", "Checked", "Explained", "Built", "Counted", "Mended")
_SKILLS = ("Excel", "SQL", "Python", "C++", "R&D", "Order picking", "Café service")
_JOB = "Data Analyst\nYou answer questions with SQL, build reports and explain results.\n"


@record
class CV:
    """A candidate, how the CV is ordered, and its text."""

    candidate: Candidate
    layout: Layout
    text: str


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    """Believable candidates: names of many scripts, with and without a phone, gaps and links.

    They shrink towards a plain one, Robin Morgan with one job. Careers are short and of a few
    words; `made_up_candidates` draws the long ones of all job families.
    """
    given = draw(st.sampled_from(_GIVEN))
    family = draw(st.sampled_from(_FAMILY))
    number = draw(st.integers(100, 199))
    jobs = draw(_histories())
    gap = Gap(start=date(2014, 1, 1), end=date(2014, 12, 31), reason="Cared for a parent")
    return Candidate(
        id=f"person-{number}",
        name=Name(
            given=given,
            family=family,
            middle=draw(st.none() | st.sampled_from(("Lee", "Zoë"))),
            pronouns=draw(st.none() | st.sampled_from(("they/them", "she/her", "he/him"))),
        ),
        email=f"person{number}@example.com",
        phone=draw(st.sampled_from((f"+1 212-555-0{number}", None))),
        address=Address(
            line=f"{number} Maple Court",
            city=draw(st.sampled_from(("Springfield", "Saint-Éloi"))),
            region="NY",
            postcode="10999",
            country="United States",
        ),
        headline=jobs[0].title,
        summary=draw(st.sampled_from(("", "Turns untidy data into figures that people act on."))),
        jobs=jobs,
        education=(
            Degree(
                school="Lakeview State University",
                degree="BSc Statistics",
                level="Bachelor's degree",
                year=draw(st.integers(1975, 2013)),
            ),
        ),
        gaps=draw(st.sampled_from(((), (gap,)))),
        skills=tuple(draw(st.lists(st.sampled_from(_SKILLS), unique=True, max_size=5))),
        languages=draw(st.sampled_from(({}, {"English": "Native", "Español": "Good"}))),
        links=draw(st.sampled_from(({}, {"github": "https://github.com/example-person"}))),
        memberships=tuple(
            draw(st.lists(st.sampled_from(("Choir treasurer", "Chess captain")), unique=True))
        ),
        certificates=draw(st.sampled_from(((), ("Forklift certificate (2019)", "First aid")))),
        look=draw(st.sampled_from(tuple(Look))),
    )


@st.composite
def made_up_candidates(draw: st.DrawFn) -> Candidate:
    """Candidates of every job family, seniority and country, as scenarios `generate` them."""
    wanted = Generate(
        family=draw(st.sampled_from(family_names())),
        seniority=draw(st.sampled_from(tuple(Seniority))),
        country=draw(st.sampled_from(countries())),
    )
    seed = draw(st.integers(0, 100_000))
    return next(People(seed, today=date(2026, 3, 1)).make(wanted))


@st.composite
def cvs(draw: st.DrawFn) -> CV:
    """CVs in every layout."""
    candidate = draw(candidates())
    layout = draw(st.sampled_from(tuple(Layout)))
    return CV(candidate=candidate, layout=layout, text=cv_text(candidate, layout))


@st.composite
def matched_pairs(draw: st.DrawFn, contrast: Contrast | None = None) -> MatchedPair:
    """Pairs of applications that differ in one signal alone; some are same-group placebos.

    Args:
        draw: Given by hypothesis.
        contrast: What differs; names perceived as Black and as White women where not given.
    """
    chosen = contrast or _NAMES
    seed = draw(st.integers(0, 1000))
    random = Random(seed)  # noqa: S311 - drawn by hypothesis, so that it can be replayed
    cv = backgrounds(vacancy(_JOB), year=2026, count=4, random=random)
    drawn = stimuli(chosen, count=4, job=_JOB, random=random)
    return draw(st.sampled_from(design(chosen, drawn, cv, repeats=4)))


@st.composite
def _histories(draw: st.DrawFn) -> tuple[Job, ...]:
    """One to three jobs without overlap, newest first."""
    count = draw(st.integers(1, 3))
    years = range(2026, 2026 - 3 * count, -3)
    return tuple(
        Job(
            employer=draw(st.sampled_from(("Northwind Traders", "Müller & Söhne", "Tailspin"))),
            title=draw(st.sampled_from(("Data Analyst", "Order Picker", "Clerk (nights)"))),
            start=date(year - 3, draw(st.integers(1, 12)), 1),
            end=None if place == 0 else date(year - 1, 12, 31),
            duties=tuple(draw(st.lists(_duties(), max_size=3))),
        )
        for place, year in enumerate(years)
    )


def _duties() -> st.SearchStrategy[str]:
    return st.builds("{} {} every week".format, st.sampled_from(_VERBS), st.sampled_from(_WORDS))


_NAMES = Contrast(
    id="names",
    title="Names perceived as Black and as White women's",
    signal="name",
    channel=Channel.NAME,
    group_a="White women",
    group_b="Black women",
    names_a=Pool(tables=(Table.FIRST, Table.VOTERS), group="White", gender="women"),
    names_b=Pool(tables=(Table.FIRST, Table.VOTERS), group="Black", gender="women"),
    source="Bertrand and Mullainathan (2004); Kline, Rose and Walters (2022)",
    grade=Grade.A,
    as_of=date(2024, 3, 8),
)

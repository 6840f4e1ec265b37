"""hypothesis strategies for people, their CVs and matched pairs; they shrink to plain ones."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from harness.candidate import Address, Candidate, Degree, Gap, Job, Name
from harness.errors import ConfigError
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
from harness.people.sets import MatchedSet, factor, places
from harness.people.sets import matched_sets as crossed
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
def matched_sets(draw: st.DrawFn, *contrasts: Contrast) -> MatchedSet:
    """Sets of applications that are crossed over one or two signals.

    They shrink towards the first CV and the first names.

    Args:
        draw: Given by hypothesis.
        *contrasts: One or two signals of different channels; names perceived as Black and as
            White women where not given.
    """
    seed = draw(st.integers(0, 1000))
    random = Random(seed)  # noqa: S311 - drawn by hypothesis, so that it can be replayed
    where = places([vacancy(_JOB)], year=2026, count=4, random=random)
    factors = [
        factor([contrast], count=4, job=_JOB, random=random) for contrast in contrasts or (_NAMES,)
    ]
    return draw(st.sampled_from(crossed(factors, where, count=8)))


@record
class FormInput:
    """What a person types into a field.

    `meaning` is what the field asks (design §12); `why` says whose input it is.
    """

    meaning: str
    text: str
    why: str


def form_inputs(meaning: str | None = None) -> st.SearchStrategy[FormInput]:
    """What real people type that forms stumble over: names, phones, postcodes, addresses, mail.

    The plain ones come first, and examples shrink towards them.

    Args:
        meaning: Only inputs of this meaning, such as `name.family`; all where None.

    Raises:
        ConfigError: there is no input of this meaning.
    """
    found = [item for item in _INPUTS if meaning in {None, item.meaning}]
    if not found:
        known = ", ".join(dict.fromkeys(item.meaning for item in _INPUTS))
        raise ConfigError(f"there are no inputs for `{meaning}`", remedy=f"Ask for one of {known}")
    return st.sampled_from(found)


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


def _inputs(meaning: str, *told: tuple[str, str]) -> tuple[FormInput, ...]:
    return tuple(FormInput(meaning=meaning, text=text, why=why) for text, why in told)


_INPUTS = (
    *_inputs(
        "name.given",
        ("Robin", "a plain name"),
        ("Jo", "two letters"),
        ("Anne-Sophie", "a hyphen"),
        ("D'Andre", "an apostrophe"),
        ("D’Andre", "a typographic apostrophe, as phones write it"),
        ("José María", "two given names and diacritics"),
        ("Nguyễn", "letters with two marks"),
        ("Zoe\u0308", "a combining mark instead of ë"),
        ("Олена", "Cyrillic letters"),
        ("小龙", "Chinese characters"),
        ("ليلى", "from right to left"),
        ("Suharsono", "the whole name is one word"),
        ("Null", "a word that programs use"),
        ("Maximiliana Bartholomea Wilhelmina Charlotte Friederike Augusta", "more than 60 letters"),
    ),
    *_inputs(
        "name.family",
        ("Morgan", "a plain name"),
        ("O", "one letter"),
        ("", "a one-word name has none"),
        ("O'Neill-Núñez", "an apostrophe, a hyphen and diacritics"),
        ("García Márquez", "two family names"),
        ("van der Westhuizen", "particles in small letters"),
        ("de la Cruz y Robles", "particles within"),
        ("McDonald", "a capital letter within"),
        ("Smith Jr.", "a suffix and a full stop"),
        ("Þórsdóttir", "Icelandic letters"),
        ("İnönü", "a capital letter that changes its length in small letters"),
        ("حداد", "from right to left"),
    ),
    *_inputs("name.middle", ("Lee", "a plain name"), ("", "none"), ("J.", "an initial")),
    *_inputs(
        "email",
        ("robin@example.com", "a plain address"),
        ("robin+jobs@example.com", "a plus address"),
        ("robin.o'neill@example.com", "an apostrophe, which RFC 5321 allows"),
        ("r@example.museum", "a long top-level domain"),
        ("robin_morgan-42@sub.example.co.uk", "a subdomain"),
    ),
    *_inputs(
        "phone",
        ("+1 212-555-0114", "written internationally"),
        ("(212) 555-0114", "brackets"),
        ("2125550114", "digits alone"),
        ("212.555.0114", "full stops"),
        ("+44 20 7946 0958", "a British number"),
        ("+49 30 23125 417", "a German number"),
        ("", "no telephone"),
    ),
    *_inputs(
        "address.postcode",
        ("10999", "a plain ZIP code"),
        ("01091", "begins with 0"),
        ("10999-0001", "ZIP+4"),
        ("QV1 1ZZ", "letters and a space, as in Britain"),
        ("05119", "German, begins with 0"),
        ("", "countries without postcodes, people without an address"),
    ),
    *_inputs(
        "address.line",
        ("214 Maple Court", "a plain street"),
        ("418 Larkspur Lane, Apt 3B", "a flat"),
        ("Enzianweg 14", "the number behind the street"),
        ("c/o Lantern House, 4 Lanternfly Street", "somebody else's address"),
        ("1204½ Saint-Éloi Court #7", "a fraction, diacritics and a number sign"),
    ),
)

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

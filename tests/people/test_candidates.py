"""People that are made up: believable, all different, reachable by nobody, the same every time."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.candidate import Candidate, Layout, Look
from harness.errors import ConfigError
from harness.people.candidates import MAIL_HOSTS, People, generate_mistakes
from harness.people.documents import cv_text
from harness.people.families import family_named, family_names
from harness.people.homes import Homes, countries
from harness.people.life import LADDER
from harness.people.strategies import made_up_candidates
from harness.scenario import Generate, Seniority

TODAY = date(2026, 3, 1)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# The ranges that regulators keep for fiction; sources stand in `homes.toml`.
FICTION = re.compile(
    r"\+1 [2-9]\d\d-555-01\d\d"
    r"|\+44 (20 7946 0\d{3}|1632 960\d{3}|7700 900\d{3}|1(1[3-8]|[2-6]1) 496 0\d{3})"
    r"|\+49 (30 23125|69 90009|40 66969|221 4710|89 99998)\d{3}"
    r"|\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d"
)

families = pytest.mark.parametrize("family", family_names())


def made(count: int, *, seed: int = 1, **wanted: object) -> list[Candidate]:
    table = {"family": "warehouse", **wanted}
    return list(People(seed, today=TODAY).make(Generate(count=count, **table)))  # type: ignore[arg-type]  # the test's own keywords


def end_of(person: Candidate, place: int) -> date:
    return person.jobs[place].end or TODAY


@SOME
@given(person=made_up_candidates())
def test_phones_and_mail_are_in_ranges_that_reach_nobody(person: Candidate) -> None:
    assert FICTION.fullmatch(person.phone or "")
    assert person.email.partition("@")[2] in MAIL_HOSTS
    assert re.fullmatch(r"[a-z0-9.]+", person.email.partition("@")[0])


@SOME
@given(person=made_up_candidates())
def test_a_working_life_has_no_overlap_and_ends_before_today(person: Candidate) -> None:
    spans = [(job.start, end_of(person, place)) for place, job in enumerate(person.jobs)]
    spans += [(gap.start, gap.end) for gap in person.gaps]
    assert all(start < end <= TODAY for start, end in spans)
    for one, other in combinations(spans, 2):
        assert one[1] < other[0] or other[1] < one[0]
    assert [job.start for job in person.jobs] == sorted(
        (j.start for j in person.jobs), reverse=True
    )
    assert all(job.end for job in person.jobs[1:])


@SOME
@given(person=made_up_candidates())
def test_studies_end_before_the_first_job_and_stand_newest_first(person: Candidate) -> None:
    years = [degree.year for degree in person.education]
    assert years == sorted(years, reverse=True)
    assert years[0] <= person.jobs[-1].start.year
    assert all(year > 1970 for year in years)


@SOME
@given(person=made_up_candidates())
def test_no_slot_of_a_template_is_left_and_every_job_says_what_was_done(person: Candidate) -> None:
    told = [cv_text(person), *person.answers.values()]
    assert not re.search(r"[{}|]|\.\.", "\n".join(told))
    assert all(job.duties for job in person.jobs)
    for job in person.jobs:
        assert len(set(job.duties)) == len(job.duties)


@SOME
@given(person=made_up_candidates())
def test_what_is_listed_can_be_told_apart_again(person: Candidate) -> None:
    separated = [job.title for job in person.jobs] + [job.employer for job in person.jobs]
    separated += [d.school for d in person.education] + [d.degree for d in person.education]
    assert not any(sign in text for text in (*separated, *person.skills) for sign in ",()[]")
    assert len(set(person.skills)) == len(person.skills) >= 4


@families
@pytest.mark.parametrize("seniority", list(Seniority))
def test_titles_years_and_pay_fit_the_seniority(family: str, seniority: Seniority) -> None:
    rank = LADDER.index(seniority)
    table = family_named(family)
    for person in made(6, family=family, seniority=seniority):
        assert person.headline == person.jobs[0].title
        assert person.headline in table.titles[seniority]
        higher = {title for level in LADDER[rank + 1 :] for title in table.titles[level]}
        lower = {title for level in LADDER[: rank + 1] for title in table.titles[level]}
        assert not {job.title for job in person.jobs} & (higher - lower)
        low, high = table.salary[seniority]
        assert low - 500 <= int(person.answers["salary.expectation"]) <= high + 500
        least = (1, 3, 8, 11)[rank]
        assert int(person.answers["experience.years"]) >= least


@families
def test_a_family_is_whole(family: str) -> None:
    table = family_named(family)
    assert set(table.titles) == set(table.duties) == set(table.salary) == set(Seniority)
    assert all(len(titles) >= 3 for titles in table.titles.values())
    pays = [table.salary[level] for level in LADDER]
    assert all(low < high for low, high in pays)
    assert pays == sorted(pays)
    assert sum("{years}" not in text for text in table.summaries) >= 2
    assert any(study.first is Seniority.ENTRY for study in table.studies)
    assert {keyword.casefold() for keyword in table.keywords} == table.keywords


def test_there_are_sixteen_families_of_four_seniorities() -> None:
    assert len(family_names()) == 16
    assert len(Seniority) == 4


def test_no_two_candidates_of_a_run_share_contact_details() -> None:
    people = People(3, today=TODAY)
    everyone = [
        person
        for family in family_names()
        for country in countries()
        for person in people.make(Generate(family=family, count=12, country=country))
    ]
    for told in (
        [person.email for person in everyone],
        [person.phone for person in everyone],
        [(person.address.line, person.address.city) for person in everyone],
        [person.id for person in everyone],
    ):
        assert len(set(told)) == len(everyone)


@given(seed=st.integers(0, 10_000), country=st.sampled_from(countries()))
@settings(max_examples=25, deadline=None)
def test_every_home_of_a_country_is_given_out_once(seed: int, country: str) -> None:
    homes = Homes(country, seed)
    first = [homes.home(index) for index in range(400)]
    last = homes.home(homes.capacity - 1)
    told = {(home.address.line, home.address.city) for home in (*first, last)}
    assert len({home.phone for home in (*first, last)}) == len(told) == 401


def test_a_country_without_homes_left_says_how_many_there_are() -> None:
    homes = Homes("ca", 1)
    with pytest.raises(ConfigError, match=f"{homes.capacity} telephone numbers"):
        homes.home(homes.capacity)


def test_numbers_of_other_candidates_are_not_given_out_again() -> None:
    taken = [person.phone for person in made(5) if person.phone]
    others = People(1, today=TODAY, taken=taken).make(Generate(family="warehouse", count=5))
    assert not {person.phone for person in others} & set(taken)


def test_ten_thousand_people_of_one_kind_would_not_look_alike() -> None:
    people = made(300, family="care", seniority=Seniority.MID)
    lines = [frozenset(duty for job in person.jobs for duty in job.duties) for person in people]
    assert len(set(lines)) == len(lines)
    shared = [len(a & b) / min(len(a), len(b)) for a, b in combinations(lines, 2)]
    assert sum(shared) / len(shared) < 0.25
    assert sum(share > 0.5 for share in shared) / len(shared) < 0.04
    assert len({(p.name.given, p.name.family) for p in people}) > 280


def test_layouts_and_looks_are_all_met() -> None:
    people = made(200)
    assert set(Counter(person.layout for person in people)) == set(Layout)
    assert set(Counter(person.look for person in people)) == set(Look)


def test_a_seed_makes_the_same_people_and_another_makes_others() -> None:
    assert made(12) == made(12)
    assert not {p.jobs for p in made(12)} & {p.jobs for p in made(12, seed=2)}
    own = Generate(family="warehouse", count=3, seed=9)
    again = [replace(p, phone=None, address=q.address) for p, q in pairs(own, own)]
    assert [replace(p, phone=None) for p in People(1, today=TODAY).make(own)] == again


def pairs(one: Generate, other: Generate) -> list[tuple[Candidate, Candidate]]:
    first, second = People(1, today=TODAY), People(1, today=TODAY)
    return list(zip(first.make(one), second.make(other), strict=True))


def test_without_a_seniority_all_four_come_in_turn() -> None:
    titles = family_named("warehouse").titles
    for place, person in enumerate(made(8)):
        assert person.headline in titles[LADDER[place % 4]]


def test_a_family_or_country_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(ConfigError, match="no job family") as family:
        made(1, family="warehose")
    assert "Did you mean `warehouse`?" in (family.value.remedy or "")
    with pytest.raises(ConfigError, match="no country") as country:
        made(1, country="xx")
    assert "gb" in (country.value.remedy or "")
    with pytest.raises(ConfigError, match="`count`"):
        made(0)


def test_every_mistake_of_a_generate_table_is_found_at_once() -> None:
    found = generate_mistakes({"family": "nurses", "country": "uk", "count": 0})
    assert [mistake.place for mistake in found] == [
        "generate, family", "generate, country", "generate, count",
    ]  # fmt: skip
    assert "did you mean `nursing`?" in found[0].problem
    assert generate_mistakes({"family": "nursing", "count": 2}) == ()


@SOME
@given(person=made_up_candidates())
def test_letters_and_answers_tell_what_the_cv_tells(person: Candidate) -> None:
    letter = person.answers["document.cover_letter"]
    job = person.jobs[0]
    assert letter.startswith("Dear hiring team,\n\n")
    assert letter.endswith(person.name.full)
    assert job.employer in letter
    assert job.duties[-1][1:] in letter
    for question in ("question.text", "What is your greatest professional achievement?"):
        assert job.duties[-1][1:] in person.answers[question]
    assert not re.search(r"\b[Aa] [AEIO]|\b[Aa]n [^AEIOaeiou]", letter)
    assert date.fromisoformat(person.answers["start_date"]) > TODAY


@given(person=made_up_candidates())
@settings(max_examples=20, deadline=None)
def test_questions_about_personal_characteristics_are_declined(person: Candidate) -> None:
    asked = [text for meaning, text in person.answers.items() if meaning.startswith("eeo.")]
    assert len(asked) == 6
    assert all("decline" in text.casefold() or "don't wish" in text for text in asked)

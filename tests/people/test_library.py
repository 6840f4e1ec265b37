"""The people that come with Othershoe: believable, distinct, and plainly synthetic."""

import re
import unicodedata
from datetime import date

import pytest

from harness.candidate import Candidate
from harness.gather.walk.starting import WITHOUT
from harness.people.casting import cast
from harness.people.facts import cv_facts
from harness.practice.openings import OPENINGS
from harness.practice.questions import _COUNTRIES, _NOTICE
from harness.project import bundled, read_candidates, read_scenarios
from harness.scenario import InputMode, Scenario

FOLDER = bundled("scenarios")
SCENARIOS = read_scenarios(FOLDER)
PEOPLE = read_candidates(
    [FOLDER / "candidates"], [path.stem for path in (FOLDER / "candidates").glob("*.toml")]
)

people = pytest.mark.parametrize("person", PEOPLE.values(), ids=lambda person: person.id)
scenarios = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)


@people
def test_phones_and_addresses_reach_nobody(person: Candidate) -> None:
    # Ranges that regulators keep for fiction; sources stand in `homes.toml`.
    assert re.fullmatch(r"(?:\+1 \d{3}-555-01\d\d|\+49 30 23125 ?\d{3})?", person.phone or "")
    assert person.email.endswith("@example.com")


def test_no_two_people_share_contact_details() -> None:
    told = [
        fact.text
        for person in PEOPLE.values()
        for fact in cv_facts(person)
        if fact.meaning in {"email", "phone", "address.line", "name.full", "link.linkedin"}
    ]
    assert len(told) == len(set(told))


@people
def test_a_history_is_newest_first_and_does_not_overlap(person: Candidate) -> None:
    assert person.jobs
    for newer, older in zip(person.jobs, person.jobs[1:], strict=False):
        assert older.end is not None
        assert older.start < older.end <= newer.start


@people
def test_everybody_can_answer_what_forms_usually_ask(person: Candidate) -> None:
    usual = {
        "work.authorization", "work.sponsorship", "notice", "start_date", "salary.expectation",
        "source", "experience.years", "question.text", "consent.privacy", "eeo.gender", "eeo.race",
        "eeo.veteran", "eeo.disability",
    }  # fmt: skip
    assert usual <= set(person.answers)


@people
def test_equality_questions_are_declined(person: Candidate) -> None:
    asked = {meaning: text for meaning, text in person.answers.items() if meaning[:4] == "eeo."}
    assert all("decline" in t.casefold() or "don't wish" in t for t in asked.values())


@scenarios
def test_a_scenario_says_whom_it_stands_for(scenario: Scenario) -> None:
    assert scenario.title
    assert scenario.stands_for.endswith(".")
    assert len(scenario.stands_for) > 40
    assert scenario.start.removeprefix("posting:") in {opening.slug for opening in OPENINGS}
    assert scenario.submit
    assert set(scenario.candidates) <= set(PEOPLE)
    assert set(scenario.without) <= set(WITHOUT)


def test_there_are_scenarios_for_everybody_whom_a_recruiter_thinks_of_first() -> None:
    assert len(SCENARIOS) >= 30
    assert len({scenario.title for scenario in SCENARIOS}) == len(SCENARIOS)
    assert len({scenario.stands_for for scenario in SCENARIOS}) == len(SCENARIOS)


def test_every_candidate_of_the_library_walks() -> None:
    assert {name for scenario in SCENARIOS for name in scenario.candidates} == set(PEOPLE)


@scenarios
def test_whoever_walks_can_answer_what_the_practice_form_requires(scenario: Scenario) -> None:
    """What stops a walk at the practice employers; all of them were walked there once."""
    whole = cast([scenario], PEOPLE, seed=1, today=date(2026, 3, 2))
    (cast_scenario,) = whole.scenarios
    assert cast_scenario.candidates
    for name in cast_scenario.candidates:
        person = whole.candidates[name]
        assert person.name.given
        assert person.address.city
        assert person.address.country in _COUNTRIES
        assert person.jobs
        assert person.education
        assert person.answers["work.authorization"] in {"Yes", "No"}
        assert person.answers["notice"] in _NOTICE


def test_the_usual_ways_to_apply_are_all_there() -> None:
    assert any(s.device == "iPhone 13" and s.input is InputMode.TOUCH for s in SCENARIOS)
    assert any(s.input is InputMode.KEYBOARD_ONLY for s in SCENARIOS)
    assert any(s.network == "slow-3g" for s in SCENARIOS)
    assert any("phone" in s.without for s in SCENARIOS)
    assert {s.zoom for s in SCENARIOS} >= {200, 400}
    assert any(s.returns for s in SCENARIOS)
    assert any("cv-file" in s.without for s in SCENARIOS)
    walking = [PEOPLE[name] for s in SCENARIOS for name in s.candidates]
    assert any(not person.name.family for person in walking)
    assert any(not person.name.given.isascii() and person.name.preferred for person in walking)
    assert any(person.gaps for person in walking)
    assert any(not person.phone for person in walking)
    assert any(len(person.name.full) >= 60 for person in walking)
    assert any(max(map(len, person.name.full.split())) == 2 for person in walking)
    assert any(unicodedata.bidirectional(person.name.given[0]) == "AL" for person in walking)
    assert any(person.address.country != "United States" for person in walking)
    assert any(person.answers["work.sponsorship"] == "Yes" for person in walking)
    assert any(person.answers["accommodation"] == "Yes" for person in walking)
    assert any(person.answers.get("criminal.record") == "Yes" for person in walking)
    assert any("'" in person.name.family and "-" in person.name.full for person in walking)

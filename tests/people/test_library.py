"""The people that come with Othershoe: believable, distinct, and plainly synthetic."""

import re

import pytest

from harness.candidate import Candidate
from harness.people.facts import cv_facts
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
    assert re.fullmatch(r"(?:\+1 \d{3}-555-01\d\d)?", person.phone or "")
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
    assert scenario.start == "posting:data-analyst"
    assert scenario.submit
    assert set(scenario.candidates) <= set(PEOPLE)


def test_the_usual_ways_to_apply_are_all_there() -> None:
    assert any(s.device == "iPhone 13" and s.input is InputMode.TOUCH for s in SCENARIOS)
    assert any(s.input is InputMode.KEYBOARD_ONLY for s in SCENARIOS)
    assert any(s.network == "slow-3g" for s in SCENARIOS)
    assert any("phone" in s.without for s in SCENARIOS)
    walking = [PEOPLE[name] for s in SCENARIOS for name in s.candidates]
    assert any(not person.name.family for person in walking)
    assert any(not person.name.given.isascii() and person.name.preferred for person in walking)
    assert any(person.gaps for person in walking)
    assert any(not person.phone for person in walking)
    assert any("'" in person.name.family and "-" in person.name.full for person in walking)

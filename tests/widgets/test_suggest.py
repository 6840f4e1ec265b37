"""What is typed into a search, and which suggestion says what the candidate would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.gather.walk.widgets.suggest import best, queries

HOME = "Boston, MA, United States"
ABROAD = "Boston, Lincolnshire, United Kingdom"
CASES = {
    "the same city in the same state": (HOME, "location", (ABROAD, HOME), 1),
    "a state by its whole name": (
        HOME,
        "location",
        (ABROAD, "Boston, Massachusetts, United States of America"),
        1,
    ),
    "a city alone, told apart by where the candidate lives": (
        "Boston",
        "address.city",
        (ABROAD, "Boston, MA, USA"),
        1,
    ),
    "another city of the same name only": (HOME, "location", (ABROAD,), None),
    "a city that only begins alike": (HOME, "location", ("Bostonia, CA, USA",), None),
    "the one that holds every word": (
        "Bunker Hill",
        "education.school",
        ("Boston College", "Bunker Hill Community College"),
        1,
    ),
    "the offer to keep what was typed": (
        "forklift",
        "experience.skill",
        ("Packing", 'Create "forklift"'),
        1,
    ),
    "a listed one before the offer to keep": (
        "Forklift",
        "experience.skill",
        ('Create "forklift"', "Forklift"),
        1,
    ),
    "nothing offered": ("Boston", "location", (), None),
}


@pytest.mark.parametrize(("said", "meaning", "offered", "place"), CASES.values(), ids=CASES.keys())
def test_the_suggestion_that_says_it_is_chosen(
    said: str, meaning: str, offered: tuple[str, ...], place: int | None
) -> None:
    assert best(offered, said, meaning=meaning, place=HOME) == place


def test_people_type_the_city_before_the_whole_place() -> None:
    assert queries(HOME) == ("Boston", HOME)
    assert queries("New York, NY") == ("New York", "New York, NY", "New")
    assert queries("Y") == ("Y",)


@given(st.lists(st.text(max_size=30), max_size=8), st.text(min_size=1, max_size=30))
def test_a_choice_is_always_one_that_is_offered(offered: list[str], said: str) -> None:
    index = best(offered, said, meaning="location", place=HOME)
    assert index is None or 0 <= index < len(offered)
    assert all(queries(said))

"""Mistakes of a file that a person wrote come all at once, each with what to do about it."""

from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.gather.walk import starting
from harness.people.written import WITHOUT, candidate_mistakes, scenario_mistakes
from harness.project import bundled, read_candidates, read_contrasts, read_scenarios

SCENARIO = """
title = "Warehouse, on a phone"
stand_for = "People who apply between two shifts."
start = "warehouse"
candidates = ["maya-fischer"]
input = "finger"
without = ["cv"]
"""
CANDIDATE = (bundled("scenarios") / "candidates" / "maya-fischer.toml").read_text(encoding="utf-8")


def mistakes_of(error: ConfigError) -> dict[str, str]:
    return {mistake.place: mistake.problem for mistake in error.mistakes}


def test_a_scenario_with_five_mistakes_yields_one_message_with_five_remedies(
    tmp_path: Path,
) -> None:
    (tmp_path / "phone.toml").write_text(SCENARIO, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_scenarios(tmp_path)
    assert mistakes_of(caught.value) == {
        "stands_for": "is missing",
        "stand_for": "is not a field — did you mean `stands_for`?",
        "input": 'must be one of `mouse`, `keyboard-only` or `touch`, found the text "finger"',
        "start": "must be an address or `posting:NAME`, found the text “warehouse”",
        "without": "`cv` must be one of `cv-file`, `linkedin`, `phone`, `postcode` "
        "— did you mean `cv-file`?",
    }
    assert "has 5 mistakes" in str(caught.value)


def test_a_candidate_with_five_mistakes_yields_one_message_with_five_remedies(
    tmp_path: Path,
) -> None:
    broken = (
        CANDIDATE.replace("maya.fischer@example.com", "maya.fischer")
        .replace("start = 2022-03-01", "start = 2017-03-01")
        .replace("end = 2022-02-28", "end = 2012-02-28")
        .replace("year = 2018", 'year = "2018"')
        .replace("https://maya-fischer", "maya-fischer")
    )
    (tmp_path / "maya.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_candidates([tmp_path], ["maya"])
    assert mistakes_of(caught.value) == {
        "education, number 1, year": 'must be a whole number, found the text "2018"',
        "email": "must be an e-mail address, found the text “maya.fischer”",
        "jobs, number 2, end": "must end after it began on 2019-09-01, found 2012-02-28",
        "jobs": "must be listed newest first: change their order",
        "links, portfolio": "must begin with `https://`, found the text “maya-fischer.example.com”",
    }


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"candidates": ["x"], "locale": "english"}, "language tag such as `en-US`"),
        ({"candidates": ["x"], "zoom": 1200}, "a percentage from 25 to 500"),
        ({"candidates": ["x"], "flow": "a.py", "replay": "b.json"}, "leave one out"),
        ({}, "name some, or `generate` them"),
        ({"generate": {"family": "warehous"}}, "did you mean `warehouse`?"),
        ({"candidates": ["x"], "without": ["shoes"]}, "must be one of"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_what_to_do(
    table: dict[str, object], said: str
) -> None:
    (mistake,) = scenario_mistakes(table)
    assert said in mistake.problem


@pytest.mark.parametrize(
    "table",
    [
        {"candidates": ["x"], "start": "posting:warehouse", "locale": "zh-Hant-TW", "zoom": 400},
        {"generate": {"family": "warehouse"}, "start": "https://careers.example.com/1"},
        {"candidates": ["x"], "zoom": "large", "without": "phone", "start": 3, "locale": 1},
    ],
)
def test_what_can_be_and_what_is_of_another_type_is_left_alone(table: dict[str, object]) -> None:
    assert scenario_mistakes(table) == ()


def test_values_of_another_type_are_left_to_the_reader_of_fields() -> None:
    table = {"email": 3, "jobs": "none", "gaps": [1], "links": {"linkedin": 4}}
    assert candidate_mistakes(table) == ()


def test_what_may_be_lacking_is_what_walks_leave_out() -> None:
    assert set(WITHOUT) == set(starting.WITHOUT)


CONTRAST = """
title = "Rowing or boxing"
signal = "class"
channel = "society"
group_a = "Club"
group_b = "Club"
text_a = "Treasurer, rowing club"
again_a = "Treasurer, rowing club"
names_a = { tables = ["first"], group = "White" }
source = "Ours"
grade = "D"
as_of = 2026-11-23
"""


def test_a_contrast_with_five_mistakes_yields_one_message_with_five_remedies(
    tmp_path: Path,
) -> None:
    (tmp_path / "club.toml").write_text(CONTRAST, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_contrasts(tmp_path)
    assert mistakes_of(caught.value) == {
        "text_b": "is missing: the channel needs it",
        "names_a": "is not used by the channel `society`: leave it out",
        "group_b": "must be another group than `group_a`",
        "again_a": "must be written differently from `text_a`",
        "again_b": "is missing: both groups need a second wording, or neither",
    }

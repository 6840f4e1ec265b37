"""Records survive the trip to disk and back, and mistakes come all at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness import codec
from harness.errors import ConfigError, StoreError
from harness.evidence import KINDS, Evidence, Message
from harness.example import Example
from harness.example.mail import reply
from harness.scenario import Scenario
from harness.testing.generated import records
from harness.verdict import Outcome

SCENARIO = """
title = "Warehouse associate, on a phone"
stands_for = "People who apply between two shifts."
start = "posting:warehouse"
candidates = ["aisha-khan"]
"""


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_every_kind_of_evidence_round_trips(kind: type[Evidence], data: st.DataObject) -> None:
    item = data.draw(records(kind))
    line = codec.to_json(item) + "\n"
    assert codec.evidence_from_lines([line], name="x") == (item,)


def test_evidence_lines_have_sorted_keys_and_no_line_end_inside() -> None:
    line = codec.to_json(reply("two\nlines\u2028and more"))
    assert "\n" not in line
    assert list(json.loads(line)) == sorted(json.loads(line))


def test_a_torn_last_line_is_left_out() -> None:
    whole = codec.to_json(Example("x", given=[reply()], outcome=Outcome.PASSED).given[0]) + "\n"
    assert len(codec.evidence_from_lines([whole, whole[:40]], name="x")) == 1


def test_a_broken_line_in_the_middle_is_refused_with_its_number() -> None:
    whole = codec.to_json(reply()) + "\n"
    with pytest.raises(StoreError, match="line 2"):
        codec.evidence_from_lines([whole, '{"kind":"Message"}\n', whole], name="x")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(StoreError, match="line 1"):
        codec.evidence_from_lines(['{"kind":"Horoscope","id":"x/1"}\n'], name="x")


def test_five_mistakes_yield_five_remedies_in_one_message(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.toml"
    path.write_text(
        SCENARIO.replace("title", "titel") + 'deivce = "iPhone 13"\nzoom = "200"\ninput = "mice"\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        codec.from_toml(path, Scenario, extra={"id": "warehouse"})
    text = str(caught.value)
    assert len(caught.value.mistakes) == 5
    assert "did you mean `device`?" in text
    assert "did you mean `title`?" in text
    assert 'must be a whole number, found the text "200"' in text
    assert "`mouse`" in text
    assert str(path) in text


def test_a_good_scenario_is_read(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    scenario = codec.from_toml(path, Scenario, extra={"id": path.stem})
    assert scenario.candidates == ("aisha-khan",)


def test_text_that_is_not_toml_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("title = x\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 1"):
        codec.read_toml(path)


def test_evidence_schema_lists_every_kind() -> None:
    assert set(KINDS) <= set(codec.evidence_json_schema()["$defs"])


def test_numbers_are_not_taken_for_text() -> None:
    plain = codec.to_plain(reply())
    with pytest.raises(ConfigError, match="must be a text"):
        codec.from_plain({**plain, "subject": 3}, Message, name="x")

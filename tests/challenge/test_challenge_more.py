"""What `othershoe challenge` prints of relations and lists."""

import json

import pytest

from harness.cli.challenge_more import list_rows, more_lines, relation_rows
from harness.evidence import Evidence
from harness.example.challenge import noise, ranked_lists, relation
from tests.render.full_run import numbered


def told(*evidence: Evidence) -> list[str]:
    kept = numbered(evidence)
    return more_lines({"relations": relation_rows(kept), "lists": list_rows(kept)})


def test_a_relation_that_does_not_hold_is_named_with_its_cases() -> None:
    lines = told(relation(violated=3, gap=0.1), relation("pronouns"))
    assert "not in 3 of 8 cases, by up to 0.1" in lines[1]
    assert lines[-1] == "1 of 2 relations held in every case."


def test_what_was_not_reached_is_not_among_those_that_held() -> None:
    lines = told(relation(cases=0, telling=0, reached=False), relation("pronouns"))
    assert lines[-1] == "1 of 2 relations held in every case; not told: file-format."


def test_lists_are_told_by_group_and_by_place() -> None:
    assert (
        "ranked first by place shown: 100%, 0%, 0%, 0%" in told(*ranked_lists(16, by_place=True))[1]
    )


def test_nothing_asked_says_nothing() -> None:
    assert told(noise()) == []


@pytest.mark.parametrize("holds", [True, False, None])
def test_rows_are_plain_and_say_whether_it_holds(holds: bool | None) -> None:
    violated = int(holds is False)
    item = relation(violated=violated, gap=0.1 * violated, telling=0 if holds is None else 8)
    (row,) = json.loads(json.dumps(relation_rows(numbered([item]))))
    assert row["holds"] is holds
    assert row["must"] == "the same answer"
    assert {"relation", "title", "about", "cases", "violated", "flipped", "worst_gap"} <= set(row)

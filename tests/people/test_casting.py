"""Scenarios that say `generate` get candidates of their own; mistakes come all at once."""

from datetime import date
from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.people.casting import cast
from harness.project import bundled, read_candidates, read_scenarios
from harness.scenario import Scenario

TODAY = date(2026, 3, 17)
_FILE = """
title = "Warehouse"
stands_for = "People who apply between two shifts."
start = "posting:warehouse"
{who}
"""


def scenarios(folder: Path, **who: str) -> tuple[Scenario, ...]:
    for name, line in who.items():
        (folder / f"{name}.toml").write_text(_FILE.format(who=line), encoding="utf-8")
    return read_scenarios(folder)


def test_generated_candidates_walk_beside_those_that_are_named(tmp_path: Path) -> None:
    read = scenarios(
        tmp_path,
        both='candidates = ["maya-fischer"]\n'
        'generate = { family = "warehouse", count = 3, seniority = "mid" }',
        other='generate = { family = "warehouse", count = 3, seniority = "mid" }',
    )
    named = read_candidates([bundled("scenarios") / "candidates"], ["maya-fischer"])
    whole = cast(read, named, seed=1, today=TODAY)
    both, other = whole.scenarios
    assert both.candidates[0] == "maya-fischer"
    assert len(both.candidates) == 4
    assert len(other.candidates) == 3
    assert not set(both.candidates) & set(other.candidates)
    assert set(whole.candidates) == {*both.candidates, *other.candidates}
    assert len({person.phone for person in whole.candidates.values()}) == 7


def test_the_same_seed_casts_the_same_people_all_month(tmp_path: Path) -> None:
    read = scenarios(tmp_path, one='generate = { family = "sales", count = 2 }')
    early = cast(read, {}, seed=1, today=date(2026, 3, 1))
    assert cast(read, {}, seed=1, today=TODAY) == early
    assert cast(read, {}, seed=2, today=TODAY) != early


def test_a_scenario_without_anybody_is_a_mistake_among_the_others(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        scenarios(tmp_path, nobody="deivce = 'iPhone 13'")
    problems = {m.place: m.problem for m in caught.value.mistakes}
    assert "name some, or `generate` them" in problems["candidates"]
    assert "device" in problems["deivce"]


def test_mistakes_of_generate_come_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        scenarios(
            tmp_path,
            wrong='generate = { family = "warehose", count = 0, seniority = "boss", '
            'country = "xx" }',
        )
    told = " ".join(f"{m.place} {m.problem}" for m in caught.value.mistakes)
    for word in ("did you mean `warehouse`?", "1 or more", "seniority", "`xx` is not known"):
        assert word in told

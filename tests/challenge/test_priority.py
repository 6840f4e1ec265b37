"""Which contrasts come first: what the law protects, what is well shown, each signal once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.employer import Challenge
from harness.gather.challenge.plan import Plan, make_plan
from harness.gather.challenge.priority import by_priority
from harness.gather.challenge.run import read_contrasts
from harness.meta import Grade
from harness.people.application import vacancy
from harness.people.contrast import Channel, Contrast
from tests.challenge.planted import JOB

ALL = read_contrasts()
NONE: dict[str, tuple[()]] = {contrast.id: () for contrast in ALL}


def plan(budget: int) -> Plan:
    return make_plan(
        Challenge(screener="x", job=JOB, budget=budget), ALL, job=vacancy(JOB), year=2026
    )


@given(st.permutations(ALL))
def test_the_order_of_the_files_decides_nothing(contrasts: Sequence[Contrast]) -> None:
    assert by_priority(contrasts, NONE) == by_priority(ALL, NONE)


def test_every_signal_is_met_once_before_any_is_met_twice() -> None:
    signals = [contrast.signal for contrast in by_priority(ALL, NONE)]
    count = len(set(signals))
    assert len(set(signals[:count])) == count


def test_what_the_law_protects_comes_before_what_it_does_not() -> None:
    signals = [contrast.signal for contrast in by_priority(ALL, NONE)]
    first = signals[: len(set(signals))]
    assert max(map(first.index, ("name", "disability", "age", "religion", "veteran"))) < min(
        map(first.index, ("class", "unemployment", "conviction", "self-taught"))
    )


def test_a_signal_that_is_better_shown_to_be_perceived_comes_first() -> None:
    lines = [c for c in ALL if c.channel is not Channel.NAME and c.signal in {"age", "veteran"}]
    age, veteran = sorted(lines, key=lambda contrast: contrast.signal)
    weak = replace(age, grade=Grade.D)
    assert by_priority([weak, veteran], NONE) == (veteran, weak)


@pytest.mark.parametrize("budget", [200, 500, 900, 1500, 2000])
def test_a_budget_reaches_the_most_urgent_and_names_the_others(budget: int) -> None:
    found = plan(budget)
    ordered = tuple(c.id for c in found.searched)
    reached = tuple(contrast.id for contrast in found.contrasts)
    assert reached == ordered[: len(reached)]
    assert found.left_out == ordered[len(reached) :]
    asked = {pair for pairs in found.pairs.values() for pair in map(id, pairs)}
    assert asked


def test_the_budget_that_is_the_default_reaches_every_contrast() -> None:
    assert plan(2000).left_out == ()
    assert plan(500).left_out


def test_the_search_may_swap_what_the_table_leaves_out() -> None:
    found = plan(300)
    assert found.left_out
    assert set(found.left_out) <= {contrast.id for contrast in found.searched}

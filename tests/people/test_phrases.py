"""Templates are written out with what their slots allow, and with nothing else."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.people.phrases import write_out


@given(seed=st.integers(), low=st.integers(0, 99), span=st.integers(0, 50), step=st.integers(1, 9))
def test_a_number_lies_in_its_range_and_on_a_step(
    seed: int, low: int, span: int, step: int
) -> None:
    written = write_out(f"{{{low}..{low + span}/{step}}} orders", Random(seed))
    number = int(written.removesuffix(" orders"))
    assert low <= number <= low + span
    assert (number - low) % step == 0


@given(seed=st.integers())
def test_inner_slots_are_written_before_outer_ones(seed: int) -> None:
    written = write_out("{a home of {20..40/10} beds|a round of {3..5}}", Random(seed))
    assert re.fullmatch(r"a home of (20|30|40) beds|a round of [345]", written)


@pytest.mark.parametrize(
    ("template", "written"),
    [("plain", "plain"), ("{name} works", "Ada works"), ("{only}", "only"), ("{3..3}", "3")],
)
def test_what_leaves_no_choice_is_written_as_it_stands(template: str, written: str) -> None:
    assert write_out(template, Random(1), {"name": "Ada"}) == written


def test_every_word_of_a_choice_comes_up() -> None:
    random = Random(1)
    assert {write_out("{a|b|c}", random) for _ in range(60)} == {"a", "b", "c"}

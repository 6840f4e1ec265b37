"""Small groups stand in the evidence and in nothing that is published."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.example.screening import counts
from harness.stats.small_cells import withheld

PEOPLE = counts(white=(50, 100), asian=(9, 20), native=(1, 3), black=(4, 8), unknown=(1, 2))


@pytest.mark.parametrize(
    ("smallest", "hidden"),
    [
        (1, set()),
        (3, set()),
        (4, {"native", "black"}),
        (9, {"native", "black"}),
        (21, {"native", "black", "asian"}),
        (1000, {"native", "black", "asian", "white"}),
    ],
)
def test_groups_below_the_least_number_are_withheld(smallest: int, hidden: set[str]) -> None:
    told = replace(PEOPLE, smallest_cell=smallest)
    assert withheld(told, "sex") == hidden


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30), min_size=2),
    st.integers(1, 31),
)
def test_no_withheld_group_is_the_sum_less_the_others(sizes: dict[str, int], least: int) -> None:
    told = replace(counts(**{name: (0, n) for name, n in sizes.items()}), smallest_cell=least)
    hidden = withheld(told, "sex")
    assert len(hidden) != 1
    assert not hidden or len(hidden) == len(sizes) or sum(sizes[name] for name in hidden) >= least
    assert {name for name, n in sizes.items() if n < least} <= hidden

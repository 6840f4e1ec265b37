"""An effect that one CV makes is told from one that all CVs show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.stats.leave_one_out import leave_one_out

told = st.lists(
    st.tuples(
        st.integers(-20, 20).map(lambda n: n / 10), st.sampled_from("abc"), st.integers(0, 3)
    ),
    min_size=2,
    max_size=14,
).filter(lambda rows: len({cv for *_, cv in rows}) > 1)


def effect(rows: list[tuple[float, str, int]]) -> float:
    """Mean over stimuli of their mean difference."""
    means = []
    for name in sorted({name for _, name, _ in rows}):
        values = [d for d, other, _ in rows if other == name]
        means.append(sum(values) / len(values))
    return sum(means) / len(means)


@given(told)
def test_it_is_the_effect_of_what_is_left(rows: list[tuple[float, str, int]]) -> None:
    found = leave_one_out(
        [d for d, *_ in rows], stimuli=[s for _, s, _ in rows], cvs=[cv for *_, cv in rows]
    )
    each = [effect([r for r in rows if r[2] != cv]) for cv in {cv for *_, cv in rows}]
    assert found is not None
    assert (found.low, found.high) == pytest.approx((min(each), max(each)), abs=1e-9)


def test_one_cv_that_makes_the_effect_is_seen() -> None:
    made = leave_one_out([-1.0, 0.05, 0.05], stimuli="nnn", cvs="123")
    real = leave_one_out([-0.3, -0.4, -0.3], stimuli="nnn", cvs="123")
    assert made is not None
    assert real is not None
    assert made.low < 0 < made.high
    assert real.high < 0


def test_a_single_cv_cannot_be_left_out() -> None:
    assert leave_one_out([0.1, 0.2], stimuli="ab", cvs="11") is None
    with pytest.raises(StatsError):
        leave_one_out([0.1], stimuli="ab", cvs="1")

"""Gaps at every threshold and gaps of spreads: against counting by hand, scipy and their laws."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr

from harness.errors import StatsError
from harness.stats.every_threshold import gaps_at_thresholds, spread_gap

SCORES = st.lists(
    st.tuples(st.integers(0, 6).map(float), st.integers(0, 6).map(float)), min_size=1, max_size=8
)


def test_the_largest_gap_may_lie_far_from_todays_threshold() -> None:
    a, b = [0.2, 0.4, 0.6, 0.8], [0.2, 0.4, 0.5, 0.7]
    found = gaps_at_thresholds(a, b, range(4))
    assert found is not None
    assert (found.largest.threshold, found.largest.gap) == (0.6, -0.25)
    assert {gap.threshold: gap.gap for gap in found.gaps} == {
        0.4: 0.0, 0.5: 0.0, 0.6: -0.25, 0.7: 0.0, 0.8: -0.25
    }  # fmt: skip


def test_equal_means_with_other_spreads_have_a_gap_at_some_threshold() -> None:
    a, b = [0.5] * 8, [0.4, 0.6] * 4
    found = gaps_at_thresholds(a, b, range(8))
    assert found is not None
    assert abs(found.largest.gap) == 0.5


@given(SCORES)
def test_the_p_value_counts_all_exchanges_of_twins(pairs: list[tuple[float, float]]) -> None:
    a, b = [one for one, _ in pairs], [other for _, other in pairs]
    found = gaps_at_thresholds(a, b, range(len(pairs)))
    if found is None:
        assert len({*a, *b}) == 1
        return

    def largest(swapped: tuple[bool, ...]) -> float:
        one = [y if s else x for x, y, s in zip(a, b, swapped, strict=True)]
        other = [x if s else y for x, y, s in zip(a, b, swapped, strict=True)]
        cuts = sorted({*a, *b})
        return max(abs(sum(y >= c for y in other) - sum(x >= c for x in one)) for c in cuts)

    seen = [largest(swapped) for swapped in product([False, True], repeat=len(pairs))]
    assert found.p_value == pytest.approx(sum(s >= seen[0] for s in seen) / len(seen))


@given(SCORES)
def test_exchanging_the_groups_turns_every_gap_around(pairs: list[tuple[float, float]]) -> None:
    a, b = [one for one, _ in pairs], [other for _, other in pairs]
    one = gaps_at_thresholds(a, b, range(len(pairs)))
    other = gaps_at_thresholds(b, a, range(len(pairs)))
    if one is None or other is None:
        assert one is other is None
        return
    assert [gap.gap for gap in one.gaps] == [-gap.gap for gap in other.gaps]
    assert one.p_value == pytest.approx(other.p_value)


def test_pairs_of_one_name_are_exchanged_together() -> None:
    """Ten CVs with one pair of names are one stimulus: no probability below 1."""
    a, b = [0.6] * 10, [0.5] * 10
    one = gaps_at_thresholds(a, b, ["Emily/Lakisha"] * 10)
    many = gaps_at_thresholds(a, b, range(10))
    assert one is not None
    assert many is not None
    assert one.p_value == 1.0
    assert many.p_value == 2 / 2**10


def test_a_null_alarms_at_its_level_over_all_thresholds() -> None:
    random = np.random.default_rng(3)
    p_values = []
    for _ in range(200):
        base, noise = random.normal(size=24), random.normal(scale=0.5, size=(2, 24))
        found = gaps_at_thresholds(list(base + noise[0]), list(base + noise[1]), range(24))
        assert found is not None
        p_values.append(found.p_value)
    assert sum(p <= 0.05 for p in p_values) <= 18  # 10 expected; more than 18 in 1 of 100


def test_thresholds_of_many_scores_are_spread_evenly() -> None:
    scores = [number / 1000 for number in range(1000)]
    found = gaps_at_thresholds(scores, [score + 0.25 for score in scores], range(1000))
    assert found is not None
    assert len(found.gaps) == 200
    assert abs(found.largest.gap) == pytest.approx(0.25, abs=0.01)


def test_a_pair_without_its_twin_is_refused() -> None:
    with pytest.raises(StatsError, match="outcomes"):
        gaps_at_thresholds([1.0], [1.0, 2.0], range(2))


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=4, max_size=12))
def test_equal_spreads_are_tested_as_sums_and_differences_that_do_not_correlate(
    pairs: list[tuple[float, float]],
) -> None:
    a, b = np.array([x for x, _ in pairs]), np.array([y for _, y in pairs])
    found = spread_gap(list(a), list(b))
    if found.p_value is None or min((a + b).std(), (b - a).std()) < 1e-3:
        return
    assert found.p_value == pytest.approx(pearsonr(a + b, b - a).pvalue, abs=1e-6)


def test_a_group_that_is_judged_more_widely_is_seen_whatever_the_means() -> None:
    random = np.random.default_rng(1)
    a = random.normal(size=60)
    b = 0.3 + 1.5 * a + random.normal(scale=0.2, size=60)
    found = spread_gap(list(a), list(b))
    assert found.ratio == pytest.approx(1.5, abs=0.1)
    assert found.p_value is not None
    assert found.p_value < 1e-6


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        pytest.param([0.5, 0.5, 0.5], [0.1, 0.5, 0.9], None, id="a does not spread"),
        pytest.param([0.1, 0.9], [0.1, 0.9], 1.0, id="two CVs"),
        pytest.param([0.1, 0.5, 0.9], [0.2, 0.6, 1.0], 1.0, id="a shift alone"),
    ],
)
def test_no_probability_is_made_up_where_spreads_cannot_be_compared(
    a: list[float], b: list[float], ratio: float | None
) -> None:
    found = spread_gap(a, b)
    assert found.ratio == (None if ratio is None else pytest.approx(ratio))
    assert found.p_value is None or ratio is None

"""Regressions by cluster: limits that are known by hand, a second implementation, and refusals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from harness.errors import StatsError
from harness.stats.clustered import group_difference, least_squares
from harness.stats.gee import marginal_logit

draws = st.lists(
    st.tuples(st.floats(-5, 5).map(lambda x: round(x, 3)), st.booleans()), min_size=6, max_size=40
).filter(lambda rows: 2 <= sum(focal for _, focal in rows) <= len(rows) - 2)


@given(draws)
def test_without_clusters_it_is_students_t_test(rows: list[tuple[float, bool]]) -> None:
    outcomes, focal = [y for y, _ in rows], [f for _, f in rows]
    found = group_difference(outcomes, focal)
    a = [y for y, f in rows if f]
    b = [y for y, f in rows if not f]
    assert found.value == pytest.approx(np.mean(a) - np.mean(b), abs=1e-9)
    if min(np.ptp(a), np.ptp(b)) > 0:
        told = stats.ttest_ind(a, b)
        assert found.p_value == pytest.approx(told.pvalue, abs=1e-6)


@given(draws)
def test_a_cluster_for_each_row_is_hc1(rows: list[tuple[float, bool]]) -> None:
    outcomes, focal = [y for y, _ in rows], [f for _, f in rows]
    found = group_difference(outcomes, focal, clusters=range(len(rows)))
    squares = 0.0
    for side in (True, False):
        values = [y for y, f in rows if f == side]
        mean = math.fsum(values) / len(values)
        squares += math.fsum((v - mean) ** 2 for v in values) / len(values) ** 2
    n = len(rows)
    assert found.standard_error == pytest.approx(math.sqrt(squares * n / (n - 2)), abs=1e-9)


def test_outcomes_that_never_vary_have_an_error_of_0_and_a_p_value_above_it() -> None:
    found = group_difference([0.0, 0.0, 3.0, 3.0], [False, False, True, True], clusters=range(4))
    assert found.standard_error == pytest.approx(0, abs=1e-12)
    assert 0 < found.p_value < 1e-9
    assert group_difference([1.0] * 4, [True, False] * 2, clusters="aabb").p_value == 1


def test_pairs_as_clusters_are_the_paired_t_test() -> None:
    rng = np.random.default_rng(3)
    a = rng.normal(size=30)
    b = a + rng.normal(0.2, 0.5, size=30)
    found = group_difference([*a, *b], [False] * 30 + [True] * 30, clusters=[*range(30)] * 2)
    told = stats.ttest_rel(b, a)
    n, g = 60, 30
    # CR1 of pairs is the paired variance times (N − 1)/(N − 2): the t statistic shrinks by it.
    factor = math.sqrt((n - 1) / (n - 2) * g / (g - 1) * (g - 1) / g)
    assert found.value / found.standard_error * factor == pytest.approx(told.statistic)


def test_the_order_and_the_labels_of_clusters_mean_nothing() -> None:
    rng = np.random.default_rng(5)
    y, x = rng.normal(size=40), rng.integers(0, 2, 40).astype(bool)
    labels = [f"job {k % 8}" for k in range(40)]
    order = rng.permutation(40)
    found = group_difference(list(y), list(x), clusters=labels)
    again = group_difference(
        list(y[order]), list(x[order]), clusters=[labels[k][::-1] for k in order]
    )
    assert (again.value, again.standard_error) == pytest.approx((found.value, found.standard_error))


def test_covariates_are_taken_out() -> None:
    rng = np.random.default_rng(6)
    quality = rng.normal(size=400)
    focal = (quality + rng.normal(size=400) > 0).astype(float)
    outcome = 2 * quality - 0.5 * focal + rng.normal(0, 0.1, size=400)
    found = least_squares(
        list(outcome), {"focal": list(focal), "quality": list(quality)}, clusters=[*range(100)] * 4
    )
    assert found["focal"].value == pytest.approx(-0.5, abs=0.03)
    assert found["quality"].low < 2 < found["quality"].high
    assert found.clusters == found.degrees + 1 == 100


def test_clusters_are_covered_where_the_usual_interval_is_not() -> None:
    """Jobs of 20 that share their level and one group each: 95 % of intervals hold the truth."""
    rng = np.random.default_rng(7)
    covered, naive = 0, 0
    for _ in range(300):
        jobs = rng.normal(size=30)
        y = np.repeat(jobs, 20) + rng.normal(size=600)
        focal = np.repeat(np.arange(30) % 2 == 0, 20)
        clustered = group_difference(list(y), list(focal), clusters=list(np.repeat(range(30), 20)))
        usual = group_difference(list(y), list(focal))
        covered += clustered.low <= 0 <= clustered.high
        naive += usual.low <= 0 <= usual.high
    assert covered / 300 >= 0.91
    assert naive / 300 <= 0.5


def test_numbers_that_determine_nothing_are_refused() -> None:
    with pytest.raises(StatsError):
        group_difference([], [])
    with pytest.raises(StatsError):
        group_difference([1.0, 2.0, 3.0], [True, True, True])
    with pytest.raises(StatsError):
        group_difference([1.0, 2.0, 3.0], [True, False, True], clusters=["one"] * 3)
    with pytest.raises(StatsError):
        least_squares([1.0, 2.0, 3.0], {"short": [1.0]})
    with pytest.raises(StatsError):
        marginal_logit([True], [True, False], clusters=[1, 2])
    with pytest.raises(KeyError):
        least_squares([1.0, 2.0, 4.0], {"x": [1.0, 2.0, 2.0]})["y"]


def test_independent_clusters_give_the_odds_ratio_of_the_table() -> None:
    outcomes = [True] * 30 + [False] * 70 + [True] * 20 + [False] * 80
    found = marginal_logit(outcomes, [False] * 100 + [True] * 100, clusters=range(200))
    assert found is not None
    assert found.odds_ratio == pytest.approx((20 / 80) / (30 / 70))
    woolf = math.sqrt(1 / 30 + 1 / 70 + 1 / 20 + 1 / 80)
    assert found.standard_error == pytest.approx(woolf, rel=1e-6)


def test_a_group_that_is_always_selected_has_no_odds_ratio() -> None:
    assert marginal_logit([True, True, False], [True, True, False], clusters=[1, 2, 3]) is None

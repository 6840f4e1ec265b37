"""Names are a sample: with the name as the unit a test keeps its level, however few names."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from harness.errors import StatsError
from harness.stats.detectable import names_gap, names_power
from harness.stats.named import name_variance, names_compared, paired_names

Group = dict[str, list[float]]
# Standard deviations as names and resumes have them on an embedding ranker: of all variance
# within a resume, full names carry 40 %.
NAME, WITHIN = 0.02, 0.025


def group(rng: np.random.Generator, names: int, per_name: int, *, mean: float = 0.0) -> Group:
    own = rng.normal(mean, NAME, names)
    noise = rng.normal(0, WITHIN, (names, per_name))
    return {f"name {k}": list(own[k] + noise[k]) for k in range(names)}


def test_two_names_of_a_hundred_cvs_alarm_falsely_as_rarely_as_they_should() -> None:
    """No group effect, but names differ: the usual t test calls three nulls in four."""
    rng = np.random.default_rng(31)
    runs = [names_compared(group(rng, 2, 100), group(rng, 2, 100)) for _ in range(600)]
    assert sum(run.p_value <= 0.05 for run in runs) / 600 <= 0.07
    assert 0.68 <= sum(run.p_per_application <= 0.05 for run in runs) / 600 <= 0.84


def test_many_names_show_what_many_cvs_of_few_names_cannot() -> None:
    """The same 200 calls a group: 100 names of 2 CVs, or 2 names of 100."""
    rng = np.random.default_rng(32)
    gap = 0.0105

    def seen(names: int, per_name: int) -> float:
        runs = [
            names_compared(group(rng, names, per_name), group(rng, names, per_name, mean=gap))
            for _ in range(300)
        ]
        return sum(run.p_value <= 0.05 for run in runs) / 300

    many, few = (
        names_power(gap, names=n, per_name=r, name_deviation=NAME, deviation=WITHIN)
        for n, r in ((100, 2), (2, 100))
    )
    assert many == pytest.approx(0.80, abs=0.05)
    assert few == pytest.approx(0.06, abs=0.02)
    assert seen(100, 2) == pytest.approx(many, abs=0.07)
    assert seen(2, 100) == pytest.approx(few, abs=0.05)


def test_95_percent_of_intervals_hold_the_effect() -> None:
    rng = np.random.default_rng(33)
    held = 0
    for _ in range(300):
        found = names_compared(group(rng, 8, 5), group(rng, 12, 3, mean=0.03))
        held += found.low <= 0.03 <= found.high
    assert held / 300 == pytest.approx(0.95, abs=0.035)


def test_the_variance_of_names_is_told_from_that_within_them() -> None:
    rng = np.random.default_rng(34)
    found = [name_variance(group(rng, 20, 4), group(rng, 20, 7, mean=1.0)) for _ in range(200)]
    assert np.mean([v.between for v in found]) == pytest.approx(NAME**2, rel=0.08)
    assert np.mean([v.within for v in found]) == pytest.approx(WITHIN**2, rel=0.03)
    none = name_variance({"a": [0.0, 2.0], "b": [0.0, 2.0], "c": [2.0, 0.0]})
    assert (none.between, none.share) == (0.0, 0.0)
    still = name_variance({"a": [1.0, 1.0], "b": [1.0, 1.0]})
    assert still.share is None


def test_a_balanced_design_is_the_textbooks_analysis_of_variance() -> None:
    """MS between 12.25·… by hand: three names of two CVs."""
    found = name_variance({"a": [1.0, 3.0], "b": [5.0, 7.0], "c": [6.0, 8.0]})
    assert found.within == pytest.approx(2.0)
    between = 2 * ((2 - 5) ** 2 + (6 - 5) ** 2 + (7 - 5) ** 2) / 2
    assert found.between == pytest.approx((between - 2.0) / 2)


values = st.lists(st.floats(-5, 5).map(lambda x: round(x, 3)), min_size=1, max_size=4)
groups = st.dictionaries(st.sampled_from("abcdefgh"), values, min_size=2, max_size=6)


@given(groups, groups)
def test_it_is_welchs_test_of_the_means_of_names(a: Group, b: Group) -> None:
    found = names_compared(a, b)
    x, y = ([sum(v) / len(v) for v in side.values()] for side in (a, b))
    assert found.effect == pytest.approx(np.mean(y) - np.mean(x), abs=1e-9)
    if min(np.ptp(x), np.ptp(y)) > 1e-3:
        told = stats.ttest_ind(y, x, equal_var=False)
        assert found.p_value == pytest.approx(told.pvalue, abs=1e-9)
        interval = told.confidence_interval()
        assert (found.low, found.high) == pytest.approx((interval.low, interval.high), abs=1e-9)


@given(groups, groups)
def test_turning_the_groups_round_turns_the_effect(a: Group, b: Group) -> None:
    one, other = names_compared(a, b), names_compared(b, a)
    assert (one.effect, one.p_value) == pytest.approx((-other.effect, other.p_value))
    assert one.low == pytest.approx(-other.high)
    assert 0 <= one.p_value <= 1


def test_matched_names_are_tested_pair_by_pair() -> None:
    pairs = {f"pair {k}": [-0.1 - k / 100, -0.1 + k / 100] for k in range(6)}
    assert paired_names(pairs) == 2 / 2**6
    assert paired_names(dict(reversed(pairs.items()))) == 2 / 2**6
    assert paired_names({"one": [0.2, -0.2], "two": [0.1, -0.1]}) == 1.0


def test_the_gap_seen_is_seen_with_80_percent() -> None:
    design = {"names": 24, "per_name": 4}
    gap = names_gap(**design, name_deviation=NAME, deviation=WITHIN)
    shown = names_power(gap, **design, name_deviation=NAME, deviation=WITHIN)
    assert shown == pytest.approx(0.8, abs=1e-6)
    endless = names_gap(names=24, per_name=10**9, name_deviation=NAME, deviation=WITHIN)
    assert endless > 2.8 * NAME * math.sqrt(2 / 24)


def test_numbers_without_names_are_refused() -> None:
    with pytest.raises(StatsError):
        names_compared({"a": [1.0]}, {"b": [1.0], "c": [2.0]})
    with pytest.raises(StatsError):
        names_compared({"a": [1.0], "d": []}, {"b": [1.0], "c": [2.0]})
    with pytest.raises(StatsError):
        name_variance({"a": [1.0], "b": [2.0]})
    with pytest.raises(StatsError):
        paired_names({"a": []})
    with pytest.raises(StatsError):
        names_power(0.1, names=1, per_name=3, name_deviation=1, deviation=1)

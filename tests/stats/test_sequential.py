"""Tests that may be stopped at any time keep their level whatever the noise, and find what is."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.stats.paired import paired_mean
from harness.stats.sequential import mean_interval, observe, two_sided
from harness.stats.symmetric import (
    Decision,
    Shift,
    observe_shift,
    shift_interval,
    shift_test,
)

NOISE = 0.05 * math.sqrt(2)
Law = Callable[[np.random.Generator, int], np.ndarray]


def cauchy(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.standard_cauchy(n) * NOISE


def yes_no(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.choice([-1.0, 0.0, 1.0], n, p=[0.2, 0.6, 0.2])


def lumpy(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.choice([-0.3, -0.2, 0.2, 0.3], n)


def normal(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.normal(0, NOISE, n)


def stopped(test: Shift, draws: np.ndarray) -> Shift:
    """The test at its first answer, or after all draws."""
    for difference in draws:
        test = observe_shift(test, float(difference))
        if test.decision is not Decision.OPEN:
            break
    return test


@pytest.mark.parametrize("law", [normal, cauchy, yes_no, lumpy], ids=lambda law: law.__name__)
@pytest.mark.parametrize("scale", [NOISE / 4, NOISE, 4 * NOISE], ids=["small", "right", "large"])
def test_a_null_is_called_violated_in_at_most_alpha_of_paths(law: Law, scale: float) -> None:
    """Ville's bound, for every noise that is symmetric and every guess of its size."""
    rng = np.random.default_rng(17)
    test = shift_test(scale=scale, alpha=0.1)
    false = sum(stopped(test, law(rng, 60)).violated for _ in range(250))
    assert false / 250 <= 0.1 + 2 * math.sqrt(0.1 * 0.9 / 250)


@pytest.mark.parametrize("margin", [0.0, 0.03])
def test_a_shift_at_the_margin_is_rarely_called_violated(margin: float) -> None:
    rng = np.random.default_rng(18)
    test = shift_test(scale=NOISE, margin=margin, smallest=1.0, alpha=0.1)
    false = sum(_violated(test, margin + normal(rng, 80)) for _ in range(300))
    assert false / 300 <= 0.1


def _violated(test: Shift, draws: np.ndarray) -> bool:
    for difference in draws:
        test = observe_shift(test, float(difference))
    return test.violated


def test_a_shift_of_the_smallest_size_of_interest_is_rarely_cleared() -> None:
    rng = np.random.default_rng(19)
    test = shift_test(scale=NOISE, smallest=0.06, alpha=0.1)
    wrong = sum(
        stopped(test, normal(rng, 80) - 0.06).decision is Decision.CLEARED for _ in range(300)
    )
    assert wrong / 300 <= 0.1


def test_a_planted_shift_is_found_and_a_null_is_cleared_within_few_draws() -> None:
    """−0.06 at a noise of 0.05: half of the paths end within 20 pairs, nulls within 30."""
    rng = np.random.default_rng(20)
    test = shift_test(scale=NOISE, smallest=0.06)
    real = [stopped(test, normal(rng, 200) - 0.06) for _ in range(200)]
    null = [stopped(test, normal(rng, 200)) for _ in range(200)]
    assert sum(t.decision is Decision.VIOLATED for t in real) >= 190
    assert sum(t.decision is Decision.CLEARED for t in null) >= 190
    assert np.median([len(t.differences) for t in real]) <= 20
    assert np.median([len(t.differences) for t in null]) <= 30


def test_far_fewer_draws_are_needed_than_where_only_the_range_is_known() -> None:
    rng = np.random.default_rng(21)
    known, free = [], []
    for _ in range(40):
        draws = normal(rng, 200) - 0.06
        free.append(len(stopped(shift_test(scale=NOISE), draws).differences))
        test = two_sided(span=1, margin=0)
        for number, difference in enumerate(np.clip(draws, -1, 1), start=1):
            test = observe(test, float(difference))
            if test.violated:
                known.append(number)
                break
    assert np.median(known) > 4 * np.median(free)


sizes = st.lists(st.floats(-3, 3).map(lambda x: round(x, 4)), min_size=1, max_size=6)


@given(sizes, st.floats(0.05, 20))
def test_the_wealth_has_mean_1_over_all_signs(draws: list[float], scale: float) -> None:
    """The definition of an e-value under symmetry, by enumeration."""
    values = []
    for signs in itertools.product((1, -1), repeat=len(draws)):
        test = shift_test(scale=scale)
        for sign, draw in zip(signs, draws, strict=True):
            test = observe_shift(test, sign * draw)
        values.append(test.above.e_value)
    assert sum(values) / len(values) == pytest.approx(1)


@given(sizes, sizes)
def test_a_centre_below_the_bound_is_worth_less(draws: list[float], by: list[float]) -> None:
    """So a test of "at most the margin" holds for every smaller shift too."""
    one = other = shift_test(scale=0.5, margin=0.2)
    for draw, less in zip(draws, by, strict=False):
        one = observe_shift(one, draw)
        other = observe_shift(other, draw - abs(less))
    assert other.above.e_value <= one.above.e_value * (1 + 1e-9)
    assert other.above.largest <= one.above.largest * (1 + 1e-9)


@given(sizes)
def test_turning_all_signs_turns_the_directions(draws: list[float]) -> None:
    one = other = shift_test(scale=0.3, margin=0.1, smallest=0.4)
    for draw in draws:
        one, other = observe_shift(one, draw), observe_shift(other, -draw)
    assert one.above.largest == pytest.approx(other.below.largest)
    assert one.under.largest == pytest.approx(other.over.largest)
    assert one.e_value == pytest.approx(other.e_value)


def test_thousands_of_large_differences_stay_finite() -> None:
    test = shift_test(scale=0.01)
    for _ in range(3000):
        test = observe_shift(test, -5.0)
    assert math.isfinite(test.e_value)
    assert test.violated


def test_intervals_hold_the_planted_shift_though_drawing_stopped_at_a_success() -> None:
    """At least 93 % of the confirmed hold −0.03; their mean exaggerates it by a quarter or more."""
    rng = np.random.default_rng(22)
    means, held = [], 0
    for _ in range(250):
        test = stopped(shift_test(scale=NOISE), normal(rng, 40) - 0.03)
        if test.violated:
            means.append(float(np.mean(test.differences)))
            found = shift_interval(test.differences, scale=NOISE)
            low = -math.inf if found.low is None else found.low
            held += low <= -0.03 <= (math.inf if found.high is None else found.high)
    assert len(means) >= 75
    assert held / len(means) >= 0.95
    assert np.mean(means) < -0.0375


def test_a_fixed_number_of_further_draws_gives_a_narrower_interval_that_holds() -> None:
    rng = np.random.default_rng(23)
    confirmed = held = 0
    widths = []
    for _ in range(300):
        test = stopped(shift_test(scale=NOISE), normal(rng, 60) - 0.06)
        if test.violated:
            confirmed += 1
            fresh = paired_mean(list(normal(rng, 20) - 0.06))
            assert fresh.low is not None
            assert fresh.high is not None
            held += fresh.low <= -0.06 <= fresh.high
            widths.append(fresh.high - fresh.low)
    assert held / confirmed >= 0.93
    assert np.median(widths) < 0.075


def test_the_interval_shrinks_about_the_shift() -> None:
    draws = np.random.default_rng(24).normal(-0.06, NOISE, 400)
    few = shift_interval(list(draws[:30]), scale=NOISE)
    many = shift_interval(list(draws), scale=NOISE)
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert few.low <= many.low < -0.06 < many.high <= few.high
    assert many.high - many.low < 0.04


def test_few_draws_leave_the_ends_open() -> None:
    found = shift_interval([0.5, 0.6], scale=0.1)
    assert (found.low, found.high, found.level) == (None, None, 0.95)
    assert shift_interval([], scale=0.1).low is None


def test_the_interval_excludes_0_just_where_the_test_was_violated() -> None:
    rng = np.random.default_rng(25)
    for _ in range(60):
        draws = normal(rng, 25) - 0.04
        test = shift_test(scale=NOISE)
        for draw in draws:
            test = observe_shift(test, float(draw))
        found = shift_interval(test.differences, scale=NOISE)
        beyond = (found.low or -1.0) > 0 or (found.high is not None and found.high < 0)
        assert beyond == test.violated


@pytest.mark.parametrize("chance", [0.5, 0.2, 0.02])
def test_intervals_of_yes_no_differences_hold_whenever_they_are_looked_at(chance: float) -> None:
    rng = np.random.default_rng(26)
    missed = 0
    for _ in range(120):
        draws = (rng.random(60) < chance).astype(float) - (rng.random(60) < 0.3)
        ends = [mean_interval(list(draws[:n]), span=1) for n in (5, 20, 60)]
        missed += any(not low <= chance - 0.3 <= high for low, high in ends)
        assert ends[0][0] <= ends[2][0] <= ends[2][1] <= ends[0][1]
    assert missed / 120 <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 120)


def test_an_interval_of_nothing_is_the_whole_range() -> None:
    assert mean_interval([], span=2) == (-2, 2)
    low, high = mean_interval([1.0] * 200, span=1)
    assert 0.9 < low <= high == 1


def test_numbers_without_a_test_are_refused() -> None:
    with pytest.raises(StatsError):
        shift_test(scale=0)
    with pytest.raises(StatsError):
        shift_test(scale=1, margin=0.2, smallest=0.1)
    with pytest.raises(StatsError):
        observe_shift(shift_test(scale=1), math.nan)
    with pytest.raises(StatsError):
        mean_interval([2.0], span=1)

"""Laws that every statistic of two groups obeys, on any counts."""

import math
import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import boschloo_exact, chi2, fisher_exact, hypergeom

from harness.errors import StatsError
from harness.stats.boschloo import boschloo
from harness.stats.bounds import unknown_bounds
from harness.stats.compare import (
    TwoGroups,
    below_threshold,
    impact_ratio,
    shortfall_threshold,
)
from harness.stats.intervals import mover_wilson_ratio
from harness.stats.multiplicity import benjamini_hochberg, holm
from harness.stats.score import (
    koopman_ratio,
    mee_difference,
    miettinen_nurminen_difference,
    miettinen_nurminen_ratio,
    score_odds_ratio,
)
from harness.stats.significance import chi_squared_p, exact_p, pooled_z
from harness.stats.swaps import swaps_to_parity, swaps_to_reversal, swaps_to_threshold


def two(x: int, n: int, x_r: int, n_r: int) -> TwoGroups:
    return TwoGroups(focal_selected=x, focal_n=n, reference_selected=x_r, reference_n=n_r)


@st.composite
def tables(draw: st.DrawFn, largest: int = 400) -> TwoGroups:
    n, n_r = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return two(draw(st.integers(0, n)), n, draw(st.integers(0, n_r)), n_r)


@given(tables())
@settings(deadline=None)
def test_swapping_groups_inverts_the_ratio_and_its_interval(groups: TwoGroups) -> None:
    ratio, inverse = impact_ratio(groups), impact_ratio(groups.swapped())
    assume(ratio and inverse)
    assert ratio == 1 / Fraction(inverse or 1)
    there, back = miettinen_nurminen_ratio(groups), miettinen_nurminen_ratio(groups.swapped())
    assert there is not None
    assert back is not None
    assert there.low == pytest.approx(1 / back.high, rel=1e-6)
    assert there.high == pytest.approx(1 / back.low, rel=1e-6)


@given(tables())
@settings(deadline=None)
def test_interval_contains_the_estimate(groups: TwoGroups) -> None:
    ratio = impact_ratio(groups)
    assume(ratio is not None)
    for interval in (
        miettinen_nurminen_ratio(groups),
        koopman_ratio(groups),
        mover_wilson_ratio(groups),
    ):
        assert interval is not None
        assert interval.low <= float(ratio or 0) * (1 + 1e-9)
        assert interval.high >= float(ratio or 0) * (1 - 1e-9)


@given(tables())
@settings(deadline=None)
def test_difference_interval_contains_the_estimate_and_stays_in_range(groups: TwoGroups) -> None:
    gap = float(groups.focal_rate - groups.reference_rate)
    for interval in (mee_difference(groups), miettinen_nurminen_difference(groups)):
        assert -1 <= interval.low <= gap + 1e-9
        assert gap - 1e-9 <= interval.high <= 1


@given(tables())
@settings(deadline=None)
def test_score_interval_excludes_one_where_pooled_z_is_significant(groups: TwoGroups) -> None:
    z, interval = pooled_z(groups), koopman_ratio(groups)
    assume(z is not None and interval is not None and groups.reference_selected > 0)
    assume(abs(abs(z or 0) - 1.959963984540054) > 1e-6)
    assert interval is not None
    outside = interval.high < 1 or interval.low > 1
    assert outside is (abs(z or 0) > 1.959963984540054)


@given(tables())
@settings(deadline=None)
def test_no_result_is_ever_nan(groups: TwoGroups) -> None:
    intervals = (miettinen_nurminen_ratio(groups), score_odds_ratio(groups))
    ends = [end for i in intervals if i is not None for end in (i.low, i.high)]
    exact = exact_p(groups)
    numbers = [*ends, pooled_z(groups) or 0.0, exact.two_sided, exact.mid_two_sided]
    assert not any(math.isnan(number) for number in numbers)


@given(tables(largest=3000))
@settings(max_examples=150, deadline=None)
def test_fisher_agrees_with_scipy(groups: TwoGroups) -> None:
    x, x_r = groups.focal_selected, groups.reference_selected
    table = [[x, groups.focal_n - x], [x_r, groups.reference_n - x_r]]
    exact = exact_p(groups)
    for alternative, found in (
        ("two-sided", exact.two_sided),
        ("less", exact.less),
        ("greater", exact.greater),
    ):
        scipy = float(fisher_exact(table, alternative=alternative).pvalue)
        if scipy > 1e-250:
            assert found == pytest.approx(scipy, rel=1e-7, abs=1e-250)


@given(tables(largest=3000))
@settings(max_examples=100, deadline=None)
def test_mid_p_takes_half_of_the_observed_table(groups: TwoGroups) -> None:
    law = hypergeom(groups.n, groups.selected, groups.focal_n)
    own = float(law.pmf(groups.focal_selected))
    less = float(law.cdf(groups.focal_selected)) - own / 2
    exact = exact_p(groups)
    assert exact.mid_less == pytest.approx(less, rel=1e-6, abs=1e-12)
    assert exact.mid_two_sided == pytest.approx(2 * min(less, 1 - less), rel=1e-6, abs=1e-9)


@given(tables(largest=12))
@settings(max_examples=15, deadline=None)
def test_boschloo_is_never_more_conservative_than_fisher(groups: TwoGroups) -> None:
    assume(0 < groups.selected < groups.n)
    exact = exact_p(groups)
    central = min(1.0, 2 * min(exact.less, exact.greater))
    assert boschloo(groups).p <= central + 1e-6


@given(tables(largest=12))
@settings(max_examples=15, deadline=None)
def test_boschloo_agrees_with_scipy(groups: TwoGroups) -> None:
    assume(0 < groups.selected < groups.n)
    x, x_r = groups.focal_selected, groups.reference_selected
    scipys = boschloo_exact([[x, x_r], [groups.focal_n - x, groups.reference_n - x_r]])
    assert boschloo(groups).p == pytest.approx(float(scipys.pvalue), rel=1e-4)


def test_unconditional_tests_refuse_groups_that_would_take_seconds() -> None:
    with pytest.raises(StatsError, match="too large"):
        boschloo(two(10, 1000, 20, 1000))


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 12), st.integers(1, 12))
@settings(deadline=None)
def test_exactly_four_fifths_is_never_flagged(n: int, n_r: int, k: int, m: int) -> None:
    x, x_r = 4 * k * n, 5 * k * n_r
    exactly = two(x, 5 * k * n * m, x_r, 5 * k * n_r * m)
    assert impact_ratio(exactly) == Fraction(4, 5)
    assert below_threshold(exactly) is False
    if x > 1:
        assert below_threshold(two(x - 1, 5 * k * n * m, x_r, 5 * k * n_r * m)) is True


def test_the_float_traps_among_small_tables_are_all_right() -> None:
    exact = [
        two(x, n, x_r, n_r)
        for n in range(1, 61)
        for n_r in range(1, 61)
        for x_r in range(1, n_r + 1)
        for x in [4 * x_r * n // (5 * n_r)]
        if 5 * x * n_r == 4 * x_r * n and x > 0
    ]
    naive = sum(
        (t.focal_selected / t.focal_n) / (t.reference_selected / t.reference_n) < 0.8 for t in exact
    )
    assert naive > 510
    assert not any(below_threshold(table) for table in exact)


@given(tables())
@settings(deadline=None)
def test_swaps_are_the_fewest_that_do_it(groups: TwoGroups) -> None:
    for swaps, reached in (
        (swaps_to_parity(groups), lambda t: t.focal_rate >= t.reference_rate),
        (swaps_to_reversal(groups), lambda t: t.focal_rate > t.reference_rate),
        (swaps_to_threshold(groups), lambda t: not below_threshold(t)),
    ):
        if swaps is not None:
            moved = groups.moved(swaps)
            assert moved is not None
            assert reached(moved)
            fewer = groups.moved(swaps - 1) if swaps else None
            assert fewer is None or not reached(fewer)


@given(tables())
@settings(deadline=None)
def test_shortfall_to_four_fifths_is_the_fewest_that_reach_it(groups: TwoGroups) -> None:
    lacking = shortfall_threshold(groups)
    assume(groups.focal_selected + lacking <= groups.focal_n and groups.reference_selected)
    reached = two(
        groups.focal_selected + lacking,
        groups.focal_n,
        groups.reference_selected,
        groups.reference_n,
    )
    assert below_threshold(reached) is False
    if lacking:
        assert below_threshold(groups) is True


@given(
    tables(largest=40), st.integers(0, 12), st.integers(0, 12), st.randoms(use_true_random=False)
)
def test_bounds_hold_every_way_to_place_the_unknown(
    groups: TwoGroups, selected: int, rejected: int, chance: random.Random
) -> None:
    bounds = unknown_bounds(groups, selected=selected, n=selected + rejected)
    to_focal, to_focal_rejected = chance.randint(0, selected), chance.randint(0, rejected)
    placed = two(
        groups.focal_selected + to_focal,
        groups.focal_n + to_focal + to_focal_rejected,
        groups.reference_selected + selected - to_focal,
        groups.reference_n + selected + rejected - to_focal - to_focal_rejected,
    )
    ratio = impact_ratio(placed)
    assume(ratio is not None)
    assert bounds is not None
    assert bounds.low <= float(ratio or 0) + 1e-12
    assert bounds.high >= float(ratio or 0) - 1e-12


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.integers(0, 10))
@settings(deadline=None)
def test_adjusted_p_values_are_never_smaller_and_keep_their_order(
    raw: list[float], more: int
) -> None:
    for adjusted in (holm(raw, family=len(raw) + more), benjamini_hochberg(raw)):
        assert all(a >= p for a, p in zip(adjusted, raw, strict=True))
        by_raw = [a for _, a in sorted(zip(raw, adjusted, strict=True))]
        assert by_raw == sorted(by_raw)
    assert all(h >= b for h, b in zip(holm(raw), benjamini_hochberg(raw), strict=True))


@given(st.floats(0, 2000), st.integers(1, 1200))
@settings(deadline=None)
def test_chi_squared_agrees_with_scipy(statistic: float, degrees: int) -> None:
    expected = float(chi2.sf(statistic, degrees))
    assert chi_squared_p(statistic, degrees) == pytest.approx(expected, rel=1e-9, abs=1e-290)


def test_holm_is_the_worked_example() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.02, 0.04, 0.04, 0.02))


def test_miettinen_nurminen_is_right_at_full_selection() -> None:
    interval = miettinen_nurminen_ratio(two(29, 55, 11, 11))
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.397, 0.742)
    single = miettinen_nurminen_ratio(two(1, 1, 25, 50))
    assert single is not None
    assert single.low == pytest.approx(0.40039, abs=1e-5)
    assert single.high == pytest.approx(2.73814, abs=1e-5)


@pytest.mark.parametrize(
    ("n", "p", "n_r", "p_r"),
    [(10, 0.20, 200, 0.25), (20, 0.05, 500, 0.10), (50, 0.16, 500, 0.20)],
    ids=["ten", "twenty, rarely selected", "fifty"],
)
def test_score_interval_covers_the_true_ratio(n: int, p: float, n_r: int, p_r: float) -> None:
    chance = random.Random(20261123)
    covered = 0
    draws = 600
    for _ in range(draws):
        table = two(
            sum(chance.random() < p for _ in range(n)),
            n,
            sum(chance.random() < p_r for _ in range(n_r)),
            n_r,
        )
        interval = miettinen_nurminen_ratio(table)
        covered += interval is not None and interval.low <= p / p_r <= interval.high
    assert covered / draws > 0.925


@pytest.mark.parametrize(
    "counts", [(3, 2, 1, 5), (-1, 5, 1, 5), (0, 0, 1, 5)], ids=["more", "negative", "nobody"]
)
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(StatsError):
        two(*counts)

"""Matched-pair statistics against published figures, brute force and a second implementation."""

import itertools
import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from harness.errors import StatsError
from harness.stats.paired import (
    detectable_gap,
    detectable_share,
    differences_needed,
    mcnemar,
    paired_mean,
    pairs_needed,
    sign_flip,
)
from harness.stats.sequential import bet, observe, sign_e_value, two_sided

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "audit_studies.json").read_text())
counts = st.integers(0, 60)
gaps = st.lists(st.integers(-20, 20).map(lambda n: n / 10), min_size=1, max_size=9)


def test_bertrand_and_mullainathans_pairs_are_reproduced() -> None:
    told = GOLDEN["bm2004"]["mcnemar_pairs_ad_x_quality"]
    found = mcnemar(
        both=told["both"], a_only=told["w_only"], b_only=told["b_only"], none=told["none"]
    )
    assert found.pairs == told["pairs"]
    assert found.p_exact == pytest.approx(told["p_exact"], rel=1e-6)
    assert found.p_mid == pytest.approx(told["p_mid"], rel=1e-5)
    assert found.odds_ratio == told["cond_or"]
    assert found.difference == pytest.approx(told["diff"], abs=1e-10)
    assert found.standard_error == pytest.approx(told["se_wald"], abs=1e-10)
    assert found.low < found.difference < found.high
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * told["se_wald"], rel=0.01)


@pytest.mark.parametrize(
    ("discordant", "gap", "expected"),
    [
        (208 / 2435, 78 / 2435, "BM"),
        (0.10, 0.03, "disc.10 gap.03"),
        (0.10, 0.02, "disc.10 gap.02"),
        (0.05, 0.02, "disc.05 gap.02"),
        (0.20, 0.05, "disc.20 gap.05"),
    ],
)
def test_pairs_needed_are_those_published(discordant: float, gap: float, expected: str) -> None:
    published = GOLDEN["power"]["mcnemar_pairs"][expected]
    assert pairs_needed(discordant=discordant, gap=gap) == published


@pytest.mark.parametrize(
    ("deviation", "gap", "expected"),
    [
        (0.02, 0.005, "sd.02 d.005"),
        (0.02, 0.01, "sd.02 d.01"),
        (0.05, 0.01, "sd.05 d.01"),
        (0.10, 0.02, "sd.10 d.02"),
    ],
)
def test_scores_needed_are_those_published(deviation: float, gap: float, expected: str) -> None:
    published = GOLDEN["power"]["paired_score_pairs"][expected]
    assert differences_needed(deviation=deviation, gap=gap) == published


@given(both=counts, a_only=counts, b_only=counts, none=counts.map(lambda n: n + 1))
def test_mcnemar_agrees_with_a_binomial_test_of_the_discordant(
    both: int, a_only: int, b_only: int, none: int
) -> None:
    found = mcnemar(both=both, a_only=a_only, b_only=b_only, none=none)
    expected = stats.binomtest(a_only, a_only + b_only).pvalue if a_only + b_only else 1.0
    assert found.p_exact == pytest.approx(expected)
    assert 0 < found.p_mid <= found.p_exact <= 1
    assert -1 <= found.low <= found.high <= 1
    turned = mcnemar(both=both, a_only=b_only, b_only=a_only, none=none)
    assert turned.difference == -found.difference
    assert turned.p_exact == found.p_exact


@given(gaps)
def test_sign_flips_agree_with_counting_every_flip(differences: list[float]) -> None:
    observed = abs(sum(differences))
    sums = [
        abs(sum(sign * d for sign, d in zip(signs, differences, strict=True)))
        for signs in itertools.product((1, -1), repeat=len(differences))
    ]
    expected = sum(value >= observed - 1e-9 for value in sums) / len(sums)
    assert sign_flip(differences) == pytest.approx(expected)


@given(gaps, st.randoms(use_true_random=False))
def test_the_order_and_the_sign_of_all_differences_mean_nothing(
    differences: list[float], order: random.Random
) -> None:
    p = sign_flip(differences)
    order.shuffle(differences)
    assert sign_flip(differences) == p
    assert sign_flip([-d for d in differences]) == p


def test_more_differences_than_can_be_listed_are_counted_exactly_too() -> None:
    """Of n equal differences with k of the other sign, flips reach as often as coins do."""
    for n, k in ((21, 5), (34, 10)):
        p = sign_flip([1.0] * (n - k) + [-1.0] * k)
        assert p == pytest.approx(stats.binomtest(k, n).pvalue, rel=1e-12)


def test_many_differences_are_sampled_and_agree_with_the_normal_law() -> None:
    draw = random.Random(4)
    differences = [draw.gauss(0.1, 1) for _ in range(100)]
    z = math.fsum(differences) / math.sqrt(math.fsum(d * d for d in differences))
    assert sign_flip(differences) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=0.05)
    assert sign_flip([1.0] * 100) == pytest.approx(1 / 200_001)


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=30))
def test_the_paired_interval_agrees_with_scipy(differences: list[float]) -> None:
    found = paired_mean(differences)
    assert found.low is not None
    assert found.high is not None
    expected = stats.t.interval(
        0.95, len(differences) - 1, loc=found.mean,
        scale=found.standard_deviation / math.sqrt(len(differences)),
    ) if found.standard_deviation else (found.mean, found.mean)  # fmt: skip
    assert (found.low, found.high) == pytest.approx(expected)


def test_a_detectable_gap_is_seen_with_about_80_percent() -> None:
    gap = detectable_gap(24, deviation=0.1)
    assert gap is not None
    draw = random.Random(9)
    seen = sum(
        stats.ttest_1samp([draw.gauss(gap, 0.1) for _ in range(24)], 0).pvalue <= 0.05
        for _ in range(600)
    )
    assert 0.75 <= seen / 600 <= 0.86


def test_a_detectable_share_is_met_with_80_percent() -> None:
    share = detectable_share(24)
    assert share is not None
    assert 1 - (1 - share) ** 24 == pytest.approx(0.8)
    assert detectable_share(0) is None
    assert detectable_gap(1, deviation=1) is None


def test_numbers_without_a_statistic_are_refused() -> None:
    with pytest.raises(StatsError):
        mcnemar(both=0, a_only=0, b_only=0, none=0)
    with pytest.raises(StatsError):
        pairs_needed(discordant=0.02, gap=0.05)
    with pytest.raises(StatsError):
        differences_needed(deviation=1, gap=0)
    with pytest.raises(StatsError):
        sign_flip([])
    with pytest.raises(StatsError):
        paired_mean([])
    with pytest.raises(StatsError):
        two_sided(span=1, margin=1)
    with pytest.raises(StatsError):
        bet(two_sided(span=1, margin=0).above, 1.5)


def test_a_null_difference_rarely_reaches_the_bound() -> None:
    """Ville: with mean 0 inside no margin, at most alpha of paths ever say violated."""
    draw = random.Random(11)
    violated = 0
    for _ in range(400):
        test = two_sided(span=1, margin=0, alpha=0.1)
        for _ in range(120):
            test = observe(test, draw.choice((-1.0, 0.0, 0.0, 1.0)))
            if test.violated:
                violated += 1
                break
    assert violated / 400 <= 0.1


def test_a_difference_at_the_margin_is_rarely_cleared() -> None:
    draw = random.Random(12)
    cleared = 0
    for _ in range(400):
        test = two_sided(span=1, margin=0.5, alpha=0.1)
        for _ in range(120):
            test = observe(test, 1.0 if draw.random() < 0.75 else -1.0)
            if test.cleared:
                cleared += 1
                break
    assert cleared / 400 <= 0.1


def test_a_real_difference_is_found_and_a_null_one_is_cleared() -> None:
    draw = random.Random(13)
    real = null = two_sided(span=1, margin=0.2)
    for _ in range(300):
        real = observe(real, 1.0 if draw.random() < 0.8 else 0.0)
        null = observe(null, draw.choice((-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)))
    assert real.violated
    assert not real.cleared
    assert null.cleared
    assert not null.violated


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_the_sign_bet_has_mean_1_over_all_signs(sizes: list[float]) -> None:
    """The definition of an e-value under symmetric signs, checked by enumeration."""
    values = [
        sign_e_value([s * d for s, d in zip(signs, sizes, strict=True)])
        for signs in itertools.product((1, -1), repeat=len(sizes))
    ]
    assert sum(values) / len(values) == pytest.approx(1)
    assert min(values) >= 0

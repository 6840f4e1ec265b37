"""What a design of matched sets can show: published sizes, laws, and simulations."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binom, t

from harness.errors import StatsError
from harness.stats.design import (
    RatesDesign,
    ScoresDesign,
    discordant_share,
    exact_power,
    rates_needed,
    scores_needed,
    visible_gap,
    with_names,
)

RUNS = 20_000


def mid_p_of(most: int) -> list[np.ndarray]:
    """Mid-p of every count of the fewer side, for each number of discordant pairs."""
    return [
        2 * binom.cdf(np.arange(n + 1), n, 0.5) - binom.pmf(np.arange(n + 1), n, 0.5)
        for n in range(most + 1)
    ]


def test_the_pairs_of_bertrand_and_mullainathan_are_as_many_as_computed_from_their_data() -> None:
    """Both 92, White only 143, Black only 65, none 2135 of 2435 pairs: 652 pairs needed."""
    p, q, both = 235 / 2435, 157 / 2435, 92 / 2435
    phi = (both - p * q) / (p * (1 - p) * q * (1 - q)) ** 0.5
    assert phi == pytest.approx(0.44, abs=0.01)
    assert discordant_share(p, p - q, correlation=phi) == pytest.approx((143 + 65) / 2435)
    assert rates_needed(RatesDesign(baseline=p, gap=p - q, correlation=phi)).sets == 652


@pytest.mark.parametrize(
    ("deviation", "gap", "pairs"), [(0.02, 0.005, 126), (0.02, 0.01, 32), (0.05, 0.01, 197)]
)
def test_paired_scores_need_as_many_as_published(deviation: float, gap: float, pairs: int) -> None:
    design = ScoresDesign(deviation=deviation, gap=gap, correlation=0.5)
    assert scores_needed(design).sets == pairs


@pytest.mark.parametrize(
    ("baseline", "gap", "correlation"),
    [(0.25, 0.05, 0.4), (0.5, 0.1, 0.0), (0.1, 0.04, 0.3), (0.6, 0.1, 0.6)],
)
def test_so_many_pairs_of_yes_and_no_show_the_gap_in_four_runs_of_five(
    baseline: float, gap: float, correlation: float
) -> None:
    needed = rates_needed(RatesDesign(baseline=baseline, gap=gap, correlation=correlation))
    lean = (needed.spread + gap) / 2
    random = np.random.default_rng(1)
    drawn = random.multinomial(
        needed.sets, [lean, needed.spread - lean, 1 - needed.spread], size=RUNS
    )
    fewer, discordant = drawn[:, :2].min(axis=1), drawn[:, :2].sum(axis=1)
    table = mid_p_of(int(discordant.max()))
    seen = np.mean([table[n][k] <= 0.05 for k, n in zip(fewer, discordant, strict=True)])
    assert seen == pytest.approx(0.8, abs=0.03)
    exact = exact_power(needed.sets, discordant=needed.spread, gap=gap)
    assert seen == pytest.approx(exact, abs=4 * (0.16 / RUNS) ** 0.5)


def test_a_correlation_gives_the_discordance_that_simulated_answers_have() -> None:
    """Two thresholds on one uniform and fresh ones: any coupling with this phi has this share."""
    random = np.random.default_rng(2)
    p, q, mix = 0.4, 0.3, 0.5
    same = random.random(400_000) < mix
    first, fresh = random.random(400_000), random.random(400_000)
    a = first < p
    b = np.where(same, first, fresh) < q
    phi = float(np.corrcoef(a, b)[0, 1])
    assert discordant_share(p, p - q, correlation=phi) == pytest.approx(np.mean(a != b), abs=0.003)


def test_names_as_a_sample_of_stimuli_need_as_many_sets_as_planned() -> None:
    design = ScoresDesign(deviation=1.0, gap=0.3, correlation=0.5, per_name=4, name_share=0.4)
    needed = scores_needed(design)
    random = np.random.default_rng(3)
    names = random.normal(0, 0.4**0.5, (RUNS, needed.names))
    noise = random.normal(0, (0.6 / 4) ** 0.5, (RUNS, needed.names))
    means = 0.3 + names + noise
    ratio = means.mean(axis=1) / (means.std(axis=1, ddof=1) / needed.names**0.5)
    seen = np.mean(np.abs(ratio) > t.ppf(0.975, needed.names - 1))
    assert seen == pytest.approx(0.8, abs=0.02)


def test_crossed_signals_show_main_effects_in_half_the_sets_and_interactions_in_twice() -> None:
    design = ScoresDesign(deviation=1.0, gap=0.25, correlation=0.6)
    needed = scores_needed(design)
    random = np.random.default_rng(4)
    for sets, weights in (
        (needed.crossed_main, [-0.5, 0.5, -0.5, 0.5]),
        (needed.crossed_interaction, [1.0, -1.0, -1.0, 1.0]),
    ):
        shared = random.normal(0, 0.6**0.5, (4000, sets, 1))
        scores = shared + random.normal(0, 0.4**0.5, (4000, sets, 4))
        effect = scores @ np.array(weights) + 0.25
        ratio = effect.mean(axis=1) / (effect.std(axis=1, ddof=1) / sets**0.5)
        seen = np.mean(np.abs(ratio) > t.ppf(0.975, sets - 1))
        assert seen == pytest.approx(0.8, abs=0.03)


shares = st.floats(0.05, 0.95)
correlations = st.floats(0.0, 0.5)


@settings(max_examples=60, deadline=None)
@given(baseline=shares, part=st.floats(0.1, 0.9), correlation=correlations)
def test_what_is_needed_is_what_is_seen(baseline: float, part: float, correlation: float) -> None:
    design = RatesDesign(baseline=baseline, gap=baseline * part, correlation=correlation)
    try:
        needed = rates_needed(design)
    except StatsError:
        assume(False)
    gap = visible_gap(needed.sets, design)
    assert gap is not None
    assert gap <= design.gap + baseline / 5000


@settings(max_examples=60, deadline=None)
@given(baseline=shares, correlation=correlations, sets=st.integers(20, 20_000))
def test_more_sets_see_smaller_gaps(baseline: float, correlation: float, sets: int) -> None:
    design = RatesDesign(baseline=baseline, gap=baseline, correlation=correlation)
    few, many = visible_gap(sets, design), visible_gap(2 * sets, design)
    assert few is None or (many is not None and many <= few + 1e-9)


def test_more_groups_and_shared_names_need_more_sets() -> None:
    plain = RatesDesign(baseline=0.25, gap=0.05)
    assert rates_needed(replace(plain, groups=4)).sets > rates_needed(plain).sets
    shared = replace(plain, per_name=8, name_share=0.4)
    assert rates_needed(shared).sets > rates_needed(plain).sets
    assert rates_needed(shared).names < rates_needed(plain).names
    assert rates_needed(replace(plain, correlation=0.5)).sets < rates_needed(plain).sets


def test_as_few_cvs_are_planned_for_each_name_as_there_are_names_for() -> None:
    plain = RatesDesign(baseline=0.25, gap=0.1, name_share=0.2)
    single = rates_needed(plain).sets
    fitted = with_names(plain, 100)
    assert fitted is not None
    assert rates_needed(fitted).names <= 100
    assert rates_needed(replace(fitted, per_name=fitted.per_name - 1)).names > 100
    assert with_names(plain, single) == plain
    assert with_names(plain, int(single * 0.2)) is None


@pytest.mark.parametrize(
    ("design", "said"),
    [
        (RatesDesign(baseline=0.2, gap=0.3), "leaves no share"),
        (RatesDesign(baseline=0.5, gap=0.4, correlation=0.9), "cannot correlate"),
        (RatesDesign(baseline=0.5, gap=0.1, groups=1, power=2.0), "at least 2 groups, a power"),
    ],
)
def test_a_design_that_cannot_be_is_refused(design: RatesDesign, said: str) -> None:
    with pytest.raises(StatsError, match=said):
        rates_needed(design)


def test_scores_without_a_spread_are_refused() -> None:
    with pytest.raises(StatsError, match="spread of scores"):
        scores_needed(ScoresDesign(deviation=0.1, gap=0.1, correlation=1.0))

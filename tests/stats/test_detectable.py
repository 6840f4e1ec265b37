"""What a test can show: formulas agree with the tests themselves, run on simulated data."""

import json
import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.stats.blocks import stratified_permutation
from harness.stats.clustered import group_difference
from harness.stats.compare import TwoGroups
from harness.stats.conditional import conditional_logit
from harness.stats.design import exact_power
from harness.stats.detectable import blocks_gap, clusters_gap, pairs_gap, shift_draws
from harness.stats.paired import detectable_gap, mcnemar, pairs_needed, sign_flip
from harness.stats.power import focal_n_needed
from harness.stats.strata import cochran_mantel_haenszel
from harness.stats.symmetric import observe_shift, shift_test

FOLDER = Path(__file__).parents[1] / "golden"
POWER = json.loads((FOLDER / "audit_studies.json").read_text())["power"]


@pytest.mark.parametrize("rates", list(POWER["two_prop_n_per_arm"]))
def test_people_needed_in_two_unmatched_arms_are_those_told(rates: str) -> None:
    higher, lower = (Fraction(rate) for rate in rates.split("/"))
    needed = focal_n_needed(float(higher), reference_per_focal=1, ratio=lower / higher)
    assert needed == POWER["two_prop_n_per_arm"][rates]


@given(st.integers(50, 5000), st.floats(0.02, 1))
def test_the_gap_that_pairs_show_needs_just_so_many_pairs(pairs: int, discordant: float) -> None:
    gap = pairs_gap(pairs, discordant=discordant)
    if gap is None:
        assert pairs_needed(discordant=discordant, gap=discordant) > pairs
    else:
        assert pairs_needed(discordant=discordant, gap=gap) <= pairs
        assert pairs_needed(discordant=discordant, gap=gap * 0.999) >= pairs


@pytest.mark.parametrize(("pairs", "discordant"), [(652, 0.0854), (300, 0.2)])
def test_mcnemar_sees_that_gap_with_80_percent(pairs: int, discordant: float) -> None:
    gap = pairs_gap(pairs, discordant=discordant)
    assert gap is not None
    rng = np.random.default_rng(61)
    chances = [(discordant + gap) / 2, (discordant - gap) / 2, 1 - discordant]
    seen = 0
    for a_only, b_only, none in rng.multinomial(pairs, chances, size=400):
        found = mcnemar(both=0, a_only=int(a_only), b_only=int(b_only), none=int(none))
        seen += found.p_mid <= 0.05
    assert seen / 400 == pytest.approx(0.8, abs=0.06)
    assert exact_power(pairs, discordant=discordant, gap=gap) == pytest.approx(0.8, abs=0.03)


def test_sign_flips_see_the_detectable_gap_with_80_percent() -> None:
    gap = detectable_gap(14, deviation=0.1)
    assert gap is not None
    rng = np.random.default_rng(62)
    draws = rng.normal(gap, 0.1, size=(250, 14))
    seen = sum(sign_flip(list(row)) <= 0.05 for row in draws)
    assert seen / 250 == pytest.approx(0.8, abs=0.07)


def test_every_test_of_blocks_sees_the_gap_of_blocks_with_80_percent() -> None:
    """Blocks whose level differs, so that outcomes of one block go together."""
    rng = np.random.default_rng(63)
    rate, spread, blocks, per_group = 0.4, 0.2, 120, 2
    correlation = spread**2 / (rate * (1 - rate))
    gap = blocks_gap(blocks, rate=rate, per_group=per_group, correlation=correlation)
    seen = {"permutation": 0, "Mantel-Haenszel": 0, "conditional logit": 0, "clustered": 0}
    runs = 200
    for _ in range(runs):
        level = rate + spread * rng.choice([-1.0, 1.0], blocks)
        focal = rng.binomial(per_group, np.clip(level - gap / 2, 0, 1))
        reference = rng.binomial(per_group, np.clip(level + gap / 2, 0, 1))
        tables = [
            TwoGroups(
                focal_selected=int(f),
                focal_n=per_group,
                reference_selected=int(r),
                reference_n=per_group,
            )
            for f, r in zip(focal, reference, strict=True)
        ]
        seen["permutation"] += stratified_permutation(tables).p_mid <= 0.05
        mantel, logit = cochran_mantel_haenszel(tables), conditional_logit(tables)
        assert mantel is not None
        assert logit is not None
        seen["Mantel-Haenszel"] += mantel.p <= 0.05
        seen["conditional logit"] += logit.p_value <= 0.05
        outcomes = np.stack([focal, reference], 1).ravel() / per_group
        found = group_difference(
            list(outcomes), [True, False] * blocks, clusters=list(np.repeat(range(blocks), 2))
        )
        seen["clustered"] += found.p_value <= 0.05
    assert {name: round(count / runs, 2) for name, count in seen.items()} == {
        name: pytest.approx(0.8, abs=0.09) for name in seen
    }


def test_clusters_of_one_group_each_see_their_gap_with_80_percent() -> None:
    rng = np.random.default_rng(64)
    clusters, size, correlation = 40, 6, 0.3
    gap = clusters_gap(clusters, size=size, deviation=1.0, correlation=correlation)
    seen = 0
    for _ in range(250):
        own = rng.normal(0, math.sqrt(correlation), clusters)
        focal = np.arange(clusters) % 2 == 0
        noise = rng.normal(0, math.sqrt(1 - correlation), (clusters, size))
        y = own[:, None] - gap * focal[:, None] + noise
        found = group_difference(
            list(y.ravel()),
            list(np.repeat(focal, size)),
            clusters=list(np.repeat(range(clusters), size)),
        )
        seen += found.p_value <= 0.05
    assert seen / 250 == pytest.approx(0.8, abs=0.07)


@pytest.mark.parametrize("shift", [0.03, 0.06, 0.12])
def test_draws_of_a_betting_test_are_about_those_expected(shift: float) -> None:
    rng = np.random.default_rng(65)
    scale = 0.05 * math.sqrt(2)
    taken = []
    for _ in range(60):
        test = shift_test(scale=scale)
        for draw in rng.normal(shift, scale, 400):
            test = observe_shift(test, float(draw))
            if test.violated:
                break
        taken.append(len(test.differences))
    assert float(np.median(taken)) == pytest.approx(shift_draws(shift, scale=scale), rel=0.35)


def test_more_of_anything_shows_a_smaller_gap() -> None:
    assert blocks_gap(400, rate=0.3) == pytest.approx(blocks_gap(100, rate=0.3) / 2)
    assert blocks_gap(100, rate=0.3, correlation=0.5) < blocks_gap(100, rate=0.3)
    assert clusters_gap(40, size=6, deviation=1, correlation=1.0) == pytest.approx(
        clusters_gap(40, size=1, deviation=1, correlation=1.0)
    )
    assert shift_draws(0.1, scale=0.1) < shift_draws(0.05, scale=0.1)
    assert pairs_gap(5, discordant=0.1) is None


def test_designs_that_show_nothing_are_refused() -> None:
    with pytest.raises(StatsError):
        pairs_gap(100, discordant=0)
    with pytest.raises(StatsError):
        blocks_gap(0, rate=0.5)
    with pytest.raises(StatsError):
        clusters_gap(3, size=2, deviation=1, correlation=0.1)
    with pytest.raises(StatsError):
        shift_draws(0, scale=1)

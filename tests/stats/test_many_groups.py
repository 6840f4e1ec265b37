"""Many estimates: shrinkage finds the true spread; many tests keep their share of false ones."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.stats.many_groups import Estimate, Pulled, chance_lower, many_groups
from harness.stats.multiplicity import (
    benjamini_hochberg,
    e_benjamini_hochberg,
    null_share,
    storey,
)
from harness.stats.significance import normal_p

FIRMS = 108


def firms(rng: np.random.Generator, *, spread: float = 0.019) -> tuple[list[Estimate], np.ndarray]:
    """As many firms as Kline, Rose and Walters have, with their mean and spread of gaps."""
    truth = rng.normal(-0.021, spread, FIRMS)
    errors = rng.uniform(0.008, 0.035, FIRMS)
    seen = rng.normal(truth, errors)
    found = [
        Estimate(name=f"firm {k}", value=float(seen[k]), standard_error=float(errors[k]))
        for k in range(FIRMS)
    ]
    return found, truth


def test_the_spread_of_true_gaps_is_found_beneath_the_noise() -> None:
    rng = np.random.default_rng(51)
    runs = [many_groups(firms(rng)[0]) for _ in range(60)]
    assert np.mean([run.mean for run in runs]) == pytest.approx(-0.021, abs=0.001)
    assert np.sqrt(np.mean([run.deviation**2 for run in runs])) == pytest.approx(0.019, rel=0.08)
    assert np.mean([run.p_equal <= 0.05 for run in runs]) > 0.9


def test_pulled_gaps_are_nearer_to_the_truth_and_as_uncertain_as_they_say() -> None:
    rng = np.random.default_rng(52)
    raw, pulled, scaled = [], [], []
    for _ in range(30):
        found, truth = firms(rng)
        run = many_groups(found)
        raw += [e.value - t for e, t in zip(found, truth, strict=True)]
        pulled += [p.posterior - t for p, t in zip(run.pulled, truth, strict=True)]
        scaled += [
            (p.posterior - t) / p.posterior_deviation
            for p, t in zip(run.pulled, truth, strict=True)
            if p.posterior_deviation > 0
        ]
    assert np.mean(np.square(pulled)) < 0.55 * np.mean(np.square(raw))
    assert np.std(scaled) == pytest.approx(1, abs=0.12)


def test_equal_true_gaps_are_pulled_together() -> None:
    rng = np.random.default_rng(53)
    runs = [many_groups(firms(rng, spread=0.0)[0]) for _ in range(60)]
    assert np.mean([run.p_equal <= 0.05 for run in runs]) <= 0.12
    together = next(run for run in runs if run.deviation == 0)
    assert all(p.posterior == pytest.approx(together.mean) for p in together.pulled)
    assert {p.expected_rank for p in together.pulled} == {(FIRMS + 1) / 2}


estimates = st.lists(
    st.builds(
        Estimate,
        name=st.just("firm"),
        value=st.floats(-1, 1).map(lambda x: round(x, 4)),
        standard_error=st.floats(0.01, 1),
    ),
    min_size=3,
    max_size=12,
)


@given(estimates)
def test_every_gap_is_pulled_towards_the_mean_and_ranks_add_up(found: list[Estimate]) -> None:
    run = many_groups(found)
    k = len(found)
    for item in run.pulled:
        assert 0 <= item.pull <= 1
        low, high = sorted((item.value, run.mean))
        assert low - 1e-12 <= item.posterior <= high + 1e-12
        assert 1 - 1e-9 <= item.expected_rank <= k + 1e-9
    assert sum(item.expected_rank for item in run.pulled) == pytest.approx(k * (k + 1) / 2)


def test_a_chance_of_being_lower_is_that_of_two_normal_guesses() -> None:
    low = Pulled(name="a", value=0, pull=0, posterior=-0.03, posterior_deviation=0.01,
                 expected_rank=1)  # fmt: skip
    high = Pulled(name="b", value=0, pull=0, posterior=-0.01, posterior_deviation=0.01,
                  expected_rank=2)  # fmt: skip
    assert chance_lower(low, high) == pytest.approx(0.9214, abs=1e-4)
    assert chance_lower(low, high) + chance_lower(high, low) == pytest.approx(1)
    assert chance_lower(low, low) == pytest.approx(0.5)


def test_estimates_without_errors_are_refused() -> None:
    with pytest.raises(StatsError):
        many_groups([Estimate(name="a", value=0.1, standard_error=0.1)] * 2)
    with pytest.raises(StatsError):
        many_groups([Estimate(name="a", value=0.1, standard_error=0.0)] * 3)


def drawn(rng: np.random.Generator, *, real: int, nulls: int) -> np.ndarray:
    return np.concatenate([rng.normal(3.0, 1, real), rng.normal(0, 1, nulls)])


def test_storeys_share_of_nulls_is_that_planted() -> None:
    rng = np.random.default_rng(54)
    shares = [null_share([normal_p(z) for z in drawn(rng, real=40, nulls=60)]) for _ in range(100)]
    assert np.mean(shares) == pytest.approx(0.62, abs=0.03)


def test_storey_finds_more_than_benjamini_and_hochberg_at_the_same_share_of_false_ones() -> None:
    rng = np.random.default_rng(55)
    found, false, plain = [], [], []
    for _ in range(150):
        p_values = [normal_p(z) for z in drawn(rng, real=50, nulls=50)]
        hits = [q <= 0.1 for q in storey(p_values)]
        plain.append(sum(q <= 0.1 for q in benjamini_hochberg(p_values)))
        found.append(sum(hits))
        false.append(sum(hits[50:]) / max(1, sum(hits)))
    assert np.mean(false) <= 0.115
    assert np.mean(found) > np.mean(plain) + 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_storeys_values_are_at_most_benjamini_and_hochbergs(p_values: list[float]) -> None:
    ours, plain = storey(p_values), benjamini_hochberg(p_values)
    assert all(0 <= a <= b for a, b in zip(ours, plain, strict=True))
    assert sorted(range(len(ours)), key=lambda k: (plain[k], k)) == sorted(
        range(len(ours)), key=lambda k: (ours[k], k)
    )


@pytest.mark.parametrize(
    ("e_values", "found"),
    [
        ([], []),
        ([19.9], [False]),
        ([20.0], [True]),
        ([100.0, 35.0, 1.0], [True, True, False]),
        ([59.0, 29.0, 1.0], [False, False, False]),
        ([1.0, 61.0, 0.0], [False, True, False]),
        ([math.inf, 0.0], [True, False]),
        ([20.0, 20.0, 20.0], [True, True, True]),
    ],
    ids=["none", "one short", "one", "two of three", "nearly", "middle", "endless", "all alike"],
)
def test_e_values_are_read_together(e_values: list[float], found: list[bool]) -> None:
    """At 5 % of three, the k-th largest must reach 60 / k."""
    assert list(e_benjamini_hochberg(e_values)) == found


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=20), st.floats(0.01, 0.3))
def test_e_values_of_1_over_p_are_benjamini_and_hochbergs(
    p_values: list[float], level: float
) -> None:
    """Wang and Ramdas (2022): with e = 1/p both procedures find the same."""
    q_values = benjamini_hochberg(p_values)
    if any(abs(q - level) < 1e-9 for q in q_values):
        return
    found = e_benjamini_hochberg([1 / p for p in p_values], level=level)
    assert list(found) == [q <= level for q in q_values]


def test_dependent_e_values_keep_the_share_of_false_ones() -> None:
    """Likelihood ratios of one shared draw: as dependent as can be."""
    rng = np.random.default_rng(56)
    false = []
    for _ in range(400):
        shared = rng.normal()
        draws = 0.95 * shared + math.sqrt(1 - 0.95**2) * rng.normal(size=20)
        draws[:5] += 3
        found = e_benjamini_hochberg([math.exp(3 * z - 4.5) for z in draws], level=0.1)
        false.append(sum(found[5:]) / max(1, sum(found)))
    assert np.mean(false) <= 0.1


def test_values_that_are_no_evidence_are_refused() -> None:
    with pytest.raises(StatsError):
        e_benjamini_hochberg([-1.0])
    with pytest.raises(StatsError):
        e_benjamini_hochberg([1.0], level=0)
    with pytest.raises(StatsError):
        null_share([])
    assert storey([]) == ()

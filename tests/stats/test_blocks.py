"""Matched blocks: exact permutation and conditional logit against brute force and limits."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from harness.errors import StatsError
from harness.stats.blocks import stratified_permutation
from harness.stats.compare import TwoGroups
from harness.stats.conditional import conditional_logit
from harness.stats.paired import mcnemar
from harness.stats.strata import cochran_mantel_haenszel

small = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda sizes: st.builds(
        block,
        st.integers(0, sizes[0]),
        st.just(sizes[0]),
        st.integers(0, sizes[1]),
        st.just(sizes[1]),
    )
)


def block(
    focal_selected: int, focal_n: int, reference_selected: int, reference_n: int
) -> TwoGroups:
    return TwoGroups(
        focal_selected=focal_selected,
        focal_n=focal_n,
        reference_selected=reference_selected,
        reference_n=reference_n,
    )


def relabelled(blocks: list[TwoGroups]) -> list[int]:
    """The focal selections of every relabelling inside blocks, each as likely as the others."""
    ways = []
    for b in blocks:
        outcomes = [1] * b.selected + [0] * (b.n - b.selected)
        ways.append([sum(chosen) for chosen in itertools.combinations(outcomes, b.focal_n)])
    return [sum(choice) for choice in itertools.product(*ways)]


@given(st.lists(small, min_size=1, max_size=3))
def test_the_exact_test_agrees_with_listing_every_relabelling(blocks: list[TwoGroups]) -> None:
    sums = relabelled(blocks)
    found = stratified_permutation(blocks)
    at_most = sum(s <= found.selected for s in sums) / len(sums)
    at_least = sum(s >= found.selected for s in sums) / len(sums)
    mean = sum(sums) / len(sums)
    assert found.p_less == pytest.approx(at_most)
    assert found.p_greater == pytest.approx(at_least)
    assert found.p_two_sided == pytest.approx(min(1, 2 * min(at_most, at_least)))
    assert found.expected == pytest.approx(mean)
    assert found.standard_deviation**2 == pytest.approx(
        sum((s - mean) ** 2 for s in sums) / len(sums), abs=1e-12
    )
    assert 0 < found.p_mid <= found.p_two_sided


@given(a_only=st.integers(0, 40), b_only=st.integers(0, 40), tied=st.integers(0, 5))
def test_blocks_of_two_are_the_exact_mcnemar_test(a_only: int, b_only: int, tied: int) -> None:
    blocks = [block(1, 1, 0, 1)] * a_only + [block(0, 1, 1, 1)] * b_only
    blocks += [block(1, 1, 1, 1)] * tied + [block(0, 1, 0, 1)]
    found = stratified_permutation(blocks)
    told = mcnemar(both=tied, a_only=a_only, b_only=b_only, none=1)
    assert found.p_two_sided == pytest.approx(told.p_exact)
    assert found.p_mid == pytest.approx(told.p_mid)
    assert found.informative == a_only + b_only


@pytest.mark.parametrize("times", [1, 4, 5, 300])
def test_one_block_is_the_hypergeometric_law(times: int) -> None:
    """On both sides of the size at which logarithms are used, and far beyond it."""
    found = stratified_permutation([block(5 * times, 40 * times, 10 * times, 60 * times)])
    law = stats.hypergeom(100 * times, 15 * times, 40 * times)
    assert found.p_less == pytest.approx(law.cdf(5 * times), rel=1e-8)
    assert found.p_greater == pytest.approx(law.sf(5 * times - 1), rel=1e-8)


def test_many_large_blocks_agree_with_mantel_and_haenszels_normal_law() -> None:
    blocks = [block(20 + k % 5, 100, 30 - k % 3, 110) for k in range(60)]
    found = stratified_permutation(blocks)
    normal = cochran_mantel_haenszel(blocks, continuity=True)
    assert normal is not None
    assert found.p_two_sided == pytest.approx(normal.p, rel=0.05)
    z = (found.selected - found.expected) / found.standard_deviation
    plain = cochran_mantel_haenszel(blocks)
    assert plain is not None
    assert z**2 == pytest.approx(plain.statistic)


@given(st.lists(small, min_size=1, max_size=6))
def test_turning_the_groups_round_turns_the_tails_round(blocks: list[TwoGroups]) -> None:
    found, turned = (
        stratified_permutation(x) for x in (blocks, [b.swapped() for b in reversed(blocks)])
    )
    assert turned.p_less == pytest.approx(found.p_greater)
    assert turned.p_two_sided == pytest.approx(found.p_two_sided)
    logit, other = conditional_logit(blocks), conditional_logit([b.swapped() for b in blocks])
    assert (logit is None) == (other is None)
    if logit is not None and other is not None:
        assert other.beta == pytest.approx(-logit.beta, abs=1e-8)
        assert other.p_value == pytest.approx(logit.p_value)


def test_a_p_value_is_never_0() -> None:
    assert stratified_permutation([block(0, 1, 1, 1)] * 2000).p_two_sided > 0


@given(a_only=st.integers(1, 60), b_only=st.integers(1, 60))
def test_conditional_logit_of_pairs_is_the_ratio_of_the_discordant(
    a_only: int, b_only: int
) -> None:
    found = conditional_logit([block(1, 1, 0, 1)] * a_only + [block(0, 1, 1, 1)] * b_only)
    assert found is not None
    assert found.odds_ratio == pytest.approx(a_only / b_only)
    assert found.standard_error == pytest.approx(math.sqrt(1 / a_only + 1 / b_only))
    assert found.interval.low < found.odds_ratio < found.interval.high


def test_conditional_logit_is_where_the_likelihood_is_highest() -> None:
    blocks = [block(1, 3, 2, 4), block(0, 2, 1, 1), block(2, 2, 1, 3), block(1, 4, 3, 4)]

    def unlikely(beta: float) -> float:
        laws = [
            stats.nchypergeom_fisher(b.n, b.focal_n, b.selected, math.exp(beta)) for b in blocks
        ]
        return -sum(law.logpmf(b.focal_selected) for law, b in zip(laws, blocks, strict=True))

    found = conditional_logit(blocks)
    best = optimize.minimize_scalar(unlikely, bounds=(-4, 4), method="bounded")
    assert found is not None
    assert found.beta == pytest.approx(best.x, abs=1e-4)


@pytest.mark.parametrize(
    "blocks",
    [[block(0, 2, 0, 2)], [block(2, 2, 0, 1), block(1, 1, 0, 2)], []],
    ids=["nobody selected", "the focal group got all it could", "no block"],
)
def test_a_maximum_at_infinity_is_no_estimate(blocks: list[TwoGroups]) -> None:
    assert conditional_logit(blocks) is None


def test_no_block_is_no_test() -> None:
    with pytest.raises(StatsError):
        stratified_permutation([])

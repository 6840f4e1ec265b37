"""Score gaps, cuts and ranked lists against scipy, brute force and the normal model."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from math import fsum, isclose, log2
from pathlib import Path
from statistics import NormalDist, fmean, median, stdev

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from harness.evidence import ScoreBin, ScoreCounts
from harness.example.base import build
from harness.stats.compare import TwoGroups
from harness.stats.cuts import at_quantiles, every_cut, exposures, top_k, worst_cut
from harness.stats.effects import ratio_from_gap
from harness.stats.score import miettinen_nurminen_ratio
from harness.stats.score_many import miettinen_nurminen_ratios
from harness.stats.scores import (
    Sums,
    mann_whitney_p,
    score_gaps,
    standardized_gap,
    ties_at_median,
)

GOLDEN = Path(__file__).parents[1] / "golden"


def scored(**groups: list[int]) -> ScoreCounts:
    """Scores by group; `unknown` is a category that is not known."""
    bins = tuple(
        ScoreBin(group=None if name == "unknown" else name, score=float(score), n=own.count(score))
        for name, own in groups.items()
        for score in sorted(set(own))
    )
    return build(ScoreCounts, {"walk": None, "axis": "sex", "bins": bins}, {})


def ranked(**groups: list[int]) -> ScoreCounts:
    """Ranks by group, 1 the best."""
    return replace(scored(**groups), measure="rank")


def binned(scores: list[int]) -> Mapping[float, int]:
    return {float(score): scores.count(score) for score in scores}


SCORES = st.lists(st.integers(0, 12), min_size=2, max_size=60)


@given(SCORES, SCORES)
@settings(deadline=None)
def test_cohens_d_is_the_difference_of_means_in_pooled_standard_deviations(
    women: list[int], men: list[int]
) -> None:
    (gap,) = score_gaps(scored(women=women, men=men), "men")
    n, n_r = len(women), len(men)
    spread = ((n - 1) * stdev(women) ** 2 + (n_r - 1) * stdev(men) ** 2) / (n + n_r - 2)
    if not spread:
        assert gap.d is None
        return
    assert gap.d == pytest.approx((fmean(men) - fmean(women)) / spread**0.5, abs=1e-9)
    assert gap.d is not None
    assert gap.d_low is not None
    assert gap.d_high is not None
    assert gap.d_low <= gap.d <= gap.d_high


@given(SCORES, SCORES)
@settings(deadline=None)
def test_superiority_counts_all_pairs_and_ties_half(women: list[int], men: list[int]) -> None:
    (gap,) = score_gaps(scored(women=women, men=men), "men")
    pairs = fmean((w > m) + (w == m) / 2 for w in women for m in men)
    assert gap.superiority == pytest.approx(pairs, abs=1e-12)
    if gap.superiority_low is not None and gap.superiority_high is not None:
        assert gap.superiority_low <= gap.superiority <= gap.superiority_high
    (back,) = score_gaps(scored(women=women, men=men), "women")
    assert back.superiority == pytest.approx(1 - pairs, abs=1e-12)


@given(st.lists(st.integers(0, 12), min_size=25, max_size=60), SCORES)
@settings(deadline=None)
def test_mann_whitney_of_many_agrees_with_scipy(women: list[int], men: list[int]) -> None:
    assume(len(women) + len(men) > 40 and len(set(women + men)) > 1)
    expected = mannwhitneyu(women, men, method="asymptotic").pvalue
    assert mann_whitney_p(binned(women), binned(men)) == pytest.approx(expected, rel=1e-8)


@given(st.sets(st.integers(0, 200), min_size=4, max_size=24), st.integers(1, 3))
@settings(deadline=None)
def test_mann_whitney_of_few_is_exact_as_scipys(every: set[int], part: int) -> None:
    ordered = sorted(every, key=lambda value: value * 7919 % 211)
    women, men = ordered[:part], ordered[part:]
    expected = mannwhitneyu(women, men, method="exact").pvalue
    assert mann_whitney_p(binned(women), binned(men)) == pytest.approx(expected, rel=1e-9)


def test_everybody_with_one_score_is_no_evidence_and_no_division_by_zero() -> None:
    (gap,) = score_gaps(scored(women=[5] * 30, men=[5] * 30))
    assert (gap.d, gap.d_low, gap.superiority) == (None, None, 0.5)
    assert gap.p_value_mann_whitney == 1.0


def test_complete_separation_has_no_interval_and_a_small_p() -> None:
    (gap,) = score_gaps(scored(women=[1, 2, 3], men=[7, 8, 9]))
    assert gap.superiority == 0.0
    assert gap.superiority_low is None
    assert gap.p_value_mann_whitney == pytest.approx(0.1)


@given(SCORES, SCORES, st.lists(st.integers(0, 12), max_size=20))
@settings(deadline=None)
def test_ties_at_the_median_are_counted_over_everybody(
    women: list[int], men: list[int], unknown: list[int]
) -> None:
    everybody = women + men + unknown
    found = ties_at_median(scored(women=women, men=men, unknown=unknown))
    assert found is not None
    assert found.median == median(everybody)
    assert (
        found.tied
        == everybody.count(int(median(everybody))) * float(median(everybody)).is_integer()
    )
    assert found.share == found.tied / len(everybody)


@given(SCORES, SCORES, st.lists(st.integers(0, 12), max_size=20))
@settings(deadline=None, max_examples=25)
def test_every_cut_counts_who_stands_at_or_above_it(
    women: list[int], men: list[int], unknown: list[int]
) -> None:
    everybody = women + men + unknown
    cuts = every_cut(scored(women=women, men=men, unknown=unknown), "men")
    assert [cut.cut for cut in cuts] == sorted(set(everybody), reverse=True)[:-1]
    for cut in cuts:
        assert cut.selected == sum(score >= cut.cut for score in women)
        assert cut.reference_selected == sum(score >= cut.cut for score in men)
        assert cut.share == pytest.approx(sum(s >= cut.cut for s in everybody) / len(everybody))
        assert cut.tied == pytest.approx(everybody.count(int(cut.cut)) / len(everybody))
        if cut.low is not None and cut.high is not None and cut.band_low is not None:
            assert cut.band_low <= cut.low * (1 + 1e-9)
            assert cut.band_high is None or cut.band_high >= cut.high * (1 - 1e-9)


@given(SCORES, SCORES)
@settings(deadline=None, max_examples=25)
def test_ranks_are_the_same_cuts_as_scores_turned_round(women: list[int], men: list[int]) -> None:
    by_score = every_cut(scored(women=women, men=men), "men")
    ranks = ranked(women=[13 - w for w in women], men=[13 - m for m in men])
    by_rank = every_cut(ranks, "men")
    assert [(c.selected, c.impact_ratio) for c in by_score] == [
        (c.selected, c.impact_ratio) for c in by_rank
    ]
    assert [13 - c.cut for c in by_score] == [c.cut for c in by_rank]


def test_a_gap_in_the_tail_shows_where_the_median_hides_it() -> None:
    law = NormalDist()
    men = [round(100 * law.inv_cdf((k + 0.5) / 1700)) for k in range(1700)]
    women = [round(100 * law.inv_cdf((k + 0.5) / 300) - 40) for k in range(300)]
    found = {
        share: at_quantiles(scored(women=women, men=men), "men", shares=(share,))[0].impact_ratio
        for share in (0.1, 0.5)
    }
    assert found[0.5] == pytest.approx(0.70, abs=0.02)
    assert found[0.1] == pytest.approx(0.47, abs=0.02)


def test_the_k_best_include_all_who_tie_with_the_last() -> None:
    found = top_k(scored(a=[9, 8, 8, 1], b=[8, 7, 2, 2]), "a", k=(1, 2, 3, 6, 8, 100))
    assert [(cut.cut, cut.reference_selected, cut.selected) for cut in found] == [
        (9.0, 1, 0),
        (8.0, 3, 1),
        (2.0, 3, 4),
    ]


def test_the_worst_cut_is_where_even_the_top_of_the_band_is_lowest() -> None:
    women, men = [1] * 90 + [9] * 10, [1] * 40 + [9] * 60
    worst = worst_cut(every_cut(scored(women=women, men=men), "men"))
    assert worst is not None
    assert worst.cut == 9.0
    assert worst.impact_ratio == pytest.approx(1 / 6)


@given(SCORES, SCORES, st.lists(st.integers(0, 12), max_size=20))
@settings(deadline=None)
def test_attention_is_shared_out_completely(
    women: list[int], men: list[int], unknown: list[int]
) -> None:
    found = exposures(scored(women=women, men=men, unknown=unknown))
    total = sum(item.exposure_share for item in found)
    assert total <= 1 + 1e-9
    assert unknown or isclose(total, 1)


def test_a_group_of_worse_ranks_has_a_positive_d_and_less_attention() -> None:
    ranks = ranked(a=[1, 2, 3], b=[4, 5, 6])
    (gap,) = score_gaps(ranks)
    assert (gap.group, gap.mean, gap.superiority) == ("b", 5.0, 0.0)
    assert gap.d == pytest.approx(3.0)
    first, second = exposures(ranks)
    whole = sum(1 / log2(place + 1) for place in range(1, 7))
    assert second.exposure_share == pytest.approx(
        sum(1 / log2(place + 1) for place in (4, 5, 6)) / whole
    )
    assert first.exposure_share == pytest.approx(1 - second.exposure_share)


@given(SCORES, SCORES)
@settings(deadline=None)
def test_d_from_sums_is_d_from_scores(women: list[int], men: list[int]) -> None:
    (gap,) = score_gaps(scored(women=women, men=men), "men")
    sums = [
        Sums(n=len(own), total=sum(own), squares=sum(score**2 for score in own))
        for own in (women, men)
    ]
    found = standardized_gap(sums[0], sums[1])
    assert found == (None if gap.d is None else pytest.approx(gap.d, abs=1e-6))


def test_attention_follows_the_places() -> None:
    first, second = exposures(scored(a=[9], b=[3]))
    weight = 1 / log2(3)
    assert first.pool_share == 0.5
    assert first.exposure_share == pytest.approx(1 / (1 + weight))
    assert second.exposure_share == pytest.approx(weight / (1 + weight))


def test_attention_of_a_long_list_is_integrated_to_six_digits() -> None:
    many = build(
        ScoreCounts,
        {
            "walk": None,
            "axis": "sex",
            "bins": (
                ScoreBin(group="a", score=2.0, n=9_000),
                ScoreBin(group="b", score=1.0, n=90_000),
            ),
        },
        {},
    )
    whole = fsum(1 / log2(place + 1) for place in range(1, 99_001))
    first = fsum(1 / log2(place + 1) for place in range(1, 9_001))
    assert exposures(many)[0].exposure_share == pytest.approx(first / whole, rel=1e-7)


@pytest.mark.parametrize("groups", [{}, {"a": [1, 2]}, {"a": [1, 2], "unknown": [3]}])
def test_fewer_than_two_groups_have_no_gap_and_no_cut(groups: dict[str, list[int]]) -> None:
    assert score_gaps(scored(**groups)) == ()
    assert every_cut(scored(**groups)) == ()


with (GOLDEN / "g07_d_to_ir_published.csv").open(encoding="utf-8", newline="") as file:
    G07 = list(csv.DictReader(file))


@pytest.mark.parametrize("row", G07, ids=lambda row: f"d {row['d']}")
def test_ratio_to_expect_from_a_gap_is_the_published_one(row: dict[str, str]) -> None:
    found = ratio_from_gap(
        float(row["d"]),
        selected_share=float(row["overall_selection_ratio"]),
        focal_share=float(row["pct_minority"]),
    )
    assert found == pytest.approx(float(row["expected_ir"]), abs=float(row["abs_tol"]))


@given(
    st.lists(
        st.tuples(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.floats(0, 1)),
        min_size=1,
        max_size=20,
    )
)
@settings(deadline=None, max_examples=25)
def test_intervals_in_vectors_are_those_one_by_one(
    drawn: list[tuple[int, int, float, float]],
) -> None:
    tables = [
        TwoGroups(
            focal_selected=round(p * n), focal_n=n, reference_selected=round(q * m), reference_n=m
        )
        for n, m, p, q in drawn
    ]
    for table, found in zip(tables, miettinen_nurminen_ratios(tables), strict=True):
        alone = miettinen_nurminen_ratio(table)
        assert (alone is None) is (found is None)
        if alone is not None and found is not None:
            assert found.low == pytest.approx(alone.low, rel=1e-9, abs=1e-12)
            assert found.high == pytest.approx(alone.high, rel=1e-6)


def test_bands_of_more_cuts_are_wider() -> None:
    few = every_cut(scored(a=[1, 2, 3] * 9, b=[1, 2, 3] * 9), "a")
    many = every_cut(scored(a=list(range(27)), b=list(range(27))), "a")
    assert len(few) == 2 < len(many)
    widths = [(cut.band_low or 0.0) / (cut.low or 1.0) for cut in (few[0], many[17])]
    assert all(later < earlier for earlier, later in pairwise(widths))

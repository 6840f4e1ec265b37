"""Published audit studies, recomputed from their data, hold to the digits that were printed."""

import csv
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from harness.stats.blocks import stratified_permutation
from harness.stats.chi_squared import equal_shares, homogeneity
from harness.stats.clustered import group_difference
from harness.stats.compare import TwoGroups
from harness.stats.conditional import conditional_logit
from harness.stats.gee import marginal_logit
from harness.stats.intervals import katz_ratio, newcombe_difference
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.paired import mcnemar
from harness.stats.score import miettinen_nurminen_difference
from harness.stats.significance import chi_squared_p, exact_p, normal_p, pooled_z
from harness.stats.strata import cochran_mantel_haenszel, odds_ratio

FOLDER = Path(__file__).parents[1] / "golden"
BM = json.loads((FOLDER / "audit_studies.json").read_text())["bm2004"]
BLACK = {
    "women": ("Aisha", "Ebony", "Keisha", "Kenya", "Lakisha", "Latonya", "Latoya", "Tamika",
              "Tanisha"),
    "men": ("Darnell", "Hakim", "Jamal", "Jermaine", "Kareem", "Leroy", "Rasheed", "Tremayne",
            "Tyrone"),
}  # fmt: skip
WHITE_MEN = ("Brad", "Brendan", "Brett", "Geoffrey", "Greg", "Jay", "Matthew", "Neil", "Todd")
MEN = {*BLACK["men"], *WHITE_MEN}

Row = Mapping[str, str]


@cache
def rows() -> tuple[Row, ...]:
    """The 4,870 applications of Bertrand and Mullainathan (2004), American Economic Review 94.

    Six columns of the authors' replication data (doi 10.3886/E116023V1, open to the public), facts
    alone: advertisement, city (Boston, Chicago), kind (administrative, sales), first name, quality
    and whether the applicant was called back.
    """
    with (FOLDER / "bertrand_mullainathan_2004.csv").open() as file:
        return tuple(csv.DictReader(file))


def black(row: Row) -> bool:
    return row["name"] in BLACK["women"] + BLACK["men"]


def called(row: Row) -> bool:
    return row["called_back"] == "1"


def table(chosen: Sequence[Row]) -> TwoGroups:
    """Black names as the focal group, White names as the reference."""
    focal = [called(row) for row in chosen if black(row)]
    reference = [called(row) for row in chosen if not black(row)]
    return TwoGroups(
        focal_selected=sum(focal),
        focal_n=len(focal),
        reference_selected=sum(reference),
        reference_n=len(reference),
    )


def by_ad() -> list[TwoGroups]:
    ads: dict[str, list[Row]] = defaultdict(list)
    for row in rows():
        ads[row["ad"]].append(row)
    return [table(ad) for ad in ads.values()]


ROWS: Mapping[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "chicago": lambda row: row["city"] == "c",
    "boston": lambda row: row["city"] == "b",
    "female": lambda row: row["name"] not in MEN,
    "female_admin": lambda row: row["name"] not in MEN and row["kind"] == "a",
    "female_sales": lambda row: row["name"] not in MEN and row["kind"] == "s",
    "male": lambda row: row["name"] in MEN,
    "high_quality": lambda row: row["high_quality"] == "1",
    "low_quality": lambda row: row["high_quality"] == "0",
}


@pytest.mark.parametrize("name", list(ROWS))
def test_each_row_of_the_callback_table_is_reproduced(name: str) -> None:
    told = BM["rows"][name]
    found = table([row for row in rows() if ROWS[name](row)])
    assert [found.reference_selected, found.reference_n] == told["w"]
    assert [found.focal_selected, found.focal_n] == told["b"]
    gap = float(found.reference_rate - found.focal_rate)
    assert float(found.reference_rate / found.focal_rate) == pytest.approx(told["ratio"], abs=5e-5)
    assert 100 * gap == pytest.approx(told["diff_pp"], abs=5e-4)
    z = pooled_z(found)
    assert z is not None
    if "p_pooled_z" in told:
        assert normal_p(z) == pytest.approx(told["p_pooled_z"], rel=1e-5)


def test_advertisements_favour_as_in_the_second_table() -> None:
    told = BM["ads_table2"]
    ads = by_ad()
    leans = Counter((ad.reference_selected, ad.focal_selected) for ad in ads)
    white = sum(n for (w, b), n in leans.items() if w > b)
    focal = sum(n for (w, b), n in leans.items() if w < b)
    assert len(ads) == BM["ads"]
    assert leans[0, 0] == told["none"] == 1103
    assert (leans[1, 1], leans[2, 2]) == (46, 17)
    assert (white, focal) == (told["white_favoured"], told["black_favoured"]) == (111, 46)
    assert [leans[1, 0], leans[2, 0], leans[2, 1]] == [74, 19, 18]
    assert [leans[0, 1], leans[0, 2], leans[1, 2]] == [33, 6, 7]
    sign = mcnemar(both=leans[1, 1] + leans[2, 2], a_only=white, b_only=focal, none=leans[0, 0])
    assert sign.p_exact == pytest.approx(told["sign_test_p"], rel=1e-6)


def test_tests_of_the_whole_table_are_reproduced() -> None:
    whole = table(rows())
    z = pooled_z(whole)
    assert z is not None
    assert z**2 == pytest.approx(BM["chi2_uncorrected"], abs=1e-8)
    assert exact_p(whole).two_sided == pytest.approx(BM["fisher_p"], rel=1e-6)
    odds = (235 * (2435 - 157)) / (157 * (2435 - 235))
    assert odds == pytest.approx(BM["odds_ratio"], abs=1e-6)
    gap = abs(235 * (2435 - 157) - 157 * (2435 - 235)) - 4870 / 2
    yates = 4870 * gap**2 / (2435 * 2435 * 392 * (4870 - 392))
    assert yates == pytest.approx(BM["chi2_yates"], abs=1e-8)


@pytest.mark.parametrize(
    ("by", "told"), [(None, "se_homo"), ("ad", "se_cluster_ad"), ("name", "se_cluster_firstname")]
)
def test_regressions_by_cluster_are_reproduced(by: str | None, told: str) -> None:
    found = group_difference(
        [float(called(row)) for row in rows()],
        [black(row) for row in rows()],
        clusters=[row[by] for row in rows()] if by else None,
    )
    assert found.value == pytest.approx(BM["ols_black"]["coef"], abs=1e-10)
    assert found.standard_error == pytest.approx(BM["ols_black"][told], abs=1e-10)
    if by is None:
        assert found.p_value == pytest.approx(BM["rows"]["all"]["p_t"], rel=1e-5)


def test_the_marginal_logit_is_reproduced() -> None:
    found = marginal_logit(
        [called(row) for row in rows()],
        [black(row) for row in rows()],
        clusters=[row["ad"] for row in rows()],
    )
    assert found is not None
    assert found.beta == pytest.approx(BM["gee_exch_logit"]["beta"], abs=1e-9)
    assert found.standard_error == pytest.approx(BM["gee_exch_logit"]["se"], abs=1e-9)
    assert found.odds_ratio == pytest.approx(BM["gee_exch_logit"]["or"], abs=1e-5)


def test_the_conditional_logit_is_at_the_true_maximum() -> None:
    """The figures told (−0.7680, 0.4639) are of an optimiser that stopped at a score of −0.01.

    statsmodels' default stops there; its Newton method goes on to −0.768233 as this one does.
    """
    told = BM["clogit_by_ad"]
    found = conditional_logit(by_ad())
    assert found is not None
    assert found.beta == pytest.approx(-0.768233, abs=5e-7)
    assert found.standard_error == pytest.approx(0.14473521, abs=5e-9)
    assert found.beta == pytest.approx(told["beta"], abs=3e-4)
    assert found.standard_error == pytest.approx(told["se"], abs=5e-6)
    assert found.odds_ratio == pytest.approx(told["or"], abs=2e-4)
    assert (found.blocks, found.dropped) == (190, 1133)
    assert _conditional_likelihood(found.beta) > _conditional_likelihood(told["beta"])


def _conditional_likelihood(beta: float) -> float:
    """Written out for advertisements with one or two names of each group."""
    total = 0.0
    for ad in by_ad():
        weights = {
            u: math.comb(ad.focal_n, u) * math.comb(ad.reference_n, ad.selected - u)
            for u in range(ad.focal_n + 1)
            if 0 <= ad.selected - u <= ad.reference_n
        }
        whole = sum(weight * math.exp(beta * u) for u, weight in weights.items())
        total += beta * ad.focal_selected - math.log(whole)
    return total


def test_mantel_haenszel_by_advertisement_is_reproduced() -> None:
    told = BM["cmh_by_ad"]
    ads = by_ad()
    ratio = odds_ratio([ad.swapped() for ad in ads])
    plain, corrected = (cochran_mantel_haenszel(ads, continuity=c) for c in (False, True))
    assert ratio is not None
    assert plain is not None
    assert corrected is not None
    assert ratio.value == pytest.approx(told["or_mh"], abs=1e-9)
    assert plain.statistic == pytest.approx(told["chi2"], abs=5e-9)
    assert corrected.statistic == pytest.approx(told["chi2_cc"], abs=5e-9)


def test_the_exact_stratified_permutation_is_reproduced() -> None:
    told = BM["exact_stratified_by_ad"]
    found = stratified_permutation([ad.swapped() for ad in by_ad()])
    assert found.selected == told["T"]
    assert found.expected == pytest.approx(told["E"], abs=1e-9)
    assert found.standard_deviation == pytest.approx(told["sd"], abs=1e-9)
    assert found.p_greater == pytest.approx(told["p_one"], rel=1e-4)
    assert found.p_two_sided == pytest.approx(told["p_two"], rel=1e-4)


def test_pairs_by_advertisement_and_quality_are_counted_and_tested_as_told() -> None:
    told = BM["mcnemar_pairs_ad_x_quality"]
    cells: dict[tuple[str, str], dict[bool, int]] = defaultdict(dict)
    for row in rows():
        cells[row["ad"], row["high_quality"]][black(row)] = int(called(row))
    pairs = Counter((c[False], c[True]) for c in cells.values() if len(c) == 2)
    found = mcnemar(both=pairs[1, 1], a_only=pairs[1, 0], b_only=pairs[0, 1], none=pairs[0, 0])
    assert [found.pairs, pairs[1, 1], found.a_only, found.b_only, pairs[0, 0]] == [
        told[key] for key in ("pairs", "both", "w_only", "b_only", "none")
    ]
    assert found.p_exact == pytest.approx(told["p_exact"], rel=1e-6)
    assert found.p_mid == pytest.approx(told["p_mid"], rel=1e-5)
    assert found.standard_error == pytest.approx(told["se_wald"], abs=1e-10)
    assert told["chi2"] == (143 - 65) ** 2 / (143 + 65)


def test_intervals_of_the_impact_ratio_and_the_gap_are_reproduced() -> None:
    told = BM["impact_ratio"]
    whole = table(rows())
    katz = katz_ratio(whole)
    assert katz is not None
    assert float(whole.focal_rate / whole.reference_rate) == pytest.approx(0.6681, abs=5e-5)
    assert [katz.low, katz.high] == pytest.approx(told["katz95"], abs=5e-5)
    newcombe = newcombe_difference(whole.swapped())
    assert [100 * newcombe.low, 100 * newcombe.high] == pytest.approx(
        told["newcombe95_pp"], abs=5e-5
    )


def test_the_score_interval_of_the_gap_is_where_the_score_is_the_quantile() -> None:
    """The ends told (1.6833 and 4.7364 points) are a library's that is off by up to 0.007."""
    found = miettinen_nurminen_difference(table(rows()).swapped())
    told = BM["impact_ratio"]["miettinen95_pp"]
    assert [_score(found.low), _score(found.high)] == pytest.approx([1.959964, -1.959964], abs=1e-5)
    assert [100 * found.low, 100 * found.high] == pytest.approx(told, abs=0.008)
    assert abs(_score(told[1] / 100)) < 1.956


def _score(gap: float) -> float:
    """Miettinen and Nurminen's statistic, its rates by maximising the likelihood directly."""

    def unlikely(rate: float) -> float:
        likelihood = 235 * math.log(rate + gap) + 2200 * math.log(1 - rate - gap)
        return -(likelihood + 157 * math.log(rate) + 2278 * math.log(1 - rate))

    rate = minimize_scalar(
        unlikely, bounds=(1e-9, 1 - gap - 1e-9), method="bounded", options={"xatol": 1e-12}
    ).x
    variance = ((rate + gap) * (1 - rate - gap) + rate * (1 - rate)) / 2435 * 4870 / 4869
    return float(((235 - 157) / 2435 - gap) / math.sqrt(variance))


def test_callbacks_by_first_name_are_those_of_the_eighth_table() -> None:
    shares = {
        name: 100 * np.mean([called(row) for row in rows() if row["name"] == name])
        for name in {row["name"] for row in rows()}
    }
    told = {
        "Aisha": 2.2, "Keisha": 3.8, "Tamika": 5.5, "Lakisha": 5.5, "Tanisha": 5.8, "Latoya": 8.4,
        "Kenya": 8.7, "Latonya": 9.1, "Ebony": 9.6, "Emily": 7.9, "Kristen": 13.1, "Carrie": 13.1,
        "Brad": 15.9, "Jay": 13.4, "Rasheed": 3.0, "Jermaine": 9.6,
    }  # fmt: skip
    assert {name: round(float(shares[name]), 1) for name in told} == told


@pytest.mark.parametrize(
    ("women", "focal", "told"),
    [(True, True, 0.030), (False, True, 0.816), (True, False, 0.564), (False, False, 0.473)],
    ids=["Black women", "Black men", "White women", "White men"],
)
def test_names_of_one_group_are_as_alike_as_told(women: bool, focal: bool, told: float) -> None:
    chosen = [r for r in rows() if (r["name"] not in MEN) == women and black(r) == focal]
    names = sorted({row["name"] for row in chosen})
    selected = [sum(called(r) for r in chosen if r["name"] == name) for name in names]
    found = homogeneity(selected, [sum(r["name"] == name for r in chosen) for name in names])
    assert found is not None
    assert found.degrees == 8
    assert round(found.p, 3) == told


BLOOMBERG = {
    "gpt-3.5 HR specialist": ((98, 148, 106, 130, 103, 181, 96, 138), 0.530, 1.3e-8, 1.1e-7),
    "gpt-3.5 financial analyst": ((146, 172, 76, 100, 124, 129, 121, 132), 0.442, 8.5e-8, 3.4e-7),
    "gpt-3.5 retail": ((122, 140, 125, 121, 116, 139, 104, 133), 0.743, 0.311, 0.41),
    "gpt-3.5 software engineer": ((124, 129, 121, 110, 132, 121, 119, 144), 0.764, 0.568, 0.65),
    "gpt-4 HR specialist": ((122, 129, 103, 120, 114, 147, 143, 122), 0.701, 0.108, 0.29),
    "gpt-4 financial analyst": ((139, 132, 102, 113, 132, 120, 130, 132), 0.734, 0.288, 0.41),
    "gpt-4 retail": ((124, 133, 120, 125, 113, 137, 115, 133), 0.825, 0.740, 0.74),
    "gpt-4 software engineer": ((136, 107, 121, 117, 130, 140, 111, 138), 0.764, 0.244, 0.41),
}
"""How often each of 8 groups was ranked first of 8 in 1,000 lists; smallest ratio; chi-squared p;
Benjamini-Hochberg q. Source: `data/output/performance_ranking.csv` of
BloombergGraphics/2024-openai-gpt-hiring-racial-discrimination; what counts alone can give."""


def two_digits(value: float) -> float:
    return float(f"{value:.2g}")


@pytest.mark.parametrize("name", list(BLOOMBERG))
def test_first_places_of_eight_groups_are_reproduced(name: str) -> None:
    counts, ratio, p, _ = BLOOMBERG[name]
    found = equal_shares(counts)
    assert sum(counts) == 1000
    assert round(min(counts) / max(counts), 3) == ratio
    assert found is not None
    assert found.degrees == 7
    assert (two_digits(found.p) if p < 0.01 else round(found.p, 3)) == p


def test_four_fifths_flags_seven_of_eight_cells_where_two_hold_up() -> None:
    cells = list(BLOOMBERG.values())
    q_values = benjamini_hochberg([_p(counts) for counts, *_ in cells])
    assert [two_digits(q) for q in q_values] == [q for *_, q in cells]
    assert sum(min(counts) < 0.8 * max(counts) for counts, *_ in cells) == 7
    assert sum(q <= 0.05 for q in q_values) == 2


def _p(counts: Sequence[int]) -> float:
    found = equal_shares(counts)
    assert found is not None
    return found.p


@pytest.mark.parametrize(("lists", "told"), [(1000, 0.644), (2000, 0.201), (4000, 0.011)])
def test_four_fifths_rings_on_a_fair_ranker_as_often_as_told(lists: int, told: float) -> None:
    draws = np.random.default_rng(1).multinomial(lists, [1 / 8] * 8, size=100_000)
    rings = float(np.mean(draws.min(axis=1) < 0.8 * draws.max(axis=1)))
    assert rings == pytest.approx(told, abs=4 * math.sqrt(told * (1 - told) / 100_000) + 5e-4)
    chi2 = ((draws - lists / 8) ** 2).sum(axis=1) / (lists / 8)
    level = float(np.mean(chi2 > 14.067))
    assert chi_squared_p(14.067, 7) == pytest.approx(0.05, abs=1e-4)
    assert level == pytest.approx(0.05, abs=0.004)

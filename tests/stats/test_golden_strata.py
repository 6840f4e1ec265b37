"""Stratified statistics agree with R, SAS and DescTools as published."""

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import isinf
from pathlib import Path

import pytest

from harness.example.screening import counts, together
from harness.stats.battery import battery
from harness.stats.compare import Interval, TwoGroups, impact_ratio
from harness.stats.score import koopman_ratio
from harness.stats.significance import pooled_z
from harness.stats.strata import (
    ChiSquared,
    Estimate,
    breslow_day,
    cochran_mantel_haenszel,
    informative,
    odds_ratio,
    risk_ratio,
)
from harness.stats.strata_score import cornfield_odds_ratio, stratified_score_ratio
from harness.verdict import Outcome

FOLDER = Path(__file__).parents[1] / "golden"


def tables() -> dict[str, list[TwoGroups]]:
    found: dict[str, list[TwoGroups]] = defaultdict(list)
    with (FOLDER / "g05_stratified_published.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            a, b, c, d = (
                int(row[k]) for k in ("a_focal_yes", "b_focal_no", "c_ref_yes", "d_ref_no")
            )
            if a + b and c + d:
                found[row["set"]].append(
                    TwoGroups(
                        focal_selected=a, focal_n=a + b, reference_selected=c, reference_n=c + d
                    )
                )
    return found


TABLES = tables()
ESTIMATES = {
    "mh_or": odds_ratio,
    "mh_rr": risk_ratio,
    "mh_or_focal_over_ref": odds_ratio,
    "mh_rr_focal_over_ref": risk_ratio,
}


INTERVALS: Mapping[str, Callable[[Sequence[TwoGroups]], Interval | None]] = {
    "rr_stratified_score_ci_INV": stratified_score_ratio,
    "rr_stratified_score_skew_ci_INV": partial(stratified_score_ratio, skewness=True),
    "or_cornfield_cc_ci": cornfield_odds_ratio,
}
AGGREGATES: Mapping[str, Callable[[TwoGroups], object]] = {
    "aggregate_ir": impact_ratio,
    "aggregate_z": pooled_z,
}


def pooled(strata: Sequence[TwoGroups]) -> TwoGroups:
    return TwoGroups(
        focal_selected=sum(s.focal_selected for s in strata),
        focal_n=sum(s.focal_n for s in strata),
        reference_selected=sum(s.reference_selected for s in strata),
        reference_n=sum(s.reference_n for s in strata),
    )


def expected() -> list[dict[str, str]]:
    with (FOLDER / "g05_stratified_expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [r for r in rows if r["provenance"] in {"READ", "COMPUTED", "COMPUTED+MEMORY"}]


def printed(text: str) -> object:
    """The number as printed: right to half a unit of its last digit, or a little more."""
    digits = len(text.partition(".")[2])
    return pytest.approx(float(text), abs=0.75 * 10**-digits)


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"{row['set']} {row['statistic']}")
def test_stratified_statistic_is_the_published_one(row: dict[str, str]) -> None:
    strata, name = informative(TABLES[row["set"]]), row["statistic"]
    if name in INTERVALS:
        interval = INTERVALS[name](strata)
        assert interval is not None
        assert interval.low == printed(row["p_or_lo"])
        assert interval.high == printed(row["hi"])
        return
    if name in AGGREGATES:
        assert AGGREGATES[name](pooled(strata)) == printed(row["value"])
        return
    if name in ESTIMATES:
        estimate: Estimate | None = ESTIMATES[name](strata)
        assert estimate is not None
        assert estimate.value == printed(row["value"])
        assert estimate.interval.low == printed(row["p_or_lo"])
        assert estimate.interval.high == printed(row["hi"])
        return
    chi: ChiSquared | None
    if name in {"breslow_day", "tarone"}:
        chi = breslow_day(strata, tarone=name == "tarone")
    else:
        chi = cochran_mantel_haenszel(strata, continuity=name == "cmh_chi2_cc")
    assert chi is not None
    assert chi.statistic == printed(row["value"])
    assert chi.p == printed(row["p_or_lo"])


def test_berkeley_turns_round_within_departments() -> None:
    strata = TABLES["UCB_R_TRUE"]
    within = risk_ratio(strata)
    assert within is not None
    assert within.value == pytest.approx(1.058307, abs=1e-6)
    assert within.interval.low == pytest.approx(0.970439, abs=1e-6)
    assert within.interval.high == pytest.approx(1.154132, abs=1e-6)


def test_strata_that_say_nothing_are_left_out() -> None:
    nobody = TwoGroups(focal_selected=0, focal_n=4, reference_selected=0, reference_n=5)
    everybody = TwoGroups(focal_selected=4, focal_n=4, reference_selected=5, reference_n=5)
    says = TwoGroups(focal_selected=1, focal_n=4, reference_selected=3, reference_n=5)
    assert informative([nobody, everybody, says]) == (says,)


def test_one_stratum_gives_the_ratio_of_its_table() -> None:
    table = TwoGroups(focal_selected=12, focal_n=40, reference_selected=48, reference_n=80)
    risk, odds = risk_ratio([table]), odds_ratio([table])
    assert risk is not None
    assert odds is not None
    assert risk.value == pytest.approx(0.5)
    assert odds.value == pytest.approx(12 * 32 / (28 * 48))
    assert breslow_day([table]) is None


def test_a_group_selected_nowhere_is_judged_within_requisitions_too() -> None:
    some = together(
        *(counts(requisition=name, women=(0, 40), men=(20, 40)) for name in ("A", "B", "C"))
    )
    result = battery(some, "sex")
    assert result.stratified is not None
    assert result.stratified.risk_ratio_mh == 0.0
    assert result.stratified.risk_ratio_mh_low == 0.0
    assert result.stratified.risk_ratio_mh_high == result.stratified.risk_ratio_score_high
    women = next(row for row in result.groups if row.group == "women")
    assert women.outcome is Outcome.FAILED
    assert "within 3 requisitions the ratio is 0.00" in women.statement


def test_stratified_score_interval_of_one_stratum_is_koopmans() -> None:
    table = TwoGroups(focal_selected=12, focal_n=40, reference_selected=48, reference_n=80)
    alone, over = koopman_ratio(table), stratified_score_ratio([table])
    assert alone is not None
    assert over is not None
    assert over.low == pytest.approx(alone.low, rel=1e-9)
    assert over.high == pytest.approx(alone.high, rel=1e-9)


def test_stratified_intervals_at_the_edges() -> None:
    nobody = TwoGroups(focal_selected=0, focal_n=9, reference_selected=0, reference_n=9)
    only_focal = TwoGroups(focal_selected=3, focal_n=9, reference_selected=0, reference_n=9)
    assert stratified_score_ratio([nobody]) is None
    found, odds = stratified_score_ratio([only_focal]), cornfield_odds_ratio([only_focal])
    assert found is not None
    assert odds is not None
    assert found.low > 0
    assert isinf(found.high)
    assert isinf(odds.high)
    assert cornfield_odds_ratio([]) is None

"""Stratified statistics agree with R, SAS and DescTools as published."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from harness.stats.compare import TwoGroups
from harness.stats.strata import (
    ChiSquared,
    Estimate,
    breslow_day,
    cochran_mantel_haenszel,
    informative,
    odds_ratio,
    risk_ratio,
)

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


def expected() -> list[dict[str, str]]:
    with (FOLDER / "g05_stratified_expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {*ESTIMATES, "cmh_chi2_cc", "cmh_chi2_no_cc", "breslow_day", "tarone"}
    return [r for r in rows if "MEMORY" not in r["provenance"] and r["statistic"] in known]


def printed(text: str) -> object:
    """The number as printed: right to half a unit of its last digit, or a little more."""
    digits = len(text.partition(".")[2])
    return pytest.approx(float(text), abs=0.75 * 10**-digits)


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"{row['set']} {row['statistic']}")
def test_stratified_statistic_is_the_published_one(row: dict[str, str]) -> None:
    strata, name = informative(TABLES[row["set"]]), row["statistic"]
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

"""`othershoe screen` beside the rates: stages, crosses, scores and ranks, periods, bootstrap."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

HEAD = "sex,race,req,stage,score,place,quarter,hired"
GROUPS = ("--group", "sex", "--group", "race", "--outcome", "hired")


@pytest.fixture
def table(home: Path) -> str:
    """Women fall behind at the test and draw level at the interview; four quarters."""
    rows = []
    for k in range(800):
        sex, race = ("women", "men")[k % 2], ("Black", "White", "Asian")[k % 3]
        common = f"{sex},{race},R{k % 5}"
        score = 50 + k % 23 - (4 if sex == "women" else 0)
        rest = f"{score},{1 + k % 40},2025-Q{1 + k // 2 % 4}"
        passed = score >= 57
        rows.append(f"{common},test,{rest},{'yes' if passed else 'no'}")
        if passed:
            rows.append(f"{common},interview,{rest},{'yes' if k % 7 < 3 else 'no'}")
    (home / "t.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    return "t.csv"


def by_name(rows: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    return next(row for row in rows if all(row[key] == value for key, value in wanted.items()))


def test_stages_have_a_bottom_line_and_a_step_at_which_a_group_is_held_back(
    table: str, othershoe: Cli
) -> None:
    said = othershoe("screen", table, *GROUPS, "--stage", "stage", "--format", "json").json
    assert {axis["stage"] for axis in said["axes"]} == {"test", "interview"}
    whole = by_name(said["whole_process"], axis="sex")
    assert (whole["order"], whole["reason"]) == (["test", "interview"], None)
    bottom = {row["group"]: row for row in whole["bottom_line"]["groups"]}
    assert bottom["women"]["n"] == bottom["men"]["n"] == 400
    test = by_name(whole["steps"], stage="test", group="women")
    interview = by_name(whole["steps"], stage="interview", group="women")
    assert test["impact_ratio"] < interview["impact_ratio"]
    shown = othershoe("screen", table, *GROUPS, "--stage", "stage").out
    assert "women — lowest at test" in shown
    assert "A clean bottom line excuses no stage" in shown


def test_a_cross_is_one_more_axis(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--cross", "sex, race", "--format", "json")
    axes = othershoe("screen", table, *GROUPS, *options).json["axes"]
    cross = by_name(axes, axis="sex × race", stage="test")
    assert len(cross["groups"]) == 6
    assert cross["exploration"]["label"].startswith("for exploration only")
    assert (
        cross["bare_rule_false_alarm"]
        > by_name(axes, axis="sex", stage="test")["bare_rule_false_alarm"]
    )


def test_scores_are_compared_at_every_cut_where_asked(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--score", "score", "--cuts")
    said = othershoe("screen", table, *GROUPS, *options, "--format", "json").json
    scores = by_name(said["scores"], axis="sex", stage="test")
    (gap,) = scores["gaps"]
    assert gap["group"] == "women"
    assert gap["d"] == pytest.approx(4 / 6.64, abs=0.02)
    row = by_name(by_name(said["axes"], axis="sex", stage="test")["groups"], group="women")
    assert row["score_d"] == pytest.approx(gap["d"], rel=1e-6)
    at_57 = by_name(scores["cuts"], cut=57.0)
    assert (at_57["selected"], at_57["impact_ratio"]) == (row["selected"], row["impact_ratio"])
    assert scores["worst"]["cut"] >= 69
    assert "women: mean" in othershoe("screen", table, *GROUPS, *options).out


def test_ranks_are_compared_among_the_best(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--rank", "place", "--cuts", "--format", "json")
    said = othershoe("screen", table, *GROUPS, *options).json
    ranks = by_name(said["scores"], axis="sex", stage="test")
    assert ranks["measure"] == "rank"
    assert [cut["cut"] for cut in ranks["cuts"]] == [float(k) for k in range(1, 40)]
    assert sum(item["pool_share"] for item in ranks["exposures"]) == pytest.approx(1)


def test_periods_are_shown_one_by_one_and_compared_within(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--period", "quarter", "--format", "json")
    said = othershoe("screen", table, *GROUPS, *options).json
    trend = by_name(said["trends"], axis="sex", stage="test")["trends"][0]
    assert [row["period"] for row in trend["periods"]] == [f"2025-Q{q}" for q in (1, 2, 3, 4)]
    sex = by_name(said["axes"], axis="sex", stage="test")
    assert sex["stratified"]["strata_are"] == "periods"


def test_bootstrap_limits_repeat_with_their_seed(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--bootstrap", "500", "--seed", "4", "--format", "json")
    first, again = (othershoe("screen", table, *GROUPS, *options).json for _ in range(2))
    assert first["bootstraps"] == again["bootstraps"]
    limits = by_name(first["bootstraps"], axis="sex", stage="test")
    assert (limits["replicates"], limits["seed"]) == (500, 4)
    women = by_name(limits["groups"], group="women")["impact_ratio"]
    row = by_name(by_name(first["axes"], axis="sex", stage="test")["groups"], group="women")
    assert women["low"] < row["impact_ratio"] < women["high"]


def test_explanation_beside_json_goes_to_stderr(table: str, othershoe: Cli) -> None:
    options = ("--stage", "stage", "--format", "json", "--explain", "race=Black")
    said = othershoe("screen", table, *GROUPS, *options)
    assert json.loads(said.out)["axes"]
    assert "race, test: Black" in said.err
    assert "SELECT" in said.err
    assert "four-fifths flag" in said.err


def test_a_group_that_is_not_there_is_answered_with_those_that_are(
    table: str, othershoe: Cli
) -> None:
    told = othershoe("screen", table, *GROUPS, "--stage", "stage", "--explain", "woman").refused()
    assert "`women`" in told

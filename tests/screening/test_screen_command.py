"""`othershoe screen`: JSON alone on stdout, a readable table, explanations, exit codes."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from harness.cli import run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "outcomes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["gender", "race", "hired", "score", "req"])
        for k in range(400):
            gender = ("Women", "Men")[k % 2]
            hired = k % 10 < (6 if gender == "Men" else 2)
            race = ("Black", "White")[k // 2 % 2]
            writer.writerow([gender, race, str(hired).lower(), k % 50, f"R{k // 2 % 4}"])
        writer.writerow(["", "Black", "true", 5, "R0"])
    return path


def screen(*arguments: object) -> int:
    return run(["screen", *map(str, arguments)])


def test_json_holds_the_contract_and_nothing_else(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = screen(
        table, "--group", "race", "--group", "gender", "--outcome", "hired", "--score", "score",
        "--requisition", "req", "--format", "json",
    )  # fmt: skip
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert shown.err == ""
    assert [axis["axis"] for axis in found["axes"]] == ["race", "gender"]
    gender = found["axes"][1]
    assert (gender["unknown_n"], gender["reference_group"]) == (1, "Men")
    women = next(group for group in gender["groups"] if group["group"] == "Women")
    assert (women["selected"], women["n"]) == (40, 200)
    assert women["impact_ratio"] == 1 / 3
    assert women["scoring_rate"] is not None
    assert women["outcome"] == "failed"
    assert {"risk_ratio_mh", "odds_ratio_mh", "cmh_statistic", "breslow_day_tarone"} <= set(
        gender["stratified"]
    )
    assert code == 1


def test_nothing_failed_exits_with_nothing(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert screen(table, "--group", "race", "--outcome", "hired") == 0
    out = capsys.readouterr().out
    assert "95 % interval" in out
    assert "0 people of unknown category" in out


def test_explanation_puts_the_numbers_into_the_formula(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(table, "--group", "gender", "--outcome", "hired", "--explain", "Women")
    out = capsys.readouterr().out
    assert "count(*) AS n" in out
    assert "29 CFR 1607.4(D)" in out
    assert "Miettinen & Nurminen (1985)" in out


def test_a_wrong_column_is_the_users_mistake(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert screen(table, "--group", "gendr", "--outcome", "hird", "--format", "json") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "did you mean `gender`?" in shown.err
    assert "did you mean `hired`?" in shown.err
    assert "Traceback" not in shown.err


def test_values_can_be_named_on_the_command_line(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(table.read_text().replace("true", "offer").replace("false", "declined"))
    code = screen(
        table, "--group", "race", "--outcome", "hired", "--selected", "offer", "--rejected",
        "declined",
    )  # fmt: skip
    assert code == 0
    assert screen(table, "--group", "race", "--outcome", "hired", "--selected", "offer") == 2
    assert "outcome `declined`" in capsys.readouterr().err


def test_an_outcome_named_unknown_is_undecided(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(table.read_text() + "Men,White,pending,3,R1\n")
    assert screen(table, "--group", "race", "--outcome", "hired") == 2
    arguments = (table, "--group", "race", "--outcome", "hired", "--unknown", "pending")
    capsys.readouterr()
    assert screen(*arguments, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["undecided"] == 1


def test_help_of_the_verb_loads_nothing_heavy() -> None:
    code = (
        "import sys, harness.cli.screen; "
        "heavy = {'duckdb', 'scipy', 'pandas', 'fairlearn', 'numpy', 'pydantic'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr

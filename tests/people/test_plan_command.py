"""`othershoe plan` says what a design needs, what it shows, and that it is balanced."""

import json
from pathlib import Path

import pytest

from harness.cli import run


def planned(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> dict[str, object]:
    code = run(["plan", "--project", str(folder), "--format", "json", *arguments])
    told = capsys.readouterr()
    assert code == 0, told.err
    return json.loads(told.out)  # type: ignore[no-any-return]  # what the command printed


def test_rates_are_planned(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plan = planned(capsys, tmp_path, "--baseline", "0.5", "--gap", "0.1", "--sets", "100")
    assert plan["outcome"] == "selected or not"
    # Two independent samples of 388 each show it; pairs without correlation are about as good.
    assert plan["needed"]["sets"] == pytest.approx(388, abs=5)  # type: ignore[index]  # JSON
    assert 0.78 < plan["needed"]["exact_power"] < 0.83  # type: ignore[index]
    assert plan["visible"]["gap"] > 0.1  # type: ignore[index]


def test_a_crossed_design_is_laid_out_and_balanced(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = "name-black-white-women+name-black-white-men"
    plan = planned(capsys, tmp_path, "--gap", "0.1", "--sets", "32", names, "gap-care")
    laid = plan["design"]
    assert laid["exactly_balanced"]  # type: ignore[index]
    assert laid["proved_by_diff"] == 32  # type: ignore[index]
    assert laid["applications"] == 32 * 8  # type: ignore[index]
    assert [len(each["groups"]) for each in laid["signals"]] == [4, 2]  # type: ignore[index]


def test_too_few_names_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    small = ("--gap", "0.02", "--deviation", "0.1", "--sets", "40")
    plan = planned(capsys, tmp_path, *small, "name-asian-white-men")
    assert plan["names_suffice"] is False
    enough = planned(capsys, tmp_path, "--gap", "0.05", "--sets", "40", "name-asian-white-men")
    assert enough["names_suffice"] is True


def test_people_get_sentences_and_a_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["plan", "--project", str(tmp_path), "--gap", "0.1", "lgbtq-society"]) == 0
    told = capsys.readouterr().out
    assert "matched sets" in told
    assert "a diff found the signal and nothing else in" in told
    assert "chi-square" in told


def test_an_unknown_signal_is_named_with_its_neighbour(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["plan", "--project", str(tmp_path), "--gap", "0.1", "gap-carer", "x"]) == 2
    told = capsys.readouterr().err
    assert "did you mean `gap-care`" in told
    assert "x  " in told

"""Runs on disk: no verb trusts a folder that is no run, or one that changed since it was judged."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize("verb", ["audit", "report", "verify", "watch"])
def test_a_folder_that_is_no_run_is_told(verb: str, home: Path, othershoe: Cli) -> None:
    (home / "photos").mkdir()
    assert "photos" in othershoe(verb, "photos").refused(code=3)


@pytest.mark.parametrize("verb", ["audit", "report", "verify", "watch"])
def test_where_nothing_was_run_the_next_step_is_told(verb: str, othershoe: Cli) -> None:
    assert "othershoe run" in othershoe(verb).refused(code=3)


def test_a_run_is_judged_before_it_is_reported(gathered: Path, othershoe: Cli) -> None:
    assert "othershoe audit" in othershoe("report", str(gathered)).refused(code=3)


def test_a_run_is_judged_then_reported_then_verified(gathered: Path, othershoe: Cli) -> None:
    judged = othershoe("audit", str(gathered))
    assert judged.out.strip() == str(gathered / "verdicts.json")
    assert othershoe("report", str(gathered)).out.strip() == str(gathered / "report.html")
    assert othershoe("verify", str(gathered)).code == 0


def test_verdicts_as_json_are_those_of_the_file(gathered: Path, othershoe: Cli) -> None:
    said = othershoe("audit", str(gathered), "--format", "json")
    assert said.json == json.loads((gathered / "verdicts.json").read_text())


def test_evidence_that_changed_since_it_was_judged_is_not_reported(
    reported: Path, othershoe: Cli
) -> None:
    evidence = reported / "evidence.jsonl"
    evidence.write_text(evidence.read_text().replace("closed", "opened"))
    told = othershoe("report", str(reported)).refused(code=3)
    assert "changed since it was judged" in told
    assert othershoe("verify", str(reported)).out.startswith("evidence.jsonl: was changed")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            lambda run: (run / "report.html").write_text("x"), "was changed", id="changed"
        ),
        pytest.param(lambda run: (run / "summary.md").unlink(), "is gone", id="gone"),
        pytest.param(lambda run: (run / "notes.txt").write_text("x"), "is new", id="new"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_told(
    change: "object", told: str, reported: Path, othershoe: Cli
) -> None:
    assert callable(change)
    change(reported)
    said = othershoe("verify", str(reported))
    assert said.code == 3
    assert told in said.out


def test_a_manifest_that_is_none_is_told(reported: Path, othershoe: Cli) -> None:
    (reported / "manifest.json").write_text("{")
    assert "manifest.json" in othershoe("verify", str(reported)).refused(code=3)


@pytest.mark.parametrize("verb", ["audit", "report"])
def test_a_run_of_a_newer_version_is_refused_with_a_remedy(
    verb: str, reported: Path, othershoe: Cli
) -> None:
    run = reported / "run.json"
    run.write_text(run.read_text().replace('"schema": 1', '"schema": 99'))
    told = othershoe(verb, str(reported)).refused(code=3)
    assert "schema 99" in told
    assert "the version that wrote it" in told


def test_a_line_that_is_no_evidence_is_told_with_its_number(gathered: Path, othershoe: Cli) -> None:
    with (gathered / "evidence.jsonl").open("a") as file:
        file.write('{"kind": "Gossip"}\n')
    assert "line 3" in othershoe("audit", str(gathered)).refused(code=3)


def test_a_run_folder_is_never_written_over(gathered: Path, home: Path, othershoe: Cli) -> None:
    (home / "othershoe.toml").write_text(
        '[employer]\nname = "A"\n[screening]\ntable = "a.csv"\ncolumns = {}\n'
    )
    before = (gathered / "evidence.jsonl").read_bytes()
    assert "already holds a run" in othershoe("run", "--out", str(gathered)).refused(code=3)
    assert (gathered / "evidence.jsonl").read_bytes() == before


def test_a_run_of_which_nothing_can_be_judged_ends_with_four(
    gathered: Path, home: Path, othershoe: Cli
) -> None:
    lines = (gathered / "evidence.jsonl").read_text().splitlines(keepends=True)
    (gathered / "evidence.jsonl").write_text(lines[0])
    assert othershoe("audit", str(gathered)).code == 4

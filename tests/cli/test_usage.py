"""Every misuse is answered in one form: `error:`, what is wrong, `hint:`; its exit code is 2."""

import os
from pathlib import Path

import pytest

from harness import cli
from tests.cli.conftest import Cli, write_project


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("nonsense",), "`nonsense` is not a verb", id="unknown verb"),
        pytest.param(("scren",), "did you mean `screen`?", id="nearly a verb"),
        pytest.param(("run", "--sumbit"), "`--submit`", id="unknown option"),
        pytest.param(("explain",), "missing argument", id="missing argument"),
        pytest.param(("run", "--at-once", "0"), "--at-once", id="number out of range"),
        pytest.param(("audit", "nowhere"), "`nowhere` does not exist", id="no such folder"),
        pytest.param(("list", "jobs"), "`audits`", id="neither audits nor scenarios"),
        pytest.param(("explain", "nonsense"), "neither an audit", id="nothing to explain"),
        pytest.param(("explain", "human-minute"), "did you mean `human-minutes`?", id="near"),
        pytest.param(("new", "project", "acme"), "not a web address", id="no address"),
        pytest.param(("new", "audit", "x", "--touchpoint", "y"), "touchpoint", id="touchpoint"),
        pytest.param(("challenge",), "--screener", id="nothing to challenge"),
        pytest.param(
            ("challenge", "--screener", "no_such:f", "--job", "x"), "no_such", id="module"
        ),
        pytest.param(("run",), "othershoe.toml", id="no project"),
    ],
)
def test_a_misuse_is_told_with_a_hint(
    arguments: tuple[str, ...], told: str, othershoe: Cli
) -> None:
    message = othershoe(*arguments).refused()
    assert told in message
    assert "invalid" not in message.lower()


def test_a_process_ends_with_the_code_and_without_a_traceback(installed: Cli) -> None:
    assert "did you mean `human-minutes`?" in installed("explain", "human-minute").refused()


def test_help_lists_every_verb(othershoe: Cli) -> None:
    said = othershoe("--help")
    assert said.code == 0
    listed = {line.split()[0] for line in said.out.partition("Commands:")[2].splitlines() if line}
    assert listed == set(cli._VERBS)


@pytest.mark.parametrize("verb", list(cli._VERBS))
def test_every_verb_explains_itself(verb: str, othershoe: Cli) -> None:
    said = othershoe(verb, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: othershoe {verb}")


@pytest.mark.parametrize("what", ["audits", "scenarios"])
def test_json_stands_alone_on_stdout(what: str, home: Path, installed: Cli) -> None:
    write_project(home)
    said = installed("list", what, "--format", "json")
    assert said.code == 0
    assert all(row["id"] for row in said.json)


def test_json_of_an_error_leaves_stdout_empty(home: Path, othershoe: Cli) -> None:
    othershoe("audit", str(home), "--format", "json").refused(code=3)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_what_the_machine_refuses_is_told(home: Path, othershoe: Cli) -> None:
    home.chmod(0o500)
    message = othershoe("new", "project", "https://careers.acme.example/jobs/1").refused(code=3)
    home.chmod(0o700)
    assert "Permission denied" in message


def test_a_place_that_is_no_folder_is_told(home: Path, othershoe: Cli) -> None:
    (home / "scenarios").write_text("a file")
    said = othershoe("new", "scenario", "phone")
    assert said.code == 3
    assert said.err.startswith("error: ")
    assert "hint: " in said.err

"""What is generated from the code is not behind the code."""

from pathlib import Path

from harness.catalogue import generated_files
from harness.cli.reference import cli_reference

ROOT = Path(__file__).parents[2]


def test_the_readmes_of_audits_and_scenarios_are_not_stale() -> None:
    for path, text in generated_files(ROOT).items():
        assert path.read_text(encoding="utf-8") == text, "run `othershoe check --write`"


def test_the_reference_of_the_command_line_is_not_stale() -> None:
    found = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert found == cli_reference(), "run `othershoe check --write`"

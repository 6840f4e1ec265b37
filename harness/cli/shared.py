"""What several verbs share: the clock, the project option, and where output goes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from harness.employer import Project

F = TypeVar("F", bound=Callable[..., Any])


def system_clock() -> datetime:
    """Now, in UTC: the one place where the real clock is read."""
    return datetime.now(UTC)  # noqa: TID251 - handed in from here to everything else


def project_option(function: F) -> F:
    """`--project FOLDER`: where `othershoe.toml` stands."""
    option = click.option(
        "--project",
        "project_folder",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        help="The folder of `othershoe.toml`  [default: this one]",
    )
    return option(function)


def format_option(function: F) -> F:
    """`--format table|json`: JSON goes to stdout, with nothing else there."""
    option = click.option(
        "--format",
        "output_format",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help="What to write to stdout",
    )
    return option(function)


def run_argument(function: F) -> F:
    """RUN: a run folder; the newest one of `reports/` where not given."""
    argument = click.argument(
        "run",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        required=False,
    )
    return argument(function)


def read_project(folder: Path) -> "Project":
    """Read the project of a folder."""
    from harness.project import read_project as read  # noqa: PLC0415 - loads pydantic

    return read(folder)


def chosen_run(run: Path | None, project_folder: Path) -> Path:
    """The run given, or the newest one."""
    from harness.api.runs import latest_run  # noqa: PLC0415 - loads pydantic

    return run or latest_run(project_folder / "reports")


def print_json(value: Any) -> None:
    """Write plain data to stdout as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))


def say(text: str) -> None:
    """Tell the person something, on stderr."""
    click.echo(text, err=True)

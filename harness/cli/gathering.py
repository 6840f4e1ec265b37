"""What the verbs that gather share: options, progress, judging at the end and the exit code."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from harness.cli.shared import say
from harness.errors import HarnessError

if TYPE_CHECKING:
    from harness.api.gathering import Progress

F = TypeVar("F", bound=Callable[..., Any])


def walk_options(function: F) -> F:
    """The options of every verb that opens pages."""
    for option in (
        click.option("--headed", is_flag=True, help="Show the browser"),
        click.option(
            "--at-once",
            default=4,
            show_default=True,
            type=click.IntRange(1, 64),
            help="How many candidates walk at the same time",
        ),
        click.option(
            "--submit",
            is_flag=True,
            help="Send the applications (also needs `may_submit` and the scenario's `submit`)",
        ),
        click.option(
            "--out",
            type=click.Path(path_type=Path, file_okay=False),
            help="The run folder  [default: reports/<time>-<employer>]",
        ),
    ):
        function = option(function)
    return function


def progress() -> "Progress":
    """A progress line on a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        return lambda line: say(f"  {line}")
    return lambda _line: None


def conclude(
    run: Path, faults: tuple[HarnessError, ...] = (), *, strict: bool = False, quiet: bool = False
) -> int:
    """Judge and render a run, print what it found, and return the exit code."""
    from harness import api  # noqa: PLC0415 - loads pydantic
    from harness.render.terminal import print_summary  # noqa: PLC0415 - loads rich

    verdicts = api.judge_run(run)
    report = api.render_run(run)
    if not quiet:
        print_summary(verdicts, file=sys.stderr)
    for fault in faults:
        say(f"fault: {fault}")
    result = api.gate_run(run, strict=strict)
    for reason in result.reasons:
        say(f"gate: {reason}")
    click.echo(str(report))
    return int(result.code)

"""`othershoe walk`: walk scenarios and gather evidence."""

from pathlib import Path

import click

from harness.cli.gathering import progress, walk_options
from harness.cli.shared import project_option, read_project, say, system_clock


@click.command("walk")
@click.argument("scenarios", nargs=-1)
@walk_options
@click.option(
    "--inspect",
    is_flag=True,
    help="Inspect each posting's form with axe and probes, in a walk of its own that never sends",
)
@project_option
def command(
    scenarios: tuple[str, ...],
    project_folder: Path,
    submit: bool,
    headed: bool,
    at_once: int,
    out: Path | None,
    inspect: bool,
) -> None:
    """Walk SCENARIOS (all of `scenarios/` where none is named) and gather evidence.

    Applications are sent only with --submit; otherwise every walk stops before the last click.
    """
    from harness.api import gathering  # noqa: PLC0415 - loads pydantic

    project = read_project(project_folder)
    options = gathering.WalkOptions(submit=submit, at_once=at_once, headed=headed, inspect=inspect)
    plan = gathering.plan_walks(project, scenarios)
    folder = gathering.start_walks(
        project, plan, command="walk", clock=system_clock, options=options, out=out
    )
    say(f"walking into {folder.path}")
    gathering.walk(folder, clock=system_clock, options=options, progress=progress())
    say(f"judge it with `othershoe audit {folder.path}`")
    click.echo(str(folder.path))

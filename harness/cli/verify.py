"""`othershoe verify`: check a run against its manifest."""

from pathlib import Path

import click

from harness.cli.shared import chosen_run, project_option, run_argument, say


@click.command("verify")
@run_argument
@project_option
def command(run: Path | None, project_folder: Path) -> int:
    """Check every file of RUN against the SHA-256 in its `manifest.json`."""
    from harness import api  # noqa: PLC0415 - loads pydantic

    path = chosen_run(run, project_folder)
    problems = api.verify_run(path)
    for problem in problems:
        click.echo(problem)
    say(f"{len(problems)} files differ" if problems else "every file is as it was written")
    return 3 if problems else 0

"""`othershoe report`: render a judged run again."""

from pathlib import Path

import click

from harness.cli.shared import chosen_run, project_option, run_argument


@click.command("report")
@run_argument
@project_option
def command(run: Path | None, project_folder: Path) -> None:
    """Render RUN: report.html, report.json, junit.xml, summary.md and tables/."""
    from harness import api  # noqa: PLC0415 - loads pydantic

    click.echo(str(api.render_run(chosen_run(run, project_folder))))

"""`othershoe compare`: two judged runs side by side."""

from pathlib import Path

import click

from harness.cli.shared import project_option


@click.command("compare")
@click.argument("first", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("second", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write  [default: reports/compare.html]",
)
@project_option
def command(first: Path, second: Path, out: Path | None, project_folder: Path) -> None:
    """Show two judged runs, FIRST and SECOND, side by side."""
    from harness.api.comparing import compare_runs  # noqa: PLC0415 - loads pydantic

    page = compare_runs(first, second, out=out or project_folder / "reports" / "compare.html")
    click.echo(str(page))

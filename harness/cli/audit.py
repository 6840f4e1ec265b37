"""`othershoe audit`: judge a run again from its evidence."""

import sys
from pathlib import Path

import click

from harness.cli.shared import chosen_run, format_option, print_json, project_option, run_argument


@click.command("audit")
@run_argument
@click.option(
    "--config",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Judge under the `othershoe.toml` of this folder instead of the one that was frozen",
)
@click.option("--strict", is_flag=True, help="Count *cannot tell* as failed")
@project_option
@format_option
def command(
    run: Path | None,
    config: Path | None,
    strict: bool,
    project_folder: Path,
    output_format: str,
) -> int:
    """Judge RUN from its evidence alone and write its `verdicts.json`."""
    from harness import api, codec  # noqa: PLC0415 - loads pydantic
    from harness.project import read_project  # noqa: PLC0415

    path = chosen_run(run, project_folder)
    configuration = read_project(config) if config else None
    verdicts = api.judge_run(path, configuration=configuration)
    if output_format == "json":
        print_json(codec.to_plain(verdicts))
    else:
        from harness.render.terminal import print_summary  # noqa: PLC0415 - loads rich

        print_summary(verdicts, file=sys.stderr)
        click.echo(str(path / "verdicts.json"))
    return int(api.gate_run(path, strict=strict, configuration=configuration).code)

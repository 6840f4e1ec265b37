"""`othershoe list`: the catalogue of audits, or the project's scenarios."""

from pathlib import Path

import click

from harness.cli.shared import format_option, print_json, project_option


@click.command("list")
@click.argument("what", type=click.Choice(["audits", "scenarios"]), default="audits")
@project_option
@format_option
def command(what: str, project_folder: Path, output_format: str) -> None:
    """List the audits (or `scenarios`), bundled and the project's own."""
    rows = _audits(project_folder) if what == "audits" else _scenarios(project_folder)
    if output_format == "json":
        print_json(rows)
        return
    for row in rows:
        kind = row.get("touchpoint", row.get("start"))
        click.echo(f"{row['id']:<28} {kind!s:<14} {row['title']}")


def _audits(folder: Path) -> list[dict[str, object]]:
    from harness.catalogue import entries  # noqa: PLC0415 - loads pydantic
    from harness.project import bundled, find_audits  # noqa: PLC0415

    found = find_audits([bundled("audits"), folder / "audits"])
    return entries([item.audit.meta for item in found])


def _scenarios(folder: Path) -> list[dict[str, object]]:
    from harness import codec  # noqa: PLC0415 - loads pydantic
    from harness.project import read_scenarios  # noqa: PLC0415

    plain = [codec.to_plain(scenario) for scenario in read_scenarios(folder / "scenarios")]
    return [dict(row) for row in plain]

"""`othershoe explain`: what an audit judges and why, or what a field of a file means."""

from pathlib import Path

import click

from harness.cli.shared import project_option
from harness.errors import ConfigError


@click.command("explain")
@click.argument("name")
@project_option
def command(name: str, project_folder: Path) -> None:
    """Explain NAME: an audit's id, `scenario`, `candidate` or `othershoe.toml`."""
    from harness.catalogue import audit_page, field_page, near  # noqa: PLC0415 - loads pydantic
    from harness.project import bundled, find_audits  # noqa: PLC0415

    fields = field_page(name)
    if fields is not None:
        click.echo(fields)
        return
    found = find_audits([bundled("audits"), project_folder / "audits"])
    by_id = {item.audit.id: item for item in found}
    if name not in by_id:
        raise ConfigError(
            f"`{name}` is neither an audit nor a file that can be explained{near(name, by_id)}",
            remedy="`othershoe list` shows the audits; `othershoe explain scenario` the fields",
        )
    click.echo(audit_page(by_id[name]))

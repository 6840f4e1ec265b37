"""`othershoe watch`: look at inboxes and status pages again, days later."""

from datetime import UTC, datetime
from pathlib import Path

import click

from harness.cli.gathering import conclude
from harness.cli.shared import project_option, say, system_clock
from harness.errors import StoreError


@click.command("watch")
@click.argument("runs", nargs=-1, type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
    help="Watch until this moment (UTC) instead of now",
)
@click.option("--today", is_flag=True, help="Use today's `othershoe.toml`, not the frozen one")
@project_option
def command(
    runs: tuple[Path, ...],
    as_of: datetime | None,
    today: bool,
    project_folder: Path,
) -> int:
    """Look once at the inbox and status pages of RUNS (all of `reports/` where none is named).

    Made for cron or a CI schedule; what was seen before is not written again.
    """
    from harness.api import gathering  # noqa: PLC0415 - loads pydantic
    from harness.project import read_project  # noqa: PLC0415
    from harness.store import RunFolder  # noqa: PLC0415

    chosen = runs or tuple(
        sorted(path.parent for path in (project_folder / "reports").glob("*/run.json"))
    )
    if not chosen:
        raise StoreError(
            f"`{project_folder / 'reports'}` holds no run", remedy="Make one with `othershoe run`"
        )
    project = read_project(project_folder) if today else None
    worst = 0
    for run in chosen:
        seen = gathering.watch(
            RunFolder.reopen(run),
            clock=system_clock,
            as_of=as_of.replace(tzinfo=UTC) if as_of else None,
            project=project,
        )
        say(
            f"{run}: {seen.applications} applications watched, {seen.messages} new messages, "
            f"{seen.pages} pages seen, {seen.faults} faults"
        )
        worst = max(worst, conclude(run, quiet=True))
    return worst

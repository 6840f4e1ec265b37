"""`othershoe run`: everything that `othershoe.toml` configures, from walk to report."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.cli.gathering import conclude, progress, walk_options
from harness.cli.shared import project_option, read_project, say, system_clock

if TYPE_CHECKING:
    from harness.errors import HarnessError


@click.command("run")
@click.argument("scenarios", nargs=-1)
@walk_options
@click.option(
    "--resume",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Finish this broken run instead of starting one; sends no application twice",
)
@click.option(
    "--inspect/--no-inspect",
    default=True,
    show_default=True,
    help="Inspect each posting's form with axe and probes, in a walk of its own that never sends",
)
@click.option("--strict", is_flag=True, help="Count *cannot tell* as failed")
@project_option
def command(
    scenarios: tuple[str, ...],
    project_folder: Path,
    submit: bool,
    headed: bool,
    at_once: int,
    out: Path | None,
    resume: Path | None,
    inspect: bool,
    strict: bool,
) -> int:
    """Walk, watch once, screen, challenge, judge and report: whatever is configured."""
    from harness.api import gathering  # noqa: PLC0415 - loads pydantic
    from harness.store import RunFolder  # noqa: PLC0415

    options = gathering.WalkOptions(submit=submit, at_once=at_once, headed=headed, inspect=inspect)
    if resume is not None and _is_rehearsal(resume):
        return conclude(resume, _resume_rehearsal(resume), strict=strict)
    if resume is not None:
        folder = RunFolder.reopen(resume)
        say(f"resuming {folder.path}")
    else:
        project = read_project(project_folder)
        plan = gathering.plan_run(project, scenarios)
        folder = gathering.start_run(
            project, plan, command="run", clock=system_clock, options=options, out=out
        )
        say(f"gathering into {folder.path}")
    faults = gathering.gather_all(folder, clock=system_clock, options=options, progress=progress())
    return conclude(folder.path, faults, strict=strict)


def _is_rehearsal(run: Path) -> bool:
    """Whether it was walked on a practice employer, which has to come up again first."""
    from harness.practice.rehearsal import is_rehearsal  # noqa: PLC0415 - loads pydantic

    return is_rehearsal(run)


def _resume_rehearsal(run: Path) -> "tuple[HarnessError, ...]":
    from harness.practice.rehearsal import resume  # noqa: PLC0415

    say(f"resuming {run}; the practice employer comes up again")
    return resume(run, progress=progress())

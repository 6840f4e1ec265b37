"""`othershoe doctor`: is this machine ready?"""

import platform
import sys
from pathlib import Path

import click

from harness.cli.shared import project_option, say
from harness.errors import GatherError


@click.command("doctor")
@click.option("--install", is_flag=True, help="Install a browser where there is none")
@click.option("--quiet", is_flag=True, help="Say only what is missing")
@project_option
def command(install: bool, quiet: bool, project_folder: Path) -> int:
    """Check Python, the browser and the project; --install fetches a browser."""
    from harness.gather.browser.find import find_browser  # noqa: PLC0415
    from harness.gather.browser.install import install_browser  # noqa: PLC0415

    lines = [f"Python    {platform.python_version()} ({sys.executable})"]
    try:
        browser = find_browser()
    except GatherError:
        if not install:
            raise
        say("no browser found; installing one")
        browser = install_browser(say=say)
    lines.append(f"Browser   {browser.name} {browser.version or ''} ({browser.path})")
    if (project_folder / "othershoe.toml").is_file():
        from harness.project import read_project  # noqa: PLC0415 - loads pydantic

        project = read_project(project_folder)
        lines.append(f"Project   {project.employer.name}")
    else:
        lines.append("Project   none here; `othershoe new project URL` writes one")
    if not quiet:
        for line in lines:
            click.echo(line)
    return 0

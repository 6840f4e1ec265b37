"""`othershoe new`: writes starting files: a project, a scenario, a flow, an audit."""

import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import click

from harness.cli.shared import project_option, say, system_clock
from harness.errors import ConfigError

_STARTING = ("desktop", "phone", "keyboard")
_DAYS_AUTHORIZED = 90


@click.group("new")
def command() -> None:
    """Write starting files; nothing that exists is overwritten."""


@command.command("project")
@click.argument("url")
@click.option("--name", help="The employer's name  [default: from the address]")
@click.option("--owner", default="", help="Who gave the permission to walk")
@click.option("--contact", default="", help="How to reach them")
@project_option
def project(url: str, name: str | None, owner: str, contact: str, project_folder: Path) -> None:
    """Write `othershoe.toml`, scenarios and a CI workflow for the posting at URL."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(
            f"`{url}` is not a web address",
            remedy="Give the address of a job posting, such as https://careers.acme.example/jobs/1",
        )
    text = _template("othershoe.toml").format(
        name=_quoted(name or _employer(parts.hostname)),
        origin=f"{parts.scheme}://{parts.netloc}",
        owner=_quoted(owner),
        contact=_quoted(contact),
        expires=_expiry(system_clock().date()),
        posting=url,
    )
    _write(project_folder / "othershoe.toml", text)
    for scenario in _STARTING:
        _write(project_folder / "scenarios" / f"{scenario}.toml", _template(f"{scenario}.toml"))
    _write(project_folder / ".github" / "workflows" / "othershoe.yml", _template("workflow.yml"))
    say(
        "hint: fill in `owner` and `contact` of [authorization] with who allows this, then "
        "`othershoe run` (add --submit once `may_submit = true` is agreed)"
    )


@command.command("scenario")
@click.argument("name")
@project_option
def scenario(name: str, project_folder: Path) -> None:
    """Write `scenarios/NAME.toml`."""
    _write(project_folder / "scenarios" / f"{_stem(name)}.toml", _template("desktop.toml"))


@command.command("flow")
@click.argument("name")
@project_option
def flow(name: str, project_folder: Path) -> None:
    """Write `scenarios/flows/NAME.py`, a Playwright script that walks."""
    place = project_folder / "scenarios" / "flows" / f"{_stem(name).replace('-', '_')}.py"
    _write(place, _template("flow.py.txt"))


@command.command("audit")
@click.argument("name")
@click.option("--touchpoint", default="apply", show_default=True)
@project_option
def audit(name: str, touchpoint: str, project_folder: Path) -> None:
    """Write `audits/TOUCHPOINT/NAME.py`, a working audit with examples to change."""
    from harness.meta import Touchpoint  # noqa: PLC0415

    if touchpoint not in set(Touchpoint):
        raise ConfigError(
            f"`{touchpoint}` is not a touchpoint",
            remedy=f"Give one of {', '.join(Touchpoint)}",
        )
    text = _template("audit.py.txt").replace("{touchpoint}", touchpoint.upper())
    place = project_folder / "audits" / touchpoint / f"{_stem(name).replace('-', '_')}.py"
    _write(place, text)


def _template(name: str) -> str:
    return files("harness.cli").joinpath("starting", name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    if path.exists():
        say(f"kept   {path}")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"wrote  {path}")


def _employer(host: str) -> str:
    parts = [part for part in host.split(".") if part not in {"www", "careers", "jobs", "apply"}]
    return parts[0].capitalize() if parts and not parts[0].isdigit() else host


def _expiry(today: date) -> str:
    return (today + timedelta(days=_DAYS_AUTHORIZED)).isoformat()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _stem(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".toml").removesuffix(".py"))
    return stem.strip("-") or "new"

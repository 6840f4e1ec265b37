"""An employer's project in a folder of its own, and the command line as a user meets it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harness import cli
from harness.api import render_run
from harness.api.judging import judge_run
from harness.api.runs import new_run
from harness.employer import Employer, Project
from harness.evidence import Ending, WalkEnded
from tests.browser.conftest import Site, serving

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, which must be JSON and nothing else."""
        return json.loads(self.out)

    def refused(self, *, code: int = 2) -> str:
        """The message, after checking its form: `error:` first, a `hint:` last, no traceback."""
        lines = self.err.strip().splitlines()
        first = next(place for place, line in enumerate(lines) if line.startswith("error: "))
        assert all(not line.startswith("error:") for line in lines[first + 1 :])
        assert sum(line.startswith("hint: ") for line in lines[first:]) == 1
        assert "Traceback" not in self.err
        assert self.out == ""
        assert self.code == code
        return "\n".join(lines[first:])


Cli = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OTHERSHOE_TRACEBACK", raising=False)
    return tmp_path


@pytest.fixture
def othershoe(home: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run the command in this process."""

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        code = cli.run(list(arguments))
        captured = capsys.readouterr()
        return Said(code=code, out=captured.out, err=captured.err)

    return call


@pytest.fixture
def installed(home: Path) -> Cli:
    """Run the command as a user does: in a process of its own."""

    def call(*arguments: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-c", "from harness.cli import main; main()", *arguments],
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
        return Said(code=done.returncode, out=done.stdout, err=done.stderr)

    return call


@pytest.fixture
def served() -> Iterator[Site]:
    """A site on the loopback interface, whose pages the test sets."""
    with serving() as site:
        yield site


@dataclass(frozen=True)
class Settings:
    """What a test changes in `othershoe.toml`."""

    origin: str = "https://careers.acme.example"
    posting: str = "https://careers.acme.example/jobs/1"
    owner: str = "Operations"
    expires: str = f"{datetime.now(UTC).date() + timedelta(days=30)}"  # noqa: TID251 - a real user's day
    more: str = ""


def write_project(folder: Path, settings: Settings | None = None) -> None:
    """Write `othershoe.toml` and one scenario."""
    settings = settings or Settings()
    (folder / "othershoe.toml").write_text(
        f"""[employer]
name = "Acme"

[authorization]
owner = "{settings.owner}"
contact = "operations@acme.example"
origins = ["{settings.origin}"]
expires = {settings.expires}

[postings]
analyst = "{settings.posting}"

{settings.more}"""
    )
    write_scenario(folder)


def write_scenario(folder: Path, start: str = "posting:analyst") -> None:
    """Write `scenarios/desk.toml`."""
    (folder / "scenarios").mkdir(exist_ok=True)
    (folder / "scenarios" / "desk.toml").write_text(
        f"""title = "At a desk"
stands_for = "People who apply at a desk."
start = "{start}"
candidates = ["maya-fischer"]
"""
    )


@pytest.fixture
def gathered(home: Path) -> Path:
    """A run that gathered one walk, not judged yet."""
    project = Project(folder=str(home), employer=Employer(name="Acme"))
    folder = new_run(project, command="walk", clock=lambda: NOW, out=home / "reports" / "run")
    log = folder.log("desk--maya", clock=lambda: NOW, walk="desk--maya")
    log.write(
        WalkEnded(
            **log.stamp(), ending=Ending.COULD_NOT_FINISH, reason="closed", step=0, seconds=1.0
        )
    )
    return folder.path


@pytest.fixture
def reported(gathered: Path) -> Path:
    """The same run, judged and rendered."""
    judge_run(gathered)
    render_run(gathered)
    return gathered

"""Fetches a browser where there is none: Playwright's build, else the distribution's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from harness.errors import GatherError
from harness.gather.browser.find import FoundBrowser, find_browser
from harness.record import record

Say = Callable[[str], None]


@record
class _Attempt:
    """One way to get a browser."""

    name: str
    commands: tuple[tuple[str, ...], ...]


def install_browser(*, say: Say, within_seconds: float = 300) -> FoundBrowser:
    """Install a headless Chromium.

    First Playwright's download; where that fails and the process may install packages on Debian or
    Ubuntu, the distribution's headless shell.

    Args:
        say: Is told, a line at a time, what is tried and what came of it.
        within_seconds: How long each attempt may take.

    Raises:
        GatherError: no attempt worked; it says what to do by hand.
    """
    failures: list[str] = []
    for attempt in _attempts():
        say(f"trying {attempt.name}")
        failure = _run(attempt, within_seconds=within_seconds)
        if failure is None:
            return find_browser()
        say(f"{attempt.name} did not work: {failure}")
        failures.append(f"{attempt.name}: {failure}")
    raise GatherError(
        "no browser could be installed\n\n" + "\n".join(f"  {line}" for line in failures),
        remedy=by_hand(),
    )


def by_hand() -> str:
    """What a person does to get a browser on this machine."""
    if sys.platform == "darwin":
        return "Install Google Chrome from google.com/chrome, then run `othershoe doctor`"
    if Path("/etc/debian_version").exists():
        return "Run `sudo apt-get install chromium-headless-shell` (or `chromium`)"
    return "Install Chromium or Google Chrome with your system's package manager"


def _attempts() -> tuple[_Attempt, ...]:
    download = (sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")
    attempts = [_Attempt(name="Playwright's download", commands=(download,))]
    if Path("/etc/debian_version").exists() and _is_root() and shutil.which("apt-get"):
        apt = ("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=60")
        shell = (*apt, "install", "--no-install-recommends", "chromium-headless-shell")
        full = (*apt, "install", "--no-install-recommends", "chromium")
        attempts += [
            _Attempt(name="`chromium-headless-shell` by apt", commands=((*apt, "update"), shell)),
            _Attempt(name="`chromium` by apt", commands=(full,)),
        ]
    return tuple(attempts)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(attempt: _Attempt, *, within_seconds: float) -> str | None:
    """None where it worked, else why not, in one line."""
    for command in attempt.commands:
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                timeout=within_seconds,
                check=False,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
        except subprocess.TimeoutExpired:
            return f"not done after {within_seconds:.0f} seconds"
        except OSError as error:
            return str(error)
        if done.returncode != 0:
            return _last_line(done.stderr or done.stdout)
    return None


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "e:"))]
    return (errors or lines or ["it said nothing"])[-1][:200]

"""Finds a browser on this machine, the fittest first."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.errors import ConfigError, GatherError
from harness.record import record

OVERRIDE = "OTHERSHOE_BROWSER"


@record
class FoundBrowser:
    """A browser that can be launched.

    Attributes:
        path: The program (absolute).
        name: What a person calls it.
        version: As it says itself; None where it did not answer.
        headless_only: Whether it cannot show a window.
    """

    path: Path
    name: str
    version: str | None
    headless_only: bool


@record
class _Place:
    """Where a browser may stand."""

    path: Path
    name: str
    headless_only: bool = False


def find_browser(
    *, headed: bool = False, environment: Mapping[str, str] | None = None
) -> FoundBrowser:
    """The fittest browser of this machine.

    In order: the one that `OTHERSHOE_BROWSER` names, Playwright's own build, an installed Chrome,
    Edge or Chromium, the distribution's headless shell.

    Args:
        headed: Whether a window is needed; a headless shell has none.
        environment: The environment variables; None for the process's own.

    Raises:
        ConfigError: `OTHERSHOE_BROWSER` names no program.
        GatherError: there is no browser.
    """
    environment = os.environ if environment is None else environment
    chosen = environment.get(OVERRIDE)
    if chosen:
        return _chosen(chosen)
    for place in _places(environment):
        if _is_program(place.path) and not (headed and place.headless_only):
            return _found(place)
    raise GatherError(
        "no browser was found" + (" that can show a window" if headed else ""),
        remedy="Run `othershoe doctor --install`, or install Chromium and set "
        f"`{OVERRIDE}` to its path",
    )


def _chosen(text: str) -> FoundBrowser:
    path = Path(shutil.which(text) or text).expanduser()
    if not _is_program(path):
        raise ConfigError(
            f"`{OVERRIDE}` is `{text}`, which is not a program",
            remedy=f"Set `{OVERRIDE}` to the path of Chromium, Chrome or Edge, or unset it",
        )
    shell = "headless" in path.name
    return _found(_Place(path=path.absolute(), name=path.name, headless_only=shell))


def _found(place: _Place) -> FoundBrowser:
    return FoundBrowser(
        path=place.path,
        name=place.name,
        version=_version(place.path),
        headless_only=place.headless_only,
    )


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _places(environment: Mapping[str, str]) -> Iterator[_Place]:
    yield from _playwright_builds(environment)
    yield from _installed(environment)
    yield from _distribution(environment)


def _playwright_builds(environment: Mapping[str, str]) -> Iterator[_Place]:
    cache = _playwright_cache(environment)
    shells = sorted(cache.glob("chromium_headless_shell-*"), key=_revision, reverse=True)
    for folder in shells:
        for program in ("chrome-headless-shell", "chrome-headless-shell.exe", "headless_shell"):
            for path in sorted(folder.glob(f"*/{program}")):
                yield _Place(path=path, name="Playwright's Chromium", headless_only=True)
    patterns = ("*/chrome", "*/chrome.exe", "*/*.app/Contents/MacOS/*")
    for folder in sorted(cache.glob("chromium-*"), key=_revision, reverse=True):
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                yield _Place(path=path, name="Playwright's Chromium")


def _playwright_cache(environment: Mapping[str, str]) -> Path:
    chosen = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen and chosen != "0":
        return Path(chosen)
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", home)) / "ms-playwright"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "ms-playwright"


def _revision(folder: Path) -> int:
    number = folder.name.rpartition("-")[2]
    return int(number) if number.isdigit() else -1


_PROGRAMS = {
    "google-chrome-stable": "Google Chrome",
    "google-chrome": "Google Chrome",
    "microsoft-edge-stable": "Microsoft Edge",
    "microsoft-edge": "Microsoft Edge",
}

_APPS = ("Google Chrome", "Microsoft Edge", "Chromium")

_WINDOWS = {
    "Google/Chrome/Application/chrome.exe": "Google Chrome",
    "Microsoft/Edge/Application/msedge.exe": "Microsoft Edge",
}


def _installed(environment: Mapping[str, str]) -> Iterator[_Place]:
    for program, name in _PROGRAMS.items():
        yield from _on_path(program, name, environment)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            for app in _APPS:
                yield _Place(path=folder / f"{app}.app" / "Contents" / "MacOS" / app, name=app)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            for part, name in _WINDOWS.items():
                if environment.get(variable):
                    yield _Place(path=Path(environment[variable]) / part, name=name)


def _distribution(environment: Mapping[str, str]) -> Iterator[_Place]:
    """The headless shell first: it launches in a third of the time of the full browser."""
    yield from _on_path(
        "chromium-headless-shell", "Chromium headless shell", environment, headless_only=True
    )
    yield from _on_path(
        "chrome-headless-shell", "Chrome headless shell", environment, headless_only=True
    )
    for program in ("chromium", "chromium-browser"):
        yield from _on_path(program, "Chromium", environment)


def _on_path(
    program: str,
    name: str,
    environment: Mapping[str, str],
    *,
    headless_only: bool = False,
) -> Iterator[_Place]:
    path = shutil.which(program, path=environment.get("PATH"))
    if path:
        yield _Place(path=Path(path), name=name, headless_only=headless_only)


def _version(path: Path) -> str | None:
    if sys.platform == "win32":
        return None
    try:
        answer = subprocess.run(
            [str(path), "--version"], capture_output=True, text=True, timeout=15, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    number = re.search(r"\d+(?:\.\d+)+", answer.stdout)
    return number.group(0) if number else None

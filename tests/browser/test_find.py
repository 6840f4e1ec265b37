"""Finding a browser: the order of fitness, the override, and what is said where there is none."""

from pathlib import Path

import pytest

from harness.errors import ConfigError, GatherError
from harness.gather.browser.find import find_browser


def _program(path: Path, version: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho 'Chromium {version or '150.0.1.2'}'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _environment(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin"), **more}


def test_the_newest_build_of_playwright_comes_first(tmp_path: Path) -> None:
    cache = tmp_path / "home" / ".cache" / "ms-playwright"
    for revision in (999, 1255):
        _program(
            cache
            / f"chromium_headless_shell-{revision}"
            / "chrome-headless-shell-linux64"
            / "chrome-headless-shell",
            version=f"{revision}.0.0.0",
        )
    _program(tmp_path / "bin" / "google-chrome")
    found = find_browser(environment=_environment(tmp_path))
    assert (found.name, found.version) == ("Playwright's Chromium", "1255.0.0.0")


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        (
            ["chromium", "chromium-headless-shell", "microsoft-edge", "google-chrome"],
            "google-chrome",
        ),
        (["chromium", "chromium-headless-shell", "microsoft-edge"], "microsoft-edge"),
        (["chromium", "chromium-headless-shell"], "chromium-headless-shell"),
        (["chromium"], "chromium"),
    ],
)
def test_the_fittest_of_those_on_the_path_is_taken(
    installed: list[str], expected: str, tmp_path: Path
) -> None:
    for name in installed:
        _program(tmp_path / "bin" / name)
    assert find_browser(environment=_environment(tmp_path)).path.name == expected


def test_a_window_needs_more_than_a_headless_shell(tmp_path: Path) -> None:
    _program(tmp_path / "bin" / "chromium-headless-shell")
    _program(tmp_path / "bin" / "chromium")
    environment = _environment(tmp_path)
    assert find_browser(headed=True, environment=environment).path.name == "chromium"


def test_the_override_wins_and_a_wrong_one_is_a_mistake(tmp_path: Path) -> None:
    _program(tmp_path / "bin" / "chromium")
    mine = _program(tmp_path / "elsewhere" / "my-chromium")
    right = _environment(tmp_path, OTHERSHOE_BROWSER=str(mine))
    assert find_browser(environment=right).path == mine
    wrong = _environment(tmp_path, OTHERSHOE_BROWSER=str(tmp_path / "nothing"))
    with pytest.raises(ConfigError, match="OTHERSHOE_BROWSER"):
        find_browser(environment=wrong)


def test_no_browser_is_a_gather_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(GatherError) as caught:
        find_browser(environment=_environment(tmp_path))
    assert "othershoe doctor" in caught.value.remedy


def test_a_program_that_does_not_answer_has_no_version(tmp_path: Path) -> None:
    path = _program(tmp_path / "bin" / "chromium")
    path.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert find_browser(environment=_environment(tmp_path)).version is None

"""What people write is checked before anything is opened, and every mistake is told at once."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Settings, write_project, write_scenario

WITHOUT_PERMISSION = '[employer]\nname = "Acme"\n[postings]\nanalyst = "https://acme.example/1"\n'


@pytest.mark.parametrize("verb", ["run", "walk", "check"])
def test_walks_that_nobody_allowed_are_refused(verb: str, home: Path, othershoe: Cli) -> None:
    (home / "othershoe.toml").write_text(WITHOUT_PERMISSION)
    write_scenario(home)
    assert "[authorization]" in othershoe(verb).refused()
    assert not (home / "reports").exists()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param(Settings(expires="2026-01-31"), "was 2026-01-31", id="expired"),
        pytest.param(Settings(owner=" "), "authorization, owner", id="owner left empty"),
        pytest.param(
            Settings(origin="https://other.example"),
            "`https://careers.acme.example` is not one of the authorized origins",
            id="origin not listed",
        ),
        pytest.param(
            Settings(origin="careers.acme.example"), "careers.acme.example", id="no origin at all"
        ),
    ],
)
@pytest.mark.parametrize("verb", ["run", "check"])
def test_a_permission_that_does_not_hold_is_refused(
    verb: str, settings: Settings, told: str, home: Path, othershoe: Cli
) -> None:
    write_project(home, settings)
    assert told in othershoe(verb).refused()
    assert not (home / "reports").exists()


def test_an_unknown_posting_is_answered_with_the_nearest_name(home: Path, othershoe: Cli) -> None:
    write_project(home)
    write_scenario(home, "posting:analist")
    assert "did you mean `analyst`?" in othershoe("run").refused()


def test_an_unknown_scenario_is_answered_with_the_nearest_name(home: Path, othershoe: Cli) -> None:
    write_project(home)
    assert "did you mean `desk`?" in othershoe("walk", "desck").refused()


def test_an_unknown_key_is_answered_with_the_nearest_name(home: Path, othershoe: Cli) -> None:
    write_project(home, Settings(more='[gate]\nfail_onn = "serious"\n'))
    assert "did you mean `fail_on`?" in othershoe("run").refused()


def test_every_mistake_of_a_file_stands_in_one_message(home: Path, othershoe: Cli) -> None:
    more = '[gate]\nfail_onn = "serious"\nminutes = "ten"\n[limits.human-minutes]\nminutes = 5\n'
    write_project(home, Settings(more=more))
    told = othershoe("run").refused()
    assert "3 mistakes" in told
    for place in ("fail_onn", "minutes", "limits, human-minutes"):
        assert place in told


def test_check_tells_the_mistakes_of_every_scenario_at_once(home: Path, othershoe: Cli) -> None:
    write_project(home)
    (home / "scenarios" / "phone.toml").write_text('title = "Phone"\nstart = 3\n')
    (home / "scenarios" / "other.toml").write_text('titel = "Other"\n')
    told = othershoe("check").refused()
    assert "phone.toml" in told
    assert "other.toml" in told
    assert "did you mean `title`?" in told


def test_check_names_the_one_file_that_has_mistakes(home: Path, othershoe: Cli) -> None:
    write_project(home)
    write_scenario(home)
    (only,) = (home / "scenarios").glob("*.toml")
    text = only.read_text().replace("posting:analyst", "posting:analist")
    only.write_text(text + 'zoom = "big"\ncolour = "red"\n')
    told = othershoe("check").refused()
    assert "did you mean `analyst`?" in told
    assert f"{only.name}: zoom" in told
    assert f"{only.name}: colour" in told


def test_a_file_that_is_no_toml_is_told_with_its_line(home: Path, othershoe: Cli) -> None:
    (home / "othershoe.toml").write_text("[employer\n")
    assert "line 1" in othershoe("run").refused()


def test_a_project_of_screening_alone_needs_no_scenario(home: Path, othershoe: Cli) -> None:
    (home / "othershoe.toml").write_text(
        '[employer]\nname = "A"\n[screening]\ntable = "a.csv"\ncolumns = {}\n'
    )
    assert othershoe("check").code == 0


def test_a_new_project_holds_but_for_who_allows_it(home: Path, othershoe: Cli) -> None:
    assert othershoe("new", "project", "https://careers.acme.example/jobs/1").code == 0
    told = othershoe("check").refused()
    assert "2 mistakes" in told
    assert "owner" in told
    assert "contact" in told


def test_a_new_project_overwrites_nothing(home: Path, othershoe: Cli) -> None:
    (home / "othershoe.toml").write_text("mine")
    assert othershoe("new", "project", "https://careers.acme.example/jobs/1").code == 0
    assert (home / "othershoe.toml").read_text() == "mine"


def test_a_readme_that_a_person_wrote_is_left_alone(home: Path, othershoe: Cli) -> None:
    (home / "audits").mkdir()
    (home / "audits" / "README.md").write_text("mine")
    assert othershoe("check", "--write").code == 0
    assert (home / "audits" / "README.md").read_text() == "mine"


def test_a_generated_readme_that_is_behind_is_told_and_written(home: Path, othershoe: Cli) -> None:
    (home / "audits").mkdir()
    readme = home / "audits" / "README.md"
    assert othershoe("check", "--write").code == 0
    fresh = readme.read_text()
    readme.write_text(fresh + "\nolder")
    assert "README.md  is stale" in othershoe("check").refused()
    assert othershoe("check", "--write").code == 0
    assert readme.read_text() == fresh


def test_only_othershoe_itself_keeps_a_reference_of_the_command_line(
    home: Path, othershoe: Cli
) -> None:
    (home / "docs").mkdir()
    assert othershoe("check", "--write").code == 0
    assert not (home / "docs" / "cli.md").exists()
    (home / "harness").mkdir()
    assert "cli.md  is stale" in othershoe("check").refused()
    assert othershoe("check", "--write").code == 0
    assert "## othershoe run" in (home / "docs" / "cli.md").read_text()

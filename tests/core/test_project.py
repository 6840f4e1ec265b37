"""What people write is read strictly, with every mistake and the nearest name."""

from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.project import (
    bundled,
    check_rules,
    find_audits,
    read_candidates,
    read_project,
    read_scenarios,
)

PROJECT = """
[employer]
name = "Acme"
[authorization]
owner = "Head of Talent"
contact = "talent@acme.example"
origins = ["https://careers.acme.example"]
expires = 2027-03-31
"""

AUDIT = '''
"""A user's own audit."""
from harness.evidence import QuestionAsked
from harness.example import Example
from harness.meta import Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.registry import audit
from harness.verdict import Outcome, Verdict, cannot_tell


@audit(
    title="Fine", failed_title="Not fine", touchpoint=Touchpoint.APPLY, severity=Severity.MINOR,
    grade=Grade.D, why="Because.", fix=Fix(by=Owner.RECRUITER, text="Mend it"),
    sources=(Source(text="us", grade=Grade.D),),
)
def judge(questions: tuple[QuestionAsked, ...]) -> Verdict:
    """Nothing."""
    return cannot_tell("nothing")


EXAMPLES = (Example("none", given=[], outcome=Outcome.CANNOT_TELL),)
'''


def write(folder: Path, text: str) -> Path:
    (folder / "othershoe.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_project_is_read(tmp_path: Path) -> None:
    project = read_project(write(tmp_path, PROJECT))
    assert project.employer.name == "Acme"
    assert project.authorization is not None
    assert not project.authorization.may_submit
    assert project.folder == str(tmp_path.resolve())


def test_an_unknown_key_names_the_nearest_field(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean `may_submit`"):
        read_project(write(tmp_path, PROJECT + "may_sbmit = true\n"))


def test_a_changed_limit_needs_a_reason(tmp_path: Path) -> None:
    text = PROJECT + "[limits.human-minutes]\nattention = 10\n"
    with pytest.raises(ConfigError, match="why do you change it"):
        read_project(write(tmp_path, text))


def test_a_changed_limit_is_kept_with_its_reason(tmp_path: Path) -> None:
    text = PROJECT + '[limits.question-count]\ngood = 10\nbecause = "our promise"\n'
    override = read_project(write(tmp_path, text)).limits["question-count"]
    assert override.values == {"good": 10}
    assert override.because == "our promise"


def test_rules_for_audits_that_do_not_exist_are_all_listed(tmp_path: Path) -> None:
    text = (
        PROJECT
        + '[limits.own-adit]\nx = 1\nbecause = "y"\n[limits.own]\nq = 1\nbecause = "y"\n'
        + '[disabled]\nnothing = "z"\nown = " "\n'
    )
    path = tmp_path / "audits" / "apply" / "own.py"
    path.parent.mkdir(parents=True)
    path.write_text(AUDIT, encoding="utf-8")
    audits = [item.audit for item in find_audits([tmp_path / "audits"])]
    with pytest.raises(ConfigError) as caught:
        check_rules(read_project(write(tmp_path, text)), audits)
    assert len(caught.value.mistakes) == 4


def test_a_file_without_an_audit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "apply" / "empty.py"
    path.parent.mkdir()
    path.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="declares 0 audits"):
        find_audits([tmp_path])


def test_an_audit_lies_in_the_folder_of_its_touchpoint(tmp_path: Path) -> None:
    path = tmp_path / "decide" / "own.py"
    path.parent.mkdir()
    path.write_text(AUDIT, encoding="utf-8")
    with pytest.raises(ConfigError, match="is about `apply`"):
        find_audits([tmp_path])


def test_two_files_never_share_an_id(tmp_path: Path) -> None:
    for base in ("a", "b"):
        path = tmp_path / base / "apply" / "own.py"
        path.parent.mkdir(parents=True)
        path.write_text(AUDIT, encoding="utf-8")
    with pytest.raises(ConfigError, match="not unique"):
        find_audits([tmp_path / "a", tmp_path / "b"])


def test_a_scenario_that_does_not_exist_is_named_with_its_neighbour() -> None:
    with pytest.raises(ConfigError, match="did you mean `phone`"):
        read_scenarios(bundled("scenarios"), ["phones"])


def test_every_bundled_scenario_and_its_candidates_are_read() -> None:
    scenarios = read_scenarios(bundled("scenarios"))
    wanted = {candidate for scenario in scenarios for candidate in scenario.candidates}
    found = read_candidates([bundled("scenarios") / "candidates"], wanted)
    assert set(found) == wanted
    assert len(scenarios) >= 7


def test_mistakes_of_several_files_come_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text('title = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="2 files have mistakes") as caught:
        read_scenarios(tmp_path)
    assert len(caught.value.mistakes) == 6

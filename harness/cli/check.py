"""`othershoe check`: validate everything that people wrote, without opening a page."""

from pathlib import Path

import click

from harness.cli.shared import project_option, say
from harness.errors import ConfigError, HarnessError, Mistake


@click.command("check")
@click.option("--write", is_flag=True, help="Write the generated READMEs again")
@project_option
def command(write: bool, project_folder: Path) -> int:
    """Check `othershoe.toml`, scenarios, candidates and audits, and report every mistake."""
    mistakes = _mistakes(project_folder)
    if mistakes:
        raise ConfigError(
            f"{len(mistakes)} mistakes found", remedy="Mend what is listed", mistakes=mistakes
        )
    stale = _readmes(project_folder, write=write)
    for path in stale:
        say(f"{'wrote' if write else 'stale'}: {path}")
    if stale and not write:
        say("hint: `othershoe check --write` writes them again")
        return 2
    say("nothing to mend")
    return 0


def _mistakes(folder: Path) -> list[Mistake]:
    from harness.api.gathering import plan_walks  # noqa: PLC0415 - loads pydantic
    from harness.api.judging import audits_for  # noqa: PLC0415
    from harness.project import (  # noqa: PLC0415
        PROJECT_FILE,
        FoundAudit,
        bundled,
        check_rules,
        find_audits,
        read_project,
    )
    from harness.testing.audits import check_audit  # noqa: PLC0415

    mistakes: list[Mistake] = []
    found: tuple[FoundAudit, ...] = ()
    try:
        found = find_audits([bundled("audits"), folder / "audits"])
    except HarnessError as error:
        mistakes += _as_mistakes("audits", error)
    for item in found:
        try:
            check_audit(item)
        except AssertionError as error:
            mistakes.append(Mistake(place=item.audit.file, problem=str(error)))
    if not (folder / PROJECT_FILE).is_file():
        return mistakes
    try:
        project = read_project(folder)
        check_rules(project, [item.audit for item in audits_for(project)])
    except HarnessError as error:
        return mistakes + _as_mistakes(PROJECT_FILE, error)
    try:
        plan_walks(project)
    except HarnessError as error:
        mistakes += _as_mistakes("scenarios", error)
    return mistakes


def _as_mistakes(place: str, error: HarnessError) -> list[Mistake]:
    listed = error.mistakes if isinstance(error, ConfigError) else ()
    if listed:
        return [Mistake(place=f"{place}: {m.place}", problem=m.problem) for m in listed]
    return [Mistake(place=place, problem=f"{error.message} ({error.remedy})")]


def _readmes(folder: Path, *, write: bool) -> list[Path]:
    """The generated READMEs of this folder that differ from what the code says."""
    from harness.catalogue import generated_files  # noqa: PLC0415 - loads pydantic

    stale = []
    for path, text in generated_files(folder).items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if write:
            path.write_text(text, encoding="utf-8")
    return stale

"""`othershoe check`: validate everything that people wrote, without opening a page."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.cli.shared import project_option, say, system_clock
from harness.errors import ConfigError, HarnessError, Mistake

if TYPE_CHECKING:
    from harness.employer import Project

PROJECT = "othershoe.toml"
_GENERATED = "Generated from the code by `othershoe check --write`"


@click.command("check")
@click.option("--write", is_flag=True, help="Write the generated READMEs again")
@project_option
def command(write: bool, project_folder: Path) -> int:
    """Check `othershoe.toml`, scenarios, candidates and audits, and report every mistake."""
    mistakes = _mistakes(project_folder)
    if mistakes:
        number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise ConfigError(f"{number} found", remedy="Mend what is listed", mistakes=mistakes)
    stale = _readmes(project_folder, write=write)
    if stale and not write:
        raise ConfigError(
            "generated files are not what the code says",
            remedy="`othershoe check --write` writes them again",
            mistakes=[Mistake(place=str(path), problem="is stale") for path in stale],
        )
    for path in stale:
        say(f"wrote: {path}")
    say("nothing to mend")
    return 0


def _mistakes(folder: Path) -> list[Mistake]:
    from harness.api.judging import audits_for  # noqa: PLC0415 - loads pydantic
    from harness.project import (  # noqa: PLC0415
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
    if not (folder / PROJECT).is_file():
        return mistakes
    try:
        project = read_project(folder)
        check_rules(project, [item.audit for item in audits_for(project)])
    except HarnessError as error:
        return mistakes + _as_mistakes(PROJECT, error)
    written = _contrast_mistakes(folder) + _relation_mistakes(folder)
    return mistakes + written + _walk_mistakes(project)


def _contrast_mistakes(folder: Path) -> list[Mistake]:
    """What is wrong with the project's own contrasts."""
    from harness.project import read_contrasts  # noqa: PLC0415 - loads pydantic

    try:
        read_contrasts(folder / "scenarios" / "contrasts")
    except HarnessError as error:
        return _as_mistakes("contrasts", error)
    return []


def _relation_mistakes(folder: Path) -> list[Mistake]:
    """What is wrong with the project's own relations: their words, and what they edit."""
    from harness.gather.challenge.finding import relations_of  # noqa: PLC0415 - loads numpy
    from harness.testing.relations import check_relation  # noqa: PLC0415

    try:
        found = relations_of(folder)
    except HarnessError as error:
        return _as_mistakes("relations", error)
    mistakes: list[Mistake] = []
    for item in (one for one in found if Path(one.file).is_relative_to(folder)):
        try:
            check_relation(item)
        except AssertionError as error:
            mistakes.append(Mistake(place=item.file, problem=str(error)))
        except HarnessError as error:
            mistakes.append(Mistake(place=item.file, problem=error.message))
    return mistakes


def _walk_mistakes(project: "Project") -> list[Mistake]:
    """What keeps the project's walks from being made, as `othershoe run` would find it."""
    from harness.api.gathering import plan_run  # noqa: PLC0415 - loads pydantic
    from harness.gather.walk.starting import check_permission  # noqa: PLC0415

    try:
        plan = plan_run(project)
    except HarnessError as error:
        return _as_mistakes("scenarios", error)
    try:
        if plan.scenarios:
            check_permission(project, plan.scenarios, clock=system_clock)
    except HarnessError as error:
        return _as_mistakes(PROJECT, error)
    return []


_OF_ONE_FILE = re.compile(r"`([^`]+\.toml)` has \d+ mistakes?$")


def _as_mistakes(place: str, error: HarnessError) -> list[Mistake]:
    listed = error.mistakes if isinstance(error, ConfigError) else ()
    if listed:
        file = _OF_ONE_FILE.match(error.message)
        named = file.group(1) if file else place
        return [Mistake(place=f"{named}: {m.place}", problem=m.problem) for m in listed]
    return [Mistake(place=place, problem=f"{error.message} ({error.remedy})")]


def _readmes(folder: Path, *, write: bool) -> list[Path]:
    """The generated files of this folder that differ from what the code says.

    A file that a person wrote in the place of a generated one is left alone, and in an employer's
    project a README that was never generated is not missed.
    """
    from harness.catalogue import generated_files  # noqa: PLC0415 - loads pydantic
    from harness.cli.reference import cli_reference  # noqa: PLC0415 - loads every verb

    ours = (folder / "harness").is_dir()
    files = generated_files(folder)
    if ours and (folder / "docs").is_dir():
        files[folder / "docs" / "cli.md"] = cli_reference()
    stale = []
    for path, text in files.items():
        found = path.read_text(encoding="utf-8") if path.is_file() else None
        missed = ours or write if found is None else found != text and _GENERATED in found
        if missed:
            stale.append(path)
        if missed and write:
            path.write_text(text, encoding="utf-8")
    return stale

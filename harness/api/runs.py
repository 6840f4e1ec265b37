"""Opens runs: creates their folder, freezes their configuration, reads both back."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from harness import __version__, codec
from harness.candidate import Candidate
from harness.employer import Project
from harness.errors import StoreError
from harness.evidence import RunStarted
from harness.project import RUN_SCHEMA, RunFile
from harness.scenario import Scenario
from harness.store import Clock, RunFolder

RUN_FILE = "run.json"
REPORTS = "reports"


def new_run(
    project: Project,
    *,
    command: str,
    clock: Clock,
    scenarios: Sequence[Scenario] = (),
    candidates: Mapping[str, Candidate] | None = None,
    out: Path | None = None,
    browser: str | None = None,
    seed: int = 1,
) -> RunFolder:
    """Create a run folder with its `run.json` and its first record.

    Args:
        project: The configuration, frozen into the run.
        command: The verb that made it.
        clock: Now.
        scenarios: The scenarios that will be walked.
        candidates: The candidates that they name.
        out: The folder; `reports/<time>-<employer>` of the project where not given.
        browser: Name and version of the browser, where one is used.
        seed: What every random choice of the run starts from.
    """
    now = clock()
    folder = RunFolder.create(out or _free_folder(project, now))
    file = RunFile(
        schema=RUN_SCHEMA,
        tool_version=__version__,
        created_at=now.isoformat(),
        command=command,
        project=replace(project, folder=os.path.relpath(project.folder, folder.path)),
        scenarios=tuple(scenarios),
        candidates=tuple((candidates or {}).values()),
        seed=seed,
        browser=browser,
        source_commit=_commit(Path(project.folder)),
    )
    (folder.path / RUN_FILE).write_text(codec.to_json(file, indent=2) + "\n", encoding="utf-8")
    log = folder.log("run", clock=clock)
    employer = project.employer
    log.write(
        RunStarted(
            **log.stamp(),
            tool_version=__version__,
            command=command,
            employer=employer.name,
            jurisdictions=employer.jurisdictions,
            uses_ai=employer.uses_ai,
            applicants_per_hire=employer.applicants_per_hire,
            requisitions_per_recruiter=employer.requisitions_per_recruiter,
            browser=browser,
            seed=seed,
        )
    )
    return folder


def read_run_file(folder: Path) -> RunFile:
    """The frozen configuration of a run; its project's folder is found from the run's.

    Raises:
        StoreError: it is missing, or written by a newer version.
    """
    path = folder / RUN_FILE
    if not path.is_file():
        raise StoreError(
            f"`{folder}` has no `{RUN_FILE}`", remedy="Give a folder that `othershoe run` wrote"
        )
    text = path.read_text(encoding="utf-8")
    found = re.search(r'^  "schema": (\d+)', text, re.MULTILINE)
    if found and int(found[1]) > RUN_SCHEMA:
        raise StoreError(
            f"`{path}` has schema {found[1]}; this version of Othershoe reads up to {RUN_SCHEMA}",
            remedy="Read it with the version that wrote it, or a newer one",
        )
    file = codec.from_json(text, RunFile, name=str(path))
    home = (folder / file.project.folder).resolve()
    return replace(file, project=replace(file.project, folder=str(home)))


def latest_run(reports: Path) -> Path:
    """The newest run of a `reports` folder.

    Raises:
        StoreError: there is none.
    """
    runs = sorted(path.parent for path in reports.glob(f"*/{RUN_FILE}"))
    if not runs:
        raise StoreError(f"`{reports}` holds no run", remedy="Make one with `othershoe run`")
    return runs[-1]


def _free_folder(project: Project, now: datetime) -> Path:
    slug = re.sub(r"[^a-z0-9]+", "-", project.employer.name.lower()).strip("-") or "run"
    base = Path(project.folder) / REPORTS / f"{now:%Y-%m-%dT%H%MZ}-{slug}"
    taken = 1
    folder = base
    while folder.exists():
        taken += 1
        folder = base.with_name(f"{base.name}-{taken}")
    return folder


def _commit(folder: Path) -> str | None:
    try:
        found = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found.stdout.strip() or None

"""Makes runs: walks, watches, screens and challenges into one folder, and keeps what it gathered.

Each stage is on its own: when one has a fault, the fault is evidence and the others go on.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from harness.api.runs import new_run, read_run_file
from harness.candidate import Candidate
from harness.employer import Project
from harness.errors import ConfigError, HarnessError
from harness.evidence import (
    ChallengeFinished,
    Evidence,
    GatherFault,
    RunFinished,
    RunStarted,
    ScreeningCounts,
    WalkEnded,
)
from harness.project import bundled, read_candidates, read_scenarios
from harness.record import record
from harness.scenario import Scenario
from harness.store import Clock, RunFolder, StagedLog

if TYPE_CHECKING:
    from harness.gather.walk.mailbox import MailboxOf
    from harness.gather.watch.watcher import Watched

Progress = Callable[[str], None]


@record
class WalkOptions:
    """How to walk: whether to send applications, how many walks at once, seen or unseen.

    `inspect` adds an inspection walk for each posting, which never sends.
    """

    submit: bool = False
    at_once: int = 4
    headed: bool = False
    seed: int = 1
    inspect: bool = False


@record
class Plan:
    """What a run will walk, read and checked before any page is opened."""

    scenarios: tuple[Scenario, ...]
    candidates: dict[str, Candidate]


def plan_walks(project: Project, names: Sequence[str] = ()) -> Plan:
    """Read the project's scenarios and their candidates.

    Raises:
        ConfigError: with every mistake.
    """
    base = Path(project.folder) / "scenarios"
    scenarios = read_scenarios(base, names, postings=project.postings)
    folders = [base / "candidates", bundled("scenarios") / "candidates"]
    wanted = [candidate for scenario in scenarios for candidate in scenario.candidates]
    return Plan(scenarios=scenarios, candidates=read_candidates(folders, wanted))


def plan_run(project: Project, names: Sequence[str] = ()) -> Plan:
    """What `othershoe run` will walk: nothing, where the project has no scenarios.

    Raises:
        ConfigError: with every mistake, or where nothing at all is configured.
    """
    if names or any((Path(project.folder) / "scenarios").glob("*.toml")):
        return plan_walks(project, names)
    if project.screening is None and project.challenge is None:
        raise ConfigError(
            f"`{project.folder}` configures nothing to gather",
            remedy="Add a scenario, `[screening]` or `[challenge]`; `othershoe new` writes them",
        )
    return Plan(scenarios=(), candidates={})


def start_run(
    project: Project,
    plan: Plan,
    *,
    command: str,
    clock: Clock,
    options: WalkOptions,
    out: Path | None = None,
) -> RunFolder:
    """Create the run that everything will be gathered into."""
    if not plan.scenarios:
        return new_run(project, command=command, clock=clock, out=out, seed=options.seed)
    return start_walks(project, plan, command=command, clock=clock, options=options, out=out)


def start_walks(
    project: Project,
    plan: Plan,
    *,
    command: str,
    clock: Clock,
    options: WalkOptions,
    out: Path | None = None,
) -> RunFolder:
    """Create the run that walks will be gathered into; refuses first what is not authorized."""
    from harness.gather.browser.find import find_browser  # noqa: PLC0415
    from harness.gather.walk.starting import check_permission  # noqa: PLC0415
    from harness.people.casting import cast  # noqa: PLC0415

    check_permission(project, plan.scenarios, clock=clock)
    whole = cast(plan.scenarios, plan.candidates, seed=options.seed, today=clock().date())
    browser = find_browser()
    return new_run(
        project,
        command=command,
        clock=clock,
        scenarios=whole.scenarios,
        candidates=whole.candidates,
        out=out,
        browser=f"{browser.name} {browser.version or ''}".strip(),
        seed=options.seed,
    )


def walk(
    folder: RunFolder,
    *,
    clock: Clock,
    options: WalkOptions,
    progress: Progress | None = None,
) -> None:
    """Walk what `run.json` says; walks that have ended are left alone, so this also resumes.

    No application is sent twice: one that was intended and not confirmed stays unconfirmed.
    """
    from harness.gather.walk.runner import walk_all  # noqa: PLC0415 - loads playwright

    file = read_run_file(folder.path)
    asyncio.run(
        walk_all(
            project=file.project,
            scenarios=file.scenarios,
            candidates={candidate.id: candidate for candidate in file.candidates},
            folder=folder,
            clock=clock,
            may_submit=options.submit,
            at_once=options.at_once,
            headed=options.headed,
            progress=progress,
            inspect=options.inspect,
            mailbox_of=_mailbox_of(file.project, clock=clock),
        )
    )
    _finish(folder, clock=clock)


def _mailbox_of(project: Project, *, clock: Clock) -> "MailboxOf | None":
    """Reads the letters to a walk's address, where the project has an inbox."""
    inbox = project.inbox
    if inbox is None:
        return None
    from harness.gather.watch.reader import InboxReader  # noqa: PLC0415 - as late as the walk

    base, since = Path(project.folder), clock()
    return lambda address: InboxReader(inbox, base=base, address=address, since=since)


def watch(
    folder: RunFolder,
    *,
    clock: Clock,
    as_of: datetime | None = None,
    project: Project | None = None,
) -> "Watched":
    """Look once at the inbox and the status pages of a run's applications."""
    from harness.gather.watch.watcher import watch as look  # noqa: PLC0415

    return look(
        folder,
        project=project or read_run_file(folder.path).project,
        clock=clock,
        as_of=as_of,
    )


def screen(folder: RunFolder, *, clock: Clock, project: Project | None = None) -> None:
    """Count the project's screening outcomes into the run, once."""
    from harness.gather.screening.gathering import gather_screening  # noqa: PLC0415 - duckdb

    project = project or read_run_file(folder.path).project
    if project.screening is None or _holds(folder, ScreeningCounts):
        return
    log = StagedLog(folder, "screening", clock=clock)
    gather_screening(project.screening, folder=Path(project.folder), log=log)
    log.commit()


def challenge(
    folder: RunFolder,
    *,
    clock: Clock,
    project: Project | None = None,
    progress: Progress | None = None,
    counted: Callable[[int, int], None] | None = None,
    may_submit: bool = False,
) -> None:
    """Put matched applications to the project's screener, once.

    What it answered before the run was broken off is not asked again. `counted` is told how many
    applications were evaluated, and how many may be; `may_submit` lets a live flow be sent them.
    """
    from harness.gather.challenge.run import challenge_project  # noqa: PLC0415 - hypothesis

    project = project or read_run_file(folder.path).project
    if project.challenge is None or _holds(folder, ChallengeFinished):
        return
    log = StagedLog(folder, "challenge", clock=clock)
    began = [item.at.year for item in folder.evidence() if isinstance(item, RunStarted)]
    asyncio.run(
        challenge_project(
            project,
            log=log,
            progress=progress,
            counted=counted,
            may_submit=may_submit,
            year=min(began, default=None),
        )
    )
    log.commit()


def _holds(folder: RunFolder, kind: type[Evidence]) -> bool:
    return any(isinstance(item, kind) for item in folder.evidence())


def gather_all(
    folder: RunFolder,
    *,
    clock: Clock,
    options: WalkOptions,
    as_of: datetime | None = None,
    progress: Progress | None = None,
) -> tuple[HarnessError, ...]:
    """Every stage that the run's configuration asks for; returns the faults of the stages."""
    file = read_run_file(folder.path)
    stages: list[tuple[str, bool, Callable[[], object]]] = [
        (
            "walking",
            bool(file.scenarios),
            lambda: walk(folder, clock=clock, options=options, progress=progress),
        ),
        (
            "watching",
            file.project.inbox is not None,
            lambda: watch(folder, clock=clock, as_of=as_of),
        ),
        (
            "screening outcomes",
            file.project.screening is not None,
            lambda: screen(folder, clock=clock),
        ),
        (
            "challenging the screener",
            file.project.challenge is not None,
            lambda: challenge(folder, clock=clock, progress=progress, may_submit=options.submit),
        ),
    ]
    wished = [(name, stage) for name, wanted, stage in stages if wanted]
    return run_stages(folder, wished, clock=clock)


def run_stages(
    folder: RunFolder, stages: Sequence[tuple[str, Callable[[], object]]], *, clock: Clock
) -> tuple[HarnessError, ...]:
    """Run named stages one after another; a fault is written down, returned, and stops no other."""
    faults: list[HarnessError] = []
    for name, stage in stages:
        try:
            stage()
        except HarnessError as error:
            faults.append(error)
            write_fault(folder, name, error, clock=clock)
    return tuple(faults)


def write_fault(folder: RunFolder, where: str, error: HarnessError, *, clock: Clock) -> None:
    """Write down that a stage of the tool failed."""
    log = folder.log("run", clock=clock)
    problem = str(error).split("\n\nhint:", maxsplit=1)[0]
    log.write(GatherFault(**log.stamp(), where=where, problem=problem, remedy=error.remedy))


def _finish(folder: RunFolder, *, clock: Clock) -> None:
    ended = [item for item in folder.evidence() if isinstance(item, WalkEnded)]
    log = folder.log("run", clock=clock)
    interrupted = any(item.ending == "interrupted" for item in ended)
    log.write(RunFinished(**log.stamp(), walks=len(ended), interrupted=interrupted))

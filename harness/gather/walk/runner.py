"""Makes the walks of a run: checks permission first, then walks several candidates at once."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace

from harness.candidate import Candidate
from harness.employer import Project
from harness.errors import ConfigError, Mistake, NotAllowed
from harness.evidence import Ending, WalkEnded
from harness.gather.browser.find import FoundBrowser, find_browser
from harness.gather.browser.launch import Running, launched
from harness.gather.walk.conditions import check_devices
from harness.gather.walk.inspection.choosing import inspections, still_to_inspect
from harness.gather.walk.mailbox import MailboxOf
from harness.gather.walk.onewalk import Setting, Walk
from harness.gather.walk.permission import PURGE, SubmissionDesk, purge_rows, write_purge
from harness.gather.walk.replay_file import read_replay
from harness.gather.walk.resume import Settled, Todo, broken_off, still_to_walk
from harness.gather.walk.scripted import load_flow
from harness.gather.walk.starting import check_permission, flow_path
from harness.gather.walk.submission import Patience
from harness.record import record
from harness.scenario import Scenario
from harness.store import Clock, RunFolder

Progress = Callable[[str], None]

_MOST_SECONDS = 900.0


@record
class WalksSummary:
    """How the walks of this invocation ended, in numbers.

    `left_alone` had ended before; `settled` were broken off earlier after they may have submitted.
    """

    walks: int
    endings: Mapping[Ending, int]
    left_alone: int = 0
    settled: int = 0


async def walk_all(
    *,
    project: Project,
    scenarios: Sequence[Scenario],
    candidates: Mapping[str, Candidate],
    folder: RunFolder,
    clock: Clock,
    may_submit: bool,
    at_once: int,
    headed: bool = False,
    progress: Progress | None = None,
    patience: Patience | None = None,
    most_seconds: float = _MOST_SECONDS,
    inspect: bool = False,
    mailbox_of: MailboxOf | None = None,
) -> WalksSummary:
    """Make every walk of the scenarios that the run has not made yet, and write its evidence.

    Walks that have ended are left alone. One that may have submitted before the run was broken
    off is not walked again.

    Args:
        project: The project, with its `[authorization]`.
        scenarios: What to walk.
        candidates: The candidates by id; every one that a scenario names.
        folder: Where evidence goes.
        clock: Tells the time (aware UTC).
        may_submit: Whether `--submit` was given.
        at_once: How many walks may be under way together, at least 1.
        headed: Whether to show the browser.
        progress: Is told, a line at a time, what happens.
        patience: How long to wait for the answer to a submission.
        most_seconds: After how long a walk is given up as a fault of the tool.
        mailbox_of: Gives the letters to a walk's address, for the codes that sites send; None where
            no mailbox is read.
        inspect: Whether to inspect each posting's form in a walk of its own, which never sends.

    Raises:
        ConfigError: before any page is opened, with every missing permission and every mistake.
        GatherError: no browser was found, or it does not start.
    """
    check_permission(project, scenarios, clock=clock)
    _check_files(project, scenarios, candidates)
    evidence = folder.evidence()
    settled = broken_off(evidence)
    _write_settled(settled, folder, clock)
    todos = still_to_walk(scenarios, evidence)
    total = sum(len(scenario.candidates) for scenario in scenarios)
    if inspect:
        looks = inspections(scenarios)
        todos += still_to_inspect(looks, evidence)
        total += len(looks)
    setting = _setting(
        project,
        folder,
        clock,
        may_submit=may_submit,
        patience=patience,
        most_seconds=most_seconds,
        mailbox_of=mailbox_of,
    )
    endings: list[Ending] = []
    if todos:
        endings = await _walked(
            todos, candidates, setting, at_once=at_once, headed=headed, say=progress or _silent
        )
    return WalksSummary(
        walks=len(todos),
        endings=dict(Counter(endings)),
        left_alone=total - len(todos) - len(settled),
        settled=len(settled),
    )


class _Keeper:
    """Keeps one browser running, and opens another where it has died."""

    def __init__(self, stack: AsyncExitStack, found: FoundBrowser, *, headed: bool) -> None:
        self._stack = stack
        self._found = found
        self._headed = headed
        self._lock = asyncio.Lock()
        self._running: Running | None = None

    async def running(self) -> Running:
        async with self._lock:
            if self._running is None or not self._running.browser.is_connected():
                self._running = await self._stack.enter_async_context(
                    launched(self._found, headed=self._headed)
                )
            return self._running


async def _walked(
    todos: Sequence[Todo],
    candidates: Mapping[str, Candidate],
    setting: Setting,
    *,
    at_once: int,
    headed: bool,
    say: Progress,
) -> list[Ending]:
    room = asyncio.Semaphore(max(1, at_once))

    async def walk(todo: Todo, keeper: _Keeper) -> Ending:
        async with room:
            say(f"{todo.walk}: sets out")
            ending = await Walk(todo, candidates[todo.candidate], setting).make(keeper.running)
        say(f"{todo.walk}: {ending}")
        return ending

    async with AsyncExitStack() as stack:
        keeper = _Keeper(stack, find_browser(headed=headed), headed=headed)
        running = await keeper.running()
        check_devices([todo.scenario for todo in todos], running.playwright.devices)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(walk(todo, keeper)) for todo in todos]
    return [task.result() for task in tasks]


def _write_settled(settled: Sequence[Settled], folder: RunFolder, clock: Clock) -> None:
    for walk in settled:
        log = folder.log(walk.walk, clock=clock, walk=walk.walk)
        log.write(
            WalkEnded(
                **log.stamp(), ending=walk.ending, step=walk.step, reason=walk.reason, seconds=0.0
            )
        )


def _setting(
    project: Project,
    folder: RunFolder,
    clock: Clock,
    *,
    may_submit: bool,
    patience: Patience | None,
    most_seconds: float,
    mailbox_of: MailboxOf | None,
) -> Setting:
    authorization = project.authorization
    if authorization is None:
        raise NotAllowed("there is no `[authorization]`", remedy="Write one in `othershoe.toml`")
    rows = purge_rows(folder.evidence())
    write_purge(folder.path / PURGE, tuple(rows.values()))
    return Setting(
        project=project,
        authorization=authorization,
        folder=folder,
        clock=clock,
        desk=SubmissionDesk(authorization, folder=folder, clock=clock, asked=may_submit, rows=rows),
        patience=patience or Patience(),
        most_seconds=most_seconds,
        mailbox_of=mailbox_of,
    )


def _check_files(
    project: Project, scenarios: Sequence[Scenario], candidates: Mapping[str, Candidate]
) -> None:
    """Check that every candidate and every flow is there and loads, all mistakes at once."""
    mistakes = [
        Mistake(place=f"scenario {scenario.id}, candidates", problem=f"`{name}` does not exist")
        for scenario in scenarios
        for name in scenario.candidates
        if name not in candidates
    ]
    for scenario in scenarios:
        try:
            if scenario.flow:
                load_flow(flow_path(project, scenario.flow))
        except ConfigError as error:
            place = f"scenario {scenario.id}, flow"
            mistakes.append(Mistake(place=place, problem=f"{error.message} ({error.remedy})"))
        mistakes += _replay_mistakes(project, scenario)
    if mistakes:
        raise ConfigError(
            "scenarios name what is not there, or what does not load",
            remedy="Mend what is listed",
            mistakes=mistakes,
        )


def _replay_mistakes(project: Project, scenario: Scenario) -> list[Mistake]:
    """What is wrong with a scenario's recording, step by step."""
    if not scenario.replay:
        return []
    place = f"scenario {scenario.id}, replay"
    if scenario.flow:
        return [Mistake(place=place, problem="stands beside `flow`: only one of them can drive")]
    try:
        read_replay(flow_path(project, scenario.replay))
    except ConfigError as error:
        found = [replace(one, place=f"{place}, {one.place}") for one in error.mistakes]
        return found or [Mistake(place=place, problem=f"{error.message} ({error.remedy})")]
    return []


def _silent(_line: str) -> None:
    """Say nothing."""

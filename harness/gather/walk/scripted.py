"""Drives a walk by a flow file: `async def apply(page, candidate, walk)`, or a recorded script."""

import importlib.util
import inspect
import traceback
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, cast

from playwright.async_api import BrowserContext, Error, Page

from harness.candidate import Candidate
from harness.errors import ConfigError, GatherError
from harness.evidence import Ending
from harness.gather.browser.launch import first_line
from harness.gather.browser.reception import Reception
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.reports import PageReports
from harness.gather.walk import codegen
from harness.gather.walk.decide import Applicant
from harness.gather.walk.driven import Driven
from harness.gather.walk.flowwalk import FlowOver, FlowWalk
from harness.gather.walk.guard import SubmitGuard
from harness.gather.walk.persona import Persona
from harness.gather.walk.stepwatch import StepWatch
from harness.gather.walk.watched import watched
from harness.record import record

__all__ = ["Flow", "FlowWalk", "Setup", "Way", "drive", "drive_by", "load_flow"]

Apply = Callable[[Page, Candidate, FlowWalk], Awaitable[None]]


@record
class Flow:
    """A flow file: one of `apply`, which was written for us, and `recorded` is set."""

    apply: Apply | None = None
    recorded: codegen.Recording | None = None


@record
class Setup:
    """What a driver by script is given.

    Attributes:
        page: The page, on the walk's first address.
        applicant: Who applies.
        recorder: Writes the evidence.
        reports: What the pages report; attached to the context before the page was opened.
        patience_ms: How long an action waits for what it is about.
        devices: Playwright's devices by name.
    """

    page: Page
    applicant: Applicant
    recorder: Recorder
    reports: PageReports
    patience_ms: float
    devices: Mapping[str, Any]


@record
class Way:
    """What a script goes through the application with."""

    page: Page
    context: BrowserContext
    walk: FlowWalk
    watch: StepWatch
    persona: Persona
    guard: SubmitGuard


def load_flow(path: Path) -> Flow:
    """The flow of a file; loading it opens no browser.

    Raises:
        ConfigError: there is no such file, it does not load, or it is neither kind of flow.
    """
    spec = importlib.util.spec_from_file_location(f"othershoe_flows.{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ConfigError(
            f"the flow `{path}` does not exist",
            remedy="Write it below `scenarios/`, or leave `flow` out to let the autopilot drive",
        )
    recorded = codegen.read_recording(path)
    if recorded is not None:
        return Flow(recorded=recorded)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(
            f"the flow `{path}` does not load: {type(error).__name__}: {error}",
            remedy=f"Mend {_line_of(error, path)}",
        ) from error
    apply = getattr(module, "apply", None)
    if not inspect.iscoroutinefunction(apply):
        raise ConfigError(
            f"the flow `{path}` has no `async def apply(page, candidate, walk)`",
            remedy="Write that function (`scenarios/flows/practice.py` is an example), or record "
            "one by `playwright codegen --target python-async`",
        )
    return Flow(apply=cast("Apply", apply))


async def drive(setup: Setup, *, flow: Path) -> Driven:
    """Let the flow go through the application, and write what it does and meets.

    Raises:
        ConfigError: the flow does not load.
        GatherError: the flow went wrong where nothing shows that the site did.
        WalkStopped: the site led out of the allowed origins.
    """
    loaded = load_flow(flow)

    async def go(way: Way) -> None:
        if loaded.recorded is not None:
            await codegen.play(loaded.recorded, _stage(way, setup, flow))
        elif loaded.apply is not None:
            await loaded.apply(watched(way.page, way.watch), setup.applicant.candidate, way.walk)

    return await drive_by(
        go,
        setup,
        source=flow,
        where=lambda error: _line_of(error, flow),
        recorded=loaded.recorded is not None,
    )


async def drive_by(
    go: Callable[[Way], Awaitable[None]],
    setup: Setup,
    *,
    source: Path,
    where: Callable[[Exception], str],
    recorded: bool = True,
) -> Driven:
    """Let `go` drive, watched and guarded.

    Args:
        go: Takes the script's actions.
        setup: What it is given.
        source: The script's file.
        where: Says at which place of it an error came up.
        recorded: Whether to replace what the person typed who recorded it.

    Raises:
        GatherError: it went wrong where nothing shows that the site did.
        WalkStopped: the site led out of the allowed origins.
    """
    recorder = setup.recorder
    way = _way(setup, source=source, recorded=recorded)
    try:
        await go(way)
        await way.watch.finish()
    except FlowOver as over:
        return over.driven
    except (WalkStopped, GatherError):
        raise
    except Exception as error:  # noqa: BLE001 - a flow is its author's own code
        place = f"the flow `{source.name}` stopped at {where(error)}"
        return await _broken(error, recorder=recorder, page=setup.page, place=place)
    finally:
        await way.guard.settled()
        if recorded:
            way.walk.note(way.persona.told())
    return _unsent(recorder)


def _way(setup: Setup, *, source: Path, recorded: bool) -> Way:
    """The watched and guarded page, and what replaces what a person typed who recorded it."""
    page, recorder = setup.page, setup.recorder
    walk = FlowWalk(recorder, setup.applicant.documents, page)
    guard = SubmitGuard(
        page.context, setup.applicant.candidate, recorder.network.allow, send=walk.send_held
    )
    walk.guard = guard
    persona = Persona(setup.applicant, recorder, setup.reports, folder=source.parent)
    substitutes = codegen.Substitutes(page, walk.note)
    watch = substitutes.watch = StepWatch(
        page,
        walk,
        setup.reports,
        guard,
        patience_ms=setup.patience_ms,
        translate=persona.translated if recorded else None,
        instead=substitutes if recorded else None,
    )
    return Way(
        page=page, context=page.context, walk=walk, watch=watch, persona=persona, guard=guard
    )


def _stage(way: Way, setup: Setup, flow: Path) -> codegen.Stage:
    return codegen.Stage(
        page=way.page,
        context=way.context,
        watch=way.watch,
        literals=way.persona.literals,
        note=way.walk.note,
        folder=flow.parent,
        allow=setup.recorder.network.allow,
        devices=setup.devices,
    )


def _unsent(recorder: Recorder) -> Driven:
    last = recorder.sender.last if recorder.sender else None
    if last is None:
        return Driven(
            ending=Ending.STOPPED_BEFORE_SUBMIT, reason="the flow ended without submitting anything"
        )
    if last.reception is Reception.NOT_SENT:
        raise GatherError(
            f"the button that submits could not be pressed: {last.words}",
            remedy="Mend the flow; `othershoe walk --headed` shows what covers the button",
        )
    return Driven(ending=Ending.COULD_NOT_FINISH, reason=f"{last.reception}: {last.words}")


async def _broken(error: Exception, *, recorder: Recorder, page: Page, place: str) -> Driven:
    """The flow failed: the site's doing where its server failed, else a fault of the flow."""
    server_faults: tuple[int, ...] = ()
    if isinstance(error, Error) and not page.is_closed():
        server_faults = tuple(f.status for f in recorder.network.faults if f.status >= 500)
        await recorder.step(page)
    if server_faults:
        return Driven(
            ending=Ending.COULD_NOT_FINISH,
            reason=f"the site answered {server_faults[-1]}, and the way on did not appear",
        )
    problem = first_line(error) if isinstance(error, Error) else f"{type(error).__name__}: {error}"
    raise GatherError(
        f"{place}: {problem}",
        remedy="Mend the flow; `othershoe walk --headed` shows what the page looked like then",
    ) from error


def _line_of(error: Exception, path: Path) -> str:
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename) == path and frame.lineno
    ]
    return f"line {lines[-1]}" if lines else "its first lines"

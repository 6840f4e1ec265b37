"""Drives a walk by a flow: the employer's own `async def apply(page, candidate, walk)`."""

import asyncio
import importlib.util
import inspect
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

from playwright.async_api import Error, Locator, Page

from harness.candidate import Candidate
from harness.errors import ConfigError, GatherError, NotAllowed
from harness.evidence import Action, Ending, FeelingNoted
from harness.gather.browser.launch import first_line
from harness.gather.browser.reception import Click, Reception, Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.reports import PageReports, allow_submit
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.watched import Attempt, unwatched, watched

Flow = Callable[[Page, Candidate, "FlowWalk"], Awaitable[None]]


class _Sent(Exception):  # noqa: N818 - an end, not an error
    """The application has gone, or may not go: the flow is over."""

    def __init__(self, driven: Driven) -> None:
        super().__init__(driven.reason)
        self.driven = driven


class FlowWalk:
    """What a flow is given beside the page and the candidate.

    Attributes:
        recorder: Writes the evidence; a flow has no need of it.
        cv: The path of the candidate's CV; None for a candidate without a file.
        email: The address that this walk applies with.
        documents: All of the candidate's files.
    """

    def __init__(self, recorder: Recorder, documents: Documents, page: Page) -> None:
        self.cv = documents.cv
        self.email = recorder.walk.email
        self.documents = documents
        self.recorder = recorder
        self._page = page

    async def submit(self, button: Locator) -> None:
        """Press the button that sends the application, if this walk may; the flow ends here.

        Where it may not, the walk stops before it, and nothing after this line runs. It goes on
        after this line only where the site brings up another step or objects to something.
        """
        real: Locator = unwatched(button)
        await real.wait_for(state="visible")
        words = await _words(real)
        await self.send(unwatched(real.page), real.click, words=words)

    def note(self, text: str) -> None:
        """Write a remark into the evidence."""
        recorder = self.recorder
        recorder.log.write(
            FeelingNoted(
                **recorder.log.stamp(), step=recorder.current_step, feeling=None, note=text[:2000]
            )
        )

    async def send(self, page: Page, click: Click, *, words: str) -> Sent:
        """Send by awaiting `click`; ends the flow unless the site asks for more."""

        async def allowed() -> None:
            await allow_submit(page, allowed=True)
            began = asyncio.get_running_loop().time()
            await click()
            seconds = asyncio.get_running_loop().time() - began
            self.recorder.acted(Action.SUBMIT, words, seconds=seconds)

        try:
            sent = await self.recorder.submit(page, allowed, control=words)
        except NotAllowed as refusal:
            raise _Sent(
                Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=refusal.message)
            ) from refusal
        await allow_submit(page, allowed=False)
        ending = _ENDINGS.get(sent.reception)
        if ending is not None:
            raise _Sent(Driven(ending=ending, reason=sent.words))
        return sent


_ENDINGS = {
    Reception.CONFIRMED: Ending.FINISHED,
    Reception.UNKNOWN: Ending.UNCONFIRMED,
}


def load_flow(path: Path) -> Flow:
    """The function `apply` of a flow file.

    Raises:
        ConfigError: there is no such file, it does not load, or it has no `async def apply`.
    """
    spec = importlib.util.spec_from_file_location(f"othershoe_flows.{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ConfigError(
            f"the flow `{path}` does not exist",
            remedy="Write it below `scenarios/`, or leave `flow` out to let the autopilot drive",
        )
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
            remedy="Write that function; `scenarios/flows/practice.py` is an example",
        )
    return cast("Flow", apply)


async def drive(
    page: Page,
    *,
    candidate: Candidate,
    recorder: Recorder,
    documents: Documents,
    reports: PageReports,
    flow: Path,
    patience_ms: float,
) -> Driven:
    """Let the flow go through the application, and write what it does and meets.

    Args:
        page: The page, on the walk's first address.
        candidate: Who applies.
        recorder: Writes the evidence.
        documents: The candidate's files.
        reports: What the pages report; attached to the context before the page was opened.
        flow: The flow file.
        patience_ms: How long an action waits for what it is about.

    Raises:
        ConfigError: the flow does not load.
        GatherError: the flow went wrong where nothing shows that the site did.
        WalkStopped: the site led out of the allowed origins.
    """
    apply = load_flow(flow)
    walk = FlowWalk(recorder, documents, page)

    watch = _StepWatch(page, walk, reports, patience_ms)
    try:
        await apply(watched(page, watch), candidate, walk)
    except _Sent as sent:
        return sent.driven
    except (WalkStopped, GatherError):
        raise
    except Exception as error:  # noqa: BLE001 - a flow is its author's own code
        return await _broken(error, recorder=recorder, page=page, flow=flow)
    # The last field tells what was typed into it when it is left.
    await page.evaluate("document.activeElement?.blur()")
    await recorder.step(page)
    return _unsent(recorder)


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


class _StepWatch:
    """Looks at each step before the flow touches it, and after each press for a held click."""

    def __init__(
        self, page: Page, walk: FlowWalk, reports: PageReports, patience_ms: float
    ) -> None:
        self.patience_ms = patience_ms
        self._page = page
        self._walk = walk
        self._reports = reports
        self._pressed = True

    def unsettled(self) -> bool:
        return self._pressed or self._reports.dirty

    async def before(self) -> None:
        recorder = self._walk.recorder
        if self._reports.held is not None:
            reason = f"the page pressed `{self._reports.held}` by itself"
            raise _Sent(Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=reason))
        if not self.unsettled() and recorder.view is not None:
            return
        await self._page.wait_for_load_state("domcontentloaded")
        self._pressed = self._reports.dirty = False
        await recorder.step(self._page)

    async def after(self, attempt: Attempt) -> None:
        if attempt.name not in _PRESSES:
            return
        self._pressed = True
        await self._page.evaluate("0")  # what the page reported has arrived before this answer
        words, self._reports.held = self._reports.held, None
        if words is not None:
            await self._walk.send(self._page, attempt.again, words=words)


_PRESSES = frozenset(
    {
        "click",
        "dblclick",
        "dispatch_event",
        "evaluate",
        "go_back",
        "goto",
        "press",
        "reload",
        "tap",
    }
)


async def _broken(error: Exception, *, recorder: Recorder, page: Page, flow: Path) -> Driven:
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
        f"the flow `{flow.name}` stopped at {_line_of(error, flow)}: {problem}",
        remedy="Mend the flow; `othershoe walk --headed` shows what the page looked like then",
    ) from error


async def _words(button: Locator) -> str:
    try:
        text = await button.inner_text(timeout=5000) or await button.input_value(timeout=500)
    except Error:
        return "Submit"
    return " ".join(text.split())[:200] or "Submit"


def _line_of(error: Exception, path: Path) -> str:
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename) == path and frame.lineno
    ]
    return f"line {lines[-1]}" if lines else "its first lines"

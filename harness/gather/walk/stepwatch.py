"""Looks at each step before a script touches it, and after each press for what was held back."""

from collections.abc import Awaitable, Callable, Mapping

from playwright.async_api import BrowserContext, Error, Page

from harness.errors import GatherError
from harness.evidence import Ending
from harness.gather.browser.reports import Held, PageReports, do_held, mark_last
from harness.gather.walk.driven import Driven
from harness.gather.walk.flowwalk import FlowOver, FlowWalk
from harness.gather.walk.guard import Deed, SubmitGuard, is_last, sending_buttons
from harness.gather.walk.watched import FILLS, SCRIPTS, Attempt, Call

Instead = Callable[[object, str], object | None]
Translate = Callable[[Call], Awaitable[Call | None]]


class StepWatch:
    """The recorder's eyes and the guard's hands while a script drives (`watched.Watch`)."""

    def __init__(
        self,
        page: Page,
        walk: FlowWalk,
        reports: PageReports,
        guard: SubmitGuard,
        *,
        patience_ms: float,
        translate: Translate | None = None,
        instead: Instead | None = None,
    ) -> None:
        """Watch what is done on `page` and on the windows that it opens.

        Args:
            page: The page that the walk began on.
            walk: Sends the application.
            reports: What the pages report.
            guard: Holds what is sent round the walk.
            patience_ms: How long an action waits for what it is about.
            translate: Says how a recorded action is taken on this walk.
            instead: What the script gets instead of an attribute of Playwright's.
        """
        self.patience_ms = patience_ms
        self._page = page
        self._walk = walk
        self._reports = reports
        self._guard = guard
        self._translate = translate
        self._instead = instead
        self._pressed = True

    def unsettled(self) -> bool:
        """Whether another page may be on its way."""
        return self._pressed or self._reports.dirty

    def instead(self, target: object, name: str) -> object | None:
        """What the script gets for an attribute; None for the real one."""
        own = self._instead(target, name) if self._instead else None
        if own is None and isinstance(target, Page | BrowserContext):
            return _REFUSED.get(name)
        return own

    async def before(self, call: Call) -> None:
        """Look at the step, where it may be a new one."""
        await self._check_over()
        if self._reports.held is not None:
            reason = f"the page pressed `{self._reports.held.words}` by itself"
            raise FlowOver(Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=reason))
        self._turn_to(call.page)
        recorder = self._walk.recorder
        if self.unsettled() or recorder.view is None:
            await self.look()
        await self._guard.turn(_deed(call), recorder.view)

    async def look(self) -> None:
        """Write the step that the page shows, and tell the page what may send it."""
        await self._page.wait_for_load_state("domcontentloaded")
        self._pressed = self._reports.dirty = False
        view = await self._walk.recorder.step(self._page)
        await mark_last(self._page, last=is_last(view), ways=sending_buttons(view))

    async def finish(self) -> None:
        """Take what the script did last, and the page that it ended on."""
        # The last field tells what was typed into it when it is left.
        await self._page.evaluate("document.activeElement?.blur()")
        await self._check_over()
        if self._reports.held is not None:
            reason = f"the page pressed `{self._reports.held.words}` by itself"
            raise FlowOver(Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=reason))
        await self._walk.recorder.step(self._page)
        await self._check_over()

    async def translated(self, call: Call) -> Call | None:
        """The action as this walk takes it."""
        return await self._translate(call) if self._translate else call

    async def after(self, attempt: Attempt) -> None:
        """Deal with what the page held back."""
        if self._guard.deed is not Deed.FILL:
            self._pressed = True
        if self._guard.deed is not Deed.FILL and not self._page.is_closed():
            await self._hear()
        held, self._reports.held = self._reports.held, None
        if held is not None:
            await self._walk.send(self._page, _click(attempt, held), words=held.words)
        await self._check_over()

    async def _hear(self) -> None:
        """Wait for what the page has reported, and for what the network holds."""
        try:
            await self._page.evaluate("0")
        except Error:
            return  # it has gone: what it reported has arrived

    async def _check_over(self) -> None:
        """End the flow where a request of its own has ended it."""
        await self._guard.settled()
        if self._walk.stopped is not None:
            raise self._walk.stopped
        if self._walk.over is not None:
            raise FlowOver(self._walk.over)

    def _turn_to(self, page: Page | None) -> None:
        if page is None or page is self._page:
            return
        self._page = page
        self._pressed = True
        self._walk.look_at(page)


def _click(attempt: Attempt, held: Held) -> Callable[[], Awaitable[object]]:
    """The same press again: a script's is done by the page, so that the script runs once."""
    if attempt.call.name not in SCRIPTS:
        return attempt.again

    async def again() -> None:
        await do_held(held)

    return again


def _deed(call: Call) -> Deed:
    if call.name in SCRIPTS:
        return Deed.SCRIPT
    keys = str(call.given[0]) if call.given else ""
    typed = call.name in {"press_sequentially", "type", "insert_text"} and "\n" in keys
    if call.name in FILLS and not typed:
        return Deed.FILL
    pressed = call.name in {"press", "down", "up"} and call.given
    if pressed and not any(key in str(call.given) for key in _SENDING_KEYS):
        return Deed.FILL if call.name == "press" else Deed.PRESS
    return Deed.PRESS


_SENDING_KEYS = ("Enter", "Return", "Space", "' '", "\\r", "\\n")


def _refuse(reason: str, remedy: str) -> Callable[..., object]:
    def refuse(*_given: object, **_named: object) -> object:
        raise GatherError(reason, remedy=remedy)

    return refuse


class _NoRequests:
    """Stands for `page.request`, which would send past the page and its recorder."""

    def __getattr__(self, name: str) -> object:
        raise GatherError(
            f"the flow asks the site by itself (`request.{name}`), past the page",
            remedy="Do what a candidate does: fill in the page's form and press its button",
        )


_ROUTES = _refuse(
    "the flow changes what the site answers (`route`)",
    "Take `route`, `unroute` and `route_from_har` out: a walk shows the site as it is",
)
_REFUSED: Mapping[str, object] = {
    "request": _NoRequests(),
    "route": _ROUTES,
    "route_from_har": _ROUTES,
    "route_web_socket": _ROUTES,
    "unroute": _ROUTES,
    "unroute_all": _ROUTES,
}

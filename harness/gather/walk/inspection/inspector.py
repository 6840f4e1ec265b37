"""Visits each step of a walk once: axe and every probe, before and after it is filled in."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Error, Page, Route

from harness.evidence import Control, Ending
from harness.gather.browser.axe import run_axe
from harness.gather.browser.observe import locate
from harness.gather.browser.proxy import Gate
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.walk.advance import is_same_step, sends, way_on
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.inspection.errors import probe_empty, probe_wrong
from harness.gather.walk.inspection.focusing import probe_focus
from harness.gather.walk.inspection.keeping import probe_refresh
from harness.gather.walk.inspection.layouts import probe_layout
from harness.gather.walk.inspection.naming import probe_accepting, probe_typing
from harness.gather.walk.inspection.notes import Notes
from harness.gather.walk.inspection.pasting import probe_paste
from harness.gather.walk.inspection.plain import read_step
from harness.gather.walk.inspection.stance import Stance
from harness.gather.walk.lastlook import Asked
from harness.gather.walk.pointer import PointerHands
from harness.gather.walk.stopped import Stopped

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST_STEPS = 20
_PATIENCE_MS = 3000


class Inspector:
    """The visitor of an inspection walk.

    On a step that may send, forms cannot be sent from the moment it comes up; once it is filled
    in and has been loaded again, the gate lets nothing through any more. Where nothing says whether
    going on sends, that button is left to the walk, whose guard looks at what leaves.

    Args:
        recorder: Writes the evidence.
        gate: The proxy of this walk.
        may_press_last: Whether the last button may be pressed, empty and behind the closed gate,
            to see what the page says by itself.
    """

    def __init__(self, recorder: Recorder, gate: Gate, *, may_press_last: bool) -> None:
        self.recorder = recorder
        self.gate = gate
        self.may_press_last = may_press_last
        self.notes = Notes(recorder)
        self._asked = Asked()
        self._arrived: set[str] = set()
        self._filled: set[str] = set()
        self._guarded = False

    async def arrived(self, page: Page, view: PageView, filler: StepFiller) -> PageView:
        """Look at a step before it is filled in."""
        if view.fingerprint in self._arrived or len(self._arrived) >= _MOST_STEPS:
            return view
        self._arrived.add(view.fingerprint)
        stance = self._stance(page, filler)
        button, last = _way(view)
        if last:
            await self._guard(page)
        read_step(view, self.notes)
        await self._try(self._axe(page))
        await self._try(probe_layout(page, self.notes))
        await self._try(probe_focus(page, self.notes))
        await self._try(probe_paste(page, view, self.notes))
        if button is None or last or self._asked.may_end(view):
            return await self.recorder.step(page)
        return await self._moved(stance, view, lambda seen: probe_empty(stance, seen, button))

    async def filled(self, page: Page, view: PageView, filler: StepFiller) -> PageView:
        """Look at a step that is filled in; it is filled in again afterwards."""
        if view.fingerprint in self._filled or not view.questions:
            return view
        self._filled.add(view.fingerprint)
        stance = self._stance(page, filler)
        button, last = _way(view)
        if last or button is None:
            return await self._last(stance, view, button)
        for probe in self._probes(stance, view, button):
            before = view
            view = await self._moved(stance, before, probe)
            if not is_same_step(before, view):
                break
        return view

    def _probes(
        self, stance: Stance, view: PageView, button: SeenButton
    ) -> tuple[Callable[[PageView], Awaitable[object]], ...]:
        """What is tried on a step that is filled in; nothing is pressed that may send it."""
        still: tuple[Callable[[PageView], Awaitable[object]], ...] = (
            lambda seen: probe_typing(stance, seen),
            lambda seen: probe_refresh(stance, seen),
        )
        if self._asked.may_end(view):
            return still
        return (
            still[0],
            lambda seen: probe_wrong(stance, seen, button),
            lambda seen: probe_accepting(stance, seen, button),
            still[1],
        )

    async def _last(self, stance: Stance, view: PageView, button: SeenButton | None) -> PageView:
        """The step that may send: loaded again first; then the gate closes for good."""
        view = await self._moved(stance, view, lambda seen: probe_refresh(stance, seen))
        self.gate.hold()
        await self._try(probe_typing(stance, view))
        if button is not None and self.may_press_last:
            await self._try(self._empty_last(stance, view, button))
        raise Stopped(
            "the inspection is over: its last step is never sent",
            ending=Ending.STOPPED_BEFORE_SUBMIT,
        )

    async def _empty_last(self, stance: Stance, view: PageView, button: SeenButton) -> None:
        """Press the last button with empty fields, behind the closed gate."""
        for control in view.questions:
            await _emptied(stance, control)
        empty = await self.recorder.observed(stance.page)
        before = self.gate.held_back
        await probe_empty(stance, empty, button)
        if self.gate.held_back > before:
            self.notes.probe(
                "empty advance",
                None,
                aspect="sent",
                tried="the last step was left empty, and its button was pressed",
                detail="the page asked its server, which the inspection does not let through: "
                "what the server would say cannot be told",
            )

    async def _moved(
        self, stance: Stance, view: PageView, probe: Callable[[PageView], Awaitable[object]]
    ) -> PageView:
        """Make a probe that may change the page, and fill the step in again where it is shown."""
        try:
            await probe(view)
        except Error:
            if stance.page.is_closed():
                raise
        now = await self.recorder.step(stance.page)
        if not is_same_step(view, now) or view.fingerprint not in self._filled:
            return now
        return await stance.filler.fill(stance.page, now)

    async def _try(self, probe: Awaitable[None]) -> None:
        """A probe that cannot be made says nothing, and ends nothing."""
        try:
            await probe
        except (Error, LookupError, TimeoutError):
            if self.recorder.context.pages == []:
                raise

    async def _axe(self, page: Page) -> None:
        self.notes.axe(await run_axe(page))

    async def _guard(self, page: Page) -> None:
        """Stop every form from here on before it leaves the browser."""
        if self._guarded:
            return
        self._guarded = True
        await page.context.route("**/*", _no_form)

    def _stance(self, page: Page, filler: StepFiller) -> Stance:
        return Stance(
            page=page,
            recorder=self.recorder,
            filler=filler,
            notes=self.notes,
            hands=PointerHands(touch=False),
        )


def _way(view: PageView) -> tuple[SeenButton | None, bool]:
    """The button that leads on, and whether pressing it may send the application."""
    button = way_on(view)
    return button, button is not None and sends(button, view)


async def _emptied(stance: Stance, control: SeenControl) -> None:
    """Empty a field that one writes in; others stay as they are."""
    if control.control not in {Control.TEXT, Control.TEXTAREA, Control.PHONE, Control.NUMBER}:
        return
    try:
        await locate(stance.page, control).fill("", timeout=_PATIENCE_MS)
    except (Error, LookupError):
        return


async def _no_form(route: Route) -> None:
    """Let everything through but a form that is being sent."""
    request = route.request
    if request.is_navigation_request() and request.method not in _READS:
        await route.abort("blockedbyclient")
    else:
        await route.fallback()

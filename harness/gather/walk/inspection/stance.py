"""Where an inspection stands: the step, what was filled in, and how it goes on and back."""

import contextlib
import re
from collections.abc import Mapping

from playwright.async_api import Error, Page

from harness.evidence import Control
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.walk.advance import Outcome, after, press
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import OutOfReach
from harness.gather.walk.inspection.notes import Notes
from harness.gather.walk.pointer import PointerHands
from harness.people.options import is_filler
from harness.record import record

_PATIENCE_MS = 15_000
_ERROR_PAGE = re.compile("^chrome-error:")
_ERROR_PAGE_MS = 2000


@record
class Stance:
    """What every probe of a filled-in step works with."""

    page: Page
    recorder: Recorder
    filler: StepFiller
    notes: Notes
    hands: PointerHands

    async def press(self, view: PageView, button: SeenButton) -> Outcome | None:
        """Press a button that leads on; None where it cannot be pressed."""
        heard = self.recorder.dialogs
        try:
            await press(self.page, self.hands, button)
        except (Error, OutOfReach, LookupError):
            return None
        return await after(self.page, self.recorder, view, heard=lambda: len(heard), unmoved=1.5)

    async def back(self) -> PageView | None:
        """Press the browser's Back; None where there is nothing to go back to."""
        return await self._travel("back")

    async def forward(self) -> PageView | None:
        """Press the browser's Forward; None where there is nothing to go forward to."""
        return await self._travel("forward")

    async def reload(self) -> PageView | None:
        """Load the page again; None where it does not come."""
        return await self._travel("reload")

    @property
    def on_error_page(self) -> bool:
        """Whether the browser shows a page of its own, because it has none of the site's."""
        return _ERROR_PAGE.match(self.page.url) is not None

    async def restored(self, view: PageView) -> PageView:
        """Bring a step up again from the browser's error page; returns what is shown then."""
        for way in (self.page.go_forward, lambda **how: self.page.goto(view.url, **how)):
            try:
                await way(timeout=_PATIENCE_MS, wait_until="load")
            except Error:
                if self.page.is_closed():
                    raise
            if not self.on_error_page:
                break
        return await self.recorder.step(self.page)

    async def _error_page(self) -> None:
        """Wait for the browser's error page, which comes a moment after the error itself."""
        with contextlib.suppress(Error):
            await self.page.wait_for_url(_ERROR_PAGE, timeout=_ERROR_PAGE_MS)

    async def _travel(self, way: str) -> PageView | None:
        page = self.page
        before = await self.recorder.observed(page)
        moves = {"back": page.go_back, "forward": page.go_forward, "reload": page.reload}
        try:
            await moves[way](timeout=_PATIENCE_MS, wait_until="load")
        except Error:
            if page.is_closed():
                raise
            await self._error_page()
            return None
        if page.url in {"about:blank", ""}:
            await page.go_forward(timeout=_PATIENCE_MS)
            return None
        seen = await after(page, self.recorder, before, unmoved=0.6)
        return seen.view


def holdings(view: PageView) -> Mapping[str, str]:
    """What stands in the fields of a step, by key; without files and passwords.

    Browsers give neither of these back to a page, so that no site can keep them in a field.
    """
    return {
        control.key: held
        for control in view.questions
        if control.control is not Control.FILE
        and control.input_type != "password"
        and (held := _held(control))
    }


def lost(before: Mapping[str, str], view: PageView) -> tuple[SeenControl, ...]:
    """The fields that held something before and do not hold it now."""
    now = holdings(view)
    return tuple(
        control
        for control in view.questions
        if control.key in before and now.get(control.key) != before[control.key]
    )


def named(controls: tuple[SeenControl, ...]) -> str:
    """The fields' words, as a list."""
    return ", ".join(f"“{control.label}”" for control in controls[:6])


def _held(control: SeenControl) -> str:
    if control.control in {Control.CHECKBOX, Control.SWITCH} and len(control.options) < 2:
        return "on" if control.checked else ""
    if control.options:
        return "|".join(text for text in control.chosen if not is_filler(text))
    return control.value.strip()

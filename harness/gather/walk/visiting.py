"""What may look at each step of the autopilot's walk: before it is filled in, and after."""

from typing import Protocol

from playwright.async_api import Page

from harness.gather.browser.seen import PageView
from harness.gather.walk.fill import StepFiller


class Visitor(Protocol):
    """Looks at steps; it may change the page, and says what the page shows afterwards."""

    async def arrived(self, page: Page, view: PageView, filler: StepFiller) -> PageView:
        """A step came up."""
        ...

    async def filled(self, page: Page, view: PageView, filler: StepFiller) -> PageView:
        """A step is filled in, and the way on has not been pressed."""
        ...

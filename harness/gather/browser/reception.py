"""What can come of the click that sends an application."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Protocol

from playwright.async_api import Page

from harness.gather.browser.seen import PageView
from harness.record import record

Click = Callable[[], Awaitable[object]]


class Reception(StrEnum):
    """What came of the click that sends an application.

    Only after `REFUSED`, `WENT_ON` and `NOT_SENT` may a walk click again.
    """

    CONFIRMED = "the site says that it was received"
    UNKNOWN = "sent, and it cannot be told whether it arrived"
    REFUSED = "the site objects and asks to mend something"
    WENT_ON = "another step came up"
    NOT_SENT = "nothing was sent"


@record
class Sent:
    """What came of it, and the page's words for it."""

    reception: Reception
    words: str = ""


class Submitter(Protocol):
    """Sends an application (`gather.walk.submission.Sender`)."""

    @property
    def refusal(self) -> str | None:
        """Why this walk may not submit; None where it may."""
        ...

    @property
    def last(self) -> Sent | None:
        """What came of the last click; None before the first."""
        ...

    def registers(self) -> None:
        """Put the account that is about to be created on the list of what to delete."""
        ...

    async def submit(
        self,
        page: Page,
        click: Click,
        *,
        control: str,
        before: PageView | None = None,
        leads_on: bool = False,
    ) -> Sent:
        """Write down the intention, click, and wait for what the site says."""
        ...

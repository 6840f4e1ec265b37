"""Tries a button that the walk can do without, and notes the press where it succeeds."""

import asyncio

from playwright.async_api import Error, Page

from harness.evidence import Action
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import SeenButton
from harness.gather.walk.advance import press
from harness.gather.walk.hands import Hands, OutOfReach


async def try_press(
    page: Page, hands: Hands, recorder: Recorder, button: SeenButton, action: Action
) -> bool:
    """Press a button and note it as `action`; False where it cannot be reached or pressed.

    Raises:
        playwright.async_api.Error: the page is gone.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        effort = await press(page, hands, button)
    except (Error, OutOfReach, LookupError):
        if page.is_closed():
            raise
        return False
    recorder.acted(
        action,
        button.text,
        seconds=loop.time() - began,
        key_presses=effort.key_presses,
        focus_visible=effort.focus_visible,
    )
    return True

"""Scrolls a step to its end and back once, so that what comes on scrolling is asked too."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from playwright.async_api import Page

from harness.gather.walk.still import values_still

_MOST_SCREENS = 40


async def unroll(page: Page, quiet: Callable[[], bool]) -> bool:
    """Scroll through what `page` shows, screen by screen, and back to where it stood.

    Each screen is waited for until nothing is loading any more; a page that never ends is left
    after 40 screens.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.

    Returns:
        Whether anything came up on the way.

    Raises:
        playwright.async_api.Error: the page went away.
    """
    first = found = await page.evaluate(_script(), None)
    moved = first["at"] > first["before"]
    for _ in range(_MOST_SCREENS):
        if not quiet():
            await values_still(page, quiet, still=0.12, most=5.0)
        if found["end"] and not await _grows(page, found["size"]):
            break
        found = await page.evaluate(_script(), None)
        moved = moved or found["at"] > found["before"]
    if moved:
        await page.evaluate(_script(), first["before"])
    return await _grows(page, first["size"])


async def _grows(page: Page, size: int) -> bool:
    return bool(await page.evaluate("(size) => document.querySelectorAll('*').length > size", size))


@cache
def _script() -> str:
    script = files("harness.gather.browser") / "page" / "unroll.js"
    return "(top) => {\n" + script.read_text(encoding="utf-8") + "\nreturn scrolled(top);\n}"

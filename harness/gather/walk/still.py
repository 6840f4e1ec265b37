"""Waits until a page has stopped changing."""

import asyncio
from collections.abc import Callable

from playwright.async_api import Error, Page

_VALUES = """() => [...document.querySelectorAll('input, select, textarea')]
  .map((e) => (e.type === 'checkbox' || e.type === 'radio') ? e.checked : e.value).join('\\u0001')
  + document.querySelectorAll('*').length"""


async def values_still(
    page: Page,
    quiet: Callable[[], bool],
    *,
    still: float = 0.7,
    least: float = 0.9,
    most: float = 20.0,
) -> None:
    """Wait until nothing is loading and no field has changed for a while.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.
        still: For how long nothing may change, in seconds.
        least: The shortest wait, in seconds: a page may think before it asks its server.
        most: The longest wait, in seconds.
    """
    loop = asyncio.get_running_loop()
    began = changed = loop.time()
    before = await _values(page)
    while loop.time() - began < most:
        await asyncio.sleep(0.1)
        now = await _values(page)
        if now != before or not quiet():
            before, changed = now, loop.time()
        if loop.time() - changed >= still and loop.time() - began >= least:
            return


async def _values(page: Page) -> str:
    try:
        return str(await page.evaluate(_VALUES))
    except Error:
        return "the page is loading"

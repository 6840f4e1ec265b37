"""Waits until a page has stopped changing."""

import asyncio
from collections.abc import Callable

from playwright.async_api import Error, Page

from harness.record import record

_LOOK = r"""() => {
  const every = [];
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      every.push(one);
      if (one.shadowRoot) visit(one.shadowRoot);
    }
  };
  visit(document);
  const shown = (one) => one.getClientRects().length > 0;
  const working = /\b(read|pars|process|analy[sz]|extract|scann|upload|import|load)\w*ing\b/i;
  const waits = (one) => one.matches("[aria-busy=true]") ||
    (one.matches("[role=status], [role=alert], [role=progressbar], [aria-live]") &&
      one.textContent.length < 200 && working.test(one.textContent)) ||
    (!one.children.length && one.textContent.length < 90 && working.test(one.textContent) &&
      /(…|\.\.\.)\s*$/.test(one.textContent));
  const fields = every.filter((one) => one.matches("input, select, textarea"));
  return {
    busy: every.some((one) => waits(one) && shown(one)),
    values: fields.map((one) => (one.type === "checkbox" || one.type === "radio") ? one.checked
      : one.value).join("\u0001"),
    size: every.length,
  };
}"""


@record
class _Look:
    """What a page shows at one moment: whether it says that it works, its values, its size."""

    busy: bool
    values: str
    size: int


async def values_still(
    page: Page,
    quiet: Callable[[], bool],
    *,
    still: float = 0.3,
    most: float = 20.0,
) -> bool:
    """Wait while something is loading, the page says that it is at work, or its fields change.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.
        still: For how long nothing may change, in seconds.
        most: The longest wait, in seconds.

    Returns:
        Whether the page has filled in or changed any value meanwhile.
    """
    loop = asyncio.get_running_loop()
    began = changed = loop.time()
    first = before = await _look(page)
    while loop.time() - began < most:
        await asyncio.sleep(0.06)
        now = await _look(page)
        if now is None or now != before or now.busy or not quiet():
            before, changed = now, loop.time()
        if loop.time() - changed >= still:
            break
    return before is None or first is None or before.values != first.values


async def values_come(page: Page, quiet: Callable[[], bool], *, until: float) -> bool:
    """Wait for values that a page fills in late, and until they are all there.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.
        until: When to give up, as the event loop counts time.

    Returns:
        Whether any came.
    """
    loop = asyncio.get_running_loop()
    before = await _look(page)
    while loop.time() < until:
        await asyncio.sleep(0.06)
        now = await _look(page)
        if now is None or before is None or now.values != before.values or now.busy:
            return await values_still(page, quiet) or now is None or not now.busy
    return False


async def is_at_work(page: Page) -> bool:
    """Whether the page says that it is loading or working on something."""
    look = await _look(page)
    return look is None or look.busy


async def _look(page: Page) -> _Look | None:
    """What the page shows; None while it is loading."""
    try:
        found = await page.evaluate(_LOOK)
    except Error:
        return None
    return _Look(busy=found["busy"], values=found["values"], size=found["size"])

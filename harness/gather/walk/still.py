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
  const shown = (one) => one.getClientRects().length > 0 &&
    one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const working = /\b(read|pars|process|analy[sz]|extract|scann|upload|import|load)\w*ing\b/i;
  const waits = (one) => one.matches("[aria-busy=true]") ||
    (one.matches("[role=status], [role=alert], [role=progressbar], [aria-live]") &&
      one.textContent.length < 200 && working.test(one.textContent)) ||
    (!one.children.length && one.textContent.length < 90 && working.test(one.textContent) &&
      /(…|\.\.\.)\s*$/.test(one.textContent));
  const fields = every.filter((one) => one.matches("input, select, textarea"));
  const said = (one) => [one.tagName, one.id, one.textContent.trim().slice(0, 90)].join(" ");
  return {
    signs: every.filter((one) => waits(one) && shown(one)).map(said),
    values: fields.map((one) => (one.type === "checkbox" || one.type === "radio") ? one.checked
      : one.value).join("\u0001"),
    size: every.length,
  };
}"""


@record
class _Look:
    """What a page shows at one moment: what says that it works, its values, its size."""

    signs: frozenset[str]
    values: str
    size: int


async def values_still(
    page: Page,
    quiet: Callable[[], bool],
    *,
    still: float = 0.3,
    most: float = 20.0,
    besides: frozenset[str] = frozenset(),
) -> bool:
    """Wait while something is loading, the page says that it is at work, or its fields change.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.
        still: For how long nothing may change, in seconds.
        most: The longest wait, in seconds.
        besides: Signs of work that stood there before, and say nothing about what is waited for.

    Returns:
        Whether the page has filled in or changed any value meanwhile.
    """
    loop = asyncio.get_running_loop()
    began = changed = loop.time()
    first = before = await _look(page)
    while loop.time() - began < most:
        await asyncio.sleep(0.06)
        now = await _look(page)
        if now is None or now != before or now.signs - besides or not quiet():
            before, changed = now, loop.time()
        if loop.time() - changed >= still:
            break
    return before is None or first is None or before.values != first.values


async def values_come(
    page: Page,
    quiet: Callable[[], bool],
    *,
    until: float,
    besides: frozenset[str] = frozenset(),
) -> bool:
    """Wait for values that a page fills in late, and until they are all there.

    Args:
        page: The page.
        quiet: Whether nothing is being loaded.
        until: When to give up, as the event loop counts time.
        besides: Signs of work that stood there before.

    Returns:
        Whether any came.
    """
    loop = asyncio.get_running_loop()
    before = await _look(page)
    while loop.time() < until:
        await asyncio.sleep(0.06)
        now = await _look(page)
        at_work = now is not None and bool(now.signs - besides)
        if now is None or before is None or now.values != before.values or at_work:
            came = await values_still(page, quiet, besides=besides)
            return came or now is None or not at_work
    return False


async def is_at_work(page: Page) -> bool:
    """Whether the page says that it is loading or working on something."""
    look = await _look(page)
    return look is None or bool(look.signs)


async def signs_of_work(page: Page) -> frozenset[str]:
    """What on the page says now that it is loading or working on something.

    Some pages hold such words all the time, out of sight or not: only what comes up after an
    upload tells of that upload.
    """
    look = await _look(page)
    return look.signs if look else frozenset()


async def _look(page: Page) -> _Look | None:
    """What the page shows; None while it is loading."""
    try:
        found = await page.evaluate(_LOOK)
    except Error:
        return None
    return _Look(signs=frozenset(found["signs"]), values=found["values"], size=found["size"])

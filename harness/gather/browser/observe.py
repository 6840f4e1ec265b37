"""What a page shows a candidate: its questions, buttons, objections and obstacles, as one record.

The facts are collected by the scripts of `page/` in every frame and open shadow root. Nothing in
the page is changed by looking at it.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.async_api import Error, Frame, Locator, Page

from harness.gather.browser.bystanders import is_bystander
from harness.gather.browser.pagescript import ask_document
from harness.gather.browser.pageview import page_view
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.browser.unseen import closed_roots

_MOST_WAITS = 100


async def observe(page: Page) -> PageView:
    """Read what `page` shows now, in all its frames.

    Args:
        page: An open Playwright page; it is left as it is.

    Returns:
        The page as a candidate meets it. Controls, buttons and errors stand in page order, those
        of embedded frames behind those of the page itself.

    Raises:
        playwright.async_api.Error: the page went away while it was read.
    """
    main = await _observe_main(page)
    views = [("", main)]
    unseen = [*await closed_roots(page.main_frame, main["closed"])]
    embedded = _frames(page)[1:]
    found = await asyncio.gather(*(_observe_frame(frame) for _, frame in embedded))
    for (path, frame), view in zip(embedded, found, strict=True):
        if isinstance(view, str):
            unseen.append(view)
        elif view is not None:
            views.append((path, view))
            unseen.extend(await closed_roots(frame, view["closed"]))
    return page_view(views, unseen=tuple(dict.fromkeys(unseen)))


def locate(page: Page, seen: SeenControl | SeenButton) -> Locator:
    """Find again what was seen.

    Raises:
        LookupError: the frame that held it is gone.
    """
    return find(page, seen.frame, seen.selector)


def find(page: Page, frame_path: str, selector: Sequence[str]) -> Locator:
    """Find an element by the frame and the chain of selectors that an observation gave.

    Raises:
        LookupError: the frame that held it is gone.
    """
    frame = next((frame for path, frame in _frames(page) if path == frame_path), None)
    if frame is None:
        raise LookupError(f"the frame `{frame_path}` is no longer on the page")
    locator = frame.locator(f"css={selector[0]}")
    for inner in selector[1:]:
        locator = locator.locator(f"css={inner}")
    return locator.first


async def _observe_main(page: Page) -> Mapping[str, Any]:
    """What the page itself shows; a document without a body yet is waited for."""
    for _ in range(_MOST_WAITS):
        view = await ask_document(page.main_frame)
        if view is not None:
            return view
        await page.wait_for_load_state("domcontentloaded")
        await asyncio.sleep(0.05)
    raise Error("the page draws no document")


def _frames(page: Page) -> list[tuple[str, Frame]]:
    """The page's frames with a path that stays while the frame does: its name or address."""
    paths: Counter[str] = Counter()
    found = []
    for frame in page.frames:
        if frame.parent_frame is None:
            found.append(("", frame))
            continue
        path = frame.name or frame.url.split("#")[0].split("?")[0]
        paths[path] += 1
        found.append((f"{path}#{paths[path]}" if paths[path] > 1 else path, frame))
    return found


async def _observe_frame(frame: Frame) -> Mapping[str, Any] | str | None:
    """What an embedded frame shows, why it cannot be told, or None where it shows nothing."""
    if is_bystander(frame.url):
        return None
    try:
        element = await frame.frame_element()
        box = await element.bounding_box()
        if box is None or box["width"] < 50 or box["height"] < 30:
            return None
    except Error:
        return None  # it went, and nothing of it is shown
    try:
        return await ask_document(frame)
    except Error as error:
        if frame.is_detached():
            return None
        return f"cannot see inside the frame `{frame.name or frame.url}`: {error.message}"[:300]

"""Finds what a step of a Chrome recording is about, by the first selector that holds."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from playwright.async_api import Error, Frame, Locator, Page
from playwright.async_api import TimeoutError as NotInTime

from harness.gather.walk.replay_file import Step
from harness.record import record

_BETWEEN_SECONDS = 0.1
_LOOKS_BETWEEN = 10
_NAMED = (
    *("button", "link", "textbox", "combobox", "checkbox", "radio", "option", "tab", "menuitem"),
    *("switch", "searchbox", "spinbutton", "slider", "listbox", "heading", "img", "treeitem"),
)
_ARIA_PART = re.compile(
    r"\[\s*(?P<key>role|name)\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)\s*\]"
)


@record
class FoundElement:
    """An element, and the place (from 1) of the selector that held among its alternatives."""

    locator: Locator
    alternative: int


async def frame_of(page: Page, step: Step, *, patience_ms: float) -> Frame:
    """The frame of a step: by its address where it is one of another process, then by places.

    Raises:
        playwright.async_api.TimeoutError: no window or frame of that address came up in time.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + patience_ms / 1000
    while True:
        frame = _frame(page, step)
        if frame is not None:
            return frame
        if loop.time() > until:
            where = step.target if step.target != "main" else f"frame {list(step.frame)}"
            raise NotInTime(f"it is about `{where}`, which did not come up")
        await asyncio.sleep(_BETWEEN_SECONDS)


async def find_element(
    frame: Frame,
    step: Step,
    *,
    patience_ms: float,
    meanwhile: Callable[[], Awaitable[None]],
    visible: bool = True,
) -> FoundElement:
    """The element of a step.

    Args:
        frame: Where to look.
        step: The step.
        patience_ms: How long to look, in milliseconds.
        meanwhile: Awaited now and then while it is not there.
        visible: Whether it must be seen (file fields need not).

    Raises:
        playwright.async_api.TimeoutError: none of its selectors finds anything in time.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + patience_ms / 1000
    looks = 0
    while True:
        for place, chain in enumerate(step.selectors, start=1):
            locator = locator_of(frame, chain).first
            if await _holds(locator, visible=visible):
                return FoundElement(locator=locator, alternative=place)
        if loop.time() > until:
            tried = " or ".join(f"`{' >> '.join(chain)}`" for chain in step.selectors[:3])
            raise NotInTime(f"nothing is found by {tried}")
        looks += 1
        if looks % _LOOKS_BETWEEN == 0:
            await meanwhile()
        await asyncio.sleep(_BETWEEN_SECONDS)


async def count_elements(frame: Frame, step: Step) -> int:
    """How many elements the first selector that finds any finds; seen ones where it asks that."""
    for chain in step.selectors:
        locator = locator_of(frame, chain)
        if step.visible is not None:
            locator = locator.filter(visible=step.visible)
        found = await locator.count()
        if found:
            return found
    return 0


def locator_of(frame: Frame, chain: Sequence[str]) -> Locator:
    """A chain of selectors in Playwright's words; each part is looked for inside the one before.

    `aria/`, `text/`, `xpath/` and `pierce/` say which kind a part is; CSS needs no word.
    """
    found = _within(frame, chain[0])
    for part in chain[1:]:
        found = _within(found, part)
    return found


def _within(place: Frame | Locator, part: str) -> Locator:
    kind, slash, rest = part.partition("/")
    if not slash or kind not in {"aria", "text", "xpath", "pierce"}:
        return place.locator(f"css={part}")
    if kind == "aria":
        return _by_name(place, rest)
    if kind == "text":
        return place.get_by_text(rest)
    return place.locator(f"css={rest}" if kind == "pierce" else f"xpath={rest}")


def _by_name(place: Frame | Locator, text: str) -> Locator:
    """By accessible name, and role where the recording has one."""
    parts = {match["key"]: match["value"] for match in _ARIA_PART.finditer(text)}
    name = parts.get("name") or _ARIA_PART.sub("", text).strip()
    role = parts.get("role")
    if role:
        return _by_role(place, role, name)
    found = place.get_by_label(name, exact=True)
    for known in _NAMED:
        found = found.or_(_by_role(place, known, name))
    return found


def _by_role(place: Frame | Locator, role: str, name: str) -> Locator:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return place.locator(f'role={role}[name="{quoted}"s]' if name else f"role={role}")


async def _holds(locator: Locator, *, visible: bool) -> bool:
    try:
        return await locator.is_visible() if visible else await locator.count() > 0
    except Error:
        return False  # another page comes up, or this browser knows no such selector


def _frame(page: Page, step: Step) -> Frame | None:
    """The frame of a step, where it is there by now."""
    frame: Frame | None = page.main_frame
    if step.target != "main":
        others = [one for one in page.context.pages if _same(one.url, step.target)]
        inner = [one for one in page.frames if _same(one.url, step.target)]
        frame = others[-1].main_frame if others else inner[0] if inner else None
    for place in step.frame:
        if frame is None or place >= len(frame.child_frames):
            return None
        frame = frame.child_frames[place]
    return frame


def _same(url: str, recorded: str) -> bool:
    """Whether an address is the recorded one; what follows `?` and `#` changes between visits."""
    return urlsplit(url)[:3] == urlsplit(recorded)[:3]

"""Rich text: editors that are a part of the page, and editors that live in a frame."""

import re

from playwright.async_api import Error, Locator

from harness.evidence import Control
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of


async def _write(hands: Hands, task: Task) -> Effort:
    if task.seen.tag != "iframe":
        return await hands.write(spot_of(task), task.text)
    spot = spot_of(task)
    body = await _body(task)
    effort = await hands.enter(Spot(control=body, label=spot.label) if hands.points else spot)
    if (await body.inner_text()).strip():
        effort = added(effort, await _clear(hands, body))
    return added(effort, await hands.type(task.text))


async def _clear(hands: Hands, body: Locator) -> Effort:
    """Select and take out what stands in an editor, by arrow keys."""
    lines = 2 + len((await body.inner_text()).splitlines()) * 2
    effort = Effort()
    for key in (*["ArrowUp"] * lines, *["Shift+ArrowDown"] * lines, "Shift+End", "Backspace"):
        effort = added(effort, await hands.key(key))
    return effort


async def _body(task: Task) -> Locator:
    """The inside of an editor that lives in a frame.

    Raises:
        LookupError: the frame has no document.
    """
    handle = await control_of(task).element_handle(timeout=3000)
    frame = await handle.content_frame()
    if frame is None:
        raise LookupError("the frame of the editor has no document")
    return frame.locator("body")


async def _holds(task: Task) -> bool | None:
    try:
        inside = await _body(task) if task.seen.tag == "iframe" else control_of(task)
        held = await inside.evaluate("(e) => e.value ?? e.innerText ?? ''", timeout=3000)
    except (Error, LookupError):
        return None
    return same_prose(str(held), task.text)


def same_prose(held: str, given: str) -> bool:
    """Whether two texts have the same words; an editor may turn a dash into a list."""
    return _words(held) == _words(given)


def _words(text: str) -> list[str]:
    bare = re.sub(r"^\s*([-*•]|\d+[.)])\s+", "", text.replace("\u200b", ""), flags=re.MULTILINE)
    return re.sub(r"[\ufeff\u00a0]", " ", bare).split()


RICH_TEXT = Way(
    name="rich text",
    fits=lambda seen, answer: seen.control is Control.RICH_TEXT and answer.text is not None,
    fill=_write,
    holds=_holds,
)

"""Asks a document by the scripts of `page/`: they are sent to it once and kept there unseen."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import Error, Frame, JSHandle

_OBSERVING = (
    "dom.js",
    "accname.js",
    "names.js",
    "lists.js",
    "pieces.js",
    "zones.js",
    "parts.js",
    "controls.js",
    "questions.js",
    "sections.js",
    "observe.js",
)
_REVEALING = ("dom.js", "reveal.js")

_sent: WeakKeyDictionary[Frame, JSHandle] = WeakKeyDictionary()


async def ask_document(frame: Frame) -> Mapping[str, Any] | None:
    """What the document of `frame` shows, as the scripts put it; None while it has no body.

    Nothing of the scripts can be seen or called by the page's own. The answer comes as one text:
    as an object graph, the driver takes longer over it than the page does.

    Raises:
        playwright.async_api.Error: the frame went away, or its document did while it was read.
    """
    known = _sent.get(frame)
    if known is not None:
        try:
            return _plain(await frame.evaluate("ask => ask()", known))
        except Error as error:
            if not _is_of_another_document(error):
                raise
            _sent.pop(frame, None)
    _sent[frame] = await frame.evaluate_handle(_source(_OBSERVING, "observe"))
    return _plain(await frame.evaluate("ask => ask()", _sent[frame]))


async def reveal_form(frame: Frame) -> bool:
    """Display the form of a saved page that only its scripts could open; whether there is one."""
    return bool(await frame.evaluate(f"({_source(_REVEALING, 'reveal')})()() === 'true'"))


@cache
def _source(names: tuple[str, ...], call: str) -> str:
    """A function that gives the function to call; what it remembers lasts for one call."""
    folder = files("harness.gather.browser") / "page"
    parts = [(folder / name).read_text(encoding="utf-8") for name in names]
    return "() => () => {\n" + "\n".join(parts) + f"\nreturn JSON.stringify({call}());\n}}"


def _plain(answer: str) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = json.loads(answer)
    return found


def _is_of_another_document(error: Error) -> bool:
    words = ("only in the context they were created", "Cannot find context", "disposed")
    return any(word in error.message for word in words)

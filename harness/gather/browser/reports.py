"""Turns what `guard.js` and `recorder.js` report from a page into evidence of what was done."""

import contextlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, cast

from playwright.async_api import BrowserContext, ElementHandle, Error, Frame, Locator, Page

from harness.evidence import Action
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import SeenButton, SeenControl
from harness.record import record

_BINDING = "__othershoeReport"
_MOST = 5_000
_SCRIPTS = ("guard.js", "recorder.js")
_TRUST = "window.__othershoe.trusts = true;"

_MARK = """([last, ways]) => {
  const state = window.__othershoe;
  if (!state) return;
  state.last = last;
  state.ways = ways.map((chain) => chain.reduce(
    (root, selector) => root && (root.shadowRoot || root).querySelector(selector), document,
  )).filter(Boolean);
}"""


@record
class Held:
    """What a page did not get to send: the words of the control, and the frame it stands in."""

    words: str
    frame: Frame | None = None


class PageReports:
    """Listens to `recorder.js` in every frame of a context that somebody else drives.

    Attributes:
        held: What was held back and not yet dealt with; None where nothing was.
        dirty: Whether a page has shown something new since this was set to False.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.held: Held | None = None
        self.dirty = True
        self._count = 0

    async def attach(self, context: BrowserContext) -> None:
        """Put the scripts into every page that the context opens from now on."""
        script = "\n".join(_script(name) for name in _SCRIPTS)
        await context.expose_binding(_BINDING, self._reported)
        await context.add_init_script(script)
        self.recorder.learn = self._learn_touched

    async def control_of(self, element: Locator | ElementHandle) -> SeenControl | None:
        """The question that an element belongs to, as the recorder saw it last.

        Raises:
            playwright.async_api.Error: the element is not there.
        """
        described = "(field) => window.__othershoe?.describe?.(field) ?? {}"
        found = await cast("Locator", element).evaluate(described)
        return self._control(found) if isinstance(found, dict) else None

    async def _learn_touched(self, page: Page) -> None:
        """Tell the recorder which fields of the present step the driver has filled in."""
        for frame in page.frames:
            for field in await _touched(frame):
                control = self._control(field)
                if control:
                    self.recorder.touched(control.key)

    def _reported(self, source: Mapping[str, Any], message: object) -> None:
        self._count += 1
        if not isinstance(message, dict) or self._count > _MOST:
            return
        if message.get("kind") == "shows":
            self.dirty = True
        elif message.get("kind") == "held":
            self.held = Held(words=_text(message, "label"), frame=source.get("frame"))
        elif message.get("kind") == "changed":
            self._changed(message)
        elif message.get("kind") == "clicked":
            action = Action.ADVANCE if message.get("sends") is True else Action.NAVIGATE
            self.recorder.acted(action, _text(message, "label") or "(no words)")

    def _changed(self, message: Mapping[str, Any]) -> None:
        control = self._control(message)
        target = control.label if control else _text(message, "label")
        self.recorder.acted(
            _action(_text(message, "type")),
            target or "(no label)",
            control=control.key if control else None,
            length=_number(message, "length"),
            words=_number(message, "words"),
        )

    def _control(self, message: Mapping[str, Any]) -> SeenControl | None:
        view = self.recorder.view
        controls = view.controls if view else ()
        name, dom_id = _text(message, "name"), _text(message, "id")
        for control in controls:
            if (dom_id and control.dom_id == dom_id) or (name and control.name == name):
                return control
        label = _text(message, "label")
        return next((control for control in controls if label and control.label == label), None)


async def trust(context: BrowserContext) -> None:
    """Let a driver that knows what it presses do so, on the pages there are and all to come.

    The page's guard then holds back only what no interception of the network sees.
    """
    script = f"{_script('guard.js')}\n{_TRUST}"
    await context.add_init_script(script)
    for page in context.pages:
        for frame in page.frames:
            with contextlib.suppress(Error):  # one that has gone is loaded anew with the script
                await frame.evaluate(f"() => {{ {script} }}")


async def mark_last(page: Page, *, last: bool, ways: Sequence[SeenButton]) -> None:
    """Tell a page's guard whether this is the last step, and which buttons may send it."""
    for frame in page.frames:
        main = frame == page.main_frame
        chains = [list(way.selector) for way in ways if main is (not way.frame)]
        try:
            await frame.evaluate(_MARK, [last, chains])
        except Error:
            continue  # the frame has gone: a new one is looked at before the next action


async def do_held(held: Held) -> None:
    """Do what a script's own press was kept from doing."""
    if held.frame is not None:
        await held.frame.evaluate("() => window.__othershoe.again?.()")


async def last_deed(frame: Frame) -> str:
    """What was done in a frame last: `fill`, `press` or `none`."""
    found = await frame.evaluate("() => window.__othershoe ? window.__othershoe.deed : 'none'")
    return str(found)


async def allow_submit(page: Page, *, allowed: bool) -> None:
    """Let the next click that sends an application through, or hold such clicks back again."""
    for frame in page.frames:
        await _allow(frame, allowed=allowed)


def _script(name: str) -> str:
    return files("harness.gather.browser").joinpath(name).read_text("utf-8")


async def _touched(frame: Frame) -> list[dict[str, Any]]:
    try:
        found = await frame.evaluate("() => window.__othershoe ? window.__othershoe.touched : []")
    except Error:
        return []  # the frame has gone, and its fields with it
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


async def _allow(frame: Frame, *, allowed: bool) -> None:
    try:
        await frame.evaluate(
            "(allowed) => { if (window.__othershoe) window.__othershoe.allowed = allowed }", allowed
        )
    except Error:
        return  # the frame has gone: a new one holds such clicks back by itself


_ACTIONS = {
    "select": Action.CHOOSE,
    "select-one": Action.CHOOSE,
    "select-multiple": Action.CHOOSE,
    "radio": Action.CHOOSE,
    "checkbox": Action.TICK,
    "file": Action.UPLOAD,
}


def _action(field_type: str) -> Action:
    return _ACTIONS.get(field_type, Action.FILL)


def _text(message: Mapping[str, Any], key: str) -> str:
    value = message.get(key)
    return value[:300] if isinstance(value, str) else ""


def _number(message: Mapping[str, Any], key: str) -> int | None:
    value = message.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

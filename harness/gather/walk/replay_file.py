"""Reads a recording of Chrome's Recorder (JSON), strictly: all mistakes at once, by step number.

Format: `UserFlow` of @puppeteer/replay, `src/Schema.ts`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from harness.errors import ConfigError, Mistake
from harness.record import record

_EXPORT = "In Chrome's Recorder, export it once more as a JSON file"


class Kind(StrEnum):
    """What a step does."""

    CHANGE = "change"
    CLICK = "click"
    CLOSE = "close"
    DOUBLE_CLICK = "doubleClick"
    HOVER = "hover"
    KEY_DOWN = "keyDown"
    KEY_UP = "keyUp"
    NAVIGATE = "navigate"
    NETWORK = "emulateNetworkConditions"
    SCROLL = "scroll"
    VIEWPORT = "setViewport"
    WAIT_FOR_ELEMENT = "waitForElement"
    WAIT_FOR_EXPRESSION = "waitForExpression"


@record
class Step:
    """One step of a recording.

    Attributes:
        number: Its place in the file, from 1.
        kind: What it does.
        selectors: Other ways to the same element; each is a chain through shadow roots.
        target: `main`, or the address of a window or frame.
        frame: Which child frame of which, from the page down.
        timeout_ms: How long to wait for its element; None for the walk's own patience.
        value: What was put into a field.
        key: A key's name.
        url: Where it goes.
        expression: JavaScript that must become true in the page.
        offset_x: CSS pixels from the element's left edge; None for its middle.
        offset_y: CSS pixels from its top edge.
        button: `left`, `middle` or `right`.
        x: Scrolled to, in CSS pixels.
        y: Scrolled to, in CSS pixels.
        operator: How the number of elements is compared with `count`.
        count: How many elements must be there.
        visible: Whether they must be seen; None where it does not matter.
        navigates: Whether another page came up after it.
    """

    number: int
    kind: Kind
    selectors: tuple[tuple[str, ...], ...] = ()
    target: str = "main"
    frame: tuple[int, ...] = ()
    timeout_ms: float | None = None
    value: str = ""
    key: str = ""
    url: str = ""
    expression: str = ""
    offset_x: float | None = None
    offset_y: float | None = None
    button: str = "left"
    x: float = 0.0
    y: float = 0.0
    operator: str = ">="
    count: int = 1
    visible: bool | None = None
    navigates: bool = False


@record
class Recording:
    """A recording: its title and its steps in order."""

    title: str
    steps: tuple[Step, ...]


def read_replay(path: Path) -> Recording:
    """Read a recording.

    Raises:
        ConfigError: there is no such file, it is no JSON, or it has mistakes, all of them named.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            f"the recording `{path}` does not exist",
            remedy="Put it below `scenarios/`, or leave `replay` out",
        ) from error
    except (UnicodeDecodeError, ValueError) as error:
        raise ConfigError(f"the recording `{path}` is no JSON: {error}", remedy=_EXPORT) from error
    return parse_replay(data, name=str(path))


def parse_replay(data: object, *, name: str) -> Recording:
    """The recording that `data` is.

    Raises:
        ConfigError: with every mistake and the number of its step.
    """
    found = _Found()
    if not isinstance(data, Mapping) or not isinstance(data.get("steps"), list):
        raise ConfigError(f"`{name}` is no recording: it has no list `steps`", remedy=_EXPORT)
    for key in data:
        if key not in {"title", "timeout", "selectorAttribute", "steps", "speed"}:
            found.add("file", f"`{key}` is not a field of a recording")
    timeout = found.number("file", data, "timeout", least=0)
    steps = [
        _step(found, number, step, timeout) for number, step in enumerate(data["steps"], start=1)
    ]
    title = found.text("file", data, "title", needed=False)
    if not steps:
        found.add("file", "`steps` is empty")
    if found.mistakes:
        raise ConfigError(
            f"`{name}` has {len(found.mistakes)} mistake{'s' if len(found.mistakes) > 1 else ''}",
            remedy="Mend what is listed, or record that part again",
            mistakes=found.mistakes,
        )
    return Recording(title=title, steps=tuple(step for step in steps if step is not None))


class _Found:
    """Takes values out of the file, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def add(self, place: str, problem: str) -> None:
        self.mistakes.append(Mistake(place=place, problem=problem))

    def text(self, place: str, data: Mapping[str, Any], key: str, *, needed: bool = True) -> str:
        value = data.get(key)
        if isinstance(value, str) and (value or key == "value" or not needed):
            return value
        if value is not None or needed:
            said = "is missing" if value is None else f"must be a text, found {json.dumps(value)}"
            self.add(place, f"`{key}` {said}")
        return ""

    def number(
        self, place: str, data: Mapping[str, Any], key: str, *, least: float | None = None
    ) -> float | None:
        value = data.get(key)
        if value is None:
            return None
        right = isinstance(value, int | float) and not isinstance(value, bool)
        if right and (least is None or value >= least):
            return float(value)
        more = f" of {least:g} or more" if least is not None else ""
        self.add(place, f"`{key}` must be a number{more}, found {json.dumps(value)}")
        return None

    def one_of(self, place: str, data: Mapping[str, Any], key: str, choices: Sequence[str]) -> str:
        value = data.get(key, choices[0])
        if value in choices:
            return str(value)
        listed = ", ".join(f"`{one}`" for one in choices)
        self.add(place, f"`{key}` must be one of {listed}, found {json.dumps(value)}")
        return choices[0]

    def truth(self, place: str, data: Mapping[str, Any], key: str) -> bool | None:
        value = data.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.add(place, f"`{key}` must be true or false, found {json.dumps(value)}")
        return None


_BASE = {"type", "timeout", "assertedEvents", "target", "title"}
_FRAMED = {*_BASE, "frame"}
_POINTED = {*_FRAMED, "selectors"}
_CLICK = {*_POINTED, "deviceType", "button", "offsetX", "offsetY", "duration"}
_FIELDS: Mapping[Kind, set[str]] = {
    Kind.CHANGE: {*_POINTED, "value"},
    Kind.CLICK: _CLICK,
    Kind.CLOSE: _BASE,
    Kind.DOUBLE_CLICK: _CLICK,
    Kind.HOVER: _POINTED,
    Kind.KEY_DOWN: {*_BASE, "key"},
    Kind.KEY_UP: {*_BASE, "key"},
    Kind.NAVIGATE: {*_FRAMED, "url"},
    Kind.NETWORK: {*_BASE, "download", "upload", "latency"},
    Kind.SCROLL: {*_POINTED, "x", "y"},
    Kind.VIEWPORT: {
        *_BASE,
        *("width", "height", "deviceScaleFactor", "isMobile", "hasTouch", "isLandscape"),
    },
    Kind.WAIT_FOR_ELEMENT: {
        *_POINTED,
        *("operator", "count", "visible", "properties", "attributes"),
    },
    Kind.WAIT_FOR_EXPRESSION: {*_FRAMED, "expression"},
}
_NEEDS_ELEMENT = frozenset(
    {Kind.CHANGE, Kind.CLICK, Kind.DOUBLE_CLICK, Kind.HOVER, Kind.WAIT_FOR_ELEMENT}
)
_BUTTONS = {"primary": "left", "auxiliary": "middle", "secondary": "right"}


def _step(found: _Found, number: int, data: object, timeout: float | None) -> Step | None:
    place = f"step {number}"
    if not isinstance(data, Mapping):
        found.add(place, f"must be an object, found {json.dumps(data)}")
        return None
    kind = _kind(found, place, data)
    if kind is None:
        return None
    for key in data:
        if key not in _FIELDS[kind]:
            found.add(place, f"`{key}` is not a field of a `{kind}` step")
    own = found.number(place, data, "timeout", least=0)
    return Step(
        number=number,
        kind=kind,
        selectors=_selectors(found, place, data, kind),
        target=found.text(place, data, "target", needed=False) or "main",
        frame=_frame(found, place, data),
        timeout_ms=own if own is not None else timeout,
        navigates=_navigates(found, place, data),
        **_KINDS[kind](found, place, data) if kind in _KINDS else {},
    )


def _kind(found: _Found, place: str, data: Mapping[str, Any]) -> Kind | None:
    said = data.get("type")
    if said == "customStep":
        name = data.get("name")
        found.add(
            place,
            f"`customStep` ({name}) is code of a Recorder extension and cannot be replayed: "
            "take the step out",
        )
        return None
    if said not in set(Kind):
        known = ", ".join(f"`{kind}`" for kind in Kind)
        found.add(place, f"`type` must be one of {known}, found {json.dumps(said)}")
        return None
    return Kind(said)


def _selectors(
    found: _Found, place: str, data: Mapping[str, Any], kind: Kind
) -> tuple[tuple[str, ...], ...]:
    given = data.get("selectors")
    if given is None and kind not in _NEEDS_ELEMENT:
        return ()
    if not isinstance(given, list) or not given:
        found.add(place, "`selectors` must be a list with at least one selector")
        return ()
    chains = [[one] if isinstance(one, str) else one for one in given]
    for chain in chains:
        if not isinstance(chain, list) or not chain or not all(_is_words(part) for part in chain):
            found.add(place, f"`selectors` holds {json.dumps(chain)}, which is no selector")
            return ()
    return tuple(tuple(chain) for chain in chains)


def _is_words(part: object) -> bool:
    return isinstance(part, str) and bool(part.strip())


def _frame(found: _Found, place: str, data: Mapping[str, Any]) -> tuple[int, ...]:
    given = data.get("frame", [])
    right = isinstance(given, list) and all(
        isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in given
    )
    if not right:
        found.add(place, f"`frame` must be a list of whole numbers, found {json.dumps(given)}")
        return ()
    return tuple(given)


def _navigates(found: _Found, place: str, data: Mapping[str, Any]) -> bool:
    events = data.get("assertedEvents", [])
    right = isinstance(events, list) and all(
        isinstance(one, Mapping) and one.get("type") == "navigation" for one in events
    )
    if not right:
        found.add(place, "`assertedEvents` must be a list of `navigation` events")
        return False
    return bool(events)


def _change(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"value": found.text(place, data, "value")}


def _click(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    button = found.one_of(place, data, "button", tuple(_BUTTONS))
    found.one_of(place, data, "deviceType", ("mouse", "pen", "touch"))
    found.number(place, data, "duration", least=0)
    return {
        "button": _BUTTONS[button],
        "offset_x": found.number(place, data, "offsetX"),
        "offset_y": found.number(place, data, "offsetY"),
    }


def _key(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"key": found.text(place, data, "key")}


def _navigate(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    url = found.text(place, data, "url")
    if url and not url.startswith(("http://", "https://", "about:", "chrome://")):
        found.add(place, f"`url` must be an `https://` address, found `{url}`")
    return {"url": url}


def _scroll(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "x": found.number(place, data, "x") or 0.0,
        "y": found.number(place, data, "y") or 0.0,
    }


def _wait(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    for key in ("properties", "attributes"):
        if key in data:
            found.add(place, f"`{key}` cannot be compared: wait for a selector that says it")
    count = found.number(place, data, "count", least=0)
    return {
        "operator": found.one_of(place, data, "operator", (">=", "==", "<=")),
        "count": 1 if count is None else int(count),
        "visible": found.truth(place, data, "visible"),
    }


def _expression(found: _Found, place: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"expression": found.text(place, data, "expression")}


_KINDS: Mapping[Kind, Callable[[_Found, str, Mapping[str, Any]], dict[str, Any]]] = {
    Kind.CHANGE: _change,
    Kind.CLICK: _click,
    Kind.DOUBLE_CLICK: _click,
    Kind.KEY_DOWN: _key,
    Kind.KEY_UP: _key,
    Kind.NAVIGATE: _navigate,
    Kind.SCROLL: _scroll,
    Kind.WAIT_FOR_ELEMENT: _wait,
    Kind.WAIT_FOR_EXPRESSION: _expression,
}

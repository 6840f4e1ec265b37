"""Drives a walk by a recording of Chrome's Recorder (JSON), as the candidate."""

import asyncio
from pathlib import Path
from typing import Any

from playwright.async_api import Error, Frame, Locator
from playwright.async_api import TimeoutError as NotInTime

from harness.gather.walk.driven import Driven
from harness.gather.walk.replay_file import Kind, Recording, Step, read_replay
from harness.gather.walk.replay_find import count_elements, find_element, frame_of
from harness.gather.walk.scripted import Setup, Way, drive_by
from harness.gather.walk.watched import Watched

_NAVIGATION_MS = 10_000
_BETWEEN_SECONDS = 0.1
_IGNORED = {
    Kind.VIEWPORT: "the size of the window",
    Kind.NETWORK: "the speed of the connection",
}
_FIELD = """(field) => ({
  tag: field.localName, type: field.type || "", editable: field.isContentEditable,
})"""


async def drive(setup: Setup, *, recording: Path) -> Driven:
    """Let the recording go through the application, and write what it does and meets.

    Raises:
        ConfigError: the recording has mistakes.
        GatherError: a step finds nothing where nothing shows that the site failed.
        WalkStopped: the site led out of the allowed origins.
    """
    read = read_replay(recording)
    at = _Place()

    async def go(way: Way) -> None:
        await _Player(way, setup, at).play(read)

    return await drive_by(go, setup, source=recording, where=at.told)


class _Place:
    """The step that is being taken."""

    def __init__(self) -> None:
        self.step: Step | None = None

    def told(self, _error: Exception) -> str:
        return f"step {self.step.number} ({self.step.kind})" if self.step else "its beginning"


class _Player:
    """Takes the steps of one recording, one after the other."""

    def __init__(self, way: Way, setup: Setup, at: _Place) -> None:
        self._way = way
        self._at = at
        self._patience_ms = setup.patience_ms
        self._page = way.page
        self._others: dict[int, int] = {}
        self._kept: dict[str, None] = {}

    async def play(self, recording: Recording) -> None:
        steps = [
            step
            for step, then in zip(recording.steps, (*recording.steps[1:], None), strict=True)
            if not _typed_on(step, then)
        ]
        try:
            for step in steps:
                self._at.step = step
                await self._take(step)
        finally:
            self._tell()

    async def _take(self, step: Step) -> None:
        if step.kind in _IGNORED:
            self._kept[_IGNORED[step.kind]] = None
            return
        if step.kind is Kind.CLOSE:
            return
        if step.kind is Kind.NAVIGATE:
            await self._navigate(step)
            return
        frame = await frame_of(self._way.page, step, patience_ms=self._patience(step))
        self._page = frame.page
        before = frame.page.url
        await self._act(step, frame)
        if step.navigates:
            await self._came_up(before)

    async def _act(self, step: Step, frame: Frame) -> None:
        match step.kind:
            case Kind.CLICK | Kind.DOUBLE_CLICK:
                await self._click(step, frame)
            case Kind.HOVER:
                await self._watched(await self._element(step, frame)).hover()
            case Kind.CHANGE:
                await self._change(step, frame)
            case Kind.KEY_DOWN:
                await self._watched(self._page).keyboard.down(step.key)
            case Kind.KEY_UP:
                await self._watched(self._page).keyboard.up(step.key)
            case Kind.SCROLL:
                await self._scroll(step, frame)
            case Kind.WAIT_FOR_ELEMENT:
                await self._wait_for_element(step, frame)
            case Kind.WAIT_FOR_EXPRESSION:
                shown = self._watched(frame)
                await shown.wait_for_function(step.expression, timeout=self._patience(step))

    async def _navigate(self, step: Step) -> None:
        if step.url.startswith(("about:", "chrome:")):
            return
        await self._watched(self._way.page).goto(step.url)

    async def _click(self, step: Step, frame: Frame) -> None:
        element = await self._element(step, frame)
        options: dict[str, Any] = {"button": step.button}
        inside = await _inside(element, step)
        if inside is not None:
            options["position"] = inside
        shown = self._watched(element)
        await (shown.dblclick if step.kind is Kind.DOUBLE_CLICK else shown.click)(**options)

    async def _change(self, step: Step, frame: Frame) -> None:
        element = await self._element(step, frame, visible=False)
        field = await element.evaluate(_FIELD)
        shown = self._watched(element)
        if field["type"] == "file":
            await shown.set_input_files(step.value)
        elif field["tag"] == "select":
            await shown.select_option(step.value)
        elif field["type"] in {"checkbox", "radio"}:
            await shown.set_checked(step.value not in {"", "false", "off"})
        elif field["type"] in {"color", "range", "hidden"} or not (
            field["editable"] or field["tag"] in {"input", "textarea"}
        ):
            await shown.evaluate(_SET, step.value)
        else:
            await shown.fill(step.value)

    async def _scroll(self, step: Step, frame: Frame) -> None:
        if step.selectors:
            element = await self._element(step, frame)
            await element.evaluate("(e, [x, y]) => e.scrollTo(x, y)", [step.x, step.y])
        else:
            await frame.evaluate("([x, y]) => window.scrollTo(x, y)", [step.x, step.y])

    async def _wait_for_element(self, step: Step, frame: Frame) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + self._patience(step) / 1000
        while not _COMPARE[step.operator](await _counted(frame, step), step.count):
            if loop.time() > until:
                raise NotInTime(
                    f"it waits for {step.operator} {step.count} "
                    f"`{' >> '.join(step.selectors[0])}`, which did not come up"
                )
            await asyncio.sleep(_BETWEEN_SECONDS)

    async def _element(self, step: Step, frame: Frame, *, visible: bool = True) -> Locator:
        found = await find_element(
            frame,
            step,
            patience_ms=self._patience(step),
            visible=visible,
            meanwhile=self._way.watch.look,
        )
        if found.alternative > 1:
            self._others[step.number] = found.alternative
        return found.locator

    async def _came_up(self, before: str) -> None:
        """Wait for the page that the recording saw; one that does not come is no fault of ours."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _NAVIGATION_MS / 1000
        while not self._page.is_closed() and self._page.url == before and loop.time() < until:
            if self._way.watch.unsettled():
                break
            await asyncio.sleep(_BETWEEN_SECONDS)
        if not self._page.is_closed():
            await self._page.wait_for_load_state("domcontentloaded")

    def _patience(self, step: Step) -> float:
        return self._patience_ms if not step.timeout_ms else step.timeout_ms

    def _watched(self, target: object) -> Any:
        return Watched(target, self._way.watch, self._page)

    def _tell(self) -> None:
        """Write which selectors no longer hold, and what of the recording was not followed."""
        for number, place in self._others.items():
            self._way.walk.note(
                f"Step {number} of the recording was found by selector {place} of those it has; "
                "the ones before it no longer hold"
            )
        if self._kept:
            self._way.walk.note(
                f"The recording sets {' and '.join(self._kept)}; the scenario's own was kept"
            )


async def _counted(frame: Frame, step: Step) -> int:
    try:
        return await count_elements(frame, step)
    except Error:
        return 0  # another page comes up


async def _inside(element: Locator, step: Step) -> dict[str, float] | None:
    """The recorded point, where the element still reaches so far; else its middle is pressed."""
    if step.offset_x is None or step.offset_y is None:
        return None
    box = await element.bounding_box()
    if box is None or not (
        0 <= step.offset_x < box["width"] and 0 <= step.offset_y < box["height"]
    ):
        return None
    return {"x": step.offset_x, "y": step.offset_y}


def _typed_on(step: Step, then: Step | None) -> bool:
    """Whether the next step types on in the same field: Chrome records one letter after another."""
    return (
        then is not None
        and step.kind is then.kind is Kind.CHANGE
        and step.selectors == then.selectors
        and then.value.startswith(step.value)
    )


_SET = """(field, value) => {
  if (field.isContentEditable) field.textContent = value; else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
_COMPARE = {
    ">=": lambda found, wanted: found >= wanted,
    "==": lambda found, wanted: found == wanted,
    "<=": lambda found, wanted: found <= wanted,
}

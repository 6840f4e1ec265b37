"""Hands with nothing but a keyboard: Tab, Shift+Tab, Enter, Space, arrows and typing."""

import asyncio
from pathlib import Path

from playwright.async_api import FileChooser, Locator, Page

from harness.evidence import Obstacle
from harness.gather.walk.hands import Effort, OutOfReach, Spot
from harness.record import record

_MOST_TABS = 260
_STUCK = 5
_MOST_IN_FRAME = 150
_CHOOSER_SECONDS = 5.0
_FOCUSED = """(element) => {
  const active = (() => { let at = document.activeElement;
    while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    return at; })();
  if (active === element) return "here";
  if (active && element.matches("[role=listbox]") && element.contains(active)) return "here";
  if (!active || active === document.body) return "nowhere";
  return element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING
    ? "behind" : "ahead";
}"""
_ACTIVE = """() => { let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return "";
  if (at.tagName === "IFRAME") return "in a frame";
  window.__focusOrder = window.__focusOrder || new WeakMap();
  window.__focusCount = window.__focusCount || 0;
  if (!window.__focusOrder.has(at)) window.__focusOrder.set(at, ++window.__focusCount);
  return String(window.__focusOrder.get(at)); }"""
_LOOKS = """(element) => {
  const around = [element, element.parentElement, ...(element.labels || []),
    element.nextElementSibling].filter(Boolean);
  return around.map((one) => { const s = getComputedStyle(one);
    const line = s.outlineStyle === "none" || s.outlineWidth === "0px" ? "none"
      : s.outlineStyle + s.outlineWidth + s.outlineColor;
    return [line, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor,
      s.textDecorationLine, s.color].join("|"); }).join("\\n");
}"""


@record
class _Way:
    """How the focus came to a control."""

    presses: int
    visible: bool


class KeyboardHands:
    """Reaches everything by Tab, and says what cannot be reached."""

    points = False

    def __init__(self, page: Page, *, locale: str) -> None:
        self.page = page
        self.month_first = locale in {"en-US", "en"}
        self._choosers: asyncio.Queue[FileChooser] = asyncio.Queue()
        self.move_to(page)

    def move_to(self, page: Page) -> None:
        """Go on in another window.

        File choosers are listened for from here on: a listener that is added together with the
        key press may come too late.
        """
        self.page = page
        page.on("filechooser", self._choosers.put_nowait)

    async def press(self, spot: Spot) -> Effort:
        """Press a button by Enter, or by Space the second time."""
        way = await self._reach(spot.control, spot.label)
        await self.page.keyboard.press("Space" if spot.technique else "Enter")
        return Effort(key_presses=way.presses + 1, focus_visible=way.visible)

    async def write(self, spot: Spot, text: str) -> Effort:
        """Select what stands in a field and type over it."""
        way = await self._reach(spot.control, spot.label)
        cleared = await self._clear(spot.control)
        one_line = await spot.control.evaluate("e => e.tagName === 'INPUT'")
        await self._type(" ".join(text.split("\n")) if one_line else text)
        return Effort(key_presses=way.presses + cleared + len(text), focus_visible=way.visible)

    async def write_date(self, spot: Spot, iso: str) -> Effort:
        """Type a native date part by part, in the order of the candidate's language."""
        way = await self._reach(spot.control, spot.label)
        year, *rest = iso.split("-")
        if len(rest) == 1 and rest[0].isdigit():
            # The month of a month field waits for more letters of its name: the arrow ends it.
            await self._type(rest[0])
            await self.page.keyboard.press("ArrowRight")
            await self._type(year)
            return Effort(key_presses=way.presses + len(iso), focus_visible=way.visible)
        month_first = self.month_first != bool(spot.technique)
        parts = [*(rest if month_first or len(rest) < 2 else reversed(rest)), year]
        typed = "".join(parts)
        await self._type(typed)
        return Effort(key_presses=way.presses + len(typed), focus_visible=way.visible)

    async def pick(self, spot: Spot, index: int) -> Effort:
        """Go to an option of a native list by arrow keys."""
        way = await self._reach(spot.control, spot.label)
        presses = way.presses
        for _ in range(400):
            now = int(await spot.control.evaluate("element => element.selectedIndex"))
            if now == index:
                break
            await self.page.keyboard.press("ArrowDown" if index > now else "ArrowUp")
            presses += 1
            if int(await spot.control.evaluate("element => element.selectedIndex")) == now:
                break
        return Effort(key_presses=presses, focus_visible=way.visible)

    async def pick_many(self, spot: Spot, indexes: tuple[int, ...]) -> Effort:
        """Choose options of a native list: Control keeps those that are chosen already."""
        first, *others = sorted(indexes)
        effort = await self.pick(spot, first)
        presses, at = effort.key_presses or 0, first
        for index in others:
            for _ in range(index - at):
                await self.page.keyboard.press("Control+ArrowDown")
            await self.page.keyboard.press("Control+Space")
            presses, at = presses + index - at + 1, index
        return Effort(key_presses=presses, focus_visible=effort.focus_visible)

    async def turn(self, spot: Spot, group: tuple[Spot, ...]) -> Effort:
        """Turn a tick box over by Space; go to a radio button by arrow keys."""
        way = await self._reach_any((spot, *group))
        presses = way.presses
        if not group or await self._here(spot.control):
            await self.page.keyboard.press("Space")
            return Effort(key_presses=presses + 1, focus_visible=way.visible)
        for _ in range(len(group) + 1):
            await self.page.keyboard.press("ArrowDown")
            presses += 1
            if await self._here(spot.control):
                break
        if not await _is_on(spot.control):
            await self.page.keyboard.press("Space")
            presses += 1
        return Effort(key_presses=presses, focus_visible=way.visible)

    async def hand_over(self, spot: Spot, path: Path) -> Effort:
        """Open the file chooser by a key and give it the file.

        Enter is not tried on the field itself, where it may send the form.
        """
        targets = tuple(
            Spot(control=one, label=spot.label)
            for one in (spot.control, spot.proxy)
            if one is not None
        )
        way = await self._reach_any(targets)
        on_field = await self._here(spot.control)
        for key in ("Space",) if on_field else ("Space", "Enter"):
            await self.page.keyboard.press(key)
            try:
                chooser = await asyncio.wait_for(self._choosers.get(), _CHOOSER_SECONDS)
            except TimeoutError:
                continue
            await chooser.set_files(path)
            return Effort(key_presses=way.presses + 1, focus_visible=way.visible)
        raise OutOfReach(
            Obstacle.NOT_BY_KEYBOARD, f"no key opens the choice of a file for “{spot.label}”"
        )

    async def enter(self, spot: Spot) -> Effort:
        """Go to a control, or to what stands for it, by Tab."""
        spots = tuple(
            Spot(control=one, label=spot.label)
            for one in (spot.proxy, spot.control)
            if one is not None
        )
        way = await self._reach_any(spots)
        return Effort(key_presses=way.presses, focus_visible=way.visible)

    async def type(self, text: str) -> Effort:
        """Type to whatever has the focus."""
        await self._type(text)
        return Effort(key_presses=len(text))

    async def key(self, name: str) -> Effort:
        """Press one key."""
        await self.page.keyboard.press(name)
        return Effort(key_presses=1)

    async def leave(self, spot: Spot) -> Effort:
        """Go on by Tab."""
        del spot
        await self.page.keyboard.press("Tab")
        return Effort(key_presses=1)

    async def _type(self, text: str) -> None:
        """Type; a new line in a longer text is Enter, as it is for a person."""
        for number, line in enumerate(text.split("\n")):
            if number:
                await self.page.keyboard.press("Enter")
            await self.page.keyboard.type(line)

    async def _clear(self, control: Locator) -> int:
        """Select everything in a field by arrow keys; returns the keys pressed."""
        facts = await control.evaluate(
            "(e) => [e.value ?? e.textContent ?? '', e.tagName, e.selectionStart, e.selectionEnd]"
        )
        value, tag, start, end = facts
        if not value or (start == 0 and end == len(value)):
            return 0
        lines = 1 + (len(value) // 10 if tag != "INPUT" else 0)
        for _ in range(lines):
            await self.page.keyboard.press("ArrowUp")
        for _ in range(lines):
            await self.page.keyboard.press("Shift+ArrowDown")
        await self.page.keyboard.press("Backspace")
        return 2 * lines + 1

    async def _reach(self, control: Locator, label: str) -> _Way:
        return await self._reach_any((Spot(control=control, label=label),))

    async def _reach_any(self, spots: tuple[Spot, ...]) -> _Way:
        """Move the focus to any of some controls.

        Raises:
            OutOfReach: the focus never comes there, or does not leave another control.
        """
        before = [await _looks(spot.control) for spot in spots]
        label = spots[0].label
        seen: dict[str, int] = {}
        gone_round = framed = 0
        backwards = await _where(spots[0].control) == "behind"
        for presses in range(_MOST_TABS):
            for spot, looks in zip(spots, before, strict=True):
                if await self._here(spot.control):
                    visible = await _changed(spot.control, looks)
                    return _Way(presses=presses, visible=visible)
            await self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            active = await self.page.evaluate(_ACTIVE)
            framed = framed + 1 if active == "in a frame" else 0
            if framed:
                continue
            if not active:
                gone_round += 1
            seen[active] = seen.get(active, 0) + 1
            if active and seen[active] >= _STUCK and not gone_round:
                raise OutOfReach(
                    Obstacle.KEYBOARD_TRAP,
                    f"Tab does not leave the same {len(seen)} controls on the way to “{label}”",
                )
            if gone_round > 2 or max(seen.values()) >= 2 * _STUCK:
                break
        if framed >= _MOST_IN_FRAME:
            words = f"Tab does not leave a frame on the way to “{label}”"
            raise OutOfReach(Obstacle.KEYBOARD_TRAP, words)
        raise OutOfReach(Obstacle.NOT_BY_KEYBOARD, f"“{label}” is never reached by the Tab key")

    async def _here(self, control: Locator) -> bool:
        return await _where(control) == "here"


async def _where(control: Locator) -> str:
    return str(await control.evaluate(_FOCUSED, timeout=3000))


async def _looks(control: Locator) -> str:
    return str(await control.evaluate(_LOOKS, timeout=3000))


async def _changed(control: Locator, before: str) -> bool:
    """Whether anything can be seen of the focus; style sheets may fade it in."""
    if await _looks(control) != before:
        return True
    await asyncio.sleep(0.25)
    return await _looks(control) != before


async def _is_on(control: Locator) -> bool:
    return bool(
        await control.evaluate("e => e.checked ?? e.getAttribute('aria-checked') === 'true'")
    )

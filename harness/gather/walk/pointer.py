"""Hands with a mouse or a finger."""

from pathlib import Path

from playwright.async_api import Error, Keyboard, Locator, Position

from harness.evidence import Obstacle
from harness.gather.walk.hands import Effort, OutOfReach, Spot

_PATIENCE_MS = 6000
_LEAVE = """() => { let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  if (at && at !== document.body) at.blur(); }"""


class PointerHands:
    """Clicks, or taps where `touch` is on; types with the device's keyboard."""

    points = True

    def __init__(self, *, touch: bool) -> None:
        self.touch = touch
        self._keyboard: Keyboard | None = None

    async def press(self, spot: Spot) -> Effort:
        """Press a button or follow a link."""
        await self._click(spot.control, spot.label)
        return Effort()

    async def write(self, spot: Spot, text: str) -> Effort:
        """Replace what stands in a field; the second way types letter by letter."""
        if spot.technique == 0:
            await spot.control.fill(text, timeout=_PATIENCE_MS)
        else:
            await self._click(spot.control, spot.label)
            await spot.control.press("ControlOrMeta+a")
            await spot.control.press("Delete")
            await spot.control.press_sequentially(text)
        await spot.control.blur(timeout=_PATIENCE_MS)
        return Effort()

    async def write_date(self, spot: Spot, iso: str) -> Effort:
        """Set a native date field."""
        await spot.control.fill(iso, timeout=_PATIENCE_MS)
        await spot.control.blur(timeout=_PATIENCE_MS)
        return Effort()

    async def pick(self, spot: Spot, index: int) -> Effort:
        """Choose an option of a native list; the second way goes through it by arrow keys."""
        if spot.technique == 0:
            kept = await spot.control.is_hidden()  # a widget stands for it and follows it
            await spot.control.select_option(index=index, timeout=_PATIENCE_MS, force=kept)
            return Effort()
        await spot.control.focus(timeout=_PATIENCE_MS)
        now = int(await spot.control.evaluate("element => element.selectedIndex"))
        for _ in range(abs(index - now)):
            await spot.control.press("ArrowDown" if index > now else "ArrowUp")
        return Effort()

    async def pick_many(self, spot: Spot, indexes: tuple[int, ...]) -> Effort:
        """Choose exactly these options of a native list."""
        kept = await spot.control.is_hidden()
        await spot.control.select_option(index=list(indexes), timeout=_PATIENCE_MS, force=kept)
        return Effort()

    async def turn(self, spot: Spot, group: tuple[Spot, ...]) -> Effort:
        """Turn a tick box over or choose a radio button, by itself or by what stands for it."""
        del group
        ways = [way for way in (spot.proxy, spot.control) if way is not None]
        target = ways[spot.technique % len(ways)]
        if target is spot.control and await spot.control.is_hidden():
            await spot.control.focus(timeout=_PATIENCE_MS)
            await spot.control.press("Space")
            return Effort()
        await self._click(target, spot.label, at_edge=target is spot.proxy)
        return Effort()

    async def hand_over(self, spot: Spot, path: Path) -> Effort:
        """Give a file to a file field; the second way goes through the file chooser."""
        if spot.technique == 0 or spot.proxy is None:
            await spot.control.set_input_files(path, timeout=_PATIENCE_MS)
            return Effort()
        async with spot.control.page.expect_file_chooser(timeout=_PATIENCE_MS) as chooser:
            await self._click(spot.proxy, spot.label)
        await (await chooser.value).set_files(path)
        return Effort()

    async def enter(self, spot: Spot) -> Effort:
        """Click or tap a control, or what stands for it."""
        self._keyboard = spot.control.page.keyboard
        await self._click(spot.proxy or spot.control, spot.label)
        return Effort()

    async def type(self, text: str) -> Effort:
        """Type to what was entered last."""
        await self._entered().type(text)
        return Effort()

    async def key(self, name: str) -> Effort:
        """Press one key on what was entered last."""
        await self._entered().press(name)
        return Effort()

    async def leave(self, spot: Spot) -> Effort:
        """Take the focus away, as a click beside the control does."""
        await (spot.proxy or spot.control).evaluate(_LEAVE, timeout=_PATIENCE_MS)
        return Effort()

    def _entered(self) -> Keyboard:
        if self._keyboard is None:
            raise LookupError("nothing has been entered yet")
        return self._keyboard

    async def _click(self, target: Locator, label: str, *, at_edge: bool = False) -> None:
        """Click; a label is clicked at its edge, for it may hold links."""
        spot: Position | None = None
        box = await target.bounding_box(timeout=_PATIENCE_MS) if at_edge else None
        if box is not None:
            spot = {"x": min(6.0, box["width"] / 2), "y": min(9.0, box["height"] / 2)}
        try:
            if self.touch:
                await target.tap(timeout=_PATIENCE_MS, position=spot)
            else:
                # A click must not wait for the page that it opens: it would seem to have failed.
                await target.click(timeout=_PATIENCE_MS, position=spot, no_wait_after=True)
        except Error as error:
            if "intercepts pointer events" in error.message:
                words = f"“{label}” is covered by something else"
                raise OutOfReach(Obstacle.BLOCKED, words) from error
            raise

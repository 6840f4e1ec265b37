"""The calendar that a date field opens: turns to the month, takes the day, closes it again."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from playwright.async_api import Page

from harness.evidence import Obstacle
from harness.gather.browser.observe import find
from harness.gather.walk.hands import Effort, Hands, OutOfReach, Spot
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.scripts import script
from harness.record import record

_SHOWN = script("calendar()", "dom.js", "names.js", "parts.js", "calendar.js")
_BLANK = script(
    "blankPlace(element)", "dom.js", "names.js", "parts.js", "calendar.js", given="element"
)
_MOST_PAGES = 700
_MOST_KEYS = 500
_LOOKS = 25
_LOOK_SECONDS = 0.03


@record
class Shown:
    """What a calendar shows: its month, its days and what turns its pages.

    Attributes:
        year: Of the month shown.
        month: 1 to 12.
        days: A selector for each day of the month; None for a day that cannot be taken.
        focused: The day that has the focus; None where none has.
        inside: Whether the focus is anywhere in the calendar.
        next: What shows the month after; None where nothing does.
        previous: What shows the month before.
        months: The list of months, as places of the options by month.
        years: The list of years, likewise.
        year_field: The field that the year is typed into.
    """

    year: int
    month: int
    days: tuple[tuple[str, ...] | None, ...]
    focused: date | None
    inside: bool
    next: tuple[str, ...] | None
    previous: tuple[str, ...] | None
    months: tuple[tuple[str, ...], tuple[int, ...]] | None
    years: tuple[tuple[str, ...], tuple[int, ...]] | None
    year_field: tuple[str, ...] | None


@record
class Calendar:
    """The calendar of one field, and the hands that work it."""

    page: Page
    frame: str
    spot: Spot
    hands: Hands

    async def shown(self) -> Shown | None:
        """What the open calendar shows, or None while none is open."""
        found: dict[str, Any] | None = await self.spot.control.evaluate(_SHOWN, timeout=4000)
        if found is None:
            return None
        return Shown(
            year=found["year"],
            month=found["month"],
            days=tuple(None if one["off"] else tuple(one["selector"]) for one in found["days"]),
            focused=_day(found),
            inside=found["inside"],
            next=_chain(found["next"]),
            previous=_chain(found["previous"]),
            months=_listed(found["months"]),
            years=_listed(found["years"]),
            year_field=_chain(found["year_field"]),
        )

    async def open(self) -> Effort:
        """Open the calendar, by whatever of a click and keys opens it.

        Raises:
            OutOfReach: nothing opens one.
        """
        effort = await self.hands.enter(self.spot)
        for key in ("", "ArrowDown", *(() if self.hands.points else ("Space", "Enter"))):
            if key == "Enter" and not await self._takes_enter():
                continue
            effort = added(effort, await self.hands.key(key)) if key else effort
            if await self._until(is_open=True):
                return effort
        raise OutOfReach(
            Obstacle.BLOCKED if self.hands.points else Obstacle.NOT_BY_KEYBOARD,
            f"no calendar opens for “{self.spot.label}”",
        )

    async def take(self, day: date) -> Effort:
        """Take a day of the open calendar.

        Raises:
            OutOfReach: the day cannot be reached or taken.
        """
        if not self.hands.points:
            return await self._take_by_keys(day)
        effort = await self._turn_to(day)
        shown = await self._still()
        selector = shown.days[day.day - 1] if shown and len(shown.days) >= day.day else None
        if shown is None or (shown.year, shown.month) != (day.year, day.month) or not selector:
            raise self._refusal(day)
        return added(effort, await self.hands.press(self._at(selector)))

    async def close(self) -> Effort:
        """Close the calendar where it is still open: by a click beside it, or by keys."""
        if await self._until(is_open=False, looks=8):
            return Effort()
        if self.hands.points:
            return await self._click_beside()
        effort = Effort()
        for key in ("Escape", "Tab"):
            effort = added(effort, await self.hands.key(key))
            if await self._until(is_open=False):
                break
        return effort

    async def _click_beside(self) -> Effort:
        """Click where nothing is to be pressed; on the field and Escape where there is no room."""
        place = await self.spot.control.evaluate(_BLANK, timeout=4000)
        if place:
            await self.page.mouse.click(*place)
            if await self._until(is_open=False):
                return Effort()
        effort = await self.hands.enter(self.spot)
        if await self.shown() is not None:
            effort = added(effort, await self.hands.key("Escape"))
        return effort

    async def _turn_to(self, day: date) -> Effort:
        """Show the month of a day: by its lists where it has them, else page by page."""
        effort = Effort()
        for _ in range(_MOST_PAGES):
            shown = await self._still()
            if shown is None or (shown.year, shown.month) == (day.year, day.month):
                return effort
            listed = await self._choose_listed(shown, day)
            if listed is not None:
                effort = added(effort, listed)
                continue
            later = (day.year, day.month) > (shown.year, shown.month)
            arrow = shown.next if later else shown.previous
            if arrow is None:
                break
            effort = added(effort, await self.hands.press(self._at(arrow)))
            if not await self._moved(shown):
                break
        raise self._refusal(day)

    async def _choose_listed(self, shown: Shown, day: date) -> Effort | None:
        """Choose the year or the month in the calendar's own lists; None where they have none."""
        if shown.years and shown.year != day.year and day.year in shown.years[1]:
            place = shown.years[1].index(day.year)
            return await self.hands.pick(self._at(shown.years[0]), place)
        if shown.year_field and shown.year != day.year:
            typed = replace(self._at(shown.year_field), technique=1)  # a calendar hears keys alone
            return await self.hands.write(typed, str(day.year))
        if shown.months and shown.month != day.month and day.month in shown.months[1]:
            place = shown.months[1].index(day.month)
            return await self.hands.pick(self._at(shown.months[0]), place)
        return None

    async def _take_by_keys(self, day: date) -> Effort:
        """Go to a day by arrow keys: weeks up and down, days left and right; then Enter.

        Raises:
            OutOfReach: no arrow key moves through the days.
        """
        effort = await self._focus_days()
        for _ in range(_MOST_KEYS):
            shown = await self.shown()
            if shown is None or shown.focused is None:
                break
            ahead = (day - shown.focused).days
            if ahead == 0:
                return added(effort, await self.hands.key("Enter"))
            weeks = abs(ahead) >= 7
            arrow = ("Down" if weeks else "Right") if ahead > 0 else ("Up" if weeks else "Left")
            effort = added(effort, await self.hands.key(f"Arrow{arrow}"))
            if not await self._moved(shown):
                break
        raise self._refusal(day)

    async def _focus_days(self) -> Effort:
        """Bring the focus from the field to a day of the calendar."""
        effort = Effort()
        for key in ("", "ArrowDown", *("Tab" for _ in range(8))):
            effort = added(effort, await self.hands.key(key)) if key else effort
            for _ in range(6):
                shown = await self.shown()
                if shown is None or shown.focused is not None:
                    return effort
                await asyncio.sleep(_LOOK_SECONDS)
        return effort

    async def _takes_enter(self) -> bool:
        """Whether Enter cannot send the form: not on a text field that is written into."""
        return bool(
            await self.spot.control.evaluate(
                "(e) => !(e.matches('input') && e.form) || e.readOnly", timeout=3000
            )
        )

    async def _until(self, *, is_open: bool, looks: int = _LOOKS) -> bool:
        for _ in range(looks):
            if (await self.shown() is not None) is is_open:
                return True
            await asyncio.sleep(_LOOK_SECONDS)
        return False

    async def _still(self) -> Shown | None:
        """What it shows when it no longer moves: pages are often slid in."""
        before = await self.shown()
        for _ in range(_LOOKS):
            await asyncio.sleep(_LOOK_SECONDS)
            now = await self.shown()
            if now == before:
                break
            before = now
        return before

    async def _moved(self, before: Shown) -> bool:
        for _ in range(_LOOKS):
            now = await self.shown()
            place = (before.year, before.month, before.focused)
            if now is None or (now.year, now.month, now.focused) != place:
                return True
            await asyncio.sleep(_LOOK_SECONDS)
        return False

    def _at(self, selector: tuple[str, ...]) -> Spot:
        return Spot(control=find(self.page, self.frame, selector), label=self.spot.label)

    def _refusal(self, day: date) -> OutOfReach:
        obstacle = Obstacle.BLOCKED if self.hands.points else Obstacle.NOT_BY_KEYBOARD
        return OutOfReach(
            obstacle, f"the calendar of “{self.spot.label}” does not give {day.isoformat()}"
        )


def _day(found: dict[str, Any]) -> date | None:
    """The day that has the focus: calendars also draw days of the months before and after."""
    if found["focused"] is None:
        return None
    return date(found["year"], found["month"], 1) + timedelta(days=found["focused"])


def _chain(selector: list[str] | None) -> tuple[str, ...] | None:
    return tuple(selector) if selector else None


def _listed(found: dict[str, Any] | None) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    return (tuple(found["selector"]), tuple(found["options"])) if found else None

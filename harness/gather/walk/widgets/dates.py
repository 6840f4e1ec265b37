"""Dates: typed in the form that a field shows, part by part, or taken from its calendar."""

from datetime import date

from playwright.async_api import Error

from harness.evidence import Control
from harness.gather.browser.observe import find
from harness.gather.browser.seen import SeenControl, SeenPart
from harness.gather.walk.hands import Effort, Hands, OutOfReach, Spot
from harness.gather.walk.widgets.calendar import Calendar
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of
from harness.people.answers import Answer
from harness.people.dates import part_option, part_texts, parts_of, same_date

_NATIVE = frozenset({"date", "month", "week", "time", "datetime-local"})
_SEGMENTS = """(e, iso) => {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`.replace(/^(\\d{4}-\\d{2})T/, "$1-01T"));
  const inUtc = { timeZone: "UTC" };
  const parts = new Intl.DateTimeFormat(navigator.language, inUtc).formatToParts(day)
    .map((one) => one.type).filter((one) => /^(day|month|year)$/.test(one));
  const name = new Intl.DateTimeFormat(navigator.language, { month: "long", ...inUtc }).format(day);
  const clock = new Intl.DateTimeFormat(navigator.language, { hour: "numeric" }).resolvedOptions();
  return [...parts, name, ...(clock.hour12 ? ["AM"] : [])];
}"""
_PART = """(e) => ({
  value: e.tagName === "SELECT" ? (e.selectedOptions[0] || {text: ""}).text
    : e.value ?? e.getAttribute("aria-valuetext") ?? e.getAttribute("aria-valuenow") ?? e.innerText,
  number: e.getAttribute("aria-valuenow") })"""


def shows_date(seen: SeenControl, iso: str) -> bool:
    """Whether an observed control holds a date."""
    if seen.parts:
        wanted = {part.name for part in seen.parts}
        held, given = parts_of(seen.value), parts_of(iso)
        return bool(held) and all(held.get(name) == given.get(name) for name in wanted)
    return same_date(seen.value, iso, hint=hint_of(seen), language=seen.language)


def hint_of(seen: SeenControl) -> str:
    """The words beside a field that may show the form of a date."""
    return " ".join(part for part in (seen.placeholder, seen.description, seen.label) if part)


def _is_typed(seen: SeenControl, answer: Answer) -> bool:
    fields = seen.control in {Control.DATE, Control.TEXT} and seen.tag == "input"
    return answer.iso is not None and fields and seen.input_type not in _NATIVE


async def _fill(hands: Hands, task: Task) -> Effort:
    """Type the date, or take it from the calendar where nothing can be typed or typing failed."""
    day = _whole(task)
    calendar = _calendar(hands, task)
    if task.seen.read_only or (task.technique and task.seen.control is Control.DATE):
        if day is None:
            raise LookupError("a calendar takes a whole date alone")
        effort = await calendar.open()
        effort = added(effort, await calendar.take(day))
        return added(effort, await calendar.close())
    effort = await hands.write(spot_of(task), task.text)
    if await calendar.shown() is not None:
        effort = added(effort, await calendar.close())
        effort = added(effort, await hands.leave(spot_of(task)))
    return effort


def _calendar(hands: Hands, task: Task) -> Calendar:
    return Calendar(page=task.page, frame=task.seen.frame, spot=spot_of(task), hands=hands)


def _whole(task: Task) -> date | None:
    iso = task.answer.iso or ""
    return date.fromisoformat(iso) if "day" in parts_of(iso) else None


async def _holds(task: Task) -> bool | None:
    held = str(await control_of(task).input_value(timeout=3000))
    seen = task.seen
    return held == task.text or same_date(
        held, task.answer.iso or "", hint=hint_of(seen), language=seen.language
    )


async def _fill_parts(hands: Hands, task: Task) -> Effort:
    """Fill in the day, the month and the year one after the other, in the page's order."""
    effort = Effort()
    for part in task.seen.parts:
        spot = _part_spot(task, part)
        if part.tag == "select":
            place = part_option(part.options, task.answer.iso or "")
            if place is None:
                raise LookupError(f"no option says the {part.name}")
            effort = added(effort, await hands.pick(spot, place))
        elif part.tag in {"input", "textarea"} and not task.technique:
            effort = added(effort, await hands.write(spot, _part_text(task, part)))
        else:
            effort = added(effort, await hands.enter(spot))
            effort = added(effort, await hands.type(_part_text(task, part)))
    last = task.seen.parts[-1]
    return added(effort, await hands.leave(_part_spot(task, last)))


def _part_spot(task: Task, part: SeenPart) -> Spot:
    control = find(task.page, task.seen.frame, part.selector)
    return Spot(control=control, label=f"{task.seen.label[:60]}: {part.name}")


def _part_text(task: Task, part: SeenPart) -> str:
    return part_texts(part.name, task.answer.iso or "")[0]


async def _parts_hold(task: Task) -> bool | None:
    given = parts_of(task.answer.iso or "")
    for part in task.seen.parts:
        found = await find(task.page, task.seen.frame, part.selector).evaluate(_PART, timeout=3000)
        texts = part_texts(part.name, task.answer.iso or "")
        says = {str(found["value"]).strip().casefold(), str(found["number"] or "").casefold()}
        place = part_option(part.options, task.answer.iso or "") if part.options else None
        if place is not None:
            says |= {"held"} if part.options[place] == str(found["value"]).strip() else set()
        digits = {int(one) for one in says if one.isdigit()}
        if not (
            says & {text.casefold() for text in texts}
            or given[part.name] in digits
            or "held" in says
        ):
            return False
    return True


async def _write_native(hands: Hands, task: Task) -> Effort:
    if hands.points or task.seen.input_type == "date":
        return await hands.write_date(spot_of(task), task.text)
    effort = await hands.enter(spot_of(task))
    order = await control_of(task).evaluate(_SEGMENTS, task.answer.iso, timeout=3000)
    for text in native_keys(task.text, task.seen.input_type or "", tuple(order)):
        act = hands.key if text.startswith("Arrow") else hands.type
        effort = added(effort, await act(text))
    return effort


def native_keys(text: str, input_type: str, segments: tuple[str, ...]) -> tuple[str, ...]:
    """What is typed into a native field of several segments, and the keys between them.

    Args:
        text: As the field holds it: `2027-04`, `2027-W14`, `2027-04-05T09:00`.
        input_type: `month`, `week` or `datetime-local`.
        segments: The order in which the browser's language writes a date (`month`, `day`,
            `year`), the name of the month, and `AM` where it counts to twelve.
    """
    if input_type == "week":
        year, week = text.split("-W")
        return (week, year)
    if input_type == "month":
        return (segments[3], "ArrowRight", text[:4])
    parts = {"year": text[:4], "month": text[5:7], "day": text[8:10]}
    typed = [parts[name] for name in segments[:3]]
    if segments[2] == "year":
        typed.append("ArrowRight")  # a year may have six digits: it does not go on by itself
    else:
        typed.insert(1, "ArrowRight")
    return (*typed, text[11:13], text[14:16], *segments[4:])


async def _native_holds(task: Task) -> bool | None:
    try:
        return str(await control_of(task).input_value(timeout=3000)) == task.text
    except (Error, OutOfReach):
        return None


PARTS = Way(
    name="date in parts",
    fits=lambda seen, answer: bool(seen.parts) and answer.iso is not None,
    fill=_fill_parts,
    holds=_parts_hold,
)
DATED = Way(name="date", fits=_is_typed, fill=_fill, holds=_holds)
NATIVE_DATE = Way(
    name="native date",
    fits=lambda seen, _: seen.input_type in _NATIVE,
    fill=_write_native,
    holds=_native_holds,
)

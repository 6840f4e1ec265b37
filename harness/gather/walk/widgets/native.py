"""Fills in the browser's own controls, and reads back what they hold."""

import re
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from pathlib import Path

from playwright.async_api import Error, Locator, Page

from harness.evidence import Action, Control
from harness.gather.browser.observe import find, locate
from harness.gather.browser.seen import SeenControl, SeenOption
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.people.answers import Answer
from harness.record import record

_TYPED = frozenset(
    {
        Control.TEXT,
        Control.TEXTAREA,
        Control.NUMBER,
        Control.PHONE,
        Control.RICH_TEXT,
        Control.COMBOBOX,
        Control.DATE,
    }
)
_TICKED = frozenset({Control.CHECKBOX, Control.SWITCH})


class _Work(StrEnum):
    """The ways in which a native control is worked."""

    FILE = "file"
    TICK = "tick"
    LIST = "list"
    GROUP = "group"
    DATE = "date"
    TYPE = "type"


@record
class Task:
    """One question and the answer to put into it; `technique` counts the tries."""

    page: Page
    seen: SeenControl
    answer: Answer
    text: str = ""
    file: Path | None = None
    technique: int = 0


def action_for(seen: SeenControl) -> Action:
    """What answering a control is called in the evidence."""
    if seen.control is Control.FILE:
        return Action.UPLOAD
    if seen.control in _TICKED:
        return Action.TICK
    return Action.FILL if seen.control in _TYPED else Action.CHOOSE


def said_by(seen: SeenControl, answer: Answer, *, text: str) -> str | None:
    """The words that an answer amounts to, for their length."""
    if answer.choices:
        return ", ".join(seen.options[index].text for index in answer.choices)
    return text if answer.text is not None else None


async def fill_in(hands: Hands, task: Task) -> Effort:
    """Put an answer into a native control.

    Raises:
        OutOfReach: these hands cannot get there.
        playwright.async_api.Error: the control went away or does not take it.
    """
    return await _FILL[_work_of(task.seen, task.answer)](hands, task)


async def holds(task: Task) -> bool | None:
    """Whether a control holds the answer; None where it cannot be read back."""
    try:
        return await _HOLDS[_work_of(task.seen, task.answer)](task, locate(task.page, task.seen))
    except Error:
        return None


def already(seen: SeenControl, answer: Answer, *, text: str) -> bool:
    """Whether an observed control holds the answer, so that nothing is left to do."""
    if seen.control is Control.FILE:
        return bool(seen.value)
    if answer.tick is not None:
        return seen.checked == answer.tick
    if seen.control is Control.COMBOBOX and seen.tag != "select":
        return same_text(seen.value, said_by(seen, answer, text=text) or "", seen)
    if answer.choices:
        chosen = {index for index, option in enumerate(seen.options) if option.selected}
        return chosen == set(answer.choices)
    return same_text(seen.value, text, seen)


def same_text(held: str, given: str, seen: SeenControl) -> bool:
    """Whether a field holds what was typed; a mask may have moved or added signs."""
    one, other = " ".join(held.split()), " ".join(given.split())
    if one == other:
        return True
    if seen.control in {Control.PHONE, Control.NUMBER} or re.search(r"\d{4}", given):
        digits, wanted = re.sub(r"\D", "", held), re.sub(r"\D", "", given)
        letters = re.sub(r"[\W\d_]", "", held) == re.sub(r"[\W\d_]", "", given)
        return bool(wanted) and letters and (digits == wanted or digits.endswith(wanted[-7:]))
    return False


def spot_of(page: Page, seen: SeenControl, *, technique: int = 0) -> Spot:
    """Where a control is worked."""
    proxy = find(page, seen.frame, seen.proxy) if seen.proxy else None
    return Spot(control=locate(page, seen), proxy=proxy, label=seen.label[:80], technique=technique)


def _work_of(seen: SeenControl, answer: Answer) -> _Work:
    """Which way of working a control needs for an answer."""
    if seen.control is Control.FILE:
        return _Work.FILE
    if answer.tick is not None:
        return _Work.TICK
    if seen.tag == "select":
        return _Work.LIST
    if answer.choices and seen.control is not Control.COMBOBOX:
        return _Work.GROUP
    return _Work.DATE if seen.input_type in _NATIVE_DATES else _Work.TYPE


_NATIVE_DATES = frozenset({"date", "month", "week", "time"})


def _words(task: Task) -> str:
    """What is typed: the text, or the option's words where suggestions come while typing."""
    return said_by(task.seen, task.answer, text=task.text) or ""


async def _hand_over(hands: Hands, task: Task) -> Effort:
    if task.file is None:
        raise LookupError("there is no file to hand over")
    return await hands.hand_over(_spot(task), task.file)


async def _turn(hands: Hands, task: Task) -> Effort:
    return await hands.turn(_spot(task), ())


async def _write_date(hands: Hands, task: Task) -> Effort:
    return await hands.write_date(_spot(task), task.text)


async def _write(hands: Hands, task: Task) -> Effort:
    return await hands.write(_spot(task), _words(task))


def _spot(task: Task) -> Spot:
    return spot_of(task.page, task.seen, technique=task.technique)


def _option_spot(task: Task, option: SeenOption) -> Spot:
    frame = task.seen.frame
    return Spot(
        control=find(task.page, frame, option.selector),
        proxy=find(task.page, frame, option.proxy) if option.proxy else None,
        label=option.text[:80],
        technique=task.technique,
    )


async def _pick(hands: Hands, task: Task) -> Effort:
    spot = _spot(task)
    if task.seen.multiple and len(task.answer.choices) > 1:
        await spot.control.select_option(index=list(task.answer.choices))
        return Effort()
    return await hands.pick(spot, task.answer.choices[0])


async def _choose(hands: Hands, task: Task) -> Effort:
    """Turn the options of a group until exactly the wanted ones are on."""
    seen, wanted = task.seen, set(task.answer.choices)
    radio = seen.control in {Control.RADIO, Control.BUTTON_GROUP}
    presses, visible = 0, True
    group = tuple(_option_spot(task, option) for option in seen.options)
    effort = Effort()
    for index, spot in enumerate(group):
        on = await _is_on(spot.control)
        if on == (index in wanted) or (radio and index not in wanted):
            continue
        is_button = seen.control is Control.BUTTON_GROUP
        others = group if seen.control is Control.RADIO else ()
        effort = await (hands.press(spot) if is_button else hands.turn(spot, others))
        presses += effort.key_presses or 0
        visible = visible and effort.focus_visible is not False
    if effort.key_presses is None:
        return effort
    return Effort(key_presses=presses, focus_visible=visible)


async def _choices_hold(task: Task, _: Locator) -> bool:
    on = [
        index
        for index, option in enumerate(task.seen.options)
        if await _is_on(find(task.page, task.seen.frame, option.selector))
    ]
    return set(on) == set(task.answer.choices)


async def _ticked(task: Task, control: Locator) -> bool:
    return await _is_on(control) == task.answer.tick


async def _picked(task: Task, control: Locator) -> bool:
    return await _selected(control) == set(task.answer.choices)


async def _written(task: Task, control: Locator) -> bool:
    return same_text(await _value(control), _words(task), task.seen)


async def _is_on(control: Locator) -> bool:
    return bool(
        await control.evaluate(
            "(e) => typeof e.checked === 'boolean' ? e.checked : ['aria-checked', 'aria-pressed',"
            " 'aria-selected'].some((name) => e.getAttribute(name) === 'true')"
            " || /(^|[ _-])(active|selected|checked)([ _-]|$)/.test(e.className)",
            timeout=3000,
        )
    )


async def _selected(control: Locator) -> set[int]:
    found = await control.evaluate(
        "(e) => [...e.selectedOptions].map((o) => o.index)", timeout=3000
    )
    return set(found)


async def _value(control: Locator) -> str:
    return str(await control.evaluate("(e) => e.value ?? e.innerText ?? ''", timeout=3000))


async def _file_shown(task: Task, control: Locator) -> bool | None:
    """Whether the field holds the file, or the page shows its name."""
    name = task.file.name if task.file else ""
    if await control.evaluate("(e) => e.files ? e.files.length : 0", timeout=3000):
        return True
    return await task.page.get_by_text(name, exact=False).count() > 0 or None


_FILL: Mapping[_Work, Callable[[Hands, Task], Awaitable[Effort]]] = {
    _Work.FILE: _hand_over,
    _Work.TICK: _turn,
    _Work.LIST: _pick,
    _Work.GROUP: _choose,
    _Work.DATE: _write_date,
    _Work.TYPE: _write,
}
_HOLDS: Mapping[_Work, Callable[[Task, Locator], Awaitable[bool | None]]] = {
    _Work.FILE: _file_shown,
    _Work.TICK: _ticked,
    _Work.LIST: _picked,
    _Work.GROUP: _choices_hold,
    _Work.DATE: _written,
    _Work.TYPE: _written,
}

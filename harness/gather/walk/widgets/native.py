"""The browser's own controls: how they are filled in, and how they are read back."""

import re
from collections.abc import Sequence

from playwright.async_api import Locator

from harness.evidence import Control
from harness.gather.browser.observe import find
from harness.gather.browser.seen import SeenControl
from harness.gather.walk.hands import Effort, Hands
from harness.gather.walk.widgets.way import (
    Task,
    Way,
    control_of,
    option_spot,
    spot_of,
    words_of,
)


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


async def is_on(control: Locator) -> bool:
    """Whether a radio button, tick box, switch or pressed button is on."""
    return bool(
        await control.evaluate(
            "(e) => typeof e.checked === 'boolean' ? e.checked : ['aria-checked', 'aria-pressed',"
            " 'aria-selected'].some((name) => e.getAttribute(name) === 'true')"
            " || /(^|[ _-])(active|selected|checked)([ _-]|$)/.test(e.className)",
            timeout=3000,
        )
    )


async def value_of(control: Locator) -> str:
    """What stands in a field, or the words of an element that is none."""
    return str(await control.evaluate("(e) => e.value ?? e.innerText ?? ''", timeout=3000))


async def _turn(hands: Hands, task: Task) -> Effort:
    return await hands.turn(spot_of(task), ())


async def _write(hands: Hands, task: Task) -> Effort:
    return await hands.write(spot_of(task), words_of(task))


async def _pick(hands: Hands, task: Task) -> Effort:
    spot = spot_of(task)
    if task.seen.multiple:
        return await hands.pick_many(spot, task.answer.choices)
    return await hands.pick(spot, task.answer.choices[0])


async def _choose(hands: Hands, task: Task) -> Effort:
    """Turn the options of a group until exactly the wanted ones are on."""
    seen, wanted = task.seen, set(task.answer.choices)
    radio = seen.control in {Control.RADIO, Control.BUTTON_GROUP, Control.RATING}
    presses, visible = 0, True
    group = tuple(option_spot(task, option) for option in seen.options)
    effort = Effort()
    for index, spot in enumerate(group):
        on = await is_on(spot.control)
        if on == (index in wanted) or (radio and index not in wanted):
            continue
        is_button = seen.control is Control.BUTTON_GROUP or (
            seen.control is Control.RATING and seen.role is None and seen.tag != "input"
        )
        others = group if radio and not is_button else ()
        effort = await (hands.press(spot) if is_button else hands.turn(spot, others))
        presses += effort.key_presses or 0
        visible = visible and effort.focus_visible is not False
    if effort.key_presses is None:
        return effort
    return Effort(key_presses=presses, focus_visible=visible)


async def _choices_hold(task: Task) -> bool:
    on = [
        index
        for index, option in enumerate(task.seen.options)
        if await is_on(find(task.page, task.seen.frame, option.selector))
    ]
    if task.seen.control is Control.RATING:
        return highest(task.seen, on) in task.answer.choices
    return set(on) == set(task.answer.choices)


def highest(seen: SeenControl, on: Sequence[int]) -> int:
    """Of the stars that are lit the highest: those below it are often lit with it."""

    def stars(index: int) -> int:
        found = re.search(r"\d+", seen.options[index].text)
        return int(found.group()) if found else len(seen.options[index].text)

    return max(on, key=stars, default=-1)


async def _ticked(task: Task) -> bool:
    return await is_on(control_of(task)) == task.answer.tick


async def _picked(task: Task) -> bool:
    found = await control_of(task).evaluate(
        "(e) => [...e.selectedOptions].map((o) => o.index)", timeout=3000
    )
    return set(found) == set(task.answer.choices)


async def _written(task: Task) -> bool:
    return same_text(await value_of(control_of(task)), words_of(task), task.seen)


TICK = Way(
    name="tick box",
    fits=lambda _, answer: answer.tick is not None,
    fill=_turn,
    holds=_ticked,
)
LIST = Way(
    name="native list",
    fits=lambda seen, _: seen.tag == "select",
    fill=_pick,
    holds=_picked,
)
GROUP = Way(
    name="group of options",
    fits=lambda seen, answer: bool(answer.choices) and seen.control is not Control.COMBOBOX,
    fill=_choose,
    holds=_choices_hold,
)
TEXT = Way(name="text", fits=lambda _seen, _answer: True, fill=_write, holds=_written)

"""Works a control: finds the way that fits it, fills it in by that, and reads it back."""

from playwright.async_api import Error

from harness.evidence import Action, Control
from harness.gather.browser.seen import SeenControl
from harness.gather.walk.hands import Effort, Hands
from harness.gather.walk.widgets.dates import DATED, NATIVE_DATE, PARTS, shows_date
from harness.gather.walk.widgets.drawn import DRAWN
from harness.gather.walk.widgets.files import FILE
from harness.gather.walk.widgets.lists import LISTED
from harness.gather.walk.widgets.native import (
    GROUP,
    LIST,
    TEXT,
    TICK,
    highest,
    same_text,
)
from harness.gather.walk.widgets.openlists import OPEN_LIST
from harness.gather.walk.widgets.phones import PHONE, shows_phone
from harness.gather.walk.widgets.rich_text import RICH_TEXT, same_prose
from harness.gather.walk.widgets.steps import STEPPED
from harness.gather.walk.widgets.suggest import best
from harness.gather.walk.widgets.tags import TAGS, pieces_of
from harness.gather.walk.widgets.way import Task, Way
from harness.people.answers import Answer

WAYS: tuple[Way, ...] = (
    *(
        FILE,
        TICK,
        LISTED,
        OPEN_LIST,
        PARTS,
        LIST,
        GROUP,
        NATIVE_DATE,
        DATED,
        PHONE,
        RICH_TEXT,
        STEPPED,
        TAGS,
    ),
    *(DRAWN, TEXT),
)
"""In the order in which they are tried: the first that fits is taken; the last fits everything."""

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


def way_for(seen: SeenControl, answer: Answer) -> Way:
    """The way of working a control for an answer."""
    return next(way for way in WAYS if way.fits(seen, answer))


async def fill_in(hands: Hands, task: Task) -> Effort:
    """Put an answer into a control.

    Raises:
        OutOfReach: these hands cannot get there.
        playwright.async_api.Error: the control went away or does not take it.
    """
    return await way_for(task.seen, task.answer).fill(hands, task)


async def holds(task: Task) -> bool | None:
    """Whether a control holds the answer; None where it cannot be read back."""
    try:
        return await way_for(task.seen, task.answer).holds(task)
    except Error:
        return None


def already(
    seen: SeenControl, answer: Answer, *, text: str, meaning: str = "", place: str = ""
) -> bool:
    """Whether an observed control holds the answer, so that nothing is left to do."""
    if seen.control is Control.FILE:
        return bool(seen.value)
    if answer.tick is not None:
        return seen.checked == answer.tick
    if answer.choices and seen.control is Control.RATING:
        lit = [index for index, option in enumerate(seen.options) if option.selected]
        return highest(seen, lit) in answer.choices
    if answer.choices:
        chosen = {index for index, option in enumerate(seen.options) if option.selected}
        if chosen or seen.control is not Control.COMBOBOX or not text:
            return chosen == set(answer.choices)
    if seen.control is Control.COMBOBOX:
        return bool(seen.value) and best((seen.value,), text, meaning=meaning, place=place) == 0
    return _says(seen, answer, text, place=place)


def _says(seen: SeenControl, answer: Answer, text: str, *, place: str) -> bool:
    """Whether what stands in a field that is written into says the answer."""
    if answer.iso is not None:
        return seen.value == text or shows_date(seen, answer.iso)
    if seen.control is Control.PHONE and text:
        return shows_phone(seen, text, place=place)
    if seen.control is Control.RICH_TEXT:
        return same_prose(seen.value, text)
    if seen.pieces:
        return all(piece.casefold() in seen.value.casefold() for piece in pieces_of(text))
    return same_text(seen.value, text, seen)


def action_for(seen: SeenControl) -> Action:
    """What answering a control is called in the evidence."""
    if seen.control is Control.FILE:
        return Action.UPLOAD
    if seen.control in _TICKED:
        return Action.TICK
    return Action.FILL if seen.control in _TYPED else Action.CHOOSE

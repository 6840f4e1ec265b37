"""Telephone numbers: the country beside the field first, then the number in the form left to it."""

import re
from dataclasses import replace

from harness.evidence import Control
from harness.gather.browser.observe import find
from harness.gather.browser.seen import SeenCallingCode, SeenControl, SeenOption
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.gather.walk.widgets.lists import LISTED, popup_of
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of
from harness.people.answers import Answer
from harness.people.calling import PhoneParts, countries_of, holds_phone, phone_parts
from harness.people.options import plain
from harness.people.places import names_of

_FEW = 12
_SHOWN = """(e) => [
  e.tagName === 'SELECT' ? (e.selectedOptions[0] || {text: ''}).text : e.innerText,
  e.value && e.tagName === 'INPUT' ? e.value : '', e.getAttribute('aria-label'), e.title]
  .filter(Boolean).join(' ')"""


def shows_phone(seen: SeenControl, phone: str, *, place: str) -> bool:
    """Whether an observed field and the country beside it say a number.

    Args:
        seen: The field.
        phone: The number, with its calling code.
        place: Where the candidate lives; its last part is the country.
    """
    return _hold(seen.value, phone, seen.calling_code.text if seen.calling_code else None, place)


def _hold(held: str, phone: str, code: str | None, place: str) -> bool:
    if not holds_phone(held, phone):
        return False
    parts = phone_parts(phone)
    if parts is None or code is None or held.strip().startswith(("+", "00")):
        return True
    return _says(code, parts, home=_country_in(place))


async def _fill(hands: Hands, task: Task) -> Effort:
    """Set the country and type the rest; the second time the whole number at once."""
    parts, code = phone_parts(task.text), task.seen.calling_code
    if parts is None:
        return await hands.write(spot_of(task), task.text)
    if code is None:
        text = parts.local if task.technique else task.text
        return await hands.write(spot_of(task), text)
    if task.technique:
        return await hands.write(spot_of(task), f"+{parts.code}{parts.digits}")
    effort = Effort()
    if not _says(code.text, parts, home=_home(task)):
        effort = await _set_country(hands, task, code, parts)
    return added(effort, await hands.write(spot_of(task), parts.national))


async def _set_country(
    hands: Hands, task: Task, code: SeenCallingCode, parts: PhoneParts
) -> Effort:
    """Choose the country of the number in the list beside it.

    Raises:
        LookupError: the list does not offer it.
    """
    seen = replace(
        task.seen,
        control=Control.SELECT if code.tag == "select" else Control.COMBOBOX,
        selector=code.selector,
        tag=code.tag,
        proxy=(),
        options=(),
        calling_code=None,
    )
    beside = replace(task, seen=seen)
    if code.tag == "select":
        texts = await control_of(beside).evaluate("(e) => [...e.options].map((o) => o.text)")
        place = _country(tuple(texts), parts, home=_home(task))
        return await hands.pick(_code_spot(task, code), place)
    popup = popup_of(hands, beside)
    effort = await popup.open()
    state = await popup.state()
    named = countries_of(parts.code, home=_home(task))[:1]
    if state.typing and named:
        effort = added(effort, await hands.type(named[0]))
        state = await popup.until(lambda now: 0 < len(now.options) < _FEW, most=2.0)
    few = 0 < len(state.options) < _FEW
    offered = state.options if few else (await popup.everything())[0]
    place = _country(tuple(one.text for one in offered), parts, home=_home(task))
    if hands.points and offered[place].selector:
        effort = added(effort, await hands.press(popup.option(offered[place])))
        return added(effort, await popup.close())
    only = replace(seen, options=(SeenOption(text=offered[place].text),))
    chosen = replace(beside, seen=only, answer=Answer(choices=(0,), reason="its country"))
    return added(effort, await LISTED.fill(hands, chosen))


def _country(texts: tuple[str, ...], parts: PhoneParts, *, home: str) -> int:
    """The place of the country of a number in a list: by its name, else by its code alone."""
    for country in countries_of(parts.code, home=home):
        for index, text in enumerate(texts):
            if names_of(country) & names_of(re.sub(r"\(?\+?\d+\)?", "", text)):
                return index
        for index, text in enumerate(texts):
            if plain(text).startswith(f"{plain(country)} ") and _has_code(text, parts.code):
                return index
    for index, text in enumerate(texts):
        if _has_code(text, parts.code):
            return index
    raise LookupError(f"the list of countries does not offer +{parts.code}")


def _has_code(text: str, code: str) -> bool:
    return re.search(rf"\+\s?{code}(?!\d)", text) is not None


def _says(shown: str, parts: PhoneParts, *, home: str) -> bool:
    """Whether a list of countries shows the one of the number."""
    if re.search(r"\+\s?\d", shown):
        return _has_code(shown, parts.code)
    words = f" {plain(shown)} "
    countries = countries_of(parts.code, home=home)[:1]
    return any(f" {plain(country)} " in words for country in countries)


def _code_spot(task: Task, code: SeenCallingCode) -> Spot:
    control = find(task.page, task.seen.frame, code.selector)
    return Spot(control=control, label=f"{task.seen.label[:60]}: country", technique=task.technique)


def _home(task: Task) -> str:
    """The country in which the candidate lives."""
    return _country_in(task.place)


def _country_in(place: str) -> str:
    return place.rpartition(",")[2].strip()


async def _holds(task: Task) -> bool | None:
    """Whether the field and the country beside it say the candidate's number."""
    held = str(await control_of(task).input_value(timeout=3000))
    code = task.seen.calling_code
    shown = None
    if code is not None:
        shown = str(await _code_spot(task, code).control.evaluate(_SHOWN, timeout=3000))
    return _hold(held, task.text, shown, task.place)


PHONE = Way(
    name="telephone number",
    fits=lambda seen, answer: (
        seen.control is Control.PHONE and seen.tag == "input" and bool(answer.text)
    ),
    fill=_fill,
    holds=_holds,
)

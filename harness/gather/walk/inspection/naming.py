"""Puts real names, numbers and words that forms often refuse into a step."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from playwright.async_api import Error

from harness.evidence import Control
from harness.gather.browser.observe import locate
from harness.gather.browser.probing import Typed, typed
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.advance import is_same_step
from harness.gather.walk.inspection.keeping import probe_history
from harness.gather.walk.inspection.stance import Stance, holdings
from harness.record import record

_PATIENCE_MS = 3000
_MOST_FIELDS = 2
_ONCE_MORE = 4
"""Of the names below, how many are tried again on a second field."""

NAMES: Mapping[str, str] = {
    "an apostrophe and a hyphen": "O’Neill-D'Angelo",
    "letters with marks": "Żółć-Nguyễn Çelikoğlu",
    "more than 60 letters": "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley",
    "Chinese characters": "李小龍",
    "two surnames": "García Márquez y de la Cruz",
    "two letters": "Ng",
    "Cyrillic letters": "Коваленко",
    "letters written from right to left": "محمد",
}
TEXT = "3 < 5 & 7 > 2: C++, “naïve” 🌱 <b>bold</b>"
FOREIGN_PHONE = "+44 20 7946 0958"  # Ofcom keeps 020 7946 0000–0999 free for drama
FOREIGN_POSTCODE = "SW1A 1AA"
_TOGETHER: Mapping[str, str] = {
    "name.given": "Zoë-Anaïs",
    "name.family": "O'Neill-Núñez y García",
    "name.full": "Zoë-Anaïs O'Neill-Núñez y García",
}
_REST = frozenset({"name.given", "name.family", "name.full"})


@record
class Awkward:
    """One field, what is put into it, which probe it is, and what is special about it."""

    control: SeenControl
    text: str
    probe: str
    what: str


async def probe_typing(stance: Stance, view: PageView) -> None:
    """Type into name, mail, number and free-text fields, and see what the page alone says."""
    already = {error.text for error in view.errors}
    named = [one for one in view.questions if _meaning(one, view) in _REST and _typable(one)]
    for number, control in enumerate(named[:_MOST_FIELDS]):
        tried = NAMES.items() if number == 0 else list(NAMES.items())[:_ONCE_MORE]
        for what, text in tried:
            one = Awkward(control=control, text=text, probe="name", what=what)
            await _type(stance, one, already)
    for one in _others(view):
        await _type(stance, one, already)


async def probe_accepting(stance: Stance, view: PageView, button: SeenButton) -> PageView:
    """Go on with names that the server has to take, too, and come back; what is shown then."""
    put = [one for one in _together(view) if await _put(stance, one) is not None]
    filled = await stance.recorder.observed(stance.page)
    outcome = await stance.press(filled, button)
    if outcome is None:
        return filled
    stayed = is_same_step(view, outcome.view)
    for one in put:
        _note_taken(stance, one, outcome.view, stayed=stayed)
    if stayed:
        return outcome.view
    back = await probe_history(stance, filled, outcome.view)
    if is_same_step(view, back):
        for one in put:
            _note_shown(stance, one, back)
    return back


def _note_taken(stance: Stance, one: Awkward, now: PageView, *, stayed: bool) -> None:
    own = [error.text for error in now.errors if error.control == one.control.key]
    if stayed and not own:
        return  # something else is wrong on this step, which says nothing about the name
    stance.notes.probe(
        one.probe,
        not own,
        aspect="taken",
        control=one.control,
        tried=f"“{one.text}” was typed ({one.what}), and the way on was pressed",
        expected="it is taken as it is",
        quote=" · ".join(own),
        detail=f"{one.text} ({one.what})" if own else "",
    )


def _note_shown(stance: Stance, one: Awkward, back: PageView) -> None:
    """Whether the server shows again what it was given, letter by letter."""
    shown = holdings(back).get(one.control.key)
    if shown is None:
        return  # not kept at all: that is the probe of Back
    same = _plain(shown) == _plain(one.text)
    stance.notes.probe(
        one.probe,
        same,
        aspect="shown again",
        control=one.control,
        tried=f"“{one.text}” was sent, and the step opened again",
        expected="it is shown as it was typed",
        quote=shown,
        detail="" if same else f"{one.text}, which comes back as {shown}",
    )


async def _type(stance: Stance, one: Awkward, already: Collection[str]) -> None:
    """Type one text, and look whether the field or the page objects anew, or changes it."""
    found = await _put(stance, one)
    if found is None:
        return
    view = await stance.recorder.observed(stance.page)
    own = [
        error.text
        for error in view.errors
        if error.control == one.control.key and error.text not in already
    ]
    words = " · ".join(dict.fromkeys([*own, *([found.message] if not found.valid else [])]))
    changed = _plain(found.value) != _plain(one.text)
    if one.probe == "phone":
        changed = _digits(found.value) != _digits(one.text)
    refused = bool(own) or not found.valid or (found.marked and not one.control.invalid)
    stance.notes.probe(
        one.probe,
        not refused and not changed,
        aspect="typed",
        control=one.control,
        tried=f"“{one.text}” was typed ({one.what})",
        expected="the field takes it as it is",
        quote=words,
        detail=_happened(one, found, refused=refused, changed=changed),
    )


def _happened(one: Awkward, found: Typed, *, refused: bool, changed: bool) -> str:
    if refused:
        return f"{one.text} ({one.what})"
    return f"{one.text} ({one.what}), which becomes “{found.value}”" if changed else ""


async def _put(stance: Stance, one: Awkward) -> Typed | None:
    try:
        target = locate(stance.page, one.control)
        await target.fill("", timeout=_PATIENCE_MS)
        await target.press_sequentially(one.text, timeout=_PATIENCE_MS)
        await target.blur(timeout=_PATIENCE_MS)
        return await typed(target, timeout_ms=_PATIENCE_MS)
    except (Error, LookupError):
        return None


def _others(view: PageView) -> Sequence[Awkward]:
    """What is tried on the other fields of a step: each kind of field once."""
    anywhere = any(
        _meaning(one, view) in {"address.country", "address.region"} for one in view.questions
    )
    found: dict[str, Awkward] = {}
    for one in view.questions:
        meaning = _meaning(one, view)
        if not _typable(one):
            continue
        if meaning == "email":
            local, _, domain = one.value.rpartition("@")
            text = f"{(local or 'ada').partition('+')[0]}+jobs@{domain or 'example.com'}"
            new = Awkward(control=one, text=text, probe="mail", what="a plus in the address")
        elif meaning == "phone":
            new = Awkward(control=one, text=FOREIGN_PHONE, probe="phone", what="a foreign number")
        elif meaning == "address.postcode" and not anywhere:
            new = Awkward(
                control=one, text=FOREIGN_POSTCODE, probe="postcode", what="a foreign postcode"
            )
        elif one.control is Control.TEXTAREA and (one.max_length or 99) >= len(TEXT):
            new = Awkward(control=one, text=TEXT, probe="free text", what="signs and a picture")
        else:
            continue
        found.setdefault(new.probe, new)
    return tuple(found.values())


def _together(view: PageView) -> Sequence[Awkward]:
    """The texts that are put to the server, all in one attempt."""
    names = [
        Awkward(
            control=one,
            text=_TOGETHER[meaning],
            probe="name",
            what="an apostrophe, a hyphen, letters with marks, two surnames",
        )
        for one in view.questions
        if (meaning := _meaning(one, view)) in _TOGETHER and _typable(one)
    ]
    texts = [one for one in _others(view) if one.probe == "free text"]
    return (*names, *texts)


def _meaning(control: SeenControl, view: PageView) -> str:
    return understand_seen(control, view).meaning


def _typable(control: SeenControl) -> bool:
    written = control.control in {Control.TEXT, Control.TEXTAREA, Control.PHONE}
    return written and not control.disabled and not control.read_only


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _digits(text: str) -> str:
    """The last digits: a field that shows the country's code elsewhere has changed nothing."""
    return "".join(letter for letter in text if letter.isdigit())[-10:]

"""Leaves a step empty, or fills it in wrongly, and looks how the site says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.async_api import Error

from harness.evidence import Control
from harness.gather.browser.observe import locate
from harness.gather.browser.probing import Landed, landed
from harness.gather.browser.seen import PageView, SeenButton, SeenControl, SeenError
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.advance import Outcome, is_same_step
from harness.gather.walk.inspection.stance import Stance, holdings, lost, named
from harness.reading.questions import plain
from harness.record import record

_PATIENCE_MS = 3000
_HELPS = re.compile(
    r"\b(enter|choose|select|use|must|needs?|include|format|example|e\.g\.|like|such as|at least|"
    r"between|only|with an?|missing|followed by|geben|wählen|saisissez|choisissez|introduzca|"
    r"elija|vul|kies|insira|escolha|inserisci|scegli|podaj|wybierz)\b|@|\d",
    re.IGNORECASE,
)
_LEFT = "the step was left empty, and the way on was pressed"
_WRITTEN = frozenset({Control.TEXT, Control.TEXTAREA, Control.PHONE, Control.DATE, Control.NUMBER})


@record
class Wrong:
    """A field that is filled in wrongly: with what, and what is wrong about it."""

    control: SeenControl
    text: str
    problem: str


@dataclass(frozen=True)
class Judged:
    """What a page said to an attempt to go on, and where it put the focus."""

    view: PageView
    errors: tuple[SeenError, ...]
    spoken: tuple[str, ...]
    focus: Landed

    @property
    def written(self) -> tuple[SeenError, ...]:
        """The objections that stand on the page; a browser's own bubble shows one at a time."""
        page = _close(self.view.text)
        return tuple(error for error in self.errors if _close(error.text) in page)

    @property
    def words(self) -> str:
        """All that was said."""
        return " · ".join(dict.fromkeys([*(e.text for e in self.errors), *self.spoken]))

    @property
    def announced(self) -> bool:
        """Whether somebody who does not see the page hears of it."""
        if self.spoken or any(error.announced for error in self.errors):
            return True
        if self.focus.on == "words":
            said = self.focus.words.casefold()
            return any(error.text.casefold()[:60] in said for error in self.errors)
        return self.focus.on == "field" and bool(self.errors)


async def probe_empty(stance: Stance, view: PageView, button: SeenButton) -> PageView:
    """Go on from a step on which nothing is filled in; returns what is shown then."""
    wanted = [
        control
        for control in view.questions
        if control.required is True and not holdings(view).get(control.key)
    ]
    if not wanted:
        return view
    said = await _attempt(stance, view, button)
    if said is None:
        return view
    if not is_same_step(view, said.view):
        stance.notes.probe(
            "empty advance",
            None,
            aspect="told",
            tried=_LEFT,
            detail="the page went on although required questions are empty",
        )
        return said.view
    _note_empty(stance, said, wanted)
    return said.view


def _note_empty(stance: Stance, said: Judged, wanted: Sequence[SeenControl]) -> None:
    notes = stance.notes
    told = bool(said.errors or said.spoken)
    notes.probe(
        "empty advance",
        told,
        aspect="told",
        tried=_LEFT,
        expected="words say what is missing",
        quote=said.words,
        detail="" if told else "the page stays as it is and says nothing",
    )
    if not told:
        return
    near = [error for error in said.errors if error.near_field]
    notes.probe(
        "empty advance",
        bool(near),
        aspect="near",
        tried=_LEFT,
        expected="the words stand beside the field that they are about",
        quote=said.words,
        detail="" if near else "the words stand elsewhere than the fields",
    )
    notes.probe(
        "empty advance",
        said.announced,
        aspect="announced",
        tried=_LEFT,
        expected="a screen reader says it: by an alert, by the field's description, or because "
        "the focus is moved there",
        quote=said.words,
        detail=f"the focus is on {said.focus.on}"
        + (f" (“{said.focus.words[:80]}”)" if said.focus.words else "")
        + ("" if said.announced else ", and nothing tells a screen reader"),
    )
    if len(wanted) > 1:
        _note_count(stance, said, wanted)


def _note_count(stance: Stance, said: Judged, wanted: Sequence[SeenControl]) -> None:
    """Whether all that is missing is told together."""
    keys = {control.key for control in wanted}
    tied = {error.control for error in said.written if error.control in keys}
    words = " ".join([*(error.text for error in said.written), *said.spoken]).casefold()
    labelled = {one.key for one in wanted if plain(one.label).casefold() in words}
    count = len(tied | labelled)
    stance.notes.probe(
        "empty advance",
        count >= len(keys),
        aspect="all at once",
        tried=_LEFT,
        expected=f"all {len(keys)} missing answers are named together",
        quote=said.words,
        detail=f"{count} of {len(keys)} missing answers are named",
    )


async def probe_wrong(stance: Stance, view: PageView, button: SeenButton) -> PageView:
    """Fill some fields of a filled-in step wrongly, go on, and see what is said and kept."""
    wrongs = _wrongs(view)
    done = [wrong for wrong in wrongs if await _put(stance, wrong)]
    if not done:
        return view
    filled = await stance.recorder.observed(stance.page)
    said = await _attempt(stance, filled, button)
    if said is None:
        return filled
    stayed = is_same_step(view, said.view)
    for wrong in done:
        _note_wrong(stance, wrong, said, stayed=stayed)
    if stayed and (said.errors or said.spoken):
        _note_kept(stance, filled, said, done)
    if stayed:
        return said.view
    return await stance.back() or said.view


def _note_wrong(stance: Stance, wrong: Wrong, said: Judged, *, stayed: bool) -> None:
    if wrong.problem == "empty":
        return
    own = [error.text for error in said.errors if error.control == wrong.control.key]
    words = " · ".join(own) or (said.words if len(said.errors) == 1 else "")
    caught = stayed and bool(words)
    stance.notes.probe(
        "wrong value",
        caught if not stayed or words else None,
        aspect="caught",
        control=wrong.control,
        tried=f"“{wrong.text}” was typed ({wrong.problem}), and the way on was pressed",
        expected="the page says that something is wrong before it goes on",
        quote=words,
        detail="" if stayed else "the page went on without a word",
    )
    if caught:
        helps = bool(_HELPS.search(words))
        stance.notes.probe(
            "wrong value",
            helps,
            aspect="told how",
            control=wrong.control,
            tried=f"“{wrong.text}” was typed ({wrong.problem})",
            expected="the words say how to mend it",
            quote=words,
            detail="" if helps else "the words only say that it is wrong",
        )


def _note_kept(stance: Stance, filled: PageView, said: Judged, done: Sequence[Wrong]) -> None:
    mine = {wrong.control.key for wrong in done}
    before = {key: text for key, text in holdings(filled).items() if key not in mine}
    if not before:
        return
    gone = lost(before, said.view)
    stance.notes.probe(
        "kept after error",
        not gone,
        tried=f"one of {len(before) + len(mine)} answers was wrong, and the way on was pressed",
        expected="all other answers are still there",
        quote=said.words,
        detail=f"{len(gone)} of {len(before)} answers are gone: {named(gone)}" if gone else "",
    )


async def _attempt(stance: Stance, view: PageView, button: SeenButton) -> Judged | None:
    heard = len(stance.recorder.dialogs)
    outcome: Outcome | None = await stance.press(view, button)
    if outcome is None:
        return None
    return Judged(
        view=outcome.view,
        errors=outcome.errors,
        spoken=tuple(stance.recorder.dialogs[heard:]),
        focus=await landed(stance.page),
    )


def _close(text: str) -> str:
    """Words without the spaces and breaks between them, which depend on who reads the page."""
    return "".join(text.split())


def _wrongs(view: PageView) -> tuple[Wrong, ...]:
    """Wrong answers to the questions of a step; where none can be wrong, one left empty."""
    found = []
    for control in view.questions:
        if control.control not in _WRITTEN or control.disabled or control.read_only:
            continue
        meaning = understand_seen(control, view).meaning
        if meaning.startswith("email"):
            text, problem = "name.example.com", "an e-mail address without @"
        elif meaning == "phone" or control.control is Control.PHONE:
            text, problem = "call me", "letters for a phone number"
        elif meaning in {"age.birth_date", "history.date"} and control.control is Control.DATE:
            text, problem = "2999-01-01", "a date in the future"
        elif control.control is Control.NUMBER and control.maximum:
            text, problem = f"{control.maximum}9", "a number out of range"
        else:
            continue
        found.append(Wrong(control=control, text=text, problem=problem))
    if found:
        return tuple(found)
    empty = [
        control
        for control in view.questions
        if control.required is True and control.control in {Control.TEXT, Control.TEXTAREA}
    ]
    return tuple(Wrong(control=one, text="", problem="empty") for one in empty[:1])


async def _put(stance: Stance, wrong: Wrong) -> bool:
    """Put a wrong answer into its field; whether the field took it."""
    try:
        target = locate(stance.page, wrong.control)
        await target.fill(wrong.text, timeout=_PATIENCE_MS)
        await target.blur(timeout=_PATIENCE_MS)
        return await target.input_value(timeout=_PATIENCE_MS) == wrong.text
    except (Error, LookupError):
        return False

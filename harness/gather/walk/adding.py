"""Adds the entries that a history still lacks, and takes away those that are too many."""

import re
from collections.abc import Mapping

from playwright.async_api import Page

from harness.evidence import Action
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import after
from harness.gather.walk.entries import Group, listing, places_of
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import Hands
from harness.gather.walk.history import MOST_ENTRIES, entries_had
from harness.gather.walk.tried import try_press

_ADD = re.compile(
    r"^\W*(add|\+|new|another|hinzufügen|ajouter|añadir|agregar|toevoegen|adicionar|aggiungi|"
    r"dodaj)\b|^\W*[+＋]|\b(hinzufügen|toevoegen)\W*$|^(one more|more)\b",
    re.IGNORECASE,
)
_OF: Mapping[Group, re.Pattern[str]] = {
    Group.JOBS: re.compile(
        r"\b(jobs?|experience|employ\w*|work|position|career|role|berufserfahrung|expérience|"
        r"experiencia|esperienza|ervaring|doświadczenie)\b",
        re.IGNORECASE,
    ),
    Group.STUDIES: re.compile(
        r"\b(education|school|degree|universit\w*|college|stud(y|ies)|qualification|ausbildung|"
        r"formation|estudios|formación|opleiding|wykształcenie)\b",
        re.IGNORECASE,
    ),
}
_OF_OTHERS = re.compile(
    r"\b(file|document|attachment|resume|cv|cover|photo|skill|language|link|website|url|social|"
    r"reference|referee|certific\w*|licen[cs]e|award|publication|address|phone|e-?mail|note|"
    r"comment|tag|question|calendar|cart|favou?rites?|alert|project|patent|military|volunteer\w*)",
    re.IGNORECASE,
)
_SAVE = re.compile(
    r"^(save|done|ok|okay|add|update|confirm|apply|speichern|fertig|enregistrer|guardar|opslaan|"
    r"salvar|salva|zapisz)\b",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    r"^\W*(remove|delete|discard|entfernen|löschen|supprimer|eliminar|borrar|verwijder\w*|remover|"
    r"elimina|rimuovi|usuń)\b|^[×✕✖🗑]$",
    re.IGNORECASE,
)


class EntryAdder:
    """Presses "Add another" and "Remove" until a step lists what the candidate has."""

    def __init__(self, recorder: Recorder, hands: Hands, filler: StepFiller) -> None:
        self.recorder = recorder
        self.hands = hands
        self.filler = filler
        self._useless: set[tuple[str, ...]] = set()

    async def complete(self, page: Page, view: PageView) -> PageView:
        """Give every entry that the step has room for; each is filled in before the next."""
        view = await self._without_excess(page, view)
        for _ in range(2 * MOST_ENTRIES):
            found = self._next(view)
            if found is None:
                return view
            group, button = found
            view = await self._added(page, view, group, button)
        return view

    def _next(self, view: PageView) -> tuple[Group, SeenButton] | None:
        listed = listing(view)
        for group in Group:
            here = listed[group] + self.filler.saved.get(group, 0)
            if here >= entries_had(self.filler.applicant.candidate, group):
                continue
            button = _adder(view, group)
            if button is not None and button.selector not in self._useless:
                return group, button
        return None

    async def _added(
        self, page: Page, view: PageView, group: Group, button: SeenButton
    ) -> PageView:
        """Add one entry and fill it in; where it is edited apart, save it."""
        listed = listing(view)[group]
        if not await self._pressed(page, button):
            return view
        now = (await after(page, self.recorder, view, unmoved=1.0)).view
        now = await self.recorder.step(page)
        if listing(now)[group] <= listed:
            self._useless.add(button.selector)
            return now
        now = await self.filler.fill(page, now)
        save = _saver(view, now)
        if save is None:
            return now
        if not await self._pressed(page, save):
            return now
        held = listing(now)[group]
        saved = (await after(page, self.recorder, now, unmoved=1.5)).view
        if listing(saved)[group] < held:
            self.filler.saved[group] = self.filler.saved.get(group, 0) + 1
        else:
            self._useless.add(button.selector)
        return await self.recorder.step(page)

    async def _without_excess(self, page: Page, view: PageView) -> PageView:
        """Remove the entries for which the candidate has nothing to say."""
        for _ in range(MOST_ENTRIES):
            button = self._excess(view)
            if button is None or not await self._pressed(page, button):
                return view
            outcome = await after(page, self.recorder, view, unmoved=1.0)
            if not outcome.changed:
                self._useless.add(button.selector)
            view = await self.recorder.step(page)
            view = await self.filler.fill(page, view)
        return view

    def _excess(self, view: PageView) -> SeenButton | None:
        """The button that removes the last entry, where there are too many."""
        places = places_of(view)
        for group, listed in listing(view).items():
            here = listed + self.filler.saved.get(group, 0)
            if listed == 0 or here <= entries_had(self.filler.applicant.candidate, group):
                continue
            tops = [
                control.top
                for control in view.questions
                if control.key in places
                and places[control.key].group is group
                and places[control.key].entry == listed - 1
            ]
            found = [
                button
                for button in view.buttons
                if _REMOVE.search(button.text)
                and not button.disabled
                and button.selector not in self._useless
                and min(tops) - 120 <= button.top <= max(tops) + 240
            ]
            if found:
                return min(found, key=lambda one: abs(one.top - max(tops)))
        return None

    async def _pressed(self, page: Page, button: SeenButton) -> bool:
        pressed = await try_press(page, self.hands, self.recorder, button, Action.NAVIGATE)
        if not pressed:
            self._useless.add(button.selector)
        return pressed


def _adder(view: PageView, group: Group) -> SeenButton | None:
    """The button that adds an entry of a group: by its words, else by where it stands."""
    found = [
        button
        for button in view.buttons
        if _ADD.search(button.text)
        and not button.disabled
        and not button.url
        and not _OF_OTHERS.search(button.text)
    ]
    named = [button for button in found if _OF[group].search(button.text)]
    if named:
        return named[-1]
    other = next(one for one in Group if one is not group)
    unnamed = [button for button in found if not _OF[other].search(button.text)]
    return next((one for one in unnamed if _group_above(view, one) is group), None)


def _group_above(view: PageView, button: SeenButton) -> Group | None:
    """The group of the last entry that stands above a button."""
    places = places_of(view)
    above = [
        control
        for control in view.questions
        if control.frame == button.frame and control.top <= button.top
    ]
    last = max(above, key=lambda control: control.top, default=None)
    place = places.get(last.key) if last else None
    return place.group if place else None


def _saver(before: PageView, now: PageView) -> SeenButton | None:
    """The button that closes the editor of one entry: it came up with it."""
    known = {(button.selector, button.text) for button in before.buttons}
    fresh = [
        button
        for button in now.buttons
        if (button.selector, button.text) not in known
        and _SAVE.search(button.text)
        and not button.disabled
    ]
    return fresh[-1] if fresh else None

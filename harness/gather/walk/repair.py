"""Mends what a site objects to, as far as the candidate has another truthful answer."""

import re

from playwright.async_api import Page

from harness.evidence import Control, Obstacle
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenControl, SeenError
from harness.gather.walk.advance import Outcome, same_questions
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.placing import placed
from harness.gather.walk.stopped import Stopped

_MOST_ROUNDS = 7
_MISSING = re.compile(
    r"\b(required|missing|blank|empty|mandatory|can(no|')t be|must not be|fill (in|out)|"
    r"provide|enter (a|an|your|the)|choose|select|pflicht\w*|erforderlich|obligatoire|"
    r"obligatori[oa]|verplicht|wymagane)\b",
    re.IGNORECASE,
)


class Repairer:
    """Remembers what a step objected to, so that nothing is tried for ever."""

    def __init__(self, recorder: Recorder, filler: StepFiller) -> None:
        self.recorder = recorder
        self.filler = filler
        self._rounds = 0
        self._lost_told = False

    def forget(self) -> None:
        """Another step begins."""
        self._rounds = 0
        self.filler.forget()

    async def mend(
        self, page: Page, before: PageView, outcome: Outcome, *, dialogs: tuple[str, ...] = ()
    ) -> PageView:
        """Look at what came of going on; prepare other answers where the site objects.

        Returns:
            The step to fill in next: the same one where something is to be mended.

        Raises:
            Stopped: the site refuses an answer that the candidate cannot give otherwise, or
                nothing happens at all.
        """
        view = outcome.view
        same = same_questions(before, view) or not outcome.changed
        if not same:
            self.forget()
            return await self.recorder.step(page)
        errors = tuple(placed(error, view) for error in view.errors)
        spoken = tuple(SeenError(text=text, announced=True, near_field=False) for text in dialogs)
        errors += tuple(placed(error, view) for error in spoken)
        self._note(errors)
        self._note_lost(before, view)
        fresh = await self.recorder.step(page)
        self._rounds += 1
        if not errors and self._rounds > 1:
            raise Stopped(
                f"nothing happens on “{view.heading or view.title}”", obstacle=Obstacle.NO_WAY_ON
            )
        if self._rounds > _MOST_ROUNDS:
            words = errors[0].text if errors else "the step comes up again and again"
            raise Stopped(words, obstacle=Obstacle.REFUSED_ANSWER)
        prepared: set[str | None] = set()
        for error in errors:
            if error.control not in prepared:
                self._prepare(error, fresh)
            prepared.add(error.control)
        if errors and all(error.control is None for error in errors) and self._rounds > 2:
            raise Stopped(errors[0].text, obstacle=Obstacle.REFUSED_ANSWER)
        return fresh

    def _note(self, errors: tuple[SeenError, ...]) -> None:
        for error in errors:
            given = self.filler.given(error.control) if error.control else None
            self.recorder.objected(
                error.text,
                control=error.control,
                near_field=error.near_field,
                announced=error.announced,
                refused_value=given,
            )

    def _note_lost(self, before: PageView, view: PageView) -> None:
        """What was filled in and is gone, although the step is the same."""
        held = {control.key: control for control in before.questions}
        lost = [
            control.label
            for control in view.questions
            if control.key in held and _emptied(held[control.key], control)
        ]
        if lost and not self._lost_told:
            self._lost_told = True
            labels = ", ".join(f"“{label}”" for label in lost[:5])
            self.recorder.barrier(
                Obstacle.LOST_DATA,
                f"{len(lost)} answers were gone after going on: {labels}",
                stopped=False,
            )

    def _prepare(self, error: SeenError, view: PageView) -> None:
        """Have the next try answer otherwise, or end where the candidate cannot."""
        key = error.control
        if key is None:
            return
        control = next((one for one in view.questions if one.key == key), None)
        if control is None:
            return
        missing = self.filler.given(key) is None or (
            _is_empty(control) and _MISSING.search(error.text) is not None
        )
        if not missing and self.filler.refuse(view, key, error.text):
            return
        if (missing or _is_empty(control)) and self.filler.demand(view, key):
            return
        given = self.filler.given(key)
        answered = f" (answered “{given[:60]}”)" if given else ""
        raise Stopped(
            f"“{control.label}” is refused: {error.text}{answered}",
            obstacle=Obstacle.REFUSED_ANSWER,
            control=key,
        )


def _emptied(before: SeenControl, now: SeenControl) -> bool:
    if before.control is Control.FILE or before.input_type == "password":
        return False
    return not _is_empty(before) and _is_empty(now)


def _is_empty(control: SeenControl) -> bool:
    if control.control in {Control.CHECKBOX, Control.SWITCH} and len(control.options) < 2:
        return not control.checked
    if control.options:
        return not any(option.selected and option.value for option in control.options)
    return not control.value

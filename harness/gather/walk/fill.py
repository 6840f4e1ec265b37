"""Fills in a step: decides, acts, reads back, and follows what the page does meanwhile."""

import asyncio
from dataclasses import replace

from playwright.async_api import Error, Page

from harness.evidence import Action, Control, Obstacle
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView
from harness.gather.walk.decide import Applicant, Decision, decide
from harness.gather.walk.entries import Group
from harness.gather.walk.hands import Effort, Hands, OutOfReach
from harness.gather.walk.review import Told
from harness.gather.walk.still import signs_of_work, values_come, values_still
from harness.gather.walk.stopped import Stopped
from harness.gather.walk.unfold import unfold
from harness.gather.walk.widgets.looking import is_closed_list, look_into
from harness.gather.walk.widgets.popup import Luck, added
from harness.gather.walk.widgets.way import Task, said_by
from harness.gather.walk.widgets.working import action_for, already, fill_in, holds
from harness.people.answers import Answer
from harness.people.formats import fitting_form
from harness.people.options import is_filler

_MOST_PASSES = 9
_MOST_TRIES = 2
_OPTIONS_SECONDS = 3.0
_PARSE_SECONDS = 2.5
"""For how long after an upload a form may still be filled in from it, where it says nothing."""
_CHANGING = frozenset({Control.SELECT, Control.COMBOBOX})
"""Answers behind which other lists and questions often change."""


class StepFiller:
    """Answers the questions of one step, as often as the step changes under its hands."""

    def __init__(self, recorder: Recorder, hands: Hands, applicant: Applicant) -> None:
        self.recorder = recorder
        self.hands = hands
        self.applicant = applicant
        self.demanded: set[str] = set()
        self.saved: dict[Group, int] = {}
        self._forms: dict[str, int] = {}
        self._refused: dict[str, set[int]] = {}
        self._given: dict[str, str] = {}
        self._tries: dict[str, int] = {}
        self._looked: dict[str, Effort] = {}
        self._sections: dict[int, set[str]] = {}
        self._luck = Luck()
        self.told: dict[str, Told] = {}
        self._parse_due: float | None = None
        self._uploads_sent = 0
        self._at_work_before: frozenset[str] = frozenset()

    async def fill(self, page: Page, view: PageView) -> PageView:
        """Answer everything that the candidate can answer on this step.

        Raises:
            Stopped: a required question has no answer, or cannot be reached.
        """
        view = await self._answered(page, view)
        if self._parse_due is not None and view.questions:
            view = await self._late_parse(page, view, until=self._parse_due)
        self._parse_due = None
        if any(_awaits_options(one) for one in self._decisions(view)):
            view = await self._late_options(page, view)
        self._check_unanswered(view)
        return view

    async def _answered(self, page: Page, view: PageView) -> PageView:
        """Answer until every control holds what the candidate answers, within bounds."""
        self._tries = {}
        view = await self._unfolded(page, view)
        for _ in range(_MOST_PASSES + len(view.questions)):
            todo = self._todo(view)
            if not todo:
                break
            uploaded = False
            for found in todo:
                decision: Decision | None = found
                if self._is_unread(found):
                    view = await self._look(page, view, found)
                    decision = self._decision(view, found.seen.key)
                if decision is None or not self._is_open(decision):
                    continue
                uploaded = decision.seen.control is Control.FILE
                self._uploads_sent = self.recorder.network.sent
                if uploaded:
                    self._at_work_before = await signs_of_work(page)
                await self._answer(page, decision)
                if uploaded or decision.seen.control in _CHANGING:
                    break
            view = await self._settled(page, uploaded=uploaded)
        return view

    async def _late_options(self, page: Page, view: PageView) -> PageView:
        """Wait for a list that is filled only after another answer, and choose from it."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _OPTIONS_SECONDS
        while loop.time() < until:
            await asyncio.sleep(0.1)
            now = await self.recorder.observed(page)
            if not any(_awaits_options(one) for one in self._decisions(now)):
                return await self._answered(page, await self.recorder.step(page))
        return view

    async def _unfolded(self, page: Page, view: PageView) -> PageView:
        """Open the closed sections of the step, each once."""
        known = self._sections.setdefault(self.recorder.current_step, set())
        found = await unfold(page, self.hands, known=frozenset(known))
        if not found.sections:
            return view
        known.update(found.sections)
        presses = found.effort.key_presses
        for number, words in enumerate(found.sections):
            self.recorder.acted(Action.NAVIGATE, words, key_presses=None if number else presses)
        return await self.recorder.step(page)

    async def _late_parse(self, page: Page, view: PageView, *, until: float) -> PageView:
        """Wait for what a CV is read into late, and mend what it has overwritten."""
        quiet = self.recorder.network
        before = self._at_work_before
        if not await values_come(page, lambda: quiet.quiet, until=until, besides=before):
            return view
        now = await self.recorder.step(page)
        self._note_overwritten(view, now)
        return await self._answered(page, now)

    def _note_overwritten(self, before: PageView, now: PageView) -> None:
        held = {control.key: control for control in before.questions}
        lost = [
            control.label
            for control in now.questions
            if control.key in self._given
            and control.key in held
            and (control.value, control.checked, control.chosen)
            != (held[control.key].value, held[control.key].checked, held[control.key].chosen)
        ]
        if lost:
            labels = ", ".join(f"“{label}”" for label in lost[:5])
            self.recorder.barrier(
                Obstacle.LOST_DATA,
                f"the page overwrote {len(lost)} answers while it read the CV: {labels}",
                stopped=False,
            )

    def given(self, key: str) -> str | None:
        """The words that were put into a question."""
        return self._given.get(key)

    def forget(self) -> None:
        """Another step begins: nothing of it was refused yet."""
        self._forms.clear()
        self._refused.clear()
        self.demanded.clear()
        self.saved.clear()

    def demand(self, view: PageView, key: str) -> bool:
        """The site wants an answer that it has not got; whether the candidate has one."""
        if key in self.demanded:
            return False
        self.demanded.add(key)
        decision = self._decision(view, key)
        return decision is not None and decision.answer is not None

    def refuse(self, view: PageView, key: str, objection: str) -> bool:
        """The site does not take an answer; whether the candidate has another form of it."""
        decision = self._decision(view, key)
        if decision is None or decision.answer is None or decision.answer.text is None:
            return False
        refused = self._refused.setdefault(key, set())
        refused.add(self._forms.get(key, 0))
        forms = (decision.answer.text, *decision.answer.others)
        following = fitting_form(forms, objection, tried=tuple(refused))
        if following is None:
            return False
        self._forms[key] = following
        return True

    def _decision(self, view: PageView, key: str) -> Decision | None:
        return next((one for one in self._decisions(view) if one.seen.key == key), None)

    def _decisions(self, view: PageView) -> tuple[Decision, ...]:
        return decide(view, self.applicant, frozenset(self.demanded), saved=self.saved)

    def _todo(self, view: PageView) -> list[Decision]:
        """The questions whose control does not hold what the candidate answers."""
        return [one for one in self._decisions(view) if self._is_unread(one) or self._is_open(one)]

    def _is_open(self, one: Decision) -> bool:
        if one.answer is None or self._tries.get(one.seen.key, 0) >= _MOST_TRIES:
            return False
        return not self._is_done(one)

    def _is_unread(self, one: Decision) -> bool:
        """Whether its options are behind a closed list that nobody has opened on this step."""
        return self._place_of(one) not in self._looked and is_closed_list(one.seen)

    def _place_of(self, one: Decision) -> str:
        return f"{self.recorder.current_step}|{one.seen.key}"

    async def _look(self, page: Page, view: PageView, one: Decision) -> PageView:
        """Open a closed list to read what it offers."""
        nothing = Answer(reason="looks what is offered")
        task = Task(page=page, seen=one.seen, answer=nothing, luck=self._luck)
        looked = await look_into(self.hands, task)
        self._looked[self._place_of(one)] = looked.effort
        return self.recorder.offered(view, one.seen.key, looked.offer)

    def _is_done(self, one: Decision) -> bool:
        if one.answer is None:
            return True
        if one.seen.control is Control.FILE and one.seen.key in self._given:
            return one.seen.key not in self.demanded
        if one.seen.key in self._refused and one.answer.text is not None:
            return one.seen.value == self._text(one)
        place, meaning = self._place(), one.understood.meaning
        text = self._text(one) or one.said
        return already(one.seen, one.answer, text=text, meaning=meaning, place=place)

    def _place(self) -> str:
        """Where the candidate lives, from the city to the country."""
        home = self.applicant.candidate.address
        return ", ".join(part for part in (home.city, home.region, home.country) if part)

    def _text(self, one: Decision) -> str:
        """The form of the answer that the site has not yet refused."""
        if one.answer is None or one.answer.text is None:
            return ""
        forms = (one.answer.text, *one.answer.others)
        return forms[min(self._forms.get(one.seen.key, 0), len(forms) - 1)]

    async def _answer(self, page: Page, one: Decision) -> None:
        if one.answer is None:
            return
        key = one.seen.key
        self._tries[key] = self._tries.get(key, 0) + 1
        text = self._text(one)
        documents = self.applicant.documents
        file = documents.cv if one.answer.file == "cv" else documents.cover_letter
        task = Task(
            page=page,
            seen=one.seen,
            answer=one.answer,
            text=text,
            file=file,
            meaning=one.understood.meaning,
            place=self._place(),
            said=one.said,
            other_files=documents.cv_others if one.answer.file == "cv" else (),
            objected=lambda text, refused: self.recorder.objected(
                text, control=key, near_field=True, refused_value=refused
            ),
            luck=self._luck,
        )
        loop = asyncio.get_running_loop()
        began = loop.time()
        effort, held, tries = Effort(), None, 0
        for technique in range(_MOST_TRIES):
            tries = technique + 1
            effort = await self._try(replace(task, technique=technique), one) or effort
            held = await holds(task)
            if held is not False:
                break
        effort = added(self._looked.get(self._place_of(one), Effort()), effort)
        self._looked[self._place_of(one)] = Effort()
        said = said_by(one.seen, one.answer, text=text)
        secret = one.seen.input_type == "password"
        if said and not secret:
            place = f"{self.recorder.current_step}|{key}"
            self.told[place] = Told(label=one.seen.label, text=said, code=_code(one))
        self._given[key] = "•" * 8 if secret else said if said is not None else "yes"
        self.recorder.acted(
            action_for(one.seen),
            one.seen.label,
            control=key,
            typed=said,
            tries=tries,
            seconds=loop.time() - began,
            held=held,
            key_presses=effort.key_presses,
            focus_visible=effort.focus_visible,
        )

    async def _try(self, task: Task, one: Decision) -> Effort | None:
        """One try; what a control refuses shows when it is read back."""
        try:
            return await fill_in(self.hands, task)
        except OutOfReach as barrier:
            if task.technique + 1 < _MOST_TRIES and barrier.obstacle is Obstacle.BLOCKED:
                return None
            stopped = one.required is not False
            self.recorder.barrier(
                barrier.obstacle, barrier.words, stopped=stopped, control=one.seen.key
            )
            if stopped:
                raise Stopped(barrier.words, control=one.seen.key) from barrier
            self._tries[one.seen.key] = _MOST_TRIES
            return None
        except (Error, LookupError):
            return None

    async def _settled(self, page: Page, *, uploaded: bool) -> PageView:
        """Look at the page again; after a CV, wait until it has been read into the form."""
        if uploaded:
            network = self.recorder.network
            sent = network.sent
            before = self._at_work_before
            came = await values_still(page, lambda: network.quiet, besides=before)
            if (network.sent > sent or self._uploads_sent < sent) and not came:
                self._parse_due = asyncio.get_running_loop().time() + _PARSE_SECONDS
        return await self.recorder.step(page)

    def _check_unanswered(self, view: PageView) -> None:
        """End the walk at a required question that the candidate cannot answer.

        Raises:
            Stopped: there is one.
        """
        for one in self._decisions(view):
            if one.required is not True or one.answer is not None or _answered(one):
                continue
            label = one.seen.label or one.seen.name
            obstacle = _OBSTACLES.get(one.understood.meaning, Obstacle.UNKNOWN_QUESTION)
            known = one.understood.meaning != "unknown"
            asks = f" ({one.understood.meaning})" if known else ""
            raise Stopped(
                f"the candidate has no answer to the required question “{label}”{asks}",
                obstacle=obstacle,
                control=one.seen.key,
            )


_OBSTACLES = {
    "captcha": Obstacle.CAPTCHA,
    "account.password": Obstacle.ACCOUNT_WALL,
    "account.code": Obstacle.EMAIL_CODE,
}


def _awaits_options(one: Decision) -> bool:
    """Whether it must be answered from a list in which nothing can be chosen yet."""
    if one.answer is not None or one.required is not True or one.seen.tag != "select":
        return False
    return all(is_filler(option.text) for option in one.seen.options)


def _answered(one: Decision) -> bool:
    """Whether something stands in a control that the candidate did not touch."""
    seen = one.seen
    if seen.control in {Control.CHECKBOX, Control.SWITCH} and len(seen.options) < 2:
        return seen.checked
    if seen.options:
        return any(text.strip() and not is_filler(text) for text in seen.chosen)
    return bool(seen.value)


def _code(one: Decision) -> str:
    """What the page itself calls the one option that was chosen."""
    choices = one.answer.choices if one.answer else ()
    return one.seen.options[choices[0]].value if len(choices) == 1 else ""

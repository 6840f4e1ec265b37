"""Walks an application that nobody described: observe, understand, answer, act, go on, notice."""

import asyncio
from dataclasses import replace

from playwright.async_api import Error, Page

from harness.candidate import Candidate
from harness.errors import NotAllowed
from harness.evidence import Action, Ending, Obstacle
from harness.gather.browser.reception import Reception, Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.account import new_password
from harness.gather.walk.adding import EntryAdder
from harness.gather.walk.advance import (
    Outcome,
    after,
    is_same_step,
    press,
    sends,
    way_in,
    way_on,
)
from harness.gather.walk.decide import Applicant
from harness.gather.walk.doors import Doors
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import Hands, OutOfReach
from harness.gather.walk.keyboard import KeyboardHands
from harness.gather.walk.mailbox import Mailbox
from harness.gather.walk.notice import captcha_on, is_form, passed_by_itself, test_mode_on
from harness.gather.walk.pointer import PointerHands
from harness.gather.walk.repair import Repairer
from harness.gather.walk.returning import leave_and_return
from harness.gather.walk.review import differences, is_review
from harness.gather.walk.still import is_at_work, values_still
from harness.gather.walk.stopped import Stopped, owned_up
from harness.gather.walk.unroll import unroll
from harness.gather.walk.visiting import Visitor
from harness.scenario import InputMode, Scenario

_MOST_OPENINGS = 5
_MOST_DIFFERENCES = 5
_LOADING_SECONDS = 15.0


async def drive(
    page: Page,
    *,
    candidate: Candidate,
    scenario: Scenario,
    recorder: Recorder,
    documents: Documents,
    max_steps: int = 25,
    max_seconds: float = 900.0,
    mailbox: Mailbox | None = None,
    visitor: Visitor | None = None,
) -> Driven:
    """Apply as a candidate, from the page that is open to the end or to what stands in the way.

    Args:
        page: Open at the posting or at the form.
        candidate: Who applies, with the address and the facts of this walk.
        scenario: Under which conditions; `input` decides what the page is worked with.
        recorder: Writes the evidence, and sends the application where that is allowed.
        documents: The candidate's files.
        max_steps: The most steps to go through.
        max_seconds: The longest that the walk may take.
        mailbox: The letters to the candidate, for the codes that sites send; None without one.
        visitor: Looks at each step of an inspection walk; None on a measured walk.

    Returns:
        How the walk ended, and why. What stood in the way is already evidence.

    Raises:
        playwright.async_api.Error: the browser or its page went away.
    """
    applicant = Applicant(
        candidate=candidate,
        scenario=scenario,
        documents=documents,
        password=new_password() if scenario.create_account else None,
    )
    pilot = _Autopilot(page, applicant, recorder, mailbox, visitor)
    try:
        async with asyncio.timeout(max_seconds):
            return await pilot.walk(max_steps)
    except Stopped as stop:
        stopped = owned_up(stop, recorder.network.kept_out)
        if stopped.obstacle is not None:
            recorder.barrier(
                stopped.obstacle, stopped.reason, stopped=True, control=stopped.control
            )
        return Driven(ending=stopped.ending, reason=stopped.reason)
    except WalkStopped as stopped:
        return Driven(ending=Ending.COULD_NOT_FINISH, reason=stopped.reason)
    except TimeoutError:
        reason = f"the walk did not end within {max_seconds:.0f} seconds"
        recorder.barrier(Obstacle.NO_WAY_ON, reason, stopped=True)
        return Driven(ending=Ending.COULD_NOT_FINISH, reason=reason)


class _Autopilot:
    """The state of one walk: its page, its hands and what it has filled in."""

    def __init__(
        self,
        page: Page,
        applicant: Applicant,
        recorder: Recorder,
        mailbox: Mailbox | None,
        visitor: Visitor | None = None,
    ) -> None:
        self.page = page
        self.visitor = visitor
        self.recorder = recorder
        self.scenario = applicant.scenario
        self.hands = self._hands()
        self.filler = StepFiller(recorder, self.hands, applicant)
        self.adder = EntryAdder(recorder, self.hands, self.filler)
        self.doors = Doors(recorder, self.hands, self.filler, mailbox=mailbox)
        self.repairer = Repairer(recorder, self.filler)
        self._returns = self.scenario.returns
        self._captchas_told: set[str] = set()
        self._scrolled: set[str] = set()
        self._compared: set[str] = set()
        page.context.on("page", self._opened)
        self._windows: list[Page] = []

    async def walk(self, max_steps: int) -> Driven:
        """Go through the steps until the application is sent or something ends the walk."""
        view = await self._uncovered(await self.recorder.step(self.page))
        view = await self._open_form(view)
        for _ in range(max_steps):
            view = await self._noticed(view)
            if self.visitor is not None:
                view = await self._arrived(self.visitor, view)
            view = await self._unrolled(view)
            view = await self.filler.fill(self.page, view)
            view = await self.adder.complete(self.page, view)
            if self.visitor is not None:
                before = view
                view = await self._visited(self.visitor, view)
                if not is_same_step(before, view):
                    continue
            if self._returns and view.questions:
                self._returns = False
                view = await leave_and_return(self.page, self.recorder, view)
                view = await self._form_again(view)
                continue
            button = await self._way_on(view)
            if sends(button, view):
                sent = await self._send(view, button)
                if sent.reception is Reception.CONFIRMED:
                    return Driven(ending=Ending.FINISHED, reason=sent.words)
                if sent.reception is Reception.UNKNOWN:
                    return Driven(ending=Ending.UNCONFIRMED, reason=sent.words)
                view = await self._after_sending(view, sent)
            else:
                view = await self._go_on(view, button)
        raise Stopped(
            f"the application has not ended after {max_steps} steps", obstacle=Obstacle.NO_WAY_ON
        )

    async def _unrolled(self, view: PageView) -> PageView:
        """Scroll through a step that is new: some questions come only then."""
        if view.fingerprint in self._scrolled:
            return view
        self._scrolled.add(view.fingerprint)
        if not await unroll(self.page, lambda: self.recorder.network.quiet):
            return view
        seen = await self.recorder.step(self.page)
        self._scrolled.add(seen.fingerprint)
        came = len(seen.questions) - len(view.questions)
        if came > 0:
            self.recorder.acted(Action.SCROLL, f"to the end of the page; {came} questions came up")
        return seen

    async def _arrived(self, visitor: Visitor, view: PageView) -> PageView:
        """Let a visitor look at a step before it is filled in."""
        looked = await visitor.arrived(self.page, view, self.filler)
        return looked if is_same_step(view, looked) else await self._form_again(looked)

    async def _visited(self, visitor: Visitor, view: PageView) -> PageView:
        """Let a visitor look at a step that is filled in; it may lead to another step."""
        looked = await visitor.filled(self.page, view, self.filler)
        return looked if is_same_step(view, looked) else await self._form_again(looked)

    async def _form_again(self, view: PageView) -> PageView:
        """Go on from where a visitor has left the walk, which may be before the form."""
        self.repairer.forget()
        return view if view.questions else await self._open_form(await self._uncovered(view))

    def _hands(self) -> Hands:
        if self.scenario.input is InputMode.KEYBOARD_ONLY:
            return KeyboardHands(self.page, locale=self.scenario.locale)
        return PointerHands(touch=self.scenario.input is InputMode.TOUCH)

    def _opened(self, page: Page) -> None:
        self._windows.append(page)

    async def _uncovered(self, view: PageView) -> PageView:
        """Refuse cookies, and close what lies over the page."""
        return await self.doors.overlays.clear(self.page, view)

    async def _open_form(self, view: PageView) -> PageView:
        """Follow the way from a posting to its form.

        Raises:
            Stopped: there is none.
        """
        for _ in range(_MOST_OPENINGS):
            if not is_form(view) or self.doors.account.demanded(view):
                view = await self.doors.through(self.page, view)
            if is_form(view):
                return view
            button = way_in(view) or (None if view.questions else way_on(view))
            if button is None and await self._worked(view):
                view = await self.recorder.step(self.page)
                continue
            if button is None:
                break
            outcome = await self._pressed(view, button, Action.OPEN_APPLY)
            view = await self._uncovered(await self.recorder.step(self.page))
            if not outcome.changed and not is_form(view):
                break
        if is_form(view):
            return view
        if await is_at_work(self.page):
            words = f"“{view.heading or view.title}” never stops loading"
            raise Stopped(words, obstacle=Obstacle.ENDLESS_LOADING)
        raise Stopped(
            f"no application form is found from “{view.heading or view.title}”",
            obstacle=Obstacle.NO_FORM,
        )

    async def _worked(self, view: PageView) -> bool:
        """Wait while the page says that it loads; whether it then shows something else."""
        if not await is_at_work(self.page):
            return False
        await values_still(self.page, lambda: self.recorder.network.quiet, most=_LOADING_SECONDS)
        now = await self.recorder.observed(self.page)
        return now.fingerprint != view.fingerprint

    async def _pressed(self, view: PageView, button: SeenButton, action: Action) -> Outcome:
        """Press a button and wait for what comes of it.

        Raises:
            Stopped: no key does anything on it.
        """
        dialogs = self.recorder.dialogs
        heard = len(dialogs)
        for technique in range(2):
            await self._press(button, action, technique=technique)
            outcome = await after(self.page, self.recorder, view, heard=lambda: len(dialogs))
            opened = await self._follow_window()
            if outcome.changed or outcome.errors or opened or len(dialogs) > heard:
                return replace(outcome, changed=outcome.changed or opened)
            if not isinstance(self.hands, KeyboardHands):
                return outcome
        raise Stopped(
            f"neither Enter nor Space does anything on “{button.text}”",
            obstacle=Obstacle.NOT_BY_KEYBOARD,
        )

    async def _follow_window(self) -> bool:
        """Go on in the window that a press has opened."""
        if not self._windows:
            return False
        self.page = self._windows[-1]
        self._windows.clear()
        await self.page.wait_for_load_state("domcontentloaded")
        if isinstance(self.hands, KeyboardHands):
            self.hands.move_to(self.page)
        return True

    async def _noticed(self, view: PageView) -> PageView:
        """Look for walls and tests for robots before a step is filled in."""
        if view.markers.notices.confirmation and not view.questions:
            raise Stopped(
                f"the page says that it is over although nothing was sent knowingly: "
                f"{view.markers.notices.confirmation}",
                ending=Ending.UNCONFIRMED,
            )
        view = await self.doors.through(self.page, view)
        captcha = captcha_on(view)
        told = captcha or test_mode_on(view)
        if told and told not in self._captchas_told:
            self._captchas_told.add(told)
            stopped = captcha is not None and self.recorder.refusal is None
            self.recorder.barrier(Obstacle.CAPTCHA, told, stopped=stopped)
        self._compare(view)
        return view

    def _compare(self, view: PageView) -> None:
        """Write down where a page to review shows something else than was given."""
        if not is_review(view) or view.fingerprint in self._compared:
            return
        self._compared.add(view.fingerprint)
        for one in differences(view.text, tuple(self.filler.told.values()))[:_MOST_DIFFERENCES]:
            shown = f"“{one.shown}”" if one.shown else "nothing"
            self.recorder.barrier(
                Obstacle.LOST_DATA,
                f"the page to review shows {shown} for “{one.label}”; “{one.given}” was given",
                stopped=False,
            )

    async def _way_on(self, view: PageView) -> SeenButton:
        """The button that leads on; a page may switch it on a moment later.

        Raises:
            Stopped: there is none, or it stays switched off.
        """
        button = way_on(view)
        for _ in range(12):
            if button is not None and not button.disabled:
                return button
            await asyncio.sleep(0.25)
            button = way_on(await self.recorder.observed(self.page))
        words = (
            f"the button “{button.text}” stays switched off"
            if button
            else f"nothing leads on from “{view.heading or view.title}”"
        )
        raise Stopped(words, obstacle=Obstacle.NO_WAY_ON)

    async def _go_on(self, view: PageView, button: SeenButton) -> PageView:
        """Press the button to the next step, and mend what the site objects to."""
        heard = len(self.recorder.dialogs)
        outcome = await self._pressed(view, button, Action.ADVANCE)
        said = tuple(self.recorder.dialogs[heard:])
        return await self.repairer.mend(self.page, view, outcome, dialogs=said)

    async def _send(self, view: PageView, button: SeenButton) -> Sent:
        """Send the application, once and with every permission.

        Raises:
            Stopped: before the button is pressed, where it may not be.
        """
        captcha = captcha_on(view)
        if captcha is None and not await passed_by_itself(self.page, view):
            captcha = test_mode_on(view)
        if captcha:
            raise Stopped(captcha, ending=Ending.STOPPED_BEFORE_SUBMIT)
        if self.recorder.refusal is not None:
            raise Stopped(self.recorder.refusal, ending=Ending.STOPPED_BEFORE_SUBMIT)

        async def click() -> None:
            await self._press(button, Action.SUBMIT)

        try:
            return await self.recorder.submit(self.page, click, control=button.text)
        except NotAllowed as refusal:
            raise Stopped(refusal.message, ending=Ending.STOPPED_BEFORE_SUBMIT) from refusal

    async def _after_sending(self, view: PageView, sent: Sent) -> PageView:
        """Another step came up, or the site objects: look again, and mend."""
        if sent.reception is Reception.WENT_ON:
            self.repairer.forget()
            return await self._uncovered(await self.recorder.step(self.page))
        outcome = await after(self.page, self.recorder, view, unmoved=0.3)
        said = (sent.words,) if sent.words and not outcome.errors else ()
        return await self.repairer.mend(self.page, view, outcome, dialogs=said)

    async def _press(
        self, button: SeenButton, action: Action, *, technique: int = 0, forced: bool = False
    ) -> None:
        """Press a button and note it; what lies over it is taken away once.

        Raises:
            Stopped: it cannot be reached or pressed.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            effort = await press(self.page, self.hands, button, technique=technique)
        except OutOfReach as barrier:
            if barrier.obstacle is not Obstacle.BLOCKED or forced:
                raise Stopped(barrier.words, obstacle=barrier.obstacle) from barrier
            await self.doors.overlays.force(self.page, await self.recorder.step(self.page))
            await self._press(button, action, technique=technique, forced=True)
            return
        except Error as error:
            if self.page.is_closed():
                raise
            words = f"“{button.text}” cannot be pressed: {error.message.splitlines()[0]}"
            raise Stopped(words, obstacle=Obstacle.NO_WAY_ON) from error
        self.recorder.acted(
            action,
            button.text,
            seconds=loop.time() - began,
            key_presses=effort.key_presses,
            focus_visible=effort.focus_visible,
        )

"""Walks an application that nobody described: observe, understand, answer, act, go on, notice."""

import asyncio

from playwright.async_api import Page

from harness.candidate import Candidate
from harness.errors import NotAllowed
from harness.evidence import Action, Ending, Obstacle
from harness.gather.browser.reception import Reception, Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.account import new_password
from harness.gather.walk.adding import EntryAdder
from harness.gather.walk.advance import (
    after,
    is_same_step,
    sends,
    way_on,
)
from harness.gather.walk.decide import Applicant
from harness.gather.walk.doors import Doors
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import Hands
from harness.gather.walk.holding import Hold
from harness.gather.walk.keyboard import KeyboardHands
from harness.gather.walk.mailbox import Mailbox
from harness.gather.walk.notice import captcha_on, passed_by_itself, test_mode_on
from harness.gather.walk.opening import open_form
from harness.gather.walk.pointer import PointerHands
from harness.gather.walk.pressing import Presser
from harness.gather.walk.repair import Repairer
from harness.gather.walk.returning import leave_and_return
from harness.gather.walk.review import differences, is_review
from harness.gather.walk.stopped import Stopped, owned_up
from harness.gather.walk.unroll import unroll
from harness.gather.walk.visiting import Visitor
from harness.scenario import InputMode, Scenario

_MOST_DIFFERENCES = 5


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
        return _ended(recorder, owned_up(pilot.hold.over or stop, recorder.network.kept_out))
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
        self.visitor = visitor
        self.recorder = recorder
        self.scenario = applicant.scenario
        self.hands = _hands(page, self.scenario)
        self.hold = Hold(page, applicant.candidate, recorder, never=visitor is not None)
        self.filler = StepFiller(recorder, self.hands, applicant)
        self.adder = EntryAdder(recorder, self.hands, self.filler)
        self.doors = Doors(recorder, self.hands, self.filler, mailbox=mailbox)
        self.presser = Presser(page, self.hands, recorder, self.doors.overlays, self.hold)
        self.repairer = Repairer(recorder, self.filler)
        self._returns = self.scenario.returns
        self._captchas_told: set[str] = set()
        self._scrolled: set[str] = set()
        self._compared: set[str] = set()

    async def walk(self, max_steps: int) -> Driven:
        """Go through the steps until the application is sent or something ends the walk."""
        await self.hold.attach()
        view = await self._uncovered(await self.recorder.step(self.page))
        view = await self._to_form(view)
        for _ in range(max_steps):
            late = await self._received(view, await self.hold.came())
            if isinstance(late, Driven):
                return late
            await self.hold.rest(late)
            view = await self._noticed(late)
            if self.visitor is not None:
                view = await self._arrived(self.visitor, view)
            view = await self._unrolled(view)
            filled = await self._filled(view)
            if isinstance(filled, Driven):
                return filled
            view = await self.adder.complete(self.page, filled)
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
            now = await self._on(view, button)
            if isinstance(now, Driven):
                return now
            view = now
        raise Stopped(
            f"the application has not ended after {max_steps} steps", obstacle=Obstacle.NO_WAY_ON
        )

    async def _filled(self, view: PageView) -> PageView | Driven:
        """Fill a step in; a page that sends it meanwhile is held like a button that does."""
        await self.hold.filling(self.page, view)
        now = await self.filler.fill(self.page, view)
        return await self._received(now, await self.hold.filled())

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
        await self.hold.ahead(self.page, view, "a probe", known=False)
        looked = await visitor.arrived(self.page, view, self.filler)
        await self.hold.came()
        return looked if is_same_step(view, looked) else await self._form_again(looked)

    async def _visited(self, visitor: Visitor, view: PageView) -> PageView:
        """Let a visitor look at a step that is filled in; it may lead to another step."""
        await self.hold.ahead(self.page, view, "a probe", known=False)
        looked = await visitor.filled(self.page, view, self.filler)
        await self.hold.came()
        return looked if is_same_step(view, looked) else await self._form_again(looked)

    async def _form_again(self, view: PageView) -> PageView:
        """Go on from where a visitor has left the walk, which may be before the form."""
        self.repairer.forget()
        return view if view.questions else await self._to_form(await self._uncovered(view))

    @property
    def page(self) -> Page:
        """The page that the walk is on."""
        return self.presser.page

    async def _to_form(self, view: PageView) -> PageView:
        return await open_form(self.presser, self.recorder, self.doors, view)

    async def _uncovered(self, view: PageView) -> PageView:
        """Refuse cookies, and close what lies over the page."""
        return await self.doors.overlays.clear(self.page, view)

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

    async def _on(self, view: PageView, button: SeenButton) -> PageView | Driven:
        """Go on from a step that is filled in: to the next one, or to the end.

        Raises:
            Stopped: the site objects to what cannot be mended, or sending is not allowed.
        """
        if sends(button, view):
            return await self._received(view, await self._send(view, button))
        heard = len(self.recorder.dialogs)
        await self.hold.ahead(self.page, view, f"“{button.text}”")
        outcome = await self.presser.pressed(view, button, Action.ADVANCE)
        sent = await self.hold.came()
        if sent is not None:
            return await self._received(view, sent)
        said = tuple(self.recorder.dialogs[heard:])
        return await self.repairer.mend(self.page, view, outcome, dialogs=said)

    async def _received(self, view: PageView, sent: Sent | None) -> PageView | Driven:
        """What came of sending: the end, or what the page shows then; None where nothing left."""
        if sent is None:
            return view
        ending = _ENDINGS.get(sent.reception)
        if ending is not None:
            return Driven(ending=ending, reason=sent.words)
        return await self._after_sending(view, sent)

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
            await self.presser.press(button, Action.SUBMIT)

        try:
            with self.hold.passing():
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


def _ended(recorder: Recorder, stop: Stopped) -> Driven:
    if stop.obstacle is not None:
        recorder.barrier(stop.obstacle, stop.reason, stopped=True, control=stop.control)
    return Driven(ending=stop.ending, reason=stop.reason)


def _hands(page: Page, scenario: Scenario) -> Hands:
    if scenario.input is InputMode.KEYBOARD_ONLY:
        return KeyboardHands(page, locale=scenario.locale)
    return PointerHands(touch=scenario.input is InputMode.TOUCH)


_ENDINGS = {
    Reception.CONFIRMED: Ending.FINISHED,
    Reception.UNKNOWN: Ending.UNCONFIRMED,
}

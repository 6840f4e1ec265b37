"""Writes what a walk sees and does as evidence, whoever drives it."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Dialog, Error, Page

from harness.errors import NotAllowed
from harness.evidence import (
    Action,
    ActionTaken,
    Barrier,
    ErrorShown,
    Obstacle,
    Prefill,
    WalkStarted,
)
from harness.gather.browser.network import NetworkWatch, Troubles
from harness.gather.browser.observe import observe
from harness.gather.browser.prefill import Prefilled, prefilled
from harness.gather.browser.proxy import Gate
from harness.gather.browser.reception import Click, Sent, Submitter
from harness.gather.browser.seen import Offer, PageView, SeenControl
from harness.gather.browser.shots import Camera, Shot
from harness.gather.browser.steps import StepBook
from harness.gather.browser.understood import look_again
from harness.gather.browser.written import asks, describes_job, posting, question_asked, step_shown
from harness.meta import Touchpoint
from harness.reading.questions import Understanding
from harness.store import EvidenceLog

Learn = Callable[[Page], Awaitable[None]]
Understand = Callable[[SeenControl, PageView], Understanding]


class WalkStopped(Exception):  # noqa: N818 - an end, not an error
    """Something of the employer's side ended the walk; a `Barrier` says what."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Recorder:
    """Attached to one walk's browser context; drivers tell it what they do.

    Drivers call `step` whenever the page may have changed, `acted` after each action, `barrier`
    where something stands in the way, and `submit` for the click that sends the application.

    Attributes:
        book: Numbers the steps and their questions.
        dialogs: What `alert` and its kin said since the last submission began.
        learn: Awaited before each look, to learn what somebody else has filled in; or None.
        network: Listens to requests, faults and console errors.
        sender: Submits; None where nothing can.
        submitted: Whether the application was sent.
        view: What the page showed at the last look.
        walk: The walk's first record.
    """

    def __init__(
        self,
        context: BrowserContext,
        *,
        walk: WalkStarted,
        log: EvidenceLog,
        gate: Gate,
        understand: Understand,
    ) -> None:
        self.context = context
        self.walk = walk
        self.log = log
        self.network = NetworkWatch(context, gate.allow)
        self.book = StepBook(first=0)
        self.dialogs: list[str] = []
        self.view: PageView | None = None
        self.submitted = False
        self.last_picture: str | None = None
        self.sender: Submitter | None = None
        self.learn: Learn | None = None
        self._understand = understand
        self._gate = gate
        self._started = False
        self._touched: set[str] = set()
        self._filled_by_page: set[str] = set()
        self._objections: set[tuple[int, str, str | None]] = set()
        self._loads: set[float] = set()
        self._meanings: dict[str, Understanding] = {}
        self._lists: dict[str, Offer] = {}
        self._camera = Camera()
        context.on("dialog", self._accept)

    @property
    def current_step(self) -> int:
        """The step that the candidate is on; 0 is the posting."""
        return self.book.current

    async def step(self, page: Page) -> PageView:
        """Look at the page; writes the step, its questions and its objections where they are new.

        Raises:
            WalkStopped: the page has left the allowed origins.
        """
        self._check_inside(page)
        if self.learn is not None:
            await self.learn(page)
        view = await self.observed(page)
        self._check_inside(page)
        if not self._started:
            self._begin(view)
        placed = self.book.place(view)
        if placed.new:
            self._lists.clear()
        view = self.view = view.with_lists(self._lists)
        await look_again(view)
        if placed.new:
            await self._write_step(page, view)
        self._write_questions(view)
        for error in view.errors:
            self.objected(
                error.text,
                control=error.control,
                near_field=error.near_field,
                announced=error.announced,
            )
        return view

    def finish(self) -> None:
        """Write what went wrong after the last step came up, on that step once more."""
        troubles = self.network.take()
        if self.view is not None and (troubles.http_faults or troubles.console_errors):
            self._write_shown(self.view, None, troubles)

    def question(self, control_key: str) -> str | None:
        """The question's number in the evidence (`2.5`) for a control's key."""
        return self.book.question(control_key)

    def acted(
        self,
        action: Action,
        target: str,
        *,
        control: str | None = None,
        typed: str | None = None,
        length: int | None = None,
        words: int | None = None,
        tries: int = 1,
        seconds: float = 0.0,
        held: bool | None = None,
        key_presses: int | None = None,
        focus_visible: bool | None = None,
    ) -> None:
        """Note something that the candidate did; of `typed` only the length is written.

        Args:
            action: What was done.
            target: The words on what it was done to.
            control: The control's key, where it is a question.
            typed: The text that was typed or chosen.
            length: Its number of characters, where `typed` itself is not known.
            words: Its number of words, likewise.
            tries: How often it was tried until it held.
            seconds: How long it took the robot.
            held: Whether it was read back as given.
            key_presses: Keys pressed, where the keyboard was used.
            focus_visible: Whether the focus could be seen there.
        """
        if control is not None:
            self.touched(control)
        self.log.write(
            ActionTaken(
                **self.log.stamp(),
                step=self.current_step,
                action=action,
                target=target[:300],
                question=self.question(control) if control else None,
                input=self.walk.input,
                tries=tries,
                seconds=round(seconds, 3),
                length=length if typed is None else len(typed),
                words=words if typed is None else len(typed.split()),
                held=held,
                key_presses=key_presses,
                focus_visible=focus_visible,
            )
        )

    def offered(self, view: PageView, control: str, offer: Offer) -> PageView:
        """Note what a closed list showed when it was opened; its question is written with it.

        Returns:
            `view` with these options.
        """
        self._lists[control] = offer
        self.view = view.with_lists(self._lists)
        self._write_questions(self.view, anew=control if offer.options else None)
        return self.view

    def touched(self, control: str) -> None:
        """Remember that the candidate filled in a control, so that its value is no prefill."""
        self._touched.add(f"{self.current_step}|{control}")

    def objected(
        self,
        text: str,
        *,
        control: str | None = None,
        near_field: bool | None = None,
        announced: bool | None = None,
        refused_value: str | None = None,
    ) -> None:
        """Note the site's own words of objection, once for each step and question."""
        question = self.question(control) if control else None
        key = (self.current_step, text, question)
        if key in self._objections:
            return
        self._objections.add(key)
        self.log.write(
            ErrorShown(
                **self.log.stamp(),
                step=self.current_step,
                text=text[:2000],
                question=question,
                meaning=self._meaning(control),
                near_field=near_field,
                announced=announced,
                refused_value=refused_value,
            )
        )

    def barrier(
        self, obstacle: Obstacle, text: str, *, stopped: bool, control: str | None = None
    ) -> None:
        """Note something that stands in the way; `stopped` says that it ends the walk."""
        self.log.write(
            Barrier(
                **self.log.stamp(),
                step=self.current_step,
                obstacle=obstacle,
                text=text[:2000],
                stopped=stopped,
                question=self.question(control) if control else None,
            )
        )

    @property
    def refusal(self) -> str | None:
        """Why this walk may not submit, as a sentence; None where it may."""
        return self.sender.refusal if self.sender else "nothing that can submit is set up"

    async def submit(
        self,
        page: Page,
        click: Click,
        *,
        control: str,
        before: PageView | None = None,
        leads_on: bool = False,
    ) -> Sent:
        """Submit the application by awaiting `click` once; see `gather.walk.submission`.

        Raises:
            NotAllowed: a permission is missing, or it was sent before; nothing was clicked.
            WalkStopped: the site led out of the allowed origins.
        """
        if self.sender is None:
            raise NotAllowed(
                "this walk cannot submit", remedy="Walk with `--submit` and a permission"
            )
        return await self.sender.submit(
            page, click, control=control, before=before, leads_on=leads_on
        )

    async def _accept(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        await asyncio.sleep(0)  # a script's own answer, given when it hears of it, goes first
        await asyncio.sleep(0)
        try:
            await dialog.accept()
        except Error:
            return  # it went with its page, or the script has answered it

    def _check_inside(self, page: Page) -> None:
        outside = self.network.outside.get(page)
        if outside is None:
            return
        host = urlsplit(outside).netloc
        reason = f"the way leads to `{host}`, which `[authorization]` does not list"
        self.barrier(Obstacle.OUTSIDE_ALLOW_LIST, reason, stopped=True)
        raise WalkStopped(reason)

    async def observed(self, page: Page) -> PageView:
        """What the page shows; a page that changes while it is read is read again."""
        for _ in range(5):
            try:
                return await observe(page)
            except Error as error:
                if page.is_closed() or not _left(error):
                    raise
                await page.wait_for_load_state("domcontentloaded")
        return await observe(page)

    def _begin(self, view: PageView) -> None:
        self._started = True
        self.book = StepBook(first=1 if asks(view) else 0)
        if describes_job(view):
            self.log.write(posting(self.log.stamp(), view))

    async def _write_step(self, page: Page, view: PageView) -> None:
        shot = await self._camera.shoot(page)
        picture = shot.picture if shot else None
        self.last_picture = self.log.keep(picture) if picture else None
        self._write_shown(view, shot, self.network.take())

    def _write_shown(self, view: PageView, shot: Shot | None, troubles: Troubles) -> None:
        self.log.write(
            step_shown(
                self.log.stamp(),
                view,
                step=self.current_step,
                touchpoint=self._touchpoint(),
                load_ms=self._load_ms(shot),
                picture=self.last_picture if shot else None,
                troubles=troubles,
            )
        )

    def _touchpoint(self) -> Touchpoint:
        if self.submitted:
            return Touchpoint.ACKNOWLEDGE
        return Touchpoint.APPLY if self.current_step else Touchpoint.DISCOVER

    def _load_ms(self, shot: Shot | None) -> float | None:
        """How long the document took to load, the first time it is seen."""
        if shot is None or shot.began in self._loads:
            return None
        self._loads.add(shot.began)
        return shot.took_ms

    def _write_questions(self, view: PageView, *, anew: str | None = None) -> None:
        ordinals: Counter[str] = Counter()
        for control in view.controls:
            understood = self._understood(control, view)
            ordinal = ordinals[understood.meaning]
            ordinals[understood.meaning] += 1
            found = prefilled(control, understood.meaning, self.walk.cv_facts, ordinal=ordinal)
            late = control.key == anew or self._came_late(control, found)
            if self.question(control.key) is None or late:
                self._write_question(control, understood, found)

    def _came_late(self, control: SeenControl, found: Prefilled) -> bool:
        """Whether the page filled in a field by itself after it was first shown empty."""
        key = f"{self.current_step}|{control.key}"
        if found.relation is Prefill.EMPTY or key in self._touched | self._filled_by_page:
            return False
        return control.honeypot is None

    def _write_question(
        self, control: SeenControl, understood: Understanding, found: Prefilled
    ) -> None:
        if found.relation is not Prefill.EMPTY:
            self._filled_by_page.add(f"{self.current_step}|{control.key}")
        number = self.book.ask(control.key)
        self.log.write(
            question_asked(
                self.log.stamp(),
                control,
                step=self.current_step,
                question=number,
                understood=understood,
                found=found,
            )
        )

    def _meaning(self, control_key: str | None) -> str | None:
        controls: Sequence[SeenControl] = self.view.controls if self.view else ()
        control = next((one for one in controls if one.key == control_key), None)
        if control is None or self.view is None:
            return None
        return self._understood(control, self.view).meaning

    def _understood(self, control: SeenControl, view: PageView) -> Understanding:
        """What a question asks: the same as long as it is put in the same words."""
        key = f"{self.current_step}|{control.key}|{control.label}|{len(control.options)}"
        if key not in self._meanings:
            self._meanings[key] = self._understand(control, view)
        return self._meanings[key]


def _left(error: Error) -> bool:
    words = ("context was destroyed", "navigat", "Cannot find context", "frame was detached")
    return any(word in error.message for word in words)

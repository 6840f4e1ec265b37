"""Keeps a press on “Continue” from sending the application before the intention is written."""

import contextlib
from collections.abc import Iterator

from playwright.async_api import Error, Page, Route

from harness.candidate import Candidate
from harness.errors import NotAllowed
from harness.evidence import Ending, Obstacle
from harness.gather.browser.reception import Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.reports import mark_last, trust
from harness.gather.browser.seen import PageView
from harness.gather.walk.advance import is_same_step, way_on
from harness.gather.walk.guard import (
    Deed,
    Outgoing,
    SubmitGuard,
    facts_in,
    is_last,
    personal_facts,
)
from harness.gather.walk.lastlook import Asked, is_whole, keeps_draft, names_the_end, says_more
from harness.gather.walk.notice import captcha_on
from harness.gather.walk.stopped import Stopped


class Hold:
    """The autopilot's guard: it stands before every step that does not say that more follows.

    A request that sends the application, or may, waits until the intention is on the disk; where
    this walk may not send, it never leaves and the walk is over.

    Attributes:
        kept: How many requests were kept back.
        over: How the walk is over, where one was.
    """

    def __init__(
        self, page: Page, candidate: Candidate, recorder: Recorder, *, never: bool
    ) -> None:
        """Guard the walk on `page`; `never` holds everything back, whatever is permitted."""
        self._recorder = recorder
        self._context = page.context
        self._page = page
        self._never = never
        self._judge = _Judge(personal_facts(candidate))
        self._guard = SubmitGuard(
            page.context, candidate, recorder.network.allow, send=self._held, judge=self._judge
        )
        self._words = ""
        self.kept = 0
        self.over: Stopped | None = None
        self._stopped: WalkStopped | None = None
        self._sent: Sent | None = None

    async def attach(self) -> None:
        """Put the page's guard into the page, and into every one that is opened from now on."""
        await trust(self._context)

    async def ahead(self, page: Page, view: PageView, words: str, *, known: bool = True) -> None:
        """Look at what leaves from here on.

        Args:
            page: The page.
            view: The step that it shows.
            words: What is pressed, or what is done.
            known: Whether nothing but that press is done until `came`.
        """
        self._page, self._words = page, words
        self._guard.known, self._judge.filling = known, False
        last = self._judge.asked.may_end(view)
        await self._guard.turn(Deed.PRESS, view)
        if self._judge.looks(view):
            await mark_last(page, last=last, ways=())

    async def filling(self, page: Page, view: PageView) -> None:
        """Look, while a step is filled in, for a form that the page itself sends.

        Where its button was pressed before, what that sends may still be on its way: then it goes
        on to be looked for.
        """
        pressed = self._guard.deed is Deed.PRESS and not self._judge.filling
        if pressed and self._guard.view is not None and is_same_step(self._guard.view, view):
            return
        self._page, self._words = page, "the page itself, while it was filled in"
        self._guard.known, self._judge.filling = False, True
        self._judge.asked.note(view)
        await self._guard.turn(Deed.PRESS, view)

    async def filled(self) -> Sent | None:
        """What came of a form that the page sent while it was filled in; see `came`."""
        sent = await self.came()
        if self._judge.filling:
            await self._guard.turn(Deed.NOTHING, None)
        return sent

    async def met(self) -> bool:
        """Whether a request was held since `ahead`, once it has been dealt with."""
        await self._guard.settled()
        return (self._sent or self.over or self._stopped) is not None

    async def came(self) -> Sent | None:
        """What came of a request that was held and let through; None where none was held.

        Raises:
            Stopped: one was held that may not leave.
            WalkStopped: the site led out of the allowed origins after it.
        """
        await self._guard.settled()
        self._guard.known = False
        if self._stopped is not None:
            raise self._stopped
        if self.over is not None:
            raise self.over
        sent, self._sent = self._sent, None
        return sent

    @contextlib.contextmanager
    def passing(self) -> Iterator[None]:
        """Let through what is sent with every permission, also what follows it a moment later."""
        self._guard.passing = True
        try:
            yield
        finally:
            self._guard.passing = False

    async def rest(self, view: PageView) -> None:
        """Let everything through once another step has come up; it is filled in next."""
        before = self._guard.view
        if before is None or is_same_step(before, view):
            return  # what the press sends may still be on its way
        if view.questions or way_on(view) is not None:
            await self._guard.turn(Deed.NOTHING, None)
            await mark_last(self._page, last=False, ways=())

    async def _held(self, outgoing: Outgoing, route: Route) -> None:
        """Deal with a request that sends the application, or may."""
        words = f"{self._words} ({outgoing.method} {outgoing.url})"
        refusal = self._refusal()
        if refusal is not None:
            await self._drop(route, words, refusal, sure=self._is_end(outgoing))
            return

        async def let_through() -> None:
            self._recorder.network.sent += 1  # it was seen before the count began
            await route.continue_()

        page = self._page_of(route)
        before = self._guard.view
        try:
            with self.passing():
                self._sent = await self._recorder.submit(
                    page, let_through, control=words, before=before, leads_on=True
                )
        except NotAllowed as refused:
            await self._drop(route, words, refused.message, sure=self._is_end(outgoing))
        except WalkStopped as stop:
            self._stopped = stop

    def _refusal(self) -> str | None:
        """Why what is held may not leave; None where it may."""
        if self.over is not None:
            return self.over.reason
        if self._never:
            return "an inspection never sends"
        captcha = captcha_on(self._guard.view) if self._guard.view else None
        return captcha or self._recorder.refusal

    def _is_end(self, outgoing: Outgoing) -> bool:
        """Whether it is plain that this is the application's end, and not one more step."""
        view = self._guard.view
        return (
            self._never
            or names_the_end(outgoing.url, outgoing.body)
            or (view is not None and is_last(view))
        )

    async def _drop(self, route: Route, words: str, refusal: str, *, sure: bool) -> None:
        """Keep a request back; where more steps may lie behind it, the end was not seen."""
        reason = f"this may send the application, and was held back: {words}; {refusal}"
        held = Stopped(reason, ending=Ending.STOPPED_BEFORE_SUBMIT)
        if not sure:
            held = Stopped(
                f"{reason}; whether more steps follow cannot be told before it may be sent",
                obstacle=Obstacle.MAY_SEND,
            )
        self.over = self.over or held
        self.kept += 1
        with contextlib.suppress(Error):  # it went with its page
            await route.abort("aborted")

    def _page_of(self, route: Route) -> Page:
        """The page that the request moves: a new window's is the newest."""
        try:
            return route.request.frame.page
        except Error:
            pages = self._context.pages
            return pages[-1] if route.request.is_navigation_request() and pages else self._page


class _Judge:
    """Goes by what the walk was asked so far, and by what a request says of itself."""

    def __init__(self, facts: tuple[str, ...]) -> None:
        self.asked = Asked()
        self.filling = False
        self._facts = facts

    def looks(self, view: PageView | None) -> bool:
        if view is None or says_more(view):
            return False
        return not self.filling or is_last(view) or is_whole(self.asked.meanings)

    def carries(self, outgoing: Outgoing, *, deed: Deed, view: PageView | None) -> bool:
        """Whether a press sends the application by this request, or may.

        Where all that makes an application was asked, a form that is posted does, and whatever
        changes something and carries the candidate's answers or what cannot be looked into; but
        not a draft. Before that, only a request does that says so of itself. While a step is
        filled in, only a posted form does: pages save, check and upload meanwhile.
        """
        if deed in {Deed.FILL, Deed.NOTHING} or not self.looks(view):
            return False
        whole = is_whole(self.asked.meanings)
        known = facts_in(outgoing, self._facts)
        if self.filling:
            return outgoing.document and not outgoing.reads and known > 1
        if outgoing.reads:
            return whole and outgoing.document and known > 1
        if names_the_end(outgoing.url, outgoing.body):
            return True
        if not whole or keeps_draft(outgoing.url):
            return False
        return outgoing.document or known > 0 or outgoing.body is None

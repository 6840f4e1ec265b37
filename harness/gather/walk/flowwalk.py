"""What a flow is given beside the page and the candidate, and how it sends the application."""

import asyncio
import contextlib
from collections.abc import Iterator

from playwright.async_api import Error, Locator, Page, Route

from harness.errors import NotAllowed
from harness.evidence import Action, Ending, FeelingNoted
from harness.gather.browser.reception import Click, Reception, Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.reports import allow_submit
from harness.gather.browser.seen import PageView
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.guard import Outgoing, SubmitGuard
from harness.gather.walk.watched import unwatched


class FlowOver(BaseException):
    """The application has gone, or may not go: the flow is over.

    It is no `Exception`, so that a flow that catches those does not go on.
    """

    def __init__(self, driven: Driven) -> None:
        super().__init__(driven.reason)
        self.driven = driven


class FlowWalk:
    """What a flow is given beside the page and the candidate.

    Attributes:
        recorder: Writes the evidence; a flow has no need of it.
        cv: The path of the candidate's CV; None for a candidate without a file.
        email: The address that this walk applies with.
        documents: All of the candidate's files.
        guard: Holds what would be sent round `submit`.
        over: How the flow ended, once it has without its knowing.
        stopped: What ended it on the employer's side, likewise.
    """

    def __init__(self, recorder: Recorder, documents: Documents, page: Page) -> None:
        self.cv = documents.cv
        self.email = recorder.walk.email
        self.documents = documents
        self.recorder = recorder
        self.guard: SubmitGuard | None = None
        self.over: Driven | None = None
        self.stopped: WalkStopped | None = None
        self._page = page

    async def submit(self, button: Locator) -> None:
        """Press the button that sends the application, if this walk may; the flow ends here.

        Where it may not, the walk stops before it, and nothing after this line runs. It goes on
        after this line only where the site brings up another step or objects to something.
        """
        real: Locator = unwatched(button)
        await real.wait_for(state="visible")
        words = await _words(real)
        await self.send(real.page, real.click, words=words)

    def note(self, text: str) -> None:
        """Write a remark into the evidence."""
        recorder = self.recorder
        recorder.log.write(
            FeelingNoted(
                **recorder.log.stamp(), step=recorder.current_step, feeling=None, note=text[:2000]
            )
        )

    async def send(self, page: Page, click: Click, *, words: str) -> Sent:
        """Send by awaiting `click`; ends the flow unless the site asks for more.

        Raises:
            FlowOver: the application has gone, or may not go.
        """

        async def allowed() -> None:
            await allow_submit(page, allowed=True)
            await self._timed(click, words)

        with self._passing():
            sent = await self._submitted(page, allowed, words=words)
        await allow_submit(page, allowed=False)
        _end_with(sent)
        return sent

    async def send_held(self, outgoing: Outgoing, route: Route) -> None:
        """Deal with a request that would send the application round `submit`.

        Without permission it never leaves, and the flow is over. With it, the intention is
        written, and the request is let through, once.
        """
        words = f"{outgoing.method} {outgoing.url}"
        refusal = self.recorder.refusal
        if refusal is not None or self.over is not None:
            await _drop(route)
            reason = refusal or "the flow was over"
            self.over = self.over or Driven(
                ending=Ending.STOPPED_BEFORE_SUBMIT,
                reason=f"the flow would have sent the application itself ({words}): {reason}",
            )
            return

        async def let_through() -> None:
            self.recorder.network.sent += 1  # it was seen before the count began
            await self._timed(route.continue_, words)

        view = self.guard.view if self.guard else None
        try:
            with self._passing():
                sent = await self._submitted(self._page, let_through, words=words, before=view)
            _end_with(sent)
        except FlowOver as over:
            self.over = over.driven
            if over.driven.ending is Ending.STOPPED_BEFORE_SUBMIT:
                await _drop(route)
        except WalkStopped as stop:
            self.stopped = stop

    def look_at(self, page: Page) -> None:
        """Take `page` for the one that the flow is on."""
        self._page = page

    async def _submitted(
        self, page: Page, click: Click, *, words: str, before: PageView | None = None
    ) -> Sent:
        try:
            return await self.recorder.submit(page, click, control=words, before=before)
        except NotAllowed as refusal:
            ended = Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=refusal.message)
            raise FlowOver(ended) from refusal

    async def _timed(self, click: Click, words: str) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await click()
        self.recorder.acted(Action.SUBMIT, words, seconds=loop.time() - began)

    @contextlib.contextmanager
    def _passing(self) -> Iterator[None]:
        """Let through what the press sends, also what it sends a moment later."""
        if self.guard is not None:
            self.guard.passing = True
        try:
            yield
        finally:
            if self.guard is not None:
                self.guard.passing = False


def _end_with(sent: Sent) -> None:
    ending = _ENDINGS.get(sent.reception)
    if ending is not None:
        raise FlowOver(Driven(ending=ending, reason=sent.words))


_ENDINGS = {
    Reception.CONFIRMED: Ending.FINISHED,
    Reception.UNKNOWN: Ending.UNCONFIRMED,
}


async def _drop(route: Route) -> None:
    with contextlib.suppress(Error):  # it went with its page
        await route.abort("aborted")


async def _words(button: Locator) -> str:
    try:
        text = await button.inner_text(timeout=5000) or await button.input_value(timeout=500)
    except Error:
        return "Submit"
    return " ".join(text.split())[:200] or "Submit"

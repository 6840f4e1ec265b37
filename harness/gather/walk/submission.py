"""Sends an application at most once, and only with every permission there is."""

import asyncio
import re

from playwright.async_api import Error, Page

from harness.errors import NotAllowed
from harness.evidence import Submission, SubmissionIntended
from harness.gather.browser.reception import Click, Reception, Sent
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.seen import PageView
from harness.gather.walk.advance import way_on
from harness.gather.walk.permission import SubmissionDesk
from harness.gather.walk.placing import placed
from harness.gather.walk.review import is_review
from harness.reading.questions.buttons import ButtonRole
from harness.reading.questions.notices import read_notices
from harness.record import record
from harness.scenario import Scenario

_MOST_TRIES = 6


@record
class Patience:
    """How long to wait for the site's answer, in seconds.

    `still` is how long a page must neither load nor change before its silence is taken as its
    answer.
    """

    most: float = 45.0
    still: float = 4.0
    between: float = 0.1


class Sender:
    """The one way in which a walk sends its application."""

    def __init__(
        self,
        recorder: Recorder,
        desk: SubmissionDesk,
        scenario: Scenario,
        *,
        patience: Patience | None = None,
    ) -> None:
        self.recorder = recorder
        self.desk = desk
        self.scenario = scenario
        self.patience = patience or Patience()
        self.last: Sent | None = None
        self._tries = 0
        self._leads_on = False

    @property
    def refusal(self) -> str | None:
        """Why this walk may not submit; None where it may."""
        return self.desk.refusal(self.scenario, walk=self.recorder.walk.walk)

    def registers(self) -> None:
        """Put the account that is about to be created on the list of what to delete."""
        self.desk.registers(self.recorder.walk)

    async def submit(
        self,
        page: Page,
        click: Click,
        *,
        control: str,
        before: PageView | None = None,
        leads_on: bool = False,
    ) -> Sent:
        """Write down the intention, click, and wait for what the site says.

        Args:
            page: The page with the last step.
            click: Presses the button that sends; it is awaited once.
            control: The button's words.
            before: What the page showed; None to look at it now. A page that waits for a request
                that is held cannot be looked at.
            leads_on: Whether the button says that another step follows: a form under another
                heading is that step then, also where it asks the same again.

        Raises:
            NotAllowed: a permission is missing, or it was sent before; nothing was clicked.
            WalkStopped: the site led out of the allowed origins.
        """
        self._check()
        self._leads_on = leads_on
        recorder = self.recorder
        before = before or await recorder.step(page)
        intended = SubmissionIntended(
            **recorder.log.stamp(), step=recorder.current_step, url=page.url, control=control[:300]
        )
        recorder.log.write(intended, sync=True)
        self.desk.intended(recorder.walk, intended)
        self._tries += 1
        recorder.network.mark()
        recorder.dialogs.clear()
        self.last = Sent(reception=Reception.UNKNOWN, words="the walk was interrupted")
        self.last = await self._clicked(page, click, before)
        if self.last.reception is Reception.WENT_ON:
            self._tries -= 1  # a step, and no refusal
        if self.last.reception in {Reception.CONFIRMED, Reception.UNKNOWN}:
            await self._write(page, intended, self.last)
        return self.last

    def _check(self) -> None:
        if self.last is not None and self.last.reception in {
            Reception.CONFIRMED,
            Reception.UNKNOWN,
        }:
            raise NotAllowed(
                "this application was sent already, and is not sent twice",
                remedy="Ask the employer whether it arrived before you walk again",
            )
        if self._tries >= _MOST_TRIES:
            raise NotAllowed(
                f"the site refused this application {_MOST_TRIES} times",
                remedy="Look at its objections in the evidence",
            )
        self.desk.check(self.scenario, walk=self.recorder.walk.walk)

    async def _clicked(self, page: Page, click: Click, before: PageView) -> Sent:
        try:
            await click()
        except Error as error:
            if page.is_closed():
                return Sent(reception=Reception.UNKNOWN, words="the page closed itself")
            if not self.recorder.network.sent:
                return Sent(reception=Reception.NOT_SENT, words=error.message.splitlines()[0])
        try:
            return await self._answer(page, before)
        except WalkStopped:
            raise
        except Error:
            return Sent(reception=Reception.UNKNOWN, words="the page went away")

    async def _answer(self, page: Page, before: PageView) -> Sent:
        """Wait until the page says what came of it, or stays still."""
        loop = asyncio.get_running_loop()
        start = still_since = loop.time()
        shown = ""
        while loop.time() - start < self.patience.most:
            view = await self.recorder.observed(page)
            now = f"{view.url}\n{view.fingerprint}\n{view.text}"
            if now != shown or not self.recorder.network.quiet:
                shown, still_since = now, loop.time()
            still = loop.time() - still_since
            sent = self._reading(view, before)
            settled = still >= min(self.patience.still, 4 * self.patience.between)
            if sent is not None and (settled or sent.reception is Reception.CONFIRMED):
                return sent
            if still >= self.patience.still:
                break
            await asyncio.sleep(self.patience.between)
        return self._silence()

    def _reading(self, view: PageView, before: PageView) -> Sent | None:
        """What the page says by now; None where it says nothing yet."""
        gone = not _same_form(before, view)
        said = view.markers.notices.confirmation or self._dialog_confirms()
        if said and gone and not view.errors:
            return Sent(reception=Reception.CONFIRMED, words=said)
        if not gone and not (self._leads_on and _is_retitled(before, view)):
            return self._refusal(view)
        if view.fingerprint != before.fingerprint and (view.questions or _is_to_review(view)):
            heading = view.heading or view.title
            return Sent(reception=Reception.WENT_ON, words=heading)
        return None

    def _refusal(self, view: PageView) -> Sent | None:
        """The form is still there: the site's objection, where it is certain that it is one.

        An objection tied to a question, or naming one, is one. A sentence about the whole page is
        one only where nothing was sent, or where the site answered that the request was wrong
        (4xx): after a server fault the application may have arrived all the same.
        """
        tied = [error for error in view.errors if placed(error, view).control is not None]
        answers = self.recorder.network.answers
        broke = any(status >= 500 for status in answers)
        unsent = not self.recorder.network.sent
        refused = bool(answers) and all(400 <= status < 500 for status in answers)
        errors = tied if tied and not broke else view.errors if unsent or refused else ()
        if errors:
            return Sent(reception=Reception.REFUSED, words=errors[0].text)
        if unsent and self.recorder.dialogs:
            return Sent(reception=Reception.REFUSED, words=self.recorder.dialogs[-1])
        return None

    def _silence(self) -> Sent:
        if not self.recorder.network.sent:
            return Sent(
                reception=Reception.UNKNOWN,
                words="the page neither confirmed nor objected, and nothing was seen to be sent",
            )
        status = ", ".join(str(answer) for answer in self.recorder.network.answers) or "nothing"
        return Sent(
            reception=Reception.UNKNOWN,
            words=f"the server answered {status}, and the page neither confirmed nor objected",
        )

    def _dialog_confirms(self) -> str | None:
        said = " ".join(self.recorder.dialogs)
        notices = read_notices(said, heading=None, fields=0, asks_password=False, asks_code=False)
        return notices.confirmation

    async def _write(self, page: Page, intended: SubmissionIntended, sent: Sent) -> None:
        recorder = self.recorder
        confirmed = sent.reception is Reception.CONFIRMED
        recorder.submitted = True
        view = await self._last_view(page)
        picture = recorder.last_picture
        submission = Submission(
            **recorder.log.stamp(),
            blobs=(picture,) if picture else (),
            step=recorder.current_step,
            intended=intended.id,
            submitted_at=intended.at,
            confirmed=True if confirmed else None,
            confirmation_text=_confirmation(sent, view) if confirmed else "",
            reference=reference_in(view.text) if view and confirmed else None,
            status_url=_status_url(view) if view and confirmed else None,
            url=page.url,
            links=view.links if view else (),
            screenshot=picture,
        )
        recorder.log.write(submission, sync=True)
        self.desk.sent(recorder.walk, submission)

    async def _last_view(self, page: Page) -> PageView | None:
        """The page after it; None where it has gone, which must not lose the submission."""
        try:
            return await self.recorder.step(page)
        except (Error, WalkStopped):
            return None


def _confirmation(sent: Sent, view: PageView | None) -> str:
    """All that the confirmation says: the page's words, and a dialog's where it spoke in one."""
    page = view.text if view else ""
    return page if sent.words in page else f"{sent.words}\n{page}".strip()


def _same_form(before: PageView, now: PageView) -> bool:
    """Whether the questions of the last step are still asked (all of them, or their buttons)."""
    old = {control.key for control in before.questions}
    if not old:
        return before.fingerprint == now.fingerprint
    new = {control.key for control in now.questions}
    return len(old & new) * 2 >= len(old)


def _is_retitled(before: PageView, now: PageView) -> bool:
    """Whether what looks like the same form is another step, to which nothing is objected."""
    another = now.heading != before.heading or now.progress != before.progress
    return another and not now.errors


def _is_to_review(view: PageView) -> bool:
    """Whether a page shows the answers once more, with the button that sends them."""
    way = way_on(view)
    return is_review(view) and way is not None and way.role is ButtonRole.SUBMIT


_REFERENCE = re.compile(
    r"\b(?:reference|confirmation|application|candidate|tracking|referenz|bewerbungs|referentie|"
    r"référence|referencia|riferimento|numer)"
    r"(?:[\s-]*(?:number|code|id|no\.?|nr\.?|nummer|numéro|número|numero))?"
    r"(?:\s+(?:is|ist|est|es|è))?\s*[:#]?\s*"
    r"(?P<code>[A-Z0-9][A-Z0-9/_-]{3,39})\b",
    re.IGNORECASE,
)


def reference_in(text: str) -> str | None:
    """The number by which the site names the application; it has a digit in it."""
    codes = (match.group("code") for match in _REFERENCE.finditer(text))
    return next((code for code in codes if re.search(r"\d", code)), None)


_STATUS = re.compile(
    r"\bstatus\b|\btrack\b|\bfollow (your|the|my) application|\b(my|your|view) applications?\b|"
    r"candidate (portal|home|area)|bewerbungsstatus|suivre|seguimiento|volg",
    re.IGNORECASE,
)


def _status_url(view: PageView) -> str | None:
    return next((link.url for link in view.links if _STATUS.search(link.text)), None)

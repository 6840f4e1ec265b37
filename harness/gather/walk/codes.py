"""Proves the candidate's e-mail address by the code or the link of the letter that comes."""

import asyncio
import re
from collections.abc import Sequence

from playwright.async_api import Error, Page

from harness.errors import HarnessError
from harness.evidence import Action, Control, Obstacle
from harness.gather.browser.allow import Decision
from harness.gather.browser.observe import locate
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.walk.advance import after, press
from harness.gather.walk.hands import Hands, OutOfReach, Spot
from harness.gather.walk.mailbox import Mail, Mailbox
from harness.gather.walk.stopped import Stopped
from harness.reading.codes import code_in, proving_link
from harness.reading.questions import plain
from harness.reading.questions.buttons import ButtonRole
from harness.record import record

_FEWEST_BOXES = 4
_CODE = re.compile(
    r"\b(code|otp|passcode|pin|token|codice|código|kod|bestätigungscode|sicherheitscode)\b",
    re.IGNORECASE,
)
_OTHER_CODE = re.compile(
    r"zip|post|area|country|dial|promo|referral|discount|invit|requisition|job code", re.IGNORECASE
)
_LINK_SENT = re.compile(
    r"\b(click|open|follow|use|tap)\b[^.!?\n]{0,40}\blink\b[^.!?\n]{0,60}\b(e-?mail|sent|inbox)|"
    r"\b(sent|e-?mailed)\b[^.!?\n]{0,40}\b(a|the) [^.!?\n]{0,30}\blink\b|"
    r"\bverify your e-?mail( address)?\b[^.!?\n]{0,60}\blink\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(expired|wrong|incorrect|not (correct|valid|match)|in?valid|does not match|try again)\b",
    re.IGNORECASE,
)
_RESEND = re.compile(
    r"\b(re-?send|send (it|the code|a new|another|again)|new code|another code|erneut senden|"
    r"renvoyer|reenviar|opnieuw)\b",
    re.IGNORECASE,
)
_GO = re.compile(
    r"^(verify|confirm|continue|next|submit( code)?|ok|check|proceed|weiter|bestätigen|"
    r"vérifier|confirmer|continuar|verificar|verder|bevestigen)\b",
    re.IGNORECASE,
)


@record
class CodePatience:
    """How long a letter is waited for, and between two looks into the mailbox, in seconds."""

    most: float = 90.0
    between: float = 1.0


class AddressProof:
    """Takes a walk past the page that asks for a code or a click in a letter."""

    def __init__(
        self,
        recorder: Recorder,
        hands: Hands,
        mailbox: Mailbox | None,
        patience: CodePatience | None = None,
    ) -> None:
        self.recorder = recorder
        self.hands = hands
        self.mailbox = mailbox
        self.patience = patience or CodePatience()
        self._used: set[str] = set()
        self._resent = False

    def asks(self, view: PageView) -> str | None:
        """The page's words by which it asks to prove the address; None where it does not."""
        if view.markers.notices.email_code:
            return view.markers.notices.email_code
        link = _LINK_SENT.search(view.text) if len(view.questions) <= 1 else None
        return link[0] if link else None

    async def prove(self, page: Page, view: PageView) -> PageView:
        """Type the code, or follow the link, and wait for what comes after it.

        Raises:
            Stopped: there is no mailbox, no letter in time, or the site refuses the code twice.
        """
        words = self.asks(view) or "the page asks for a code"
        mailbox = self.mailbox
        if mailbox is None:
            raise Stopped(
                f"{words} (no `[inbox]` is set up to read it from)", obstacle=Obstacle.EMAIL_CODE
            )
        self.recorder.barrier(Obstacle.EMAIL_CODE, words, stopped=False)
        fields = code_fields(view)
        if not fields:
            return await self._followed(page, mailbox, words)
        for _ in range(2):
            now = await self._typed(page, view, fields, mailbox, words)
            if not code_fields(now) or self.asks(now) is None:
                return now
            objection = next((one.text for one in now.errors), "") or _said_wrong(now)
            if not objection:
                return now
            if self._resent or not await self._resend(page, now):
                raise Stopped(
                    f"the site does not take the code: {objection}", obstacle=Obstacle.EMAIL_CODE
                )
            view = await self.recorder.step(page)
            fields = code_fields(view) or fields
        raise Stopped("the site took neither of two codes", obstacle=Obstacle.EMAIL_CODE)

    async def _typed(
        self,
        page: Page,
        view: PageView,
        fields: Sequence[SeenControl],
        mailbox: Mailbox,
        words: str,
    ) -> PageView:
        length = len(fields) if len(fields) > 1 else fields[0].max_length
        mail = await self._awaited(mailbox, words, length=length, want_link=False)
        code = code_in(mail.subject, mail.text, length=length) or ""
        self._used.add(code)
        loop = asyncio.get_running_loop()
        began = loop.time()
        pieces = list(code) if len(fields) > 1 else [code]
        try:
            for field, piece in zip(fields, pieces, strict=False):
                spot = Spot(control=locate(page, field), label=field.label[:80])
                await self.hands.write(spot, piece)
        except OutOfReach as barrier:
            raise Stopped(barrier.words, obstacle=barrier.obstacle) from barrier
        except Error:
            if page.is_closed():
                raise
            # Many pages go on by themselves with the last letter, and take the field away.
        self.recorder.acted(
            Action.FILL,
            fields[0].label or "the code",
            control=fields[0].key,
            length=len(code),
            words=1,
            seconds=loop.time() - began,
        )
        outcome = await after(page, self.recorder, view, unmoved=0.8)
        if outcome.changed and not code_fields(outcome.view):
            return await self.recorder.step(page)
        return await self._sent(page, outcome.view)

    async def _sent(self, page: Page, view: PageView) -> PageView:
        """Press what hands the code in, unless it would send the application."""
        button = _go_button(view)
        if button is None:
            return await self.recorder.step(page)
        await self._press(page, button)
        await after(page, self.recorder, view)
        return await self.recorder.step(page)

    async def _resend(self, page: Page, view: PageView) -> bool:
        button = next((one for one in view.buttons if _RESEND.search(one.text)), None)
        if button is None:
            return False
        self._resent = True
        await self._press(page, button)
        await after(page, self.recorder, view, unmoved=0.8)
        return True

    async def _press(self, page: Page, button: SeenButton) -> None:
        try:
            effort = await press(page, self.hands, button)
        except (Error, OutOfReach) as error:
            raise Stopped(
                f"“{button.text}” cannot be pressed", obstacle=Obstacle.NO_WAY_ON
            ) from error
        self.recorder.acted(Action.ADVANCE, button.text, key_presses=effort.key_presses)

    async def _followed(self, page: Page, mailbox: Mailbox, words: str) -> PageView:
        """Open the link of the letter, where it leads to an allowed origin."""
        mail = await self._awaited(mailbox, words, length=None, want_link=True)
        url = proving_link(mail.links) or ""
        self._used.add(url)
        if self.recorder.network.allow.decide(url) is not Decision.ALLOWED:
            raise Stopped(
                f"the link of the letter leads out of the allowed origins: {url[:120]}",
                obstacle=Obstacle.OUTSIDE_ALLOW_LIST,
            )
        await page.goto(url)
        self.recorder.acted(Action.NAVIGATE, "the link of the letter")
        return await self.recorder.step(page)

    async def _awaited(
        self, mailbox: Mailbox, words: str, *, length: int | None, want_link: bool
    ) -> Mail:
        """The newest letter with a code or link that was not used yet.

        Raises:
            Stopped: none comes in time, or the mailbox cannot be read.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        while True:
            try:
                letters = await asyncio.to_thread(mailbox.letters)
            except HarnessError as error:
                raise Stopped(
                    f"{words} (the inbox cannot be read: {error.message})",
                    obstacle=Obstacle.EMAIL_CODE,
                ) from error
            for mail in letters:
                found = (
                    proving_link(mail.links)
                    if want_link
                    else code_in(mail.subject, mail.text, length=length)
                )
                if found and found not in self._used:
                    return mail
            if loop.time() - began > self.patience.most:
                what = "link" if want_link else "code"
                raise Stopped(
                    f"{words} (no letter with a {what} came within {self.patience.most:.0f} s)",
                    obstacle=Obstacle.EMAIL_CODE,
                )
            await asyncio.sleep(self.patience.between)


def code_fields(view: PageView) -> tuple[SeenControl, ...]:
    """The field that takes the code, or its boxes for one letter each, in order."""
    typed = [
        one
        for one in view.questions
        if one.control in {Control.TEXT, Control.NUMBER, Control.PHONE}
        and one.input_type != "password"
    ]
    boxes = [one for one in typed if one.max_length == 1 or _is_narrow(one)]
    if len(boxes) >= _FEWEST_BOXES:
        return tuple(boxes)
    named = [
        one
        for one in typed
        if one.autocomplete == "one-time-code"
        or (_CODE.search(_words(one)) and not _OTHER_CODE.search(_words(one)))
    ]
    return tuple(named[:1])


def _words(one: SeenControl) -> str:
    return f"{plain(one.label)} {one.name} {one.placeholder or ''}"


def _is_narrow(one: SeenControl) -> bool:
    return one.width is not None and one.width < 70 and one.input_type in {"text", "tel", "number"}


def _said_wrong(view: PageView) -> str:
    match = _WRONG.search(view.text)
    return view.text[max(0, match.start() - 60) : match.end() + 60] if match else ""


def _go_button(view: PageView) -> SeenButton | None:
    return next(
        (
            one
            for one in view.buttons
            if _GO.search(one.text)
            and not one.disabled
            and one.region not in {"navigation", "header", "cookies"}
            and not (one.role is ButtonRole.SUBMIT and "application" in one.text.casefold())
        ),
        None,
    )

"""Takes a walk past a demand for an account: as a guest, or by an account that may be created."""

import re
import secrets

from playwright.async_api import Error, Page

from harness.evidence import Action, Obstacle
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import after, press, way_on
from harness.gather.walk.fill import StepFiller
from harness.gather.walk.hands import Hands, OutOfReach
from harness.gather.walk.stopped import Stopped

_GUEST = re.compile(
    r"\b(as (a )?guest|guest (checkout|application)|without (an )?account|"
    r"without (signing|logging|registering|creating)|skip (this|sign|log|account|registration)|"
    r"no account needed|als gast|ohne (konto|anmeldung|registrierung)|en tant qu.invité|"
    r"sans compte|como invitado|sin cuenta|zonder account|senza account|bez konta)\b",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"\b(create( an| your| my| a new)?( candidate)? (account|profile)|register|sign ?up|"
    r"new (user|candidate|here)|don.t have an account|join( now| us)?$|konto (anlegen|erstellen)|"
    r"registrieren|créer un compte|s.inscrire|crear (una )?cuenta|registrarse|"
    r"account aanmaken|criar conta|crea (un )?account|załóż konto|zarejestruj)\b",
    re.IGNORECASE,
)
_SERVICES = re.compile(
    r"\b(google|linkedin|indeed|facebook|apple|microsoft|xing|github|seek)\b", re.IGNORECASE
)
_OUTSIDE = frozenset({"cookies", "footer"})


class AccountDesk:
    """Knows which ways past an account there are, and takes each once."""

    def __init__(
        self, recorder: Recorder, hands: Hands, filler: StepFiller, *, may_create: bool
    ) -> None:
        self.recorder = recorder
        self.hands = hands
        self.filler = filler
        self.may_create = may_create
        self._pressed: set[str] = set()
        self._told = False

    def demanded(self, view: PageView) -> str | None:
        """The page's words by which it demands an account; None where it does not."""
        return view.markers.notices.account_wall

    async def pass_by(self, page: Page, view: PageView) -> PageView | None:
        """Go on as a guest, or create the account; None where neither can be done.

        Raises:
            Stopped: a question of the registration cannot be answered.
        """
        guest = self._button(view, _GUEST)
        if guest is not None:
            return await self._through(page, view, guest)
        if not self.may_create:
            return None
        if not is_registration(view):
            way = self._button(view, _REGISTER)
            return await self._through(page, view, way) if way else None
        return await self._registered(page, view)

    async def _registered(self, page: Page, view: PageView) -> PageView | None:
        words = self.demanded(view) or "an account is demanded"
        if not self._told:
            self._told = True
            self.recorder.barrier(Obstacle.ACCOUNT_WALL, words, stopped=False)
        view = await self.filler.fill(page, view)
        button = self._button(view, _REGISTER) or way_on(view)
        if button is None or button.text in self._pressed:
            return None
        if self.recorder.sender is not None:
            self.recorder.sender.registers()
        return await self._through(page, view, button)

    def _button(self, view: PageView, pattern: re.Pattern[str]) -> SeenButton | None:
        found = [
            button
            for button in view.buttons
            if pattern.search(button.text)
            and not _SERVICES.search(button.text)
            and not button.disabled
            and button.region not in _OUTSIDE
            and button.text not in self._pressed
        ]
        found.sort(key=lambda one: one.region in {"header", "navigation"})
        return found[0] if found else None

    async def _through(self, page: Page, view: PageView, button: SeenButton) -> PageView | None:
        self._pressed.add(button.text)
        try:
            effort = await press(page, self.hands, button)
        except (Error, OutOfReach) as error:
            words = f"“{button.text}” cannot be pressed"
            raise Stopped(words, obstacle=Obstacle.NO_WAY_ON) from error
        self.recorder.acted(Action.NAVIGATE, button.text, key_presses=effort.key_presses)
        outcome = await after(page, self.recorder, view)
        now = await self.recorder.step(page)
        if not outcome.changed:
            said = next((error.text for error in outcome.errors), "")
            reason = f"“{button.text}” leads nowhere" + (f": {said}" if said else "")
            raise Stopped(reason, obstacle=Obstacle.ACCOUNT_WALL)
        return now


def is_registration(view: PageView) -> bool:
    """Whether a page creates an account, and does not only let those in who have one."""
    passwords = [one for one in view.questions if one.input_type == "password"]
    if not passwords:
        return False
    if len(passwords) > 1 or any(one.autocomplete == "new-password" for one in passwords):
        return True
    heading = view.heading or view.title
    buttons = [one.text for one in view.buttons if one.form == passwords[0].form]
    return bool(_REGISTER.search(heading)) or any(_REGISTER.search(text) for text in buttons)


def new_password() -> str:
    """A password for one walk; it is used there, and kept nowhere.

    It has letters of both cases, digits and a sign, as sites demand.
    """
    return f"Aa1-{secrets.token_hex(8)}"

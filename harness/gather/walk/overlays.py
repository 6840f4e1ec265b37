"""Takes away what lies over a page: cookie banners, newsletters, chats. Refuses where one can."""

import re

from playwright.async_api import Error, Page

from harness.evidence import Action
from harness.gather.browser.observe import locate
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import after
from harness.gather.walk.hands import Hands
from harness.gather.walk.tried import try_press
from harness.reading.questions.buttons import ButtonRole

_MOST = 4
_ACCEPTS = 2
_REFUSES = re.compile(
    r"\bwithout (accept|agree|consent)\w*|\b(disagree|opt[ -]?out|object)\b|"
    r"\b(do not|don.t) (accept|agree|allow|consent|sell)\b|\bessentials? only\b|"
    r"\b(ohne (einwilligung|zustimmung)|sans (accepter|consentir)|sin aceptar|"
    r"zonder (te )?accepteren|senza accettare|sem aceitar|bez akceptacji)\b",
    re.IGNORECASE,
)
_SETTINGS = re.compile(
    r"\b(manage|settings|preferences|options|customi[sz]e|more choices|einstellungen|anpassen|"
    r"param[eé]tr\w*|personnaliser|configurar|personaliz\w*|instellingen|impostazioni|ustawienia)\b",
    re.IGNORECASE,
)
_KEEP_AS_IT_IS = re.compile(
    r"\b(save|confirm|allow|submit)\b.{0,12}\b(my |your |current )?(choices?|selection|settings|"
    r"preferences)\b|auswahl (speichern|bestätigen|erlauben)|enregistrer|guardar|opslaan|salva",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^\W*(close|dismiss|not now|maybe later|no,? thanks?( you)?|skip|hide|minimi[sz]e|"
    r"schließen|fermer|cerrar|sluiten|fechar|chiudi|zamknij)\b.{0,30}$|^[×xX✕✖]$",
    re.IGNORECASE,
)
_BESIDE_THE_POINT = """(button) => {
  const box = button.closest("[role=dialog], [role=alertdialog], dialog, [aria-modal=true], " +
    "[class*=modal i], [class*=popup i], [class*=overlay i], [class*=chat i], [id*=chat i]");
  if (!box) return false;
  const fields = box.querySelectorAll("input:not([type=hidden]), select, textarea").length;
  const about = new RegExp("newsletter|subscri|job alert|talent (community|network)|" +
    "stay in touch|mailing list|survey|feedback|chat|assistant|notification|discount", "i");
  return fields <= 2 && about.test(`${box.textContent} ${box.className} ${box.id}`);
}"""


class Overlays:
    """Remembers what was taken away, so that nothing is pressed for ever."""

    def __init__(self, recorder: Recorder, hands: Hands) -> None:
        self.recorder = recorder
        self.hands = hands
        self._pressed: set[tuple[str, str]] = set()

    async def clear(self, page: Page, view: PageView) -> PageView:
        """Refuse cookies and close what asks for something else than the application."""
        for _ in range(_MOST):
            button = self._refusal(view) or await self._aside(page, view)
            if button is None or not await self._press(page, button):
                return view
            await after(page, self.recorder, view, unmoved=0.6)
            view = await self.recorder.step(page)
        return view

    async def force(self, page: Page, view: PageView) -> PageView:
        """Something covers what is to be pressed: close it by whatever closes or accepts it."""
        found = [
            button
            for button in view.buttons
            if self._is_new(button)
            and (
                button.role is ButtonRole.DISMISS
                or (_CLOSES.search(button.text) and button.region in {"dialog", "page"})
            )
        ]
        found.sort(key=lambda one: (one.region not in {"cookies", "dialog"}, one.rank))
        if not found:
            await page.keyboard.press("Escape")
        elif not await self._press(page, found[0]):
            return view
        await after(page, self.recorder, view, unmoved=0.6)
        return await self.recorder.step(page)

    def _refusal(self, view: PageView) -> SeenButton | None:
        """How a cookie banner is refused or closed, at once or by way of its settings."""
        if not view.markers.cookie_banner:
            return None
        beside = [
            one
            for one in view.buttons
            if one.region in {"cookies", "dialog"} and self._is_new(one) and not one.disabled
        ]
        refusals = [one for one in beside if _REFUSES.search(one.text)]
        if refusals:
            return refusals[0]
        plain = [one for one in beside if one.role is ButtonRole.DISMISS and one.rank < _ACCEPTS]
        if plain:
            return min(plain, key=lambda one: one.rank)
        kept = [one for one in beside if _KEEP_AS_IT_IS.search(one.text)]
        settings = [one for one in beside if _SETTINGS.search(one.text) and not one.url]
        return next(iter(kept or settings), None)

    async def _aside(self, page: Page, view: PageView) -> SeenButton | None:
        """What closes a dialog that has nothing to do with applying."""
        for button in view.buttons:
            closes = button.role is ButtonRole.DISMISS or _CLOSES.search(button.text)
            if not closes or button.region == "cookies" or not self._is_new(button):
                continue
            try:
                if await locate(page, button).evaluate(_BESIDE_THE_POINT, timeout=1000):
                    return button
            except (Error, LookupError):
                continue
        return None

    def _is_new(self, button: SeenButton) -> bool:
        return (button.text, "|".join(button.selector)) not in self._pressed

    async def _press(self, page: Page, button: SeenButton) -> bool:
        self._pressed.add((button.text, "|".join(button.selector)))
        return await try_press(page, self.hands, self.recorder, button, Action.DISMISS)

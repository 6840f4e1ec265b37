"""The list that a control opens: opens it, reads it, waits for it and closes it."""

import asyncio
from collections.abc import Callable
from dataclasses import field
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Locator, Page

from harness.gather.browser.observe import find
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.record import record

_SCRIPTS = ("dom.js", "names.js", "lists.js")
_KIT = (
    "listState, shownOptions, scrollerOf, wordsOfOption, isPicked, isOff, remember, toggleOf,"
    " showsChosen, standing"
)
_LOOK_SECONDS = 0.04
_OPENS_SECONDS = 0.45
_FOCUS_SECONDS = 0.1  # the focus alone rarely opens anything
_LOADS_SECONDS = 6.0
_MOST_SILENT = 4
_HURRY = 0.25
_MOST_OPTIONS = 3000


@record
class Offered:
    """One option of an open list; `chosen` and `off` as the page marks them."""

    text: str
    chosen: bool = False
    off: bool = False
    selector: tuple[str, ...] = ()


@record
class ListState:
    """What the list of a control shows now.

    Attributes:
        open: Whether there is an open list, with options or without.
        options: Those that are drawn.
        lit: The place of the option that the next Enter takes; None where none is marked.
        note: What an open list without options says.
        busy: Whether it says that options are being loaded.
        more: Whether it scrolls on.
        multiple: Whether it says that several may be chosen.
        virtual: Whether it draws only a part of its options.
        typing: Whether what has the focus takes text.
        typed: The text that stands there.
    """

    open: bool
    options: tuple[Offered, ...]
    lit: int | None
    note: str
    busy: bool
    more: bool
    multiple: bool
    virtual: bool
    typing: bool
    typed: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the options that are drawn."""
        return tuple(one.text for one in self.options)


class Luck:
    """How long lists are waited for: less where one after the other has brought nothing.

    On a page whose lists do not work (its scripts failed, or nobody serves them) every wait is in
    vain; a list that brings something makes all lists worth the whole wait again.
    """

    def __init__(self) -> None:
        self._silent = 0

    @property
    def share(self) -> float:
        """The share of the usual waits that is worth it, 0–1."""
        return 1.0 if self._silent < _MOST_SILENT else _HURRY

    def note(self, *, brought: bool) -> None:
        """A list was opened or searched: whether it has brought anything."""
        self._silent = 0 if brought else self._silent + 1


@record
class Popup:
    """The list of one control, the hands that work it, and how lists have done so far."""

    page: Page
    frame: str
    spot: Spot
    hands: Hands
    luck: Luck = field(default_factory=Luck)

    @property
    def opener(self) -> Locator:
        """What opens the list: what stands for the control, or the control itself."""
        return self.spot.proxy or self.spot.control

    async def state(self) -> ListState:
        """What the list shows now."""
        found: dict[str, Any] = await self._ask("kit().listState(element)")
        return ListState(
            open=found["open"],
            options=_offered(found["options"]),
            lit=found["lit"] if found["lit"] >= 0 else None,
            note=found["note"],
            busy=found["busy"],
            more=found["more"],
            multiple=found["multiple"],
            virtual=found["virtual"],
            typing=found["typing"],
            typed=found["typed"],
        )

    async def until(
        self,
        ready: Callable[[ListState], bool],
        *,
        most: float = _OPENS_SECONDS,
        still: float | None = None,
    ) -> ListState:
        """Wait until the list is as wanted and has stopped changing.

        Args:
            ready: Whether it is as wanted.
            most: The longest wait, in seconds; a list that says that it loads is given more.
            still: For how long a list that shows something else may stay the same, in seconds;
                None waits on.
        """
        loop = asyncio.get_running_loop()
        began = changed = loop.time()
        before = await self.state()
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            now = await self.state()
            if ready(now) and now.texts == before.texts and not now.busy:
                return now
            if (now.texts, now.note) != (before.texts, before.note):
                changed = loop.time()
            says = bool(now.options or now.note) and not now.busy
            if still is not None and says and loop.time() - changed >= still:
                return now
            patience = max(most, _LOADS_SECONDS) if now.busy else most
            if loop.time() - began >= patience:
                return now
            before = now

    async def open(self) -> Effort:
        """Open the list, by whatever of a click and keys opens it; it may offer nothing yet."""
        effort = Effort()
        if (await self.state()).options:
            return effort
        await self.remember()
        brought = False
        for act in (self.hands.enter, self._toggle, self._arrow, self._press):
            done = await act(self.spot)
            if done is None:
                continue
            effort = added(effort, done)
            entered = act == self.hands.enter and not self.hands.points
            patience = _FOCUS_SECONDS if entered else _OPENS_SECONDS * self.luck.share
            state = await self.until(lambda now: bool(now.options), most=patience)
            brought = bool(state.options or (state.open and state.note))
            if brought:
                break
        self.luck.note(brought=brought)
        return effort

    async def begin(self) -> Effort:
        """Put the focus into the control, without waiting for what that opens."""
        await self.remember()
        return await self.hands.enter(self.spot)

    async def remember(self) -> None:
        """What can be chosen on the page now is not what the list is about to bring."""
        await self._ask("kit().remember()")

    async def close(self) -> Effort:
        """Close the list where it is open; Escape is pressed on an open list alone."""
        effort = Effort()
        for _ in range(2):
            state = await self.until(lambda now: not now.open, most=0.3)
            if not state.open:
                break
            effort = added(effort, await self.hands.key("Escape"))
        return effort

    async def everything(self) -> tuple[tuple[Offered, ...], bool]:
        """All options of the open list, scrolled through where needed; and whether it is all."""
        found: dict[str, Any] = await self._ask("everyOption(element, given)", _MOST_OPTIONS)
        return _offered(found["options"]), found["whole"]

    async def bring(self, text: str) -> bool:
        """Scroll an option into what the list draws; whether it is there."""
        return bool(await self._ask("bringOption(element, given)", text))

    def option(self, one: Offered) -> Spot:
        """Where an option of the open list is pressed."""
        return Spot(control=find(self.page, self.frame, one.selector), label=one.text[:80])

    async def _toggle(self, spot: Spot) -> Effort | None:
        """Press the button beside a text field, with a hand that points; None without one."""
        if not self.hands.points:
            return None
        selector = tuple(await self._ask("kit().toggleOf(element)"))
        if not selector:
            return None
        return await self.hands.press(
            Spot(control=find(self.page, self.frame, selector), label=spot.label)
        )

    async def _arrow(self, _spot: Spot) -> Effort:
        return await self.hands.key("ArrowDown")

    async def _press(self, _spot: Spot) -> Effort | None:
        """Press the control by keys; never on a text field, where Enter may send the form."""
        if self.hands.points or (await self.state()).typing:
            return None
        return await self.hands.key("Enter")

    async def _ask(self, question: str, given: object = None) -> Any:
        return await ask(self.opener, question, given)


def _offered(found: list[dict[str, Any]]) -> tuple[Offered, ...]:
    return tuple(Offered(**{**one, "selector": tuple(one["selector"])}) for one in found)


async def shows(opener: Locator, texts: tuple[str, ...]) -> tuple[str, ...]:
    """For each of some words whether a control shows them: `chosen`, `written` or empty."""
    return tuple(await ask(opener, "kit().showsChosen(element, given)", list(texts)))


async def chosen_in(opener: Locator) -> tuple[str, ...]:
    """The options that an open list marks as chosen."""
    found = await ask(opener, "kit().listState(element)")
    return tuple(one["text"] for one in found["options"] if one["chosen"])


async def standing(opener: Locator) -> tuple[str, ...]:
    """The words that stand in a control: those chosen, or what is typed."""
    return tuple(await ask(opener, "kit().standing(element)"))


async def ask(opener: Locator, question: str, given: object = None) -> Any:
    """What a function of `page/lists.js` says of a control."""
    return await opener.evaluate(_script(question), given, timeout=4000)


def added(one: Effort, other: Effort) -> Effort:
    """What two acts took together."""
    if one.key_presses is None and other.key_presses is None:
        return Effort()
    seen = [each.focus_visible for each in (one, other) if each.focus_visible is not None]
    return Effort(
        key_presses=(one.key_presses or 0) + (other.key_presses or 0),
        focus_visible=all(seen) if seen else None,
    )


@cache
def _script(question: str) -> str:
    folder = files("harness.gather.browser") / "page"
    parts = [(folder / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    leafing = (folder / "leafing.js").read_text(encoding="utf-8")
    kit = "const kit = () => {\n" + "\n".join(parts) + f"\nreturn {{ {_KIT} }};\n}};"
    return f"(element, given) => {{\n{kit}\n{leafing}\nreturn {question};\n}}"

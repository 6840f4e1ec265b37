"""Presses a button of the walk's page, and waits for what comes of it, in a new window too."""

import asyncio
from dataclasses import replace

from playwright.async_api import Error, Page

from harness.evidence import Action, Obstacle
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import Outcome, after, press
from harness.gather.walk.hands import Hands, OutOfReach
from harness.gather.walk.holding import Hold
from harness.gather.walk.keyboard import KeyboardHands
from harness.gather.walk.overlays import Overlays
from harness.gather.walk.stopped import Stopped


class Presser:
    """Knows which page the walk is on, and works its buttons.

    Attributes:
        page: The page, or the window that it has opened last.
    """

    def __init__(
        self, page: Page, hands: Hands, recorder: Recorder, overlays: Overlays, hold: Hold
    ) -> None:
        self.page = page
        self._hold = hold
        self._hands = hands
        self._recorder = recorder
        self._overlays = overlays
        self._windows: list[Page] = []
        page.context.on("page", self._opened)

    async def pressed(self, view: PageView, button: SeenButton, action: Action) -> Outcome:
        """Press a button and wait for what comes of it; what `hold` met is not pressed again.

        Raises:
            Stopped: no key does anything on it.
        """
        dialogs = self._recorder.dialogs
        heard = len(dialogs)
        for technique in range(2):
            await self.press(button, action, technique=technique)
            outcome = await after(
                self.page, self._recorder, view, heard=lambda: len(dialogs) + self._hold.kept
            )
            opened = await self._follow_window()
            if await self._hold.met():
                return outcome
            if outcome.changed or outcome.errors or opened or len(dialogs) > heard:
                return replace(outcome, changed=outcome.changed or opened)
            if not isinstance(self._hands, KeyboardHands):
                return outcome
        raise Stopped(
            f"neither Enter nor Space does anything on “{button.text}”",
            obstacle=Obstacle.NOT_BY_KEYBOARD,
        )

    async def press(
        self, button: SeenButton, action: Action, *, technique: int = 0, forced: bool = False
    ) -> None:
        """Press a button and note it; what lies over it is taken away once.

        Raises:
            Stopped: it cannot be reached or pressed.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            effort = await press(self.page, self._hands, button, technique=technique)
        except OutOfReach as barrier:
            if barrier.obstacle is not Obstacle.BLOCKED or forced:
                raise Stopped(barrier.words, obstacle=barrier.obstacle) from barrier
            await self._overlays.force(self.page, await self._recorder.step(self.page))
            await self.press(button, action, technique=technique, forced=True)
            return
        except Error as error:
            if self.page.is_closed():
                raise
            words = f"“{button.text}” cannot be pressed: {error.message.splitlines()[0]}"
            raise Stopped(words, obstacle=Obstacle.NO_WAY_ON) from error
        self._recorder.acted(
            action,
            button.text,
            seconds=loop.time() - began,
            key_presses=effort.key_presses,
            focus_visible=effort.focus_visible,
        )

    def _opened(self, page: Page) -> None:
        self._windows.append(page)

    async def _follow_window(self) -> bool:
        """Go on in the window that a press has opened."""
        if not self._windows:
            return False
        self.page = self._windows[-1]
        self._windows.clear()
        await self.page.wait_for_load_state("domcontentloaded")
        if isinstance(self._hands, KeyboardHands):
            self._hands.move_to(self.page)
        return True

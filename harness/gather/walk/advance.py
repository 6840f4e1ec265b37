"""Goes on: finds the button that leads to the form, to the next step or to the end."""

import asyncio
from collections.abc import Callable, Collection

from playwright.async_api import Page

from harness.gather.browser.observe import locate
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton, SeenError
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.gather.walk.review import is_review
from harness.reading.questions.buttons import ButtonRole
from harness.record import record


@record
class Outcome:
    """What a page shows after a button was pressed; `changed` says whether it did anything."""

    view: PageView
    changed: bool
    errors: tuple[SeenError, ...] = ()


def way_in(view: PageView, *, pressed: Collection[SeenButton] = ()) -> SeenButton | None:
    """The button or link that leads from a posting to its form.

    What was pressed before and is still there comes last: it has opened a choice of ways.
    """
    found = [button for button in view.buttons if button.role is ButtonRole.APPLY]
    usable = [button for button in found if not button.disabled]
    tried = {(button.text, button.selector) for button in pressed}
    fresh = [button for button in usable if (button.text, button.selector) not in tried]
    usable = fresh or usable
    order = {"page": 0, "form": 0, "dialog": 0, "header": 1, "navigation": 2, "cookies": 3}
    usable.sort(key=lambda button: (button.rank, order.get(button.region, 1)))
    return usable[0] if usable else None


def way_on(view: PageView) -> SeenButton | None:
    """The button that leads on from a step; its role says whether it sends the application."""
    forms = [control.form for control in view.questions]
    home = max(set(forms), key=forms.count) if forms else None
    found = [
        button
        for button in view.buttons
        if button.role in {ButtonRole.NEXT, ButtonRole.SUBMIT} and button.region not in _ELSEWHERE
    ]
    if not found and forms:
        found = [button for button in view.buttons if button.role is ButtonRole.APPLY]
    found.sort(key=lambda button: _order(button, home))
    return found[0] if found else None


_ELSEWHERE = frozenset({"cookies", "navigation", "header"})


def _order(button: SeenButton, home: str | None) -> tuple[bool, bool, bool, int]:
    return (
        button.form != home,
        button.disabled,
        button.role is ButtonRole.SUBMIT,
        button.rank,
    )


def sends(button: SeenButton, view: PageView) -> bool:
    """Whether pressing it may send the application: then it needs permission.

    Words that are not known, or any way on from what calls itself the last step, may; so may any
    way on from a page to review, where nothing says that more steps follow.
    """
    if button.role is not ButtonRole.NEXT or button.rank >= 3:
        return True
    parts = [
        int(part) for part in (view.progress or "").replace("/", " ").split() if part.isdigit()
    ]
    if len(parts) == 2 and parts[1] > 1:
        return parts[0] == parts[1]
    return is_review(view)


async def press(page: Page, hands: Hands, button: SeenButton, *, technique: int = 0) -> Effort:
    """Press a button, once.

    Raises:
        OutOfReach: these hands cannot get there.
        playwright.async_api.Error: it went away, or does not take it.
    """
    return await hands.press(
        Spot(control=locate(page, button), label=button.text[:80], technique=technique)
    )


async def after(
    page: Page,
    recorder: Recorder,
    before: PageView,
    *,
    most: float = 20.0,
    still: float = 0.2,
    unmoved: float = 2.5,
    heard: Callable[[], int] = lambda: 0,
) -> Outcome:
    """Wait for what comes of a press, until the page is still again.

    Args:
        page: The page.
        recorder: Sees the page and its network.
        before: What it showed before the press.
        most: The longest wait, in seconds.
        still: For how long a page that has changed must stay as it is, in seconds.
        unmoved: For how long a page that has not changed is waited for, in seconds.
        heard: How many dialogs the page has opened.
    """
    loop = asyncio.get_running_loop()
    began = quiet_since = loop.time()
    dialogs = heard()
    view, shown = before, ""
    while loop.time() - began < most:
        view = await recorder.observed(page)
        now = f"{view.url}|{view.fingerprint}|{[error.text for error in view.errors]}|{view.text}"
        if now != shown or not recorder.network.quiet:
            shown, quiet_since = now, loop.time()
        changed = view.fingerprint != before.fingerprint or view.url != before.url
        spoke = bool(view.errors) or heard() > dialogs
        patience = still if changed or spoke else unmoved
        if loop.time() - quiet_since >= patience:
            break
        await asyncio.sleep(0.05)
    changed = view.fingerprint != before.fingerprint or view.url != before.url
    return Outcome(view=view, changed=changed, errors=view.errors)


def same_questions(before: PageView, now: PageView) -> bool:
    """Whether most of the questions of a step are still asked."""
    old = {control.key for control in before.questions}
    new = {control.key for control in now.questions}
    return bool(old) and 2 * len(old & new) >= len(old)


def is_same_step(before: PageView, now: PageView) -> bool:
    """Whether it is still, or again, the same step."""
    return now.fingerprint == before.fingerprint or same_questions(before, now)

"""Follows the way from a posting to its application form."""

from harness.evidence import Action, Obstacle
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import way_in, way_on
from harness.gather.walk.doors import Doors
from harness.gather.walk.notice import is_form
from harness.gather.walk.pressing import Presser
from harness.gather.walk.still import is_at_work, values_still
from harness.gather.walk.stopped import Stopped

_MOST_OPENINGS = 5
_LOADING_SECONDS = 15.0


async def open_form(presser: Presser, recorder: Recorder, doors: Doors, view: PageView) -> PageView:
    """Go from what is shown to the form, past banners, accounts and codes.

    Raises:
        Stopped: there is none.
    """
    pressed: list[SeenButton] = []
    for _ in range(_MOST_OPENINGS):
        if not is_form(view) or doors.account.demanded(view):
            view = await doors.through(presser.page, view)
        if is_form(view):
            return view
        button = way_in(view, pressed=pressed) or (None if view.questions else way_on(view))
        if button is None and await _worked(presser, recorder, view):
            view = await recorder.step(presser.page)
            continue
        if button is None:
            break
        outcome = await presser.pressed(view, button, Action.OPEN_APPLY)
        pressed.append(button)
        view = await recorder.step(presser.page)
        view = await doors.overlays.clear(presser.page, view)
        if not outcome.changed and not is_form(view):
            break
    if is_form(view):
        return view
    shown = view.heading or view.title
    if await is_at_work(presser.page):
        raise Stopped(f"“{shown}” never stops loading", obstacle=Obstacle.ENDLESS_LOADING)
    raise Stopped(f"no application form is found from “{shown}”", obstacle=Obstacle.NO_FORM)


async def _worked(presser: Presser, recorder: Recorder, view: PageView) -> bool:
    """Wait while the page says that it loads; whether it then shows something else."""
    page = presser.page
    if not await is_at_work(page):
        return False
    await values_still(page, lambda: recorder.network.quiet, most=_LOADING_SECONDS)
    now = await recorder.observed(page)
    return now.fingerprint != view.fingerprint

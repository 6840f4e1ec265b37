"""Loads a filled-in step again, goes back and forward, and looks what is still there."""

from collections.abc import Mapping

from harness.gather.browser.seen import PageView
from harness.gather.walk.advance import is_same_step
from harness.gather.walk.inspection.stance import Stance, holdings, lost, named

_KEPT = "the same step, with every answer in it"


async def probe_refresh(stance: Stance, view: PageView) -> PageView:
    """Load the page again; returns what is shown then."""
    before = holdings(view)
    if not before:
        return view
    tried = f"the page was loaded again with {len(before)} answers in it"
    now = await stance.reload()
    if now is None:
        stance.notes.probe("refresh", None, tried=tried, detail="the page did not come again")
        if stance.on_error_page:
            return await stance.restored(view)
        return await stance.recorder.step(stance.page)
    _note(stance, "refresh", before, view, now, tried=tried)
    return now


async def probe_history(stance: Stance, view: PageView, following: PageView) -> PageView:
    """From the step that follows, go back, forward and back again; returns what is shown then."""
    before = holdings(view)
    tried = "the browser's Back was pressed on the next step"
    now = await stance.back()
    if now is None and stance.on_error_page:
        words = "the browser asks whether to send the form again, in place of the step"
        stance.notes.probe("back", False, tried=tried, expected=_KEPT, detail=words)  # noqa: FBT003
        return await stance.restored(following)
    if now is None:
        stance.notes.probe("back", None, tried=tried, detail="there is nothing to go back to")
        return following
    _note(stance, "back", before, view, now, tried=tried)
    forth = await stance.forward()
    if forth is None:
        return await stance.restored(following) if stance.on_error_page else now
    held = is_same_step(following, forth)
    stance.notes.probe(
        "forward",
        held,
        tried="the browser's Forward was pressed after that",
        expected="the next step comes up again",
        detail="" if held else f"“{forth.heading or forth.title}” came up",
    )
    again = await stance.back()
    if again is None and stance.on_error_page:
        return await stance.restored(forth)
    return again or forth


def _note(
    stance: Stance,
    probe: str,
    before: Mapping[str, str],
    view: PageView,
    now: PageView,
    *,
    tried: str,
) -> None:
    if not is_same_step(view, now):
        words = f"“{now.heading or now.title}” came up instead"
        stance.notes.probe(probe, False, tried=tried, expected=_KEPT, detail=words)  # noqa: FBT003
        return
    gone = lost(before, now)
    stance.notes.probe(
        probe,
        not gone,
        tried=tried,
        expected=_KEPT,
        detail=f"{len(gone)} of {len(before)} answers are gone: {named(gone)}" if gone else "",
    )

"""Leaves a step that is filled in and comes back: is what was typed still there?"""

from playwright.async_api import Page

from harness.evidence import Action, Obstacle, ProbeResult
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import PageView, SeenControl


async def leave_and_return(page: Page, recorder: Recorder, view: PageView) -> PageView:
    """Go away, come back to the same address, and write down what was kept.

    Args:
        page: The page; `view` is what it shows.
        recorder: Writes the evidence.
        view: A step that is filled in and not yet sent.

    Returns:
        What the page shows after the return.
    """
    url = page.url
    step = recorder.current_step
    recorder.acted(Action.NAVIGATE, "leaves, and comes back later")
    await page.goto("about:blank")
    await page.goto(url)
    now = await recorder.observed(page)
    held = {one.key: _value(one) for one in now.questions}
    filled = [one for one in view.questions if _value(one) and one.input_type != "password"]
    lost = [one.label for one in filled if held.get(one.key) != _value(one)]
    kept = len(filled) - len(lost)
    detail = f"{kept} of {len(filled)} answers were still there after leaving and coming back"
    if filled:
        recorder.log.write(
            ProbeResult(
                **recorder.log.stamp(), step=step, probe="return", held=not lost, detail=detail
            )
        )
    if lost:
        labels = ", ".join(f"“{label}”" for label in lost[:5])
        recorder.barrier(Obstacle.LOST_DATA, f"{detail}; gone: {labels}", stopped=False)
    return await recorder.step(page)


def _value(one: SeenControl) -> str:
    if one.options:
        return ", ".join(text for text in one.chosen if text)
    return "on" if one.checked else one.value

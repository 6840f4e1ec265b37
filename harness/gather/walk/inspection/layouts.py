"""Probes of the layout: narrow, zoomed, turned, with text spaced, with less motion."""

from collections.abc import Sequence

from playwright.async_api import Page, ViewportSize

from harness.gather.browser.probing import Layout, Spotted, layout, moving, space_text
from harness.gather.walk.inspection.notes import Notes

NARROW: ViewportSize = {"width": 320, "height": 640}
ZOOMED: ViewportSize = {"width": 640, "height": 400}
_UPRIGHT: ViewportSize = {"width": 390, "height": 844}
_ACROSS: ViewportSize = {"width": 844, "height": 390}


async def probe_layout(page: Page, notes: Notes) -> None:
    """Change the size of the window and the styles of the text, look, and put all of it back."""
    size = page.viewport_size
    if size is None:
        return
    try:
        plain = await layout(page)
        await _spaced(page, notes, plain)
        await _zoomed(page, notes, plain)
        await _narrow(page, notes, plain)
        await _turned(page, notes)
        await _still(page, notes)
    finally:
        await page.set_viewport_size(size)
        await page.emulate_media(reduced_motion=None)


async def _narrow(page: Page, notes: Notes, plain: Layout) -> None:
    await page.set_viewport_size(NARROW)
    now = await layout(page)
    problems = [
        *_said("reaches beyond the right edge", now.sideways),
        *_said("is cut off or beyond the edge", now.cut, before=plain.cut),
        *_said("lies on another control", now.overlapping, before=plain.overlapping),
        *_said("stays in place and covers more than half of the window", now.covering),
    ]
    notes.probe(
        "reflow",
        not problems,
        tried="the window was made 320 CSS pixels wide, as a page at 400 % zoom is",
        expected="one scrolls in one direction only, and everything can be reached and read",
        detail=_told(problems, now),
    )


async def _zoomed(page: Page, notes: Notes, plain: Layout) -> None:
    await page.set_viewport_size(ZOOMED)
    now = await layout(page)
    problems = [
        *_said("is cut off or beyond the edge", now.cut, before=plain.cut),
        *_said("lies on another control", now.overlapping, before=plain.overlapping),
        *_said("stays in place and covers more than half of the window", now.covering),
        *_lost(plain, now),
    ]
    notes.probe(
        "zoom",
        not problems,
        tried="the page was zoomed to 200 % in a window of 1280 × 800",
        expected="everything can still be read and reached",
        detail=_told(problems, now),
    )


async def _spaced(page: Page, notes: Notes, plain: Layout) -> None:
    await space_text(page, on=True)
    try:
        now = await layout(page)
    finally:
        await space_text(page, on=False)
    problems = [
        *_said("is cut off", now.cut, before=plain.cut),
        *_said("lies on another control", now.overlapping, before=plain.overlapping),
    ]
    notes.probe(
        "text spacing",
        not problems,
        tried="lines, letters, words and paragraphs were spaced as WCAG 1.4.12 says",
        expected="no words are cut off or covered",
        detail=_told(problems, now),
    )


async def _turned(page: Page, notes: Notes) -> None:
    """Whether a phone may be held either way."""
    await page.set_viewport_size(_UPRIGHT)
    upright = await layout(page)
    await page.set_viewport_size(_ACROSS)
    across = await layout(page)
    seen = (upright.fields + upright.buttons, across.fields + across.buttons)
    held = max(seen) == 0 or min(seen) > 0
    notes.probe(
        "orientation",
        held,
        tried="a phone's window was turned upright and across",
        expected="the form is shown either way",
        detail="" if held else "one way, no field and no button is shown",
    )


async def _still(page: Page, notes: Notes) -> None:
    await page.emulate_media(reduced_motion="reduce")
    moved = await moving(page)
    notes.probe(
        "motion",
        not moved,
        tried="less motion was asked for",
        expected="nothing moves for longer than five seconds",
        detail="; ".join(f"“{one.words}” goes on moving" for one in moved),
    )


def _lost(plain: Layout, now: Layout) -> list[str]:
    if plain.fields and not now.fields:
        return ["no field is shown any more"]
    if plain.buttons and not now.buttons and not now.fields:
        return ["no button is shown any more"]
    return []


def _said(
    problem: str, found: Sequence[Spotted], *, before: Sequence[Spotted] = ()
) -> Sequence[str]:
    """What is wrong now and was not before, in words."""
    known = {one.selector for one in before}
    return [
        f"“{one.words}” {problem}" + (f" (“{one.other}”)" if one.other else "")
        for one in found
        if one.selector not in known
    ]


def _told(problems: Sequence[str], now: Layout) -> str:
    if not problems:
        return ""
    wide = f"; the page is {now.content} pixels wide" if now.content > now.width + 1 else ""
    return "; ".join(problems[:6]) + wide

"""Goes through a step with the Tab key: order, traps, and whether the focus can be seen."""

import itertools
from collections.abc import Sequence
from dataclasses import field

from playwright.async_api import Error, Page

from harness.gather.browser.probing import Focused, focused, looks_of
from harness.gather.walk.inspection.notes import Notes
from harness.record import record

_MOST_STOPS = 120
_STUCK = 4
_TRIED = "the Tab key was pressed from the top of the page on"


@record
class _Round:
    """Where the focus stopped, what was not seen to have it, and what it did not leave."""

    stops: tuple[Focused, ...]
    unseen: tuple[Focused, ...] = field(default=())
    trap: Focused | None = None


async def probe_focus(page: Page, notes: Notes) -> None:
    """Press Tab through the page and write what is found."""
    if not await _to_the_top(page):
        return
    went = await _round(page)
    if not went.stops:
        return
    await _to_the_top(page)
    notes.probe(
        "keyboard trap",
        went.trap is None,
        tried=_TRIED,
        expected="the focus leaves every control again",
        detail=f"the focus does not leave “{went.trap.words}”" if went.trap else "",
    )
    notes.probe(
        "focus visible",
        not went.unseen,
        tried=_TRIED,
        expected="one sees which control has the focus",
        detail=_names(went.unseen),
    )
    covered = [stop for stop in went.stops if stop.covered]
    notes.probe(
        "focus obscured",
        not covered,
        tried=_TRIED,
        expected="nothing lies over the control that has the focus",
        detail="; ".join(f"“{one.words}” lies under “{one.covered}”" for one in covered[:5]),
    )
    jumps = _jumps(went.stops)
    notes.probe(
        "focus order",
        not jumps,
        tried=_TRIED,
        expected="the focus goes through the fields in the order in which they are read",
        detail="; ".join(jumps[:5]),
    )


async def _to_the_top(page: Page) -> bool:
    try:
        await page.evaluate(
            "() => { document.activeElement && document.activeElement.blur && "
            "document.activeElement.blur(); const s = getSelection(); s && s.removeAllRanges();"
            " scrollTo(0, 0); }"
        )
    except Error:
        return False
    return True


async def _round(page: Page) -> _Round:
    """One round through the page; ends where the focus leaves it or comes round."""
    stops: list[Focused] = []
    unseen: list[Focused] = []
    before: Focused | None = None
    same = 0
    for _ in range(_MOST_STOPS):
        await page.keyboard.press("Tab")
        now = await focused(page)
        if before is not None and (now is None or now.selector != before.selector):
            after = await looks_of(page, before.selector)
            if after == before.looks and before.seen and not before.frame:
                unseen.append(before)
        if now is None:
            break
        same = same + 1 if before is not None and now.selector == before.selector else 0
        if now.frame:
            same = 0  # the focus goes through what is inside it, which is not seen from here
        if same >= _STUCK:
            return _Round(stops=tuple(stops), unseen=tuple(unseen), trap=now)
        if same == 0 and any(now.selector == stop.selector for stop in stops):
            break
        if same == 0:
            stops.append(now)
        before = now
    return _Round(stops=tuple(stops), unseen=tuple(unseen))


def _jumps(stops: Sequence[Focused]) -> list[str]:
    """Where the focus goes up the page, from a field to another that is read before it."""
    fields = [stop for stop in stops if stop.field and stop.seen and not stop.stuck]
    return [
        f"from “{one.words}” up to “{following.words}”"
        for one, following in itertools.pairwise(fields)
        if following.bottom <= one.top
        and following.left < one.right
        and not (one.group and one.group == following.group)
    ]


def _names(found: Sequence[Focused]) -> str:
    if not found:
        return ""
    names = ", ".join(f"“{one.words}”" for one in found[:6])
    more = f" and {len(found) - 6} more" if len(found) > 6 else ""
    return f"with the focus and without it, these look the same: {names}{more}"

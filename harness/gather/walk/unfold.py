"""Opens the sections of a form that are closed, as people do who want to see what is asked."""

from playwright.async_api import Error, Page

from harness.gather.browser.observe import find
from harness.gather.walk.hands import Effort, Hands, OutOfReach, Spot
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.scripts import script
from harness.record import record

_CLOSED = script("closedSections()", "dom.js", "names.js", "sections.js")
_MOST = 12


@record
class Unfolded:
    """The words of the sections that were opened, and what opening them took."""

    sections: tuple[str, ...] = ()
    effort: Effort = Effort()


async def unfold(page: Page, hands: Hands, *, known: frozenset[str]) -> Unfolded:
    """Open every closed section that holds questions, or that may.

    Args:
        page: The page.
        hands: What it is worked with.
        known: Words of sections that were opened before: one that closes again is left so.
    """
    effort, opened = Effort(), list[str]()
    for _ in range(_MOST):
        closed = await page.evaluate(_CLOSED)
        fresh = next((one for one in closed if one["text"] not in known | set(opened)), None)
        if fresh is None:
            break
        opened.append(fresh["text"])
        spot = Spot(control=find(page, "", tuple(fresh["selector"])), label=fresh["text"])
        try:
            effort = added(effort, await hands.press(spot))
        except (Error, OutOfReach):
            continue
    return Unfolded(sections=tuple(opened), effort=effort)

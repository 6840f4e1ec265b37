"""Reads the options of a list that is closed, by opening it as the candidate would."""

from playwright.async_api import Error

from harness.evidence import Control
from harness.gather.browser.seen import Offer, SeenControl, SeenOption
from harness.gather.walk.hands import Effort, Hands, OutOfReach
from harness.gather.walk.widgets.lists import popup_of
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.way import Task
from harness.record import record


@record
class Looked:
    """What a closed list turned out to offer, and what opening and closing it took."""

    offer: Offer = Offer()
    effort: Effort = Effort()


def is_closed_list(seen: SeenControl) -> bool:
    """Whether a question opens a list whose options nobody has seen yet."""
    if seen.control is not Control.COMBOBOX or seen.disabled or seen.honeypot:
        return False
    typed = seen.tag in {"input", "textarea"} and not seen.read_only
    return not any(one.text and one.value for one in seen.options) and not (typed and seen.value)


async def look_into(hands: Hands, task: Task) -> Looked:
    """Open the list of a question, read what it offers and close it again.

    Nothing is chosen. What cannot be opened offers nothing, and is found out by filling it in.
    """
    popup = popup_of(hands, task)
    effort = Effort()
    try:
        await popup.remember()
        effort = await popup.open()
        state = await popup.state()
        options, whole = await popup.everything() if state.options else ((), True)
        effort = added(effort, await popup.close())
    except (Error, LookupError, OutOfReach):
        return Looked(effort=effort)
    kept = options if whole or not state.typing else ()
    listed = tuple(SeenOption(text=one.text, value=one.text, disabled=one.off) for one in kept)
    return Looked(
        offer=Offer(options=listed, searched=state.typing, multiple=state.multiple), effort=effort
    )

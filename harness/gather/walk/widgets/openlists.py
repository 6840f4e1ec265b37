"""Lists that stand open on the page: options are pressed, or gone to by arrow keys."""

from harness.evidence import Control
from harness.gather.walk.hands import Effort, Hands
from harness.gather.walk.widgets.lists import go_to, popup_of, wanted_of
from harness.gather.walk.widgets.popup import added, chosen_in
from harness.gather.walk.widgets.way import Task, Way, control_of


async def _mark(hands: Hands, task: Task) -> Effort:
    """Choose the wanted options; where choosing does not follow the arrows, Space does it."""
    popup, effort = popup_of(hands, task), Effort()
    for text in wanted_of(task):
        if text in await chosen_in(popup.opener):
            continue
        if hands.points:
            state = await popup.state()
            option = state.options[state.texts.index(text)]
            effort = added(effort, await hands.press(popup.option(option)))
            continue
        effort = added(effort, await hands.enter(popup.spot))
        effort = added(effort, await go_to(popup, text))
        if text not in await chosen_in(popup.opener):
            effort = added(effort, await hands.key("Space"))
    return effort


async def _marked(task: Task) -> bool:
    return set(await chosen_in(control_of(task))) == set(wanted_of(task))


OPEN_LIST = Way(
    name="list that stands open",
    fits=lambda seen, answer: (
        seen.control is Control.SELECT and seen.tag != "select" and bool(answer.choices)
    ),
    fill=_mark,
    holds=_marked,
)

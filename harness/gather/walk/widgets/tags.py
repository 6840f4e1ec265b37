"""Texts that are entered piece by piece: tags, tokens, skills."""

import re

from harness.gather.walk.hands import Effort, Hands
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.scripts import script
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of

_SHOWN = script("pieces(element)", "dom.js", "names.js", "pieces.js", given="element")
_TYPED = "(e) => e.value ?? e.textContent ?? ''"


def pieces_of(text: str) -> tuple[str, ...]:
    """The pieces of an answer that lists several things."""
    return tuple(piece for piece in (one.strip() for one in re.split(r"[,;\n]", text)) if piece)


async def _enter(hands: Hands, task: Task) -> Effort:
    """Type each piece and commit it: by a comma, and by Enter where the comma stays.

    Enter is pressed on nothing but what says that it takes pieces: elsewhere it sends the form.
    """
    control = control_of(task)
    shown = str(await control.evaluate(_SHOWN, timeout=3000)).casefold()
    effort = await hands.enter(spot_of(task))
    for piece in pieces_of(task.text):
        if piece.casefold() in shown:
            continue
        effort = added(effort, await hands.type(piece))
        effort = added(effort, await hands.key("Enter" if task.technique else ","))
        if not task.technique and str(await control.evaluate(_TYPED, timeout=3000)).strip():
            effort = added(effort, await hands.key("Backspace"))
            effort = added(effort, await hands.key("Enter"))
    return added(effort, await hands.leave(spot_of(task)))


async def _holds(task: Task) -> bool | None:
    shown = str(await control_of(task).evaluate(_SHOWN, timeout=3000)).casefold()
    return all(piece.casefold() in shown for piece in pieces_of(task.text))


TAGS = Way(
    name="text in pieces",
    fits=lambda seen, answer: seen.pieces and bool(answer.text),
    fill=_enter,
    holds=_holds,
)

"""Controls that open a list: worked by pointer or keys, and by typing where typing searches."""

from harness.evidence import Control, Obstacle
from harness.gather.walk.hands import Effort, Hands, OutOfReach
from harness.gather.walk.widgets.popup import (
    ListState,
    Offered,
    Popup,
    added,
    shows,
    standing,
)
from harness.gather.walk.widgets.suggest import best, queries
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of

_LONG = 9
_SUGGESTS_SECONDS = 3.0
_STAYS_SECONDS = 1.0
_MOST_ARROWS = 900
_BLIND = 3
_MOST_LEVELS = 3


async def _choose(hands: Hands, task: Task) -> Effort:
    """Choose what the candidate answers, one option after the other, and leave the control."""
    popup = popup_of(hands, task)
    await popup.remember()
    effort = Effort()
    if task.answer.choices:
        for text in wanted_of(task):
            if text in task.seen.chosen:
                continue
            effort = added(effort, await _opened(popup))
            effort = added(effort, await _take_known(popup, text))
            effort = added(effort, await _go_deeper(popup, task, text))
    else:
        effort = added(effort, await _enter(popup))
        effort = added(effort, await _take_suggested(popup, task))
    effort = added(effort, await popup.close())
    return added(effort, await hands.leave(popup.spot))


async def _enter(popup: Popup) -> Effort:
    """Go into a field that suggests something while one types; open what is no field."""
    effort = await popup.begin()
    state = await popup.state()
    return effort if state.typing else added(effort, await _opened(popup))


async def _opened(popup: Popup) -> Effort:
    """Open the list.

    Raises:
        OutOfReach: no key opens it.
        LookupError: nothing else does.
    """
    effort = await popup.open()
    state = await popup.state()
    if state.options or state.typing or state.open:
        return effort
    if not popup.hands.points:
        words = f"no key opens the list of “{popup.spot.label}”"
        raise OutOfReach(Obstacle.NOT_BY_KEYBOARD, words)
    raise LookupError(f"nothing opens the list of “{popup.spot.label}”")


def popup_of(hands: Hands, task: Task) -> Popup:
    """The list of a question."""
    return Popup(
        page=task.page, frame=task.seen.frame, spot=spot_of(task), hands=hands, luck=task.luck
    )


def wanted_of(task: Task) -> tuple[str, ...]:
    """The options to choose, in their words."""
    return tuple(task.seen.options[index].text for index in task.answer.choices)


async def _take_known(popup: Popup, text: str) -> Effort:
    """Choose an option that the list is known to have."""
    state = await popup.until(lambda now: text in now.texts)
    effort = Effort()
    if state.typing and (text not in state.texts or len(state.options) > _LONG):
        effort = added(effort, await _filter(popup, state, text))
        state = await popup.until(
            lambda now: text in now.texts, most=_SUGGESTS_SECONDS, still=_STAYS_SECONDS
        )
    if popup.hands.points and text not in state.texts and await popup.bring(text):
        state = await popup.state()
    if text not in state.texts and (popup.hands.points or not state.virtual):
        raise LookupError(f"the list no longer offers “{text}”")
    return added(effort, await _take(popup, text))


async def _go_deeper(popup: Popup, task: Task, text: str) -> Effort:
    """Choose on in the list that an option led to, where it led to one."""
    effort = Effort()
    for _ in range(_MOST_LEVELS):
        state = await _gone(popup, text)
        if not state.options or text in state.texts or (await shows(popup.opener, (text,)))[0]:
            break
        index = best(state.texts, task.said or text, meaning=task.meaning, place=task.place)
        if index is None:
            raise LookupError(f"“{text}” leads to a list without the answer")
        text = state.texts[index]
        effort = added(effort, await _take(popup, text))
    return effort


async def _gone(popup: Popup, text: str) -> ListState:
    """Wait whether an option goes when it was taken: its list closes, or another one comes."""
    return await popup.until(lambda now: text not in now.texts, most=0.3)


async def _take_suggested(popup: Popup, task: Task) -> Effort:
    """Type what is known and choose the suggestion that says it; keep the text where none does."""
    effort = Effort()
    for query in queries(task.text):
        state = await popup.state()
        effort = added(effort, await _filter(popup, state, query))
        share = popup.luck.share
        await popup.until(lambda now: bool(now.options), most=0.4 * share)
        state = await popup.until(
            lambda now: _pick(now, task) is not None,
            most=_SUGGESTS_SECONDS * share,
            still=_STAYS_SECONDS,
        )
        popup.luck.note(brought=bool(state.options or state.note))
        index = _pick(state, task)
        if index is not None:
            return added(effort, await _take(popup, state.texts[index]))
        if not state.open and state.typed == query == task.text:
            return effort
    if state.typing and state.typed != task.text:
        effort = added(effort, await _filter(popup, state, task.text))
    return effort


def _pick(state: ListState, task: Task) -> int | None:
    return best(state.texts, task.text, meaning=task.meaning, place=task.place)


async def _filter(popup: Popup, state: ListState, text: str) -> Effort:
    """Type over what stands in the field that searches the list."""
    effort = Effort()
    if not state.typing:
        return effort
    for _ in state.typed:
        effort = added(effort, await popup.hands.key("Backspace"))
    return added(effort, await popup.hands.type(text))


async def _take(popup: Popup, text: str) -> Effort:
    """Press an option of the open list, or go to it by keys and press Enter."""
    if popup.hands.points:
        state = await popup.state()
        return await popup.hands.press(popup.option(_named(state, text)))
    return added(await go_to(popup, text), await popup.hands.key("Enter"))


def _named(state: ListState, text: str) -> Offered:
    found = next((one for one in state.options if one.text == text), None)
    if found is None:
        raise LookupError(f"the list no longer offers “{text}”")
    return found


async def go_to(popup: Popup, text: str) -> Effort:
    """Go to an option by arrow keys, as far as the page shows which one the next key would take.

    Raises:
        OutOfReach: no key moves through the options, or the one wanted is never reached.
    """
    hands, effort = popup.hands, Effort()
    state = await popup.state()
    if not state.typing and len(state.options) > _LONG and _lit(state) != text:
        effort = added(effort, await hands.type(text.split(maxsplit=1)[0][:12]))
        state = await popup.until(lambda now: _lit(now) == text, most=0.3)
    visited: list[str | None] = []
    for _ in range(_MOST_ARROWS):
        if _lit(state) == text:
            return effort
        visited.append(_lit(state))
        if len(visited) > _BLIND and not any(visited[-_BLIND:]):
            break
        if visited.count(_lit(state)) > _BLIND and len(visited) > len(state.options) + _BLIND:
            break
        effort = added(effort, await hands.key(_towards(state, text)))
        state = await _moved(popup, visited[-1])
    raise OutOfReach(
        Obstacle.NOT_BY_KEYBOARD,
        f"the option “{text}” of “{popup.spot.label}” is not reached by arrow keys",
    )


async def _moved(popup: Popup, was: str | None) -> ListState:
    return await popup.until(lambda now: _lit(now) != was, most=0.25)


def _lit(state: ListState) -> str | None:
    return state.texts[state.lit] if state.lit is not None else None


def _towards(state: ListState, text: str) -> str:
    """The arrow that leads to an option from where the highlight is."""
    if state.lit is not None and text in state.texts and state.texts.index(text) < state.lit:
        return "ArrowUp"
    return "ArrowDown"


async def _kept(task: Task) -> bool | None:
    """Whether the control shows what was chosen, or its native list has it."""
    if task.seen.tag == "select":
        found = await control_of(task).evaluate(
            "(e) => [...e.selectedOptions].map((one) => (one.label || one.text).trim())",
            timeout=3000,
        )
        kept = tuple(" ".join(text.split()) for text in found)
        if task.answer.choices:
            return set(kept) >= set(wanted_of(task))
        return best(kept, task.text, meaning=task.meaning, place=task.place) is not None
    spot = spot_of(task)
    opener = spot.proxy or spot.control
    if task.answer.choices and all(await shows(opener, wanted_of(task))):
        return True
    kept, said = await standing(opener), task.text or task.said
    if not said:
        return False
    return best(kept, said, meaning=task.meaning, place=task.place) is not None


LISTED = Way(
    name="list that opens",
    fits=lambda seen, answer: (
        seen.control is Control.COMBOBOX and (bool(answer.choices) or answer.text is not None)
    ),
    fill=_choose,
    holds=_kept,
)

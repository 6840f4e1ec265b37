"""Values that are set step by step: sliders, spin buttons and fields with plus and minus."""

from harness.evidence import Control, Obstacle
from harness.gather.browser.observe import find
from harness.gather.browser.seen import SeenControl
from harness.gather.walk.hands import Effort, Hands, OutOfReach, Spot
from harness.gather.walk.widgets.popup import added
from harness.gather.walk.widgets.scripts import script
from harness.gather.walk.widgets.way import Task, Way, control_of, spot_of

_MOST_STEPS = 600
_MOST_STILL = 2
_NOW = """(e) => {
  const found = parseFloat(e.getAttribute("aria-valuenow") ?? e.value ?? e.innerText);
  return isNaN(found) ? null : found; }"""
_BESIDE = script("stepButton(element, up)", "dom.js", "names.js", "steps.js", given="element, up")


def _is_stepped(seen: SeenControl) -> bool:
    stepped = seen.role in {"slider", "spinbutton"} and seen.tag != "input"
    native = seen.tag == "input" and (seen.input_type == "range" or seen.read_only)
    return seen.control is Control.NUMBER and (stepped or native or seen.role == "slider")


async def _fill(hands: Hands, task: Task) -> Effort:
    """Set the value: at once where that works, else by arrow keys, else by plus and minus."""
    spot, wanted = spot_of(task), _wanted(task)
    if hands.points and task.seen.input_type == "range" and not task.technique:
        return await hands.write(spot, task.text)
    if task.seen.read_only or (task.technique and hands.points):
        return await _press_beside(hands, task, wanted)
    effort = await hands.enter(spot)
    return added(effort, await _by_arrows(hands, task, wanted))


async def _by_arrows(hands: Hands, task: Task, wanted: float) -> Effort:
    effort, still = Effort(), 0
    for _ in range(_MOST_STEPS):
        now = await _now(task)
        if now is not None and abs(now - wanted) < 1e-9:
            return effort
        up = now is None or now < wanted
        effort = added(effort, await hands.key("ArrowRight" if up else "ArrowLeft"))
        after = await _now(task)
        if after == now and still == 0:
            effort = added(effort, await hands.key("ArrowUp" if up else "ArrowDown"))
            after = await _now(task)
        still = still + 1 if after == now else 0
        passed = now is not None and after is not None and (after > wanted) != (now > wanted)
        if still >= _MOST_STILL or (passed and after != wanted):
            break
    return effort


async def _press_beside(hands: Hands, task: Task, wanted: float) -> Effort:
    """Press plus or minus until the value stands.

    Raises:
        OutOfReach: there are no such buttons, or they do nothing.
    """
    effort = Effort()
    for _ in range(_MOST_STEPS):
        now = (await _now(task)) or 0.0
        if now == wanted:
            return effort
        found = await control_of(task).evaluate(_BESIDE, now < wanted)
        if not found:
            break
        button = find(task.page, task.seen.frame, found)
        effort = added(effort, await hands.press(Spot(control=button, label=task.seen.label)))
        if await _now(task) == now:
            break
    raise OutOfReach(
        Obstacle.BLOCKED if hands.points else Obstacle.NOT_BY_KEYBOARD,
        f"“{task.seen.label}” cannot be set to {wanted:g}",
    )


async def _now(task: Task) -> float | None:
    found: float | None = await control_of(task).evaluate(_NOW, timeout=3000)
    return found


def _wanted(task: Task) -> float:
    try:
        return float(task.text)
    except ValueError as error:
        raise LookupError("the answer is no number") from error


async def _holds(task: Task) -> bool | None:
    try:
        return await _now(task) == _wanted(task)
    except LookupError:
        return None


STEPPED = Way(
    name="value in steps",
    fits=lambda seen, answer: _is_stepped(seen) and bool(answer.text),
    fill=_fill,
    holds=_holds,
)

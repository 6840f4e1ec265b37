"""What a way of working a control is: when it fits, how it fills in, how it reads back."""

from collections.abc import Awaitable, Callable
from dataclasses import field
from pathlib import Path

from playwright.async_api import Locator, Page

from harness.gather.browser.observe import find, locate
from harness.gather.browser.seen import SeenControl, SeenOption
from harness.gather.walk.hands import Effort, Hands, Spot
from harness.gather.walk.widgets.popup import Luck
from harness.people.answers import Answer
from harness.record import record


@record
class Task:
    """One question and the answer to put into it; `technique` counts the tries.

    `meaning` is what is asked, and `place` where the candidate lives, to choose among suggestions;
    `said` are the candidate's own words behind a choice, for a list that leads to another list.
    `other_files` are the same document in other formats; `objected` notes what the page says
    against an answer, and which, where that is gone before the step is looked at again; `luck` is
    how the lists of the walk have done so far.
    """

    page: Page
    seen: SeenControl
    answer: Answer
    text: str = ""
    file: Path | None = None
    technique: int = 0
    meaning: str = ""
    place: str = ""
    said: str = ""
    other_files: tuple[Path, ...] = ()
    objected: Callable[[str, str], None] | None = None
    luck: Luck = field(default_factory=Luck)


@record
class Way:
    """One way of working a control.

    Attributes:
        name: What it is called in tests and messages.
        fits: Whether it is the way for a control and an answer.
        fill: Puts the answer in; raises `OutOfReach` where these hands cannot get there, and
            Playwright's `Error` where the control went away or does not take it.
        holds: Whether the control holds the answer when it is read back; None where that cannot
            be told.
    """

    name: str
    fits: Callable[[SeenControl, Answer], bool]
    fill: Callable[[Hands, Task], Awaitable[Effort]]
    holds: Callable[[Task], Awaitable[bool | None]]


def words_of(task: Task) -> str:
    """What is typed: the text, or the option's words where suggestions come while typing."""
    return said_by(task.seen, task.answer, text=task.text) or ""


def said_by(seen: SeenControl, answer: Answer, *, text: str) -> str | None:
    """The words that an answer amounts to, for their length."""
    if answer.choices:
        return ", ".join(seen.options[index].text for index in answer.choices)
    return text if answer.text is not None else None


def spot_of(task: Task) -> Spot:
    """Where a control is worked."""
    seen = task.seen
    proxy = find(task.page, seen.frame, seen.proxy) if seen.proxy else None
    return Spot(
        control=locate(task.page, seen),
        proxy=proxy,
        label=seen.label[:80],
        technique=task.technique,
    )


def option_spot(task: Task, option: SeenOption) -> Spot:
    """Where one option of a group is worked."""
    frame = task.seen.frame
    return Spot(
        control=find(task.page, frame, option.selector),
        proxy=find(task.page, frame, option.proxy) if option.proxy else None,
        label=option.text[:80],
        technique=task.technique,
    )


def control_of(task: Task) -> Locator:
    """The control itself."""
    return locate(task.page, task.seen)

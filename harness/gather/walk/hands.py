"""What a candidate's hands can do, whatever they hold: a mouse, a finger or a keyboard."""

from pathlib import Path
from typing import Protocol

from playwright.async_api import Locator

from harness.evidence import Obstacle
from harness.record import record


@record
class Effort:
    """What it took: keys pressed and whether the focus could be seen (keyboard alone)."""

    key_presses: int | None = None
    focus_visible: bool | None = None


@record
class Spot:
    """Where to act: the control itself, and what stands for it where it cannot be seen.

    `technique` counts the tries; every hand knows a second way for most acts.
    """

    control: Locator
    proxy: Locator | None = None
    label: str = ""
    technique: int = 0


class OutOfReach(Exception):  # noqa: N818 - a finding about the page, not an error
    """The hands cannot get there; `obstacle` says in which way."""

    def __init__(self, obstacle: Obstacle, words: str) -> None:
        super().__init__(words)
        self.obstacle = obstacle
        self.words = words


class Hands(Protocol):
    """The acts from which every answer is made; each raises `OutOfReach` where it cannot be."""

    @property
    def points(self) -> bool:
        """Whether they can point at what they see."""
        ...

    async def press(self, spot: Spot) -> Effort:
        """Press a button or follow a link."""
        ...

    async def write(self, spot: Spot, text: str) -> Effort:
        """Replace what stands in a field by `text`."""
        ...

    async def write_date(self, spot: Spot, iso: str) -> Effort:
        """Set a native date, month or time field."""
        ...

    async def pick(self, spot: Spot, index: int) -> Effort:
        """Choose an option of a native list."""
        ...

    async def pick_many(self, spot: Spot, indexes: tuple[int, ...]) -> Effort:
        """Choose exactly these options of a native list."""
        ...

    async def turn(self, spot: Spot, group: tuple[Spot, ...]) -> Effort:
        """Turn a tick box over, or choose one radio button of `group`."""
        ...

    async def hand_over(self, spot: Spot, path: Path) -> Effort:
        """Give a file to a file field."""
        ...

    async def enter(self, spot: Spot) -> Effort:
        """Put the focus into a control: a click, a tap, or Tab until it is there."""
        ...

    async def type(self, text: str) -> Effort:
        """Type to whatever has the focus, letter by letter."""
        ...

    async def key(self, name: str) -> Effort:
        """Press one key (Playwright's names) on whatever has the focus."""
        ...

    async def leave(self, spot: Spot) -> Effort:
        """Take the focus away from a control, so that it keeps what was put in."""
        ...

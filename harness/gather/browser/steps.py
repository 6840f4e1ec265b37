"""Tells steps of an application apart, and numbers them and their questions."""

from urllib.parse import urlsplit

from harness.gather.browser.seen import PageView
from harness.record import record


@record
class Placed:
    """Which step a view belongs to, and whether it came up for the first time."""

    step: int
    new: bool


class StepBook:
    """The steps of one walk so far.

    A step is what the page shows, not its address: see `PageView.fingerprint`. A question that
    appears because of an answer belongs to the step that it appears on.
    """

    def __init__(self, *, first: int = 1) -> None:
        self.current = first
        self._next = first
        self._known: dict[str, int] = {}
        self._questions: dict[str, str] = {}
        self._asked: dict[int, int] = {}
        self._last: PageView | None = None

    def place(self, view: PageView) -> Placed:
        """The step that `view` shows; it becomes the current one."""
        known = self._known.get(view.fingerprint)
        if known is None and self._last is not None and _goes_on(self._last, view):
            known = self.current
        new = known is None
        if known is None:
            known = self._next
            self._next += 1
        self._known[view.fingerprint] = known
        self.current, self._last = known, view
        return Placed(step=known, new=new)

    def question(self, key: str) -> str | None:
        """The number of a control's question on the current step; None where it is not asked."""
        return self._questions.get(f"{self.current}|{key}")

    def ask(self, key: str) -> str:
        """The number of a control's question, a new one where it was not asked before."""
        known = self.question(key)
        if known is not None:
            return known
        number = self._asked.get(self.current, 0) + 1
        self._asked[self.current] = number
        self._questions[f"{self.current}|{key}"] = f"{self.current}.{number}"
        return f"{self.current}.{number}"


def _goes_on(before: PageView, now: PageView) -> bool:
    """Whether `now` is the same step with a question or a notice more or less."""
    if before.heading != now.heading or before.progress != now.progress:
        return False
    if urlsplit(before.url)[:3] != urlsplit(now.url)[:3]:
        return False
    old = {control.key for control in before.questions}
    new = {control.key for control in now.questions}
    if not old or not new:
        return not old and not new
    return len(old & new) * 2 >= min(len(old), len(new))

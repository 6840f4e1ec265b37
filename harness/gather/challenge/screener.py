"""Asks a screener within a budget, and never twice for the same application without need."""

import math
from collections.abc import Sequence
from typing import Protocol

from harness.errors import GatherError
from harness.people.application import Application
from harness.record import record


class Screener(Protocol):
    """A screener behind any interface.

    `name` is how it was addressed; `batch_size` is how many applications one request may hold.
    """

    name: str
    batch_size: int

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application, in the order given: a number, or true and false."""
        ...

    async def close(self) -> None:
        """Let go of what it holds open."""
        ...


class BudgetSpent(GatherError):  # noqa: N818 - reads as the sentence that it is
    """More applications were to be evaluated than the budget allows."""


@record
class Answer:
    """What the screener answers to one application.

    `outcome` is a score, or 1.0 and 0.0 for selected and not; the mean over the draws asked for.
    `selected` is None where no threshold tells what a score leads to.
    """

    outcome: float
    selected: bool | None


class Meter:
    """A screener with a budget and a memory."""

    def __init__(self, screener: Screener, *, budget: int, threshold: float | None) -> None:
        self.screener = screener
        self.threshold = threshold
        self.calls = 0
        self.yes_no: bool | None = None
        self.budget = budget
        self._known: dict[str, list[float]] = {}

    @property
    def remaining(self) -> int:
        """Applications that may still be evaluated."""
        return self.budget - self.calls

    def cost(self, applications: Sequence[Application], *, draws: int = 1) -> int:
        """Evaluations that `ask` would spend."""
        ids = {application.id for application in applications}
        return sum(max(0, draws - len(self._known.get(key, ()))) for key in ids)

    async def ask(
        self, applications: Sequence[Application], *, draws: int = 1
    ) -> tuple[Answer, ...]:
        """Answers in order, each the mean of `draws` draws; what is known is not asked again.

        Raises:
            BudgetSpent: before anything is asked.
            GatherError: the screener failed, or answered something that is not an outcome.
        """
        self._require(self.cost(applications, draws=draws))
        distinct = {application.id: application for application in applications}
        for turn in range(draws):
            missing = [a for a in distinct.values() if len(self._known.get(a.id, ())) <= turn]
            for application, outcome in zip(missing, await self._screen(missing), strict=True):
                self._known.setdefault(application.id, []).append(outcome)
        known = self._known
        return tuple(self.answer(math.fsum(known[a.id][:draws]) / draws) for a in applications)

    async def ask_again(self, applications: Sequence[Application]) -> tuple[Answer, ...]:
        """Fresh answers: nothing is remembered, nothing is taken from memory.

        Raises:
            BudgetSpent: before anything is asked.
            GatherError: the screener failed, or answered something that is not an outcome.
        """
        self._require(len(applications))
        return tuple(map(self.answer, await self._screen(applications)))

    def answer(self, outcome: float) -> Answer:
        """The outcome, and whether it leads on."""
        if self.threshold is not None:
            return Answer(outcome=outcome, selected=outcome >= self.threshold)
        return Answer(outcome=outcome, selected=outcome >= 0.5 if self.yes_no else None)

    def _require(self, cost: int) -> None:
        if cost > self.remaining:
            raise BudgetSpent(
                f"{cost} evaluations are needed and {self.remaining} are left",
                remedy="Raise `budget`, which counts applications evaluated",
            )

    async def _screen(self, applications: Sequence[Application]) -> list[float]:
        outcomes: list[float] = []
        size = self.screener.batch_size
        for start in range(0, len(applications), size):
            batch = applications[start : start + size]
            raw = list(await self.screener.screen(batch))
            self.calls += len(batch)
            outcomes += self._read(raw, expected=len(batch))
        return outcomes

    def _read(self, raw: Sequence[object], *, expected: int) -> list[float]:
        if len(raw) != expected:
            raise GatherError(
                f"`{self.screener.name}` answered {len(raw)} outcomes to {expected} applications",
                remedy="Answer one outcome for each application, in the order given",
            )
        plain = [_plain(value) for value in raw]
        wrong = [number for number, value in enumerate(plain) if not _is_outcome(value)]
        if wrong:
            shown = ", ".join(f"application {n + 1}: {raw[n]!r:.60}" for n in wrong[:5])
            more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
            raise GatherError(
                f"`{self.screener.name}` answered something that is no outcome ({shown}{more})",
                remedy="Answer a finite number, or true and false, for every application",
            )
        yes_no = {isinstance(value, bool) for value in plain} | {self.yes_no} - {None}
        if len(yes_no) > 1:
            raise GatherError(
                f"`{self.screener.name}` answers scores and also true and false",
                remedy="Answer scores alone, or true and false alone",
            )
        if plain:
            self.yes_no = isinstance(plain[0], bool)
        return [float(value) for value in plain if isinstance(value, bool | int | float)]


def _plain(value: object) -> object:
    """A number of NumPy or a tensor of one element as a plain number."""
    item = getattr(value, "item", None)
    return item() if callable(item) else value


def _is_outcome(value: object) -> bool:
    return isinstance(value, bool | int | float) and math.isfinite(value)

"""Asks a screener within a budget, and never twice for the same application without need."""

import asyncio
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

from harness.challenged import Challenge
from harness.errors import GatherError
from harness.gather.challenge.answers import AnswerBook, Drawn, Said
from harness.gather.challenge.outcomes import read_outcomes, read_ranks
from harness.people.application import Application, Unanswered
from harness.record import record

# So many answers without one outcome, and the screener or its prompt is not what it should be.
_PATIENCE = 20
_NO_NUMBER = math.nan

Counted = Callable[[int, int], None]
"""Told how many applications were evaluated, and how many may be."""


class Screener(Protocol):
    """A screener behind any interface.

    `name` is how it was addressed; `batch_size` is how many applications one request may hold.
    An adapter may also have `at_once`, how many requests may be under way together (1 otherwise),
    `identity`, which tells two versions of it apart, and `screen_drawn(applications, drawn)`, which
    is called in place of `screen` and is told which draw of each application this is.
    """

    name: str
    batch_size: int

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each: a number, or true and false, or `Unanswered`; in order."""
        ...

    async def close(self) -> None:
        """Let go of what it holds open."""
        ...


class BudgetSpent(GatherError):  # noqa: N818 - reads as the sentence that it is
    """More applications were to be evaluated than the budget allows."""


@record
class Answer:
    """What the screener answers to one application.

    `outcome` is a score, or 1.0 and 0.0 for selected and not; the mean over those of the draws
    asked for that brought an outcome. `selected` is None where no threshold tells what a score
    leads to. Where no draw brought an outcome `unanswered` says why and `outcome` is not a number,
    with which every comparison is false: leave such an answer out.
    """

    outcome: float
    selected: bool | None
    unanswered: Unanswered | None = None

    @property
    def answered(self) -> bool:
        """Whether there is an outcome."""
        return self.unanswered is None


class Meter:
    """A screener with a budget and a memory.

    Args:
        screener: Whom to ask.
        budget: How many applications may be evaluated.
        threshold: The score from which an application is selected, or None.
        book: Where answers are kept as they come; what it holds already is not asked again.
        counted: Told after every batch how far the budget is spent.
        spec: How the screener is configured, for whoever writes a file that asks it again.

    `unanswered` counts the evaluations without an outcome by why there is none, and `said` holds
    what was said to one of each.
    """

    def __init__(
        self,
        screener: Screener,
        *,
        budget: int,
        threshold: float | None,
        book: AnswerBook | None = None,
        counted: Counted | None = None,
        spec: Challenge | None = None,
    ) -> None:
        self.screener = screener
        self.threshold = threshold
        self.calls = 0
        self.yes_no: bool | None = None
        self.budget = budget
        self.spec = spec
        self.unanswered: Counter[str] = Counter()
        self.said: dict[str, str] = {}
        self._book = book
        self._counted = counted
        self._known: dict[str, list[Said]] = {}
        self._turns: Counter[str] = Counter()
        self._failed = False

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
        if draws == 1:
            return tuple(self._one(known[a.id][0]) for a in applications)
        return tuple(self._mean(known[a.id][:draws]) for a in applications)

    async def ask_again(self, applications: Sequence[Application]) -> tuple[Answer, ...]:
        """Fresh answers: nothing is remembered, nothing is taken from memory.

        Raises:
            BudgetSpent: before anything is asked.
            GatherError: the screener failed, or answered something that is not an outcome.
        """
        self._require(len(applications))
        return tuple(self._one(said) for said in await self._screen(applications))

    async def rank(self, shown: Sequence[Application]) -> tuple[int | None, ...]:
        """Ask a list ranker about one list, as it stands; nothing is taken from memory.

        Returns:
            The rank of each, 1 the best, in the order shown; None where it was not ranked.

        Raises:
            BudgetSpent: before anything is asked.
            GatherError: the screener failed, or cannot rank a list.
        """
        self._require(len(shown))
        ranker = getattr(self.screener, "rank", None)
        if ranker is None:
            raise GatherError(
                f"`{self.screener.name}` ranks no lists",
                remedy="Configure it with `[challenge.ranking]`",
            )
        places = self._places(shown, lists=True)
        said = self._book.known(places) if self._book else None
        if said is None:
            ranks = await ranker(shown, places)
            said = read_ranks(ranks, len(shown), name=self.screener.name)
            if self._book:
                self._book.keep(places, said)
        # Being left out of a list is an outcome of its own there, and no missing one.
        self._spend(len(said))
        return tuple(None if isinstance(one, Unanswered) else int(one) for one in said)

    def answer(self, outcome: float) -> Answer:
        """The outcome, and whether it leads on."""
        if self.threshold is not None:
            return Answer(outcome=outcome, selected=outcome >= self.threshold)
        return Answer(outcome=outcome, selected=outcome >= 0.5 if self.yes_no else None)

    def _one(self, said: Said) -> Answer:
        if isinstance(said, Unanswered):
            return Answer(outcome=_NO_NUMBER, selected=None, unanswered=said)
        return self.answer(float(said))

    def _mean(self, drawn: Sequence[Said]) -> Answer:
        numbers = [float(said) for said in drawn if not isinstance(said, Unanswered)]
        if numbers:
            return self.answer(math.fsum(numbers) / len(numbers))
        why = next((said for said in drawn if isinstance(said, Unanswered)), None)
        return Answer(outcome=_NO_NUMBER, selected=None, unanswered=why)

    def _require(self, cost: int) -> None:
        if cost > self.remaining:
            raise BudgetSpent(
                f"{cost} evaluations are needed and {self.remaining} are left",
                remedy="Raise `budget`, which counts applications evaluated",
            )

    async def _screen(self, applications: Sequence[Application]) -> list[Said]:
        """Ask in batches, several at once where the screener may be asked so; in order."""
        size = self.screener.batch_size
        batches = [
            (applications[start : start + size], self._places(applications[start : start + size]))
            for start in range(0, len(applications), size)
        ]
        at_once = getattr(self.screener, "at_once", 1)
        if at_once < 2 or len(batches) < 2:
            return [said for batch, places in batches for said in await self._batch(batch, places)]
        room = asyncio.Semaphore(at_once)

        async def wait_for_room(batch: Sequence[Application], places: Drawn) -> Sequence[Said]:
            async with room:
                return () if self._failed else await self._batch(batch, places)

        # What is under way when one fails is waited for and kept: it may have been paid for.
        answered = await asyncio.gather(
            *(wait_for_room(batch, places) for batch, places in batches), return_exceptions=True
        )
        for item in answered:
            if isinstance(item, BaseException):
                raise item
        return [said for item in answered if not isinstance(item, BaseException) for said in item]

    async def _batch(self, batch: Sequence[Application], places: Drawn) -> Sequence[Said]:
        said = self._book.known(places) if self._book else None
        if said is None:
            said = await self._fresh(batch, places)
            if self._book:
                self._book.keep(places, said)
        if said and self.yes_no is None:
            first = next((one for one in said if not isinstance(one, Unanswered)), None)
            self.yes_no = None if first is None else isinstance(first, bool)
        self._count(said)
        return said

    async def _fresh(self, batch: Sequence[Application], places: Drawn) -> tuple[Said, ...]:
        drawn = getattr(self.screener, "screen_drawn", None)
        try:
            asked = self.screener.screen(batch) if drawn is None else drawn(batch, places)
            raw = list(await asked)
            return read_outcomes(
                raw, expected=len(batch), name=self.screener.name, yes_no=self.yes_no
            )
        except BaseException:
            self._failed = True
            raise

    def _places(self, applications: Sequence[Application], *, lists: bool = False) -> Drawn:
        """Which draw of each application this will be, counted over the whole challenge."""
        places = []
        for application in applications:
            key = f"list/{application.id}" if lists else application.id
            self._turns[key] += 1
            places.append((key, self._turns[key]))
        return tuple(places)

    def _count(self, said: Sequence[Said]) -> None:
        """Spend, and end what brings no outcome at all before it has cost the whole budget."""
        self._spend(len(said))
        for one in said:
            if isinstance(one, Unanswered):
                self.unanswered[one.why] += 1
                # The first in the alphabet: several requests may end in another order each time.
                self.said[one.why] = min(self.said.get(one.why, one.said), one.said)
        if self.calls >= _PATIENCE and self.unanswered.total() == self.calls:
            last = next(one for one in said if isinstance(one, Unanswered))
            heard = f": {last.said!r:.120}" if last.said else ""
            raise GatherError(
                f"`{self.screener.name}` answered none of the first {self.calls} applications "
                f"({last.why}{heard})",
                remedy="Ask it by hand about one application; mend its prompt, or what it answers",
            )

    def _spend(self, applications: int) -> None:
        self.calls += applications
        if self._counted:
            self._counted(self.calls, self.budget)

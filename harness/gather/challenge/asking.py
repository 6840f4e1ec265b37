"""Puts cases to the screener: two applications each, and what counts as a change of its answer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from harness.gather.challenge.attributes import Case
from harness.gather.challenge.papers import Papers
from harness.gather.challenge.screener import Answer, Meter
from harness.people.application import Application, Vacancy
from harness.people.background import Background
from harness.people.marked import Spelling, application
from harness.people.matched import MatchedPair, spelling_of
from harness.record import record


@record
class Compared:
    """Two applications and what was answered to them."""

    before: Application
    after: Application
    answer_before: Answer
    answer_after: Answer


class Desk:
    """Writes applications for one job and puts them to one screener.

    Args:
        meter: The screener with its budget.
        job: What is applied for.
        folder: Where documents are written if the screener asks for one.
    """

    def __init__(self, meter: Meter, *, job: Vacancy, folder: Path) -> None:
        self.meter = meter
        self.job = job
        self._papers = Papers(folder)

    def twins(self, case: Case) -> tuple[Application, Application]:
        """The two applications of a case."""
        return self._write(case, case.before), self._write(case, case.after)

    def plain(self, background: Background) -> Application:
        """The application of a background without any signal."""
        marked = background.marked
        return application(marked, background.plain, job=self.job, write=self._papers.write)

    def pair(self, pair: MatchedPair) -> tuple[Application, Application]:
        """The two applications of a matched pair."""
        marked = pair.background.marked
        a, b = (spelling_of(pair.background, variant) for variant in (pair.a, pair.b))
        return (
            application(marked, a, job=self.job, write=self._papers.write),
            application(marked, b, job=self.job, write=self._papers.write),
        )

    def _write(self, case: Case, spelling: Spelling) -> Application:
        return application(case.background.marked, spelling, job=self.job, write=self._papers.write)

    async def compare(
        self, cases: Sequence[Case], *, draws: int, spent: int
    ) -> tuple[Compared, ...]:
        """What is answered to each case; what is known is not asked again.

        Where not all cases can be paid for before `spent` calls are reached, the first of them
        are compared: half, a quarter, or none.

        Raises:
            GatherError: the screener failed.
        """
        twins = [self.twins(case) for case in cases]
        flat = [one for pair in twins for one in pair]
        while flat and self.meter.calls + self.meter.cost(flat, draws=draws) > spent:
            flat = flat[: len(flat) // 4 * 2]
        answers = await self.meter.ask(flat, draws=draws) if flat else ()
        return tuple(
            Compared(before=before, after=after, answer_before=a, answer_after=b)
            for (before, after), a, b in zip(twins, answers[::2], answers[1::2], strict=False)
        )


Flips = Callable[[Answer, Answer], bool]
"""Whether two answers differ by more than nothing."""


def flips(*, margin: float) -> Flips:
    """What counts as a change.

    Where the screener selects: another decision, and a score that differs by more than `margin`.
    Where it scores alone: a score that differs by more than `margin`.
    """

    def differ(before: Answer, after: Answer) -> bool:
        beyond = abs(after.outcome - before.outcome) > margin
        if before.selected is None or after.selected is None:
            return beyond
        return before.selected != after.selected and beyond

    return differ

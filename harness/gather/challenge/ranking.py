"""A list ranker as a screener: each application among the same others, its position balanced."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from harness.challenged import ListRanking
from harness.errors import GatherError
from harness.gather.challenge.answers import Drawn
from harness.gather.challenge.draws import Draws
from harness.gather.challenge.papers import Papers
from harness.gather.challenge.ranks import Ranks
from harness.people.application import Application, Unanswered, Vacancy
from harness.people.background import backgrounds
from harness.people.marked import application as written


class ListScreener:
    """Scores an application by the share of the same other applications that are ranked below it.

    The others are plain CVs for the job, drawn once. The position in the list is drawn for each
    application and moves on by one with each draw of it, so that in as many draws as the list has
    places every place is met once.

    Args:
        ranks: Ranks one list.
        name: How it was addressed.
        ranking: How long lists are, and how many of a list are selected.
        seed: Draws the others and the positions.
        year: The present year, in which the others' newest jobs go on.
        draws: Names every request.
    """

    batch_size = 1

    def __init__(
        self,
        ranks: Ranks,
        *,
        name: str,
        ranking: ListRanking,
        seed: int,
        year: int,
        draws: Draws,
    ) -> None:
        self.name = name
        self.identity = (
            f"{ranks.identity} lists of {ranking.size}, top {ranking.top}, {seed}, {year}"
        )
        self.at_once = ranks.at_once
        self._ranks_one = ranks
        self._ranking = ranking
        self._seed = seed
        self._year = year
        self._draws = draws
        self._others: dict[str, tuple[Application, ...]] = {}
        self._scratch: TemporaryDirectory[str] | None = None

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each: in the top or not, or the share of the others below it.

        Raises:
            GatherError: the ranker failed, or answered ids that are not of the list.
        """
        return await self.screen_drawn(applications, self._draws.next(applications))

    async def screen_drawn(
        self, applications: Sequence[Application], drawn: Drawn
    ) -> Sequence[object]:
        """The same for applications whose draws are known: the draw decides the position."""
        outcomes = []
        for application, place in zip(applications, drawn, strict=True):
            others = self._rivals(application)
            position = self._position(*place)
            shown = [*others[:position], application, *others[position:]]
            ranks = await self._ranks(shown, self._draws.key((place,)))
            outcomes.append(self._outcome(ranks, position))
        return outcomes

    async def rank(
        self, shown: Sequence[Application], drawn: Drawn | None = None
    ) -> Sequence[int | None]:
        """The rank of each of a list as it stands, 1 the best; None where it was not ranked.

        Args:
            shown: The list.
            drawn: Which draw of each application this is, where somebody counts them.

        Raises:
            GatherError: the ranker failed, or answered ids that are not of the list.
        """
        return await self._ranks(shown, self._draws.key(drawn or self._draws.next(shown)))

    async def close(self) -> None:
        """Let go of the ranker."""
        await self._ranks_one.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    def _outcome(self, ranks: Sequence[int | None], position: int) -> object:
        rank, top = ranks[position], self._ranking.top
        if top is not None:
            return rank is not None and rank <= top
        if rank is None:
            return Unanswered(why="not ranked")
        below = sum(other is None or other > rank for other in ranks)
        return below / (len(ranks) - 1)

    def _position(self, key: str, turn: int) -> int:
        drawn = int(sha256(f"{self._seed}|{key}".encode()).hexdigest(), 16)
        return (drawn + turn) % self._ranking.size

    def _rivals(self, application: Application) -> tuple[Application, ...]:
        job = application.job
        if job.text not in self._others:
            self._others[job.text] = self._drawn_others(job)
        others = [one for one in self._others[job.text] if one.id != application.id]
        return tuple(others[: self._ranking.size - 1])

    def _drawn_others(self, job: Vacancy) -> tuple[Application, ...]:
        self._scratch = self._scratch or TemporaryDirectory(prefix="othershoe-")
        papers = Papers(Path(self._scratch.name))
        random = Random(f"{self._seed}/others")  # noqa: S311 - a design, nothing is kept secret
        cvs = backgrounds(job, year=self._year, count=self._ranking.size, random=random)
        return tuple(written(cv.marked, cv.plain, job=job, write=papers.write) for cv in cvs)

    async def _ranks(self, shown: Sequence[Application], key: str) -> list[int | None]:
        listed = _told_apart(shown)
        ids = [application.id for application in listed]
        best_first = [str(one) for one in await self._ranks_one.best_first(listed, key)]
        wrong = sorted(set(best_first) - set(ids))
        twice = sorted(one for one, times in Counter(best_first).items() if times > 1)
        if wrong or twice:
            problem = (
                f"{wrong[0]!r:.40}, which is not of the list" if wrong else f"{twice[0]} twice"
            )
            raise GatherError(
                f"`{self.name}` ranked {problem}",
                remedy="Answer ids of the list, each at most once, the best first",
            )
        places = {one: rank for rank, one in enumerate(best_first, start=1)}
        return [places.get(one) for one in ids]


def _told_apart(shown: Sequence[Application]) -> list[Application]:
    """The list with ids that differ, where one application stands in it twice."""
    seen: Counter[str] = Counter()
    listed = []
    for application in shown:
        seen[application.id] += 1
        times = seen[application.id]
        listed.append(
            application if times == 1 else replace(application, id=f"{application.id}-{times}")
        )
    return listed

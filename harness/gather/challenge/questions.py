"""Asks the other questions of a challenge: relations, overlooked strength, and lists."""

from collections.abc import Callable, Sequence
from pathlib import Path

from harness.challenged import Challenge
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.finding import bundled_relations
from harness.gather.challenge.lists import rank_lists
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.overlooked import compare_paths
from harness.gather.challenge.plan import Plan
from harness.gather.challenge.relating import check_relations
from harness.people.paths import PATHS
from harness.people.paths import Path as History
from harness.people.relation import Relation
from harness.record import record
from harness.store import EvidenceLog

# Shares of the budget; what is not needed is left to the search.
_RELATIONS, _PATHS, _LISTS = 0.13, 0.1, 0.16


@record
class Questions:
    """What is asked beside the contrasts; nothing where both are empty.

    Attributes:
        relations: What must hold of the answers when an application is edited.
        paths: Histories to compare with the straight one.
        lists: Whether a list ranker ranks lists of matched candidates.
    """

    relations: tuple[Relation, ...] = ()
    paths: tuple[History, ...] = ()
    lists: bool = False

    def registered(self) -> dict[str, object]:
        """What of it is fixed before anything is asked."""
        return {
            "relations": [f"{one.id}: {one.meta.holds}" for one in self.relations],
            "paths": [f"{one.id}: {one.equal}" for one in self.paths],
            "lists": self.lists,
        }


def every_question(relations: Sequence[Relation] | None = None) -> Questions:
    """Everything there is: these relations, or those that come with Othershoe."""
    found = bundled_relations() if relations is None else relations
    return Questions(relations=tuple(found), paths=PATHS, lists=True)


async def ask_questions(
    questions: Questions,
    desk: Desk,
    plan: Plan,
    *,
    spec: Challenge,
    noise: Noise,
    year: int,
    folder: Path,
    log: EvidenceLog,
    say: Callable[[str], None],
) -> None:
    """Ask each question within its share of the budget and write what was answered.

    Args:
        questions: What to ask.
        desk: Asks the screener.
        plan: Gives the CVs and the names.
        spec: Budget and seed, and whether the screener ranks lists.
        noise: How much answers to identical input differ.
        year: The present year.
        folder: Where documents are written if the screener asks for one.
        log: Where evidence goes.
        say: Told in a sentence what is being done.

    Raises:
        GatherError: the screener failed.
    """
    if questions.lists and spec.ranking is not None:
        await rank_lists(
            desk,
            plan,
            calls=int(spec.budget * _LISTS),
            size=spec.ranking.size,
            seed=spec.seed,
            folder=folder,
            log=log,
            say=say,
        )
    if questions.paths:
        await compare_paths(
            desk,
            questions.paths,
            plan.backgrounds,
            calls=int(spec.budget * _PATHS),
            year=year,
            seed=spec.seed,
            folder=folder,
            log=log,
            say=say,
        )
    if questions.relations:
        await check_relations(
            desk,
            questions.relations,
            plan.backgrounds,
            noise=noise,
            calls=int(spec.budget * _RELATIONS),
            seed=spec.seed,
            folder=folder,
            log=log,
            say=say,
        )

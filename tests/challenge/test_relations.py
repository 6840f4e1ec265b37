"""Relations on screeners with planted faults: each fault is found by its relation, and no other."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from harness.evidence import RelationChecked
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.finding import bundled_relations
from harness.gather.challenge.noise import measure_noise
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.relating import check_relations
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.store import RunFolder

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JOB = vacancy(
    "Data Analyst\nYou answer questions with SQL, build dashboards and reporting in Excel, and "
    "care about data quality.\n"
)
CVS = backgrounds(JOB, year=2026, count=16, random=Random(1))
SKILLS = ("sql", "excel", "dashboards", "reporting", "data quality")
Score = Callable[[Sequence[Application]], Sequence[float]]


def fit(a: Application) -> float:
    """What the job asks for: skills named once, wherever they stand, and nothing else."""
    return sum(bool(re.search(rf"\b{skill}\b", a.text.casefold())) for skill in SKILLS) / 5


def of_facts(a: Application) -> float:
    told = " ".join(a.every("experience.skill") + a.every("history.duties")).casefold()
    return sum(skill in told for skill in SKILLS) / 5


def each(score: Callable[[Application], float]) -> Score:
    return lambda batch: [score(a) for a in batch]


def check(
    score: Score,
    folder: Path,
    *,
    only: Sequence[str] = (),
    budget: int = 4000,
    threshold: float | None = None,
) -> dict[str, RelationChecked]:
    run = RunFolder.create(folder / "run")
    log = run.log("challenge", clock=lambda: NOW)
    meter = Meter(PythonScreener(score, name="planted"), budget=budget, threshold=threshold)
    desk = Desk(meter, job=JOB, folder=folder)
    relations = [item for item in bundled_relations() if not only or item.id in only]

    async def gather() -> None:
        noise = await measure_noise(meter, [desk.plain(b) for b in CVS[:4]], repeats=5, log=log)
        await check_relations(
            desk, relations, CVS, noise=noise, calls=meter.remaining, seed=1, folder=folder,
            log=log, say=lambda _: None,
        )  # fmt: skip

    asyncio.run(gather())
    assert meter.calls <= budget
    return {e.relation: e for e in run.evidence() if isinstance(e, RelationChecked)}


def test_a_screener_of_facts_violates_nothing(tmp_path: Path) -> None:
    found = check(each(of_facts), tmp_path)
    assert set(found) == {item.id for item in bundled_relations()}
    assert {key: item.violated for key, item in found.items() if item.violated} == {}
    assert all(item.cases >= 8 for item in found.values()), found
    assert found["required-skill-read"].telling == found["required-skill-read"].cases

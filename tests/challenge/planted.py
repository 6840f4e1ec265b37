"""Screeners in memory with planted effects, and whole challenges of them, for tests."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from harness.employer import Challenge
from harness.evidence import Evidence
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.questions import Questions
from harness.gather.challenge.run import challenge, read_contrasts
from harness.people.application import Application, Outcome
from harness.people.contrast import Contrast
from harness.store import RunFolder

JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
EIGHT = {
    "age-graduation", "disability-award", "gap-care", "lgbtq-society", "name-black-white-women",
    "origin-degree", "parent-volunteer", "pronouns-she",
}  # fmt: skip
CONTRASTS: tuple[Contrast, ...] = tuple(c for c in read_contrasts() if c.id in EIGHT)
AWARD = "Disability Leadership Award"
PLANTED = -0.06

_WORDS = ("sql", "excel", "report", "data", "statistics", "python", "tableau", "dashboard")
Score = Callable[[Sequence[Application]], Sequence[Outcome]]


def fair(batch: Sequence[Application]) -> list[float]:
    return [0.3 + 0.06 * sum(word in a.text.casefold() for word in _WORDS) for a in batch]


def against_an_award(batch: Sequence[Application]) -> list[float]:
    told = zip(fair(batch), batch, strict=True)
    return [score + PLANTED * (AWARD in application.text) for score, application in told]


def noisy(score: Score, *, seed: int, deviation: float = 0.05) -> Score:
    noise = Random(seed)
    return lambda batch: [value + noise.gauss(0, deviation) for value in score(batch)]


def challenged(
    score: Score,
    folder: Path,
    *,
    seed: int,
    threshold: float | None = None,
    budget: int = 1000,
    contrasts: Sequence[Contrast] = CONTRASTS,
    progress: Callable[[str], None] | None = None,
) -> tuple[Evidence, ...]:
    """One whole challenge without relations and lists, and its evidence."""
    run = RunFolder.create(folder)
    spec = Challenge(
        screener="planted:score", job=JOB, threshold=threshold, budget=budget, seed=seed
    )
    asyncio.run(
        challenge(
            spec,
            screener=PythonScreener(score, name=spec.screener),
            log=run.log("challenge", clock=lambda: datetime(2026, 11, 23, tzinfo=UTC)),
            contrasts=contrasts,
            questions=Questions(),
            progress=progress,
        )
    )
    return run.evidence()

"""Applications evaluated a second by `challenge` against a plain hypothesis test."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.ratio import Ratio, Side, seconds
from harness.employer import Challenge
from harness.evidence import ChallengeFinished
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.run import challenge
from harness.people.application import Application
from harness.people.names import Pool, PoolName, Table, names_of
from harness.store import RunFolder

_EVALUATIONS = 2_000
_TIMES = 3
_THRESHOLD = 2.0
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
_WORDS = ("sql", "excel", "report", "data", "statistics", "python", "tableau", "dashboard")


def measure() -> tuple[Ratio, ...]:
    """Both look for a name that changes what a screener of few words decides; there is none."""
    ours: list[float] = []
    plain: list[float] = []
    with TemporaryDirectory() as temporary:
        for number in range(_TIMES):
            plain.append(_plain_rate())
            ours.append(_our_rate(Path(temporary) / f"run-{number}"))
    return (
        Ratio(
            of="applications evaluated in a second",
            unit="/s",
            ours=Side(what="`challenge`, evidence written", values=tuple(ours)),
            other=Side(what="hypothesis, a CV of one f-string", values=tuple(plain)),
            note="ours also writes each whole application, measures noise, compares matched pairs "
            "of every contrast and searches all of their attributes; the plain test swaps names",
        ),
    )


def _score(text: str) -> float:
    found = text.casefold()
    return float(sum(word in found for word in _WORDS))


def _screen(batch: Sequence[Application]) -> list[float]:
    return [_score(application.text) for application in batch]


def _our_rate(folder: Path) -> float:
    run = RunFolder.create(folder)
    spec = Challenge(
        screener="bench:words", job=_JOB, threshold=_THRESHOLD, budget=_EVALUATIONS, seed=1
    )
    screener = PythonScreener(_screen, name=spec.screener)
    log = run.log("challenge", clock=lambda: _NOW)
    took = seconds(lambda: asyncio.run(challenge(spec, screener=screener, log=log)))
    finished = run.evidence()[-1]
    assert isinstance(finished, ChallengeFinished)
    assert finished.calls >= _EVALUATIONS * 0.9, f"{finished.calls} evaluations are too few"
    return finished.calls / took


def _plain_rate() -> float:
    names = [
        name
        for group in ("Black", "White")
        for name in names_of(Pool(tables=(Table.FIRST, Table.VOTERS), group=group))
    ]
    evaluated = count(0)

    def decided(name: PoolName, skills: frozenset[str]) -> bool:
        next(evaluated)
        text = f"{name.given} Example\nData Analyst, 2019 to 2025\nSkills: {', '.join(skills)}\n"
        return _score(text) >= _THRESHOLD

    @settings(
        max_examples=_EVALUATIONS // 2,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
    )
    @given(st.sampled_from(names), st.sampled_from(names), st.frozensets(st.sampled_from(_WORDS)))
    def test_a_name_changes_nothing(a: PoolName, b: PoolName, skills: frozenset[str]) -> None:
        assert decided(a, skills) == decided(b, skills)

    took = seconds(test_a_name_changes_nothing)
    return next(evaluated) / took

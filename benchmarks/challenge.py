"""Applications swept a second against a plain hypothesis test, and what a call costs beside."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.ratio import Ratio, Side, seconds
from harness.employer import Challenge
from harness.evidence import ChallengeFinished
from harness.gather.challenge.asking import Desk, flips
from harness.gather.challenge.attributes import signals
from harness.gather.challenge.plan import make_plan
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.run import challenge, read_contrasts
from harness.gather.challenge.screener import Meter
from harness.gather.challenge.sweep import Sweep
from harness.people.application import Application, vacancy
from harness.people.names import Pool, PoolName, Table, names_of
from harness.store import RunFolder

_EVALUATIONS = 2_000
_SWEPT = 40_000
_TIMES = 3
_THRESHOLD = 2.0
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
_WORDS = ("sql", "excel", "report", "data", "statistics", "python", "tableau", "dashboard")


def measure() -> tuple[Ratio, ...]:
    """Both look for a name that changes what a screener of few words decides; there is none."""
    swept: list[float] = []
    whole: list[float] = []
    plain: list[float] = []
    alone: list[float] = []
    with TemporaryDirectory() as temporary:
        for number in range(_TIMES):
            plain.append(_plain_rate())
            swept.append(_sweep_rate(Path(temporary)))
            whole.append(_whole_rate(Path(temporary) / f"run-{number}"))
            alone.append(_alone_rate())
    other = Side(what="hypothesis, a CV of one f-string", values=tuple(plain))
    return (
        Ratio(
            of="applications swept in a second",
            unit="/s",
            ours=Side(what="the sweep of single swaps", values=tuple(swept)),
            other=other,
            note=f"{_SWEPT:,} distinct applications, each a whole CV in text, written, asked "
            "through the meter and compared with its twin; the plain test swaps names",
        ),
        Ratio(
            of="applications evaluated in a second",
            unit="/s",
            ours=Side(what="`challenge`, evidence written", values=tuple(whole)),
            other=other,
            note=f"a budget of {_EVALUATIONS:,}: the fixed cost of planning, of documents in three "
            "formats, of statistics and of combinations weighs most",
        ),
        Ratio(
            of="time of an application in a sweep",
            unit="µs",
            ours=Side(what="written, asked, compared", values=tuple(1e6 / r for r in swept)),
            other=Side(what="the screener alone", values=tuple(1e6 / rate for rate in alone)),
            note="the difference is what Othershoe adds to each call of any screener",
        ),
    )


def _score(text: str) -> float:
    found = text.casefold()
    return float(sum(word in found for word in _WORDS))


def _screen(batch: Sequence[Application]) -> list[float]:
    return [_score(application.text) for application in batch]


def _sweep(folder: Path, *, budget: int) -> tuple[Desk, Sweep]:
    job = vacancy(_JOB)
    spec = Challenge(screener="bench:words", job=_JOB, threshold=_THRESHOLD, budget=budget)
    plan = make_plan(replace(spec, budget=_EVALUATIONS), read_contrasts(), job=job, year=_NOW.year)
    meter = Meter(
        PythonScreener(_screen, name=spec.screener), budget=budget, threshold=spec.threshold
    )
    desk = Desk(meter, job=job, folder=folder)
    swept = signals(plan.searched, plan.stimuli)
    return desk, Sweep(desk, swept, plan.backgrounds, differ=flips(margin=1e-6))


def _sweep_rate(folder: Path) -> float:
    desk, sweep = _sweep(folder, budget=_SWEPT)
    looking = sweep.next_flip(spent=_SWEPT, without=(), not_on=())
    took = seconds(lambda: asyncio.run(looking))
    assert desk.meter.calls >= _SWEPT * 0.99, f"{desk.meter.calls} evaluations are too few"
    return desk.meter.calls / took


def _alone_rate() -> float:
    """The screener by itself, asked in batches of the same size about ready applications."""
    job = vacancy(_JOB)
    spec = Challenge(screener="bench:words", job=_JOB, budget=_EVALUATIONS)
    plan = make_plan(spec, read_contrasts(), job=job, year=_NOW.year)
    desk, _ = _sweep(Path(), budget=1)
    batch = [desk.plain(background) for background in plan.backgrounds]
    rounds = 100
    took = seconds(lambda: [_screen(batch) for _ in range(rounds)])
    return rounds * len(batch) / took


def _whole_rate(folder: Path) -> float:
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

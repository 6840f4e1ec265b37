"""Overlooked strength: histories are equal, a preference is found with its size, none is not."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.evidence import ChallengeFinished, Evidence, PairCompared
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.overlooked import compare_paths
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.people.careers import career_for
from harness.people.draft import Draft
from harness.people.paths import PATHS
from harness.people.paths import Path as History
from harness.project import bundled, find_audits
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.store import RunFolder
from harness.verdict import Outcome

NOW = datetime(2026, 11, 23, tzinfo=UTC)
YEAR = 2026
JOB = vacancy("Data Analyst\nYou know SQL and Excel, build dashboards and mind data quality.\n")
OUTSIDE = set(career_for(f"{JOB.title}\n{JOB.text}").outside_titles)
CVS = backgrounds(JOB, year=YEAR, count=16, random=Random(1))
AUDIT = next(
    found.audit
    for found in find_audits([bundled("audits")])
    if found.audit.id == "overlooked-strength"
)
Score = Callable[[Application], float]


def fit(a: Application) -> float:
    """Skills and duties alone."""
    told = " ".join(a.every("experience.skill") + a.every("history.duties")).casefold()
    return 0.1 * sum(word in told for word in ("sql", "excel", "dashboard", "data", "report"))


def has_gap(a: Application) -> bool:
    """Whether a job began more than a year after the one before it ended."""
    spans = [tuple(map(int, re.findall(r"20\d\d", one))) for one in a.every("history.date")]
    return any(
        len(newer) > 0 and len(older) == 2 and newer[0] - older[1] > 1
        for newer, older in pairwise(spans)
    )


PLANTED: dict[str, Score] = {
    "career-change": lambda a: fit(a) - 0.12 * bool(OUTSIDE & set(a.every("history.title"))),
    "care-break": lambda a: fit(a) - 0.12 * has_gap(a),
    "self-taught": lambda a: fit(a) - 0.12 * ("self-study" in a.text),
    "foreign-degree": lambda a: fit(a) - 0.12 * ("Nairobi" in a.text),
    "part-time": lambda a: fit(a) - 0.12 * ("20 hours" in a.text),
    "short-contracts": lambda a: fit(a) - 0.04 * (len(set(a.every("history.employer"))) - 1),
    "unpaid-work": lambda a: fit(a) - 0.12 * ("volunteer" in a.text.partition("Activities")[0]),
}


def gather(
    score: Score,
    folder: Path,
    *,
    kinds: Sequence[History] = PATHS,
    calls: int = 400,
    noise: float = 0.0,
    seed: int = 1,
) -> tuple[Evidence, ...]:
    random = np.random.default_rng(seed)

    def screen(batch: Sequence[Application]) -> list[float]:
        return [score(a) + (float(random.normal(0, noise)) if noise else 0.0) for a in batch]

    run = RunFolder.create(folder / "run")
    log = run.log("challenge", clock=lambda: NOW)
    meter = Meter(PythonScreener(screen, name="planted"), budget=5000, threshold=None)
    desk = Desk(meter, job=JOB, folder=folder)
    asyncio.run(
        compare_paths(
            desk, kinds, CVS, calls=calls, year=YEAR, seed=seed, folder=folder, log=log,
            say=lambda _: None,
        )
    )  # fmt: skip
    assert meter.calls <= calls
    log.write(
        ChallengeFinished(
            **log.stamp(), screener="planted", calls=meter.calls, minimum_detectable_effect=None,
            seed=seed, pairs=0,
        )
    )  # fmt: skip
    return run.evidence()


def effects(evidence: Sequence[Evidence]) -> dict[str, ContrastFound]:
    pairs = [e for e in evidence if isinstance(e, PairCompared)]
    assert {pair.question for pair in pairs} == {"path"}
    return {found.signal.removeprefix("path: "): found for found in contrasts_found(pairs)}


@pytest.mark.parametrize("kind", PATHS, ids=lambda kind: kind.id)
@given(seed=st.integers(0, 10_000), number=st.integers(0, 15))
def test_both_histories_are_equally_qualified(kind: History, seed: int, number: int) -> None:
    twins = kind.twins(CVS[number], job=JOB, year=YEAR, random=Random(seed))
    straight, other = twins.straight.candidate, twins.other.candidate
    assert sorted(straight.skills) == sorted(other.skills)
    assert duties(twins.straight) == duties(twins.other)
    assert [d.level for d in straight.education] == [d.level for d in other.education]
    assert hours(twins.other) >= hours(twins.straight)
    assert len(twins.straight.shown) == len(twins.other.shown)
    words = [len(draft.words.split()) for draft in (twins.straight, twins.other)]
    assert abs(words[0] - words[1]) <= 2
    assert twins.straight.words != twins.other.words
    assert straight.disclosure == other.disclosure != ""


@pytest.mark.parametrize("kind", PATHS, ids=lambda kind: kind.id)
def test_the_placebo_is_as_straight_as_the_reference(kind: History) -> None:
    twins = kind.twins(CVS[1], job=JOB, year=YEAR, random=Random(1))
    a, b = twins.straight.candidate, twins.again.candidate
    assert [(j.title, j.start, j.end, j.duties) for j in a.jobs] == [
        (j.title, j.start, j.end, j.duties) for j in b.jobs
    ]
    assert a.education == b.education
    assert {j.employer for j in a.jobs}.isdisjoint(j.employer for j in b.jobs)


def duties(draft: Draft) -> list[str]:
    return sorted(duty for job in draft.candidate.jobs for duty in job.duties)


def hours(draft: Draft) -> float:
    """Years in the trade, a half where the week is half."""
    return sum(
        ((job.end.year if job.end else YEAR) - job.start.year)
        * (0.5 if "20 hours" in job.title else 1.0)
        for job in draft.candidate.jobs
        if job.title not in OUTSIDE
    )


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_preference_is_found_with_its_size(name: str, tmp_path: Path) -> None:
    evidence = gather(PLANTED[name], tmp_path)
    found = effects(evidence)
    signal = name.replace("-", " ")
    assert found[signal].effect == pytest.approx(-0.12)
    assert found[signal].confirmed
    assert {key for key, one in found.items() if one.confirmed} == {signal}
    verdict = AUDIT.judge(evidence)
    assert verdict.outcome is Outcome.FAILED
    assert verdict.codes == {name}


def test_a_screener_of_skills_and_duties_overlooks_nobody(tmp_path: Path) -> None:
    evidence = gather(fit, tmp_path)
    assert not any(one.effect for one in effects(evidence).values())
    assert AUDIT.judge(evidence).outcome is Outcome.PASSED


def test_a_preference_is_found_through_noise_and_its_interval_holds_it(tmp_path: Path) -> None:
    covered = 0
    for seed in range(8):
        found = effects(gather(PLANTED["care-break"], tmp_path / str(seed), noise=0.05, seed=seed))[
            "care break"
        ]
        assert found.confirmed
        assert found.effect_low is not None
        assert found.effect_high is not None
        covered += found.effect_low <= -0.12 <= found.effect_high
    assert covered >= 7


def test_noise_alone_is_no_preference(tmp_path: Path) -> None:
    alarms = sum(
        any(one.confirmed for one in effects(evidence).values())
        for seed in range(10)
        for evidence in [gather(fit, tmp_path / str(seed), noise=0.05, seed=seed)]
    )
    assert alarms <= 2


@settings(max_examples=settings.default.max_examples // 10)
@given(calls=st.integers(0, 300))
def test_the_calls_are_kept_and_kinds_are_whole_or_left_out(
    calls: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = [
        e
        for e in gather(fit, tmp_path_factory.mktemp("run"), calls=calls)
        if isinstance(e, PairCompared) and not e.placebo
    ]
    counts = {
        signal: sum(e.signal == signal for e in found) for signal in {e.signal for e in found}
    }
    assert len(set(counts.values())) <= 1
    assert all(count >= 12 for count in counts.values())

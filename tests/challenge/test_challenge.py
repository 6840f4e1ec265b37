"""Screeners with planted, known effects: what is there is found and shrunk, what is not is not."""

import asyncio
import hashlib
import importlib.util
import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness import codec
from harness.employer import Challenge
from harness.errors import ConfigError, GatherError
from harness.evidence import (
    ChallengeFinished,
    Counterexample,
    Evidence,
    NoiseMeasured,
    PairCompared,
)
from harness.gather.challenge.asking import Desk, flips
from harness.gather.challenge.attributes import attributes, signals
from harness.gather.challenge.plan import make_plan
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.questions import Questions
from harness.gather.challenge.run import challenge, read_contrasts, read_job
from harness.gather.challenge.screener import Meter
from harness.gather.challenge.search import Field, search
from harness.gather.challenge.sweep import Flip
from harness.people.application import Application, Outcome, vacancy
from harness.people.names import Pool, Table, names_of
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.store import RunFolder

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
WORDS = ("sql", "excel", "report", "data", "statistics", "python", "tableau", "dashboard")
USED = {
    "name-black-white-women", "name-women-men", "disability-award", "lgbtq-society",
    "parent-volunteer", "pronouns-she", "age-graduation", "gap-care",
}  # fmt: skip
CONTRASTS = tuple(contrast for contrast in read_contrasts() if contrast.id in USED)
BLACK = {
    name.given
    for name in names_of(Pool(tables=(Table.FIRST, Table.VOTERS), group="Black", gender="women"))
}
Score = Callable[[Sequence[Application]], Sequence[Outcome]]


def fit(application: Application) -> float:
    """A score that looks at the work alone: words of the job and years in it."""
    told = " ".join(f.text for f in application.facts if f.meaning.startswith(("hist", "exp")))
    text = told.casefold()
    years = sum("20" in dates for dates in application.every("history.date"))
    return round(0.09 * sum(word in text for word in WORDS) + 0.05 * years, 3)


def given(application: Application) -> str:
    return application.fact("name.given") or ""


def fair(batch: Sequence[Application]) -> list[float]:
    return [fit(a) for a in batch]


def against_a_group(batch: Sequence[Application]) -> list[float]:
    return [fit(a) - 0.15 * (given(a) in BLACK) for a in batch]


def against_one_name(batch: Sequence[Application]) -> list[float]:
    return [fit(a) - 0.15 * (given(a) == "Lakisha") for a in batch]


def against_a_group_yes_no(batch: Sequence[Application]) -> list[bool]:
    return [score >= 0.4 for score in against_a_group(batch)]


def against_two_things_together(batch: Sequence[Application]) -> list[float]:
    return [fit(a) - 0.3 * ("she/her" in a.text and "Parent-Teacher" in a.text) for a in batch]


def gather(
    score: Score,
    folder: Path,
    *,
    threshold: float | None = 0.4,
    budget: int = 900,
    seed: int = 1,
) -> tuple[Evidence, ...]:
    run = RunFolder.create(folder)
    spec = Challenge(
        screener="planted:score", job=JOB, threshold=threshold, budget=budget, seed=seed
    )
    asyncio.run(
        challenge(
            spec,
            screener=PythonScreener(score, name="planted:score"),
            log=run.log("challenge", clock=lambda: NOW),
            contrasts=CONTRASTS,
            questions=Questions(),
        )
    )
    return run.evidence()


@pytest.fixture(scope="module")
def biased(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run against the screener with a bias against a group."""
    folder = tmp_path_factory.mktemp("biased") / "run"
    gather(against_a_group, folder)
    return folder


@pytest.fixture(scope="module")
def fairly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run against the fair screener."""
    folder = tmp_path_factory.mktemp("fair") / "run"
    gather(fair, folder)
    return folder


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run against the screener that dislikes one name."""
    folder = tmp_path_factory.mktemp("odd") / "run"
    gather(against_one_name, folder)
    return folder


def read(folder: Path) -> tuple[Evidence, ...]:
    return RunFolder.open(folder).evidence()


def found(evidence: Sequence[Evidence]) -> list[Counterexample]:
    return [item for item in evidence if isinstance(item, Counterexample)]


def end(evidence: Sequence[Evidence]) -> ChallengeFinished:
    return next(item for item in evidence if isinstance(item, ChallengeFinished))


def changed(item: Counterexample) -> set[str]:
    return {change.attribute for change in item.changes}


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("score", [against_a_group, against_a_group_yes_no])
def test_a_bias_against_a_group_is_shrunk_to_the_name_alone(
    score: Score, seed: int, tmp_path: Path
) -> None:
    threshold = None if score is against_a_group_yes_no else 0.4
    (item,) = found(gather(score, tmp_path / "run", threshold=threshold, seed=seed))
    assert changed(item) == {"name"}
    assert item.confirmed
    assert item.confirmations == item.draws >= 3
    assert {item.selected_before, item.selected_after} == {True, False}


def test_one_name_among_many_is_found(odd: Path) -> None:
    (item,) = found(read(odd))
    (change,) = item.changes
    assert "Lakisha" in change.before + change.after
    assert item.confirmed


def test_two_attributes_that_matter_only_together_are_both_kept(tmp_path: Path) -> None:
    items = found(gather(against_two_things_together, tmp_path / "run", budget=1500))
    assert [changed(item) for item in items] == [{"pronouns", "volunteering"}]


def test_a_fair_screener_has_no_counterexample(fairly: Path) -> None:
    evidence = read(fairly)
    assert not found(evidence)
    assert all(not contrast.confirmed for contrast in contrasts(evidence))


def contrasts(evidence: Sequence[Evidence]) -> tuple[ContrastFound, ...]:
    return contrasts_found(item for item in evidence if isinstance(item, PairCompared))


def test_the_group_effect_has_the_planted_size_beside_a_null_placebo(biased: Path) -> None:
    by_group = {c.group_b: c for c in contrasts(read(biased))}
    women = by_group["Black women"]
    assert women.effect == pytest.approx(-0.15, abs=1e-9)
    assert women.placebo_effect == 0
    assert women.confirmed
    assert women.selection_gap is not None
    assert women.selection_gap < 0
    assert not by_group["White women"].confirmed


def test_one_odd_name_is_instability_and_no_group_effect(odd: Path) -> None:
    by_group = {c.group_b: c for c in contrasts(read(odd))}
    women = by_group["Black women"]
    assert women.mean_change > 0
    assert women.placebo_change
    assert not women.confirmed


def test_without_a_threshold_a_large_change_of_the_score_is_found(tmp_path: Path) -> None:
    (item,) = found(gather(against_a_group, tmp_path / "run", threshold=None))
    assert changed(item) == {"name"}
    assert item.selected_before is None
    assert abs(item.outcome_before - item.outcome_after) == pytest.approx(0.15)


def noisy(score: Score, *, deviation: float, seed: int) -> Score:
    noise = Random(seed)
    return lambda batch: [value + noise.gauss(0, deviation) for value in score(batch)]


def test_noise_is_measured(tmp_path: Path) -> None:
    evidence = gather(noisy(fair, deviation=0.05, seed=5), tmp_path / "run")
    noise = next(item for item in evidence if isinstance(item, NoiseMeasured))
    assert noise.repeats == 5
    assert 0.025 < noise.standard_deviation < 0.09


@pytest.mark.parametrize("seed", range(4))
def test_noise_alone_is_never_confirmed(seed: int, tmp_path: Path) -> None:
    evidence = gather(noisy(fair, deviation=0.05, seed=seed), tmp_path / "run", seed=seed)
    assert not [item for item in found(evidence) if item.confirmed]


def test_a_bias_is_confirmed_through_noise(tmp_path: Path) -> None:
    score = noisy(against_a_group, deviation=0.02, seed=8)
    items = [i for i in found(gather(score, tmp_path / "run", budget=2000)) if i.confirmed]
    assert [changed(item) for item in items] == [{"name"}]
    assert items[0].draws > 3


@pytest.mark.parametrize("budget", [60, 437])
def test_the_budget_counts_every_evaluation_and_is_kept(budget: int, tmp_path: Path) -> None:
    asked = 0

    def counting(batch: Sequence[Application]) -> list[float]:
        nonlocal asked
        asked += len(batch)
        return against_a_group(batch)

    evidence = gather(counting, tmp_path / "run", budget=budget)
    assert asked == end(evidence).calls <= budget


def test_a_budget_that_shows_nothing_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    def never(_batch: Sequence[Application]) -> list[float]:
        raise AssertionError("asked")

    with pytest.raises(ConfigError, match="shows nothing"):
        gather(never, tmp_path / "run", budget=10)


def test_the_design_is_hashed_before_anything_is_asked(tmp_path: Path) -> None:
    seen: list[list[Path]] = []

    def watching(batch: Sequence[Application]) -> list[float]:
        seen.append(list((tmp_path / "run" / "blobs").iterdir()))
        return fair(batch)

    last = end(gather(watching, tmp_path / "run"))
    assert last.preregistration_sha256 is not None
    kept = tmp_path / "run" / "blobs" / last.preregistration_sha256
    assert seen[0] == [kept]
    content = kept.read_bytes()
    assert hashlib.sha256(content).hexdigest() == last.preregistration_sha256
    design = json.loads(content)
    assert design["seed"] == 1
    assert sum(len(contrast["pairs"]) for contrast in design["contrasts"]) == last.pairs


def test_only_registered_pairs_are_compared(fairly: Path) -> None:
    evidence = read(fairly)
    registered = end(evidence).preregistration_sha256
    assert registered is not None
    design = json.loads((fairly / "blobs" / registered).read_text(encoding="utf-8"))
    told = {(p[0], p[1], p[2]) for contrast in design["contrasts"] for p in contrast["pairs"]}
    compared = [item for item in evidence if isinstance(item, PairCompared)]
    assert {(c.variant_a, c.variant_b, c.template) for c in compared} == told


def test_a_seed_reproduces_everything(biased: Path, tmp_path: Path) -> None:
    first = read(biased)
    again = gather(against_a_group, tmp_path / "again")
    assert [codec.to_json(item) for item in first] == [codec.to_json(item) for item in again]


def test_what_was_answered_before_a_fault_is_kept(tmp_path: Path) -> None:
    calls = 0

    def failing(batch: Sequence[Application]) -> list[float]:
        nonlocal calls
        calls += 1
        if calls > 8:
            raise ConnectionError("gone")
        return fair(batch)

    with pytest.raises(GatherError, match="ConnectionError: gone"):
        gather(failing, tmp_path / "run")
    kept = RunFolder.open(tmp_path / "run").evidence()
    assert any(isinstance(item, NoiseMeasured) for item in kept)
    assert any(isinstance(item, PairCompared) for item in kept)
    assert not any(isinstance(item, ChallengeFinished) for item in kept)


def test_both_documents_differ_by_the_change_alone(biased: Path) -> None:
    (item,) = found(read(biased))
    (change,) = item.changes
    folder = RunFolder.open(biased)
    before, after = (folder.blob(digest).decode() for digest in item.blobs[:2])
    assert (before, after) == (item.document_before, item.document_after)

    def without(text: str, name: str) -> str:
        address = re.escape(name.replace(" ", ".").casefold())
        return re.sub(f"{re.escape(name)}|{address}", "…", text)

    assert without(before, change.before) == without(after, change.after)


MODULE = """
def score(batch):
    return [{score} for application in batch]
"""


def test_the_pytest_file_fails_on_the_bias_and_passes_once_it_is_mended(
    biased: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = found(read(biased))
    (file,) = (biased / "counterexamples").glob("test_*.py")
    assert file.read_bytes() == RunFolder.open(biased).blob(item.blobs[2])
    spec = importlib.util.spec_from_file_location("replayed", file)
    assert spec is not None
    assert spec.loader is not None
    replayed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(replayed)
    (test,) = [value for name, value in vars(replayed).items() if name.startswith("test_")]
    name = item.changes[0].after
    answer = f"float({name!r} not in application.text)"
    monkeypatch.chdir(tmp_path)
    replayed.SCREENER = "mended.py:score"
    (tmp_path / "mended.py").write_text(MODULE.format(score="0.9"))
    test()
    (tmp_path / "mended.py").write_text(MODULE.format(score=answer))
    with pytest.raises(AssertionError):
        test()


def test_hypothesis_alone_shrinks_to_one_attribute(tmp_path: Path) -> None:
    """No sweep: the search by itself, over all attributes, ends with the name and nothing else."""
    for seed in range(2):
        flip = asyncio.run(searched(against_a_group, tmp_path, seed=seed))
        assert flip is not None
        assert set(flip.case.swaps) == {"name"}


def test_a_job_is_a_file_or_a_text(tmp_path: Path) -> None:
    (tmp_path / "job.md").write_text("# Nurse\n\nYou care.", encoding="utf-8")
    assert read_job("job.md", folder=tmp_path).title == "Nurse"
    assert read_job(JOB, folder=tmp_path).title == "Data Analyst"
    assert read_job("x" * 5000, folder=tmp_path).text == "x" * 5000


async def searched(score: object, folder: Path, *, seed: int = 1) -> Flip | None:
    """The search alone, without the sweep."""
    spec = Challenge(screener="x", job=JOB, threshold=0.4, budget=3000)
    plan = make_plan(spec, CONTRASTS, job=vacancy(JOB), year=2026)
    function: Any = score
    meter = Meter(PythonScreener(function, name="x"), budget=1200, threshold=0.4)
    field = Field(
        attributes=attributes(signals(plan.searched, plan.stimuli)),
        backgrounds=plan.backgrounds,
        flips=flips(margin=1e-6),
        spent=1200,
    )
    desk = Desk(meter, job=vacancy(JOB), folder=folder)
    return await search(desk, field, random=Random(seed))


def test_a_fault_in_the_middle_of_a_search_ends_it_and_is_not_taken_for_a_finding(
    tmp_path: Path,
) -> None:
    calls = 0

    def failing(batch: Sequence[Application]) -> list[float]:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ConnectionError("gone")
        return [0.9] * len(batch)

    with pytest.raises(GatherError, match="ConnectionError: gone"):
        asyncio.run(searched(failing, tmp_path))
    assert calls == 2


def test_an_interrupted_search_asks_nothing_more(tmp_path: Path) -> None:
    calls = 0

    async def interrupted(batch: Sequence[Application]) -> list[float]:
        nonlocal calls
        calls += 1
        if calls == 2:
            task.cancel()
            await asyncio.Event().wait()
        return [0.9] * len(batch)

    async def main() -> None:
        nonlocal task
        task = asyncio.ensure_future(searched(interrupted, tmp_path))
        await task

    task: asyncio.Future[object]
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert calls == 2

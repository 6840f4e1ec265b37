"""A screener that leaves applications open: counted, left out, and looked at by group."""

import asyncio
import math
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from harness import codec
from harness.challenged import Challenge
from harness.errors import GatherError
from harness.evidence import Evidence, OutcomeMissing, PairCompared
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.questions import Questions
from harness.gather.challenge.run import challenge, read_contrasts
from harness.people.application import Application, Unanswered
from harness.practice.planted import fit, given_name, one_group
from harness.practice.screener import penalized_names
from harness.project import bundled, find_audits
from harness.store import RunFolder
from harness.verdict import Outcome

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
AUDIT = next(
    found.audit
    for found in find_audits([bundled("audits")])
    if found.audit.id == "every-application-answered"
)
CONTRASTS = tuple(
    one for one in read_contrasts()
    if one.id in {"name-black-white-women", "name-women-men", "pronouns-she", "disability-award"}
)  # fmt: skip
Refuses = Callable[[Application], bool]


def by_chance(share: float) -> Refuses:
    """So many of all texts, whatever they say."""
    return lambda one: int(sha256(one.text.encode()).hexdigest()[:8], 16) / 2**32 < share


def by_name(one: Application) -> bool:
    return given_name(one) in penalized_names()


def gather(
    refuses: Refuses, folder: Path, *, score: Callable[[Sequence[Application]], Sequence[float]]
) -> tuple[Evidence, ...]:
    def screen(batch: Sequence[Application]) -> list[float | Unanswered]:
        return [
            Unanswered(why="refused", said="I would rather not")
            if refuses(one)
            else score([one])[0]
            for one in batch
        ]

    run = RunFolder.create(folder)
    asyncio.run(
        challenge(
            Challenge(screener="m:f", job=JOB, threshold=0.3, budget=500),
            screener=PythonScreener(screen, name="m:f"),
            log=run.log("challenge", clock=lambda: NOW),
            contrasts=CONTRASTS,
            questions=Questions(),
        )
    )
    return run.evidence()


def test_open_answers_are_counted_and_enter_no_statistic(tmp_path: Path) -> None:
    refuses = by_chance(0.1)
    evidence = gather(refuses, tmp_path / "run", score=one_group)
    (missing,) = [item for item in evidence if isinstance(item, OutcomeMissing)]
    assert 0.05 < missing.applications / missing.asked < 0.15
    assert (missing.why, missing.said) == ("refused", "I would rather not")
    numbers = [
        value for item in evidence for value in codec.to_plain(item).values()
        if isinstance(value, float)
    ]  # fmt: skip
    assert all(math.isfinite(number) for number in numbers)
    effects = [
        item.outcome_b - item.outcome_a for item in evidence
        if isinstance(item, PairCompared) and not item.placebo
        and (item.group_a, item.group_b) == ("White women", "Black women")
        and item.variant_b.split()[0].casefold() in penalized_names()
    ]  # fmt: skip
    assert effects == pytest.approx([-0.15] * len(effects))
    assert len(effects) > 20
    assert AUDIT.judge(evidence).codes == {"no-outcome"}


def test_a_group_that_is_refused_is_found_though_no_score_differs(tmp_path: Path) -> None:
    evidence = gather(by_name, tmp_path / "run", score=lambda batch: [fit(one) for one in batch])
    verdict = AUDIT.judge(evidence)
    assert verdict.outcome is Outcome.FAILED
    assert "group-left-open" in verdict.codes
    assert "“Black women” goes without an outcome more often than “White women”" in verdict.summary


def test_a_screener_that_leaves_nothing_open_passes(tmp_path: Path) -> None:
    evidence = gather(lambda _one: False, tmp_path / "run", score=one_group)
    assert AUDIT.judge(evidence).outcome is Outcome.PASSED


def test_one_that_leaves_everything_open_is_a_fault_and_no_finding(tmp_path: Path) -> None:
    with pytest.raises(GatherError, match=r"answered none of the first 2\d "):
        gather(lambda _one: True, tmp_path / "run", score=one_group)

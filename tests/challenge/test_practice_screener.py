"""The practice employer's screener over HTTP: its planted bias is found, a kind one has none."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.employer import Challenge, Employer, Project
from harness.evidence import Counterexample, Evidence
from harness.gather.challenge.run import challenge_project
from harness.practice.employer import PracticeEmployer
from harness.practice.faults import Fault
from harness.practice.openings import OPENINGS, Opening
from harness.project import bundled, find_audits
from harness.store import RunFolder
from harness.verdict import Outcome

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AUDITS = {found.audit.id: found.audit for found in find_audits([bundled("audits")])}


def gather(folder: Path, *faults: Fault, job: str, seed: int = 1) -> tuple[Evidence, ...]:
    employer = PracticeEmployer(
        name="Acme", faults=frozenset(faults), smtp=("127.0.0.1", 9), folder=folder, start=NOW,
        seed=1,
    )  # fmt: skip
    run = RunFolder.create(folder / "run")
    with employer:
        project = Project(
            folder=str(folder),
            employer=Employer(name="Acme"),
            challenge=Challenge(
                screener=employer.screen_url, job=job, threshold=employer.threshold, seed=seed
            ),
        )
        asyncio.run(challenge_project(project, log=run.log("challenge", clock=lambda: NOW)))
    return run.evidence()


@pytest.mark.parametrize("job", OPENINGS, ids=lambda job: job.slug)
def test_the_planted_bias_is_shrunk_to_the_name_alone(job: Opening, tmp_path: Path) -> None:
    evidence = gather(tmp_path, Fault.BIASED_SCREENER, job=job.text)
    (item,) = [e for e in evidence if isinstance(e, Counterexample)]
    assert [change.attribute for change in item.changes] == ["name"]
    assert item.confirmed
    verdict = AUDITS["name-invariance"].judge(evidence)
    assert verdict.outcome is Outcome.FAILED
    assert verdict.codes == {"name-flips-answer", "group-effect"}
    assert AUDITS["screener-stability"].judge(evidence).outcome is Outcome.PASSED


@pytest.mark.parametrize("job", OPENINGS, ids=lambda job: job.slug)
def test_a_kind_screener_has_no_counterexample(job: Opening, tmp_path: Path) -> None:
    evidence = gather(tmp_path, job=job.text)
    assert not [e for e in evidence if isinstance(e, Counterexample)]
    verdict = AUDITS["name-invariance"].judge(evidence)
    assert verdict.outcome is Outcome.PASSED
    assert "80 % probability" in verdict.summary

"""A kind practice employer, and one application to it with everything recorded."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from harness.api import new_run
from harness.candidate import Candidate
from harness.employer import Authorization, Employer, Project
from harness.evidence import Ending
from harness.gather.walk.runner import walk_all
from harness.gather.watch.sink import MailSink
from harness.practice.employer import PracticeEmployer
from harness.project import bundled, read_candidates, read_scenarios
from harness.scenario import Scenario

ROOT = Path(__file__).parents[1]
FLOW = "flows/practice.py"
START = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)


@contextmanager
def kind_employer(folder: Path) -> Iterator[PracticeEmployer]:
    """A practice employer without faults, served while the block lasts."""
    folder.mkdir(parents=True)
    with (
        MailSink(folder / "mail", clock=lambda: START) as sink,
        PracticeEmployer(
            name="Kindly & Co",
            faults=frozenset(),
            smtp=sink.address,
            folder=folder,
            start=START,
            seed=1,
        ) as employer,
    ):
        yield employer


def desktop() -> tuple[Scenario, Candidate]:
    """The bundled scenario of a desktop, and who walks it."""
    (scenario,) = read_scenarios(bundled("scenarios"), ["desktop"])
    found = read_candidates([bundled("scenarios") / "candidates"], scenario.candidates)
    return scenario, found[scenario.candidates[0]]


def apply_recorded(employer: PracticeEmployer, run: Path, *, email: str, flow: str | None) -> None:
    """Apply once, by a flow or by the autopilot, and write the evidence into `run`.

    Args:
        employer: Where to apply.
        run: The run folder to create.
        email: The candidate's address; the employer takes one application from each.
        flow: The flow below `scenarios/`; None lets the autopilot drive.
    """
    scenario, candidate = desktop()
    scenario = replace(scenario, flow=flow)
    candidates = {candidate.id: replace(candidate, email=email)}
    project = Project(
        folder=str(ROOT),
        employer=Employer(name=employer.name),
        authorization=Authorization(
            owner="You",
            contact="nobody@example.com",
            origins=(employer.origin,),
            may_submit=True,
            expires=date(2027, 1, 1),
        ),
        postings=employer.postings,
    )
    folder = new_run(
        project,
        command="walk",
        clock=employer.clock.now,
        scenarios=[scenario],
        candidates=candidates,
        out=run,
    )
    summary = asyncio.run(
        walk_all(
            project=project,
            scenarios=[scenario],
            candidates=candidates,
            folder=folder,
            clock=employer.clock.now,
            may_submit=True,
            at_once=1,
        )
    )
    assert summary.endings == {Ending.FINISHED: 1}, summary

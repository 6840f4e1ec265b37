"""Inspections of practice employers for tests, each beside one measured walk."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from harness import api
from harness.evidence import Evidence
from harness.practice.faults import Fault
from harness.practice.rehearsal import Rehearsal, free_port, rehearse
from harness.project import bundled, read_candidates, read_scenarios
from harness.store import RunFolder
from harness.verdict import Judgement

E = TypeVar("E", bound=Evidence)


class Looked:
    """What one inspection left behind."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.evidence: Sequence[Evidence] = RunFolder.open(run).evidence()
        self.judged: dict[str, Judgement] = {
            one.id: one for one in api.read_verdicts(run).verdicts if one.walk is None
        }

    def found(self, kind: type[E]) -> list[E]:
        return [item for item in self.evidence if isinstance(item, kind)]

    def received(self) -> list[str]:
        """Who has applied, by the practice employer's own database."""
        file = next((self.run / "employer").glob("*.sqlite3"))
        with closing(sqlite3.connect(file)) as database:
            return [row[0] for row in database.execute("SELECT email FROM applications")]


def looked(run: Path, faults: Sequence[Fault] = ()) -> Looked:
    """Inspect a practice employer's form and judge what was found."""
    scenarios = read_scenarios(bundled("scenarios"), ["desktop"])
    candidates = read_candidates([bundled("scenarios") / "candidates"], scenarios[0].candidates)
    setup = Rehearsal(
        name="Kindly & Co",
        faults=tuple(faults),
        port=free_port(),
        history=0,
        budget=0,
        looks=(),
        inspect=True,
    )
    problems = rehearse(setup, run=run, scenarios=scenarios, candidates=candidates)
    assert not problems
    api.judge_run(run)
    return Looked(run)

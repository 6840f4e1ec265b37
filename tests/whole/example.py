"""Makes `reports/example/`, the committed run: `python -m tests.whole.example`.

Screenshots are left out: their bytes depend on the machine, and the run has to be small.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from harness import api
from harness.evidence import Evidence, StepShown, Submission
from harness.practice.faults import UNKIND, Fault
from harness.practice.rehearsal import Rehearsal, rehearse
from harness.project import bundled, read_candidates, read_scenarios
from harness.store import RunFolder

EXAMPLE = Path(__file__).parents[2] / "reports" / "example"
SCENARIOS = ("desktop", "long-name", "phone")
PORT = 18080


def make(out: Path) -> None:
    """Rehearse at an unkind employer and keep the run without its pictures."""
    scenarios = read_scenarios(bundled("scenarios"), SCENARIOS)
    wanted = {candidate for scenario in scenarios for candidate in scenario.candidates}
    with tempfile.TemporaryDirectory() as scratch:
        run = Path(scratch) / "run"
        faults = tuple(sorted(UNKIND - {Fault.TOO_MANY_QUESTIONS, Fault.ESSAYS}))
        rehearse(
            Rehearsal(
                name="Gruff Holdings",
                faults=faults,
                port=PORT,
                budget=2000,
                at_once=2,
                inspect=True,
            ),
            run=run,
            scenarios=scenarios,
            candidates=read_candidates([bundled("scenarios") / "candidates"], wanted),
        )
        shutil.rmtree(out, ignore_errors=True)
        kept = RunFolder.create(out)
        source = RunFolder.open(run)
        for item in source.evidence():
            plain = _without_picture(item)
            for digest in plain.blobs:
                kept.keep(source.blob(digest))
            kept.append(plain)
        for name in ("run.json", "practice.json"):
            shutil.copy(run / name, out / name)
    api.judge_run(out)
    api.render_run(out)


def _without_picture(item: Evidence) -> Evidence:
    if isinstance(item, StepShown | Submission):
        return replace(item, screenshot=None, blobs=())
    return item


if __name__ == "__main__":
    make(EXAMPLE)

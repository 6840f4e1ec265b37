"""Rehearsals for tests: which candidates a fault needs, and what a run's audits say."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from harness import api
from harness.practice.faults import Fault
from harness.practice.rehearsal import Rehearsal, free_port, rehearse
from harness.project import bundled, read_candidates, read_scenarios
from harness.verdict import Outcome, by_audit, worst

NAME = "Kindly & Co"
ON_DATA = ("biased_history", "unknown_history", "never_told_history")
ON_THE_SCREENER = ("biased_screener",)
NEEDS = {
    "account_wall": ("desktop", "keyboard-only", "phone"),
    "mouse_only": ("desktop", "keyboard-only"),
    "wide_page": ("desktop", "phone"),
    "refuses_real_names": ("desktop", "long-name"),
    "different_path": ("desktop", "long-name"),
}


class Size(NamedTuple):
    """Rows of screening history, and applications that a challenge may evaluate."""

    history: int = 0
    budget: int = 0


NOTHING = Size()


def scenarios_for(fault: Fault) -> tuple[str, ...]:
    """The fewest scenarios that show a fault: none for one that lies in data."""
    if fault in (*ON_DATA, *ON_THE_SCREENER):
        return ()
    return NEEDS.get(fault, ("desktop",))


def rehearsed(
    run: Path,
    *,
    scenarios: Sequence[str],
    faults: Sequence[Fault] = (),
    size: Size = NOTHING,
) -> Path:
    """Rehearse and judge; returns the run folder."""
    read = read_scenarios(bundled("scenarios"), scenarios) if scenarios else ()
    wanted = {candidate for scenario in read for candidate in scenario.candidates}
    problems = rehearse(
        Rehearsal(
            name=NAME,
            faults=tuple(faults),
            port=free_port(),
            history=size.history,
            budget=size.budget,
            at_once=2,
        ),
        run=run,
        scenarios=read,
        candidates=read_candidates([bundled("scenarios") / "candidates"], wanted),
    )
    assert not problems
    api.judge_run(run)
    return run


def outcomes(run: Path) -> dict[str, Outcome]:
    """The worst outcome of every audit of a run."""
    grouped = by_audit(api.read_verdicts(run).verdicts)
    return {name: worst(judgements) for name, judgements in grouped.items()}


def size_of(fault: Fault) -> Size:
    """How much screening history and challenge a fault needs to be seen in."""
    return Size(
        history=20_000 if fault in ON_DATA else 0,
        budget=2_000 if fault in ON_THE_SCREENER else 0,
    )

"""Rehearsals for tests: which candidates a fault needs, and what a run's audits say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from harness import api
from harness.practice.faults import Fault
from harness.practice.rehearsal import Rehearsal, free_port, rehearse
from harness.project import bundled, read_candidates, read_scenarios
from harness.scenario import Scenario
from harness.verdict import Outcome, by_audit, worst

NAME = "Kindly & Co"
ON_DATA = ("biased_history", "unknown_history", "never_told_history")
ON_THE_SCREENER = ("biased_screener",)
BY_FLOW = "by-flow"
IN_THE_POSTING = (
    "pay_hidden", "no_accommodation_route", "ai_undisclosed", "long_sentences",
    "exclusion_wording", "effort_untold",
)  # fmt: skip
AFTER_THE_FORM = (
    "bare_confirmation", "no_confirmation", "no_acknowledgement", "slow_acknowledgement",
    "generic_greeting", "no_reply", "no_promise", "template_leak", "brush_off", "long_silence",
    "promise_broken", "never_decides", "euphemism", "no_reason", "late_decision",
    "no_way_forward", "no_survey", "status_contradicts", "phone_tag", "late_slots",
    "bare_invitation", "guesses",
)  # fmt: skip
NEEDS = {
    "mouse_only": ("desktop", "keyboard-only"),
    "wide_page": ("phone",),
    "refuses_real_names": ("desktop", "long-name"),
    "different_path": ("desktop", "long-name"),
}


class Size(NamedTuple):
    """Rows of screening history, and applications that a challenge may evaluate."""

    history: int = 0
    budget: int = 0


NOTHING = Size()


def scenarios_for(fault: Fault) -> tuple[str, ...]:
    """The fewest scenarios that show a fault.

    None for one that lies in data; the script, which is quicker than the autopilot, for one that
    lies in the posting or in what comes after the form.
    """
    if fault in (*ON_DATA, *ON_THE_SCREENER):
        return ()
    if fault in (*IN_THE_POSTING, *AFTER_THE_FORM):
        return (BY_FLOW,)
    return NEEDS.get(fault, ("desktop",))


def rehearsed(
    run: Path,
    *,
    scenarios: Sequence[str],
    faults: Sequence[Fault] = (),
    size: Size = NOTHING,
) -> Path:
    """Rehearse and judge; returns the run folder."""
    read = _read(scenarios)
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


def _read(names: Sequence[str]) -> tuple[Scenario, ...]:
    if not names:
        return ()
    if BY_FLOW in names:
        desktop = read_scenarios(bundled("scenarios"), ["desktop"])[0]
        return (replace(desktop, id=BY_FLOW, flow="flows/practice.py"),)
    return read_scenarios(bundled("scenarios"), names)


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

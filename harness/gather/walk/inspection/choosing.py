"""Chooses what is inspected: each posting once, by the candidate of its plainest scenario."""

from collections.abc import Sequence
from dataclasses import replace

from harness.evidence import Ending, Evidence, WalkEnded
from harness.gather.walk.resume import Todo, walk_id
from harness.scenario import InputMode, Network, Scenario

_UNENDED = frozenset({Ending.INTERRUPTED, Ending.TOOL_FAULT})


def inspections(scenarios: Sequence[Scenario]) -> tuple[Todo, ...]:
    """One inspection for each start, under the plainest scenario that allows it.

    Scripts and recordings are left out: they go one way only, and say nothing about what to fill in
    again. A desktop, a mouse, no zoom and a full connection come before other conditions, and
    otherwise the order of the scenarios holds.
    """
    chosen: dict[str, Scenario] = {}
    for scenario in sorted(scenarios, key=_oddities):
        if scenario.inspect and not (scenario.flow or scenario.replay) and scenario.candidates:
            chosen.setdefault(scenario.start, scenario)
    return tuple(_todo(scenario) for scenario in chosen.values())


def still_to_inspect(todos: Sequence[Todo], evidence: Sequence[Evidence]) -> tuple[Todo, ...]:
    """The inspections that have not ended; one that was broken off has not."""
    last = {item.walk: item.ending for item in evidence if isinstance(item, WalkEnded)}
    return tuple(todo for todo in todos if last.get(todo.walk, Ending.INTERRUPTED) in _UNENDED)


def _oddities(scenario: Scenario) -> int:
    """In how many ways a scenario differs from somebody at a desk with a mouse."""
    return sum(
        (
            scenario.device is not None,
            scenario.input is not InputMode.MOUSE,
            scenario.zoom != 100,
            scenario.network is not Network.FULL,
            scenario.reduced_motion,
            bool(scenario.without),
        )
    )


def _todo(scenario: Scenario) -> Todo:
    candidate = scenario.candidates[0]
    looking = replace(
        scenario,
        id=f"{scenario.id}-inspection",
        title=f"Inspection of: {scenario.title}",
        stands_for="Nobody: it looks at each step with axe and probes, and never sends.",
        submit=False,
        device=None,
        input=InputMode.MOUSE,
        zoom=100,
        network=Network.FULL,
        reduced_motion=False,
    )
    return Todo(
        walk=walk_id(looking, candidate), scenario=looking, candidate=candidate, inspection=True
    )

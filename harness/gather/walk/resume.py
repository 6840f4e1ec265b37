"""Tells which walks of a run are still to be made, and which must never be made again."""

from collections.abc import Sequence

from harness.evidence import (
    Ending,
    Evidence,
    Submission,
    SubmissionIntended,
    WalkEnded,
    WalkStarted,
)
from harness.record import record
from harness.scenario import Scenario

_UNENDED = frozenset({Ending.INTERRUPTED, Ending.TOOL_FAULT})


@record
class Todo:
    """One walk to make; an inspection looks at the steps and never sends."""

    walk: str
    scenario: Scenario
    candidate: str
    inspection: bool = False


@record
class Settled:
    """A walk that was broken off after it may have submitted: how it is to end, and why."""

    walk: str
    step: int
    ending: Ending
    reason: str


def walk_id(scenario: Scenario, candidate: str) -> str:
    """The id of a walk within its run."""
    return f"{scenario.id}--{candidate}"


def still_to_walk(scenarios: Sequence[Scenario], evidence: Sequence[Evidence]) -> tuple[Todo, ...]:
    """The walks that have not ended and have not meant to submit, in the order of the scenarios.

    A walk that was interrupted, or that a fault of the tool ended, has not ended.
    """
    over = _ended(evidence) | {
        item.walk for item in evidence if isinstance(item, SubmissionIntended)
    }
    return tuple(
        Todo(walk=walk, scenario=scenario, candidate=candidate)
        for scenario in scenarios
        for candidate in scenario.candidates
        if (walk := walk_id(scenario, candidate)) not in over
    )


def broken_off(evidence: Sequence[Evidence]) -> tuple[Settled, ...]:
    """The walks that have not ended although they meant to submit: they are not walked again."""
    started = {item.walk for item in evidence if isinstance(item, WalkStarted)}
    intended = {
        item.walk: item
        for item in evidence
        if isinstance(item, SubmissionIntended) and item.walk in started - _ended(evidence)
    }
    sent = {item.walk: item for item in evidence if isinstance(item, Submission)}
    return tuple(
        _settled(walk, item, sent.get(walk)) for walk, item in intended.items() if walk is not None
    )


def _settled(walk: str, intended: SubmissionIntended, sent: Submission | None) -> Settled:
    if sent is not None and sent.confirmed:
        return Settled(
            walk=walk,
            step=sent.step,
            ending=Ending.FINISHED,
            reason="the application was confirmed before the run was broken off",
        )
    return Settled(
        walk=walk,
        step=intended.step,
        ending=Ending.UNCONFIRMED,
        reason="the run was broken off between the click that submits and the site's answer; "
        "the application is not sent again, and it cannot be told whether it arrived",
    )


def _ended(evidence: Sequence[Evidence]) -> set[str | None]:
    """The walks whose last end was one of the employer's side."""
    last = {item.walk: item.ending for item in evidence if isinstance(item, WalkEnded)}
    return {walk for walk, ending in last.items() if ending not in _UNENDED}

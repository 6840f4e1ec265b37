"""Resuming: what is walked again, and what never is."""

from datetime import UTC, datetime

from harness.evidence import (
    Ending,
    Evidence,
    Submission,
    SubmissionIntended,
    WalkEnded,
    WalkStarted,
)
from harness.gather.walk.resume import broken_off, still_to_walk
from harness.scenario import Scenario

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DESK = Scenario(
    id="desk", title="Desk", stands_for="All", start="posting:x", candidates=("ada", "bo")
)


def _started(walk: str) -> WalkStarted:
    return WalkStarted(
        id=f"{walk}/0001",
        at=NOW,
        walk=walk,
        scenario="desk",
        scenario_title="Desk",
        stands_for="All",
        candidate="ada",
        candidate_name="Ada Example",
        given_name="Ada",
        email="ada@example.com",
        start_url="https://a.example/",
        device="desktop",
        input="mouse",
    )


def _intended(walk: str) -> SubmissionIntended:
    return SubmissionIntended(
        id=f"{walk}/0002", at=NOW, walk=walk, step=3, url="https://a.example/", control="Send"
    )


def _sent(walk: str, *, confirmed: bool) -> Submission:
    return Submission(
        id=f"{walk}/0003",
        at=NOW,
        walk=walk,
        step=4,
        intended=f"{walk}/0002",
        submitted_at=NOW,
        confirmed=True if confirmed else None,
    )


def _ended(walk: str, ending: Ending) -> WalkEnded:
    return WalkEnded(
        id=f"{walk}/0004", at=NOW, walk=walk, ending=ending, step=4, reason="", seconds=1.0
    )


def _todo(*evidence: Evidence) -> list[str]:
    return [todo.walk for todo in still_to_walk([DESK], evidence)]


def test_a_new_run_walks_everybody() -> None:
    assert _todo() == ["desk--ada", "desk--bo"]


def test_a_walk_without_an_end_is_walked_again() -> None:
    assert _todo(_started("desk--ada")) == ["desk--ada", "desk--bo"]


def test_a_walk_that_ended_is_left_alone() -> None:
    for ending in (Ending.FINISHED, Ending.COULD_NOT_FINISH, Ending.STOPPED_BEFORE_SUBMIT):
        assert _todo(_started("desk--ada"), _ended("desk--ada", ending)) == ["desk--bo"]


def test_an_interrupted_walk_and_a_fault_of_the_tool_are_walked_again() -> None:
    for ending in (Ending.INTERRUPTED, Ending.TOOL_FAULT):
        assert "desk--ada" in _todo(_started("desk--ada"), _ended("desk--ada", ending))


def test_an_intended_submission_is_never_walked_again() -> None:
    evidence = (_started("desk--ada"), _intended("desk--ada"))
    assert _todo(*evidence) == ["desk--bo"]
    assert _todo(*evidence, _ended("desk--ada", Ending.INTERRUPTED)) == ["desk--bo"]


def test_an_intended_submission_without_an_answer_ends_unconfirmed() -> None:
    (settled,) = broken_off((_started("desk--ada"), _intended("desk--ada")))
    assert (settled.walk, settled.ending, settled.step) == ("desk--ada", Ending.UNCONFIRMED, 3)
    assert "not sent again" in settled.reason


def test_a_confirmed_submission_ends_finished() -> None:
    (settled,) = broken_off(
        (_started("desk--ada"), _intended("desk--ada"), _sent("desk--ada", confirmed=True))
    )
    assert (settled.ending, settled.step) == (Ending.FINISHED, 4)


def test_a_submission_of_which_nobody_knows_ends_unconfirmed() -> None:
    (settled,) = broken_off(
        (_started("desk--ada"), _intended("desk--ada"), _sent("desk--ada", confirmed=False))
    )
    assert settled.ending is Ending.UNCONFIRMED


def test_a_settled_walk_is_not_settled_twice() -> None:
    evidence = (_started("desk--ada"), _intended("desk--ada"))
    assert not broken_off((*evidence, _ended("desk--ada", Ending.UNCONFIRMED)))

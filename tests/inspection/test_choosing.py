"""Which scenario of a posting is inspected, and when again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from harness.evidence import Ending, WalkEnded
from harness.gather.walk.inspection.choosing import inspections, still_to_inspect
from harness.scenario import InputMode, Network, Scenario

PLAIN = Scenario(
    id="plain",
    title="Plain",
    stands_for="All",
    start="posting:one",
    candidates=("ada", "ben"),
    submit=True,
)
PHONE = replace(PLAIN, id="phone", device="iPhone 13", input=InputMode.TOUCH)
SLOW = replace(PLAIN, id="slow", network=Network.SLOW_3G)


def chosen(*scenarios: Scenario) -> list[str]:
    return [todo.walk for todo in inspections(scenarios)]


@pytest.mark.parametrize(
    ("scenarios", "walks"),
    [
        ((PHONE, SLOW, PLAIN), ["plain-inspection--ada"]),
        ((PHONE, SLOW), ["slow-inspection--ada"]),
        ((PLAIN, replace(PLAIN, id="second")), ["plain-inspection--ada"]),
        ((PLAIN, replace(PHONE, start="posting:two")),
         ["plain-inspection--ada", "phone-inspection--ada"]),
        ((replace(PLAIN, inspect=False), PHONE), ["phone-inspection--ada"]),
        ((replace(PLAIN, flow="flows/own.py"),), []),
        ((replace(PLAIN, inspect=False),), []),
    ],
    ids=["the plainest", "the least odd", "the first of two", "each posting", "not that one",
         "a script", "switched off"],
)  # fmt: skip
def test_each_posting_is_inspected_once_under_its_plainest_scenario(
    scenarios: tuple[Scenario, ...], walks: list[str]
) -> None:
    assert chosen(*scenarios) == walks


def test_an_inspection_never_submits_and_is_made_at_a_desk() -> None:
    (todo,) = inspections([PHONE])
    assert todo.inspection
    assert not todo.scenario.submit
    assert (todo.scenario.device, todo.scenario.input) == (None, InputMode.MOUSE)


@pytest.mark.parametrize(
    ("ending", "again"),
    [
        (Ending.STOPPED_BEFORE_SUBMIT, False),
        (Ending.COULD_NOT_FINISH, False),
        (Ending.INTERRUPTED, True),
        (Ending.TOOL_FAULT, True),
    ],
)
def test_only_an_inspection_that_was_broken_off_is_made_again(ending: Ending, again: bool) -> None:
    todos = inspections([PLAIN])
    over = WalkEnded(
        id="plain-inspection--ada/9",
        at=datetime(2026, 3, 2, tzinfo=UTC),
        walk="plain-inspection--ada",
        ending=ending,
        step=1,
        reason="over",
        seconds=1.0,
    )
    assert bool(still_to_inspect(todos, [over])) is again
    assert still_to_inspect(todos, []) == todos

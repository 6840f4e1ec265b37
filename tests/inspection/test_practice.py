"""The inspection finds every fault that it can see, and none at a kind employer."""

import pytest

from harness import api
from harness.evidence import (
    AccessibilityFinding,
    Ending,
    ProbeResult,
    SubmissionIntended,
    WalkEnded,
    WalkStarted,
)
from harness.practice.faults import FAULTS, INSPECTED, Fault
from harness.verdict import Outcome
from tests.inspection.looking import Looked, looked

BY_INSPECTION = frozenset(name for fault in INSPECTED for name in FAULTS[fault].changes)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def kind(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    return looked(tmp_path_factory.mktemp("kind") / "run")


@pytest.fixture(scope="session")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """An employer with every fault that only an inspection sees."""
    return looked(tmp_path_factory.mktemp("careless") / "run", sorted(INSPECTED))


def test_a_kind_employer_holds_every_probe(kind: Looked) -> None:
    broken = [one for one in kind.found(ProbeResult) if one.held is False]
    assert not [(one.step, one.probe, one.detail) for one in broken]
    assert len({one.step for one in kind.found(ProbeResult)}) == 7
    assert not [(one.rule, one.targets) for one in kind.found(AccessibilityFinding)]


@pytest.mark.parametrize("name", sorted(BY_INSPECTION))
def test_a_kind_employer_passes(name: str, kind: Looked) -> None:
    assert kind.judged[name].outcome is Outcome.PASSED


@pytest.mark.parametrize("fault", sorted(INSPECTED))
def test_a_fault_is_found_by_the_inspection(fault: Fault, careless: Looked) -> None:
    outcomes = {name: careless.judged[name].outcome for name in FAULTS[fault].changes}
    assert set(outcomes.values()) <= {Outcome.FAILED, Outcome.ATTENTION}, outcomes


def test_what_no_fault_is_about_still_passes(careless: Looked) -> None:
    for name in ("errors-told", "either-way-up", "step-titles", "real-names"):
        assert careless.judged[name].outcome is Outcome.PASSED


@pytest.mark.parametrize("which", ["kind", "careless"])
def test_an_inspection_sends_nothing(which: str, request: pytest.FixtureRequest) -> None:
    run: Looked = request.getfixturevalue(which)
    walks = {one.walk: one.inspection for one in run.found(WalkStarted)}
    (inspected,) = [walk for walk, inspection in walks.items() if inspection]
    assert inspected not in {one.walk for one in run.found(SubmissionIntended)}
    end = next(one for one in run.found(WalkEnded) if one.walk == inspected)
    assert end.ending is Ending.STOPPED_BEFORE_SUBMIT
    assert len(run.received()) == len(walks) - 1
    assert not [address for address in run.received() if "inspection" in address]


def test_no_verdict_is_given_about_the_inspection_itself(kind: Looked) -> None:
    about = {one.walk for one in api.read_verdicts(kind.run).verdicts if one.walk}
    assert about == {"desktop--maya-fischer"}

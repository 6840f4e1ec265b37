"""Switching on a fault of the practice employer changes the verdicts declared for it, no others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.practice.faults import FAULTS, INSPECTED, Fault
from harness.verdict import Outcome
from tests.whole.rehearsals import outcomes, rehearsed, scenarios_for, size_of

Kind = Callable[[Fault], dict[str, Outcome]]


@pytest.fixture(scope="session")
def kind(tmp_path_factory: pytest.TempPathFactory) -> Kind:
    """What a kind employer's audits say on the candidates and data that a fault needs."""
    known: dict[object, dict[str, Outcome]] = {}

    def look(fault: Fault) -> dict[str, Outcome]:
        scenarios, size = scenarios_for(fault), size_of(fault)
        key = (scenarios, size)
        if key not in known:
            run = tmp_path_factory.mktemp("kind") / "run"
            known[key] = outcomes(rehearsed(run, scenarios=scenarios, size=size))
        return known[key]

    return look


@pytest.mark.browser
@pytest.mark.parametrize("fault", sorted(set(Fault) - INSPECTED))
def test_a_fault_changes_the_verdicts_declared_for_it(
    fault: Fault, kind: Kind, tmp_path: Path
) -> None:
    before = kind(fault)
    run = rehearsed(
        tmp_path / "run", scenarios=scenarios_for(fault), faults=[fault], size=size_of(fault)
    )
    after = outcomes(run)
    assert Outcome.FAILED not in before.values()
    meta = FAULTS[fault]
    changed = {name: after[name] for name in before if before[name] is not after[name]}
    assert not meta.changes - set(changed), "declared, but not changed"
    assert not set(changed) - meta.changes - meta.follows, "changed, but not declared"
    followed = {changed[name] for name in set(changed) - meta.changes}
    assert followed <= {Outcome.CANNOT_TELL, Outcome.INAPPLICABLE, Outcome.ATTENTION}

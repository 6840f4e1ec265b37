"""Audits of messages on the practice employer: a fault that is on is found, one that is off is not.

The application is sent over plain HTTP; mails and pages go through the real readers.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.practice.employer import PracticeEmployer
from harness.practice.faults import FAULTS, Fault
from harness.project import bundled, find_audits
from harness.verdict import Outcome, Verdict
from tests.audits_messages.practice_run import evidence
from tests.practice.applicant import Sink
from tests.practice.conftest import Make, make, sink

__all__ = ["make", "sink"]

FOLDERS = {"acknowledge", "wait", "screen", "schedule", "decide", "after"}
OTHERS = {"ScreeningCounts", "WaitingTimes", "PairCompared"}
AUDITS = {
    found.audit.id: found.audit
    for found in find_audits([bundled("audits")])
    if Path(found.audit.file).parent.name in FOLDERS and not OTHERS & set(found.audit.meta.needs)
}
BAD = {Outcome.FAILED, Outcome.ATTENTION}
FAULTS_HERE = {fault: meta.changes for fault, meta in FAULTS.items() if meta.changes <= set(AUDITS)}
ALSO = {
    Fault.NEVER_DECIDES: {"status-honest"},  # its status page says the same for months
    Fault.LONG_SILENCE: {"decision-days"},  # who is declined after it waited as long
}
INTERVIEWED = {
    Fault.NEVER_DECIDES,
    Fault.PHONE_TAG,
    Fault.LATE_SLOTS,
    Fault.BARE_INVITATION,
    Fault.GUESSES,
}


def verdicts(employer: PracticeEmployer, sink: Sink, *, thin: bool) -> Mapping[str, Verdict]:
    found = evidence(employer, sink, thin=thin)
    return {name: audit.judge(found) for name, audit in AUDITS.items()}


@pytest.mark.parametrize("thin", [False, True], ids=["interviewed", "declined at once"])
def test_the_kind_employer_has_nothing_to_mend(make: Make, sink: Sink, thin: bool) -> None:
    bad = {
        name: verdict.summary
        for name, verdict in verdicts(make(), sink, thin=thin).items()
        if verdict.outcome in BAD
    }
    assert bad == {}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS_HERE, ids=str)
def test_a_fault_is_found(make: Make, sink: Sink, fault: Fault) -> None:
    found = verdicts(make(fault), sink, thin=fault not in INTERVIEWED)
    bad = {name for name, verdict in found.items() if verdict.outcome in BAD}
    assert bad & FAULTS_HERE[fault]
    assert bad <= FAULTS_HERE[fault] | ALSO.get(fault, set())

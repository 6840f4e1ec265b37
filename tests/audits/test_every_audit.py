"""What must hold for every audit: its examples, its prose, and properties on any evidence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.meta import Per
from harness.project import FoundAudit, bundled, find_audits
from harness.testing.audits import check_audit, check_properties
from harness.testing.generated import evidence_for

FOUND = find_audits([bundled("audits")])


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.audit.id)
def test_audit_keeps_its_promises(found: FoundAudit) -> None:
    check_audit(found)


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.audit.id)
@given(data=st.data())
@settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_audit_never_raises_on_valid_evidence(found: FoundAudit, data: st.DataObject) -> None:
    walk = (
        "any--ada"
        if found.audit.meta.per is Per.WALK
        else data.draw(st.sampled_from(["any--ada", None]))
    )
    check_properties(found.audit, data.draw(evidence_for(found.audit, walk=walk)))


def test_audit_files_stay_short() -> None:
    long = {
        f.audit.id: n
        for f in FOUND
        if (n := len(Path(f.audit.file).read_text().splitlines())) > 200
    }
    assert not long

"""The worked examples of the audits of messages, and what must hold for every audit."""

from pathlib import Path

import pytest

from harness.project import FoundAudit, bundled, find_audits
from harness.testing.audits import check_audit

FOLDERS = {"acknowledge", "wait", "schedule", "decide", "after", "screen"}
FOUND = [
    found
    for found in find_audits([bundled("audits")])
    if Path(found.audit.file).parent.name in FOLDERS
]


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.audit.id)
def test_audit_keeps_its_promises(found: FoundAudit) -> None:
    check_audit(found)

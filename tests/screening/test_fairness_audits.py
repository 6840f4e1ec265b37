"""The audits of screening outcomes keep their examples and promises on any evidence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from harness.project import FoundAudit, bundled, find_audits
from harness.testing.audits import check_audit, check_properties
from harness.testing.generated import evidence_for

AUDITS = bundled("audits")
FILES = (
    "fairness/impact_ratio.py",
    "fairness/selection_significance.py",
    "fairness/unknown_share.py",
    "wait/never_told.py",
)


def found(file: str, tmp_path: Path) -> FoundAudit:
    place = tmp_path / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text((AUDITS / file).read_text(encoding="utf-8"), encoding="utf-8")
    (audit,) = find_audits([tmp_path])
    return audit


@pytest.mark.parametrize("file", FILES)
def test_audit_keeps_its_examples_and_promises(file: str, tmp_path: Path) -> None:
    check_audit(found(file, tmp_path))


@pytest.mark.parametrize("file", FILES)
def test_audit_settles_any_counts_without_raising(file: str, tmp_path: Path) -> None:
    audit = found(file, tmp_path).audit

    @given(evidence=evidence_for(audit, walk=None))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def judge(evidence: tuple[object, ...]) -> None:
        check_properties(audit, evidence)  # type: ignore[arg-type]  # evidence of the audit's kinds

    judge()

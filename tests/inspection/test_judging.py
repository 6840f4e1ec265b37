"""What an inspection tries is no experience of a candidate: only its own audits see it."""

from harness.example.walks import objected, probed, walk_started
from harness.judge.engine import Rules, judge
from harness.project import bundled, find_audits
from harness.verdict import Outcome, Verdicts
from tests.render.full_run import numbered

MEASURED = walk_started(walk="desk--ada")
LOOK = walk_started(walk="desk-inspection--ada", inspection=True)


def judged(*items: object) -> Verdicts:
    audits = [found.audit for found in find_audits([bundled("audits")])]
    return judge(
        numbered([MEASURED, LOOK, *items]),  # type: ignore[list-item]  # evidence of any kind
        audits,
        rules=Rules(),
        evidence_sha256="0" * 64,
        tool_version="0",
    )


def test_objections_to_what_an_inspection_typed_change_no_other_verdict() -> None:
    without = judged()
    tried = judged(
        objected(
            "Not correct", walk="desk-inspection--ada", refused_value="李", meaning="name.given"
        ),
        probed("reflow", held=False, walk="desk-inspection--ada"),
    )
    changed = {
        one.id
        for one, other in zip(without.verdicts, tried.verdicts, strict=True)
        if one.outcome is not other.outcome
    }
    assert "reflow" in changed
    assert "real-names" not in changed
    found = {one.id: one.outcome for one in tried.verdicts}
    assert found["reflow"] is Outcome.FAILED
    assert {one.walk for one in tried.verdicts if one.walk} == {"desk--ada"}

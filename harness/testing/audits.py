"""What every audit must hold, ours and a user's: its examples, and properties on any evidence."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harness.evidence import Evidence
from harness.meta import AuditMeta
from harness.project import FoundAudit
from harness.registry import Audit
from harness.verdict import Outcome, Verdict

_SETTLED = (Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED)
_FORBIDDEN = (
    "unbiased",
    "bias-free",
    "fair ai",
    "compliant",
    "passed ll144",
    "guarantee",
    "no bias",
)


def check_audit(found: FoundAudit) -> None:
    """Check one audit: metadata, prose, examples, and what must hold on any evidence.

    Raises:
        AssertionError: with what does not hold.
    """
    check_metadata(found.audit.meta)
    check_examples(found)
    for example in found.examples:
        check_properties(found.audit, example.given)
    check_properties(found.audit, ())


def check_metadata(meta: AuditMeta) -> None:
    """Prose is complete, ends as it should, and says nothing that no audit can know."""
    for name in ("title", "failed_title", "why"):
        text = getattr(meta, name)
        assert text.strip(), f"{meta.id}: `{name}` is empty"
    assert meta.fix.text.strip(), f"{meta.id}: the fix is empty"
    assert meta.sources, f"{meta.id}: it names no source"
    assert meta.title != meta.failed_title, f"{meta.id}: both titles say the same"
    assert not meta.title.endswith("."), f"{meta.id}: a title has no full stop"
    assert meta.needs, f"{meta.id}: it declares no evidence"
    for text in _prose(meta):
        found = [word for word in _FORBIDDEN if word in text.lower()]
        assert not found, f"{meta.id}: says {found}, which no audit can know"


def _prose(meta: AuditMeta) -> Iterator[str]:
    yield from (meta.title, meta.failed_title, meta.why, meta.fix.text)


def check_examples(found: FoundAudit) -> None:
    """Every worked example leads to the outcome and the codes that it promises."""
    for example in found.examples:
        where = f"{found.audit.id}: “{example.title}”"
        verdict = found.audit.judge(example.given, example.limits)
        assert verdict.outcome is example.outcome, (
            f"{where}: {verdict.outcome} instead of {example.outcome}: {verdict.summary}"
        )
        if example.codes is not None:
            assert verdict.codes == example.codes, f"{where}: codes {sorted(verdict.codes)}"
    outcomes = {example.outcome for example in found.examples}
    assert outcomes & {Outcome.CANNOT_TELL, Outcome.INAPPLICABLE}, (
        f"{found.audit.id}: no example shows when it cannot tell or does not apply"
    )
    if found.audit.meta.limits or Outcome.INFORMATIVE not in outcomes:
        assert Outcome.PASSED in outcomes, f"{found.audit.id}: no example passes"
        assert outcomes & {Outcome.FAILED, Outcome.ATTENTION}, f"{found.audit.id}: none fails"


def check_properties(audit: Audit, given: Sequence[Evidence]) -> None:
    """Nothing settles without evidence, order does not matter, findings point at evidence."""
    nothing = audit.judge(())
    assert nothing.outcome not in _SETTLED, f"{audit.id}: {nothing.outcome} without any evidence"
    verdict = audit.judge(tuple(given))
    assert verdict.summary.strip(), f"{audit.id}: the summary is empty"
    _check_findings(audit, verdict, given)
    shuffled = list(given)
    random.Random(len(given)).shuffle(shuffled)  # noqa: S311 - only an order
    again = audit.judge(tuple(shuffled))
    assert again == verdict, f"{audit.id}: another order of evidence gives another verdict"


def _check_findings(audit: Audit, verdict: Verdict, given: Iterable[Evidence]) -> None:
    ids = {item.id for item in given}
    for finding in verdict.findings:
        assert finding.message.strip(), f"{audit.id}: a finding says nothing"
        unknown = set(finding.evidence) - ids
        assert not unknown, f"{audit.id}: findings point at {sorted(unknown)}, which is not there"


def without(given: Sequence[Evidence], position: int) -> tuple[Evidence, ...]:
    """The evidence with one record taken out, for properties over subsets."""
    return tuple(item for number, item in enumerate(given) if number != position)


def renamed(given: Sequence[Evidence], walk: str) -> tuple[Evidence, ...]:
    """The same evidence under another walk's name."""
    return tuple(replace(item, walk=walk) if item.walk else item for item in given)


__all__ = [
    "check_audit",
    "check_examples",
    "check_metadata",
    "check_properties",
    "renamed",
    "without",
]

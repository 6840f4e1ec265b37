"""Applies every audit to the evidence that it declares, and rolls the verdicts up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime

from harness.employer import LimitOverride
from harness.evidence import Evidence, InboxWatch, RunStarted, StatusSeen, WalkStarted
from harness.judge.ledger import ledger
from harness.judge.summary import do_first, touchpoint_summaries
from harness.meta import Grade, Per
from harness.reading.attempts import latest_attempts
from harness.record import record
from harness.registry import Audit
from harness.verdict import (
    Disabled,
    Finding,
    Judgement,
    LimitUsed,
    Outcome,
    Verdict,
    Verdicts,
    inapplicable,
)

SCHEMA = 1
_INSPECTED = frozenset({"ProbeResult", "AccessibilityFinding"})


@record
class Rules:
    """What the employer changed about the audits, and where that was read from.

    `configuration` says whether the run's own configuration or another one is judged by.
    """

    limits: Mapping[str, LimitOverride] = field(default_factory=dict)
    disabled: Mapping[str, str] = field(default_factory=dict)
    configuration: str = "as walked"


def judge(
    evidence: tuple[Evidence, ...],
    audits: Sequence[Audit],
    *,
    rules: Rules,
    evidence_sha256: str,
    tool_version: str,
) -> Verdicts:
    """Judge a run.

    An audit `per=Per.WALK` gives one verdict for each walk, from that walk's evidence and the
    evidence of no walk (the run, the posting); `per=Per.RUN` sees everything. Inspection walks
    are seen only by run audits that declare probes or axe's findings. Of a walk that was resumed,
    only the last attempt counts. The result depends on nothing but the arguments.

    Args:
        evidence: All evidence of the run.
        audits: The audits to apply.
        rules: Changed limits and disabled audits.
        evidence_sha256: Digest of the evidence, printed in the result.
        tool_version: Printed in the result.
    """
    evidence = latest_attempts(evidence)
    ordered = sorted(audits, key=_place)
    applied = [audit for audit in ordered if audit.id not in rules.disabled]
    by_walk = _by_walk(evidence)
    judgements = tuple(
        judgement
        for audit in applied
        for judgement in _judge_audit(audit, evidence, by_walk, rules.limits.get(audit.id))
    )
    metas = tuple(audit.meta for audit in applied)
    return Verdicts(
        schema=SCHEMA,
        tool_version=tool_version,
        evidence_sha256=evidence_sha256,
        judged_as_of=_until(evidence),
        configuration=rules.configuration,
        verdicts=judgements,
        audits=metas,
        disabled=tuple(
            Disabled(id=name, because=because) for name, because in sorted(rules.disabled.items())
        ),
        ledger=ledger(evidence, judgements),
        touchpoints=touchpoint_summaries(metas, judgements),
        do_first=do_first(metas, judgements),
    )


def _place(audit: Audit) -> tuple[int, str]:
    return tuple(type(audit.meta.touchpoint)).index(audit.meta.touchpoint), audit.id


def _by_walk(evidence: tuple[Evidence, ...]) -> dict[str, tuple[Evidence, ...]]:
    """Evidence of each measured walk, with what belongs to the whole run."""
    measured = [
        item.walk
        for item in evidence
        if isinstance(item, WalkStarted) and item.walk and not item.inspection
    ]
    grouped: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        for walk in (item.walk,) if item.walk else measured:
            grouped[walk].append(item)
    return {walk: tuple(grouped[walk]) for walk in sorted(set(measured))}


def _judge_audit(
    audit: Audit,
    evidence: tuple[Evidence, ...],
    by_walk: Mapping[str, tuple[Evidence, ...]],
    override: LimitOverride | None,
) -> list[Judgement]:
    if audit.meta.per is Per.RUN:
        seen = evidence if _INSPECTED & set(audit.meta.needs) else _measured(evidence)
        return [_judgement(audit, seen, None, override)]
    return [_judgement(audit, items, walk, override) for walk, items in by_walk.items()]


def _measured(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence without inspection walks, which try things that no candidate does."""
    looks = {item.walk for item in evidence if isinstance(item, WalkStarted) and item.inspection}
    return tuple(item for item in evidence if item.walk is None or item.walk not in looks)


def _judgement(
    audit: Audit,
    evidence: tuple[Evidence, ...],
    walk: str | None,
    override: LimitOverride | None,
) -> Judgement:
    verdict = _verdict(audit, evidence, override)
    return Judgement(
        id=audit.id,
        walk=walk,
        outcome=verdict.outcome,
        summary=verdict.summary,
        measurements=verdict.measurements,
        findings=verdict.findings,
        limits=_limits_used(audit, override),
        gates=audit.meta.grade in {Grade.A, Grade.B} or override is not None,
    )


def _verdict(
    audit: Audit, evidence: tuple[Evidence, ...], override: LimitOverride | None
) -> Verdict:
    if audit.meta.jurisdictions and not _applies_here(audit, evidence):
        places = ", ".join(audit.meta.jurisdictions)
        return inapplicable(f"Applies in {places}, which the employer does not name")
    try:
        return audit.judge(evidence, dict(override.values) if override else None)
    except Exception as error:  # noqa: BLE001 - a faulty audit must never end the run
        return Verdict(
            outcome=Outcome.ERROR,
            summary="This audit has a fault; it says nothing about the employer",
            findings=(
                Finding(
                    code="audit-fault",
                    message=f"`{audit.id}` raised {type(error).__name__}: {error}",
                ),
            ),
        )


def _applies_here(audit: Audit, evidence: tuple[Evidence, ...]) -> bool:
    here = {place for e in evidence if isinstance(e, RunStarted) for place in e.jurisdictions}
    return bool(here & set(audit.meta.jurisdictions))


def _limits_used(audit: Audit, override: LimitOverride | None) -> tuple[LimitUsed, ...]:
    values = override.values if override else {}
    return tuple(
        LimitUsed(
            name=limit.name,
            unit=limit.unit,
            value=float(values.get(limit.name, limit.default)),
            default=limit.default,
            source=limit.source.text,
            because=override.because if override and limit.name in values else None,
        )
        for limit in audit.meta.limits
    )


def _until(evidence: tuple[Evidence, ...]) -> str:
    """The latest moment that the evidence speaks of."""
    moments: list[datetime] = [item.at for item in evidence]
    moments += [item.end for item in evidence if isinstance(item, InboxWatch)]
    moments += [item.seen_at for item in evidence if isinstance(item, StatusSeen)]
    return max(moments).isoformat() if moments else ""

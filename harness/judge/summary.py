"""Rolls verdicts up: per audit worst first, per touchpoint, and what to do first."""

from collections.abc import Sequence

from harness.meta import AuditMeta, Touchpoint
from harness.verdict import DoFirst, Judgement, Outcome, TouchpointSummary, by_audit, worst

_JUDGED = (
    Outcome.PASSED,
    Outcome.ATTENTION,
    Outcome.FAILED,
    Outcome.CANNOT_TELL,
    Outcome.ERROR,
)
_TO_MEND = (Outcome.FAILED, Outcome.ATTENTION)
_HOW_MANY_FIRST = 3


def touchpoint_summaries(
    metas: Sequence[AuditMeta], judgements: Sequence[Judgement]
) -> tuple[TouchpointSummary, ...]:
    """One summary for each touchpoint that has a judged audit, in the candidate's order."""
    grouped = by_audit(judgements)
    outcomes = {meta.id: worst(grouped.get(meta.id, ())) for meta in metas}
    summaries = []
    for touchpoint in Touchpoint:
        here = [meta for meta in metas if meta.touchpoint is touchpoint]
        judged = [meta for meta in here if outcomes[meta.id] in _JUDGED]
        if judged:
            summaries.append(_summary(touchpoint, judged, outcomes))
    return tuple(summaries)


def _summary(
    touchpoint: Touchpoint, judged: list[AuditMeta], outcomes: dict[str, Outcome]
) -> TouchpointSummary:
    def having(outcome: Outcome) -> list[AuditMeta]:
        return [meta for meta in judged if outcomes[meta.id] is outcome]

    failed = sorted(having(Outcome.FAILED), key=lambda meta: (-meta.severity.rank, meta.id))
    milder = sorted(having(Outcome.ATTENTION), key=lambda meta: (-meta.severity.rank, meta.id))
    return TouchpointSummary(
        touchpoint=touchpoint,
        met=len(having(Outcome.PASSED)),
        judged=len(judged),
        cannot_tell=len(having(Outcome.CANNOT_TELL)),
        failed=len(failed),
        attention=len(milder),
        errors=len(having(Outcome.ERROR)),
        stop_signs=tuple(meta.id for meta in failed if meta.stop_sign),
        worst=next((meta.id for meta in (*failed, *milder)), None),
    )


def do_first(metas: Sequence[AuditMeta], judgements: Sequence[Judgement]) -> tuple[DoFirst, ...]:
    """The three fixes with the largest harm × reach ÷ effort, failures before attention.

    Harm is 1 (minor) to 4 (critical); reach is the share of walks that it touched; effort is
    1 (minutes) to 4 (a project). One fix that mends several failures counts once.
    """
    grouped = by_audit(judgements)
    found: dict[str, tuple[tuple[float, ...], DoFirst]] = {}
    for meta in metas:
        mine = grouped.get(meta.id, [])
        touched = [judgement for judgement in mine if judgement.outcome in _TO_MEND]
        if not touched:
            continue
        urgency, entry = _entry(meta, mine, touched)
        if meta.fix.text not in found or urgency > found[meta.fix.text][0]:
            found[meta.fix.text] = (urgency, entry)
    ranked = sorted(found.values(), key=lambda item: item[0], reverse=True)
    return tuple(entry for _, entry in ranked[:_HOW_MANY_FIRST])


def _entry(
    meta: AuditMeta, mine: list[Judgement], touched: list[Judgement]
) -> tuple[tuple[float, ...], DoFirst]:
    failed = worst(touched) is Outcome.FAILED
    answered = [j for j in mine if j.outcome not in {Outcome.INAPPLICABLE, Outcome.INFORMATIVE}]
    reach = len(touched) / max(len(answered), 1)
    urgency = (meta.severity.rank + 1) * reach / meta.fix.effort.rank
    whom = (
        "every candidate" if touched[0].walk is None else f"{len(touched)} of {len(answered)} walks"
    )
    return (float(failed), float(failed and meta.stop_sign), urgency), DoFirst(
        audit=meta.id,
        fix=meta.fix.text,
        owner=meta.fix.by,
        effort=meta.fix.effort,
        because=f"{meta.failed_title} ({meta.severity}, {whom})",
    )

"""Decides the exit code of a run: what failed at or above the gate, and which budget is spent."""

from enum import IntEnum

from harness.employer import Gate
from harness.meta import AuditMeta
from harness.record import record
from harness.verdict import Judgement, Outcome, Verdicts


class ExitCode(IntEnum):
    """What the command's exit code says (design §12)."""

    MET = 0
    FAILED = 1
    USAGE = 2
    FAULT = 3
    NOTHING = 4


@record
class GateResult:
    """The exit code, and one line for each reason."""

    code: ExitCode
    reasons: tuple[str, ...]


_SILENT = (Outcome.INAPPLICABLE, Outcome.INFORMATIVE)
_BUDGETS = (
    ("minutes", "human_minutes"),
    ("questions", "questions"),
    ("silence_days", "silent_days"),
    ("retyped_facts", "facts_retyped"),
)


def apply_gate(
    verdicts: Verdicts, gate: Gate, *, faults: int = 0, strict: bool = False
) -> GateResult:
    """Judge the judgements.

    Args:
        verdicts: The judged run.
        gate: The employer's gate.
        faults: How many `GatherFault`s the run holds.
        strict: Count *cannot tell* as failed.

    Returns:
        1 where something failed or a budget is exceeded; else 3 where an audit or the gathering
        had a fault; else 4 where nothing could be judged; else 0.
    """
    metas = {meta.id: meta for meta in verdicts.audits}
    failed = [
        _line(judgement, metas[judgement.id])
        for judgement in verdicts.verdicts
        if _fails(judgement, metas[judgement.id], gate, strict=strict)
    ]
    failed += _spent_budgets(verdicts, gate)
    if failed:
        return GateResult(code=ExitCode.FAILED, reasons=tuple(failed))
    errors = [j.summary for j in verdicts.verdicts if j.outcome is Outcome.ERROR]
    if errors or faults:
        reasons = (*errors, *((f"{faults} faults while gathering",) if faults else ()))
        return GateResult(code=ExitCode.FAULT, reasons=reasons)
    if all(judgement.outcome in _SILENT for judgement in verdicts.verdicts):
        return GateResult(code=ExitCode.NOTHING, reasons=("there is nothing to judge",))
    return GateResult(code=ExitCode.MET, reasons=())


def _fails(judgement: Judgement, meta: AuditMeta, gate: Gate, *, strict: bool) -> bool:
    if meta.severity.rank < gate.fail_on.rank or not judgement.gates:
        return False
    return judgement.outcome is Outcome.FAILED or (
        strict and judgement.outcome is Outcome.CANNOT_TELL
    )


def _line(judgement: Judgement, meta: AuditMeta) -> str:
    where = f" ({judgement.walk})" if judgement.walk else ""
    title = meta.failed_title if judgement.outcome is Outcome.FAILED else meta.title
    return f"{meta.id}{where}: {judgement.outcome}: {title}"


def _spent_budgets(verdicts: Verdicts, gate: Gate) -> list[str]:
    lines = {line.name: line for line in verdicts.ledger}
    spent = []
    for field, name in _BUDGETS:
        budget = getattr(gate, field)
        line = lines.get(name)
        if budget is None or line is None or line.value is None:
            continue
        if line.value > budget:
            spent.append(
                f"budget `{field}`: {line.value:g} {line.unit}, and the budget is {budget:g}"
            )
    return spent

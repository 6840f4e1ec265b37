"""`tables/*.csv`: verdicts, ledger, messages, steps and groups, for a spreadsheet."""

from collections.abc import Sequence

from harness.evidence import Evidence, GroupTable, Message, QuestionAsked, StepShown
from harness.render.screening_tables import screening_tables
from harness.render.sheet import sheet
from harness.render.walks import of_kind
from harness.verdict import Verdicts


def render_tables(verdicts: Verdicts, evidence: Sequence[Evidence]) -> dict[str, str]:
    """CSV text by file name. Text that a spreadsheet would run as a formula is quoted."""
    return {
        "verdicts.csv": _verdicts(verdicts),
        "findings.csv": _findings(verdicts),
        "measurements.csv": _measurements(verdicts),
        "ledger.csv": _ledger(verdicts),
        "messages.csv": _messages(evidence),
        "steps.csv": _steps(evidence),
        "questions.csv": _questions(evidence),
        "group_table.csv": _groups(evidence),
        **screening_tables(evidence),
    }


def _verdicts(verdicts: Verdicts) -> str:
    metas = {meta.id: meta for meta in verdicts.audits}
    head = "id walk outcome severity grade touchpoint gates summary findings"
    rows = []
    for j in verdicts.verdicts:
        meta = metas.get(j.id)
        about = (meta.severity, meta.grade, meta.touchpoint) if meta else ("", "", "")
        rows.append((j.id, j.walk, j.outcome, *about, j.gates, j.summary, len(j.findings)))
    return sheet(head, rows)


def _findings(verdicts: Verdicts) -> str:
    rows = [
        (j.id, j.walk, j.outcome, f.code, f.message, f.quote, " ".join(f.evidence))
        for j in verdicts.verdicts
        for f in j.findings
    ]
    return sheet("id walk outcome code message quote evidence", rows)


def _measurements(verdicts: Verdicts) -> str:
    rows = [
        (j.id, j.walk, m.name, m.group, m.value, m.unit, m.n, m.low, m.high)
        for j in verdicts.verdicts
        for m in j.measurements
    ]
    return sheet("id walk name group value unit n low high", rows)


def _ledger(verdicts: Verdicts) -> str:
    rows = [
        (o.name, o.label, o.value, o.unit, o.low, o.high, o.of, o.note, " ".join(o.evidence))
        for o in verdicts.ledger
    ]
    return sheet("name label value unit low high of note evidence", rows)


def _messages(evidence: Sequence[Evidence]) -> str:
    head = "id walk received_at from_address reply_to subject characters links attachments"
    rows = [
        (
            m.id,
            m.walk,
            m.received_at.isoformat(),
            m.from_address,
            m.reply_to,
            m.subject,
            len(m.text),
            len(m.links),
            len(m.attachments),
        )
        for m in of_kind(evidence, Message)
    ]
    return sheet(head, rows)


def _steps(evidence: Sequence[Evidence]) -> str:
    head = "id walk step url title heading domain load_ms http_faults console_errors"
    rows = [
        (
            s.id,
            s.walk,
            s.step,
            s.url,
            s.title,
            s.heading,
            s.domain,
            s.load_ms,
            len(s.http_faults),
            len(s.console_errors),
        )
        for s in of_kind(evidence, StepShown)
    ]
    return sheet(head, rows)


def _questions(evidence: Sequence[Evidence]) -> str:
    head = "id walk step label control required meaning confidence sensitive honeypot"
    rows = [
        (
            q.id,
            q.walk,
            q.step,
            q.label,
            q.control,
            q.required,
            q.meaning,
            q.confidence,
            q.sensitive,
            q.honeypot,
        )
        for q in of_kind(evidence, QuestionAsked)
    ]
    return sheet(head, rows)


def _groups(evidence: Sequence[Evidence]) -> str:
    head = "id axis stage group n selection_rate true_positive_rate false_positive_rate"
    rows = [
        (
            t.id,
            t.axis,
            t.stage,
            r.group,
            r.n,
            r.selection_rate,
            r.true_positive_rate,
            r.false_positive_rate,
        )
        for t in of_kind(evidence, GroupTable)
        for r in t.rows
    ]
    return sheet(head, rows)

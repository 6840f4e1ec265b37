"""The few audits by whose id the story and the timeline find a figure; all others stay generic.

Ids of audits never change, so naming them is safe; where one was not judged, its clause is left
out of the story.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from harness.record import record
from harness.render.walks import Walk
from harness.verdict import Judgement, Measurement, Outcome, Verdicts

MINUTES = "human-minutes"
RETYPED = "cv-retyping"
PROMISE = "promise-kept"
DECISION = "decision-sent"

_PROMISED = "promised"


@record
class Promise:
    """An answer that was promised by `due`; `evidence` holds the ids of where it was said."""

    due: datetime
    kept: bool | None
    quote: str | None
    evidence: tuple[str, ...]


def judged(verdicts: Verdicts, audit: str, walk: str | None) -> Judgement | None:
    """What an audit answered about a walk, or None where it was not asked."""
    return next((j for j in verdicts.verdicts if j.id == audit and j.walk == walk), None)


def measured(judgement: Judgement | None, unit: str) -> Measurement | None:
    """The first measurement in `unit`, or None."""
    found = judgement.measurements if judgement else ()
    return next((m for m in found if m.unit == unit), None)


def evidence_of(judgement: Judgement) -> Iterator[str]:
    """The ids of all evidence that a judgement points at."""
    for finding in judgement.findings:
        yield from finding.evidence


def promises(verdicts: Verdicts, walk: Walk) -> tuple[Promise, ...]:
    """What was promised to a candidate, soonest first.

    Read from the measurements named `promised…` in days after the application, which the audit
    of promises gives, one for each promise.
    """
    judgement = judged(verdicts, PROMISE, walk.key)
    if judgement is None or walk.submission is None:
        return ()
    sent = walk.submission.submitted_at
    kept = {Outcome.PASSED: True, Outcome.FAILED: False}.get(judgement.outcome)
    quoted = [finding for finding in judgement.findings if finding.quote]
    return tuple(
        Promise(
            due=sent + timedelta(days=measurement.value),
            kept=kept,
            quote=quoted[0].quote if quoted else None,
            evidence=quoted[0].evidence if quoted else tuple(evidence_of(judgement)),
        )
        for measurement in sorted(_promised(judgement.measurements), key=lambda m: m.value)
    )


def _promised(measurements: Iterable[Measurement]) -> Iterator[Measurement]:
    for measurement in measurements:
        if measurement.name.startswith(_PROMISED) and measurement.unit == "days":
            yield measurement

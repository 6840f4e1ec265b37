"""The few audits by whose id the story finds a figure; all others stay generic.

Ids of audits never change, so naming them is safe; where one was not judged, its clause is left
out of the story.
"""

from collections.abc import Iterator

from harness.verdict import Judgement, Measurement, Verdicts

MINUTES = "human-minutes"
RETYPED = "cv-retyping"
PROMISE = "promise-kept"


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

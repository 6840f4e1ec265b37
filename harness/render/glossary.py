"""What the report's words mean: outcomes, severities, grades, touchpoints."""

from collections.abc import Mapping

from harness.meta import Grade, Severity, Touchpoint
from harness.verdict import Outcome, TouchpointSummary

TOUCHPOINTS: Mapping[Touchpoint, str] = {
    Touchpoint.DISCOVER: "Finding the job",
    Touchpoint.APPLY: "Applying",
    Touchpoint.ACKNOWLEDGE: "Being acknowledged",
    Touchpoint.WAIT: "Waiting",
    Touchpoint.SCREEN: "Being screened",
    Touchpoint.SCHEDULE: "Scheduling an interview",
    Touchpoint.DECIDE: "The decision",
    Touchpoint.AFTER: "Afterwards",
    Touchpoint.PARITY: "The same path for everybody",
    Touchpoint.FAIRNESS: "Fairness of screening",
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FAILED: "The evidence shows that the limit is not met.",
    Outcome.ERROR: "The audit itself has a fault; this says nothing about the employer.",
    Outcome.ATTENTION: "Between the good and the poor end of a graded limit.",
    Outcome.CANNOT_TELL: "What was gathered does not answer the question. It is not a pass.",
    Outcome.PASSED: "The evidence shows that the limit is met.",
    Outcome.INFORMATIVE: "A fact without a limit.",
    Outcome.INAPPLICABLE: "The question does not arise here.",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.CRITICAL: "A candidate is shut out or seriously misled.",
    Severity.SERIOUS: "A candidate is held up badly, or left without an answer.",
    Severity.MODERATE: "A candidate is slowed down or left in doubt.",
    Severity.MINOR: "A candidate is annoyed.",
}

GRADES: Mapping[Grade, str] = {
    Grade.A: "law, W3C or ISO standard, or peer-reviewed study",
    Grade.B: "benchmark with a stated sample, or independent audit",
    Grade.C: "vendor survey",
    Grade.D: "convention or judgement",
}


def met(summary: TouchpointSummary | None) -> str:
    """`9 of 13 met, 2 cannot tell`."""
    if summary is None:
        return "Nothing here could be judged in this run."
    parts = [f"{summary.met} of {summary.judged} met"]
    for number, word in (
        (summary.failed, "failed"),
        (summary.attention, "need attention" if summary.attention > 1 else "needs attention"),
        (summary.cannot_tell, "cannot tell"),
        (summary.errors, "could not be judged for a fault of the tool"),
    ):
        if number:
            parts.append(f"{number} {word}")
    return ", ".join(parts) + "."

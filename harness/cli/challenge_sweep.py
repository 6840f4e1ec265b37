"""What `othershoe challenge` tells of its sweep: each signal, and how sure it is."""

from collections.abc import Iterable, Sequence
from typing import Any

from harness.evidence import Evidence, SignalSwept


def sweep_rows(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Every signal that was swept, in the order of the sweep."""
    return [
        {
            "signal": item.signal,
            "attribute": item.attribute,
            "pairs": item.pairs,
            "mean_difference": item.mean_difference,
            "e_value": item.e_value,
            "margin": item.margin,
            "stopped": item.stopped,
            "neutral": item.neutral,
        }
        for item in evidence
        if isinstance(item, SignalSwept)
    ]


def sweep_lines(summary: dict[str, Any]) -> list[str]:
    """One line each: what differs, what a change was ruled out for, and what stayed open."""
    rows: Sequence[dict[str, Any]] = summary["sweep"]
    lines = []
    differs = [row["signal"] for row in rows if row["stopped"] == "differs"]
    if differs:
        lines.append(f"Swapped alone, these changed answers: {', '.join(differs)}.")
    alike = [row for row in rows if row["stopped"] == "alike"]
    if alike:
        lines.append(
            f"{len(alike)} of {len(rows)} signals were let go of: a difference of "
            f"{max(row['margin'] for row in alike):.3g} would have kept each with 80 % probability."
        )
    still_open = [row["signal"] for row in rows if row["stopped"] == "budget"]
    if still_open and any(row["e_value"] is not None for row in rows):
        lines.append(f"The budget ended before these were clear: {', '.join(still_open)}.")
    if summary["left_out"]:
        lines.append(
            f"Not compared, because the budget does not reach: {', '.join(summary['left_out'])}."
        )
    return ["", *lines] if lines else []

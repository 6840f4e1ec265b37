"""What `othershoe challenge` prints of applications to which the screener gave no outcome."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.evidence import Evidence


def unanswered_rows(evidence: "Sequence[Evidence]") -> dict[str, Any]:
    """How many had none, by why, and the contrasts of which one group had none more often."""
    from harness.evidence import OutcomeMissing, PairsUnanswered  # noqa: PLC0415 - keeps help quick
    from harness.stats.unanswered_findings import groups_left_open  # noqa: PLC0415 - loads scipy

    missing = [item for item in evidence if isinstance(item, OutcomeMissing)]
    paired = [item for item in evidence if isinstance(item, PairsUnanswered)]
    return {
        "why": [
            {"why": item.why, "applications": item.applications, "said": item.said}
            for item in sorted(missing, key=lambda item: item.why)
        ],
        "contrasts": [
            {
                "signal": item.signal,
                "group_a": item.group_a,
                "group_b": item.group_b,
                "pairs": item.pairs,
                "only_a": item.only_a,
                "only_b": item.only_b,
                "both": item.both,
            }
            for item in sorted(paired, key=lambda item: (item.at, item.id))
        ],
        "findings": [found.message for found in groups_left_open(paired, alpha=0.05)],
    }


def unanswered_lines(summary: dict[str, Any]) -> list[str]:
    """The same in sentences; none where every application had an outcome."""
    told = summary["unanswered"]
    counted = [f"{row['applications']} had no outcome ({row['why']})" for row in told["why"]]
    if not counted:
        return []
    left = "; ".join(counted)
    lines = [f"Of these, {left}; they are in no figure above."]
    return lines + [f"There is {message}." for message in told["findings"]]

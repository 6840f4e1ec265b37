"""Which groups go without an outcome more often than their twins, as findings."""

from collections.abc import Sequence

from harness.evidence import PairsUnanswered
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.paired import mcnemar
from harness.verdict import Finding


def groups_left_open(paired: Sequence[PairsUnanswered], *, alpha: float) -> tuple[Finding, ...]:
    """One finding for every contrast of which one group is left open more often.

    Exact sign test over stimuli: of those of which one group's twins went without an outcome more
    often, half would be a's by chance. A stimulus (a pair of names) counts once however many CVs
    carry it. Adjusted over the contrasts by Benjamini and Hochberg.

    Args:
        paired: What was counted; the order does not matter.
        alpha: The largest adjusted p-value that is evidence (0–1).

    Source: Dixon & Mood (1946), Journal of the American Statistical Association 41.
    """
    ordered = sorted(paired, key=lambda item: (item.at, item.id))
    q_values = benjamini_hochberg([_p_value(item) for item in ordered])
    return tuple(_told(item, q) for item, q in zip(ordered, q_values, strict=True) if q <= alpha)


def _p_value(item: PairsUnanswered) -> float:
    a, b = max(0, item.stimuli_a), max(0, item.stimuli_b)
    return mcnemar(both=0, a_only=a, b_only=b, none=0).p_exact if a + b else 1.0


def _told(item: PairsUnanswered, q_value: float) -> Finding:
    a, b = (item.group_a, item.only_a), (item.group_b, item.only_b)
    more, less = (b, a) if item.stimuli_b > item.stimuli_a else (a, b)
    return Finding(
        code="group-left-open",
        message=f"evidence that “{more[0]}” goes without an outcome more often than “{less[0]}” "
        f"({more[1]} against {less[1]} of {item.pairs} pairs, q {q_value:.2g})",
        evidence=(item.id,),
    )

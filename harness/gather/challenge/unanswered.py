"""Counts the pairs of which a twin got no outcome, by group: silence may have a pattern, too."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from harness.evidence import PairsUnanswered
from harness.people.matched import MatchedPair
from harness.store import EvidenceLog


def write_unanswered(
    screener: str, pairs: Sequence[tuple[MatchedPair, bool, bool]], *, log: EvidenceLog
) -> None:
    """Write `PairsUnanswered` for every two groups of which some twin got no outcome.

    Args:
        screener: Its name.
        pairs: Each pair, and whether a and b got an outcome.
        log: Where evidence goes.
    """
    groups: dict[tuple[str, str, str], list[tuple[str, bool, bool]]] = defaultdict(list)
    for pair, a, b in pairs:
        if not pair.placebo:
            key = (pair.signal, pair.a.group, pair.b.group)
            groups[key].append((f"{pair.a.label}/{pair.b.label}", a, b))
    for (signal, group_a, group_b), told in groups.items():
        if all(a and b for _, a, b in told):
            continue
        kinds = Counter((a, b) for _, a, b in told)
        lean: Counter[str] = Counter()
        for stimulus, a, b in told:
            lean[stimulus] += b - a
        log.write(
            PairsUnanswered(
                **log.stamp(),
                screener=screener,
                signal=signal,
                group_a=group_a,
                group_b=group_b,
                pairs=len(told),
                only_a=kinds[False, True],
                only_b=kinds[True, False],
                both=kinds[False, False],
                stimuli_a=sum(value > 0 for value in lean.values()),
                stimuli_b=sum(value < 0 for value in lean.values()),
            )
        )

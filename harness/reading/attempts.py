"""Leaves out the attempts of a walk that was broken off and walked again under the same id."""

from harness.evidence import Evidence, WalkStarted


def latest_attempts(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence without what a walk recorded before it last set out.

    A walk that may have sent its application is never walked again, so that nothing of an earlier
    attempt has consequences. What other streams say of the walk (mail, status pages) is kept.
    The result does not depend on the order of the evidence, and keeps it.
    """
    last: dict[str, int] = {}
    for item in evidence:
        if isinstance(item, WalkStarted) and item.walk:
            last[item.walk] = max(last.get(item.walk, 0), _number(item))
    return tuple(
        item
        for item in evidence
        if not item.walk or _stream(item) != item.walk or _number(item) >= last.get(item.walk, 0)
    )


def _stream(item: Evidence) -> str:
    return item.id.rpartition("/")[0]


def _number(item: Evidence) -> int:
    return int(item.id.rpartition("/")[2] or 0)

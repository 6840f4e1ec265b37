"""Reads from what came after an application whether it was selected; saying neither is allowed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from harness.challenged import LiveFlow
from harness.evidence import Ending, Evidence, Message, StatusSeen, WalkEnded
from harness.people.application import Unanswered
from harness.reading.letters import Decision, Kind, kinds, read
from harness.reading.letters.decisions import decision

_NO = {Decision.EXPLICIT, Decision.EUPHEMISM}
_YES = {Kind.INVITATION, Kind.OFFER}


def decided(
    evidence: Iterable[Evidence], *, live: LiveFlow, role: str | None, employer: str
) -> bool | None:
    """The first decision about an application, as its letters and status page tell it.

    Args:
        evidence: Of one walk; its order does not matter.
        live: The words of status pages.
        role: What was applied for.
        employer: The employer's name.

    Returns:
        True for selected, False for not, None where nothing decides.
    """
    told: list[tuple[datetime, str, bool]] = []
    for item in evidence:
        if isinstance(item, Message):
            said = _by_letter(item, role=role, employer=employer)
            told += [(item.received_at, item.id, said)] if said is not None else []
        elif isinstance(item, StatusSeen):
            said = _by_status(item.stage, live)
            told += [(item.seen_at, item.id, said)] if said is not None else []
    return min(told)[2] if told else None


def outcome_of(
    evidence: Sequence[Evidence], *, live: LiveFlow, role: str | None, employer: str
) -> bool | Unanswered | None:
    """What a walk came to: a decision, or why there will be none; None where one may still come.

    Args:
        evidence: Of one walk; its order does not matter.
        live: The words of status pages.
        role: What was applied for.
        employer: The employer's name.
    """
    ends = [(e.at, e.id, e) for e in evidence if isinstance(e, WalkEnded)]
    if not ends:
        return None
    end = max(ends)[2]
    if end.ending in {Ending.FINISHED, Ending.UNCONFIRMED}:
        said = decided(evidence, live=live, role=role, employer=employer)
        if said is None and end.ending is Ending.UNCONFIRMED:
            return Unanswered(why="not confirmed", said=end.reason)
        return said
    if end.ending is Ending.COULD_NOT_FINISH:
        return Unanswered(why="could not finish", said=end.reason)
    if end.ending is Ending.STOPPED_BEFORE_SUBMIT:
        return Unanswered(why="not sent", said=end.reason)
    return None


def _by_letter(message: Message, *, role: str | None, employer: str) -> bool | None:
    letter = read(message, candidate_name="", given_name="", role=role, employer=employer)
    if letter.kind.value in _YES:
        return True
    return False if letter.kind.value is Kind.DECLINE else None


def _by_status(stage: str, live: LiveFlow) -> bool | None:
    said = stage.casefold()
    if any(word.casefold() in said for word in live.rejected):
        return False
    if decision((stage,)).value in _NO:
        return False
    if any(word.casefold() in said for word in live.selected):
        return True
    return True if kinds.kind((stage,)).value in _YES else None

"""What a status page says of an application: open, going on to an interview, or closed."""

from enum import StrEnum

from harness.reading.letters.decisions import decision
from harness.reading.letters.model import Decision
from harness.reading.prose import one_of, take_apart


class Standing(StrEnum):
    """What a status page says; *unclear* where its words are not known."""

    OPEN = "open"
    ADVANCED = "advanced"
    CLOSED = "closed"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"


_WITHDRAWN = one_of(r"\bwithdr[ae]wn?\b|\btaken back\b|\byou withdrew\b")
_CLOSED = one_of(
    r"\b(?:rejected|declined|unsuccessful|not (?:selected|successful|shortlisted|progress\w*)"
    r"|no longer (?:under consideration|being considered|considered|active)|inactive|archived"
    r"|closed|filled|not (?:moving|going) forward|process (?:ended|complete))\b"
)
_OFFERED = one_of(r"\b(?:offer(?:ed)?(?: (?:made|extended|sent))?|hired|accepted|onboarding)\b")
_ADVANCED = one_of(
    r"\b(?:interview\w*|shortlisted|assessment|next (?:stage|round|step)|phone screen)\b"
)
_OPEN = one_of(
    r"\b(?:received|submitted|sent|under (?:review|consideration)|(?:in|being) (?:review\w*"
    r"|progress"
    r"|process\w*|considered|read|screened|assessed)|pending|active|open|new|reviewing|screening"
    r"|application review|considering|waiting|not (?:yet )?decided|undecided|on hold)\b"
)
_NOT = one_of(r"\b(?:not|no longer|isn't|hasn't) (?:been )?(?:closed|filled|rejected|declined)\b")


def standing(stage: str, text: str = "") -> Standing:
    """What the page says; its stage first, then its text.

    Args:
        stage: The word or sentence that the page gives as the status.
        text: The rest of the page, read where the stage says nothing.
    """
    found = _standing(stage)
    return found if found is not Standing.UNCLEAR else _standing(text)


def _standing(text: str) -> Standing:
    prose = take_apart(text, page=True)
    if prose.english is False:
        return Standing.UNCLEAR
    if _WITHDRAWN.search(text):
        return Standing.WITHDRAWN
    decided = decision(prose.sentences).value in {Decision.EXPLICIT, Decision.EUPHEMISM}
    if decided or (_CLOSED.search(text) and not _NOT.search(text)):
        return Standing.CLOSED
    for pattern, found in (
        (_OFFERED, Standing.OFFERED),
        (_ADVANCED, Standing.ADVANCED),
        (_OPEN, Standing.OPEN),
    ):
        if pattern.search(text):
            return found
    return Standing.UNCLEAR

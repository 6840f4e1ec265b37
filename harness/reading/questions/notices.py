"""What a page tells a candidate about the application: received, closed, sent before, a wall."""

import re

from harness.reading.questions.lexicon import notices as spoken
from harness.record import record


@record
class Notices:
    """The page's own words for each state, or None where it does not say so.

    Attributes:
        confirmation: Says that the application was received.
        draft: Says that something was saved, which is no confirmation.
        closed: Says that the posting no longer takes applications.
        duplicate: Says that this person applied before.
        account_wall: Demands an account or a sign-in before the form.
        email_code: Demands a code that was sent by e-mail.
        blocked: Refuses to show the page, or says that traffic looks automated.
        asks_human: Asks the reader to declare not to be a robot.
    """

    confirmation: str | None = None
    draft: str | None = None
    closed: str | None = None
    duplicate: str | None = None
    account_wall: str | None = None
    email_code: str | None = None
    blocked: str | None = None
    asks_human: str | None = None


def read_notices(
    text: str, *, heading: str | None, fields: int, asks_password: bool, asks_code: bool
) -> Notices:
    """Read what a page says about the state of an application.

    Args:
        text: The page's visible text.
        heading: Its main heading.
        fields: How many questions it asks.
        asks_password: Whether one of them is a password.
        asks_code: Whether one of them takes a one-time code.

    Returns:
        The sentence that says so, for each state that the page is in.
    """
    shown = f"{heading or ''}\n{text}"
    draft = _said(_DRAFT, shown)
    received = _said(_CONFIRMATION, shown)
    few = fields <= 2
    return Notices(
        confirmation=received if few else None,
        draft=draft,
        closed=_said(_CLOSED, shown),
        duplicate=_said(_DUPLICATE, shown),
        account_wall=_account_wall(shown, fields=fields, asks_password=asks_password),
        email_code=_email_code(shown, asks_code=asks_code, few=fields <= 10),
        blocked=_said(_BLOCKED, shown) if few else None,
        asks_human=_said(_HUMAN, shown),
    )


def _said(pattern: re.Pattern[str], text: str) -> str | None:
    """The sentence around the first match."""
    match = pattern.search(text)
    if match is None:
        return None
    start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "\n")) + 1
    ends = [text.find(mark, match.end() - 1) for mark in (".", "!", "?", "\n")]
    end = min([end + 1 for end in ends if end >= 0] or [len(text)])
    return " ".join(text[max(start, match.start() - 160) : min(end, match.end() + 240)].split())


def _account_wall(text: str, *, fields: int, asks_password: bool) -> str | None:
    said = _said(_ACCOUNT, text)
    if asks_password and fields <= 8:
        return said or "The page asks for a password."
    return said if said and fields <= 1 else None


def _email_code(text: str, *, asks_code: bool, few: bool) -> str | None:
    said = _said(_CODE, text) if few else None
    if asks_code:
        return said or "The page asks for a one-time code."
    return said


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_APPLICATION = r"(application|candidature|submission|details|CV|resume|form|information)"

_CONFIRMATION = _any(
    rf"thank(s| you)[^.!?\n]{{0,40}}\b(for|,)[^.!?\n]{{0,30}}\b(apply|applying|{_APPLICATION}|"
    rf"interest)",
    rf"\b(your|the) {_APPLICATION} (has been|was|have been|is|were)( now| successfully)? "
    rf"(successfully )?"
    r"(received|submitted|sent|delivered|complete[d]?|registered)",
    rf"\b(we|we've|we have)( now| successfully)? (received|got) your {_APPLICATION}",
    r"\bapplication (received|submitted|sent|complete[d]?|successful)\b",
    rf"\bsuccessfully (applied|submitted|sent)( your)?( {_APPLICATION})?",
    r"\byou('ve| have) (successfully )?applied\b(?! (before|already))",
    r"\bwe('ll| will) (be in touch|get back to you|review your application)",
    *spoken.CONFIRMATION,
)
_DRAFT = _any(
    r"\b(application|progress|changes|draft|answers)\b[^.!?\n]{0,20}\b(has been |have been |was |"
    r"were )?saved\b",
    r"\bsaved as (a )?draft\b",
    r"\bnot (yet )?(been )?submitted\b",
    r"\b(review|check) (your|the) (answers|application)\b",
    *spoken.DRAFT,
)
_CLOSED = _any(
    r"\b(job|position|role|posting|vacancy|opportunity|opening|requisition)\b[^.!?\n]{0,40}\b(is|"
    r"has been|was)( now)? "
    r"(no longer (available|open|active|accepting)|closed|filled|expired|removed)",
    r"\bno longer accepting applications\b",
    r"\bapplications (are|for this \w+ are)( now)? closed\b",
    r"\b(job|position|posting|page) (you('re| are) looking for )?(doesn.t|does not|no longer) "
    r"exist",
    *spoken.CLOSED,
)
_DUPLICATE = _any(
    r"\b(you|we)('ve| have)? (have )?already (applied|submitted|received|sent)\b[^.!?\n]{0,60}",
    r"\balready (have |received )?(an |your )?(active )?application\b",
    r"\bduplicate application\b",
    *spoken.DUPLICATE,
)
_ACCOUNT = _any(
    r"\b(sign in|log ?in|create an account|register|sign up)\b[^.!?\n]{0,30}\b(to|"
    r"before)\b[^.!?\n]{0,20}\b(apply|continue|your application)",
    r"\byou (must|need to|have to|will need to) (sign in|log ?in|create an account|register)\b",
    r"\bcreate (an |your )?account\b",
    r"\bplease (sign|log) in\b",
    *spoken.ACCOUNT,
)
_CODE = _any(
    r"\b(verification|security|one[- ]time|confirmation|access) (code|pass(word|"
    r"code))\b[^.!?\n]{0,60}\b(e-?mail|inbox|sent)\b",
    r"\b(we|we've|we have)( just)? (sent|e-?mailed) (you )?(a|an|the|your)\b[^.!?\n]{0,30}\bcode\b",
    r"\benter (the|your)[^.!?\n]{0,20}\bcode\b[^.!?\n]{0,40}\b(e-?mail|sent|inbox)\b",
    *spoken.CODE,
)
_BLOCKED = _any(
    r"\baccess (denied|to this (page|site) has been)\b",
    r"\byou have been blocked\b",
    r"\bunusual traffic\b",
    r"\bchecking (if the site connection is secure|your browser)\b",
    r"\btoo many requests\b",
    r"\bverify(ing)? (that )?you are (a )?human\b",
)
_HUMAN = _any(
    r"\bare you (a )?(robot|bot|human|real person)\b",
    r"\bI(.m| am) (not a robot|a human|human|a real person)\b",
    r"\bconfirm (that )?you are (a )?(human|not a robot|real person)\b",
    *spoken.HUMAN,
)

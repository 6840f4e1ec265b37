"""What a page says instead of a form: closed for repairs, not from this country, not on a phone."""

import re
from collections.abc import Mapping

from harness.evidence import Obstacle
from harness.record import record

_MOST_WORDS = 400
"""A page with more words than this only mentions such a thing."""


@record
class Wall:
    """What stands in the way, and the page's own words for it."""

    obstacle: Obstacle
    words: str


def wall_in(text: str, *, heading: str | None = None, status: int | None = None) -> Wall | None:
    """The wall that a page without a form is; None where it says nothing of the kind.

    Args:
        text: The page's visible text.
        heading: Its main heading.
        status: With which HTTP status it was answered; None where that is not known.
    """
    shown = f"{heading or ''}\n{text}"
    short = len(shown.split()) <= _MOST_WORDS
    for obstacle, pattern in _SAYS.items():
        match = pattern.search(shown) if short else None
        if match is not None:
            return Wall(obstacle=obstacle, words=_sentence(shown, match))
    if status is None or status < 400:
        return None
    obstacle = _STATUS.get(status, Obstacle.SERVER_ERROR if status >= 500 else Obstacle.BLOCKED)
    said = heading or " ".join(text.split())[:200]
    return Wall(
        obstacle=obstacle, words=f"the server answered {status}" + (f": {said}" if said else "")
    )


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "\n")) + 1
    ends = [text.find(mark, match.end() - 1) for mark in (".", "!", "?", "\n")]
    end = min([end + 1 for end in ends if end >= 0] or [len(text)])
    return " ".join(text[max(start, match.start() - 160) : min(end, match.end() + 240)].split())


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_STATUS: Mapping[int, Obstacle] = {
    401: Obstacle.ACCOUNT_WALL,
    403: Obstacle.BLOCKED,
    404: Obstacle.NOT_FOUND,
    410: Obstacle.CLOSED_POSTING,
    429: Obstacle.TOO_MANY_REQUESTS,
    451: Obstacle.GEO_BLOCK,
    503: Obstacle.MAINTENANCE,
}
"""RFC 9110 §15; RFC 6585 §4 (429); RFC 7725 §3 (451: unavailable for legal reasons)."""

_SAYS: Mapping[Obstacle, re.Pattern[str]] = {
    Obstacle.TOO_MANY_REQUESTS: _any(
        r"\btoo many requests\b",
        r"\byou are being rate[- ]limited\b",
        r"\brate limit (exceeded|reached)\b",
    ),
    Obstacle.GEO_BLOCK: _any(
        r"\bnot (available|accessible|offered) (in|from) your (country|region|location)\b",
        r"\b(country|region|location)\b[^.!?\n]{0,40}\b(is )?(blocked|not (supported|allowed))\b",
        r"\bin deine[mr] (land|region) nicht verfügbar\b",
        r"\bpas disponible dans votre (pays|région)\b",
    ),
    Obstacle.MAINTENANCE: _any(
        r"\b(under|down for|scheduled|undergoing)( scheduled| planned)? maintenance\b",
        r"\b(temporarily|currently) (unavailable|down|offline)\b",
        r"\bwartungsarbeiten\b",
        r"\ben maintenance\b",
        r"\ben mantenimiento\b",
    ),
    Obstacle.DESKTOP_ONLY: _any(
        r"\b(please )?(use|switch to|visit (us|this (page|site))( on| from)|open this page on|"
        r"continue on|apply (from|on)) (a |your )?(desktop|computer|laptop)\b",
        r"\b(not|isn.t|is not) (supported|available|optimi[sz]ed)( (on|for))? (on )?"
        r"(mobile|phones?|small screens?|your device|this device)\b",
        r"\byour browser is (not supported|unsupported|out of date)\b",
        r"\b(verwenden|nutzen) sie (bitte )?einen (desktop|computer)\b",
    ),
    Obstacle.ATTEMPTS_USED_UP: _any(
        r"\b(maximum|max)\.?( allowed)? (number of )?(attempts|tries|applications)\b"
        r"[^.!?\n]{0,40}",
        r"\btoo many (failed )?(attempts|tries|codes)\b",
        r"\b(reached|exceeded) (the|your) (limit|maximum)\b[^.!?\n]{0,40}\b(attempt|appl)",
        r"\byou can (only )?apply (to|for) (a maximum|at most|no more)\b",
    ),
    Obstacle.CLOSED_POSTING: _any(
        r"\b(job|position|role|posting|vacancy|opportunity|opening|requisition|offer)\b"
        r"[^.!?\n]{0,40}\b(has|was|is|have)( now| already)?( been)? "
        r"(filled|closed|expired|cancell?ed|withdrawn|removed|archived)\b",
        r"\b(posting|job|vacancy|listing|link) (has )?expired\b",
        r"\bthe deadline (for applications |to apply )?has passed\b",
    ),
    Obstacle.NOT_FOUND: _any(
        r"\bpage (was |could )?(not|n.t) (be )?found\b",
        r"\b(page|site|link)\b[^.!?\n]{0,40}\bdoes(n.t| not) exist\b",
        r"\bseite (wurde )?nicht gefunden\b",
        r"\bpage introuvable\b",
        r"\bpágina no encontrada\b",
    ),
    Obstacle.SERVER_ERROR: _any(
        r"\binternal server error\b",
        r"\bbad gateway\b",
        r"\bgateway time-?out\b",
        r"\b(an )?unexpected error (has )?occurred\b[^.!?\n]{0,60}",
    ),
}

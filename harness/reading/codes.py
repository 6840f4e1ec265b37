"""Finds the code or the link in a letter by which a site has its reader prove an address."""

import re
from collections.abc import Sequence

from harness.evidence import Link

_WORD = (
    r"(?:code|passcode|pin|otp|password|kennwort|codice|código|kod|token|bestätigungscode|"
    r"sicherheitscode|einmalcode|einmalpasswort|zugangscode|verificatiecode)"
)
_BARE = r"(?:\d[ -]?){3,7}\d|[A-Z0-9]{4,10}"
_AFTER = re.compile(
    rf"\b{_WORD}\b(?:\s+(?:is|ist|est|es|è|to|for|you|your|below|here|now|use|enter)\b)*"
    rf"[\s:=»“\"–-]*(?P<code>(?-i:{_BARE}))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<code>(?-i:{_BARE}))\b\s+(?:is|ist|est|es|è)\b[^.\n]{{0,40}}\b{_WORD}\b", re.IGNORECASE
)
_ALONE = re.compile(rf"^\W*(?P<code>{_BARE})\W*$", re.MULTILINE)
_PROVES = re.compile(
    r"\b(verify|confirm|activate|validate|continue|complete|sign in|log ?in|finish|magic|"
    r"bestätigen|aktivieren|anmelden|confirmer|vérifier|confirmar|verificar|bevestig\w*|"
    r"conferma\w*|potwierd\w*)\b",
    re.IGNORECASE,
)
_PROVING_ADDRESS = re.compile(
    r"verif|confirm|activat|validat|magic|token=|otp|signin|login", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"unsubscribe|privacy|preferences|support|help|terms|abmelden|imprint|not you", re.IGNORECASE
)


def code_in(subject: str, text: str, *, length: int | None = None) -> str | None:
    """The one-time code that a letter holds; None where it holds none.

    Args:
        subject: Its subject.
        text: Its text.
        length: How many characters the code has, where the page shows it.
    """
    speaks = re.search(_WORD, f"{subject}\n{text}", re.IGNORECASE) is not None
    for pattern, place in ((_AFTER, subject), (_BEFORE, subject), (_AFTER, text), (_BEFORE, text)):
        for match in pattern.finditer(place):
            code = _plain(match.group("code"))
            if _is_code(code, length):
                return code
    for match in _ALONE.finditer(text) if speaks else ():
        code = _plain(match.group("code"))
        if _is_code(code, length):
            return code
    return None


def proving_link(links: Sequence[Link]) -> str | None:
    """The link by which a letter has its reader prove the address; None where there is none."""
    useful = [link for link in links if not _OTHERWISE.search(f"{link.text} {link.url}")]
    told = [link.url for link in useful if _PROVES.search(link.text)]
    addressed = [link.url for link in useful if _PROVING_ADDRESS.search(link.url)]
    return next(iter(told or addressed), None)


def _plain(code: str) -> str:
    return re.sub(r"[ -]", "", code) if re.fullmatch(r"[\d -]+", code) else code


def _is_code(code: str, length: int | None) -> bool:
    if not re.search(r"\d", code) or not 4 <= len(code) <= 10:
        return False
    return length is None or len(code) == length

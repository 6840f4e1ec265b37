"""Makes text of the audited site harmless: it is hostile input wherever it is shown."""

import re
from urllib.parse import urlsplit

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_UNSHOWABLE = re.compile("[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BIDI_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SHOWN_SCHEMES = ("http", "https", "mailto")
_PICTURES = 0x2400
_SLACK = 8


def clean(text: str) -> str:
    """`text` without characters that act instead of being read.

    Control characters become their pictures (␀), characters that reorder what follows become
    their code point (⟨U+202E⟩), and what cannot be written in XML or UTF-8 becomes �.
    """
    if _ACTING.search(text) is None:
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\x7f", "␡")
    text = _CONTROL.sub(lambda found: chr(_PICTURES + ord(found[0])), text)
    text = _BIDI_OVERRIDE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return _UNSHOWABLE.sub("\ufffd", text)


def one_line(text: str, limit: int = 160) -> str:
    """`text` cleaned, on one line, cut to `limit` characters with an ellipsis."""
    text = text.lstrip()
    line = " ".join(clean(text[: _SLACK * limit]).split())
    if len(line) <= limit and len(text) <= _SLACK * limit:
        return line
    return line[: limit - 1].rstrip() + "…"


def shortened(text: str, limit: int) -> str:
    """`text` cleaned with its line ends kept, cut to `limit` characters."""
    text = text.strip()
    shown = clean(text[: limit + 1])
    return shown if len(shown) <= limit else shown[:limit].rstrip() + " …"


def safe_url(url: str | None) -> str | None:
    """`url` where following it can only open a page or write a mail, else None."""
    if url is None or clean(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in _SHOWN_SCHEMES:
        return None
    return url if parts.netloc or parts.scheme == "mailto" else None

"""Sets a CV as a tagged PDF whose text can be read back; the same words give the same bytes.

Typst (Apache-2.0) does the setting: it writes the structure tree (headings, paragraphs, lists),
the language and the title as PDF/UA-1 asks, and refuses a letter that its fonts lack. The fonts
come with it (Libertinus Serif, New Computer Modern, DejaVu Sans Mono, all of free licences) and
hold Latin, Greek, Cyrillic, Hebrew and Arabic letters, which it shapes and orders.
"""

import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from harness.errors import ConfigError
from harness.people.layout import Line, LineKind, Look, sections
from harness.record import record

_SIDE = frozenset({"Skills", "Languages", "Certificates", "Activities and awards"})
_LETTERS_IN_A_LINE = {Look.TWO_COLUMNS: 26}
_LONGEST_WORD, _LONGEST_NAME_WORD = 72, 34
_ONE_AT_A_TIME = Lock()  # a compiler refuses to be used by two threads at once
# Scripts whose text every reader of PDFs gives back as it was written.
_READ_BACK = ("LATIN", "GREEK", "CYRILLIC")
_CYRILLIC_SUPPLEMENT = range(0x500, 0x530)  # which the fonts lack in part
_FIRST_PICTURE = 0x2600


@record
class Imprint:
    """What a document says about itself: title, whose it is, and that it is synthetic."""

    title: str
    author: str
    disclosure: str


def set_pdf(lines: Sequence[Line], look: Look, imprint: Imprint, *, paper: str = "a4") -> bytes:
    """A tagged PDF (PDF/UA-1) of a CV's or a letter's lines.

    Args:
        lines: What it says, the disclosure last.
        look: How the pages look.
        imprint: Goes into the document's properties (Info and XMP).
        paper: `a4` or `us-letter`.

    Raises:
        ConfigError: the fonts lack a letter.
    """
    note = "".join(line.text for line in lines if line.kind is LineKind.NOTE)
    content = {
        "look": str(look),
        "paper": paper,
        "title": imprint.title,
        "author": imprint.author,
        "disclosure": imprint.disclosure,
        "keywords": ["synthetic"] if imprint.disclosure else [],
        "note": note,
        "sections": [
            {
                "heading": section.heading,
                "side": section.heading in _SIDE,
                "lines": [_set_line(line, look, section.heading) for line in section.lines],
            }
            for section in sections(lines)
        ],
    }
    inputs = {"cv": json.dumps(content, ensure_ascii=False)}
    try:
        with _ONE_AT_A_TIME:
            pdf = _compiler().compile(
                _template(), format="pdf", sys_inputs=inputs, pdf_standards="ua-1"
            )
    except typst.TypstError as error:
        raise ConfigError(
            f"the CV of {imprint.author} cannot be set as a PDF: {error}",
            remedy="Write it as a Word document, whose reader has the letters",
        ) from error
    if not isinstance(pdf, bytes):
        raise TypeError("a document of one file was asked for")
    return pdf


def reads_back(text: str) -> bool:
    """Whether every letter is of a script that readers of PDFs give back as it was written.

    Of scripts that run from right to left, join their letters or stack them, readers return other
    letters or another order, so that a CV in them is better sent as a Word document.
    """
    return all(_is_read_back(letter) for letter in set(text) if ord(letter) > 0x2FF)


def _is_read_back(letter: str) -> bool:
    if unicodedata.category(letter)[0] in "PSZ":
        return ord(letter) < _FIRST_PICTURE
    if ord(letter) in _CYRILLIC_SUPPLEMENT:
        return False
    return unicodedata.name(letter, "").startswith(_READ_BACK)


def _set_line(line: Line, look: Look, heading: str | None) -> dict[str, Any]:
    """A line, and a size in points of its own where a word is too long for the page."""
    room = _LONGEST_NAME_WORD if line.kind is LineKind.NAME else _LONGEST_WORD
    if heading in _SIDE:
        room = _LETTERS_IN_A_LINE.get(look, room)
    longest = max((len(word) for word in line.text.split()), default=0)
    points = 18 if line.kind is LineKind.NAME else 9
    size = max(2.0, round(points * room / longest, 1)) if longest > room else None
    return {"kind": str(line.kind), "text": " ".join(line.text.split()), "size": size}


@cache
def _template() -> bytes:
    return files("harness.people").joinpath("cv.typ").read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all documents: fonts are read once, none of the machine's are used."""
    fonts = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(_template(), font_paths=fonts, ignore_system_fonts=True)

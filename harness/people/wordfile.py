"""Writes a CV as a Word document with real styles; the same words give the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from harness.people.layout import Line, LineKind, Look
from harness.people.typesetting import Imprint
from harness.record import record

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - document properties carry no zone
_ZIP_MADE = (2026, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_STYLES = {
    LineKind.NAME: "Title",
    LineKind.HEADING: "Heading 1",
    LineKind.ENTRY: "Heading 2",
    LineKind.BULLET: "List Bullet",
}


@record
class _Dress:
    """How a look is told to a word processor: font, points, margin in cm, columns."""

    font: str
    points: float
    margin: float
    columns: int = 1


_DRESSES = {
    Look.ONE_COLUMN: _Dress(font="Calibri", points=10.5, margin=2.2),
    Look.TWO_COLUMNS: _Dress(font="Cambria", points=9.5, margin=1.8, columns=2),
    Look.DENSE: _Dress(font="Arial", points=9, margin=1.4),
    Look.PLAIN: _Dress(font="Courier New", points=9.5, margin=2.2),
    Look.AIRY: _Dress(font="Georgia", points=11, margin=2.8),
}


def set_docx(lines: Sequence[Line], look: Look, imprint: Imprint) -> bytes:
    """A Word document of a CV's or a letter's lines.

    Args:
        lines: What it says, the disclosure last.
        look: Decides font, margins and columns.
        imprint: Goes into the document's core properties.
    """
    document = Document(io.BytesIO(_empty()))
    _dress(document, _DRESSES[look])
    styles = {kind: document.styles[name].style_id for kind, name in _STYLES.items()}
    for line in lines:
        paragraph = document.add_paragraph(line.text)
        if line.kind in styles:
            # The element's own setter; by way of the name all styles are read through each time.
            paragraph._p.style = styles[line.kind]  # noqa: SLF001
        if line.kind is LineKind.HIDDEN:
            font = paragraph.runs[0].font
            font.size, font.color.rgb = Pt(1), RGBColor(0xFF, 0xFF, 0xFF)
    properties = document.core_properties
    properties.title = imprint.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = imprint.author[:_LONGEST_PROPERTY]
    properties.subject = properties.comments = imprint.disclosure[:_LONGEST_PROPERTY]
    properties.keywords = "synthetic" if imprint.disclosure else ""
    properties.language = "en-US"
    properties.created = properties.modified = _MADE
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _dress(document: Any, dress: _Dress) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = dress.font, Pt(dress.points)
    normal.paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(dress.margin)
    section.top_margin = section.bottom_margin = Cm(dress.margin)
    if dress.columns > 1:
        columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no columns
        columns.set(qn("w:num"), str(dress.columns))


@cache
def _empty() -> bytes:
    """The template of python-docx, read from its package once."""
    buffer = io.BytesIO()
    Document().save(buffer)
    return buffer.getvalue()


def _without_clock(content: bytes) -> bytes:
    """The same zip with fixed times: python-docx stamps each member with the present time."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=_ZIP_MADE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            new.writestr(member, old.read(name))
    return buffer.getvalue()

"""Writes a CV as text, DOCX and PDF: one set of lines, deterministic bytes, and a disclosure."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from harness.candidate import Candidate
from harness.people.layout import Layout, Line, LineKind, cv_lines, cv_text

__all__ = ["cv_docx", "cv_file", "cv_pdf", "cv_text", "cv_write", "file_name", "fits_pdf"]

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - document properties carry no zone
_ZIP_MADE = (2026, 1, 1, 0, 0, 0)
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"
_MARGIN = 56.0
_SIZES = {
    LineKind.NAME: (_BOLD, 18.0, 6.0),
    LineKind.HEADING: (_BOLD, 12.0, 10.0),
    LineKind.ENTRY: (_BOLD, 10.0, 4.0),
    LineKind.TEXT: (_FONT, 10.0, 1.0),
    LineKind.BULLET: (_FONT, 10.0, 1.0),
    LineKind.NOTE: (_FONT, 8.0, 14.0),
}


def cv_docx(candidate: Candidate, layout: Layout = Layout.CLASSIC) -> bytes:
    """The CV as a Word document; the same candidate gives the same bytes."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10)
    for line in cv_lines(candidate, layout):
        document.add_paragraph(line.text, style=_word_style(line))
    properties = document.core_properties
    properties.title = f"CV {candidate.name.full}"[:255]
    properties.author = candidate.name.full[:255]
    properties.last_modified_by = candidate.name.full[:255]
    properties.subject = candidate.disclosure[:255]
    properties.comments = candidate.disclosure[:255]
    properties.created = properties.modified = _MADE
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def cv_pdf(candidate: Candidate, layout: Layout = Layout.CLASSIC) -> bytes:
    """The CV as a PDF whose text can be extracted; the same candidate gives the same bytes.

    Letters outside Windows-1252 cannot be set in it: ask `fits_pdf` first.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, pageCompression=1)
    canvas.setTitle(f"CV {candidate.name.full}")
    canvas.setAuthor(candidate.name.full)
    canvas.setSubject(candidate.disclosure)
    canvas.setKeywords("synthetic" if candidate.disclosure else "")
    height = A4[1] - _MARGIN
    for line in cv_lines(candidate, layout):
        height = _draw(canvas, line, height)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def fits_pdf(candidate: Candidate, layout: Layout = Layout.CLASSIC) -> bool:
    """Whether the PDF's font has every letter of this CV."""
    try:
        cv_text(candidate, layout).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def file_name(candidate: Candidate, suffix: str) -> str:
    """The file's name as its owner would give it, such as `Zoë_O'Neil_CV.pdf`."""
    words = candidate.name.full.replace("/", " ").replace("\\", " ").split()
    stem = "_".join(words)
    while len(stem.encode()) > 200:
        stem = stem[:-1]
    return f"{stem}_CV.{suffix}"


def cv_write(
    candidate: Candidate, folder: Path, suffix: str, layout: Layout = Layout.CLASSIC
) -> Path:
    """Write the CV as `pdf`, `docx` or `txt` into `folder` and return its path.

    A PDF that lacks letters becomes a DOCX, as an applicant would send it.
    """
    if suffix == "pdf" and not fits_pdf(candidate, layout):
        suffix = "docx"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(candidate, suffix)
    if suffix == "txt":
        path.write_text(cv_text(candidate, layout), encoding="utf-8", newline="\n")
    else:
        path.write_bytes({"pdf": cv_pdf, "docx": cv_docx}[suffix](candidate, layout))
    return path


def cv_file(candidate: Candidate, folder: Path) -> Path:
    """Write the CV that this candidate uploads: a PDF, or a DOCX where the PDF lacks letters."""
    return cv_write(candidate, folder, "pdf")


def _word_style(line: Line) -> str:
    styles = {
        LineKind.NAME: "Title",
        LineKind.HEADING: "Heading 1",
        LineKind.ENTRY: "Heading 2",
        LineKind.BULLET: "List Bullet",
    }
    return styles.get(line.kind, "Normal")


def _draw(canvas: Canvas, line: Line, height: float) -> float:
    font, size, above = _SIZES[line.kind]
    indent = 12.0 if line.kind is LineKind.BULLET else 0.0
    width = A4[0] - 2 * _MARGIN - indent
    while (
        size > 5 and max((stringWidth(w, font, size) for w in line.text.split()), default=0) > width
    ):
        size -= 0.5
    height -= above
    for row, text in enumerate(simpleSplit(line.text, font, size, width)):
        if height < _MARGIN + size:
            canvas.showPage()
            height = A4[1] - _MARGIN
        height -= size * 1.3
        canvas.setFont(font, size)
        if indent and row == 0:
            canvas.circle(_MARGIN + 4, height + size / 3, 1.2, fill=1)
        canvas.drawString(_MARGIN + indent, height, text)
    return height


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

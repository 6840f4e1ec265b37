"""Writes a draft's CV in a format, and reads the text of such a file back as a reader gives it."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from harness.errors import ConfigError
from harness.people.documents import file_name
from harness.people.draft import Draft
from harness.people.typesetting import Imprint, reads_back, set_pdf
from harness.people.wordfile import set_docx

FORMATS = ("txt", "docx", "pdf")

_PARAGRAPH, _TEXT = (
    f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}" for name in ("p", "t")
)


def draft_bytes(draft: Draft, suffix: str) -> bytes:
    """The CV of a draft as `pdf`, `docx` or `txt`.

    Raises:
        ConfigError: another format, or a PDF whose fonts lack a letter of the CV.
    """
    candidate = draft.candidate
    imprint = Imprint(
        title=f"CV {candidate.name.full}",
        author=candidate.name.full,
        disclosure=candidate.disclosure,
    )
    if suffix == "txt":
        return draft.words.encode()
    if suffix == "docx":
        return set_docx(draft.shown, draft.look, imprint)
    if suffix == "pdf":
        return set_pdf(draft.shown, draft.look, imprint)
    raise ConfigError(f"there is no CV as `{suffix}`", remedy=f"Ask for one of {FORMATS}")


def draft_write(draft: Draft, folder: Path, suffix: str) -> Path:
    """Write the CV of a draft into `folder` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(draft.candidate, suffix)
    path.write_bytes(draft_bytes(draft, suffix))
    return path


def read_as(draft: Draft, suffix: str) -> str | None:
    """The text that a reader of this file format gives of the CV; None where none is sure.

    The file is written and read: a PDF by pypdf in the order in which its text was drawn, which
    is what applicant-tracking systems commonly index; a Word document paragraph by paragraph.
    """
    if suffix == "pdf" and not reads_back(draft.words):
        return None
    content = draft_bytes(draft, suffix)
    if suffix == "pdf":
        return _pdf_text(content)
    return _docx_text(content) if suffix == "docx" else content.decode()


def _pdf_text(content: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - only where a PDF is read

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    return "\n".join(pages) + "\n"


def _docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        root = ET.fromstring(document.read("word/document.xml"))  # noqa: S314 - written by us
    lines = ("".join(t.text or "" for t in p.iter(_TEXT)) for p in root.iter(_PARAGRAPH))
    return "".join(f"{line}\n" for line in lines)

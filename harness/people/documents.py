"""Writes CVs and cover letters as text, DOCX and PDF: one set of lines, deterministic bytes.

Public here: `cv_file` (what a candidate uploads), `cv_write` (in a format that is asked for),
`letter_file`, `cv_pdf`, `cv_docx`, `cv_text` (the bytes or the text alone), `fits_pdf` and
`file_name`. A candidate's `disclosure` is the last line and stands in the document's properties;
`disclosed` and `undisclosed` are a candidate whose documents say it and do not say it.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from harness.candidate import DISCLOSURE, Candidate
from harness.errors import ConfigError
from harness.people.layout import Layout, Line, LineKind, Look, cv_lines, cv_text
from harness.people.typesetting import Imprint, reads_back, set_pdf
from harness.people.wordfile import set_docx

__all__ = [
    "cv_docx",
    "cv_file",
    "cv_pdf",
    "cv_text",
    "cv_write",
    "disclosed",
    "file_name",
    "fits_pdf",
    "letter_file",
    "undisclosed",
]

LETTER = "document.cover_letter"
"""Where a candidate's answers hold the cover letter."""

_LETTER_PAPER = frozenset({"United States", "Canada"})
_LONGEST_STEM_BYTES = 200


def cv_docx(
    candidate: Candidate, layout: Layout | None = None, *, look: Look | None = None
) -> bytes:
    """The CV as a Word document; the same candidate gives the same bytes.

    Args:
        candidate: Whose CV.
        layout: The order of its sections; the candidate's own where not given.
        look: How the pages look; the candidate's own where not given.
    """
    lines = cv_lines(candidate, layout)
    return set_docx(lines, look or candidate.look, _imprint(candidate, "CV"))


def cv_pdf(
    candidate: Candidate, layout: Layout | None = None, *, look: Look | None = None
) -> bytes:
    """The CV as a tagged PDF whose text can be extracted; the same candidate, the same bytes.

    Args:
        candidate: Whose CV.
        layout: The order of its sections; the candidate's own where not given.
        look: How the pages look; the candidate's own where not given.

    Raises:
        ConfigError: the fonts lack a letter of the CV; `fits_pdf` tells before.
    """
    lines = cv_lines(candidate, layout)
    imprint = _imprint(candidate, "CV")
    return set_pdf(lines, look or candidate.look, imprint, paper=_paper(candidate))


def fits_pdf(candidate: Candidate, layout: Layout | None = None) -> bool:
    """Whether readers of the PDF give the CV's text back as it was written.

    Latin, Greek and Cyrillic do. A PDF can be set in Hebrew and Arabic too, but readers return
    their words in another order.
    """
    return reads_back(cv_text(candidate, layout))


def file_name(candidate: Candidate, suffix: str, *, kind: str = "CV") -> str:
    """The file's name as its owner would give it, such as `Zoë_O'Neil_CV.pdf`."""
    words = candidate.name.full.replace("/", " ").replace("\\", " ").split()
    stem = "_".join(words)
    while len(stem.encode()) > _LONGEST_STEM_BYTES:
        stem = stem[:-1]
    return f"{stem}_{kind}.{suffix}"


def cv_write(
    candidate: Candidate,
    folder: Path,
    suffix: str,
    layout: Layout | None = None,
    *,
    look: Look | None = None,
) -> Path:
    """Write the CV as `pdf`, `docx` or `txt` into `folder` and return its path.

    A PDF from which the text would not come back becomes a DOCX, as an applicant would send it.
    """
    if suffix == "pdf" and fits_pdf(candidate, layout):
        with suppress(ConfigError):  # a sign that no font has, which is no letter of a script
            content = cv_pdf(candidate, layout, look=look)
            return _kept(content, folder, file_name(candidate, "pdf"))
    if suffix == "txt":
        content = cv_text(candidate, layout).encode()
    else:
        suffix, content = "docx", cv_docx(candidate, layout, look=look)
    return _kept(content, folder, file_name(candidate, suffix))


def cv_file(candidate: Candidate, folder: Path) -> Path:
    """Write the CV that this candidate uploads: a PDF, or a DOCX where the PDF lacks letters."""
    return cv_write(candidate, folder, "pdf")


def letter_file(candidate: Candidate, folder: Path, suffix: str = "pdf") -> Path | None:
    """Write the cover letter that the candidate's answers hold; None where they hold none.

    Args:
        candidate: Whose letter.
        folder: Where it is written.
        suffix: `pdf` (a `docx` where the text would not come back), `docx` or `txt`.
    """
    if not candidate.answers.get(LETTER):
        return None
    lines, imprint = _letter_lines(candidate), _imprint(candidate, "Cover letter")
    text = "\n\n".join(line.text for line in lines)
    name = file_name(candidate, suffix, kind="Cover_letter")
    if suffix == "pdf" and reads_back(text):
        with suppress(ConfigError):  # as in `cv_write`
            content = set_pdf(lines, candidate.look, imprint, paper=_paper(candidate))
            return _kept(content, folder, name)
    if suffix == "txt":
        return _kept(text.encode(), folder, name)
    name = file_name(candidate, "docx", kind="Cover_letter")
    return _kept(set_docx(lines, candidate.look, imprint), folder, name)


def disclosed(candidate: Candidate) -> Candidate:
    """The candidate for documents that say that they are synthetic, in its own words or in ours."""
    return replace(candidate, disclosure=candidate.disclosure or DISCLOSURE)


def undisclosed(candidate: Candidate) -> Candidate:
    """The candidate for documents that do not say that they are synthetic.

    Only where the employer has agreed to it in writing; answers to questions stay truthful, for
    they are given by the candidate as it was.
    """
    return replace(candidate, disclosure="")


def _letter_lines(candidate: Candidate) -> tuple[Line, ...]:
    """The letter's paragraphs under the sender's name, and the disclosure."""
    contact = " · ".join(part for part in (candidate.email, candidate.phone) if part)
    paragraphs = [text for text in candidate.answers[LETTER].splitlines() if text.strip()]
    lines = [Line(kind=LineKind.NAME, text=candidate.name.full)]
    lines += [Line(kind=LineKind.TEXT, text=text) for text in (contact, *paragraphs)]
    if candidate.disclosure:
        lines.append(Line(kind=LineKind.NOTE, text=candidate.disclosure))
    return tuple(lines)


def _imprint(candidate: Candidate, kind: str) -> Imprint:
    return Imprint(
        title=f"{kind} {candidate.name.full}",
        author=candidate.name.full,
        disclosure=candidate.disclosure,
    )


def _paper(candidate: Candidate) -> str:
    return "us-letter" if candidate.address.country in _LETTER_PAPER else "a4"


def _kept(content: bytes, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path

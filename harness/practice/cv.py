"""Reads an uploaded CV: its text, and the most recent job that stands in it."""

import io
import re
import zipfile
from pathlib import PurePath
from xml.etree import ElementTree as ET

from harness.practice.pdf import pdf_text
from harness.record import record

MAX_BYTES = 5_000_000
SUFFIXES = (".pdf", ".docx", ".txt")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(
    r"^\s*(?:professional |work(?:ing)? |employment )?(?:experience|history|employment)\s*:?\s*$",
    re.IGNORECASE,
)
_OTHER_HEADING = re.compile(
    r"^\s*(?:career breaks|education|certificates|skills|languages|activities.*|profile|summary|"
    r"references)\s*$",
    re.IGNORECASE,
)
_MOMENT = r"(?:(?:[A-Z][a-z]{2,8}\.?|\d{1,2}[/.])\s?)?(?:19|20)\d{2}(?:-\d{2})?"
_DATES = re.compile(
    rf"{_MOMENT}\s*(?:–|—|-|to|until)\s*(?:{_MOMENT}|[Pp]resent|[Nn]ow|[Tt]oday|[Cc]urrent)"
)
_TITLE_WORDS = re.compile(
    r"\b(analyst|analytics|associate|assistant|manager|engineer|scientist|lead|clerk|operator|"
    r"driver|specialist|coordinator|developer|consultant|intern|trainee|worker|picker|packer|"
    r"planner|cook|server|cashier|supervisor|officer|technician|handler|administrator|advisor|"
    r"representative|nurse|teacher|researcher|loader|porter|barista|soldier|sergeant|steward|"
    r"designer|accountant|buyer|seller|agent|helper|director|head)\b",  # plurals name firms
    re.IGNORECASE,
)


@record
class LastJob:
    """The most recent job as read from a CV; "" for what could not be read with confidence."""

    employer: str = ""
    title: str = ""
    dates: str = ""


def cv_text(name: str, content: bytes) -> str | None:
    """The text of an uploaded CV, None where the file is not what its name says."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".pdf":
        return pdf_text(content) if content.startswith(b"%PDF-") else None
    if suffix == ".docx":
        return _docx_text(content)
    return content.decode("utf-8-sig", errors="replace")


def last_job(text: str) -> LastJob:
    """The first job under the heading of the work history, as far as it can be told."""
    entry = _first_entry(text)
    if entry is None:
        return LastJob()
    found = _DATES.search(entry)
    if found is None:
        return LastJob()
    rest = (entry[: found.start()] + entry[found.end() :]).replace("()", "").strip(" ,–—-|()\t")
    title, employer = _split(rest)
    return LastJob(employer=employer, title=title, dates=" ".join(found[0].split()))


def muddled(job: LastJob) -> LastJob:
    """What a bad parser makes of it: title and employer change places, the dates are off."""
    shifted = re.sub(r"(?:19|20)\d{2}", lambda year: str(int(year[0]) - 11), job.dates)
    return LastJob(
        employer=job.title or "Curriculum Vitae",
        title=job.employer or "References on request",
        dates=shifted or "Jan 1970 – Jan 1971",
    )


def _docx_text(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > MAX_BYTES:
                return None
            document = archive.read(info)
        if b"<!DOCTYPE" in document or b"<!ENTITY" in document:
            return None
        root = ET.fromstring(document)  # noqa: S314 - size is bounded, entities are refused
    except (zipfile.BadZipFile, KeyError, ET.ParseError):
        return None
    paragraphs = (
        "".join(node.text or "" for node in paragraph.iter(f"{_WORD}t"))
        for paragraph in root.iter(f"{_WORD}p")
    )
    return "\n".join(paragraphs)


def _first_entry(text: str) -> str | None:
    """The words of the first dated entry under the heading: lines until the dates are complete."""
    lines = iter(text.splitlines())
    if not any(_HEADING.match(line) for line in lines):
        return None
    entry = ""
    for line in lines:
        if _OTHER_HEADING.match(line) or line.lstrip().startswith(("- ", "•")):
            break
        if line.strip():
            entry = f"{entry} {line.strip()}".strip()
            found = _DATES.search(entry)
            if found and entry.count("(") == entry.count(")"):
                return entry
    return entry or None


def _split(words: str) -> tuple[str, str]:
    """Title and employer; both empty where it cannot be told which is which."""
    for separator in (" at ", " | ", " — ", " – ", " @ ", ", "):
        left, found, right = words.partition(separator)
        if not found or separator in right:
            continue
        left, right = left.strip(" ,"), right.strip(" ,")
        if separator in {" at ", " @ "} or _TITLE_WORDS.search(left):
            return left, right
        if _TITLE_WORDS.search(right):
            return right, left
    return "", ""

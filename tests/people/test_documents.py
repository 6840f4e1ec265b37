"""One set of facts in text, DOCX and PDF: read back, nothing is lost, and all of it discloses."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
from hypothesis import HealthCheck, assume, given, settings

from harness.candidate import Name
from harness.evidence import Fact
from harness.people.documents import cv_docx, cv_file, cv_pdf, cv_write, file_name, fits_pdf
from harness.people.facts import cv_facts
from harness.people.layout import Layout, Look
from harness.people.strategies import CV, cvs
from harness.project import bundled, read_candidates

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FOLDER = bundled("scenarios") / "candidates"
OLENA = read_candidates([FOLDER], ["olena-kovalenko"])["olena-kovalenko"]
MAYA = read_candidates([FOLDER], ["maya-fischer"])["maya-fischer"]
_ENTRY = re.compile(r"(?P<title>.+), (?P<employer>[^,]+) \((?P<dates>[^()]+ – [^()]+)\)")
_DEGREE = re.compile(r"(?P<degree>.+) \[(?P<level>.+)\], (?P<school>.+), (?P<year>\d{4})")


def words(text: str) -> list[str]:
    return re.sub(r"^[-•] ", "", text, flags=re.MULTILINE).split()


def docx_lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def read_history(lines: list[str]) -> list[tuple[str, str]]:
    """A parser of its own: jobs, duties, degrees and skills by the section they stand in."""
    section, found = "", []
    for line in lines:
        if line in {
            "Profile", "Experience", "Career breaks", "Education", "Certificates", "Skills",
            "Languages", "Activities and awards",
        }:  # fmt: skip
            section = line
        elif section == "Experience" and (entry := _ENTRY.fullmatch(line)):
            found += [
                ("history.title", entry["title"]),
                ("history.employer", entry["employer"]),
                ("history.date", entry["dates"]),
            ]
        elif section == "Experience":
            found.append(("history.duties", line))
        elif section == "Education" and (degree := _DEGREE.fullmatch(line)):
            found += [
                ("education.degree", degree["degree"]),
                ("education.level", degree["level"]),
                ("education.school", degree["school"]),
                ("education.date", degree["year"]),
            ]
        elif section == "Certificates":
            found.append(("certificate", line))
        elif section == "Skills":
            found += [("experience.skill", skill) for skill in line.split(", ")]
        elif section == "Languages":
            found.append(("language.level", line))
    return found


@SLOW
@given(cv=cvs())
def test_every_fact_stands_in_the_text_word_for_word(cv: CV) -> None:
    assert all(fact.text in cv.text for fact in cv_facts(cv.candidate))


@SLOW
@given(cv=cvs())
def test_the_word_document_read_back_has_the_same_words(cv: CV) -> None:
    lines = docx_lines(cv_docx(cv.candidate, cv.layout))
    assert words("\n".join(lines)) == words(cv.text)


@SLOW
@given(cv=cvs())
def test_the_pdf_read_back_has_the_same_words(cv: CV) -> None:
    assume(fits_pdf(cv.candidate, cv.layout))
    pages = pypdf.PdfReader(io.BytesIO(cv_pdf(cv.candidate, cv.layout))).pages
    read, meant = words("\n".join(page.extract_text() for page in pages)), words(cv.text)
    if cv.candidate.look is Look.TWO_COLUMNS:  # the narrow column is read first
        read, meant = sorted(read), sorted(meant)
    assert read == meant


@SLOW
@given(cv=cvs())
def test_history_education_and_skills_are_parsed_back_as_the_same_facts(cv: CV) -> None:
    assume(cv.layout is not Layout.LISTED)
    kinds = ("history.", "education.", "certificate", "experience.", "language.")
    meant = [f for f in cv_facts(cv.candidate) if f.meaning.startswith(kinds)]
    read = read_history(docx_lines(cv_docx(cv.candidate, cv.layout))[:-1])
    assert sorted(Fact(meaning=m, text=t).text + m for m, t in read) == sorted(
        f.text + f.meaning for f in meant
    )


@SLOW
@given(cv=cvs())
def test_the_same_candidate_gives_the_same_bytes(cv: CV) -> None:
    assert cv_docx(cv.candidate, cv.layout) == cv_docx(cv.candidate, cv.layout)
    if fits_pdf(cv.candidate, cv.layout):
        assert cv_pdf(cv.candidate, cv.layout) == cv_pdf(cv.candidate, cv.layout)


def test_documents_say_that_the_applicant_is_synthetic() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(cv_pdf(MAYA)))
    word = docx.Document(io.BytesIO(cv_docx(MAYA)))
    assert pdf.metadata is not None
    assert "not a real person" in str(pdf.metadata.subject)
    assert "not a real person" in word.core_properties.subject
    assert docx_lines(cv_docx(MAYA))[-1] == MAYA.disclosure
    assert pdf.metadata.author == word.core_properties.author == "Maya Fischer"


def test_a_name_that_would_not_come_back_from_a_pdf_is_sent_as_a_word_document(
    tmp_path: Path,
) -> None:
    for name in ("小龙 陈", "مريم العلي", "מרים כהן", "प्रिया शर्मा"):
        first, last = name.split()
        path = cv_file(replace(MAYA, name=Name(given=first, family=last)), tmp_path)
        assert path.name == f"{first}_{last}_CV.docx"
        assert docx_lines(path.read_bytes())[0] == name


def test_a_cyrillic_name_is_sent_as_a_pdf_and_comes_back(tmp_path: Path) -> None:
    path = cv_file(OLENA, tmp_path)
    assert path.name == "Олена_Коваленко_CV.pdf"
    assert pypdf.PdfReader(path).pages[0].extract_text().startswith("Олена Коваленко")


def test_a_latin_name_is_sent_as_a_pdf(tmp_path: Path) -> None:
    path = cv_file(MAYA, tmp_path)
    assert path.name == "Maya_Fischer_CV.pdf"
    assert path.read_bytes().startswith(b"%PDF")


def test_a_text_document_is_the_text(tmp_path: Path) -> None:
    path = cv_write(MAYA, tmp_path, "txt")
    assert path.read_text(encoding="utf-8").splitlines()[0] == "Maya Fischer"


def test_a_very_long_name_still_makes_a_file(tmp_path: Path) -> None:
    long = replace(MAYA, name=replace(MAYA.name, given="Ā" * 300, family="B/C"))
    assert len(file_name(long, "docx").encode()) < 255
    assert cv_file(long, tmp_path).is_file()


def test_a_long_cv_goes_on_on_the_next_page() -> None:
    busy = replace(MAYA, jobs=MAYA.jobs * 20)
    pages = pypdf.PdfReader(io.BytesIO(cv_pdf(busy))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) > 2
    assert text.count("Northwind Traders") == 20

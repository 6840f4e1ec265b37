"""The PDFs are tagged: a reader that goes by structure finds headings, paragraphs and lists."""

import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings

from harness.candidate import Candidate, Layout, Look, Name
from harness.errors import ConfigError
from harness.people.candidates import People
from harness.people.documents import (
    cv_docx,
    cv_pdf,
    cv_write,
    disclosed,
    file_name,
    letter_file,
    undisclosed,
)
from harness.people.facts import cv_facts
from harness.people.layout import LineKind, cv_lines, cv_text
from harness.people.strategies import made_up_candidates
from harness.people.typesetting import reads_back
from harness.people.writing import write_cvs
from harness.practice.cv import last_job
from harness.practice.pdf import pdf_text
from harness.scenario import Generate

SOME = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WANTED = Generate(family="nursing", count=5)


def people(count: int = 5) -> list[Candidate]:
    return list(People(4, today=date(2026, 3, 1)).make(replace(WANTED, count=count)))


ONE = people(1)[0]
looks = pytest.mark.parametrize("look", list(Look))


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def tags(reader: pypdf.PdfReader) -> list[str]:
    """The names of all structure elements in reading order."""
    root: Any = reader.trailer["/Root"]
    return list(_below(root["/StructTreeRoot"].get_object()))


def _below(element: Any) -> Iterator[str]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if not isinstance(element, dict):
        return
    if "/S" in element:
        yield str(element["/S"])
    below: Any = element.get("/K", ())
    below = below.get_object() if hasattr(below, "get_object") else below
    for child in below if isinstance(below, list) else [below]:
        yield from _below(child)


def squeezed(text: str) -> str:
    """Text without white space and bullets: line ends are the page's, not the candidate's."""
    return "".join(text.replace("•", "").split())


def pdf_words(content: bytes) -> str:
    return squeezed("\n".join(page.extract_text() for page in opened(content).pages))


@looks
def test_headings_paragraphs_and_lists_are_tagged_in_the_order_of_the_lines(look: Look) -> None:
    found = tags(opened(cv_pdf(ONE, look=look)))
    lines = cv_lines(ONE)
    kinds = [line.kind for line in lines]
    assert found.count("/H1") == 1
    assert found.count("/H2") == kinds.count(LineKind.HEADING)
    assert found.count("/H3") == kinds.count(LineKind.ENTRY)
    assert found.count("/LI") == kinds.count(LineKind.BULLET)
    assert found.count("/P") >= kinds.count(LineKind.TEXT)
    assert found.index("/H1") < found.index("/H2") < found.index("/H3")


@looks
def test_language_title_and_marks_are_those_of_an_accessible_document(look: Look) -> None:
    reader = opened(cv_pdf(ONE, look=look))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"CV {ONE.name.full}"
    packet = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in packet
    assert ONE.disclosure in packet


@SOME
@given(person=made_up_candidates())
def test_the_facts_are_the_same_in_text_pdf_and_word(person: Candidate) -> None:
    pdf, text = pdf_words(cv_pdf(person)), cv_text(person)
    word = docx.Document(io.BytesIO(cv_docx(person)))
    paragraphs = {paragraph.text for paragraph in word.paragraphs}
    lines = {line.text for line in cv_lines(person)}
    assert paragraphs == lines
    for fact in cv_facts(person):
        assert squeezed(fact.text) in pdf
        assert fact.text in text
    assert sorted(pdf) == sorted(squeezed("".join(line.text for line in cv_lines(person))))


@SOME
@given(person=made_up_candidates())
def test_a_simple_parser_finds_the_newest_job_in_every_look(person: Candidate) -> None:
    found = last_job(pdf_text(cv_pdf(person)))
    job = person.jobs[0]
    assert (found.title, found.employer) in {(job.title, job.employer), ("", "")}
    assert found.dates


def test_word_documents_have_real_headings_lists_and_a_language() -> None:
    document = docx.Document(io.BytesIO(cv_docx(ONE)))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert document.core_properties.language == "en-US"


@looks
def test_looks_differ_and_hold_the_same_words(look: Look) -> None:
    content = cv_pdf(ONE, look=look)
    assert sorted(pdf_words(content)) == sorted(
        squeezed("".join(line.text for line in cv_lines(ONE)))
    )
    others = [cv_pdf(ONE, look=other) for other in Look if other is not look]
    assert content not in others


def test_many_threads_get_what_one_gets() -> None:
    everyone = people(8)
    alone = [cv_pdf(person) for person in everyone]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(cv_pdf, everyone * 2)) == alone * 2


def test_a_letter_that_no_font_has_is_refused_with_a_way_out() -> None:
    person = replace(ONE, name=Name(given="小龙", family="陈"))
    with pytest.raises(ConfigError, match="cannot be set as a PDF") as refused:
        cv_pdf(person)
    assert "Word" in (refused.value.remedy or "")


@looks
def test_every_letter_that_is_said_to_come_back_does(look: Look) -> None:
    blocks = (range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
    letters = [chr(code) for block in blocks for code in block]
    letters = [letter for letter in letters if letter.isalpha() and reads_back(letter)]
    assert len(letters) > 1200
    person = replace(ONE, skills=tuple(f"x{letter}y" for letter in letters), layout=Layout.CLASSIC)
    read = pdf_words(cv_pdf(person, look=look))
    assert [letter for letter in letters if f"x{letter}y" not in read] == []


def test_a_sign_that_no_font_has_is_sent_as_a_word_document(tmp_path: Path) -> None:
    person = replace(ONE, summary="Ten years of shipping ℡")
    assert cv_write(person, tmp_path, "pdf").suffix == ".docx"


@pytest.mark.parametrize("name", ["مريم العلي", "מרים כהן"], ids=["Arabic", "Hebrew"])
def test_names_from_right_to_left_can_be_set_but_are_not_sent_as_a_pdf(name: str) -> None:
    given_name, family = name.split()
    person = replace(ONE, name=Name(given=given_name, family=family))
    assert "/H1" in tags(opened(cv_pdf(person)))
    assert not reads_back(name)


def test_a_word_wider_than_the_page_is_set_smaller() -> None:
    person = replace(ONE, name=Name(given="Ā" * 90, family="B"))
    box = opened(cv_pdf(person)).pages[0].mediabox
    widest: list[float] = []

    def see(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        if "Ā" in text:
            widest.append(matrix[4] + 90 * size * abs(matrix[0]) * 0.72)

    opened(cv_pdf(person)).pages[0].extract_text(visitor_text=see)
    assert widest
    assert max(widest) < float(box.width)


def test_documents_disclose_in_their_last_line_and_properties_unless_agreed_otherwise() -> None:
    quiet, told = undisclosed(ONE), disclosed(undisclosed(ONE))
    assert told == ONE
    for person, says in ((ONE, True), (quiet, False)):
        pdf, word = cv_pdf(person), cv_docx(person)
        subject = (opened(pdf).metadata or {}).get("/Subject", "")
        properties = docx.Document(io.BytesIO(word)).core_properties
        assert ("not a real person" in subject) is says
        assert ("not a real person" in properties.comments) is says
        assert cv_text(person).rstrip().endswith(ONE.disclosure) is says
        assert pdf_words(pdf).endswith(squeezed(ONE.disclosure)) is says


def test_nothing_in_a_document_comes_from_the_clock() -> None:
    assert "CreationDate" not in str(opened(cv_pdf(ONE)).metadata)
    with zipfile.ZipFile(io.BytesIO(cv_docx(ONE))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}


def test_letters_are_files_too_where_there_is_one(tmp_path: Path) -> None:
    path = letter_file(ONE, tmp_path)
    assert path is not None
    assert path.name == file_name(ONE, "pdf", kind="Cover_letter")
    told = pdf_words(path.read_bytes())
    assert squeezed(ONE.answers["document.cover_letter"]) in told
    assert told.endswith(squeezed(ONE.disclosure))
    assert letter_file(replace(ONE, answers={}), tmp_path) is None
    text = letter_file(ONE, tmp_path, "txt")
    assert text is not None
    assert ONE.disclosure in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["txt", "pdf", "docx"])
def test_several_processes_write_the_same_files_as_one(suffix: str, tmp_path: Path) -> None:
    def digests(folder: Path, processes: int) -> list[tuple[str, str]]:
        paths = write_cvs(people(), folder, suffix, processes=processes)
        return [(path.name, sha256(path.read_bytes()).hexdigest()) for path in paths]

    assert digests(tmp_path / "one", 1) == digests(tmp_path / "two", 2)


def test_candidates_are_asked_for_only_as_they_are_written(tmp_path: Path) -> None:
    asked = 0

    def counted() -> Iterator[Candidate]:
        nonlocal asked
        for person in people(200):
            asked += 1
            yield person

    paths = write_cvs(counted(), tmp_path, "txt")
    next(paths)
    assert asked <= 50


def test_a_firm_of_accountants_is_not_taken_for_a_title() -> None:
    found = last_job("Experience\nInternal Auditor, Kittleham Accountants (Feb 2022 – present)\n")
    assert (found.title, found.employer) == ("", "")
    assert found.dates

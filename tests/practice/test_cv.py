import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from harness.candidate import Address, Candidate, Degree, Job, Name
from harness.people.documents import cv_write
from harness.people.layout import Layout
from harness.practice.cv import LastJob, cv_text, last_job, muddled
from harness.practice.pdf import pdf_text


def candidate(employer: str = "Northwind Traders", title: str = "Data Analyst") -> Candidate:
    return Candidate(
        id="ada",
        name=Name(given="Zoë", family="O'Neil-Núñez"),
        email="zoe+1@example.com",
        phone="+1 602-555-0111",
        address=Address(
            line="1 Main St", city="Phoenix", region="AZ", postcode="85001", country="United States"
        ),
        headline="Data Analyst",
        summary="I (really) like data \\ and SQL.",
        jobs=(
            Job(employer=employer, title=title, start=date(2021, 3, 1), duties=("Wrote SQL",)),
            Job(employer="Fabrikam", title="Clerk", start=date(2018, 1, 1), end=date(2021, 2, 1)),
        ),
        education=(Degree(school="Lakeview", degree="BSc", level="Bachelor's degree", year=2017),),
    )


def read(path: Path) -> str:
    text = cv_text(path.name, path.read_bytes())
    assert text is not None
    return text


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt"])
def test_the_last_job_is_read_from_every_document(
    suffix: str, layout: Layout, tmp_path: Path
) -> None:
    text = read(cv_write(candidate(), tmp_path, suffix, layout))
    assert last_job(text) == LastJob(
        employer="Northwind Traders", title="Data Analyst", dates="Mar 2021 – present"
    )
    assert "Zoë O'Neil-Núñez" in text
    assert "I (really) like data \\ and SQL." in text


def test_an_entry_that_runs_over_two_lines_is_read_whole(tmp_path: Path) -> None:
    employer = "Northwind Traders and Their Many Sisters and Brothers of the Northern Provinces Ltd"
    text = read(cv_write(candidate(employer=employer), tmp_path, "pdf"))
    assert last_job(text).employer == employer


@pytest.mark.parametrize(
    "entry",
    [
        "Data Analyst at Acme (2019 – 2021)",
        "Acme | Data Analyst, 2019 - 2021",
        "Data Analyst — Acme\n03/2019 – 06/2021",
        "Acme, Data Analyst (2019-03 to 2021-06)",
    ],
)
def test_usual_ways_to_write_a_job_are_read(entry: str) -> None:
    job = last_job(f"Ada Example\n\nWork experience\n{entry}\n- did things\n")
    assert (job.title, job.employer) == ("Data Analyst", "Acme")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada Example\nI worked here and there.",
        "Experience\n- no entry, only bullets",
        "Experience\nThis and That (2019 – 2020)",
        "Experience\nClerk, nights, Acme (2019 – 2020)",
    ],
    ids=["empty", "no heading", "bullets", "no title", "two commas"],
)
def test_what_cannot_be_told_is_left_empty(text: str) -> None:
    job = last_job(text)
    assert (job.title, job.employer) == ("", "")


def test_a_bad_parser_gets_everything_wrong() -> None:
    job = LastJob(employer="Acme", title="Data Analyst", dates="Mar 2019 – present")
    wrong = muddled(job)
    assert (wrong.employer, wrong.title) == ("Data Analyst", "Acme")
    assert wrong.dates == "Mar 2008 – present"


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")
def test_text_in_an_embedded_font_is_read() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    canvas.setFont("Vera", 12)
    canvas.drawString(72, 700, "Łukasz Żółć – Analyst")
    canvas.drawString(72, 680, "SQL & Python")
    canvas.save()
    assert pdf_text(buffer.getvalue()).splitlines()[-1] == "SQL & Python"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cv.pdf", b"PK\x03\x04"),
        ("cv.docx", b"%PDF-1.4"),
        ("cv.docx", b""),
    ],
)
def test_a_file_that_is_not_what_it_is_called_is_refused(name: str, content: bytes) -> None:
    assert cv_text(name, content) is None


def test_a_pdf_of_rubbish_reads_as_nothing() -> None:
    broken = b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\nBT rubbish ET\nendstream endobj"
    assert cv_text("cv.pdf", broken) == ""


def test_a_word_file_with_entities_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert cv_text("cv.docx", buffer.getvalue()) is None

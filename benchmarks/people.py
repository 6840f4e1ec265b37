"""Candidates and their CVs: time, memory and variants in a second, against doing less or plainly.

`python -m benchmarks.people` measures 10,000 candidates as text and as PDF instead of a share.
"""

import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from benchmarks.ratio import Ratio, Side, in_turns, seconds
from harness.candidate import Candidate
from harness.people.application import vacancy
from harness.people.background import backgrounds
from harness.people.candidates import People
from harness.people.documents import cv_pdf, cv_text
from harness.people.families import family_names
from harness.people.layout import cv_lines
from harness.people.marked import spelled, text_of
from harness.people.writing import write_cvs
from harness.scenario import Generate

_TODAY = date(2026, 3, 1)
_WHOLE, _TEXTS, _PDFS = 10_000, 2_000, 200
_VARIANTS, _RERENDERED = 40_000, 2_000
_PROCESSES = 2
_JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"


def measure() -> tuple[Ratio, ...]:
    """Texts and PDFs of made-up people, memory over their number, and variants of one CV."""
    return (_texts(), _pdfs(), _memory(), _variants())


def people(count: int) -> Iterator[Candidate]:
    """So many candidates of all families and seniorities, one by one."""
    names = family_names()
    made = People(1, today=_TODAY)
    share, rest = divmod(count, len(names))
    for place, name in enumerate(names):
        wanted = share + (place < rest)
        if wanted:
            yield from made.make(Generate(family=name, count=wanted))


def write(count: int, suffix: str, processes: int = 1) -> int:
    """Make up candidates, write their CVs, and count the different ones among the files."""
    with TemporaryDirectory() as temporary:
        paths = write_cvs(people(count), Path(temporary), suffix, processes=processes)
        return sum(path.stat().st_size > 0 for path in paths)


def _texts() -> Ratio:
    one = cv_text(next(people(1)))

    def copies() -> None:
        with TemporaryDirectory() as temporary:
            for number in range(_TEXTS):
                folder = Path(temporary) / str(number)
                folder.mkdir()
                (folder / "cv.txt").write_text(one, encoding="utf-8")

    return in_turns(
        f"{_TEXTS:,} candidates as text files",
        ours=("made up and written", lambda: _all_written(write(_TEXTS, "txt"), _TEXTS)),
        other=("one CV written as often", copies),
        times=2,
    )


def _pdfs() -> Ratio:
    persons = list(people(_PDFS))

    def plain() -> None:
        for person in persons:
            _drawn(person)

    def ours() -> None:
        for person in persons:
            cv_pdf(person)

    return in_turns(
        f"{_PDFS} CVs as PDF",
        ours=("tagged, in five looks", ours),
        other=("reportlab, untagged, in one", plain),
        times=2,
        note="One process on both sides; the candidates were made up before.",
    )


def _drawn(person: Candidate) -> bytes:
    """The lines of a CV as a user would draw them: no tags, no structure, no looks."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    height = A4[1] - 56
    canvas.setFont("Helvetica", 10)
    for line in cv_lines(person):
        for row in simpleSplit(line.text, "Helvetica", 10, A4[0] - 112):
            if height < 56:
                canvas.showPage()
                canvas.setFont("Helvetica", 10)
                height = A4[1] - 56
            canvas.drawString(56, height, row)
            height -= 13
    canvas.save()
    return buffer.getvalue()


def _memory() -> Ratio:
    return Ratio(
        of="memory at its highest, text files",
        unit="MB",
        ours=Side(what=f"{_TEXTS:,} candidates", values=(_peak(_TEXTS),)),
        other=Side(what=f"{_TEXTS // 20:,} candidates", values=(_peak(_TEXTS // 20),)),
        note="Both sides are ours; a process of its own for each.",
    )


def _peak(count: int) -> float:
    """The highest memory in MB of a process that writes so many."""
    code = (
        "import resource; from benchmarks.people import write; "
        f"write({count}, 'txt'); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _variants() -> Ratio:
    job = vacancy(_JOB)
    background = backgrounds(job, year=2026, count=1, random=Random(1))[0]  # noqa: S311
    spellings = [{**background.plain, "family": f"Morgan-{n}"} for n in range(_VARIANTS)]
    began = perf_counter()
    texts = {text_of(background.marked, spelling) for spelling in spellings}
    quick = _VARIANTS / (perf_counter() - began)
    assert len(texts) == _VARIANTS
    marked = background.marked

    def whole() -> None:
        for spelling in spellings[:_RERENDERED]:
            cv_text(spelled(marked.candidate, spelling), marked.layout)

    return Ratio(
        of="distinct texts of matched variants in a second",
        unit="texts/s",
        ours=Side(what="only the marked spans written again", values=(quick,)),
        other=Side(what="the whole CV written again", values=(_RERENDERED / seconds(whole),)),
        note="Both sides are ours, on one core; higher is better.",
    )


def _all_written(written: int, wanted: int) -> None:
    assert written == wanted, f"{written} of {wanted} were written"


def main() -> None:
    """The whole of it: 10,000 candidates as text by one process and as PDF by two."""
    distinct = {hash(cv_text(person).split("\n", 4)[-1]) for person in people(_WHOLE)}
    print(f"{len(distinct):,} of {_WHOLE:,} CVs differ below the contact details")
    for suffix, processes in (("txt", 1), ("pdf", _PROCESSES)):
        began = perf_counter()
        _all_written(write(_WHOLE, suffix, processes), _WHOLE)
        took = perf_counter() - began
        print(f"{_WHOLE:,} {suffix}: {took:.0f} s with {processes} process(es)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its highest: {peak:.0f} MB")


if __name__ == "__main__":
    main()

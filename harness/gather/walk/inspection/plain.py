"""Probes that only read: the title of a step, limits of length and of time."""

import re

from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.walk.inspection.notes import Notes

_SHORT = 2_000
_TIME_LIMIT = re.compile(
    r"[^.!?\n]*\b(session|form|page|time)\b[^.!?\n]*"
    r"\b(expires?|times? out|timed? out|run(s|ning)? out|ends? in|remaining)\b[^.!?\n]*"
    r"|[^.!?\n]*\byou have \d+ (minutes?|seconds?)\b[^.!?\n]*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{2,}")


def read_step(view: PageView, notes: Notes) -> None:
    """Look at what a step says about itself."""
    _title(view, notes)
    _time_limit(view, notes)
    for control in view.questions:
        _length(control, notes)


def _title(view: PageView, notes: Notes) -> None:
    title = view.title.strip()
    told = bool(_WORDS.search(title)) and title not in {view.url, "Untitled", "undefined"}
    notes.probe(
        "title",
        told,
        tried="the title of the document was read",
        expected="it says what this page is for",
        quote=title,
        detail="" if told else "the title is empty or says nothing",
    )


def _time_limit(view: PageView, notes: Notes) -> None:
    said = _TIME_LIMIT.search(view.text)
    if said:
        notes.probe(
            "time limit",
            None,
            tried="the page was searched for words about a limit of time",
            expected="a limit can be extended, or is longer than 20 hours",
            detail="the page speaks of a limit of time",
            quote=said.group(0).strip(),
        )


def _length(control: SeenControl, notes: Notes) -> None:
    """Whether a limit that an answer may meet is told before one meets it."""
    written = control.control in {Control.TEXTAREA, Control.RICH_TEXT}
    if not written or control.max_length is None or control.max_length > _SHORT:
        return
    said = " ".join(
        part
        for part in (control.label, control.description, control.placeholder, control.section)
        if part
    )
    digits = re.sub(r"(?<=\d)[,.\s](?=\d)", "", said)
    told = str(control.max_length) in digits
    notes.probe(
        "length",
        told,
        control=control,
        tried=f"it takes {control.max_length} characters",
        expected="the limit is told beside the field",
        detail="" if told else "nothing says so; what is longer is cut off without a word",
    )

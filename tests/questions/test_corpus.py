"""The reader against labelled questions in eight languages, half of them kept back from it."""

from collections import Counter
from dataclasses import replace

import pytest

from harness.reading.questions import MEANINGS, understand
from tests.questions.labelled import Row, load, share

ROWS = load()
DEVELOPED = tuple(row for row in ROWS if not row.kept_back)
KEPT_BACK = tuple(row for row in ROWS if row.kept_back)
_BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


def _bands(rows: tuple[Row, ...]) -> dict[str, tuple[float, int]]:
    """Right share and count of each band of confidence, of what is answered."""
    told = {}
    for low, high in _BANDS:
        held = [row for row in rows if row.answered and low <= row.found.confidence < high]
        told[f"{low:.1f}–{min(high, 1):.1f}"] = (
            share([r for r in held if r.right], held),
            len(held),
        )
    return told


def test_every_meaning_and_every_language_has_rows_enough() -> None:
    counts = Counter(row.meanings[0] for row in ROWS)
    assert {meaning for meaning in MEANINGS if counts[meaning] == 0} == set()
    by_file = Counter(row.file for row in ROWS)
    assert min(by_file[name] for name in by_file if name != "mixed") >= 60
    assert by_file["english_hard"] >= 300


def test_a_row_of_the_corpus_has_meanings_of_the_vocabulary() -> None:
    assert {meaning for row in ROWS for meaning in row.meanings} <= MEANINGS


@pytest.mark.parametrize(
    ("rows", "least"), [(DEVELOPED, 0.99), (KEPT_BACK, 0.97)], ids=["developed", "kept back"]
)
def test_most_questions_are_understood(
    rows: tuple[Row, ...], least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = [row for row in rows if row.answered]
    right = share([row for row in answered if row.right], answered)
    wrong = share([row for row in rows if row.specific and not row.right], rows)
    with capsys.disabled():
        print(f"\n{len(rows)} rows: right {right:.3f}, wrong subject {wrong:.3f}; {_bands(rows)}")  # noqa: T201 - the figures are the point
    assert right >= least
    assert wrong <= 0.01


@pytest.mark.parametrize("file", sorted({row.file for row in KEPT_BACK}))
def test_no_language_falls_behind_on_what_was_kept_back(file: str) -> None:
    rows = [row for row in KEPT_BACK if row.file == file]
    assert share([row for row in rows if row.right], rows) >= 0.93


def test_what_is_said_with_confidence_is_right() -> None:
    """A band of confidence is right at least as often as its lower end says."""
    for low, high in _BANDS[2:]:
        held = [row for row in KEPT_BACK if row.specific and low <= row.found.confidence < high]
        assert share([row for row in held if row.right], held) >= low, low


def test_marks_of_being_required_change_nothing() -> None:
    for row in ROWS[::9]:
        for mark in ("{} *", "{} (required)", "* {}", "{}* Erforderlich", "{} (obligatoire)"):
            shown = replace(row.asked, label=mark.format(row.asked.label))
            assert understand(shown).meaning == row.found.meaning, shown.label

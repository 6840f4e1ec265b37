"""Loads the labelled questions and compares what the reader finds with what was labelled."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.evidence import Control
from harness.reading.questions import Asked, Understanding, understand

CORPUS = Path(__file__).parent / "corpus"
_CONTROLS = {
    "text": Control.TEXT,
    "area": Control.TEXTAREA,
    "select": Control.SELECT,
    "combo": Control.COMBOBOX,
    "yesno": Control.RADIO,
    "box": Control.CHECKBOX,
    "file": Control.FILE,
    "date": Control.DATE,
    "number": Control.NUMBER,
    "phone": Control.PHONE,
    "email": Control.TEXT,
}
_TYPES = {"email": "email", "phone": "tel", "date": "date", "number": "number"}
_YES_NO = {
    "en": ("Yes", "No"),
    "de": ("Ja", "Nein"),
    "fr": ("Oui", "Non"),
    "es": ("Sí", "No"),
    "nl": ("Ja", "Nee"),
    "pt": ("Sim", "Não"),
    "it": ("Sì", "No"),
    "pl": ("Tak", "Nie"),
}


@dataclass(frozen=True)
class Row:
    """A question as a page might put it, and the meanings that can be defended."""

    file: str
    asked: Asked
    meanings: tuple[str, ...]
    found: Understanding = field(compare=False)

    @property
    def kept_back(self) -> bool:
        """Whether it belongs to the half that no rule was written against."""
        text = f"{self.file}|{self.meanings[0]}|{self.asked.label}|{self.asked.section}"
        return hashlib.sha256(text.encode()).digest()[0] % 2 == 1

    @property
    def answered(self) -> bool:
        return self.found.meaning != "unknown"

    @property
    def specific(self) -> bool:
        """Whether the reader claims to know the subject, not only the way of answering."""
        return self.answered and not self.found.meaning.startswith("question.")

    @property
    def right(self) -> bool:
        return self.found.meaning in self.meanings

    @property
    def abstained(self) -> bool:
        """Whether the reader only says that there is a question whose subject it does not know."""
        return not self.specific and not self.right


def load() -> tuple[Row, ...]:
    """Every row of every file."""
    return tuple(row for path in sorted(CORPUS.glob("*.toml")) for row in _rows(path))


def share(part: Iterable[object], whole: Iterable[object]) -> float:
    """Count of `part` through count of `whole`; 1 where there is nothing."""
    bottom = len(list(whole))
    return len(list(part)) / bottom if bottom else 1.0


def _rows(path: Path) -> Iterator[Row]:
    content = tomllib.loads(path.read_text("utf-8"))
    language = content.pop("language")
    for meaning, by_control in content.items():
        for control, entries in by_control.items():
            for entry in entries:
                one = {"label": entry} if isinstance(entry, str) else dict(entry)
                yield _row(path.stem, meaning, control, one, language)


def _row(file: str, meaning: str, control: str, entry: dict[str, Any], language: str) -> Row:
    also = tuple(entry.pop("also", ()))
    options = tuple(entry.pop("options", ()))
    spoken = entry.pop("language", language)
    asked = Asked(
        control=_CONTROLS[control],
        input_type=_TYPES.get(control),
        options=options or (_YES_NO.get(spoken, ()) if control == "yesno" else ()),
        language=spoken,
        **entry,
    )
    return Row(file=file, asked=asked, meanings=(meaning, *also), found=understand(asked))

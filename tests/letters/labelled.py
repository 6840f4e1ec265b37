"""Loads the labelled mails and compares what the reader finds with what was labelled."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.evidence import Link, Message
from harness.reading.letters import Found, Letter, read

CORPUS = Path(__file__).parent / "corpus"
RECEIVED = datetime(2026, 3, 2, 9, 3, tzinfo=UTC)
ITEMS = (
    "names_candidate", "names_role", "role_in_subject", "names_employer", "generic_greeting",
    "template_leak", "wrong_name", "answerable", "contact", "signed_by_person", "next_step",
    "read_by", "brush_off", "stage", "survey", "ai_statement", "status_link", "withdraw_route",
)  # fmt: skip
DETAILS = (
    "who", "length", "format", "topics", "access", "accommodation", "self_schedule", "phone_tag",
)  # fmt: skip
VALUES = ("kind", "decision", "timeline", "reason", "way_forward", "feedback")


@dataclass(frozen=True)
class Labelled:
    name: str
    trap: str | None
    letter: Letter
    expected: dict[str, Any]

    def mistakes(self) -> list[str]:
        return [f"{item}: {want}, read {got}" for item, want, got in self.answers() if want != got]

    def answers(self) -> list[tuple[str, str, str]]:
        """Item, label, and what was read."""
        answers = [
            (item, self.expected[item], str(getattr(self.letter, item).value))
            for item in VALUES
            if item in self.expected
        ]
        items = [(item, getattr(self.letter, item)) for item in ITEMS]
        if self.expected["kind"] == "invitation":
            items += [(item, getattr(self.letter.invitation, item)) for item in DETAILS]
        return answers + [(item, self._label(item), str(value.value)) for item, value in items]

    def _label(self, item: str) -> str:
        if item in self.expected.get("unclear", ()):
            return str(Found.UNCLEAR)
        return str(Found.FOUND if item in self.expected["found"] else Found.NOT_FOUND)


@dataclass
class Tally:
    """Counts of one item; an *unclear* answer to a clear label is a miss, never a false alarm."""

    right: int = 0
    false: int = 0
    missed: int = 0
    n: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


NOTHING = {"not found", "none", "unclear"}


def tally(mails: list[Labelled]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for mail in mails:
        for item, want, got in mail.answers():
            count = tallies.setdefault(item, Tally())
            count.n += 1
            count.right += got == want and want not in NOTHING
            count.false += got != want and got not in NOTHING
            count.missed += got != want and want not in NOTHING
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    """One line for each item: n, how often it is there, precision and recall."""
    lines = [f"{'item':<18}{'n':>5}{'there':>7}{'precision':>11}{'recall':>9}"]
    for item, count in tallies.items():
        there = count.right + count.missed
        figures = f"{count.n:>5}{there:>7}{count.precision:>11.2f}{count.recall:>9.2f}"
        lines.append(f"{item:<18}{figures}")
    return "\n".join(lines)


def letter(
    text: str, *, subject: str = "Your application", also_called: tuple[str, ...] = ()
) -> Letter:
    """A plain mail of Acme to Ada, read."""
    data = {"from_name": "Acme", "from_address": "careers@acme.example", "subject": subject}
    return _read({**data, "text": text, "also_called": also_called}, "short")


def load() -> list[Labelled]:
    return [_load(path) for path in sorted(CORPUS.glob("*.toml"))]


def _load(path: Path) -> Labelled:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Labelled(path.stem, data.get("trap"), _read(data, path.stem), data["expected"])


def _read(data: dict[str, Any], name: str) -> Letter:
    message = Message(
        id="mail/0001",
        at=RECEIVED,
        message_id=f"<{name}@acme.example>",
        received_at=RECEIVED,
        from_name=data["from_name"],
        from_address=data["from_address"],
        reply_to=data.get("reply_to"),
        to="candidates+ada@example.com",
        subject=data["subject"],
        text=data["text"],
        links=tuple(Link(**link) for link in data.get("links", ())),
        calendar=data.get("calendar"),
    )
    return read(
        message,
        candidate_name=data.get("candidate", "Ada Example"),
        given_name=data.get("given", "Ada"),
        role=data.get("role", "Data Analyst"),
        employer=data.get("employer", "Acme"),
        also_called=data.get("also_called", ()),
    )

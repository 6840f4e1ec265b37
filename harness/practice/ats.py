"""The applicant-tracking system's database: drafts, applications, stages, events and letters."""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.practice.agenda import Appointment, Event
from harness.record import record

_TABLES = """
CREATE TABLE IF NOT EXISTS drafts (
  token TEXT PRIMARY KEY, posting TEXT NOT NULL, email TEXT NOT NULL, started_at TEXT NOT NULL,
  answers TEXT NOT NULL, errors TEXT NOT NULL, done TEXT NOT NULL,
  cv_name TEXT, cv BLOB, cv_text TEXT, submitted_at TEXT);
CREATE TABLE IF NOT EXISTS applications (
  token TEXT PRIMARY KEY REFERENCES drafts (token), reference TEXT UNIQUE NOT NULL,
  posting TEXT NOT NULL, email TEXT NOT NULL, submitted_at TEXT NOT NULL,
  answers TEXT NOT NULL, cv_name TEXT, cv_sha256 TEXT, honeypot INTEGER NOT NULL,
  score REAL NOT NULL, passed INTEGER NOT NULL, interview_at TEXT, slots TEXT NOT NULL,
  withdrawn_at TEXT);
CREATE TABLE IF NOT EXISTS equality (posting TEXT NOT NULL, answers TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (
  number INTEGER PRIMARY KEY, token TEXT NOT NULL, event TEXT NOT NULL, at TEXT NOT NULL,
  promises TEXT, done INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS stages (token TEXT NOT NULL, at TEXT NOT NULL, stage TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS letters (
  token TEXT NOT NULL, event TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS replies (
  token TEXT NOT NULL, at TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL);
"""


@record
class Draft:
    """An application that is being written.

    `answers` and `errors` go by the name of the question, `done` names the steps that were sent.
    """

    token: str
    posting: str
    answers: Mapping[str, str]
    errors: Mapping[str, str]
    done: tuple[str, ...]
    cv_name: str | None
    cv_text: str | None
    submitted: bool


@record
class Received:
    """An application as it arrived. Times are UTC; `score` is the screener's, in 0–1."""

    token: str
    reference: str
    posting: str
    email: str
    submitted_at: datetime
    answers: Mapping[str, str]
    cv_name: str | None
    cv_sha256: str | None
    honeypot_filled: bool
    score: float
    passed: bool
    interview_at: datetime | None
    slots: tuple[datetime, ...]
    withdrawn_at: datetime | None

    @property
    def name(self) -> str:
        """The full name as typed."""
        return f"{self.answers['given_name']} {self.answers.get('family_name', '')}".strip()


@record
class Due:
    """An event that is planned: `number` is its key; `promises` is the next word's date."""

    number: int
    token: str
    event: Event
    at: datetime
    promises: datetime | None


@record
class Stage:
    """Where an application stood from `at` on, in the status page's words."""

    at: datetime
    stage: str


@record
class LetterSent:
    """A letter that left."""

    token: str
    event: str
    at: datetime
    subject: str


class Ats:
    """The database, one file in a folder; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._database = sqlite3.connect(folder / "ats.sqlite3", check_same_thread=False)
        self._database.row_factory = sqlite3.Row
        with self._lock, self._database:
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def start(self, posting: str, email: str, *, seed: int, at: datetime) -> str:
        """Open a draft; returns its token, the same for the same seed, posting and address."""
        with self._lock:
            found = self._all(
                "SELECT token FROM drafts WHERE posting = ? AND email = ?", (posting, email)
            )
            words = f"{seed}|{posting}|{email}|{len(found)}"
            token = hashlib.sha256(words.encode()).hexdigest()[:20]
            self._do(
                "INSERT INTO drafts (token, posting, email, started_at, answers, errors, done) "
                "VALUES (?, ?, ?, ?, '{}', '{}', '[]')",
                (token, posting, email, _text(at)),
            )
            return token

    def draft(self, token: str) -> Draft | None:
        """The draft, None where there is none."""
        rows = self._all("SELECT * FROM drafts WHERE token = ?", (token,))
        if not rows:
            return None
        row = rows[0]
        return Draft(
            token=token,
            posting=row["posting"],
            answers=json.loads(row["answers"]),
            errors=json.loads(row["errors"]),
            done=tuple(json.loads(row["done"])),
            cv_name=row["cv_name"],
            cv_text=row["cv_text"],
            submitted=row["submitted_at"] is not None,
        )

    def save_step(
        self, token: str, step: str, *, answers: Mapping[str, str], errors: Mapping[str, str]
    ) -> None:
        """Keep what a step was sent, with what is wrong with it; it is done where nothing is."""
        with self._lock:
            draft = self.draft(token)
            if draft is None:
                return
            done = [name for name in draft.done if name != step] + ([] if errors else [step])
            self._do(
                "UPDATE drafts SET answers = ?, errors = ?, done = ? WHERE token = ?",
                (
                    json.dumps({**draft.answers, **answers}, ensure_ascii=False),
                    json.dumps(dict(errors), ensure_ascii=False),
                    json.dumps(done),
                    token,
                ),
            )

    def save_cv(self, token: str, name: str, content: bytes, text: str) -> None:
        """Keep the uploaded CV."""
        self._do(
            "UPDATE drafts SET cv_name = ?, cv = ?, cv_text = ? WHERE token = ?",
            (name, content, text, token),
        )

    def cv(self, token: str) -> bytes | None:
        """The uploaded CV, None where there is none."""
        rows = self._all("SELECT cv FROM drafts WHERE token = ?", (token,))
        return rows[0]["cv"] if rows else None

    def submit(
        self,
        received: Received,
        *,
        equality: Mapping[str, str],
        stage: str,
        appointments: Iterable[Appointment],
    ) -> bool:
        """Take an application in with all that is planned for it, once and whole.

        The equality answers are kept without a link to the application. False where it was in
        already.
        """
        with self._lock, self._database:
            taken = self._database.execute(
                "UPDATE drafts SET submitted_at = ? WHERE token = ? AND submitted_at IS NULL",
                (_text(received.submitted_at), received.token),
            )
            if taken.rowcount == 0:
                return False
            self._database.execute(
                "INSERT INTO applications VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, NULL)",
                (
                    received.token,
                    received.reference,
                    received.posting,
                    received.email,
                    _text(received.submitted_at),
                    json.dumps(dict(received.answers), ensure_ascii=False),
                    received.cv_name,
                    received.cv_sha256,
                    received.honeypot_filled,
                    received.score,
                    received.passed,
                    json.dumps([_text(slot) for slot in received.slots]),
                ),
            )
            self._database.execute(
                "INSERT INTO equality VALUES (?, ?)",
                (received.posting, json.dumps(dict(equality), ensure_ascii=False)),
            )
            self._enter(received.token, received.submitted_at, stage)
            self._plan(received.token, appointments)
            return True

    def applications(self) -> tuple[Received, ...]:
        """All applications, in the order in which they arrived."""
        rows = self._all("SELECT * FROM applications ORDER BY submitted_at, token", ())
        return tuple(map(_received, rows))

    def application(self, token: str) -> Received | None:
        """One application, None where there is none."""
        rows = self._all("SELECT * FROM applications WHERE token = ?", (token,))
        return _received(rows[0]) if rows else None

    def applied_before(self, posting: str, email: str) -> Received | None:
        """An application of this address for this posting that was not withdrawn."""
        rows = self._all(
            "SELECT * FROM applications WHERE posting = ? AND lower(email) = lower(?) "
            "AND withdrawn_at IS NULL",
            (posting, email),
        )
        return _received(rows[0]) if rows else None

    def book(self, token: str, slot: datetime) -> None:
        """Fix the interview."""
        self._do("UPDATE applications SET interview_at = ? WHERE token = ?", (_text(slot), token))

    def withdraw(self, token: str, at: datetime) -> None:
        """Take the application back, with everything that was planned for it."""
        with self._lock:
            self._do("UPDATE applications SET withdrawn_at = ? WHERE token = ?", (_text(at), token))
            self.forget(token, frozenset(Event))

    def plan(self, token: str, appointments: Iterable[Appointment]) -> None:
        """Put appointments into the calendar."""
        with self._lock, self._database:
            self._plan(token, appointments)

    def forget(self, token: str, events: frozenset[Event]) -> None:
        """Strike these events of an application from the calendar, where they are still to come."""
        with self._lock, self._database:
            self._database.executemany(
                "DELETE FROM events WHERE token = ? AND event = ? AND done = 0",
                [(token, event) for event in events],
            )

    def next_due(self, until: datetime) -> Due | None:
        """The earliest event that is still to come and due until then."""
        rows = self._all(
            "SELECT * FROM events WHERE done = 0 AND at <= ? ORDER BY at, number LIMIT 1",
            (_text(until),),
        )
        if not rows:
            return None
        row = rows[0]
        return Due(
            number=row["number"],
            token=row["token"],
            event=Event(row["event"]),
            at=_time(row["at"]),
            promises=_time(row["promises"]) if row["promises"] else None,
        )

    def mark_done(self, number: int) -> None:
        """Cross an event off."""
        self._do("UPDATE events SET done = 1 WHERE number = ?", (number,))

    def promised(self, token: str) -> datetime | None:
        """The date last promised for the next word, None where there is none."""
        rows = self._all(
            "SELECT promises FROM events WHERE token = ? AND done = 1 ORDER BY at DESC, number "
            "DESC LIMIT 1",
            (token,),
        )
        return _time(rows[0]["promises"]) if rows and rows[0]["promises"] else None

    def enter_stage(self, token: str, at: datetime, stage: str) -> None:
        """Note where the application stands from now on."""
        with self._lock, self._database:
            self._enter(token, at, stage)

    def stages(self, token: str) -> tuple[Stage, ...]:
        """Where the application stood, oldest first."""
        rows = self._all("SELECT * FROM stages WHERE token = ? ORDER BY at, rowid", (token,))
        return tuple(Stage(at=_time(row["at"]), stage=row["stage"]) for row in rows)

    def note_letter(self, letter: LetterSent) -> None:
        """Note that a letter left."""
        self._do(
            "INSERT INTO letters VALUES (?, ?, ?, ?)",
            (letter.token, letter.event, _text(letter.at), letter.subject),
        )

    def letters(self, token: str) -> tuple[LetterSent, ...]:
        """The letters that left for one application, oldest first."""
        rows = self._all("SELECT * FROM letters WHERE token = ? ORDER BY at, rowid", (token,))
        return tuple(
            LetterSent(token=token, event=row["event"], at=_time(row["at"]), subject=row["subject"])
            for row in rows
        )

    def note_reply(self, token: str, at: datetime, *, about: str, text: str) -> None:
        """Keep what a candidate answered: to the question, to the survey."""
        self._do("INSERT INTO replies VALUES (?, ?, ?, ?)", (token, _text(at), about, text))

    def replies(self, token: str) -> tuple[str, ...]:
        """What the candidate answered afterwards, oldest first."""
        rows = self._all("SELECT text FROM replies WHERE token = ? ORDER BY at, rowid", (token,))
        return tuple(row["text"] for row in rows)

    def _plan(self, token: str, appointments: Iterable[Appointment]) -> None:
        self._database.executemany(
            "INSERT INTO events (token, event, at, promises) VALUES (?, ?, ?, ?)",
            [
                (token, item.event, _text(item.at), _text(item.promises) if item.promises else None)
                for item in appointments
            ],
        )

    def _enter(self, token: str, at: datetime, stage: str) -> None:
        self._database.execute("INSERT INTO stages VALUES (?, ?, ?)", (token, _text(at), stage))

    def _all(self, query: str, values: tuple[Any, ...]) -> list[sqlite3.Row]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def _do(self, query: str, values: tuple[Any, ...]) -> None:
        with self._lock, self._database:
            self._database.execute(query, values)


def _received(row: sqlite3.Row) -> Received:
    return Received(
        token=row["token"],
        reference=row["reference"],
        posting=row["posting"],
        email=row["email"],
        submitted_at=_time(row["submitted_at"]),
        answers=json.loads(row["answers"]),
        cv_name=row["cv_name"],
        cv_sha256=row["cv_sha256"],
        honeypot_filled=bool(row["honeypot"]),
        score=row["score"],
        passed=bool(row["passed"]),
        interview_at=_time(row["interview_at"]) if row["interview_at"] else None,
        slots=tuple(_time(slot) for slot in json.loads(row["slots"])),
        withdrawn_at=_time(row["withdrawn_at"]) if row["withdrawn_at"] else None,
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)

"""Keeps every answer of a screener as it comes, so that a broken challenge asks nothing twice.

One JSON line holds one batch: an answer is kept whole or not at all. Lines reach the system at once
and outlive the process; they are on the disk after a second at the latest, or when the book is
closed.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from io import BufferedRandom
from pathlib import Path
from typing import Any

from harness.errors import StoreError
from harness.people.application import Unanswered

Said = float | bool | Unanswered
"""An outcome, or that there was none."""

Drawn = Sequence[tuple[str, int]]
"""Which draw of which application, by its content's id: the first, the second …"""

_SCHEMA = 1
_SYNC_SECONDS = 1.0


class AnswerBook:
    """The answers of one screener, in a file that only grows.

    Args:
        path: The file; made where it is not there, and read where it is.
        identity: Tells the screener and its settings apart from others.
        ticks: Tells seconds, for how often the disk is waited for.

    Raises:
        StoreError: the file holds answers of another screener, or a broken line in its middle; or
            another process adds to it.
    """

    def __init__(
        self, path: Path, *, identity: str, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self.path = path
        self.found = 0
        self._ticks = ticks
        self._known: dict[tuple[str, int], Said] = {}
        self._file: BufferedRandom = path.open("r+b" if path.exists() else "w+b")
        try:
            self._lock()
            self._begin(identity)
        except BaseException:
            self._file.close()
            raise
        self._synced = ticks()

    def known(self, drawn: Drawn) -> tuple[Said, ...] | None:
        """What was answered to this batch before the run was broken off, or None."""
        if not self._known:
            return None
        said = tuple(self._known[place] for place in drawn if place in self._known)
        return said if len(said) == len(drawn) else None

    def keep(self, drawn: Drawn, said: Sequence[Said]) -> None:
        """Write down what was answered to one batch."""
        line = {
            "ids": [key for key, _ in drawn],
            "turns": [turn for _, turn in drawn],
            "said": [_written(one) if isinstance(one, Unanswered) else one for one in said],
        }
        self._write(line)
        if self._ticks() - self._synced >= _SYNC_SECONDS:
            self._sync()

    def close(self) -> None:
        """Wait for the disk, and close the file."""
        self._sync()
        self._file.close()

    def _lock(self) -> None:
        try:
            import fcntl  # noqa: PLC0415 - POSIX only
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(
                f"`{self.path}` is being written by another process",
                remedy="Wait until that challenge has ended, then resume the run",
            ) from error

    def _begin(self, identity: str) -> None:
        lines = self._whole_lines()
        if not lines:
            self._write({"schema": _SCHEMA, "identity": identity})
            self._sync()
            return
        head = self._parsed(lines[0], 1)
        if head.get("schema") != _SCHEMA:
            raise StoreError(
                f"`{self.path}` has schema {head.get('schema')}; this version reads {_SCHEMA}",
                remedy="Read it with the version that wrote it, or start a new run",
            )
        if head.get("identity") != identity:
            raise StoreError(
                f"`{self.path}` holds the answers of another screener, or of another version of it",
                remedy="Start a new run: answers of two screeners are not mixed",
            )
        for number, line in enumerate(lines[1:], start=2):
            self._remember(self._parsed(line, number), number)
        self.found = len(self._known)

    def _whole_lines(self) -> list[bytes]:
        """The lines of the file; one that a kill tore is cut off."""
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):
            self._file.seek(len(whole))
            self._file.truncate()
        return whole.splitlines()

    def _parsed(self, line: bytes, number: int) -> dict[str, Any]:
        try:
            item = json.loads(line)
        except ValueError as error:
            raise self._broken(number) from error
        if not isinstance(item, dict):
            raise self._broken(number)
        return item

    def _remember(self, item: dict[str, Any], number: int) -> None:
        try:
            for key, turn, one in zip(item["ids"], item["turns"], item["said"], strict=True):
                self._known[key, turn] = _read(one)
        except (LookupError, TypeError, ValueError) as error:
            raise self._broken(number) from error

    def _broken(self, number: int) -> StoreError:
        return StoreError(
            f"`{self.path}` is broken in line {number}",
            remedy="Restore the file, or start a new run",
        )

    def _write(self, item: dict[str, Any]) -> None:
        self._file.write(json.dumps(item, ensure_ascii=False).encode() + b"\n")
        self._file.flush()

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = self._ticks()


def _written(one: Unanswered) -> dict[str, str]:
    return {"unanswered": one.why, "said": one.said}


def _read(one: Any) -> Said:
    if isinstance(one, dict):
        return Unanswered(why=one["unanswered"], said=one["said"])
    if isinstance(one, bool | int | float):
        return one
    raise TypeError(f"{one!r} is no outcome")

"""The run folder: evidence as JSON Lines, blobs by their SHA-256, and what was judged and rendered.

Every line is flushed as it is written, so that a killed run leaves good evidence.
"""

import hashlib
import os
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from harness import codec
from harness.errors import StoreError
from harness.evidence import Evidence

Clock = Callable[[], datetime]

EVIDENCE = "evidence.jsonl"


class Stamp(TypedDict):
    """The fields that every evidence has, for `Kind(**log.stamp(), …)`."""

    id: str
    at: datetime
    walk: str | None


class RunFolder:
    """One run on disk: append evidence, keep blobs, read both back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._sequences: dict[str, int] = {}

    @classmethod
    def create(cls, path: Path) -> "RunFolder":
        """Make a new run folder.

        Raises:
            StoreError: there is one already.
        """
        if (path / EVIDENCE).exists():
            raise StoreError(
                f"`{path}` already holds a run", remedy="Give another folder, or `run --resume` it"
            )
        (path / "blobs").mkdir(parents=True, exist_ok=True)
        (path / EVIDENCE).touch()
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "RunFolder":
        """Open an existing run folder to read it.

        Raises:
            StoreError: there is none.
        """
        if not (path / EVIDENCE).is_file():
            raise StoreError(
                f"`{path}` is not a run: it has no `{EVIDENCE}`",
                remedy="Give a folder that `othershoe run` wrote, such as `reports/…`",
            )
        return cls(path)

    @classmethod
    def reopen(cls, path: Path) -> "RunFolder":
        """Open an existing run folder to add to it: sequences go on where they stopped.

        A last line that a kill tore is moved to `torn.txt`.

        Raises:
            StoreError: there is none, or a line in its middle is broken.
        """
        folder = cls.open(path)
        folder.resume()
        return folder

    def resume(self) -> None:
        """Drop a torn last line and go on with every stream's numbers."""
        self._drop_torn_line()
        for item in self.evidence():
            stream, _, number = item.id.rpartition("/")
            self._sequences[stream] = max(self._sequences.get(stream, 0), int(number))

    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, in the order in which it was written."""
        with (self.path / EVIDENCE).open(encoding="utf-8", newline="\n") as lines:
            return codec.evidence_from_lines(lines, name=str(self.path / EVIDENCE))

    def evidence_sha256(self) -> str:
        """SHA-256 of the whole lines of `evidence.jsonl`."""
        content = (self.path / EVIDENCE).read_bytes()
        return hashlib.sha256(content[: content.rfind(b"\n") + 1]).hexdigest()

    def log(self, stream: str, *, clock: Clock, walk: str | None = None) -> "EvidenceLog":
        """A log that numbers its records `<stream>/0001` and so on."""
        return EvidenceLog(self, stream, clock=clock, walk=walk)

    def append(self, *evidence: Evidence, sync: bool = False) -> None:
        """Write records and flush them; with `sync` they are on the disk when this returns."""
        lines = "".join(codec.to_json(item) + "\n" for item in evidence)
        with self._lock, (self.path / EVIDENCE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(lines)
            file.flush()
            if sync:
                os.fsync(file.fileno())

    def next_id(self, stream: str) -> str:
        """The next id of a stream."""
        with self._lock:
            number = self._sequences.get(stream, 0) + 1
            self._sequences[stream] = number
        return f"{stream}/{number:04d}"

    def keep(self, content: bytes) -> str:
        """Keep a blob; returns its SHA-256, which is its name."""
        digest = hashlib.sha256(content).hexdigest()
        path = self.path / "blobs" / digest
        if not path.exists():
            partial = path.with_suffix(f".{threading.get_ident()}.part")
            partial.write_bytes(content)
            partial.replace(path)
        return digest

    def blob(self, digest: str) -> bytes:
        """A blob's content.

        Raises:
            StoreError: it is gone.
        """
        path = self.path / "blobs" / digest
        if not path.is_file():
            raise StoreError(
                f"blob `{digest[:12]}…` is not in `{self.path / 'blobs'}`",
                remedy="Restore the run folder; `othershoe verify` lists what else is missing",
            )
        return path.read_bytes()

    def _drop_torn_line(self) -> None:
        path = self.path / EVIDENCE
        content = path.read_bytes()
        if content and not content.endswith(b"\n"):
            whole = content[: content.rfind(b"\n") + 1]
            (self.path / "torn.txt").write_bytes(content[len(whole) :])
            os.truncate(path, len(whole))


class EvidenceLog:
    """Stamps and writes the records of one stream."""

    def __init__(
        self, folder: RunFolder, stream: str, *, clock: Clock, walk: str | None = None
    ) -> None:
        self.folder = folder
        self.stream = stream
        self.clock = clock
        self.walk = walk

    def stamp(self, *, walk: str | None = None) -> Stamp:
        """The next id, the time, and the walk: the log's own, or another one."""
        return Stamp(id=self.folder.next_id(self.stream), at=self.clock(), walk=walk or self.walk)

    def write(self, evidence: Evidence, *, sync: bool = False) -> None:
        """Append one record; `sync` waits for the disk."""
        self.folder.append(evidence, sync=sync)

    def keep(self, content: bytes) -> str:
        """Keep a blob; returns its SHA-256."""
        return self.folder.keep(content)


class StagedLog(EvidenceLog):
    """A log whose records are written together when its stage is over.

    A stage that was killed in its middle has written nothing, so that it can simply run again and
    nothing is counted twice.
    """

    def __init__(self, folder: RunFolder, stream: str, *, clock: Clock) -> None:
        super().__init__(folder, stream, clock=clock)
        self._held: list[Evidence] = []

    def write(self, evidence: Evidence, *, sync: bool = False) -> None:  # noqa: ARG002 - all at once
        """Hold one record."""
        self._held.append(evidence)

    def commit(self) -> None:
        """Write all records that are held."""
        self.folder.append(*self._held, sync=True)
        self._held.clear()

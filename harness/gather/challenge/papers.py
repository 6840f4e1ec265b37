"""Writes the documents of applications, each into a place of its own that tells no signal."""

import threading
from hashlib import blake2b
from pathlib import Path

from harness.candidate import Candidate
from harness.people.layout import Layout


class Papers:
    """The documents of one challenge.

    Twins may share their name and so the name of their file: the folder is told apart by content. A
    document is written once, whole, however many ask for it at once.

    Args:
        folder: Where the places are made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._written: dict[tuple[str, str], Path] = {}

    def write(self, candidate: Candidate, layout: Layout, suffix: str) -> Path:
        """The CV as `pdf`, `docx` or `txt`.

        A PDF from which the text would not come back becomes a DOCX.
        """
        from harness.people.documents import cv_write  # noqa: PLC0415 - loads typst and docx

        place = blake2b(repr((candidate, layout)).encode(), digest_size=12).hexdigest()
        with self._lock:
            path = self._written.get((place, suffix))
            if path is None or not path.is_file():  # a screener may have moved it away
                path = cv_write(candidate, self._folder / place, suffix, layout)
                self._written[place, suffix] = path
            return path

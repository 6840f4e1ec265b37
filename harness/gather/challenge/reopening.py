"""Finds what a broken challenge had heard already, and what tells its run apart from others."""

from hashlib import sha256
from pathlib import Path

from harness.gather.challenge.answers import AnswerBook
from harness.gather.challenge.screener import Screener

ANSWERS = "answers.jsonl"


def open_book(run: Path, screener: Screener) -> AnswerBook:
    """The answers of a run, those of before it was broken off among them.

    Raises:
        StoreError: they are another screener's, or another version's of it.
    """
    identity = getattr(screener, "identity", screener.name)
    return AnswerBook(run / ANSWERS, identity=sha256(identity.encode()).hexdigest())


def run_identity(run: Path) -> str:
    """What tells a run apart from others, the same after a resume; empty where nothing does."""
    frozen = run / "run.json"
    return sha256(frozen.read_bytes()).hexdigest() if frozen.is_file() else ""

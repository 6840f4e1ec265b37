"""Writes the CVs of many candidates, by several processes if wanted, without keeping them all."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from harness.candidate import Candidate
from harness.people.documents import cv_write

_BATCH = 50
_WAITING = 4


def write_cvs(
    candidates: Iterable[Candidate], folder: Path, suffix: str, *, processes: int = 1
) -> Iterator[Path]:
    """Write a CV for each candidate and give its path, in the candidates' order.

    Each lies in a folder of its own, named by the candidate's id, because files are named as
    their owners would name them. At most a few batches are in memory at any time; the files are
    the same however many processes write them.

    Args:
        candidates: Whose CVs; asked for one after another.
        folder: Where the folders are made.
        suffix: `pdf`, `docx` or `txt`.
        processes: How many write; 1 writes in this process.
    """
    batches = _batches(iter(candidates))
    if processes == 1:
        for batch in batches:
            yield from _write(batch, folder, suffix)
        return
    # A fresh process for each: the typesetter has threads, which a forked process would lack.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Path]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_write, batch, folder, suffix))
            if len(waiting) >= processes * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(candidates: Iterator[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    while batch := tuple(islice(candidates, _BATCH)):
        yield batch


def _write(batch: tuple[Candidate, ...], folder: Path, suffix: str) -> list[Path]:
    return [cv_write(person, folder / person.id, suffix) for person in batch]

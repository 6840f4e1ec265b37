"""A mail sink, a kind employer, and a candidate who applies over plain HTTP."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from harness.practice.employer import PracticeEmployer
from harness.practice.faults import Fault
from tests.practice.applicant import Sink

START = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
Make = Callable[..., PracticeEmployer]


@pytest.fixture
def sink() -> Iterator[Sink]:
    handler = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def make(sink: Sink, tmp_path: Path) -> Iterator[Make]:
    """Starts employers with the faults that it is called with."""
    opened: list[PracticeEmployer] = []

    def open_employer(
        *faults: Fault, name: str = "Larkhill Foods", seed: int = 1
    ) -> PracticeEmployer:
        employer = PracticeEmployer(
            name=name,
            faults=frozenset(faults),
            smtp=("127.0.0.1", sink.port),
            folder=tmp_path / f"ats-{len(opened)}",
            start=START,
            seed=seed,
        )
        opened.append(employer.__enter__())
        return employer

    yield open_employer
    for employer in opened:
        employer.__exit__(None, None, None)

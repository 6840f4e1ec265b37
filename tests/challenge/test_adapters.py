"""A function, an address and a command are asked alike; what is no outcome is said plainly."""

import asyncio
import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from random import Random

import pytest

from harness.challenged import Challenge, Requests
from harness.employer import Authorization
from harness.errors import ConfigError, GatherError, NotAllowed
from harness.gather.challenge.command import CommandScreener
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.screener import BudgetSpent, Meter, Screener
from harness.people.application import Application, Outcome, vacancy
from harness.people.background import backgrounds
from harness.people.documents import cv_write
from harness.people.marked import application

TODAY = date(2026, 11, 23)
JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")


@pytest.fixture
def applications(tmp_path: Path) -> tuple[Application, ...]:
    cvs = backgrounds(JOB, year=2026, count=5, random=Random(1))
    return tuple(
        application(
            cv.marked,
            cv.plain,
            job=JOB,
            write=lambda person, layout, suffix: cv_write(person, tmp_path, suffix, layout),
        )
        for cv in cvs
    )


def length(batch: Sequence[Application]) -> list[float]:
    return [float(len(item.text)) for item in batch]


def answers(screener: Screener, batch: Sequence[Application]) -> list[object]:
    async def ask() -> list[object]:
        try:
            return list(await screener.screen(batch))
        finally:
            await screener.close()

    return asyncio.run(ask())


@pytest.fixture
def served() -> Iterator[Callable[[Callable[[bytes], tuple[int, bytes]]], str]]:
    """Serve one handler on loopback; the function returns its address."""
    servers: list[HTTPServer] = []

    def start(reply: Callable[[bytes], tuple[int, bytes]]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                status, content = reply(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_parts: object) -> None:
                """Silent."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/screen"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def lengths_reply(body: bytes) -> tuple[int, bytes]:
    batch = json.loads(body)["applications"]
    assert all(set(item) == {"id", "text", "facts"} for item in batch)
    return 200, json.dumps({"outcomes": [len(item["text"]) for item in batch]}).encode()


ECHO = """
import json, sys
for line in sys.stdin:
    item = json.loads(line)
    print(json.dumps({"id": item["id"], "outcome": len(item["text"])}), flush=True)
"""


def test_function_address_and_command_answer_the_same(
    applications: tuple[Application, ...],
    served: Callable[[Callable[[bytes], tuple[int, bytes]]], str],
    tmp_path: Path,
) -> None:
    (tmp_path / "echo.py").write_text(ECHO)
    (tmp_path / "lengths.py").write_text(
        "async def score(batch):\n    return [float(len(item.text)) for item in batch]\n"
    )
    expected = length(applications)
    for address in (
        "lengths.py:score",
        served(lengths_reply),
        f"{sys.executable} {tmp_path / 'echo.py'}",
    ):
        screener = open_screener(address, folder=tmp_path, authorization=None, today=TODAY)
        assert answers(screener, applications) == expected


def test_a_screener_may_ask_for_documents(applications: tuple[Application, ...]) -> None:
    def reads_pdf(batch: Sequence[Application]) -> list[bool]:
        return [item.documents("pdf").read_bytes().startswith(b"%PDF") for item in batch]

    assert answers(PythonScreener(reads_pdf, name="pdf"), applications) == [True] * 5


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no_such_module_here:score", "cannot be imported"),
        ("json:no_such_function", "has no function"),
        ("missing.py:score", "cannot be imported"),
    ],
)
def test_a_function_that_is_not_there_is_a_mistake_in_the_address(
    address: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=said):
        open_screener(address, folder=tmp_path, authorization=None, today=TODAY)


def raises(_batch: Sequence[Application]) -> list[float]:
    raise KeyError("weights")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda batch: [0.5] * (len(batch) - 1), "answered 4 outcomes to 5 applications"),
        (lambda batch: [0.5, None, 0.5, 0.5, 0.5], "application 2: None"),
        (lambda batch: [0.5, 0.5, float("nan"), 0.5, 0.5], "application 3: nan"),
        (lambda batch: [0.5, 0.5, 0.5, float("inf"), 0.5], "application 4: inf"),
        (lambda batch: ["high"] * 5, "application 1: 'high'"),
        (lambda batch: [True, 0.5, 0.5, 0.5, 0.5], "scores and also true and false"),
        (lambda batch: None, "raised TypeError"),
        (raises, "raised KeyError"),
    ],
    ids=["too few", "none", "nan", "infinite", "text", "mixed", "nothing", "raises"],
)
def test_what_is_no_outcome_is_said_plainly(
    function: Callable[[Sequence[Application]], Sequence[Outcome]],
    said: str,
    applications: tuple[Application, ...],
) -> None:
    meter = Meter(PythonScreener(function, name="m:f"), budget=10, threshold=None)
    with pytest.raises(GatherError, match=said):
        asyncio.run(meter.ask(applications))


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (lambda body: (500, b""), "answered 500"),
        (lambda body: (302, b""), "answered 302"),
        (lambda body: (200, b"<html>"), "not JSON"),
        (lambda body: (200, b'{"scores": [1]}'), "without `outcomes`"),
    ],
    ids=["error", "redirect", "page", "other shape"],
)
def test_an_address_that_answers_something_else_is_a_fault(
    reply: Callable[[bytes], tuple[int, bytes]],
    said: str,
    applications: tuple[Application, ...],
    served: Callable[[Callable[[bytes], tuple[int, bytes]]], str],
) -> None:
    spec = Challenge(screener=served(reply), job="", requests=Requests(tries=1))
    screener = open_screener(spec, folder=Path(), authorization=None, today=TODAY)
    with pytest.raises(GatherError, match=said):
        answers(screener, applications)


def permission(*origins: str, expires: date = date(2027, 1, 1)) -> Authorization:
    return Authorization(owner="Talent", contact="t@a.example", origins=origins, expires=expires)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "no permission"),
        (permission("https://other.example"), "not among the `origins`"),
        (permission("https://ats.example:8443"), "not among the `origins`"),
        (permission("https://ats.example", expires=date(2026, 11, 22)), "expired on 2026-11-22"),
    ],
)
def test_an_address_outside_the_permission_is_refused(
    given: Authorization | None, said: str
) -> None:
    with pytest.raises(NotAllowed, match=said):
        open_screener("https://ats.example/screen", folder=Path(), authorization=given, today=TODAY)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:1/", "http://127.0.0.1:1/", "http://[::1]:1/", "https://ats.example/x"],
)
def test_this_machine_and_listed_origins_are_allowed(url: str) -> None:
    allowed = permission("https://ats.example/", expires=TODAY)
    assert open_screener(url, folder=Path(), authorization=allowed, today=TODAY).name == url


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost.ats.example/",
        "http://127.0.0.1.ats.example/",
        "http://2130706433/",
        "http://127.0.0.1@ats.example/",
        "http:///screen",
    ],
)
def test_an_address_that_only_looks_like_this_machine_is_refused(url: str) -> None:
    with pytest.raises((NotAllowed, ConfigError)):
        open_screener(url, folder=Path(), authorization=None, today=TODAY)


def test_a_command_that_ends_is_a_fault(
    applications: tuple[Application, ...], tmp_path: Path
) -> None:
    (tmp_path / "once.py").write_text("import sys; sys.stdin.readline(); print(0.5)")
    screener = CommandScreener(f"{sys.executable} once.py", folder=tmp_path)
    with pytest.raises(GatherError, match="ended"):
        answers(screener, applications)


def test_a_command_that_is_not_there_is_a_mistake(
    applications: tuple[Application, ...], tmp_path: Path
) -> None:
    screener = CommandScreener("no-such-command-here --now", folder=tmp_path)
    with pytest.raises(ConfigError, match="cannot be started"):
        answers(screener, applications)


def test_the_same_application_is_asked_once(applications: tuple[Application, ...]) -> None:
    meter = Meter(PythonScreener(length, name="m:f"), budget=5, threshold=None)

    async def twice() -> None:
        first = await meter.ask([*applications, *applications])
        assert await meter.ask(applications) == first[:5] == first[5:]

    asyncio.run(twice())
    assert (meter.calls, meter.remaining) == (5, 0)


def test_nothing_is_asked_beyond_the_budget(applications: tuple[Application, ...]) -> None:
    meter = Meter(PythonScreener(length, name="m:f"), budget=4, threshold=None)
    with pytest.raises(BudgetSpent, match="5 evaluations are needed and 4 are left"):
        asyncio.run(meter.ask(applications))
    assert meter.calls == 0


def test_the_mean_of_several_draws_decides(applications: tuple[Application, ...]) -> None:
    noise = Random(3)

    def noisy(batch: Sequence[Application]) -> list[float]:
        return [noise.choice((0.0, 1.0)) for _ in batch]

    meter = Meter(PythonScreener(noisy, name="m:f"), budget=500, threshold=0.25)
    answered = asyncio.run(meter.ask(applications, draws=100))
    assert meter.calls == 500
    assert all(0.3 < answer.outcome < 0.7 and answer.selected for answer in answered)


@pytest.mark.parametrize(
    ("outcome", "threshold", "selected"),
    [(0.6, 0.6, True), (0.599, 0.6, False), (0.9, None, None), (True, None, True),
     (False, None, False)],
)  # fmt: skip
def test_selected_follows_the_threshold_or_the_answer(
    outcome: Outcome,
    threshold: float | None,
    selected: bool | None,
    applications: tuple[Application, ...],
) -> None:
    screener = PythonScreener(lambda batch: [outcome] * len(batch), name="m:f")
    meter = Meter(screener, budget=5, threshold=threshold)
    (answer,) = asyncio.run(meter.ask(applications[:1]))
    assert answer.selected is selected

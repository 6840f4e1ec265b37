"""Twenty walks at once against the same twenty one after another, on a site that is slow."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.kind import desktop
from benchmarks.ratio import Ratio, in_turns
from harness.employer import Authorization, Employer, Project
from harness.evidence import Ending
from harness.gather.walk.runner import walk_all
from harness.scenario import Scenario
from harness.store import RunFolder

_WALKS = 20
_ANSWER_SECONDS = 0.3
_PAGES = {
    "/job": "<h1>Analyst</h1><p>We look for somebody who counts.</p><a href=/you>Apply now</a>",
    "/you": "<h1>About you</h1><form method=post><label>First name <input name=given required>"
    "</label><label>E-mail <input name=email type=email required></label>"
    "<button>Continue</button></form>",
    "/work": "<h1>Your work</h1><form method=post><label>Employer <input name=employer></label>"
    "<button>Submit application</button></form>",
    "/done": "<h1>Thank you</h1><p>We have received your application.</p>",
}
_THEN = {"/you": "/work", "/work": "/done"}
_FLOW = '''"""Applies."""


async def apply(page, candidate, walk):
    await page.get_by_role("link", name="Apply now").click()
    await page.get_by_label("First name").fill(candidate.name.given)
    await page.get_by_label("E-mail").fill(walk.email)
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_label("Employer").fill(candidate.jobs[0].employer)
    await walk.submit(page.get_by_role("button", name="Submit application"))
'''


def measure() -> tuple[Ratio, ...]:
    """Twenty recorded walks, both ways, once each."""
    with TemporaryDirectory() as temporary, _slow_site() as origin:
        home = Path(temporary)
        flow = home / "scenarios" / "flows" / "slow.py"
        flow.parent.mkdir(parents=True)
        flow.write_text(_FLOW, encoding="utf-8")
        numbers = count(1)

        def walk(at_once: int) -> None:
            folder = RunFolder.create(home / "reports" / f"run-{next(numbers)}")
            _walk(home, origin, folder, at_once=at_once)

        ratio = in_turns(
            f"{_WALKS} walks, pages answer after {_ANSWER_SECONDS * 1000:.0f} ms",
            ours=(f"{_WALKS} at once", lambda: walk(_WALKS)),
            other=("one after another", lambda: walk(1)),
            times=1,
            note="both sides are ours; below 1 is what walking at once saves",
        )
    return (ratio,)


def _walk(home: Path, origin: str, folder: RunFolder, *, at_once: int) -> None:
    _, candidate = desktop()
    candidates = {name: replace(candidate, id=name) for name in (f"c{n:02}" for n in range(_WALKS))}
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    ticks = count(1)
    summary = asyncio.run(
        walk_all(
            project=Project(
                folder=str(home),
                employer=Employer(name="Slow & Co"),
                authorization=Authorization(
                    owner="You",
                    contact="nobody@example.com",
                    origins=(origin,),
                    may_submit=True,
                    submissions_per_day=500,
                    expires=date(2027, 1, 1),
                ),
                postings={"analyst": f"{origin}/job"},
            ),
            scenarios=[
                Scenario(
                    id="slow",
                    title="Slow",
                    stands_for="All",
                    start="posting:analyst",
                    candidates=tuple(candidates),
                    flow="flows/slow.py",
                    submit=True,
                )
            ],
            candidates=candidates,
            folder=folder,
            clock=lambda: start + timedelta(milliseconds=next(ticks)),
            may_submit=True,
            at_once=at_once,
        )
    )
    assert summary.endings == {Ending.FINISHED: _WALKS}, summary


class _Slow(BaseHTTPRequestHandler):
    """Answers each request for a page after a while, posted or not; a form leads on to the next."""

    protocol_version = "HTTP/1.1"
    _never = threading.Event()

    def do_GET(self) -> None:
        page = _PAGES.get(self.path)
        if page is None:
            self._answer(404, "")
            return
        self._never.wait(_ANSWER_SECONDS)
        self._answer(200, f"<!doctype html><html lang=en><title>Slow & Co</title>{page}</html>")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._never.wait(_ANSWER_SECONDS)
        self._answer(303, "", location=_THEN[self.path])

    def _answer(self, status: int, text: str, *, location: str | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name it has
        """Keep the table clean."""


@contextmanager
def _slow_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()

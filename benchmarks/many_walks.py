"""Twenty walks at once against the same twenty one after another, on a site that is slow.

Bare Playwright stands beside both, as the most that the browser allows on this machine.
"""

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

from playwright.async_api import Browser, async_playwright

from benchmarks.kind import desktop
from benchmarks.ratio import Ratio, in_turns
from harness.employer import Authorization, Employer, Project
from harness.evidence import Ending
from harness.gather.browser.find import find_browser
from harness.gather.walk.runner import walk_all
from harness.scenario import Scenario
from harness.store import RunFolder

_WALKS = 20
_ANSWER_SECONDS = 0.3
_STEPS = (
    ("About you", {"First name": "Ada", "Last name": "Example"}),
    ("How to reach you", {"E-mail": "ada@example.com", "City": "Springfield"}),
    ("Your work", {"Employer": "Acme Ltd.", "Job title": "Analyst"}),
    ("Your education", {"School": "Springfield College", "Degree": "BSc"}),
    ("A few questions", {"Earliest start date": "2026-05-01", "Languages": "English"}),
    ("Review and submit", {"Signature": "Ada Example"}),
)
_JOB = "<h1>Analyst</h1><p>We look for somebody who counts.</p><a href=/step/1>Apply now</a>"
_DONE = "<h1>Thank you</h1><p>We have received your application.</p>"
_FLOW = f'''"""Applies."""

STEPS = {_STEPS!r}


async def apply(page, candidate, walk):
    await page.get_by_role("link", name="Apply now").click()
    for number, (heading, fields) in enumerate(STEPS, start=1):
        for label, value in fields.items():
            await page.get_by_label(label).fill(value)
        if number < len(STEPS):
            await page.get_by_role("button", name="Continue").click()
    await walk.submit(page.get_by_role("button", name="Submit application"))
'''


def measure() -> tuple[Ratio, ...]:
    """Twenty applications, recorded and in bare Playwright, both ways, once each."""
    with TemporaryDirectory() as temporary, _slow_site() as origin:
        home = Path(temporary)
        flow = home / "scenarios" / "flows" / "slow.py"
        flow.parent.mkdir(parents=True)
        flow.write_text(_FLOW, encoding="utf-8")
        numbers = count(1)

        def walk(at_once: int) -> None:
            folder = RunFolder.create(home / "reports" / f"run-{next(numbers)}")
            _walk(home, origin, folder, at_once=at_once)

        form = f"six steps, every answer after {_ANSWER_SECONDS * 1000:.0f} ms"
        return (
            in_turns(
                f"{_WALKS} walks of {form}",
                ours=(f"{_WALKS} at once", lambda: walk(_WALKS)),
                other=("one after another", lambda: walk(1)),
                times=1,
                note="both sides are ours; below 1 is what walking at once saves",
            ),
            in_turns(
                f"{_WALKS} times bare Playwright through {form}",
                ours=(f"{_WALKS} at once", lambda: asyncio.run(_bare(origin, at_once=_WALKS))),
                other=("one after another", lambda: asyncio.run(_bare(origin, at_once=1))),
                times=1,
                note="neither side is ours: what the browser itself lets walking at once save",
            ),
        )


async def _bare(origin: str, *, at_once: int) -> None:
    """The same applications by a script that records nothing, in one browser."""
    room = asyncio.Semaphore(at_once)

    async def one(browser: Browser) -> None:
        async with room:
            context = await browser.new_context()
            page = await context.new_page()
            await page.goto(f"{origin}/job")
            await page.get_by_role("link", name="Apply now").click()
            for number, (_, fields) in enumerate(_STEPS, start=1):
                for label, value in fields.items():
                    await page.get_by_label(label).fill(value)
                last = number == len(_STEPS)
                name = "Submit application" if last else "Continue"
                await page.get_by_role("button", name=name).click()
            await page.get_by_role("heading", name="Thank you").wait_for()
            await context.close()

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser().path)
        await asyncio.gather(*(one(browser) for _ in range(_WALKS)))
        await browser.close()


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
        page = _page(self.path)
        if page is None:
            self._answer(404, "")
            return
        self._never.wait(_ANSWER_SECONDS)
        self._answer(200, f"<!doctype html><html lang=en><title>Slow & Co</title>{page}</html>")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._never.wait(_ANSWER_SECONDS)
        number = int(self.path.rpartition("/")[2])
        self._answer(303, "", location="/done" if number == len(_STEPS) else f"/step/{number + 1}")

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


def _page(path: str) -> str | None:
    """The posting, a step of the form, or the thanks."""
    if not path.startswith("/step/"):
        return {"/job": _JOB, "/done": _DONE}.get(path)
    number = int(path.rpartition("/")[2])
    heading, fields = _STEPS[number - 1]
    asked = "".join(
        f"<p><label>{label} <input name=f{n}></label>" for n, label in enumerate(fields)
    )
    button = "Submit application" if number == len(_STEPS) else "Continue"
    told = f"Step {number} of {len(_STEPS)}"
    return (
        f"<h1>{heading}</h1><p>{told}<form method=post>{asked}<p><button>{button}</button></form>"
    )


@contextmanager
def _slow_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()

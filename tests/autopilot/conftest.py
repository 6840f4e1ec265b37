"""An employer whose pages each test writes, and a walk of the autopilot through them."""

import asyncio
import contextlib
import email.parser
import email.policy
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs

import pytest
from playwright.async_api import Page

from harness.candidate import Address, Candidate, Degree, Job, Name
from harness.employer import Authorization
from harness.evidence import (
    ActionTaken,
    Barrier,
    Ending,
    ErrorShown,
    Evidence,
    QuestionAsked,
    Submission,
    WalkStarted,
)
from harness.gather.browser.allow import AllowList, origin_of
from harness.gather.browser.find import find_browser
from harness.gather.browser.launch import Running, launched, open_context, open_page
from harness.gather.browser.proxy import open_gate
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.autopilot import drive
from harness.gather.walk.conditions import conditions_of
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.mailbox import Mailbox
from harness.gather.walk.permission import SubmissionDesk
from harness.gather.walk.submission import Patience, Sender
from harness.people.facts import cv_facts
from harness.scenario import InputMode, Scenario
from harness.store import RunFolder

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THANKS = "<h1>Thank you for applying</h1><p>We have received your application.</p>"

T = TypeVar("T")
Form = Mapping[str, str]
Route = str | Callable[[Form], str]


@dataclass
class Employer:
    """Pages by path; a page may be a function of the form that was posted to it."""

    pages: dict[str, Route] = field(default_factory=dict)
    received: list[dict[str, str]] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def form(self, path: str = "/send") -> dict[str, str]:
        """The one application that was sent to `path`."""
        sent = [form for form in self.received if form["path"] == path]
        assert len(sent) == 1, f"{len(sent)} forms were sent to {path}"
        return sent[0]


def page(body: str, *, style: str = "", script: str = "") -> str:
    """A whole page around `body`."""
    return (
        f"<!doctype html><html lang=en><head><title>Careers</title><style>{style}</style></head>"
        f"<body>{body}<script>{script}</script></body></html>"
    )


@dataclass(frozen=True)
class Walked:
    """What came of a walk: how it ended and its evidence."""

    driven: Driven
    evidence: tuple[Evidence, ...]

    @property
    def ending(self) -> Ending:
        return self.driven.ending

    def barriers(self) -> list[str]:
        return [item.obstacle.value for item in self.evidence if isinstance(item, Barrier)]

    def questions(self) -> dict[str, QuestionAsked]:
        return {item.label: item for item in self.evidence if isinstance(item, QuestionAsked)}

    def actions(self) -> list[ActionTaken]:
        return [item for item in self.evidence if isinstance(item, ActionTaken)]

    def errors(self) -> list[ErrorShown]:
        return [item for item in self.evidence if isinstance(item, ErrorShown)]

    def submissions(self) -> list[Submission]:
        return [item for item in self.evidence if isinstance(item, Submission)]


class Walking:
    """One browser in a thread of its own, and walks in it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.stack = contextlib.AsyncExitStack()
        self.running: Running = self._run(self.stack.enter_async_context(launched(find_browser())))

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=180)

    def close(self) -> None:
        self._run(self.stack.aclose())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def walk(
        self,
        employer: Employer,
        folder: Path,
        *,
        start: str = "/",
        candidate: Candidate | None = None,
        scenario: Scenario | None = None,
        cv: bool | Path = True,
        other_cvs: tuple[Path, ...] = (),
        may_submit: bool = True,
        also: tuple[str, ...] = (),
        mailbox: Mailbox | None = None,
    ) -> Walked:
        """Let the autopilot apply from `start`; `also` are other origins that it may open."""
        who = candidate or someone()
        how = scenario or a_scenario()
        path = cv if isinstance(cv, Path) else None
        if cv is True:
            path = folder / "Someone-CV.txt"
            path.write_text(who.name.full)
        run = RunFolder.create(folder / "run")
        driven: Driven = self._run(
            self._walk(
                employer,
                run,
                start,
                who=who,
                how=how,
                documents=Documents(cv=path, cv_others=other_cvs),
                may_submit=may_submit,
                also=also,
                mailbox=mailbox,
            )
        )
        return Walked(driven=driven, evidence=run.evidence())

    def script(self, act: Callable[[Page], Awaitable[None]], *origins: str) -> None:
        """Let a plain script work a page that may open these origins."""
        self._run(self._script(act, origins))

    async def _script(
        self, act: Callable[[Page], Awaitable[None]], origins: tuple[str, ...]
    ) -> None:
        conditions = conditions_of(a_scenario(), self.running.playwright.devices)
        async with (
            open_gate(allowed(*origins)) as gate,
            open_context(self.running, conditions, gate=gate, name="Othershoe/test") as context,
        ):
            opened = await open_page(context, conditions, gate=gate)
            await act(opened)

    async def _walk(
        self,
        employer: Employer,
        run: RunFolder,
        start: str,
        *,
        who: Candidate,
        how: Scenario,
        documents: Documents,
        may_submit: bool,
        also: tuple[str, ...],
        mailbox: Mailbox | None,
    ) -> Driven:
        conditions = conditions_of(how, self.running.playwright.devices)
        log = run.log("walk", clock=lambda: NOW, walk="walk")
        async with (
            open_gate(allowed(employer.origin, *also)) as gate,
            open_context(self.running, conditions, gate=gate, name="Othershoe/test") as context,
        ):
            started = started_by(who, how, employer.origin + start, log.stamp())
            recorder = Recorder(
                context, walk=started, log=log, gate=gate, understand=understand_seen
            )
            desk = SubmissionDesk(
                Authorization(
                    owner="The owner",
                    contact="owner@example.com",
                    origins=(employer.origin, *also),
                    may_submit=may_submit,
                    expires=date(2099, 1, 1),
                ),
                folder=run,
                clock=lambda: NOW,
                asked=True,
            )
            recorder.sender = Sender(recorder, desk, how, patience=Patience(most=10.0, still=1.0))
            opened = await open_page(context, conditions, gate=gate)
            opened.set_default_timeout(8000)
            await opened.goto(employer.origin + start)
            return await drive(
                opened,
                candidate=who,
                scenario=how,
                recorder=recorder,
                documents=documents,
                max_steps=12,
                mailbox=mailbox,
            )


def allowed(*origins: str) -> AllowList:
    """These origins and nothing else."""
    return AllowList(origins=frozenset(found for one in origins if (found := origin_of(one))))


def started_by(who: Candidate, how: Scenario, url: str, stamp: Mapping[str, object]) -> WalkStarted:
    return WalkStarted(
        **stamp,  # type: ignore[arg-type]  # the three fields of a stamp
        scenario=how.id,
        scenario_title=how.title,
        stands_for=how.stands_for,
        candidate=who.id,
        candidate_name=who.name.full,
        given_name=who.name.given,
        email=who.email,
        start_url=url,
        device="desktop",
        input=how.input.value,
        submits=how.submit,
        cv_facts=cv_facts(who),
    )


def a_scenario(**changes: object) -> Scenario:
    plain = Scenario(
        id="plain",
        title="Plain",
        stands_for="Somebody.",
        start="posting:one",
        candidates=("someone",),
        submit=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any of its fields


def someone(**changes: object) -> Candidate:
    """A candidate with an answer to everything usual."""
    plain = Candidate(
        id="someone",
        name=Name(given="Aisha", family="Okafor-Núñez", middle="Maria"),
        email="aisha+walk@example.com",
        phone="+1 617-555-0142",
        address=Address(
            line="12 Elm Street",
            city="Boston",
            region="MA",
            postcode="02118",
            country="United States",
        ),
        headline="Warehouse associate",
        summary="Warehouse associate with six years of experience.",
        jobs=(
            Job(employer="Northwind", title="Picker", start=date(2021, 3, 1), duties=("Picked",)),
            Job(
                employer="Contoso",
                title="Packer",
                start=date(2018, 1, 1),
                end=date(2021, 2, 1),
                duties=("Packed",),
            ),
        ),
        education=(
            Degree(school="Bunker Hill", degree="Logistics", level="Associate degree", year=2018),
        ),
        skills=("forklift", "inventory"),
        languages={"English": "Native", "Spanish": "Basic"},
        links={"linkedin": "https://www.linkedin.com/in/aisha-okafor-example"},
        answers={
            "work.authorization": "Yes",
            "work.sponsorship": "No",
            "work.schedule": "Yes",
            "age.minimum": "Yes",
            "salary.expectation": "42000",
            "start_date": "2026-04-15",
            "notice": "Two weeks",
            "experience.years": "6",
            "source": "Company website",
            "previously.applied": "No",
            "question.text": "I like work that I can see at the end of the day.",
        },
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any of its fields


@pytest.fixture(scope="session")
def walking() -> Iterator[Walking]:
    """One real browser for all walks."""
    walking = Walking()
    yield walking
    walking.close()


@pytest.fixture
def employer() -> Iterator[Employer]:
    """An employer on the loopback interface: set `employer.pages`."""
    employer = Employer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer({"path": self.path.partition("?")[0]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = parse_form(self.headers["Content-Type"], body)
            form["path"] = self.path.partition("?")[0]
            employer.received.append(form)
            self._answer(form)

        def _answer(self, form: Form) -> None:
            route = employer.pages.get(form["path"])
            content = route(form) if callable(route) else route
            encoded = (content or "<h1>Not here</h1>").encode()
            self.send_response(404 if content is None else employer.statuses.get(form["path"], 200))
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(encoded)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(encoded)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    employer.port = server.server_address[1]
    yield employer
    server.shutdown()
    thread.join()
    server.server_close()


def parse_form(content_type: str, body: bytes) -> dict[str, str]:
    """The fields of a posted form; of a file its name, of several values all with commas."""
    if content_type.startswith("multipart/form-data"):
        head = f"Content-Type: {content_type}\r\n\r\n".encode()
        parser = email.parser.BytesParser(policy=email.policy.HTTP)
        form: dict[str, str] = {}
        for part in parser.parsebytes(head + body).iter_parts():
            name = part.get_param("name", header="content-disposition")
            value = part.get_filename()
            if value is None:
                raw = part.get_payload(decode=True)
                assert isinstance(raw, bytes)
                value = raw.decode()
            key = str(name)
            form[key] = f"{form[key]}, {value}" if key in form else value
        return form
    return {
        name: ", ".join(values)
        for name, values in parse_qs(body.decode(), keep_blank_values=True).items()
    }


TOUCH = a_scenario(input=InputMode.TOUCH, device="iPhone 13")
KEYBOARD = a_scenario(input=InputMode.KEYBOARD_ONLY)


@pytest.fixture(
    params=[a_scenario(), TOUCH, KEYBOARD], ids=["mouse", "touch on a phone", "keyboard alone"]
)
def by_every_input(request: pytest.FixtureRequest) -> Scenario:
    """The same test worked by mouse, by touch and by keyboard alone."""
    scenario: Scenario = request.param
    return scenario

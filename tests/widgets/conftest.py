"""Real third-party widgets on pages that post to a server of ours, walked by the autopilot."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from harness.evidence import Ending
from harness.scenario import InputMode, Scenario
from tests.autopilot.conftest import (
    THANKS,
    Employer,
    Form,
    Walked,
    Walking,
    a_scenario,
    parse_form,
    someone,
    walking,
)
from tests.autopilot.conftest import page as whole_page
from tests.widgets.gallery import NoPackages, bundles, html_of

__all__ = ["walking"]

MOUSE = a_scenario()
KEYBOARD = a_scenario(input=InputMode.KEYBOARD_ONLY)
TOUCH = a_scenario(input=InputMode.TOUCH, device="iPhone 13")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass
class Gallery(Employer):
    """The server of the gallery: pages by name, answers to scripts by path, and what was sent.

    Attributes:
        answers: What a path answers to its query, as text; `/places?q=bos`, say.
        delay_seconds: How long such an answer takes.
        also: Other origins that the walk may open.
    """

    built: Path = Path()
    answers: dict[str, Callable[[Form], str]] = field(default_factory=dict)
    delay_seconds: float = 0.0
    also: tuple[str, ...] = ()

    def content(self, path: str, query: Form) -> tuple[str, bytes] | None:
        """The content type and the content of a path."""
        if path in self.answers:
            if self.delay_seconds:
                threading.Event().wait(self.delay_seconds)  # a slow server, not a wait of a test
            return "application/json", self.answers[path](query).encode()
        if path == "/send":
            return "text/html; charset=utf-8", whole_page(THANKS).encode()
        if path.startswith("/built/"):
            file = self.built / path.removeprefix("/built/")
            if not file.is_file():
                return None
            return _TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes()
        written = self.pages.get(path)
        page = written if isinstance(written, str) else html_of(path.strip("/"), self.built)
        return None if page is None else ("text/html; charset=utf-8", page.encode())


@dataclass(frozen=True)
class Applying:
    """Applies by a page of the gallery."""

    walking: Walking
    gallery: Gallery
    folder: Path

    def __call__(
        self, page: str, how: Scenario, *, answers: Mapping[str, str] | None = None, **who: object
    ) -> Walked:
        """Walk `page` with answers added to the candidate's own; other fields by keyword."""
        candidate = someone(**who)
        candidate = replace(candidate, answers={**candidate.answers, **(answers or {})})
        return self.walking.walk(
            self.gallery,
            self.folder,
            start=f"/{page}",
            candidate=candidate,
            scenario=how,
            also=self.gallery.also,
        )

    def sent(
        self,
        page: str,
        how: Scenario,
        expected: Mapping[str, str],
        *,
        answers: Mapping[str, str] | None = None,
        **who: object,
    ) -> Walked:
        """Walk `page`; the server must have received exactly the values in `expected`."""
        walked = self(page, how, answers=answers, **who)
        said = (walked.driven.reason, walked.barriers(), [error.text for error in walked.errors()])
        assert walked.ending is Ending.FINISHED, said
        form = {name: value for name, value in self.gallery.form().items() if name != "path"}
        assert form == dict(expected)
        unsure = [act.target for act in walked.actions() if act.held is False]
        assert not unsure, f"not read back: {unsure}"
        return walked


@pytest.fixture(scope="session")
def built() -> Path:
    """The bundled widgets; a loud skip where the packages are missing."""
    try:
        return bundles()
    except NoPackages as missing:
        if os.environ.get("OTHERSHOE_REQUIRE") == "all":
            pytest.fail(f"{missing}, and OTHERSHOE_REQUIRE=all")
        pytest.skip(f"SKIPPED WIDGETS: {missing}")


@pytest.fixture
def gallery(built: Path) -> Iterator[Gallery]:
    """The gallery on the loopback interface."""
    gallery = Gallery(built=built)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(gallery))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    gallery.port = server.server_address[1]
    yield gallery
    server.shutdown()
    thread.join()
    server.server_close()


def handler_of(gallery: Gallery) -> type[BaseHTTPRequestHandler]:
    """What answers for a gallery on one port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = urlsplit(self.path)
            self._answer(unquote(url.path), dict(parse_qsl(url.query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = urlsplit(self.path).path
            form = parse_form(self.headers.get("Content-Type", ""), body)
            gallery.received.append({**form, "path": path})
            self._answer(path, form)

        def _answer(self, path: str, query: Form) -> None:
            content = gallery.content(path, query)
            kind, body = content or ("text/html", b"<h1>Not here</h1>")
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return  # the page has gone on

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    return Handler


@pytest.fixture
def applying(walking: Walking, gallery: Gallery, tmp_path: Path) -> Applying:
    """Applies by a page of the gallery: `applying.sent(page, how, expected)`."""
    return Applying(walking=walking, gallery=gallery, folder=tmp_path)


@pytest.fixture(params=[MOUSE, KEYBOARD], ids=["mouse", "keyboard alone"])
def how(request: pytest.FixtureRequest) -> Scenario:
    """The same test worked by mouse and by keyboard alone."""
    scenario: Scenario = request.param
    return scenario

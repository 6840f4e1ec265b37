"""A served site, a listener that nobody may reach, and one real browser for all browser tests."""

import asyncio
import contextlib
import socket
import socketserver
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

import pytest
from playwright.async_api import Page

from harness.gather.browser.allow import AllowList, origin_of
from harness.gather.browser.find import find_browser
from harness.gather.browser.launch import (
    Conditions,
    Running,
    launched,
    open_context,
    open_page,
)
from harness.gather.browser.proxy import Gate, open_gate

T = TypeVar("T")


@dataclass(frozen=True)
class Request:
    """What a server received."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What a server answers; text is HTML unless `content_type` says otherwise."""

    body: str | bytes = ""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


Route = Reply | str | Callable[[Request], Reply | str]


@dataclass
class Site:
    """A site on the loopback interface: its pages by path, and every request it received."""

    pages: dict[str, Route] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    port: int = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return self.origin + path

    def received(self, method: str, path: str) -> list[Request]:
        return [r for r in self.requests if r.method == method and r.path.partition("?")[0] == path]

    def answer(self, request: Request) -> Reply:
        self.requests.append(request)
        route = self.pages.get(request.path.partition("?")[0], Reply("not here", status=404))
        found = route(request) if callable(route) else route
        return found if isinstance(found, Reply) else Reply(found)


@dataclass
class Listener:
    """A host that nobody may reach: every connection and every datagram is in its log."""

    port: int
    log: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Browsing:
    """One browser in its own thread; `run` runs a coroutine there and returns its result."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.stack = contextlib.AsyncExitStack()
        self.running: Running = self.run(self.stack.enter_async_context(launched(find_browser())))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=60)

    def close(self) -> None:
        self.run(self.stack.aclose())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    @contextlib.asynccontextmanager
    async def page(
        self,
        *origins: str,
        static: tuple[str, ...] = (),
        conditions: Conditions | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> AsyncIterator[tuple[Page, Gate]]:
        """A page behind a gate that lets through `origins` alone."""
        conditions = conditions or Conditions()
        allow = AllowList(origins=_origins(origins), static=_origins(static))
        async with (
            open_gate(allow, headers=headers) as gate,
            open_context(self.running, conditions, gate=gate, name="Othershoe/test") as context,
        ):
            yield await open_page(context, conditions, gate=gate), gate


OpenPage = Callable[..., AbstractAsyncContextManager[tuple[Page, Gate]]]


def _origins(texts: tuple[str, ...]) -> frozenset[Any]:
    return frozenset(origin_of(text) for text in texts)


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    """Serve a `Site` on a free port of the loopback interface."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            request = Request(
                method=self.command,
                path=self.path,
                headers=dict(self.headers.items()),
                body=self.rfile.read(length),
            )
            reply = site.answer(request)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_OPTIONS = _serve  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with _served(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        site.port = port
        yield site


@contextlib.contextmanager
def listening() -> Iterator[Listener]:
    """Listen on one port for connections and datagrams alike, and log the first bytes of each."""
    listener = Listener(port=0)

    class Stream(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(2)
            listener.log.append("tcp")
            with contextlib.suppress(OSError):
                listener.log[-1] += " " + self.request.recv(200).decode("latin-1").split("\r\n")[0]
                self.request.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 0\r\n"
                    b"Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
                )

    class Datagram(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            listener.log.append(f"udp {len(self.request[0])} bytes")

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with _served(Server(("127.0.0.1", 0), Stream)) as port:
        listener.port = port
        with _served(socketserver.ThreadingUDPServer(("127.0.0.1", port), Datagram)):
            yield listener


@contextlib.contextmanager
def _served(server: socketserver.BaseServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    assert isinstance(server.socket, socket.socket)
    try:
        yield server.socket.getsockname()[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site whose pages the test sets: `site.pages["/"] = "<h1>…"`."""
    with serving() as served:
        yield served


@pytest.fixture
def outside() -> Iterator[Listener]:
    """A host that is on no allow-list; its `log` must stay empty."""
    with listening() as listener:
        yield listener


@pytest.fixture(scope="session")
def browsing() -> Iterator[Browsing]:
    """One real browser, shared by all tests: `browsing.run(coroutine)`."""
    browsing = Browsing()
    yield browsing
    browsing.close()

"""A server on loopback that answers as a script says, and a clock that waits in no time."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from harness.record import record


@record
class Heard:
    """One request: its headers (small letters) and its body."""

    path: str
    headers: Mapping[str, str]
    body: bytes


@record
class Said:
    """One answer; `hang` keeps the connection open and says nothing until the server closes."""

    status: int = 200
    content: bytes = b""
    headers: Sequence[tuple[str, str]] = ()
    hang: bool = False


Script = Callable[[Heard], Said]


@record
class Server:
    """Where it is, and what it heard so far."""

    origin: str
    heard: list[Heard]


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """Serve a script until the block ends."""
    heard: list[Heard] = []
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.casefold(): value for name, value in self.headers.items()}
            request = Heard(path=self.path, headers=headers, body=body)
            heard.append(request)
            said = script(request)
            if said.hang:
                closing.wait()
                return
            try:
                self.send_response(said.status)
                for name, value in (*said.headers, ("Content-Length", str(len(said.content)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.content)
            except OSError:
                """Whoever asked does not listen any more."""

        def log_message(self, *_parts: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Server(origin=f"http://127.0.0.1:{server.server_address[1]}", heard=heard)
    finally:
        closing.set()
        server.shutdown()
        server.server_close()


class Clock:
    """Seconds that pass only by waiting; `waits` holds every wait."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def ticks(self) -> float:
        """The time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait, in no time."""
        self.waits.append(seconds)
        self.now += seconds

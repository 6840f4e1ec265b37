"""Serves a practice employer on loopback: HTTP in, plain requests and responses inside."""

import threading
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from harness.practice.web import MAX_BODY, Request, Response, read_form

Handler = Callable[[Request], Response]
_MOST_DISCARDED = 50_000_000


class LoopbackServer:
    """A threaded HTTP server on 127.0.0.1.

    Args:
        answer: Called with every request, from several threads.
        port: The port; 0 for a free one.
    """

    def __init__(self, answer: Handler, *, port: int = 0) -> None:
        self._server = _Server(answer, port)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, answer: Handler, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Connection)
        self.answer = answer


class _Connection(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "PracticeEmployer"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's signature
        """Stay silent: standard error belongs to the program that runs the employer."""

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > MAX_BODY:
            self.close_connection = True
            self._discard(min(int(length), _MOST_DISCARDED) if length.isdigit() else 0)
            self._write(Response(status=413, body=b"Too large", content_type="text/plain"))
            return
        body = self.rfile.read(int(length))
        parts = urlsplit(self.path)
        form = read_form(self.headers.get("Content-Type", ""), body)
        request = Request(
            method="GET" if self.command == "HEAD" else self.command,
            path=unquote(parts.path),
            query=dict(parse_qsl(parts.query)),
            form=form.fields,
            files=form.files,
            cookies=_cookies(self.headers.get("Cookie", "")),
            body=body,
        )
        self._write(self.server.answer(request))

    def _discard(self, length: int) -> None:
        """Read a body that is not wanted, so that the browser hears why."""
        while length > 0 and (chunk := self.rfile.read(min(length, 65536))):
            length -= len(chunk)

    def _write(self, response: Response) -> None:
        try:
            self.send_response(response.status)
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(response.body)))
            self.send_header("Cache-Control", "no-store")
            for name, value in response.headers:
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(response.body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


def _cookies(text: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(text).items()}
    except CookieError:
        return {}

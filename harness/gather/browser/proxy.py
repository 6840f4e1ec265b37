"""Our own loopback proxy: whatever a browser asks for goes through here, or nowhere."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping

from harness.evidence import NetworkDecision
from harness.gather.browser.allow import AllowList, Decision, origin_of
from harness.gather.browser.relay import (
    Head,
    HeadError,
    close,
    first_of,
    forward_body,
    forward_response,
    pipe_both,
    read_head,
    until_gone,
)
from harness.record import record
from harness.store import EvidenceLog

REFUSED = "X-Othershoe-Refused"

_CONNECT_SECONDS = 30
_CREDENTIALS = ("Cookie", "Authorization")  # static origins get none


@record
class Place:
    """A host and a port, and what was decided."""

    host: str
    port: int
    decision: Decision


class Gate:
    """One listening proxy with one allow-list; it counts what it lets through and what not.

    It decides by host and port (a tunnel shows no more); the scheme counts where it is seen.
    `headers` are added to plain requests to allowed origins, never to static ones.
    """

    def __init__(self, allow: AllowList, *, headers: Mapping[str, str] | None = None) -> None:
        self.allow = allow
        self.headers = dict(headers or {})
        self.counts: Counter[Place] = Counter()
        self.held_back = 0
        self._holds = False
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """`http://127.0.0.1:PORT`, for a browser's proxy setting."""
        if self._server is None:
            raise RuntimeError("the gate is not open")
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def evidence(self, log: EvidenceLog) -> tuple[NetworkDecision, ...]:
        """What was decided so far, one record for each place."""
        return tuple(
            NetworkDecision(
                **log.stamp(),
                host=place.host,
                port=place.port,
                decision=place.decision.value,
                requests=requests,
            )
            for place, requests in sorted(
                self.counts.items(), key=lambda item: (item[0].host, item[0].port, item[0].decision)
            )
        )

    async def open(self) -> None:
        """Listen on a free port of the loopback interface."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)

    async def close(self) -> None:
        """Stop listening and drop every connection."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def hold(self) -> None:
        """Let nothing through from now on, and cut what is connected: nothing can be sent.

        What is refused for it is counted in `held_back`, not in `counts`: it says nothing about
        the places.
        """
        self._holds = True
        for task in tuple(self._connections):
            task.cancel()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)
        try:
            await self._serve(reader, writer)
        except (OSError, ValueError, HeadError, asyncio.IncompleteReadError):
            pass  # a side hung up, or what it spoke was no HTTP: nothing more is let through
        finally:
            await close(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await read_head(reader)
        if head is None:
            return
        method, target, _version = head.start.split(" ", 2)
        if self._holds:
            self.held_back += 1
            await _answer(writer, "403 Forbidden")
            return
        if method == "CONNECT":
            await self._tunnel(target, reader, writer)
        else:
            await self._request(head, target, reader, writer)

    async def _tunnel(
        self, target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        origin = origin_of(f"https://{target}")
        if origin is None:
            await _answer(writer, "400 Bad Request")
            return
        decision = self.allow.decide_place(origin.host, origin.port)
        self._count(origin.host, origin.port, decision)
        if decision is Decision.BLOCKED:
            await _answer(writer, "403 Forbidden", host=origin.host)
            return
        async with _upstream(origin.host, origin.port) as upstream:
            if upstream is not None:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await pipe_both(reader, writer, *upstream)

    async def _request(
        self,
        head: Head,
        target: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        origin = origin_of(target)
        if origin is None:
            await _answer(writer, "400 Bad Request")
            return
        decision = self.allow.decide(target) if origin.scheme == "http" else Decision.BLOCKED
        self._count(origin.host, origin.port, decision)
        if decision is Decision.BLOCKED:
            await _answer(writer, "403 Forbidden", host=origin.host)
            return
        own = self.headers if decision is Decision.ALLOWED else {}
        length = head.body_length
        secrets = () if decision is Decision.ALLOWED else _CREDENTIALS
        outgoing = head.for_origin(target, added=own, dropped=(*self.headers, *secrets))
        async with _upstream(origin.host, origin.port) as upstream:
            if upstream is None:
                return
            upstream_reader, upstream_writer = upstream
            upstream_writer.write(outgoing)
            if head.upgrades:
                await pipe_both(reader, writer, upstream_reader, upstream_writer)
                return
            await forward_body(length, reader, upstream_writer)
            await first_of(forward_response(head, upstream_reader, writer), until_gone(reader))

    def _count(self, host: str, port: int, decision: Decision) -> None:
        self.counts[Place(host=host, port=port, decision=decision)] += 1


@contextlib.asynccontextmanager
async def open_gate(
    allow: AllowList, *, headers: Mapping[str, str] | None = None
) -> AsyncIterator[Gate]:
    """A gate that listens while the block runs."""
    gate = Gate(allow, headers=headers)
    await gate.open()
    try:
        yield gate
    finally:
        await gate.close()


async def _answer(writer: asyncio.StreamWriter, status: str, *, host: str | None = None) -> None:
    body = f"{host} is outside the allow-list\n".encode() if host else b""
    mark = f"{REFUSED}: yes\r\n" if host else ""
    head = (
        f"HTTP/1.1 {status}\r\n{mark}Content-Type: text/plain\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode("ascii") + body)
    with contextlib.suppress(OSError):
        await writer.drain()


@contextlib.asynccontextmanager
async def _upstream(
    host: str, port: int
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]:
    try:
        async with asyncio.timeout(_CONNECT_SECONDS):
            reader, upstream = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        yield None  # hang up, so that the browser sees what a candidate would: no answer
        return
    try:
        yield reader, upstream
    finally:
        await close(upstream)

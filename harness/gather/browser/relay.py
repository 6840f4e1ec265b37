"""Moves HTTP/1.1 between two streams: one request and one response for each connection."""

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping, Sequence
from urllib.parse import urlsplit

from harness.record import record

_LIMIT = 64 * 1024
_CHUNK = 64 * 1024
_HOP = frozenset({"connection", "proxy-connection", "keep-alive", "proxy-authorization"})


class HeadError(Exception):
    """What was read is no HTTP head that can be relayed."""


@record
class Field:
    """One header line."""

    name: str
    value: str


@record
class Head:
    """A start line and its headers."""

    start: str
    fields: tuple[Field, ...]

    def value(self, name: str) -> str | None:
        """The first value of a header, by its name in any case."""
        wanted = name.lower()
        return next((f.value for f in self.fields if f.name.lower() == wanted), None)

    @property
    def upgrades(self) -> bool:
        """Whether the connection changes its protocol (a WebSocket)."""
        return "upgrade" in (self.value("Connection") or "").lower()

    @property
    def body_length(self) -> int:
        """How many bytes of body follow a request's head.

        Raises:
            HeadError: it does not say; browsers always do over HTTP/1.1.
        """
        length = self.value("Content-Length") or "0"
        if self.value("Transfer-Encoding") or not length.isdigit():
            raise HeadError("a body of unknown length")
        return int(length)

    def for_origin(self, target: str, *, added: Mapping[str, str], dropped: Sequence[str]) -> bytes:
        """The head as the origin wants it: a path, no proxy headers, one request only."""
        method, _, version = self.start.split(" ", 2)
        parts = urlsplit(target)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        gone = _HOP | {name.lower() for name in (*dropped, *added)}
        kept = [field for field in self.fields if field.name.lower() not in gone]
        if self.upgrades:
            kept.append(Field(name="Connection", value="Upgrade"))
        else:
            kept.append(Field(name="Connection", value="close"))
        kept += [Field(name=name, value=value) for name, value in added.items()]
        return _bytes(f"{method} {path} {version}", kept)

    def for_browser(self) -> bytes:
        """The response's head, with the word that this connection ends after it."""
        kept = [field for field in self.fields if field.name.lower() not in _HOP]
        return _bytes(self.start, [*kept, Field(name="Connection", value="close")])


async def read_head(reader: asyncio.StreamReader) -> Head | None:
    """The next head; None where the other side closed before it wrote one.

    Raises:
        HeadError: it is too long, or no HTTP.
    """
    try:
        raw = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if not error.partial:
            return None
        raise HeadError("the head ends early") from error
    except asyncio.LimitOverrunError as error:
        raise HeadError(f"the head is longer than {_LIMIT} bytes") from error
    start, *lines = raw.decode("latin-1").rstrip("\r\n").split("\r\n")
    if start.count(" ") < 1 or "HTTP/" not in start:
        raise HeadError("no HTTP start line")
    return Head(start=start, fields=tuple(_field(line) for line in lines))


async def forward_body(
    length: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Pass on exactly `length` bytes of a request's body."""
    await _forward_bytes(length, reader, writer)
    await writer.drain()


async def forward_response(
    request: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Pass on the one response to `request`; interim ones (100, 103) are left out."""
    head = await read_head(reader)
    while head is not None and head.start.split(" ")[1].startswith("1"):
        head = await read_head(reader)
    if head is None:
        return
    writer.write(head.for_browser())
    length = head.value("Content-Length")
    if request.start.startswith("HEAD ") or head.start.split(" ")[1] in {"204", "304"}:
        length = "0"
    if length is None:
        await _pipe(reader, writer)
    else:
        await _forward_bytes(int(length), reader, writer)
    await writer.drain()


async def until_gone(reader: asyncio.StreamReader) -> None:
    """Wait until the other side hangs up; what it still sends is dropped."""
    while await reader.read(_CHUNK):
        pass


async def first_of(*works: Coroutine[None, None, None]) -> None:
    """Run until one is done; the others are ended, and what went wrong in that one is raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


async def pipe_both(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    other_reader: asyncio.StreamReader,
    other_writer: asyncio.StreamWriter,
) -> None:
    """Pass on bytes both ways until one side hangs up."""
    await first_of(_pipe(reader, other_writer), _pipe(other_reader, writer))


async def close(writer: asyncio.StreamWriter) -> None:
    """Close a stream that the other side may have left already."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(_CHUNK):
        writer.write(chunk)
        await writer.drain()


async def _forward_bytes(
    number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    left = number
    while left > 0:
        chunk = await reader.read(min(left, _CHUNK))
        if not chunk:
            return
        left -= len(chunk)
        writer.write(chunk)
        await writer.drain()


def _field(line: str) -> Field:
    name, found, value = line.partition(":")
    if not found:
        raise HeadError("a header without a colon")
    return Field(name=name.strip(), value=value.strip())


def _bytes(start: str, fields: Sequence[Field]) -> bytes:
    lines = [start, *(f"{field.name}: {field.value}" for field in fields), "", ""]
    return "\r\n".join(lines).encode("latin-1")

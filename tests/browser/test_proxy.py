"""The gate speaks HTTP: one request for each connection, its answer unchanged, nothing else."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import pytest

from harness.gather.browser.allow import AllowList, Decision, origin_of
from harness.gather.browser.proxy import Gate, Place, open_gate

Serve = Callable[[bytes], bytes]


@contextlib.asynccontextmanager
async def _origin(serve: Serve, heard: list[bytes]) -> AsyncIterator[str]:
    """A server that answers whatever `serve` makes of the first bytes it hears."""

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            heard.append(await reader.read(65536))
            writer.write(serve(heard[-1]))
            await writer.drain()
            await reader.read()
        writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _say(gate: Gate, request: bytes) -> bytes:
    """Everything that the gate answers until it hangs up."""
    host, _, port = gate.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    return answer


def _through(request: str, answer: bytes, **headers: str) -> tuple[bytes, list[bytes], Gate]:
    """What comes back for a request to an allowed origin, and what the origin heard."""

    async def go() -> tuple[bytes, list[bytes], Gate]:
        heard: list[bytes] = []
        async with _origin(lambda _: answer, heard) as origin:
            allowed = origin_of(origin)
            assert allowed is not None
            allow = AllowList(origins=frozenset({allowed}))
            async with open_gate(allow, headers=headers) as gate:
                said = request.replace("ORIGIN", origin).replace("\n", "\r\n").encode()
                return await _say(gate, said), heard, gate

    return asyncio.run(go())


def test_the_origin_hears_a_path_and_no_word_of_a_proxy() -> None:
    _, heard, _ = _through(
        "GET ORIGIN/jobs?id=1 HTTP/1.1\nHost: x\nProxy-Connection: keep-alive\n\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    )
    assert heard[0].startswith(b"GET /jobs?id=1 HTTP/1.1\r\nHost: x\r\n")
    assert b"proxy" not in heard[0].lower()


def test_a_page_cannot_forge_our_header() -> None:
    _, heard, _ = _through(
        "GET ORIGIN/ HTTP/1.1\nHost: x\nx-run: forged\n\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        **{"X-Run": "run-1"},
    )
    assert b"forged" not in heard[0]
    assert heard[0].count(b"X-Run: run-1") == 1


def test_a_body_arrives_whole_and_only_as_long_as_announced() -> None:
    _, heard, _ = _through(
        "POST ORIGIN/ HTTP/1.1\nHost: x\nContent-Length: 4\n\nbodyGET http://evil/ HTTP/1.1\n\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    )
    assert heard[0].endswith(b"\r\n\r\nbody")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    ],
    ids=["kept alive", "after early hints"],
)
def test_an_answer_comes_back_and_its_connection_ends(answer: bytes) -> None:
    said, _, _ = _through("GET ORIGIN/ HTTP/1.1\nHost: x\n\n", answer)
    assert said.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Connection: close" in said
    assert said.endswith(b"\r\n\r\nhello")


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n"),
    ],
)
def test_an_answer_without_a_body_does_not_wait_for_one(method: str, answer: bytes) -> None:
    said, _, _ = _through(f"{method} ORIGIN/ HTTP/1.1\nHost: x\n\n", answer)
    assert said.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    "request_",
    [
        "POST ORIGIN/ HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n0\n\n",
        "GET / HTTP/1.1\nHost: x\n\n",
        "nonsense\n\n",
        "GET ORIGIN/ HTTP/1.1\nno colon\n\n",
        "POST ORIGIN/ HTTP/1.1\nHost: x\nContent-Length: many\n\n",
    ],
    ids=["chunked", "no origin", "no HTTP", "broken header", "broken length"],
)
def test_what_is_no_plain_request_is_not_passed_on(request_: str) -> None:
    said, heard, _ = _through(request_, b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    assert b"200" not in said
    assert heard == []


@pytest.mark.parametrize(
    "request_",
    [
        "GET http://127.0.0.1:9/ HTTP/1.1\nHost: ORIGIN\n\n",
        "CONNECT 127.0.0.1:9 HTTP/1.1\nHost: 127.0.0.1:9\n\n",
        "GET https://127.0.0.1:9/ HTTP/1.1\nHost: x\n\n",
    ],
    ids=["request", "tunnel", "request for TLS"],
)
def test_another_origin_is_refused_with_a_mark_and_counted(request_: str) -> None:
    said, heard, gate = _through(request_, b"")
    assert said.startswith(b"HTTP/1.1 403 Forbidden\r\nX-Othershoe-Refused: yes\r\n")
    assert heard == []
    assert dict(gate.counts) == {Place(host="127.0.0.1", port=9, decision=Decision.BLOCKED): 1}


def test_a_tunnel_to_an_allowed_origin_carries_bytes_both_ways() -> None:
    async def go() -> tuple[bytes, list[bytes]]:
        heard: list[bytes] = []
        async with _origin(lambda said: said.upper(), heard) as origin:
            allowed = origin_of(origin)
            assert allowed is not None
            async with open_gate(AllowList(origins=frozenset({allowed}))) as gate:
                host, _, port = gate.address.removeprefix("http://").partition(":")
                reader, writer = await asyncio.open_connection(host, int(port))
                writer.write(f"CONNECT 127.0.0.1:{allowed.port} HTTP/1.1\r\n\r\n".encode())
                opened = await reader.readuntil(b"\r\n\r\n")
                writer.write(b"hello")
                answer = await reader.readexactly(5)
                writer.close()
                return opened.split(b"\r\n")[0] + answer, heard

    assert asyncio.run(go()) == (b"HTTP/1.1 200 Connection establishedHELLO", [b"hello"])

"""An SMTP sink on loopback: it keeps what it receives as .eml files and sends nothing on."""

import asyncio
import hashlib
import threading
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

HOST = "127.0.0.1"


class MailSink:
    """A mail server for candidates' addresses.

    Args:
        folder: Where the messages are kept, one file each.
        clock: The time of arrival, written as the topmost `Received` header.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self._clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None

    @property
    def address(self) -> tuple[str, int]:
        """Host and port, while it runs."""
        if self._server is None:
            raise RuntimeError("the mail sink is not running")
        return HOST, int(self._server.sockets[0].getsockname()[1])

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        from aiosmtpd.smtp import SMTP  # noqa: PLC0415 - costs 0.1 s at start

        return await self._loop.create_server(lambda: SMTP(self, hostname=HOST), HOST, 0)

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802, ARG002
        """Keep one message (aiosmtpd's name and signature)."""
        moment = self._clock()
        trace = (
            f"Received: from {session.host_name or 'unknown'} by {HOST} with SMTP"
            f" for <{envelope.rcpt_tos[0]}>; {format_datetime(moment)}\r\n"
            + "".join(f"Delivered-To: {address}\r\n" for address in envelope.rcpt_tos)
        )
        content = trace.encode() + envelope.content
        digest = hashlib.sha256(content).hexdigest()[:12]
        name = f"{moment:%Y%m%dT%H%M%S}-{digest}.eml"
        partial = self.folder / f"{name}.part"
        partial.write_bytes(content)
        partial.replace(self.folder / name)
        return "250 Kept"

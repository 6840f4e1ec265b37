"""Speaks JSON Lines with a command that it starts once, without a shell."""

import asyncio
import json
import shlex
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.errors import ConfigError, GatherError

_LONGEST_LINE = 1_000_000
_LAST_LINES = 20


class Dialogue:
    """A command that answers one line for each line that it reads.

    Args:
        command: The command line, divided as a shell would; no shell sees it.
        folder: Where it runs.
        seconds: How long the answers to one batch may take.
    """

    def __init__(self, command: str, *, folder: Path, seconds: float) -> None:
        self.command = command
        self._folder = folder
        self._seconds = seconds
        self._process: Process | None = None
        self._heard: deque[str] = deque(maxlen=_LAST_LINES)
        self._listening: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def ask(self, items: Sequence[Any]) -> list[Any]:
        """What is answered to each item, in order.

        Raises:
            ConfigError: the command cannot be started.
            GatherError: it ended, answered nothing in time, or something that is not JSON.
        """
        async with self._turn:
            process = self._process = self._process or await self._start()
            try:
                async with asyncio.timeout(self._seconds):
                    sent_and_answered = await asyncio.gather(
                        self._send(process, items), self._receive(process, len(items))
                    )
            except TimeoutError as error:
                raise GatherError(
                    f"`{self.command}` answered nothing for {self._seconds:g} seconds",
                    remedy="Write one line for each line read, and flush after each",
                ) from error
            except (BrokenPipeError, ConnectionResetError) as error:
                raise await self._ended(process) from error
            answers: list[Any] = sent_and_answered[1]
            return answers

    async def close(self) -> None:
        """End the command: its input ends, and after five seconds it is killed."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            if process.stdin is not None:
                process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), timeout=5)
            except TimeoutError:
                process.kill()
                await process.wait()
        if self._listening is not None:
            await self._listening

    async def _start(self) -> Process:
        words = shlex.split(self.command)
        try:
            process = await asyncio.create_subprocess_exec(
                *words, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=self._folder,
                limit=_LONGEST_LINE,
            )  # fmt: skip
        except OSError as error:
            raise ConfigError(
                f"`{words[0] if words else self.command}` cannot be started: {error}",
                remedy="Give a command that stands on the path, `module:function`, or an address",
            ) from error
        self._listening = asyncio.create_task(self._listen(process))
        return process

    async def _listen(self, process: Process) -> None:
        """Keep the last that it says on stderr, for when it ends; the rest is let go."""
        if process.stderr is None:
            return
        while chunk := await process.stderr.read(65_536):
            lines = chunk.decode("utf-8", errors="replace").splitlines()
            self._heard.extend(line for line in lines if line.strip())

    async def _send(self, process: Process, items: Sequence[Any]) -> None:
        if process.stdin is None:
            raise await self._ended(process)
        for item in items:
            process.stdin.write(json.dumps(item, ensure_ascii=False).encode() + b"\n")
            await process.stdin.drain()

    async def _receive(self, process: Process, count: int) -> list[Any]:
        if process.stdout is None:
            raise await self._ended(process)
        answers: list[Any] = []
        while len(answers) < count:
            try:
                line = await process.stdout.readline()
            except ValueError as error:
                raise GatherError(
                    f"`{self.command}` wrote a line of more than {_LONGEST_LINE} bytes",
                    remedy="Write one short line for each line read; log to stderr",
                ) from error
            if not line:
                raise await self._ended(process)
            try:
                answers.append(json.loads(line))
            except ValueError as error:
                raise GatherError(
                    f"`{self.command}` wrote a line that is not JSON: {line[:80]!r}",
                    remedy='Write {"outcome": 0.7} or 0.7 for each line; log to stderr',
                ) from error
        return answers

    async def _ended(self, process: Process) -> GatherError:
        try:
            code = f" with {await asyncio.wait_for(process.wait(), timeout=1)}"
        except TimeoutError:
            code = ""
        if self._listening is not None and process.returncode is not None:
            await self._listening
        last = f"; it said last: {self._heard[-1][:200]}" if self._heard else ""
        return GatherError(
            f"`{self.command}` ended{code} before it answered{last}",
            remedy="Run it by hand with one application as a line of JSON on its input",
        )

"""A screener that is a command: one application per line in, one outcome per line out."""

import asyncio
import json
import shlex
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path

from harness.errors import ConfigError, GatherError
from harness.gather.challenge.wire import outcome_of, to_wire
from harness.people.application import Application

_BATCH = 64
_SECONDS = 120
_LONGEST_LINE = 1_000_000


class CommandScreener:
    """Starts the command once and speaks JSON Lines with it, without a shell."""

    def __init__(self, command: str, *, folder: Path) -> None:
        self.name = command
        self.batch_size = _BATCH
        self._folder = folder
        self._process: Process | None = None

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            GatherError: the command ended, answered nothing in time, or something else.
        """
        process = self._process = self._process or await self._start()
        try:
            async with asyncio.timeout(_SECONDS):
                _, outcomes = await asyncio.gather(
                    self._send(process, applications), self._receive(process, len(applications))
                )
        except TimeoutError as error:
            raise GatherError(
                f"`{self.name}` answered nothing for {_SECONDS} seconds",
                remedy="Write one line for each line read, and flush after each",
            ) from error
        except (BrokenPipeError, ConnectionResetError) as error:
            raise self._ended(process) from error
        return outcomes

    async def close(self) -> None:
        """End the command: its input ends, and after five seconds it is killed."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), timeout=5)
        except TimeoutError:
            process.kill()
            await process.wait()

    async def _start(self) -> Process:
        words = shlex.split(self.name)
        try:
            return await asyncio.create_subprocess_exec(
                *words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=self._folder,
                limit=_LONGEST_LINE,
            )  # fmt: skip
        except OSError as error:
            raise ConfigError(
                f"`{words[0] if words else self.name}` cannot be started: {error}",
                remedy="Give a command that stands on the path, `module:function`, or an address",
            ) from error

    async def _send(self, process: Process, applications: Sequence[Application]) -> None:
        if process.stdin is None:
            raise self._ended(process)
        for application in applications:
            job = {"title": application.job.title, "text": application.job.text}
            line = json.dumps({**to_wire(application), "job": job}, ensure_ascii=False)
            process.stdin.write(line.encode() + b"\n")
            await process.stdin.drain()

    async def _receive(self, process: Process, count: int) -> list[object]:
        if process.stdout is None:
            raise self._ended(process)
        outcomes: list[object] = []
        while len(outcomes) < count:
            line = await process.stdout.readline()
            if not line:
                raise self._ended(process)
            try:
                outcomes.append(outcome_of(json.loads(line)))
            except ValueError as error:
                raise GatherError(
                    f"`{self.name}` wrote a line that is not JSON: {line[:80]!r}",
                    remedy='Write {"outcome": 0.7} or 0.7 for each line; log to stderr',
                ) from error
        return outcomes

    def _ended(self, process: Process) -> GatherError:
        code = "" if process.returncode is None else f" with {process.returncode}"
        return GatherError(
            f"`{self.name}` ended{code} before it answered",
            remedy="Run it by hand with one application as a line of JSON on its input",
        )

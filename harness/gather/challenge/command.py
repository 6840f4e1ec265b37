"""A screener that is a command: one application per line in, one outcome per line out."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harness.gather.challenge.dialogue import Dialogue
from harness.gather.challenge.wire import outcome_of, to_wire
from harness.people.application import Application

BATCH = 64
SECONDS = 120.0


class CommandScreener:
    """Starts the command once and speaks JSON Lines with it, without a shell."""

    at_once = 1

    def __init__(
        self,
        command: str,
        *,
        folder: Path,
        batch_size: int | None = None,
        seconds: float = SECONDS,
        documents: str | None = None,
    ) -> None:
        self.name = command
        self.identity = f"{command} {documents or 'text'}"
        self._documents = documents
        self.batch_size = batch_size or BATCH
        self._dialogue = Dialogue(command, folder=folder, seconds=seconds)

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            ConfigError: the command cannot be started.
            GatherError: the command ended, answered nothing in time, or something else.
        """
        lines = await asyncio.to_thread(self._lines, applications)
        return [outcome_of(answer) for answer in await self._dialogue.ask(lines)]

    def _lines(self, applications: Sequence[Application]) -> list[dict[str, Any]]:
        return [
            {
                **to_wire(one, documents=self._documents),
                "job": {"title": one.job.title, "text": one.job.text},
            }
            for one in applications
        ]

    async def close(self) -> None:
        """End the command."""
        await self._dialogue.close()

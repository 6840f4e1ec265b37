"""Ranks one list: by a function, behind an address, or by a command."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from harness.challenged import Requests
from harness.errors import GatherError
from harness.gather.challenge.dialogue import Dialogue
from harness.gather.challenge.post import Poster
from harness.gather.challenge.python import called, identity_of
from harness.gather.challenge.wire import read_list, request_body, to_wire
from harness.people.application import Application


class Ranks(Protocol):
    """Whatever ranks one list.

    `identity` tells two versions of it apart; `at_once` is how many lists may be under way.
    """

    identity: str
    at_once: int

    async def best_first(self, shown: Sequence[Application], key: str) -> Sequence[object]:
        """Ids of the list, the best first; some may be left out. `key` names the request."""
        ...

    async def close(self) -> None:
        """Let go of what it holds open."""
        ...


class CalledRanks:
    """A Python function from a list of applications to their ids, the best first."""

    at_once = 1

    def __init__(self, function: Callable[..., Any], *, name: str) -> None:
        self.identity = identity_of(function, name)
        self._function = function
        self._name = name

    async def best_first(self, shown: Sequence[Application], key: str) -> Sequence[object]:  # noqa: ARG002 - a function is not told
        """Call it.

        Raises:
            GatherError: it raised, or answered no list.
        """
        return await called(self._function, shown, name=self._name)

    async def close(self) -> None:
        """Nothing is held open."""


class PostedRanks:
    """An address that answers `{"ranking": [...]}` to the body that screeners are sent."""

    def __init__(self, poster: Poster, *, requests: Requests) -> None:
        self.identity = f"{poster.url} {requests.documents or 'text'}"
        self.at_once = requests.at_once
        self._documents = requests.documents
        self._poster = poster

    async def best_first(self, shown: Sequence[Application], key: str) -> Sequence[object]:
        """Post it.

        Raises:
            GatherError: no answer, or one of another shape.
        """
        body = await asyncio.to_thread(request_body, shown, documents=self._documents)
        content = await self._poster.post(body, key=key)
        return read_list(content, "ranking", name=self._poster.url, shown=self._poster.shown)

    async def close(self) -> None:
        """Let the threads go."""
        self._poster.close()


class SpokenRanks:
    """A command that answers one line for each list."""

    at_once = 1

    def __init__(self, dialogue: Dialogue, *, documents: str | None = None) -> None:
        self.identity = f"{dialogue.command} {documents or 'text'}"
        self._documents = documents
        self._dialogue = dialogue

    async def best_first(self, shown: Sequence[Application], key: str) -> Sequence[object]:  # noqa: ARG002 - a command is not told
        """Say it.

        Raises:
            ConfigError: the command cannot be started.
            GatherError: it ended, was silent, or answered no list.
        """
        job = shown[0].job
        line = {
            "job": {"title": job.title, "text": job.text},
            "applications": [to_wire(one, documents=self._documents) for one in shown],
        }
        (answer,) = await self._dialogue.ask([line])
        found = answer.get("ranking") if isinstance(answer, dict) else answer
        if not isinstance(found, list):
            raise GatherError(
                f"`{self._dialogue.command}` answered what is no ranking: {answer!r:.80}",
                remedy='Answer {"ranking": [...]} with ids of the list, the best first',
            )
        return found

    async def close(self) -> None:
        """End the command."""
        await self._dialogue.close()

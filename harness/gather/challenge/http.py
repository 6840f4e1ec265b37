"""A screener behind HTTP: POST applications, read outcomes."""

import asyncio
from collections.abc import Sequence

from harness.challenged import Requests
from harness.gather.challenge.answers import Drawn
from harness.gather.challenge.draws import Draws
from harness.gather.challenge.post import Poster
from harness.gather.challenge.wire import read_outcomes, request_body
from harness.people.application import Application

BATCH = 32


class HttpScreener:
    """POSTs batches as JSON.

    Args:
        poster: Posts to its address.
        requests: How many applications one request holds, and how many are under way together.
        draws: Names every request.
    """

    def __init__(self, poster: Poster, *, requests: Requests, draws: Draws) -> None:
        self.name = poster.url
        self.identity = f"{poster.url} {requests.documents or 'text'}"
        self.batch_size = requests.batch_size or BATCH
        self.at_once = requests.at_once
        self._documents = requests.documents
        self._poster = poster
        self._draws = draws

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            GatherError: no answer, an HTTP error, a redirect, or an answer of another shape.
        """
        return await self.screen_drawn(applications, self._draws.next(applications))

    async def screen_drawn(
        self, applications: Sequence[Application], drawn: Drawn
    ) -> Sequence[object]:
        """One outcome for each application of a batch whose draws are known."""
        body = await asyncio.to_thread(request_body, applications, documents=self._documents)
        content = await self._poster.post(body, key=self._draws.key(drawn))
        return read_outcomes(content, name=self.name, shown=self._poster.shown)

    async def close(self) -> None:
        """Let the threads go."""
        self._poster.close()

"""An embedding model as a screener: the cosine of an application's vector and the job's."""

import json
import math
import secrets
from collections.abc import Awaitable, Callable, Sequence
from operator import mul

from harness.errors import GatherError
from harness.gather.challenge.post import Poster
from harness.gather.challenge.wire import read_list
from harness.people.application import Application, Unanswered

Vectors = Sequence[Sequence[float]]
Embed = Callable[[Sequence[str]], Awaitable[Vectors]]
"""From texts to one vector each, in the order given."""

BATCH = 32


class EmbeddingScreener:
    """Scores applications by cosine against their job's text, in -1 to 1.

    Args:
        embed: The model.
        name: How it was addressed.
        identity: Tells two versions of it apart.
        batch_size: Texts in one request.
        at_once: Requests under way together.
        close: Called at the end.
    """

    def __init__(
        self,
        embed: Embed,
        *,
        name: str,
        identity: str = "",
        batch_size: int = BATCH,
        at_once: int = 1,
        close: Callable[[], None] | None = None,
    ) -> None:
        self.name = name
        self.identity = identity or name
        self.batch_size = batch_size
        self.at_once = at_once
        self._embed = embed
        self._close = close
        self._jobs: dict[str, Sequence[float]] = {}

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One cosine for each application; `Unanswered` where a vector is all zeros.

        Raises:
            GatherError: the model failed, or its vectors are of different lengths.
        """
        texts = [application.text for application in applications]
        new = sorted({application.job.text for application in applications} - set(self._jobs))
        vectors = await self._vectors([*new, *texts])
        self._jobs.update(zip(new, vectors, strict=False))
        scored = zip(applications, vectors[len(new) :], strict=True)
        return [self._score(application, vector) for application, vector in scored]

    async def close(self) -> None:
        """Let go of what the model holds."""
        if self._close:
            self._close()

    async def _vectors(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            vectors = [[float(number) for number in one] for one in await self._embed(texts)]
        except (TypeError, ValueError) as error:
            raise self._fault("answered something that is no vector") from error
        if len(vectors) != len(texts):
            raise self._fault(f"answered {len(vectors)} vectors to {len(texts)} texts")
        if not all(math.isfinite(number) for vector in vectors for number in vector):
            raise self._fault("answered a vector with something that is no number in it")
        return vectors

    def _score(self, application: Application, vector: Sequence[float]) -> object:
        job = self._jobs[application.job.text]
        if len(job) != len(vector):
            raise self._fault(f"answered vectors of {len(job)} and of {len(vector)} numbers")
        length = math.hypot(*job) * math.hypot(*vector)
        if not length:
            return Unanswered(why="no vector")
        return max(-1.0, min(1.0, math.fsum(map(mul, job, vector)) / length))

    def _fault(self, problem: str) -> GatherError:
        return GatherError(
            f"`{self.name}` {problem}",
            remedy="Answer one vector of finite numbers for each text, all of one length",
        )


def posted_embeddings(poster: Poster, *, model: str) -> Embed:
    """An OpenAI-compatible `/embeddings` as a function from texts to vectors."""
    name = f"{model} at {poster.url}"

    async def embed(texts: Sequence[str]) -> Vectors:
        body = json.dumps({"model": model, "input": list(texts)}, ensure_ascii=False).encode()
        content = await poster.post(body, key=secrets.token_hex(16))
        data = read_list(content, "data", name=name, shown=poster.shown)
        try:
            placed = {int(item["index"]): item["embedding"] for item in data}
            return [placed[place] for place in range(len(texts))]
        except (LookupError, TypeError, ValueError) as error:
            raise GatherError(
                f"`{name}` answered what no embedding model answers",
                remedy="Give the address up to `/v1` of an OpenAI-compatible endpoint",
            ) from error

    return embed

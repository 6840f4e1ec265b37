"""A chat model as a screener: asks about one application at a time, and reads one answer."""

import json
import math
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from harness.challenged import ChatScreener, Requests
from harness.errors import GatherError
from harness.gather.challenge.answers import Drawn
from harness.gather.challenge.draws import Draws
from harness.gather.challenge.post import Poster
from harness.gather.challenge.template import Template
from harness.people.application import Application, Unanswered

BATCH = 1
_JSON = re.compile(r"\{[^{}]*\}")


class ChatModel:
    """Asks an OpenAI-compatible `/chat/completions` at temperature 0.

    Args:
        poster: Posts to its address.
        chat: The model, and what it is to answer.
        template: The prompt.
        requests: How many requests are under way together.
        seed: Sent along; models that know it answer the same more often.
        draws: Names every request.
    """

    batch_size = BATCH

    def __init__(
        self,
        poster: Poster,
        *,
        chat: ChatScreener,
        template: Template,
        requests: Requests,
        seed: int,
        draws: Draws,
    ) -> None:
        self.name = f"{chat.model} at {poster.url}"
        said = json.dumps([template.system, template.user, chat.answer, chat.lowest, chat.highest])
        self.identity = f"{self.name} {sha256(said.encode()).hexdigest()} seed {seed}"
        self.at_once = requests.at_once
        self.read = self.written = 0
        self._poster = poster
        self._chat = chat
        self._template = template
        self._seed = seed
        self._draws = draws

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application, or why there is none.

        Raises:
            GatherError: no answer, an HTTP error, or something that no chat model answers.
        """
        return await self.screen_drawn(applications, self._draws.next(applications))

    async def screen_drawn(
        self, applications: Sequence[Application], drawn: Drawn
    ) -> Sequence[object]:
        """The same for a batch whose draws are known."""
        outcomes: list[object] = []
        for application, place in zip(applications, drawn, strict=True):
            body = json.dumps(self._request(application), ensure_ascii=False).encode()
            content = await self._poster.post(body, key=self._draws.key((place,)))
            outcomes.append(self._outcome(content))
        return outcomes

    async def close(self) -> None:
        """Let the threads go."""
        self._poster.close()

    def _request(self, application: Application) -> dict[str, Any]:
        chat = self._chat
        request = {
            "model": chat.model,
            "messages": self._template.messages(application),
            "temperature": 0,
            "seed": self._seed,
            "max_tokens": chat.most_tokens,
        }
        if chat.structured:
            request["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "outcome", "strict": True, "schema": _schema(chat)},
            }
        return request

    def _outcome(self, content: bytes) -> object:
        try:
            body = json.loads(content)
            choice = body["choices"][0]
            message = choice["message"]
            said = message.get("content") or ""
            refusal = message.get("refusal") or ""
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            seen = self._poster.shown(content)[:80]
            raise GatherError(
                f"`{self.name}` answered what no chat model answers: {seen!r}",
                remedy="Give the address up to `/v1` of an OpenAI-compatible endpoint",
            ) from error
        self._count(body.get("usage"))
        if refusal or choice.get("finish_reason") == "content_filter":
            return Unanswered(why="refused", said=str(refusal or said))
        return _read(str(said), self._chat)

    def _count(self, usage: object) -> None:
        """Tokens, for what it cost in the end; an endpoint that does not say counts none."""
        if isinstance(usage, dict):
            read, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
            self.read += read if isinstance(read, int) else 0
            self.written += written if isinstance(written, int) else 0


def _schema(chat: ChatScreener) -> dict[str, Any]:
    key, kind = _answer(chat)
    return {
        "type": "object",
        "properties": {key: {"type": kind}},
        "required": [key],
        "additionalProperties": False,
    }


def _answer(chat: ChatScreener) -> tuple[str, str]:
    return ("score", "number") if chat.answer == "score" else ("selected", "boolean")


def _read(said: str, chat: ChatScreener) -> object:
    """The outcome in what was said: the only JSON object with the field, in its range."""
    key, _ = _answer(chat)
    found = [value for value in _objects(said, whole=chat.structured) if key in value]
    value = found[0][key] if len(found) == 1 else None
    if chat.answer == "yes-no":
        return value if isinstance(value, bool) else _garbled(said)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return _garbled(said)
    return float(value) if chat.lowest <= value <= chat.highest else _garbled(said)


def _garbled(said: str) -> Unanswered:
    return Unanswered(why="garbled", said=" ".join(said.split()))


def _objects(said: str, *, whole: bool) -> list[dict[str, Any]]:
    """The JSON objects in a text, or the text as one where it must be nothing else."""
    found = []
    for text in [said] if whole else _JSON.findall(said):
        try:
            value = json.loads(text)
        except ValueError:
            continue
        if isinstance(value, dict):
            found.append(value)
    return found

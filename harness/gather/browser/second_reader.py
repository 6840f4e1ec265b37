"""Asks a language model about questions that the rules leave open, where a project wants it."""

import asyncio
import hashlib
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from harness.employer import LanguageModel
from harness.reading.questions import Asked, Understanding
from harness.reading.questions.second import (
    PROMPT_VERSION,
    Proposal,
    believed,
    beside,
    leaves_open,
    request,
)

_MOST_BYTES = 200_000
_MOST_FAILURES = 2


class SecondReader:
    """One walk's way to a language model: bounded in calls, silent after repeated failure.

    Args:
        model: Where it is and how much to ask of it.
        kept: The folder in which its answers are kept, by the hash of what was asked.
        tell: Called with what went wrong; a failure is the tool's, and never ends a walk.
        environment: Where the key is looked up; it is sent to the model and written nowhere.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        kept: Path,
        tell: Callable[[str], None],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.calls = 0
        self._model = model
        self._kept = kept
        self._tell = tell
        self._environment = os.environ if environment is None else environment
        self._answers: dict[str, Proposal | None] = {}
        self._failures = 0
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)

    def beside(self, asked: Asked, rules: Understanding) -> Understanding:
        """The rules' reading, or the model's where the rules leave it open and the model knew."""
        if not leaves_open(rules, asked):
            return rules
        proposal = self._answers.get(self._key(asked))
        return beside(rules, proposal, model=self._model.model, asked=asked) if proposal else rules

    async def consider(self, open_questions: tuple[Asked, ...]) -> None:
        """Ask about questions that were not asked about before, as far as the budget goes."""
        for asked in open_questions:
            key = self._key(asked)
            if key in self._answers:
                continue
            known, proposal = self._remembered(key, asked)
            if known:
                self._answers[key] = proposal
            elif self.calls < self._model.calls_per_walk and self._failures < _MOST_FAILURES:
                await self._ask(key, asked)

    async def _ask(self, key: str, asked: Asked) -> None:
        self.calls += 1
        try:
            content = await asyncio.to_thread(self._post, asked)
        except (OSError, ValueError, LookupError, TypeError) as error:
            self._failures += 1
            more = "; it is not asked again on this walk" * (self._failures >= _MOST_FAILURES)
            self._tell(f"the language model did not answer: {_short(error)}{more}")
            return
        self._failures = 0
        self._answers[key] = proposal = believed(content, asked)
        self._keep(key, proposal)

    def _post(self, asked: Asked) -> str:
        url = self._model.url.rstrip("/")
        url = url if url.endswith("/chat/completions") else f"{url}/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        key = self._environment.get(self._model.key_env or "")
        if key:
            headers["Authorization"] = f"Bearer {key}"
        call = urllib.request.Request(  # noqa: S310 - the project's reading saw to the scheme
            url,
            data=json.dumps(request(asked, model=self._model.model)).encode(),
            headers=headers,
            method="POST",
        )
        try:
            with self._opener.open(call, timeout=self._model.seconds) as response:
                content = response.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise OSError(f"it answered {error.code}") from None
        if len(content) > _MOST_BYTES:
            raise ValueError(f"it answered more than {_MOST_BYTES} bytes")
        said = json.loads(content)["choices"][0]["message"]["content"]
        if not isinstance(said, str):
            raise TypeError("its answer holds no text")
        return said

    def _key(self, asked: Asked) -> str:
        """What an answer is kept under: the model, and all that it is sent."""
        body = json.dumps(request(asked, model=self._model.model), sort_keys=True)
        return hashlib.sha256(f"{PROMPT_VERSION}|{self._model.url}|{body}".encode()).hexdigest()

    def _remembered(self, key: str, asked: Asked) -> tuple[bool, Proposal | None]:
        try:
            content = (self._kept / f"{key}.json").read_text("utf-8")
        except OSError:
            return False, None
        return True, believed(content, asked)

    def _keep(self, key: str, proposal: Proposal | None) -> None:
        said = {
            "meaning": proposal.meaning if proposal else "none",
            "quote": proposal.quote if proposal else "",
        }
        try:
            self._kept.mkdir(parents=True, exist_ok=True)
            (self._kept / f"{key}.json").write_text(json.dumps(said) + "\n", "utf-8")
        except OSError as error:
            self._tell(f"the language model's answer cannot be kept: {_short(error)}")


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: what was allowed is the host that was named."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """No request follows."""


def _short(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return f"{type(error).__name__}: {reason}"[:200]

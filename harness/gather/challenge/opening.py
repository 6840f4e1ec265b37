"""Opens the screener that `[challenge]` describes: whatever it is, it is asked alike."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from harness.challenged import Challenge, Requests
from harness.employer import Authorization
from harness.errors import ConfigError
from harness.gather.challenge.command import SECONDS, CommandScreener
from harness.gather.challenge.dialogue import Dialogue
from harness.gather.challenge.draws import Draws
from harness.gather.challenge.http import HttpScreener
from harness.gather.challenge.pace import Pace
from harness.gather.challenge.permitted import require_permission
from harness.gather.challenge.post import Poster
from harness.gather.challenge.python import called, identity_of, load_function, python_screener
from harness.gather.challenge.ranks import CalledRanks, PostedRanks, Ranks, SpokenRanks
from harness.gather.challenge.screener import Screener
from harness.gather.challenge.template import read_template
from harness.people.written_challenge import challenge_mistakes
from harness.project import read_prompt
from harness.record import record

_FUNCTION = re.compile(r"(?:[\w./\\-]+\.py|[A-Za-z_][\w.]*):[A-Za-z_][\w.]*")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@record
class _Opening:
    """What every adapter is opened with."""

    spec: Challenge
    folder: Path
    environment: Mapping[str, str] | None
    draws: Draws
    year: int
    pace: Pace | None

    @property
    def requests(self) -> Requests:
        return self.spec.requests

    def poster(self, path: str = "") -> Poster:
        url = self.spec.screener
        if path:
            url = url.rstrip("/")
            url = url if url.endswith(path) else f"{url}{path}"
        return Poster(url, requests=self.requests, environment=self.environment, pace=self.pace)


def open_screener(
    spec: Challenge | str,
    *,
    folder: Path,
    authorization: Authorization | None,
    today: date,
    environment: Mapping[str, str] | None = None,
    run: str = "",
    year: int | None = None,
    pace: Pace | None = None,
) -> Screener:
    """The screener of a `[challenge]`, or of an address alone. Nothing is asked yet.

    Args:
        spec: `module:function`, `file.py:function`, `http(s)://…` or a command line, and what is
            there: `chat`, `embedding`, `ranking`.
        folder: Where modules and prompts are looked for and commands are run.
        authorization: The written permission; not needed for this machine's own addresses.
        today: Decides whether the permission has expired.
        environment: Where keys are looked up; the process's own where not given.
        run: Tells this run apart from others, the same after a resume.
        year: The year that the other CVs of a list are written in; the present one where not given.
        pace: Keeps the rate of requests; made from the spec where not given.

    Raises:
        ConfigError: with every mistake; or there is no such function, or no key.
        NotAllowed: an address outside the permission.
    """
    if isinstance(spec, str):
        spec = Challenge(screener=spec, job="")
    _require_sound(spec, folder)
    if spec.live:
        raise ConfigError(
            f"`{spec.screener}` is a live flow: asking it sends applications",
            remedy="Challenge it within a run, by `othershoe challenge --submit`",
        )
    if is_address(spec.screener):
        require_permission(spec.screener, authorization=authorization, today=today)
    opening = _Opening(
        spec=spec,
        folder=folder,
        environment=environment,
        draws=Draws(run),
        year=year or today.year,
        pace=pace,
    )
    if spec.chat:
        return _chat(opening)
    if spec.embedding:
        return _embedding(opening)
    if spec.ranking:
        return _ranking(opening)
    return _plain(opening)


def is_address(screener: str) -> bool:
    """Whether a screener is asked over HTTP."""
    return _ADDRESS.match(screener) is not None


def is_function(screener: str) -> bool:
    """Whether a screener is a Python function."""
    return _FUNCTION.fullmatch(screener) is not None


def _require_sound(spec: Challenge, folder: Path) -> None:
    mistakes = list(challenge_mistakes(spec, prompt=read_prompt(spec, folder)))
    if mistakes:
        number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise ConfigError(
            f"`[challenge]` has {number}", remedy="Mend what is listed", mistakes=mistakes
        )


def _plain(opening: _Opening) -> Screener:
    address, requests = opening.spec.screener, opening.requests
    if is_address(address):
        return HttpScreener(opening.poster(), requests=requests, draws=opening.draws)
    if is_function(address):
        return python_screener(address, folder=opening.folder, batch_size=requests.batch_size)
    return CommandScreener(
        address,
        folder=opening.folder,
        batch_size=requests.batch_size,
        seconds=_command_seconds(requests),
        documents=requests.documents,
    )


def _chat(opening: _Opening) -> Screener:
    from harness.gather.challenge.chat import ChatModel  # noqa: PLC0415 - most need none of it

    spec = opening.spec
    text = read_prompt(spec, opening.folder)
    if spec.chat is None or text is None:
        raise AssertionError("its mistakes were looked for")
    return ChatModel(
        opening.poster("/chat/completions"),
        chat=spec.chat,
        template=read_template(text),
        requests=spec.requests,
        seed=spec.seed,
        draws=opening.draws,
    )


def _embedding(opening: _Opening) -> Screener:
    from harness.gather.challenge.embedding import (  # noqa: PLC0415 - most need none of it
        BATCH,
        EmbeddingScreener,
        Vectors,
        posted_embeddings,
    )

    spec, size = opening.spec, opening.requests.batch_size or BATCH
    if is_address(spec.screener):
        poster = opening.poster("/embeddings")
        model = spec.embedding.model if spec.embedding else None
        return EmbeddingScreener(
            posted_embeddings(poster, model=str(model)),
            name=f"{model} at {poster.url}",
            batch_size=size,
            at_once=opening.requests.at_once,
            close=poster.close,
        )
    function = load_function(spec.screener, folder=opening.folder)

    async def embed(texts: Sequence[str]) -> Vectors:
        return await called(function, texts, name=spec.screener)

    return EmbeddingScreener(
        embed, name=spec.screener, identity=identity_of(function, spec.screener), batch_size=size
    )


def _ranking(opening: _Opening) -> Screener:
    from harness.gather.challenge.ranking import ListScreener  # noqa: PLC0415 - most need none

    spec = opening.spec
    if spec.ranking is None:
        raise AssertionError("a list ranker was asked for")
    return ListScreener(
        _ranker(opening),
        name=spec.screener,
        ranking=spec.ranking,
        seed=spec.seed,
        year=opening.year,
        draws=opening.draws,
    )


def _ranker(opening: _Opening) -> Ranks:
    address = opening.spec.screener
    if is_address(address):
        return PostedRanks(opening.poster(), requests=opening.requests)
    if is_function(address):
        function = load_function(address, folder=opening.folder)
        return CalledRanks(function, name=address)
    return SpokenRanks(
        Dialogue(address, folder=opening.folder, seconds=_command_seconds(opening.requests)),
        documents=opening.requests.documents,
    )


def _command_seconds(requests: Requests) -> float:
    """As long as is given; a command is given longer than an address where it is not."""
    given = requests.seconds
    return SECONDS if given == Requests().seconds else given

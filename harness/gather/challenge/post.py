"""Posts JSON politely: with a key, within a rate, and again where the other side was too busy."""

import asyncio
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any

from harness.challenged import Requests
from harness.errors import ConfigError, GatherError, Mistake
from harness.gather.challenge.pace import Pace, backoff
from harness.record import record

_MOST_BYTES = 10_000_000
_CHUNK = 65_536
_SHOWN = 200
# Too busy, or broken for the moment (RFC 9110 §15.5.9, §15.6; RFC 6585 §4).
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_TOO_MUCH = frozenset({429, 503})


class Poster:
    """Posts to one address. Redirects and proxies are not followed: they lead elsewhere.

    Args:
        url: Where to; whoever makes a poster saw to the permission.
        requests: How fast, how patiently, and with which key.
        environment: Where the key is looked up; the process's own where not given.
        pace: Keeps the rate; made from `requests` where not given.
        ticks: Tells seconds, for how long one answer may take.

    Raises:
        ConfigError: the environment does not hold the key.
    """

    def __init__(
        self,
        url: str,
        *,
        requests: Requests,
        environment: Mapping[str, str] | None = None,
        pace: Pace | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = url
        self._requests = requests
        self._key = _key(requests, os.environ if environment is None else environment)
        self._pace = pace or Pace(requests.per_minute)
        self._ticks = ticks
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)
        self._threads = ThreadPoolExecutor(max_workers=max(1, requests.at_once))

    async def post(self, body: bytes, *, key: str) -> bytes:
        """What is answered to a body.

        Args:
            body: JSON.
            key: Names this request, the same for all of its tries: it is sent as
                `Idempotency-Key`, so that a screener that knows the header evaluates nothing twice.

        Raises:
            GatherError: it was refused, answered with an error, or not answered after all tries.
        """
        loop = asyncio.get_running_loop()
        for attempt in range(1, self._requests.tries + 1):
            await self._pace.turn()
            reply = await loop.run_in_executor(self._threads, self._once, body, key)
            if reply.content is not None:
                return reply.content
            if not reply.again or attempt == self._requests.tries:
                raise self._failed(reply, attempt)
            await self._wait(reply, attempt, key)
        raise AssertionError("`tries` is at least 1")

    def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def shown(self, content: bytes) -> str:
        """The beginning of an answer as it may be shown: without the key."""
        text = content.decode("utf-8", errors="replace")
        return (text.replace(self._key, "…") if self._key else text)[:_SHOWN]

    async def _wait(self, reply: "_Reply", attempt: int, key: str) -> None:
        asked = reply.wait_seconds
        if asked is not None and asked > self._requests.longest_wait:
            raise GatherError(
                f"`{self.url}` asks to wait {asked:.0f} seconds",
                remedy="Resume the run then, or raise `longest_wait` of `[challenge.requests]`",
            )
        seconds = backoff(attempt, what=key) if asked is None else asked
        if reply.status in _TOO_MUCH:
            self._pace.hold(seconds)
        else:
            await self._pace.sleep(seconds)

    def _once(self, body: bytes, key: str) -> "_Reply":
        request = urllib.request.Request(  # noqa: S310 - the opening saw to the scheme
            self.url,
            data=body,
            headers={
                "Content-Type": "application/json",
                "Accept": "application/json",
                "Idempotency-Key": key,
            },
            method="POST",
        )
        if self._key:
            bearer = self._requests.key_header.casefold() == "authorization"
            # Unredirected headers go to the address itself alone.
            request.add_unredirected_header(
                self._requests.key_header, f"Bearer {self._key}" if bearer else self._key
            )
        try:
            with self._opener.open(request, timeout=self._requests.seconds) as response:
                return self._read(response)
        except urllib.error.HTTPError as error:
            with error:
                return self._error(error)
        except (OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            sure = isinstance(reason, ssl.SSLCertVerificationError)  # it will not get better
            return _Reply(problem=f"did not answer: {reason}", again=not sure)

    def _read(self, response: Any) -> "_Reply":
        """The whole answer, within its time: a screener that drips is not waited for for ever."""
        until = self._ticks() + self._requests.seconds
        content = b""
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > _MOST_BYTES:
                return _Reply(problem=f"answered more than {_MOST_BYTES} bytes", again=False)
            if self._ticks() > until:
                took = f"was not done answering after {self._requests.seconds:g} seconds"
                return _Reply(problem=took, again=True)
        return _Reply(content=content)

    def _error(self, error: urllib.error.HTTPError) -> "_Reply":
        try:
            said = self.shown(error.read(_SHOWN * 4)).strip()
        except (OSError, HTTPException):
            said = ""
        return _Reply(
            status=error.code,
            problem=f"answered {error.code} {error.reason}" + (f": {said}" if said else ""),
            again=error.code in _AGAIN,
            wait_seconds=_retry_after(error.headers),
        )

    def _failed(self, reply: "_Reply", attempts: int) -> GatherError:
        tried = f" (tried {attempts} times)" if attempts > 1 else ""
        if reply.status in {401, 403}:
            remedy = "Set `key_env` of `[challenge.requests]` to the variable that holds its key"
        elif reply.status is None:
            remedy = "Start the screener, or mend its address; then resume the run"
        elif 300 <= reply.status < 400:
            remedy = "Give the address that it leads to; a redirect is not followed"
        else:
            remedy = "Look at the screener's log; what it answered so far is kept for a resume"
        return GatherError(f"`{self.url}` {reply.problem}{tried}", remedy=remedy)


@record
class _Reply:
    """What came back of one try: content, or a problem and whether to try again."""

    content: bytes | None = None
    status: int | None = None
    problem: str = ""
    again: bool = False
    wait_seconds: float | None = None


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: the allow-list holds for the address that was checked."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """No request follows."""


def _key(requests: Requests, environment: Mapping[str, str]) -> str:
    if requests.key_env is None:
        return ""
    key = environment.get(requests.key_env, "").strip()
    problem = ""
    if not key:
        problem = f"names `{requests.key_env}`, which the environment does not hold"
    elif not (key.isascii() and key.isprintable()):
        problem = f"names `{requests.key_env}`, which holds what no header can carry"
    if problem:
        raise ConfigError(
            "the screener's key cannot be sent",
            remedy="Set the variable in the environment; never write a key into a file",
            mistakes=[Mistake(place="challenge, requests, key_env", problem=problem)],
        )
    return key


def _retry_after(headers: Message) -> float | None:
    """Seconds to wait, from `Retry-After`; a date is read against the answer's own `Date`.

    Source: RFC 9110 §10.2.3.
    """
    said = (headers.get("Retry-After") or "").strip()
    if said.isdigit():
        return float(said)
    try:
        then = parsedate_to_datetime(said)
        now = parsedate_to_datetime(headers.get("Date") or "")
    except ValueError:
        return None
    return max(0.0, (_aware(then) - _aware(now)).total_seconds())


def _aware(time_: datetime) -> datetime:
    return time_ if time_.tzinfo else time_.replace(tzinfo=UTC)

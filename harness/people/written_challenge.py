"""What is wrong with the values of `[challenge]` as it is written."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from harness.challenged import Challenge
from harness.errors import Mistake

PLACES = ("job", "application", "title")
"""What a prompt template may name, in braces."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SECRET = re.compile(r"key|token|secret|password|signature|credential", re.IGNORECASE)
_MOST_AT_ONCE = 64
_KINDS = ("chat", "embedding", "ranking", "live")


def challenge_mistakes(spec: Challenge, *, prompt: str | None) -> tuple[Mistake, ...]:
    """What is wrong beside names and types of the fields, each with what to do.

    Args:
        spec: As it was read.
        prompt: The text of the prompt's file; None where there is no such file.
    """
    found = [
        *_screener_mistakes(spec),
        *_request_mistakes(spec),
        *_price_mistakes(spec),
        *(_chat_mistakes(spec, prompt) if spec.chat else ()),
        *_outcome_mistakes(spec),
    ]
    return tuple(
        Mistake(place=f"challenge, {place}", problem=problem) for place, problem in found if problem
    )


def _screener_mistakes(spec: Challenge) -> Iterator[tuple[str, str]]:
    kinds = [kind for kind in _KINDS if getattr(spec, kind) is not None]
    for kind in kinds[1:]:
        yield kind, f"cannot stand beside `{kinds[0]}`: a screener is one thing, so leave one out"
    remote = _ADDRESS.match(spec.screener) is not None
    if spec.chat and not remote:
        yield "screener", "must be the address of a chat model, up to `/v1`"
    if spec.live and not remote and not spec.screener.startswith("posting:"):
        yield "screener", "must be `posting:NAME` or the address of a posting"
    if spec.embedding and remote and not spec.embedding.model:
        yield "embedding, model", "is missing: an address serves several models"
    if remote:
        parts = urlsplit(spec.screener)
        secret = [name for name, _ in parse_qsl(parts.query) if _SECRET.search(name)]
        if parts.username or parts.password or secret:
            problem = "holds a secret, which would be written into the run: take it out and name"
            yield "screener", f"{problem} its variable in `key_env` of `[challenge.requests]`"
        if (
            parts.scheme.casefold() == "http"
            and spec.requests.key_env
            and not _here(parts.hostname)
        ):
            yield "screener", "must begin with https://, or its key would be read on the way"


def _here(host: str | None) -> bool:
    """Whether it is this machine, to which nobody listens on the way."""
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def _request_mistakes(spec: Challenge) -> Iterator[tuple[str, str]]:
    asked = spec.requests
    if asked.batch_size is not None and asked.batch_size < 1:
        yield "requests, batch_size", f"must be 1 or more, found {asked.batch_size}"
    if not 1 <= asked.at_once <= _MOST_AT_ONCE:
        yield "requests, at_once", f"must be from 1 to {_MOST_AT_ONCE}, found {asked.at_once}"
    if asked.per_minute is not None and asked.per_minute <= 0:
        yield "requests, per_minute", f"must be more than 0, found {asked.per_minute:g}"
    if asked.tries < 1:
        yield "requests, tries", f"must be 1 or more, found {asked.tries}"
    if asked.seconds <= 0:
        yield "requests, seconds", f"must be more than 0, found {asked.seconds:g}"
    if asked.longest_wait < 0:
        yield "requests, longest_wait", f"must be 0 or more, found {asked.longest_wait:g}"
    if asked.key_env is not None and not _VARIABLE.fullmatch(asked.key_env):
        # What was written may be the key itself: it is not repeated.
        yield "requests, key_env", "must be the name of an environment variable, not the key"
    if not re.fullmatch(r"[A-Za-z0-9-]+", asked.key_header):
        yield "requests, key_header", "must be the name of a header, such as `X-Api-Key`"


def _price_mistakes(spec: Challenge) -> Iterator[tuple[str, str]]:
    price = spec.price
    if price is None:
        return
    for name in ("per_request", "per_application", "per_million_read", "per_million_written"):
        if getattr(price, name) < 0:
            yield f"price, {name}", f"must be 0 or more, found {getattr(price, name):g}"
    if price.most is not None and price.most < 0:
        yield "price, most", f"must be 0 or more, found {price.most:g}"


def _chat_mistakes(spec: Challenge, prompt: str | None) -> Iterator[tuple[str, str]]:
    chat = spec.chat
    if chat is None:
        return
    if not chat.lowest < chat.highest:
        yield "chat, highest", f"must be more than `lowest`, found {chat.highest:g}"
    if chat.most_tokens < 1:
        yield "chat, most_tokens", f"must be 1 or more, found {chat.most_tokens}"
    if prompt is None:
        yield "chat, prompt", f"names `{chat.prompt}`, which is no file that can be read"
        return
    named = _PLACE.findall(prompt)
    for name in PLACES[:2]:
        if name not in named:
            yield "chat, prompt", f"does not hold `{{{name}}}` where it is to be filled in"
    for name in sorted(set(named) - set(PLACES)):
        known = ", ".join(f"{{{place}}}" for place in PLACES)
        yield "chat, prompt", f"holds `{{{name}}}`; only {known} are filled in"


def _outcome_mistakes(spec: Challenge) -> Iterator[tuple[str, str]]:
    ranking, live = spec.ranking, spec.live
    if ranking and ranking.size < 2:
        yield "ranking, size", f"must be 2 or more, found {ranking.size}"
    elif ranking and ranking.top is not None and not 1 <= ranking.top < ranking.size:
        yield "ranking, top", f"must be from 1 to {ranking.size - 1}, found {ranking.top}"
    if live and not (live.selected and live.rejected):
        yield "live", "needs words that mean selected and words that mean rejected"
    if live and live.wait_minutes < 0:
        yield "live, wait_minutes", f"must be 0 or more, found {live.wait_minutes:g}"
    if live and live.every_seconds <= 0:
        yield "live, every_seconds", f"must be more than 0, found {live.every_seconds:g}"
    decided = (
        live is not None
        or (ranking is not None and ranking.top is not None)
        or (spec.chat is not None and spec.chat.answer == "yes-no")
    )
    if decided and spec.threshold is not None:
        yield "threshold", "must be left out: this screener answers yes or no"

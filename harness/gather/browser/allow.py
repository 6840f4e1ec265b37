"""The allow-list: which origins a browser may reach, and for what."""

from collections.abc import Sequence
from enum import StrEnum
from urllib.parse import urlsplit

from harness.employer import Authorization
from harness.errors import Mistake
from harness.record import record

DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


class Decision(StrEnum):
    """What happens to a request."""

    ALLOWED = "allowed"
    STATIC = "static"
    BLOCKED = "blocked"


@record
class Origin:
    """A scheme, a host in lower case and a port."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = DEFAULT_PORTS.get(self.scheme) == self.port
        return f"{self.scheme}://{host}" + ("" if standard else f":{self.port}")


@record
class AllowList:
    """The origins that may be reached; `static` ones for style, scripts, fonts and images only."""

    origins: frozenset[Origin]
    static: frozenset[Origin] = frozenset()

    def decide(self, url: str) -> Decision:
        """What happens to a request for `url`; what is no http, ws or their TLS kin is blocked."""
        origin = origin_of(url)
        if origin is None:
            return Decision.BLOCKED
        if origin in self.origins:
            return Decision.ALLOWED
        return Decision.STATIC if origin in self.static else Decision.BLOCKED

    def decide_place(self, host: str, port: int) -> Decision:
        """What happens to a tunnel, of which only host and port are seen."""
        place = (host.lower().rstrip("."), port)
        if any((origin.host, origin.port) == place for origin in self.origins):
            return Decision.ALLOWED
        known = any((origin.host, origin.port) == place for origin in self.static)
        return Decision.STATIC if known else Decision.BLOCKED


def origin_of(url: str) -> Origin | None:
    """The origin of an address (ws counts as http, wss as https); None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
    if scheme not in {"http", "https"} or not parts.hostname:
        return None
    host = parts.hostname.lower().rstrip(".")
    return Origin(scheme=scheme, host=host, port=DEFAULT_PORTS[scheme] if port is None else port)


def allow_list(authorization: Authorization) -> AllowList:
    """The allow-list that `[authorization]` writes down; what is no origin allows nothing."""
    return AllowList(
        origins=_origins(authorization.origins), static=_origins(authorization.static_origins)
    )


def origin_mistakes(authorization: Authorization) -> tuple[Mistake, ...]:
    """Entries of `origins` and `static_origins` that are no origins."""
    return tuple(
        Mistake(
            place=f"authorization, {field}, number {number}",
            problem=f"`{text}` must be an origin such as `https://careers.example`, without a path",
        )
        for field, texts in (
            ("origins", authorization.origins),
            ("static_origins", authorization.static_origins),
        )
        for number, text in enumerate(texts, start=1)
        if not _is_origin(text)
    )


def _origins(texts: Sequence[str]) -> frozenset[Origin]:
    found = (origin_of(text) for text in texts if _is_origin(text))
    return frozenset(origin for origin in found if origin is not None)


def _is_origin(text: str) -> bool:
    if origin_of(text) is None or "*" in text:
        return False
    parts = urlsplit(text)
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    return not extra and parts.scheme in {"http", "https"}

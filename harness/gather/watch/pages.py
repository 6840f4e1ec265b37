"""Looks at a candidate's own pages after applying: status page and self-scheduling page.

Only addresses on the allow-list are opened, with GET, and redirects elsewhere are not followed.
"""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from harness.errors import GatherError
from harness.reading.html import HtmlPage, read_html
from harness.record import record

MAX_BYTES = 2_000_000
_ANY_CASE = re.IGNORECASE
_STATUS_LINK = re.compile(
    r"\b(status|track|progress|application portal|my application)\b", _ANY_CASE
)
_SLOTS_LINK = re.compile(
    r"\b(schedul\w*|choose a time|pick a time|book|self-?schedul\w*)\b", _ANY_CASE
)
_ACTING_LINK = re.compile(
    r"\b(withdraw|delete|unsubscribe|confirm|accept|decline|cancel|remove|opt.?out)\b", _ANY_CASE
)
_STAGE = re.compile(
    r"^(?:(?:current )?(?:status|stage|step))\s*[:–-]?\s*(.+)$", _ANY_CASE | re.MULTILINE
)


@record
class SeenPage:
    """A page that answered: its HTTP status and what it says."""

    url: str
    http_status: int
    page: HtmlPage


def origin_of(url: str) -> str:
    """`scheme://host[:port]` of an address, without a default port."""
    parts = urlsplit(url)
    port = parts.port
    shown = "" if port in {None, 80 if parts.scheme == "http" else 443} else f":{port}"
    return f"{parts.scheme}://{parts.hostname or ''}{shown}"


def is_status_link(text: str, url: str) -> bool:
    """Whether a link leads to a page that only shows where an application stands."""
    return _leads(_STATUS_LINK, text, url)


def is_slots_link(text: str, url: str) -> bool:
    """Whether a link leads to a page that offers interview times."""
    return _leads(_SLOTS_LINK, text, url)


def _leads(pattern: re.Pattern[str], text: str, url: str) -> bool:
    words = f"{text} {re.sub(r'[/_?=&-]+', ' ', urlsplit(url).path)}"
    return bool(pattern.search(words)) and not _ACTING_LINK.search(words)


def look(url: str, *, origins: Sequence[str]) -> SeenPage:
    """Open one page.

    Args:
        url: The address.
        origins: The allow-list.

    Raises:
        GatherError: it is outside the allow-list, or does not answer.
    """
    allowed = {origin_of(origin) for origin in origins}
    if origin_of(url) not in allowed:
        raise GatherError(
            f"`{origin_of(url)}` is not among the authorized origins",
            remedy="Add it to `origins` of `[authorization]` if the employer agrees",
        )
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), _StayInside(frozenset(allowed))
    )
    request = urllib.request.Request(url, headers={"User-Agent": "Othershoe"})  # noqa: S310 - checked
    try:
        with opener.open(request, timeout=20) as answer:
            return _seen(url, answer.status, answer.read(MAX_BYTES))
    except urllib.error.HTTPError as error:
        return _seen(url, error.code, error.read(MAX_BYTES))
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise GatherError(
            f"`{url}` did not answer: {error}", remedy="Try again later with `othershoe watch`"
        ) from error


def _seen(url: str, status: int, content: bytes) -> SeenPage:
    return SeenPage(url=url, http_status=status, page=read_html(content.decode(errors="replace")))


class _StayInside(urllib.request.HTTPRedirectHandler):
    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    def redirect_request(  # noqa: PLR0917 - the base class's signature
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if origin_of(newurl) not in self._allowed:
            raise ValueError(f"it redirects to `{origin_of(newurl)}`, outside the allow-list")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def stage_of(page: HtmlPage) -> str:
    """The words a status page uses for where the application stands; "" where it says none."""
    found = _STAGE.search(page.text)
    if found:
        return found[1].strip()[:200]
    lines = [line for line in page.text.split("\n") if line != page.heading]
    label = next(
        (i for i, line in enumerate(lines) if re.fullmatch(r"(?i)(status|stage)", line)), None
    )
    if label is not None and label + 1 < len(lines):
        return lines[label + 1][:200]
    return page.heading[:200]


def times_of(page: HtmlPage) -> tuple[datetime, ...]:
    """The moments that a page offers in machine-readable form, in order, in UTC."""
    found = set()
    for text in page.times:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            continue
        found.add((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC))
    return tuple(sorted(found))


def names_time_zone(page: HtmlPage) -> bool:
    """Whether the page says in which time zone its times are."""
    return bool(
        re.search(
            r"\b(UTC|GMT|[CEPMW]E?S?T|BST|time zone|timezone|[A-Z][a-z]+/[A-Z][a-z_]+)\b",
            page.text,
        )
    )

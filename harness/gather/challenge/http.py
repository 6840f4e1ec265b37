"""A screener behind HTTP: POST applications, read outcomes; only where permission was given."""

import asyncio
import ipaddress
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from harness.employer import Authorization
from harness.errors import GatherError, NotAllowed
from harness.gather.challenge.wire import read_outcomes, request_body
from harness.people.application import Application

_BATCH = 32
_SECONDS = 60
_MOST_BYTES = 10_000_000


class HttpScreener:
    """POSTs batches as JSON. Redirects and proxies are not followed: they lead elsewhere."""

    def __init__(self, url: str) -> None:
        self.name = url
        self.batch_size = _BATCH
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            GatherError: no answer, an HTTP error, a redirect, or an answer of another shape.
        """
        content = await asyncio.to_thread(self._post, request_body(applications))
        return read_outcomes(content, name=self.name)

    async def close(self) -> None:
        """Nothing is held open."""

    def _post(self, body: bytes) -> bytes:
        request = urllib.request.Request(  # noqa: S310 - http_screener saw to the scheme
            self.name,
            data=body,
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            method="POST",
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as response:
                content: bytes = response.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise GatherError(
                    f"`{self.name}` answered {error.code} {error.reason}",
                    remedy="Look at the screener's log; a redirect is not followed",
                ) from error
        except OSError as error:
            raise GatherError(
                f"`{self.name}` did not answer: {error}",
                remedy="Start the screener, or mend its address",
            ) from error
        if len(content) > _MOST_BYTES:
            raise GatherError(
                f"`{self.name}` answered more than {_MOST_BYTES} bytes",
                remedy='Answer {"outcomes": [...]} alone',
            )
        return content


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: the allow-list holds for the address that was checked."""

    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        """No request follows."""


def http_screener(url: str, *, authorization: Authorization | None, today: date) -> HttpScreener:
    """A screener at an address of this machine, or of the origins that `[authorization]` lists.

    Raises:
        NotAllowed: the origin is not listed, or the permission has expired.
    """
    parts = urlsplit(url)
    if not _is_this_machine(parts.hostname or ""):
        _require_permission(f"{parts.scheme}://{parts.netloc}", authorization, today)
    return HttpScreener(url)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _require_permission(origin: str, authorization: Authorization | None, today: date) -> None:
    if authorization is None:
        raise NotAllowed(
            f"there is no permission to ask `{origin}`",
            remedy="Write `[authorization]` with its owner, `origins` and `expires`",
        )
    listed = {item.rstrip("/").casefold() for item in authorization.origins}
    if origin.casefold() not in listed:
        raise NotAllowed(
            f"`{origin}` is not among the `origins` of `[authorization]`",
            remedy="Ask its owner for permission and add the origin",
        )
    if authorization.expires < today:
        raise NotAllowed(
            f"the permission of `[authorization]` expired on {authorization.expires}",
            remedy="Ask its owner again and write the new `expires`",
        )

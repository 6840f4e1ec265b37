"""Tells an employer's server, over TLS too, which run a page's request belongs to.

The gate adds the marks to plain requests, but cannot look into TLS. There the browser adds them to
documents alone: on a script's cross-origin request a header of ours would cause a preflight that
the site does not expect.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from playwright.async_api import CDPSession, Error

from harness.gather.browser.allow import Origin


async def identify_documents(
    session: CDPSession, origins: frozenset[Origin], headers: Mapping[str, str]
) -> None:
    """Add `headers` to every document that this page asks of `origins`, and to nothing else."""
    pending: set[asyncio.Task[None]] = set()

    def paused(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(_go_on(session, event, headers))
        pending.add(task)
        task.add_done_callback(pending.discard)

    session.on("Fetch.requestPaused", paused)
    patterns = [
        {"urlPattern": f"{origin}/*", "resourceType": "Document", "requestStage": "Request"}
        for origin in sorted(origins, key=str)
    ]
    await session.send("Fetch.enable", {"patterns": patterns})


async def _go_on(session: CDPSession, event: dict[str, Any], headers: Mapping[str, str]) -> None:
    sent = {**event["request"]["headers"], **headers}
    entries = [{"name": name, "value": value} for name, value in sent.items()]
    try:
        await session.send(
            "Fetch.continueRequest", {"requestId": event["requestId"], "headers": entries}
        )
    except Error:
        return  # the page was closed, or left, before it went on

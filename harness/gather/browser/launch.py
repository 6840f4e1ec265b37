"""Opens one browser with many contexts, each behind its own gate and under its own conditions."""

import contextlib
import re
from collections.abc import AsyncIterator, Mapping

from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Error,
    Page,
    Playwright,
    Route,
    async_playwright,
)

from harness.errors import GatherError
from harness.gather.browser.allow import AllowList, Origin
from harness.gather.browser.find import FoundBrowser
from harness.gather.browser.identify import identify_documents
from harness.gather.browser.proxy import Gate, open_gate
from harness.record import record

_ARGUMENTS = (
    "--proxy-bypass-list=<-loopback>",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--no-first-run",
    "--no-default-browser-check",
)

_STATIC_TYPES = frozenset({"stylesheet", "script", "font", "image", "media", "manifest"})


@record
class Throughput:
    """A connection: round trip in milliseconds, both rates in kilobits per second."""

    latency_ms: int
    down_kbps: int
    up_kbps: int


@record
class Conditions:
    """How a candidate's browser is set up.

    `width` and `height` are CSS pixels after zooming; `scale` is device pixels per CSS pixel.
    `user_agent` is None for the browser's own.
    """

    width: int = 1280
    height: int = 800
    scale: float = 1.0
    mobile: bool = False
    touch: bool = False
    user_agent: str | None = None
    locale: str = "en-US"
    reduced_motion: bool = False
    throughput: Throughput | None = None


@record
class Running:
    """A browser that runs, and what it calls itself.

    `closed` is the gate of whatever it asks for outside every context: it lets nothing through.
    """

    browser: Browser
    playwright: Playwright
    version: str
    user_agent: str
    closed: Gate


@contextlib.asynccontextmanager
async def launched(found: FoundBrowser, *, headed: bool = False) -> AsyncIterator[Running]:
    """A running browser that reaches nothing by itself: each context brings its own gate.

    Raises:
        GatherError: it does not start.
    """
    async with (
        async_playwright() as playwright,
        open_gate(AllowList(origins=frozenset())) as closed,
    ):
        try:
            browser = await playwright.chromium.launch(
                executable_path=found.path,
                headless=not headed,
                args=list(_ARGUMENTS),
                proxy={"server": closed.address},
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        except Error as error:
            raise GatherError(
                f"{found.name} at `{found.path}` does not start: {first_line(error)}",
                remedy="Run `othershoe doctor`; it tries each browser of this machine",
            ) from error
        try:
            yield await _running(browser, playwright, closed)
        finally:
            with contextlib.suppress(Error):
                await browser.close()


async def _running(browser: Browser, playwright: Playwright, closed: Gate) -> Running:
    session = await browser.new_browser_cdp_session()
    version = await session.send("Browser.getVersion")
    await session.detach()
    return Running(
        browser=browser,
        playwright=playwright,
        version=browser.version,
        user_agent=str(version["userAgent"]),
        closed=closed,
    )


@contextlib.asynccontextmanager
async def open_context(
    running: Running, conditions: Conditions, *, gate: Gate, name: str
) -> AsyncIterator[BrowserContext]:
    """A context whose every request passes `gate`.

    Args:
        running: The browser.
        conditions: How it is set up.
        gate: The proxy of this walk alone.
        name: What is added to the user agent, so that the employer can tell who came.
    """
    static = gate.allow.static
    context = await running.browser.new_context(
        proxy={"server": gate.address},
        viewport={"width": conditions.width, "height": conditions.height},
        device_scale_factor=conditions.scale,
        is_mobile=conditions.mobile,
        has_touch=conditions.touch,
        user_agent=f"{conditions.user_agent or running.user_agent} {_ascii(name)}",
        locale=conditions.locale,
        reduced_motion="reduce" if conditions.reduced_motion else "no-preference",
        accept_downloads=False,
        service_workers="block" if static else "allow",
    )
    try:
        if static:
            await context.route(_pattern(static), _only_static)
        yield context
    finally:
        with contextlib.suppress(Error):
            await context.close()


async def open_page(context: BrowserContext, conditions: Conditions, *, gate: Gate) -> Page:
    """A new page with the network conditions and the marks that tell the employer who came."""
    page = await context.new_page()
    await prepare_page(page, conditions, gate=gate)
    return page


async def prepare_page(page: Page, conditions: Conditions, *, gate: Gate) -> None:
    """Set up a page that the site itself opened (a new tab or a popup)."""
    secure = frozenset(origin for origin in gate.allow.origins if origin.scheme == "https")
    if not conditions.throughput and not (secure and gate.headers):
        return
    session = await page.context.new_cdp_session(page)
    if conditions.throughput:
        await _slow_down(session, conditions.throughput)
    if secure and gate.headers:
        await identify_documents(session, secure, gate.headers)


def first_line(error: Exception) -> str:
    """The first line of a browser's message, without Playwright's prefix."""
    line = next((text for text in str(error).splitlines() if text.strip()), type(error).__name__)
    return re.sub(r"^[A-Za-z]+\.[a-z_]+: ", "", line)


async def _slow_down(session: CDPSession, throughput: Throughput) -> None:
    await session.send("Network.enable")
    parameters: Mapping[str, object] = {
        "offline": False,
        "latency": throughput.latency_ms,
        "downloadThroughput": throughput.down_kbps * 1000 / 8,
        "uploadThroughput": throughput.up_kbps * 1000 / 8,
    }
    await session.send("Network.emulateNetworkConditions", dict(parameters))


async def _only_static(route: Route) -> None:
    if route.request.resource_type in _STATIC_TYPES and route.request.method == "GET":
        await route.continue_()
    else:
        await route.abort("blockedbyclient")


def _pattern(origins: frozenset[Origin]) -> re.Pattern[str]:
    hosts = "|".join(sorted(re.escape(str(origin)) for origin in origins))
    return re.compile(rf"^(?:{hosts})(?::(?:80|443))?(?:[/?#]|$)", re.IGNORECASE)


def _ascii(name: str) -> str:
    return re.sub(r"[^ -~]", "", name)

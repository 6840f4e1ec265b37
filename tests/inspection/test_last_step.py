"""On the step that may send, nothing reaches the server, whatever the page does."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from harness.evidence import Ending, ProbeResult, WalkEnded
from harness.gather.browser.allow import AllowList, origin_of
from harness.gather.browser.proxy import open_gate
from tests.browser.conftest import Browsing, Site
from tests.browser.walking import Bench, bench

FORM = """<!doctype html><html lang=en><title>Apply</title><h1>Apply as analyst</h1>
<form method=post action="/send"><label>First name <input name=given autocomplete=given-name
required></label><label>E-mail <input name=email type=email autocomplete=email required></label>
<label>Why us? <textarea name=why></textarea></label>
<button>Submit application</button></form>
<script>
const send = (why) => { navigator.sendBeacon("/send", why); fetch("/send", {method: "POST",
  body: why}).catch(() => {}); new Image().src = "/send?" + why; };
document.querySelector("button").addEventListener("click", (event) => {
  event.preventDefault();
  const gaps = [...document.querySelectorAll("[required]")].filter((field) => !field.value);
  send("pressed");
  document.querySelector("form").insertAdjacentHTML("beforebegin",
    gaps.length ? "<div role=alert>Enter your first name and your e-mail</div>" : "");
});
</script></html>"""

pytestmark = pytest.mark.browser


def _inspect(site: Site, tmp_path: Path, **changes: object) -> Bench:
    at = bench(site, tmp_path)
    site.pages["/job"] = FORM
    at.allow(**changes)
    at.scenario = replace(at.scenario, submit=False)
    at.walk(submit=False, inspect=True)
    return at


def _sent(site: Site) -> list[str]:
    return [f"{one.method} {one.path}" for one in site.requests if "/send" in one.path]


def _empty(at: Bench) -> list[ProbeResult]:
    return [one for one in at.found(ProbeResult) if one.probe == "empty advance"]


def test_the_last_button_is_pressed_behind_a_closed_gate_where_submitting_is_allowed(
    site: Site, tmp_path: Path
) -> None:
    at = _inspect(site, tmp_path, may_submit=True)
    assert {one.aspect for one in _empty(at)} >= {"told", "announced", "sent"}
    assert _sent(site) == []
    ends = {one.walk: one.ending for one in at.found(WalkEnded)}
    assert ends["desk-inspection--ada"] is Ending.STOPPED_BEFORE_SUBMIT


def test_the_last_button_is_left_alone_where_submitting_is_not_allowed(
    site: Site, tmp_path: Path
) -> None:
    at = _inspect(site, tmp_path, may_submit=False)
    assert _empty(at) == []
    assert [one for one in at.found(ProbeResult) if one.probe == "name"]
    assert _sent(site) == []


def test_a_button_that_says_continue_does_not_send_either(site: Site, tmp_path: Path) -> None:
    at = bench(site, tmp_path)
    plain = FORM.partition("<script>")[0].replace("Submit application", "Continue")
    site.pages |= {"/job": plain, "/send": "<h1>Thank you for applying</h1>"}
    at.walk(submit=True, inspect=True)
    ends = {one.walk: one.ending for one in at.found(WalkEnded)}
    assert ends["desk-inspection--ada"] is Ending.STOPPED_BEFORE_SUBMIT
    assert ends["desk--ada"] is Ending.FINISHED
    assert _sent(site) == ["POST /send"]


def test_a_closed_gate_lets_nothing_through_and_counts_it_apart(
    site: Site, browsing: Browsing
) -> None:
    site.pages["/"] = "<h1>Here</h1>"

    async def look() -> tuple[int, int, str]:
        async with browsing.page(site.origin) as (page, gate):
            await page.goto(site.url())
            before = sum(gate.counts.values())
            gate.hold()
            said = await page.evaluate(
                "() => fetch('/late', {method: 'POST'}).then((r) => String(r.status))"
                ".catch(() => 'nothing')"
            )
            return gate.held_back, sum(gate.counts.values()) - before, said

    held, counted, said = browsing.run(look())
    assert held >= 1
    assert counted == 0
    assert said in {"403", "nothing"}
    assert site.received("POST", "/late") == []


def test_a_gate_that_closes_cuts_open_connections(browsing: Browsing) -> None:
    async def look() -> tuple[bytes, bytes]:
        async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while line := await reader.readline():
                writer.write(line)
            writer.close()

        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        origin = origin_of(f"https://127.0.0.1:{port}")
        assert origin is not None
        async with open_gate(AllowList(origins=frozenset({origin}))) as gate:
            place = gate.address.rpartition(":")[2]
            reader, writer = await asyncio.open_connection("127.0.0.1", int(place))
            writer.write(f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n".encode())
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"one\n")
            first = await reader.readline()
            gate.hold()
            try:
                writer.write(b"two\n")
                second = await reader.read()
            except OSError:
                second = b""
            writer.close()
        server.close()
        return first, second

    assert browsing.run(look()) == (b"one\n", b"")

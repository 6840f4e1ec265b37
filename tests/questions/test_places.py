"""Questions are found wherever a page keeps them, and what cannot be looked into is named."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Page, Playwright, Route, async_playwright

from harness.gather.browser.find import find_browser
from harness.gather.browser.observe import locate, observe
from harness.gather.browser.seen import PageView

pytestmark = pytest.mark.browser

Look = Callable[[Page], Awaitable[PageView]]
SITE = "http://acme.example"
CLOSED = """<script>customElements.define('x-pay', class extends HTMLElement {
  constructor() { super(); this.attachShadow({mode: 'closed'}).innerHTML =
    '<label>Pay <input></label><select></select>'; } });
customElements.define('x-line', class extends HTMLElement {
  constructor() { super(); this.attachShadow({mode: 'closed'}).innerHTML = '<hr>'; } });
</script>"""


@dataclass
class Browsing:
    """One browser for all pages of this file."""

    runner: asyncio.Runner
    browser: Browser

    def see(self, pages: dict[str, str], *, look: Look = observe) -> PageView:
        """Observe the page at `/` of a site that answers with `pages`, by path or by address."""
        return self.runner.run(self._see(pages, look))

    async def _see(self, pages: dict[str, str], look: Look) -> PageView:
        async def answer(route: Route) -> None:
            url = route.request.url
            body = pages.get(url) or pages.get(url.removeprefix(SITE))
            if body is None:
                await route.abort()
            else:
                await route.fulfill(body=body, content_type="text/html; charset=utf-8")

        page = await self.browser.new_page()
        await page.route("**/*", answer)
        await page.goto(f"{SITE}/")
        seen = await look(page)
        await page.close()
        return seen


@pytest.fixture(scope="module")
def browsing() -> Iterator[Browsing]:
    async def start() -> tuple[Playwright, Browser]:
        playwright = await async_playwright().start()
        path = find_browser().path
        arguments = ["--no-sandbox", "--site-per-process"]
        return playwright, await playwright.chromium.launch(executable_path=path, args=arguments)

    with asyncio.Runner() as runner:
        playwright, browser = runner.run(start())
        yield Browsing(runner, browser)
        runner.run(browser.close())
        runner.run(playwright.stop())


def labels(view: PageView) -> list[str]:
    return [one.label for one in view.questions]


def test_questions_in_nested_frames_of_other_origins_are_found(browsing: Browsing) -> None:
    frame = "<iframe src='{}' width=600 height=300></iframe>"
    other = "http://ats.example/form"
    view = browsing.see(
        {
            "/": f"<h1>Apply</h1><label>First <input></label>{frame.format(other)}"
            f"{frame.format('/same')}",
            "/same": "<label>Fourth <input></label>",
            other: f"<label>Second <input></label>{frame.format('http://deep.example/more')}",
            "http://deep.example/more": "<label>Third <input></label>",
        }
    )
    assert sorted(labels(view)) == ["First", "Fourth", "Second", "Third"]
    assert {one.domain for one in view.questions} == {
        *("acme.example", "ats.example", "deep.example")
    }


def test_a_frame_that_is_not_shown_asks_nothing(browsing: Browsing) -> None:
    view = browsing.see(
        {
            "/": "<label>First <input></label><iframe src=/in style='display:none'></iframe>"
            "<iframe src=/in width=1 height=1></iframe>",
            "/in": "<label>Hidden <input></label>",
        }
    )
    assert labels(view) == ["First"]


NESTED = """<x-a><template shadowrootmode=open><section><slot name=top></slot>
  <x-b><template shadowrootmode=open><label for=i>Deep</label><input id=i></template></x-b>
  <slot></slot></section></template>
  <label>Last <input></label><label slot=top>Top <input></label></x-a>"""


def test_nested_and_slotted_shadow_trees_are_read_in_the_order_shown(browsing: Browsing) -> None:
    found: list[int] = []

    async def look(page: Page) -> PageView:
        view = await observe(page)
        found.extend([await locate(page, one).count() for one in view.questions])
        return view

    assert labels(browsing.see({"/": NESTED}, look=look)) == ["Top", "Deep", "Last"]
    assert found == [1, 1, 1]


def test_a_part_that_is_drawn_at_the_end_of_the_document_belongs_to_the_page(
    browsing: Browsing,
) -> None:
    portal = "<div role=dialog aria-label=More><label>Second <input></label></div>"
    assert labels(browsing.see({"/": f"<main><label>First <input></label></main>{portal}"})) == [
        *("First", "Second")
    ]


def test_a_closed_shadow_root_is_named_and_not_passed_over(browsing: Browsing) -> None:
    view = browsing.see(
        {
            "/": f"{CLOSED}<label>First <input></label><x-pay style='display:block'></x-pay>"
            "<x-line style='display:block;height:20px'></x-line>"
        }
    )
    assert labels(view) == ["First"]
    assert view.unseen == (
        "cannot see inside <x-pay>, which holds 2 fields: its shadow root is closed",
    )


def test_a_closed_shadow_root_in_a_frame_of_another_origin_is_named(browsing: Browsing) -> None:
    view = browsing.see(
        {
            "/": "<iframe src='http://ats.example/f' width=600 height=300></iframe>",
            "http://ats.example/f": f"{CLOSED}<x-pay style='display:block'></x-pay>",
        }
    )
    assert len(view.unseen) == 1


def test_an_open_page_leaves_nothing_unseen(browsing: Browsing) -> None:
    assert (
        browsing.see({"/": f"{NESTED}<x-empty style='display:block;height:40px'></x-empty>"}).unseen
        == ()
    )


def test_steps_that_the_document_holds_but_does_not_show_are_not_asked_yet(
    browsing: Browsing,
) -> None:
    steps = """<form><fieldset><legend>1</legend><label>Now <input></label></fieldset>
      <fieldset style="display:none"><label>Later <input></label></fieldset>
      <fieldset hidden><label>Later still <input></label></fieldset>
      <div inert style="visibility:hidden"><label>Last <input></label></div>
      <details><summary>More</summary><label>Folded <input></label></details></form>"""
    assert labels(browsing.see({"/": steps})) == ["Now"]


def test_a_document_that_changes_between_two_looks_is_read_anew(browsing: Browsing) -> None:
    async def twice(page: Page) -> PageView:
        await observe(page)
        await page.goto(f"{SITE}/second")
        return await observe(page)

    pages = {"/": "<label>First <input></label>", "/second": "<label>Second <input></label>"}
    assert labels(browsing.see(pages, look=twice)) == ["Second"]


def test_looking_leaves_nothing_in_the_page(browsing: Browsing) -> None:
    names: list[list[str]] = []

    async def compare(page: Page) -> PageView:
        listing = (
            "() => [...Object.getOwnPropertyNames(window), document.documentElement.outerHTML]"
        )
        names.append(await page.evaluate(listing))
        view = await observe(page)
        names.append(await page.evaluate(listing))
        return view

    browsing.see({"/": NESTED}, look=compare)
    assert names[0] == names[1]

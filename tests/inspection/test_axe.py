"""Axe looks into every frame and shadow root, under any policy, and leaves no trace."""

import pytest

from harness.gather.browser.axe import AxeLook, criteria, run_axe
from tests.browser.conftest import Browsing, Reply, Site, serving

BARE = "<input name=%s>"
PAGE = """<!doctype html><html lang=en><title>Apply</title><main><h1>Apply</h1>
<input name=own><iframe title=more src="{other}/frame"></iframe><iframe title=near src="/near">
</iframe><kit-field></kit-field><p style="color:#999;background:#fff">Pale words</p>
<p style="background:linear-gradient(#fff,#000);color:#888">Nobody can tell</p></main>
<script nonce=ours>customElements.define("kit-field", class extends HTMLElement {{
  connectedCallback() {{ this.attachShadow({{mode: "open"}}).innerHTML = "<input name=deep>"; }}
}}); document.documentElement.setAttribute = () => {{ throw new Error("touched"); }};</script>
</html>"""
POLICY = {
    "Content-Security-Policy": "default-src 'self' http:; script-src 'nonce-ours'; "
    "style-src 'unsafe-inline'"
}

pytestmark = pytest.mark.browser


@pytest.fixture
def look(site: Site, browsing: Browsing) -> AxeLook:
    with serving() as other:
        other.pages["/frame"] = "<!doctype html><p>Frame</p>" + BARE % "across"
        site.pages["/near"] = "<!doctype html><p>Near</p>" + BARE % "near"
        site.pages["/"] = Reply(PAGE.format(other=other.origin), headers=POLICY)

        async def run() -> AxeLook:
            async with browsing.page(site.origin, other.origin) as (page, _gate):
                await page.goto(site.url())
                found = await run_axe(page)
                assert await page.evaluate("() => typeof window.axe") == "undefined"
                return found

        return browsing.run(run())


def test_fields_without_a_name_are_found_in_every_frame_and_shadow_root(look: AxeLook) -> None:
    (rule,) = [one for one in look.rules if one.id == "label"]
    places = [(one.selector, bool(one.frame)) for one in rule.nodes]
    assert ('kit-field >>> input[name="deep"]', False) in places
    assert (sum(framed for _, framed in places), len(places)) == (2, 4)
    assert rule.criteria == ("4.1.2",)
    assert rule.certain
    assert look.unseen == 0


def test_contrast_is_looked_at_and_what_cannot_be_told_is_not_called_broken(look: AxeLook) -> None:
    found = {(one.certain, one.nodes[0].selector) for one in look.rules if "contrast" in one.id}
    assert {certain for certain, _ in found} == {True, False}


def test_frames_are_not_asked_what_is_asked_of_pages(look: AxeLook) -> None:
    rules = {one.id for one in look.rules}
    assert not rules & {"document-title", "html-has-lang", "page-has-heading-one"}


@pytest.mark.parametrize(
    ("tags", "numbers"),
    [
        (["wcag2aa", "wcag143"], ("1.4.3",)),
        (["wcag21aa", "wcag1410", "wcag412"], ("1.4.10", "4.1.2")),
        (["best-practice", "cat.forms"], ()),
    ],
    ids=["one", "two digits at the end", "good practice"],
)
def test_the_criteria_are_read_from_the_tags(tags: list[str], numbers: tuple[str, ...]) -> None:
    assert criteria(tags) == numbers

"""`report.html` in real Chromium: phone and desk, light and dark, keyboard and print."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harness.gather.browser.find import find_browser
from harness.render.files import render_all
from tests.render.conftest import TEMPLATES
from tests.render.full_run import FullRun
from tests.render.test_hostile import HOSTILE, KEPT, KEPT_OF_VERDICTS, poisoned

pytestmark = pytest.mark.browser

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """
() => [...document.querySelectorAll('a.cite, nav a, summary')]
  .filter(e => e.checkVisibility())
  .map(e => e.getBoundingClientRect())
  .filter(r => r.height < 23.5)
  .length
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = find_browser()
        browser = playwright.chromium.launch(executable_path=found.path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(run: FullRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(run, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def hostile_report(run: FullRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = HOSTILE["a very long word"]
    hostile = FullRun(
        evidence=poisoned(run.evidence, text, KEPT),
        verdicts=poisoned(run.verdicts, text, KEPT_OF_VERDICTS),
        blobs=run.blobs,
    )
    return _written(hostile, tmp_path_factory.mktemp("hostile"))


def _written(run: FullRun, out: Path) -> Path:
    return render_all(
        run.verdicts, run.evidence, blob=run.blob, templates=TEMPLATES, out=out, title="Acme"
    )[0]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1600])
def test_page_never_scrolls_sideways(opened: Page, report: Path, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto(report.as_uri())
    assert opened.evaluate(OVERFLOW) == 0
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_very_long_word_does_not_widen_the_page(
    opened: Page, hostile_report: Path, width: int
) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto(hostile_report.as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert opened.evaluate(OVERFLOW) == 0


def test_nothing_is_fetched_and_nothing_complains(opened: Page, report: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(report.as_uri())
    opened.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert said == []


def test_style_is_applied_under_the_policy(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    colour = "getComputedStyle(document.querySelector('.badge.is-failed')).backgroundColor"
    assert opened.evaluate(colour) == "rgb(251, 232, 228)"
    opened.emulate_media(color_scheme="dark")
    assert opened.evaluate(colour) == "rgb(72, 28, 22)"


def test_citation_opens_the_evidence_that_it_leads_to(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    opened.locator("#story a.figure").first.click()
    target = opened.locator(":target")
    assert target.is_visible()
    assert "submission" in target.inner_text()


def test_pictures_are_shown(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    images = "[...document.images].map(i => i.decode().then(() => i.naturalWidth))"
    widths = opened.evaluate(f"Promise.all({images})")
    assert len(widths) == 13
    assert set(widths) == {360}


def test_keyboard_reaches_the_skip_link_first(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert opened.locator(".skip").bounding_box() is not None
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


def test_targets_are_large_enough_for_a_finger(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    assert opened.evaluate(SMALL_TARGETS) == 0


def test_print_shows_every_card_that_is_no_pass(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    opened.emulate_media(media="print")
    shown = "d => getComputedStyle(d, '::details-content').contentVisibility"
    cards = "[...document.querySelectorAll('details.card:not(.edge-passed)')]"
    assert set(opened.evaluate(f"{cards}.map({shown})")) == {"visible"}
    assert not opened.locator("nav.contents").is_visible()
    assert opened.pdf(format="A4").startswith(b"%PDF")


def test_accessible_tree_keeps_tables_on_a_phone(opened: Page, report: Path) -> None:
    opened.goto(report.as_uri())
    tree = opened.locator("#screening").aria_snapshot()
    assert "- table" in tree
    assert "rowheader" in tree
    assert 'img "Impact ratios by race' in tree

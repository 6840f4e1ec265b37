"""A person's way through the pages, in a real browser."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

from harness.practice.employer import PracticeEmployer
from harness.practice.faults import Fault
from tests.practice.applicant import CV, Applicant, Sink
from tests.practice.conftest import START, Make

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
WIDTH = "document.documentElement.scrollWidth"


@asynccontextmanager
async def browser_page(viewport: dict[str, int]) -> AsyncIterator[Page]:
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        page = await browser.new_page(viewport=viewport)  # type: ignore[arg-type]  # same keys
        yield page
        await browser.close()


def browse(work: Callable[[Page], Awaitable[None]], viewport: dict[str, int]) -> None:
    async def run() -> None:
        async with browser_page(viewport) as page:
            await work(page)

    asyncio.run(run())


async def go_on(page: Page, name: str = "Continue") -> None:
    """Press the button and wait for the page after it: a step may lead back to its own address."""
    async with page.expect_navigation():
        await page.get_by_role("button", name=name).click()


async def apply(page: Page, employer: PracticeEmployer, cv: Path) -> None:
    await page.goto(employer.posting_url)
    await page.get_by_role("link", name="Apply for this job").click()
    await page.get_by_label("Given name").fill("Zoë")
    await page.get_by_label("Family name").fill("O'Neil-Núñez")
    await page.get_by_label("Email address").fill("zoe+7@example.com")
    await go_on(page)
    await page.get_by_label("City or town").fill("Tempe")
    await page.get_by_label("Country").select_option("United States")
    await go_on(page)
    await page.get_by_label("Upload your CV").set_input_files(cv)
    await go_on(page)
    assert await page.get_by_label("Employer").input_value() == "Northwind Traders"
    await page.get_by_label("Job title").fill("Lead Analyst")
    await go_on(page)
    await page.get_by_role("group", name="authorized").get_by_label("Yes").check()
    await page.get_by_label("notice period").select_option("Two weeks")
    await go_on(page)
    assert "Lead Analyst" in await page.inner_text("main")
    await go_on(page)
    await page.get_by_label("Gender").select_option("Prefer not to say")
    await go_on(page, "Submit application")
    assert await page.inner_text("h1") == "We have received your application"


def test_a_person_applies_and_is_told_within_two_weeks(
    make: Make, sink: Sink, tmp_path: Path
) -> None:
    employer = make()
    cv = tmp_path / "Zoë_CV.txt"
    cv.write_text(CV, encoding="utf-8")

    async def work(page: Page) -> None:
        await apply(page, employer, cv)
        (received,) = employer.applications()
        assert received.reference in await page.inner_text("main")
        assert received.email == "zoe+7@example.com"
        assert received.name == "Zoë O'Neil-Núñez"
        assert received.answers["job_title"] == "Lead Analyst"
        assert received.answers["notice"] == "Two weeks"
        assert received.cv_name == "Zoë_CV.txt"
        assert not received.honeypot_filled
        assert employer.advance(START + timedelta(days=60)) == 6
        await page.get_by_role("link", name="See the status").click()
        assert "Not successful" in await page.inner_text(".panel")

    browse(work, DESKTOP)
    assert [subject.split(" as ")[0] for subject in sink.subjects] == [
        "Your application",
        "A question about your application",
        "Invitation to an interview",
        "Your interview",
        "Your application",
        "How was applying",
    ]


def visited(employer: PracticeEmployer) -> list[str]:
    """The address of every kind of page: those of the form, and those after it."""
    stops = ("where-you-live", "cv", "experience", "questions", "check", "equality")
    urls = [employer.origin, employer.posting_url, f"{employer.origin}/apply/data-analyst"]
    told = {"email": "form@example.com"}
    urls += [Applicant().apply(employer.posting_url, told, until=stop).url for stop in stops]
    urls.append(Applicant().post(urls[6], {}).url)
    urls.append(Applicant().apply(employer.posting_url).url)
    employer.advance(START + timedelta(days=7, hours=2))
    token = employer.applications()[0].token
    return [
        *urls,
        *(f"{employer.origin}/{name}/{token}" for name in ("status", "schedule", "withdraw")),
    ]


def test_no_page_scrolls_sideways_on_a_phone(make: Make) -> None:
    urls = visited(make())

    async def work(page: Page) -> None:
        for url in urls:
            answer = await page.goto(url)
            assert answer is not None
            assert answer.status == 200
            assert await page.evaluate(WIDTH) == PHONE["width"], url

    browse(work, PHONE)


def test_a_page_can_be_made_to_scroll_sideways(make: Make) -> None:
    url = Applicant().apply(make(Fault.WIDE_PAGE).posting_url, until="experience").url

    async def work(page: Page) -> None:
        await page.goto(url)
        assert await page.evaluate(WIDTH) > PHONE["width"]

    browse(work, PHONE)


def test_every_target_is_24_pixels_high(make: Make) -> None:
    urls = visited(make())
    measure = """() => [...document.querySelectorAll(
        'button, input:not([type=hidden]):not([tabindex="-1"]), select, textarea, nav a, li a')]
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
        .filter(([, height]) => height > 0 && height < 24)"""

    async def work(page: Page) -> None:
        for url in urls:
            await page.goto(url)
            assert await page.evaluate(measure) == [], url

    browse(work, PHONE)


def test_no_page_asks_for_anything_that_is_not_there(make: Make) -> None:
    urls = visited(make())
    problems: list[str] = []

    async def work(page: Page) -> None:
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("response", lambda seen: problems.append(seen.url) if seen.status >= 400 else None)
        for url in urls:
            await page.goto(url)

    browse(work, DESKTOP)
    assert problems == []


def test_a_broken_page_says_so_in_the_console(make: Make) -> None:
    employer = make(Fault.BROKEN_PAGE)
    problems: list[str] = []

    async def work(page: Page) -> None:
        page.on("console", lambda message: problems.append(message.text))
        await page.goto(f"{employer.origin}/apply/data-analyst")

    browse(work, DESKTOP)
    assert any("404" in problem for problem in problems)
    assert any("tracker is not defined" in problem for problem in problems)


def test_the_keyboard_reaches_everything_on_a_kind_form(make: Make) -> None:
    url = Applicant().apply(make().posting_url, until="questions").url

    async def work(page: Page) -> None:
        await page.goto(url)
        for _ in range(40):
            await page.keyboard.press("Tab")
            if await page.evaluate("document.activeElement.name") == "authorization":
                break
        await page.keyboard.press("Space")
        assert await page.get_by_label("Yes").is_checked()

    browse(work, DESKTOP)


def test_a_choice_for_the_mouse_alone_takes_clicks_and_no_keys(make: Make) -> None:
    url = Applicant().apply(make(Fault.MOUSE_ONLY).posting_url, until="questions").url

    async def work(page: Page) -> None:
        await page.goto(url)
        reached = set()
        for _ in range(40):
            await page.keyboard.press("Tab")
            reached.add(await page.evaluate("document.activeElement.getAttribute('role')"))
        assert "radio" not in reached
        await page.get_by_role("radio", name="Yes").click()
        assert await page.locator('[name="authorization"]').input_value() == "Yes"
        await page.get_by_label("notice period").select_option("Two weeks")
        await go_on(page)
        assert await page.inner_text("h1") == "Check your answers"

    browse(work, DESKTOP)


def test_the_error_summary_takes_the_focus(make: Make) -> None:
    employer = make()

    async def work(page: Page) -> None:
        await page.goto(f"{employer.origin}/apply/data-analyst")
        await go_on(page)
        assert (await page.title()).startswith("Error: ")
        assert await page.evaluate("document.activeElement.className") == "errors"
        await page.get_by_role("link", name="Enter your given name").click()
        assert await page.evaluate("document.activeElement.name") == "given_name"

    browse(work, DESKTOP)


def test_a_person_can_solve_the_puzzle(make: Make) -> None:
    employer = make(Fault.CAPTCHA)
    url = Applicant().apply(employer.posting_url, until="equality").url

    async def work(page: Page) -> None:
        await page.goto(url)
        tiles = page.frame_locator("iframe").get_by_role("button", name="🚚")
        for number in range(await tiles.count()):
            await tiles.nth(number).click()
        await go_on(page, "Submit application")
        assert await page.inner_text("h1") == "We have received your application"

    browse(work, DESKTOP)

"""What Playwright's and Chrome's recorders wrote of one application at the small site."""

ASYNC = """\
import asyncio
import re
from playwright.async_api import Playwright, async_playwright, expect


async def run(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(headless=False)
    context = await browser.new_context(viewport={"width":640,"height":480})
    page = await context.new_page()
    await page.goto("ORIGIN/job")
    await page.get_by_role("link", name="Apply now").click()
    await page.get_by_role("textbox", name="First name").click()
    await page.get_by_role("textbox", name="First name").fill("Max")
    await expect(page.get_by_role("textbox", name="First name")).to_have_value("Max")
    await page.get_by_role("textbox", name="First name").press("Tab")
    await page.get_by_role("textbox", name="E-mail").fill("max.mustermann@corp.example")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("textbox", name="Employer").fill("Corp GmbH")
    await page.get_by_role("textbox", name="Why us?").fill("I like numbers.")
    await page.get_by_role("button", name="Submit application").click()

    # ---------------------
    await context.close()
    await browser.close()


async def main() -> None:
    async with async_playwright() as playwright:
        await run(playwright)


asyncio.run(main())
"""

SYNC = """\
import re
from playwright.sync_api import Playwright, sync_playwright, expect


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context()
    page = context.new_page()
    page.goto("ORIGIN/job")
    page.get_by_role("link", name="Apply now").click()
    page.get_by_role("textbox", name="First name").fill("Max")
    expect(page.get_by_role("textbox", name="First name")).to_have_value("Max")
    page.get_by_role("textbox", name="E-mail").fill("max.mustermann@corp.example")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Why us?").fill("I like numbers.")
    page.get_by_role("button", name="Submit application").click()

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
"""


def chrome(origin: str) -> dict[str, object]:
    """The same application as Chrome's Recorder exports it, with selectors of all its kinds."""
    viewport = {"width": 914, "height": 960, "deviceScaleFactor": 1}
    flags = {"isMobile": False, "hasTouch": False, "isLandscape": False}
    return {
        "title": "Recording 2/11/2026 at 9:14:35 AM",
        "steps": [
            {"type": "setViewport", **viewport, **flags},
            {
                "type": "navigate",
                "url": f"{origin}/job",
                "assertedEvents": [
                    {"type": "navigation", "url": f"{origin}/job", "title": "Analyst"}
                ],
            },
            _click([['aria/Apply now[role="link"]'], ["body > a"], ["text/Apply now"]], leads=True),
            _change([["aria/First name"], ["input:nth-of-type(1)"], ["text/Max"]], "M"),
            _change([["aria/First name"], ["input:nth-of-type(1)"], ["text/Max"]], "Max"),
            {"type": "keyDown", "target": "main", "key": "Tab"},
            {"type": "keyUp", "target": "main", "key": "Tab"},
            _change(
                [["#no-longer-there"], ['xpath///*[@name="email"]'], ["pierce/[name=email]"]],
                "max.mustermann@corp.example",
            ),
            _click([["aria/Continue"], ["pierce/button"]], leads=True),
            {"type": "waitForElement", "selectors": [["textarea"]], "count": 1, "timeout": 3000},
            {"type": "waitForExpression", "expression": "document.forms.length === 1"},
            _change([["aria/Why us?"], ["textarea"]], "I like numbers."),
            {"type": "scroll", "target": "main", "x": 0, "y": 40},
            _click([["aria/Submit application"], ["body button"]], leads=True),
            {"type": "close"},
        ],
    }


def _click(selectors: list[list[str]], *, leads: bool) -> dict[str, object]:
    step: dict[str, object] = {
        "type": "click",
        "target": "main",
        "selectors": selectors,
        "offsetY": 9.4375,
        "offsetX": 12,
    }
    return (
        {**step, "assertedEvents": [{"type": "navigation", "url": "", "title": ""}]}
        if leads
        else step
    )


def _change(selectors: list[list[str]], value: str) -> dict[str, object]:
    return {"type": "change", "value": value, "selectors": selectors, "target": "main"}

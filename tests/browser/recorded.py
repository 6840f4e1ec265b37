"""What Playwright's and Chrome's recorders wrote of one application at the small site."""

ASYNC = '''\
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
'''

SYNC = '''\
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
'''

"""Fills in the long practice form as a user's own Playwright script would."""

from pathlib import Path

from playwright.async_api import FrameLocator, Page

from harness.candidate import Candidate
from harness.practice.long.fields import ABOUT, EDUCATION, EQUALITY, JOB, QUESTIONS, Field
from harness.practice.long.values import values_of


async def apply_bare(page: Page, candidate: Candidate, cv: Path) -> None:
    """Apply, from the posting that is open to the confirmation; every selector is known.

    Args:
        page: Open at `LongForm.url`.
        candidate: See `values_of`.
        cv: The CV to upload.

    Raises:
        playwright.async_api.Error: the form is not as the script knows it.
    """
    values = values_of(candidate)
    await page.get_by_role("link", name="Apply now").click()
    await page.locator("cv-upload input[type=file]").set_input_files(cv)
    await page.get_by_text("we have filled in what we found").wait_for()
    for field in ABOUT:
        await _answer(page, field, values.get(field.name, ""))
    await _on(page, "Your work history")
    await page.get_by_role("button", name="Add another job").click()
    for number in (1, 2):
        for field in JOB:
            name = f"job{number}.{field.name}"
            if field.name != "to" or values.get(name):
                await _answer(page, field, values.get(name, ""), name=name)
    await _on(page, "Education and skills")
    for field in EDUCATION:
        await _answer(page, field, values.get(field.name, ""))
    await _on(page, "A few questions")
    frame = page.frame_locator("iframe")
    for field in QUESTIONS:
        await _answer(frame, field, values.get(field.name, ""))
    await _on(page, "Equal opportunity")
    for field in EQUALITY:
        await _answer(page, field, values.get(field.name, ""))
    await _on(page, "Review and submit")
    await page.get_by_label("signature").fill(values["signature"])
    await page.get_by_role("button", name="Submit application").click()
    await page.get_by_role("heading", name="Thank you for applying").wait_for()


async def _on(page: Page, heading: str) -> None:
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("heading", name=heading, exact=True).wait_for()


async def _answer(
    page: Page | FrameLocator, field: Field, value: str, *, name: str | None = None
) -> None:
    control = page.locator(f"[name='{name or field.name}']")
    if field.kind == "checkbox":
        await control.set_checked(bool(value))
    elif not value:
        return
    elif field.kind in {"radio", "ticks"}:
        for one in value.split(", "):
            await page.locator(f"[name='{field.name}'][value='{one}']").check()
    elif field.kind == "select":
        await control.select_option(value)
    elif field.name == "region":
        await _region(page, value)
    else:
        await control.fill(value)


async def _region(page: Page | FrameLocator, value: str) -> None:
    """The region is a list where the country has one, else a field to type into."""
    chosen = page.locator("select#region, input#region:required:not([data-value])").first
    await chosen.wait_for()
    if await chosen.evaluate("(element) => element.localName") == "select":
        await chosen.select_option(value)
    else:
        await chosen.fill(value)

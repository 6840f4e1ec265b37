"""Applies at a practice employer, step by step: an example of a flow to write your own from.

A flow is plain Playwright (https://playwright.dev/python/docs/writing-tests): find something as a
candidate finds it, by its label or its words, and do something to it. Othershoe looks at every
page before the flow touches it, so that there is nothing to record by hand.

Use it with `flow = "flows/practice.py"` in a scenario. Three things come with the call:

page       the browser's page; it already shows the `start` of the scenario
candidate  who applies: name, phone, address, jobs, education, answers …
walk       `walk.cv` and `walk.email`, the candidate's file and address in this walk,
           `await walk.submit(button)`, the one way to send the application, and `walk.note(text)`
"""

from playwright.async_api import Page

from harness.candidate import Candidate
from harness.gather.walk.scripted import FlowWalk


async def apply(page: Page, candidate: Candidate, walk: FlowWalk) -> None:
    """Go from the posting to the application's last button, and press it."""
    await page.get_by_role("link", name="Apply").first.click()

    await page.get_by_label("Given name").fill(candidate.name.given)
    await page.get_by_label("Family name").fill(candidate.name.family)
    await page.get_by_label("Email address").fill(walk.email)
    if candidate.phone:
        await page.get_by_label("Phone number").fill(candidate.phone)
    await page.get_by_role("button", name="Continue").click()

    await page.get_by_label("City or town").fill(candidate.address.city)
    await page.get_by_label("State or region").fill(candidate.address.region)
    await page.get_by_label("Postal code").fill(candidate.address.postcode)
    await page.get_by_label("Country").select_option(candidate.address.country)
    await page.get_by_role("button", name="Continue").click()

    if walk.cv:
        await page.get_by_label("Upload your CV").set_input_files(walk.cv)
    await page.get_by_role("button", name="Continue").click()

    # The site fills these in from the CV, and it may have read it wrong: correct it.
    job = candidate.jobs[0]
    end = f"{job.end:%b %Y}" if job.end else "present"
    await page.get_by_label("Employer").fill(job.employer)
    await page.get_by_label("Job title").fill(job.title)
    await page.get_by_label("Employment dates").fill(f"{job.start:%b %Y} – {end}")
    await page.get_by_role("button", name="Continue").click()

    authorized = page.get_by_role("group", name="authorized to work")
    await authorized.get_by_label(candidate.answers.get("work.authorization", "Yes")).check()
    await page.get_by_label("notice period").select_option("Two weeks")
    await page.get_by_role("button", name="Continue").click()

    # The next page shows all answers once more. The last one asks voluntary questions, which may
    # stay empty.
    await page.get_by_role("button", name="Continue").click()
    await walk.submit(page.get_by_role("button", name="Submit application"))

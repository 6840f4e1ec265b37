"""An application that is recorded against the same one by a bare Playwright script."""

import asyncio
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from playwright.async_api import Locator, async_playwright

from benchmarks.kind import FLOW, apply_recorded, desktop, kind_employer
from benchmarks.ratio import Ratio, in_turns
from harness.evidence import StepShown
from harness.gather.browser.find import find_browser
from harness.gather.walk.scripted import FlowWalk
from harness.people.documents import cv_file
from harness.practice.employer import PracticeEmployer
from harness.store import RunFolder
from scenarios.flows.practice import apply

_TIMES = 3
_RECEIVED = "We have received your application"


def measure() -> tuple[Ratio, ...]:
    """The flow recorded, and the autopilot, each against the flow alone; browser start included."""
    with TemporaryDirectory() as temporary, kind_employer(Path(temporary) / "state") as employer:
        _, candidate = desktop()
        cv = cv_file(candidate, Path(temporary))
        numbers = count(1)
        runs: list[Path] = []

        def bare() -> None:
            asyncio.run(_apply_bare(employer, _Bare(cv, email=f"bare{next(numbers)}@example.com")))

        def recorded(flow: str | None) -> None:
            number = next(numbers)
            runs.append(Path(temporary) / f"run-{number}")
            apply_recorded(employer, runs[-1], email=f"ours{number}@example.com", flow=flow)

        def ratio(of: str, ours: str, flow: str | None, times: int) -> Ratio:
            measured = in_turns(
                of,
                ours=(ours, lambda: recorded(flow)),
                other=("bare Playwright, the same flow", bare),
                times=times,
            )
            return Ratio(
                of=of,
                unit=measured.unit,
                ours=measured.ours,
                other=measured.other,
                note=f"our side left {_left(runs[-1])}",
            )

        found = (
            ratio("one application by the flow", "recorded", FLOW, _TIMES),
            ratio("one application by the autopilot", "recorded", None, 2),
        )
        arrived = len(employer.applications())
        assert arrived == next(numbers) - 1, f"{arrived} applications arrived"
        return found


class _Bare:
    """What the flow asks of a walk, and nothing else: a file, an address, a press."""

    def __init__(self, cv: Path, *, email: str) -> None:
        self.cv = cv
        self.email = email

    async def submit(self, button: Locator) -> None:
        await button.click()
        await button.page.get_by_role("heading", name=_RECEIVED).wait_for()


async def _apply_bare(employer: PracticeEmployer, walk: _Bare) -> None:
    _, candidate = desktop()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser().path)
        page = await browser.new_page(viewport={"width": 1280, "height": 800})
        await page.goto(employer.posting_url)
        await apply(page, candidate, cast("FlowWalk", walk))
        await browser.close()


def _left(run: Path) -> str:
    evidence = RunFolder.open(run).evidence()
    pictures = sum(isinstance(item, StepShown) and bool(item.screenshot) for item in evidence)
    return f"{len(evidence)} records of evidence, with screenshots of {pictures} steps"

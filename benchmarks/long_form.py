"""A long application (six steps, 48 fields): bare, recorded, by the autopilot, and inspected."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import async_playwright

from benchmarks.kind import desktop
from benchmarks.ratio import Ratio, Side, in_turns
from harness.candidate import Candidate
from harness.employer import Authorization, Employer, Project
from harness.evidence import Ending, WalkEnded
from harness.gather.browser.find import find_browser
from harness.gather.walk.runner import walk_all
from harness.people.documents import cv_file
from harness.practice.long.bare import apply_bare
from harness.practice.long.site import LongForm
from harness.scenario import Scenario
from harness.store import RunFolder

_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_TIMES = 3
_FLOW = '''"""Applies as the bare script does."""

from harness.practice.long.bare import apply_bare


async def apply(page, candidate, walk):
    await apply_bare(page, candidate, walk.cv)
'''


def measure() -> tuple[Ratio, ...]:
    """The same script with and without recording, and the autopilot, on the same form.

    Each side starts its own browser. The form is one that answers at once, so that the waiting
    of a real site hides nothing of what recording costs.
    """
    with TemporaryDirectory() as temporary, LongForm() as form:
        home = Path(temporary)
        flow = home / "scenarios" / "flows" / "long.py"
        flow.parent.mkdir(parents=True)
        flow.write_text(_FLOW, encoding="utf-8")
        scenario, candidate = desktop()
        cv = cv_file(candidate, home)
        numbers = count(1)

        def recorded(drive: Scenario) -> None:
            folder = RunFolder.create(home / "reports" / f"run-{next(numbers)}")
            _walk(home, form, folder, drive, candidate)

        sides = (
            ("recorded", replace(scenario, flow="flows/long.py"), _TIMES),
            ("by the autopilot", replace(scenario, flow=None), _TIMES),
        )
        found = tuple(
            in_turns(
                f"one application of 6 steps and 48 fields, {what}",
                ours=(what, lambda drive=drive: recorded(drive)),  # type: ignore[misc]  # bound now
                other=("bare Playwright script", lambda: asyncio.run(_bare(form, candidate, cv))),
                times=times,
            )
            for what, drive, times in sides
        )
        inspected = _inspected(home, form, replace(scenario, flow=None), candidate)
        bare = tuple(time for ratio in found for time in ratio.other.values)
        apart = Ratio(
            of="inspection walk of the same form (axe, probes), apart",
            unit="s",
            ours=Side(what="inspection, which never sends", values=(inspected,)),
            other=Side(what="bare Playwright script", values=bare),
        )
        arrived = len(form.received()) - 1
        assert arrived == 2 * sum(times for _, _, times in sides), f"{arrived} arrived"
        return (*found, apart)


def _inspected(home: Path, form: LongForm, drive: Scenario, candidate: Candidate) -> float:
    """Seconds of the inspection walk that a run makes beside its walk."""
    folder = RunFolder.create(home / "reports" / "inspected")
    _walk(home, form, folder, drive, candidate, inspect=True)
    return next(
        item.seconds
        for item in folder.evidence()
        if isinstance(item, WalkEnded) and "inspection" in str(item.walk)
    )


async def _bare(form: LongForm, candidate: Candidate, cv: Path) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser().path)
        page = await browser.new_page()
        await page.goto(form.url)
        await apply_bare(page, candidate, cv)
        await browser.close()


def _walk(
    home: Path,
    form: LongForm,
    folder: RunFolder,
    drive: Scenario,
    candidate: Candidate,
    *,
    inspect: bool = False,
) -> None:
    summary = asyncio.run(
        walk_all(
            project=Project(
                folder=str(home),
                employer=Employer(name="Long & Co"),
                authorization=Authorization(
                    owner="You",
                    contact="nobody@example.com",
                    origins=form.origins,
                    may_submit=True,
                    submissions_per_day=500,
                    expires=date(2027, 1, 1),
                ),
                postings={"long": form.url},
            ),
            scenarios=[replace(drive, start="posting:long", candidates=(candidate.id,))],
            candidates={candidate.id: candidate},
            folder=folder,
            clock=lambda: _NOW,
            may_submit=True,
            at_once=1,
            inspect=inspect,
        )
    )
    assert summary.endings.get(Ending.FINISHED), summary

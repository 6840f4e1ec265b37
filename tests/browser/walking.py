"""A small employer's site and everything that a walk over it needs."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from harness.candidate import Address, Candidate, Job, Name
from harness.employer import Authorization, Employer, Project
from harness.evidence import Evidence, WalkEnded
from harness.gather.walk.runner import WalksSummary, walk_all
from harness.gather.walk.submission import Patience
from harness.scenario import Scenario
from harness.store import RunFolder
from tests.browser.conftest import Reply, Request, Site

E = TypeVar("E", bound=Evidence)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
QUICK = Patience(most=6.0, still=0.6, between=0.05)

ADA = Candidate(
    id="ada",
    name=Name(given="Ada", family="Example"),
    email="ada@example.com",
    phone="+1 212-555-0100",
    address=Address(
        line="1 Elm Street", city="Springfield", region="NY", postcode="10999", country="Canada"
    ),
    headline="Data Analyst",
    summary="Counts things.",
    jobs=(Job(employer="Northwind Traders", title="Data Analyst", start=date(2020, 1, 1)),),
    education=(),
)

POSTING = """<!doctype html><html lang=en><title>Analyst</title><h1>Analyst</h1>
<p>We look for somebody who counts.</p><a href="/you">Apply now</a></html>"""

YOU = """<!doctype html><html lang=en><title>You</title><h1>About you</h1>
<form method=post action="/you"><label>First name <input name=given required></label>
<label>E-mail <input name=email type=email required></label>
<button>Continue</button></form></html>"""

WORK = """<!doctype html><html lang=en><title>Work</title><h1>Your work</h1>
<form method=post action="/work"><label>Employer <input name=employer value="Contoso"></label>
<label>Why us? <textarea name=why></textarea></label>
<button>Submit application</button></form></html>"""

DONE = """<!doctype html><html lang=en><title>Done</title><h1>Thank you</h1>
<p>We have received your application. Your reference number is A-1234.</p>
<a href="/status/1">See the status of your application</a></html>"""

TO_WORK = """
    await page.get_by_role("link", name="Apply now").click()
    await page.get_by_label("First name").fill(candidate.name.given)
    await page.get_by_label("E-mail").fill(walk.email)
    await page.get_by_role("button", name="Continue").click()
"""
SUBMIT = """
    await page.get_by_label("Employer").fill(candidate.jobs[0].employer)
    await walk.submit(page.get_by_role("button", name="Submit application"))
"""


def serve_application(site: Site) -> None:
    """Posting, two steps and thanks; every answer that arrives is in `site.requests`."""
    site.pages |= {
        "/job": POSTING,
        "/you": _posted("/work", YOU),
        "/work": _posted("/done", WORK),
        "/done": DONE,
    }


def _posted(then: str, page: str) -> object:
    def answer(request: Request) -> Reply:
        if request.method == "POST":
            return Reply(status=303, headers={"Location": then})
        return Reply(page)

    return answer


@dataclass
class Bench:
    """One project and one run folder, to walk in as often as a test likes."""

    site: Site
    folder: RunFolder
    project: Project
    scenario: Scenario
    candidates: dict[str, Candidate] = field(default_factory=lambda: {"ada": ADA})
    ticks: int = 0

    def clock(self) -> datetime:
        self.ticks += 1
        return START + timedelta(milliseconds=self.ticks)

    def flow(self, body: str, **changes: object) -> None:
        """Drive by a flow with this body."""
        path = Path(self.project.folder) / "scenarios" / "flows" / "test.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"async def apply(page, candidate, walk):\n{body}\n", encoding="utf-8")
        self.scenario = replace(self.scenario, flow="flows/test.py", **changes)

    def allow(self, **changes: object) -> None:
        """Change the authorization."""
        assert self.project.authorization is not None
        self.project = replace(
            self.project, authorization=replace(self.project.authorization, **changes)
        )

    async def walking(
        self, *, submit: bool = True, at_once: int = 2, inspect: bool = False
    ) -> WalksSummary:
        return await walk_all(
            project=self.project,
            scenarios=[self.scenario],
            candidates=self.candidates,
            folder=self.folder,
            clock=self.clock,
            may_submit=submit,
            at_once=at_once,
            patience=QUICK,
            most_seconds=60,
            inspect=inspect,
        )

    def walk(self, *, submit: bool = True, at_once: int = 2, inspect: bool = False) -> WalksSummary:
        return asyncio.run(self.walking(submit=submit, at_once=at_once, inspect=inspect))

    def found(self, kind: type[E]) -> list[E]:
        return [item for item in self.folder.evidence() if isinstance(item, kind)]

    def end(self) -> WalkEnded:
        return self.found(WalkEnded)[-1]

    def kinds(self) -> Sequence[str]:
        return [item.kind for item in self.folder.evidence()]


def bench(site: Site, tmp_path: Path) -> Bench:
    """A project that allows the site, with a scenario that submits."""
    serve_application(site)
    project = Project(
        folder=str(tmp_path / "project"),
        employer=Employer(name="Acme"),
        authorization=Authorization(
            owner="Head of Talent",
            contact="talent@acme.example",
            origins=(site.origin,),
            may_submit=True,
            expires=date(2027, 3, 31),
        ),
        postings={"analyst": site.url("/job")},
    )
    scenario = Scenario(
        id="desk",
        title="Desk",
        stands_for="All",
        start="posting:analyst",
        candidates=("ada",),
        submit=True,
    )
    folder = RunFolder.create(tmp_path / "reports" / "run-1")
    return Bench(site=site, folder=folder, project=project, scenario=scenario)

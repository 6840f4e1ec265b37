"""Makes one walk: opens its browser context, lets a driver drive, and writes how it ended."""

import asyncio
import json
import tempfile
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import BrowserContext, Error, Page

from harness import __version__
from harness.candidate import Candidate
from harness.employer import Authorization, Project
from harness.errors import GatherError, HarnessError, NotAllowed
from harness.evidence import Ending, GatherFault, Obstacle, WalkEnded, WalkStarted
from harness.gather.browser.allow import allow_list
from harness.gather.browser.launch import (
    Conditions,
    Running,
    first_line,
    open_context,
    open_page,
    prepare_page,
)
from harness.gather.browser.proxy import Gate, open_gate
from harness.gather.browser.reception import Reception
from harness.gather.browser.recorder import Recorder, WalkStopped
from harness.gather.browser.reports import PageReports
from harness.gather.browser.second_reader import SecondReader
from harness.gather.browser.seen import PageView
from harness.gather.browser.understood import reading_twice, understand_seen
from harness.gather.walk import scripted
from harness.gather.walk.applicant import applicant, documents_of, plus_address
from harness.gather.walk.conditions import DESKTOP, conditions_of
from harness.gather.walk.decide import Applicant
from harness.gather.walk.driven import Documents, Driven
from harness.gather.walk.mailbox import MailboxOf
from harness.gather.walk.permission import SubmissionDesk
from harness.gather.walk.resume import Todo
from harness.gather.walk.starting import flow_path, start_url
from harness.gather.walk.submission import Patience, Sender
from harness.gather.walk.visiting import Visitor
from harness.people.facts import cv_facts
from harness.record import record
from harness.scenario import Scenario
from harness.store import Clock, EvidenceLog, RunFolder

RUN_HEADER = "X-Synthetic-Candidate"

_ACTION_MS = 15_000
_SLOW_ACTION_MS = 45_000
_NAVIGATION_MS = 60_000
_INTERRUPT_SECONDS = 0.3


GetBrowser = Callable[[], Awaitable[Running]]


@record
class Setting:
    """What all the walks of one invocation share; `most_seconds` bounds each of them."""

    project: Project
    authorization: Authorization
    folder: RunFolder
    clock: Clock
    desk: SubmissionDesk
    patience: Patience
    most_seconds: float
    mailbox_of: MailboxOf | None = None


class Walk:
    """One walk under way."""

    def __init__(self, todo: Todo, candidate: Candidate, setting: Setting) -> None:
        self.todo = todo
        self.setting = setting
        self.scenario: Scenario = todo.scenario
        self.log: EvidenceLog = setting.folder.log(todo.walk, clock=setting.clock, walk=todo.walk)
        inbox = setting.project.inbox
        address = (inbox.address if inbox else None) or candidate.email
        self.candidate = applicant(candidate, todo.scenario, email=plus_address(address, todo.walk))
        self.recorder: Recorder | None = None
        self._began = asyncio.get_running_loop().time()
        self._devices: Mapping[str, Any] = {}

    async def make(self, browser: GetBrowser) -> Ending:
        """Walk, and write how it ended; only an interruption is raised, after it was written."""
        try:
            async with asyncio.timeout(self.setting.most_seconds):
                with reading_twice(self._second_reader()):
                    driven = await self._walked(browser)
        except asyncio.CancelledError:
            self._end(Driven(ending=Ending.INTERRUPTED, reason="the run was interrupted"))
            raise
        except TimeoutError:
            driven = self._fault(f"the walk took more than {self.setting.most_seconds:.0f} s")
        self._end(driven)
        return driven.ending

    def _second_reader(self) -> SecondReader | None:
        """The language model that `[understanding]` names, or None."""
        project = self.setting.project
        model = project.understanding.llm
        if model is None:
            return None
        kept = Path(project.folder) / "reports" / ".understanding"
        return SecondReader(model, kept=kept, tell=self._note_fault)

    def _note_fault(self, problem: str) -> None:
        """Write a fault of ours that does not end the walk."""
        remedy = "Mend `[understanding]`, or take it out: the rules do without it"
        where = f"understanding, walk {self.todo.walk}"
        self.log.write(GatherFault(**self.log.stamp(), where=where, problem=problem, remedy=remedy))

    async def _walked(self, browser: GetBrowser) -> Driven:
        """Every way in which a walk can end, as what it says about the employer or the tool."""
        try:
            return self._settled(await self._opened(await browser()))
        except WalkStopped as stop:
            return self._settled(Driven(ending=Ending.COULD_NOT_FINISH, reason=stop.reason))
        except NotAllowed as refusal:
            return self._settled(
                Driven(ending=Ending.STOPPED_BEFORE_SUBMIT, reason=refusal.message)
            )
        except HarnessError as error:
            return self._fault(error.message, remedy=error.remedy)
        except Error as error:
            # An interruption ends the browser too, and may be heard of a moment after that.
            await asyncio.sleep(_INTERRUPT_SECONDS)
            return self._fault(first_line(error))
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the other walks
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno}"
            return self._fault(f"{type(error).__name__} at {where}: {error}")

    async def _opened(self, running: Running) -> Driven:
        setting = self.setting
        self._devices = running.playwright.devices
        conditions = conditions_of(self.scenario, self._devices)
        allow = allow_list(setting.authorization)
        headers = {RUN_HEADER: setting.folder.path.name}
        name = f"Othershoe/{__version__} (synthetic candidate; {setting.authorization.contact})"
        with tempfile.TemporaryDirectory(prefix="othershoe-") as temporary:
            documents = await asyncio.to_thread(
                documents_of,
                self.candidate,
                self.scenario,
                Path(temporary),
                disclose=setting.authorization.documents_disclose,
            )
            async with open_gate(allow, headers=headers) as gate:
                try:
                    async with open_context(running, conditions, gate=gate, name=name) as context:
                        return await self._through(context, gate, conditions, documents)
                finally:
                    for decision in gate.evidence(self.log):
                        self.log.write(decision)

    async def _through(
        self, context: BrowserContext, gate: Gate, conditions: Conditions, documents: Documents
    ) -> Driven:
        patience_ms = _SLOW_ACTION_MS if conditions.throughput else _ACTION_MS
        context.set_default_timeout(patience_ms)
        context.set_default_navigation_timeout(_NAVIGATION_MS)
        recorder = self.recorder = self._recording(context, gate)
        scripted_by = self.scenario.flow or self.scenario.replay
        reports = PageReports(recorder) if scripted_by else None
        if reports:
            await reports.attach(context)
        page = await open_page(context, conditions, gate=gate)

        async def prepare(opened: Page) -> None:
            await prepare_page(opened, conditions, gate=gate)

        context.on("page", prepare)
        await self._go(page, recorder)
        if not reports or not scripted_by:
            return await self._autopilot(page, recorder, documents, gate)
        setup = scripted.Setup(
            page=page,
            applicant=Applicant(
                candidate=self.candidate, scenario=self.scenario, documents=documents
            ),
            recorder=recorder,
            reports=reports,
            patience_ms=patience_ms,
            devices=self._devices,
        )
        return await self._by_script(setup, flow_path(self.setting.project, scripted_by))

    def _recording(self, context: BrowserContext, gate: Gate) -> Recorder:
        """The recorder of this walk, with the one way in which it may send."""
        recorder = Recorder(
            context, walk=self._started(), log=self.log, gate=gate, understand=understand_seen
        )
        recorder.sender = Sender(
            recorder, self.setting.desk, self.scenario, patience=self.setting.patience
        )
        return recorder

    async def _by_script(self, setup: scripted.Setup, path: Path) -> Driven:
        if self.scenario.flow:
            return await scripted.drive(setup, flow=path)
        from harness.gather.walk import replay  # noqa: PLC0415 - flows need none of it

        return await replay.drive(setup, recording=path)

    async def _autopilot(
        self, page: Page, recorder: Recorder, documents: Documents, gate: Gate
    ) -> Driven:
        from harness.gather.walk.autopilot import drive  # noqa: PLC0415 - scripts need none of it

        mailbox_of = self.setting.mailbox_of
        result = await drive(
            page,
            candidate=self.candidate,
            scenario=self.scenario,
            recorder=recorder,
            documents=documents,
            mailbox=mailbox_of(self.candidate.email) if mailbox_of else None,
            visitor=self._inspector(recorder, gate) if self.todo.inspection else None,
        )
        return Driven(ending=result.ending, reason=result.reason)

    def _inspector(self, recorder: Recorder, gate: Gate) -> Visitor:
        from harness.gather.walk.inspection.inspector import Inspector  # noqa: PLC0415

        may_press_last = self.setting.authorization.may_submit
        return Inspector(recorder, gate, may_press_last=may_press_last)

    async def _go(self, page: Page, recorder: Recorder) -> None:
        """Open the first page, and write that the walk began.

        Raises:
            WalkStopped: the site did not answer, or answered with an error.
        """
        url = recorder.walk.start_url
        problem: str | None = None
        status = 0
        try:
            response = await page.goto(url)
            status = response.status if response else 0
        except Error as error:
            if page.is_closed():
                raise
            problem = first_line(error)
        title = None if problem else _posting_title(await recorder.observed(page), self.scenario)
        recorder.walk = replace(recorder.walk, posting_title=title)
        self.log.write(recorder.walk)
        if page in recorder.network.outside:
            await recorder.step(page)
        if problem is not None:
            reason = f"`{url}` could not be opened: {problem}"
            recorder.barrier(Obstacle.UNREACHABLE, reason, stopped=True)
            raise WalkStopped(reason)
        if status >= 400:
            await recorder.step(page)
            reason = f"`{url}` answered {status}"
            refused = status in {401, 403, 429}
            obstacle = Obstacle.BLOCKED if refused else Obstacle.UNREACHABLE
            recorder.barrier(obstacle, reason, stopped=True)
            raise WalkStopped(reason)

    def _started(self) -> WalkStarted:
        scenario, candidate, project = self.scenario, self.candidate, self.setting.project
        url = start_url(project, scenario)
        if url is None:
            raise GatherError(
                f"`{scenario.start}` is no posting", remedy="Name one of `[postings]`"
            )
        return WalkStarted(
            **self.log.stamp(),
            scenario=scenario.id,
            scenario_title=scenario.title,
            stands_for=scenario.stands_for,
            candidate=candidate.id,
            candidate_name=candidate.name.full,
            given_name=candidate.name.given,
            email=candidate.email,
            start_url=url,
            device=scenario.device or DESKTOP,
            input=scenario.input.value,
            network=scenario.network.value,
            zoom=scenario.zoom,
            locale=scenario.locale,
            without=scenario.without,
            driver=_driver(scenario),
            submits=self.setting.desk.refusal(scenario) is None,
            cv_facts=cv_facts(candidate),
            cv_uploadable="cv-file" not in scenario.without,
            documents_disclose=self.setting.authorization.documents_disclose,
            inspection=self.todo.inspection,
        )

    def _settled(self, driven: Driven) -> Driven:
        """The driver's word, unless an application left whose arrival cannot be told."""
        last = self._last_reception()
        if last is Reception.CONFIRMED:
            return Driven(ending=Ending.FINISHED, reason=driven.reason)
        if last is Reception.UNKNOWN:
            return Driven(ending=Ending.UNCONFIRMED, reason=driven.reason)
        return driven

    def _last_reception(self) -> Reception | None:
        sender = self.recorder.sender if self.recorder else None
        return sender.last.reception if sender and sender.last else None

    def _fault(self, problem: str, *, remedy: str | None = None) -> Driven:
        remedy = remedy or "Run `othershoe doctor`, then `othershoe run --resume` on this folder"
        self.log.write(
            GatherFault(
                **self.log.stamp(), where=f"walk {self.todo.walk}", problem=problem, remedy=remedy
            )
        )
        return self._settled(Driven(ending=Ending.TOOL_FAULT, reason=problem))

    def _end(self, driven: Driven) -> None:
        if self.recorder:
            self.recorder.finish()
        seconds = asyncio.get_running_loop().time() - self._began
        self.log.write(
            WalkEnded(
                **self.log.stamp(),
                ending=driven.ending,
                step=self.recorder.current_step if self.recorder else 0,
                reason=driven.reason[:2000] or str(driven.ending),
                seconds=round(seconds, 3),
            ),
            sync=True,
        )


def _driver(scenario: Scenario) -> Literal["autopilot", "scripted", "replay"]:
    """Who goes through the application."""
    if scenario.flow:
        return "scripted"
    return "replay" if scenario.replay else "autopilot"


def _posting_title(view: PageView, scenario: Scenario) -> str | None:
    """The job's title as the posting gives it; None where the walk begins elsewhere."""
    for block in view.structured_data:
        try:
            data: Any = json.loads(block)
        except ValueError:
            continue
        title = _title_in(data)
        if title:
            return title
    return view.heading if scenario.start.startswith("posting:") else None


def _title_in(data: object) -> str | None:
    if isinstance(data, list):
        return next((title for title in map(_title_in, data) if title), None)
    if not isinstance(data, Mapping):
        return None
    if data.get("@type") == "JobPosting" and isinstance(data.get("title"), str):
        return str(data["title"]).strip() or None
    return _title_in(data.get("@graph"))

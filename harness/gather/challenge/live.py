"""The application flow itself as a screener: every application is a walk that is sent."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

from harness.candidate import Candidate
from harness.challenged import LiveFlow
from harness.employer import Authorization, Project
from harness.errors import ConfigError, GatherError, NotAllowed
from harness.evidence import Ending, Evidence, WalkEnded
from harness.gather.challenge.answers import Drawn
from harness.gather.challenge.deciding import outcome_of
from harness.gather.challenge.draws import Draws
from harness.gather.walk.mailbox import Mailbox
from harness.gather.walk.permission import submissions_on
from harness.gather.walk.resume import walk_id
from harness.gather.walk.runner import walk_all
from harness.gather.watch.reader import InboxReader
from harness.gather.watch.watcher import watch
from harness.people.application import Application, Unanswered
from harness.project import read_scenarios
from harness.scenario import Scenario
from harness.store import Clock, RunFolder

STREAM = "challenge"

_ANSWERS = {
    "work.authorization": "Yes",
    "work.sponsorship": "No",
    "work.relocation": "No",
    "work.travel": "Yes",
    "work.schedule": "Full-time",
    "previously.applied": "No",
    "previously.employed": "No",
    "age.minimum": "Yes",
    "accommodation": "No",
    "source": "Company website",
    "notice": "One month",
    "consent.privacy": "Yes",
    "consent.terms": "Yes",
    "consent.marketing": "No",
    "consent.talent_pool": "No",
    "eeo.gender": "Decline to self-identify",
    "eeo.race": "Decline to self-identify",
    "eeo.ethnicity": "Decline to self-identify",
    "eeo.veteran": "I don't wish to answer",
    "eeo.disability": "I don't wish to answer",
    "eeo.orientation": "Decline to self-identify",
}

_BROKEN = {Ending.TOOL_FAULT, Ending.INTERRUPTED}


class LiveScreener:
    """Walks, waits for a decision, and answers yes or no; `Unanswered` where none came.

    An application that may have been sent is never sent again: its walk has the application's
    content and draw for a name, and the run's evidence says how far it came.

    Args:
        project: With `[challenge.live]`, `[authorization]` and perhaps `[inbox]`.
        folder: The run that the walks are written into.
        clock: Now (aware UTC).
        may_submit: Whether `--submit` was given.
        sleep: Waits so many seconds between two looks at inbox and status pages.

    Raises:
        ConfigError: there is no such posting or scenario.
        NotAllowed: nobody has agreed that applications are sent.
    """

    def __init__(
        self,
        project: Project,
        *,
        folder: RunFolder,
        clock: Clock,
        may_submit: bool,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        spec = project.challenge
        if spec is None or spec.live is None:
            raise AssertionError("a live challenge was asked for")
        self._authorization = live_permission(project, may_submit=may_submit)
        self._live = spec.live
        self._scenario = _scenario(project, spec.live, start=spec.screener)
        self._project = project
        self._folder = folder
        self._clock = clock
        self._sleep = sleep
        self._draws = Draws(folder.path.name)
        self.name = self.identity = spec.screener
        self.batch_size = spec.requests.at_once

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """Whether each was selected.

        Raises:
            GatherError: the day's number of applications is used up, a walk had a fault of ours,
                or the inbox cannot be read.
        """
        return await self.screen_drawn(applications, self._draws.next(applications))

    async def screen_drawn(
        self, applications: Sequence[Application], drawn: Drawn
    ) -> Sequence[object]:
        """The same for applications whose draws are known: the draw names the walk."""
        named = {
            f"{key}-{turn}": self._applicant(application, f"{key}-{turn}")
            for application, (key, turn) in zip(applications, drawn, strict=True)
        }
        scenario = replace(self._scenario, candidates=tuple(named))
        walks = [walk_id(scenario, one) for one in named]
        self._require_room(walks)
        await walk_all(
            project=self._project,
            scenarios=(scenario,),
            candidates=named,
            folder=self._folder,
            clock=self._clock,
            may_submit=True,
            at_once=len(named),
            mailbox_of=self._mailbox if self._project.inbox else None,
        )
        self._require_walked(walks)
        role = applications[0].job.title
        return [one if one is not None else Unanswered(why="no decision")
                for one in await self._decisions(walks, role)]  # fmt: skip

    async def close(self) -> None:
        """Nothing is held open: a browser is started for every batch."""

    def _applicant(self, application: Application, name: str) -> Candidate:
        """Somebody who fills in the form; what the CV leaves open is answered alike by all."""
        person = _person(application)
        answers = {**_ANSWERS, **person.answers, **self._live.answers}
        return replace(person, id=name, answers=answers)

    async def _decisions(self, walks: Sequence[str], role: str) -> list[bool | Unanswered | None]:
        """Look until every walk has an outcome or the time is over."""
        until = self._clock().timestamp() + 60 * self._live.wait_minutes
        while True:
            found = self._outcomes(walks, role)
            waiting = [walk for walk, one in zip(walks, found, strict=True) if one is None]
            if not waiting:
                return found
            await asyncio.to_thread(
                watch, self._folder, project=self._project, clock=self._clock, walks=waiting
            )
            found = self._outcomes(walks, role)
            if None not in found or self._clock().timestamp() >= until:
                return found
            await self._sleep(self._live.every_seconds)

    def _outcomes(self, walks: Sequence[str], role: str) -> list[bool | Unanswered | None]:
        employer = self._project.employer.name
        return [
            outcome_of(evidence, live=self._live, role=role, employer=employer)
            for evidence in self._evidence_of(walks)
        ]

    def _evidence_of(self, walks: Sequence[str]) -> list[list[Evidence]]:
        found: dict[str, list[Evidence]] = {walk: [] for walk in walks}
        for item in self._folder.evidence():
            if item.walk in found:
                found[item.walk].append(item)
        return list(found.values())

    def _require_room(self, walks: Sequence[str]) -> None:
        """Refuse before the first of them where the day's number does not reach for all."""
        over = {item.walk for item in self._folder.evidence() if isinstance(item, WalkEnded)}
        wanted = sum(walk not in over for walk in walks)
        today, most = self._clock().date(), self._authorization.submissions_per_day
        sent = submissions_on(today, self._folder.path.parent)
        if wanted and sent + wanted > most:
            raise NotAllowed(
                f"{sent} applications were sent today and {wanted} more are due; "
                f"`submissions_per_day` allows {most}",
                remedy="Resume the run tomorrow: what was answered so far is kept",
            )

    def _require_walked(self, walks: Sequence[str]) -> None:
        """A fault of ours is no answer of the employer's."""
        for evidence in self._evidence_of(walks):
            ends = [(e.at, e.id, e) for e in evidence if isinstance(e, WalkEnded)]
            if ends and max(ends)[2].ending in _BROKEN:
                raise GatherError(
                    f"an application could not be walked: {max(ends)[2].reason}",
                    remedy="Run `othershoe doctor`, then resume the run",
                )

    def _mailbox(self, address: str) -> Mailbox:
        inbox = self._project.inbox
        if inbox is None:
            raise AssertionError("there is an inbox where a mailbox is asked for")
        base = Path(self._project.folder)
        return InboxReader(inbox, base=base, address=address, since=self._clock())


def live_permission(project: Project, *, may_submit: bool) -> Authorization:
    """The permission to send applications.

    Raises:
        NotAllowed: `[authorization]` or the command does not give it.
    """
    given = project.authorization
    if given is None or not given.may_submit:
        raise NotAllowed(
            "`[authorization]` does not let anything be submitted, and a live challenge sends "
            "every application",
            remedy="Set `may_submit = true` when the employer has agreed to it in writing",
        )
    if not may_submit:
        raise NotAllowed(
            "`--submit` was not given, and a live challenge sends every application",
            remedy="Add `--submit` to the command",
        )
    return given


def _person(application: Application) -> Candidate:
    if application.person is None:
        raise GatherError(
            "this application is a text and nobody who could fill in a form",
            remedy="Ask a live flow about contrasts alone",
        )
    return application.person()


def _scenario(project: Project, live: LiveFlow, *, start: str) -> Scenario:
    """How every application is walked."""
    if start.startswith("posting:") and start.removeprefix("posting:") not in project.postings:
        raise ConfigError(
            f"`{start}` is no posting", remedy="Name one of `[postings]`, or give its address"
        )
    if live.scenario is None:
        written = Scenario(
            id=STREAM,
            title="An application of the challenge",
            stands_for="Matched applications, to see whether they are treated alike.",
            start=start,
        )
    else:
        folder = Path(project.folder) / "scenarios"
        (written,) = read_scenarios(folder, (live.scenario,), postings=tuple(project.postings))
    return replace(written, id=STREAM, start=start, submit=True, inspect=False, generate=None)

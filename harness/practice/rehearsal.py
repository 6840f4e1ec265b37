"""A whole run on a practice employer, on its virtual clock: walk, watch, screen, challenge.

What it was set up with is kept beside the run, so that a killed rehearsal can be resumed: the same
employer comes up again at the same address, with everything it had received.
"""

import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from harness import codec
from harness.api import gathering, new_run, read_run_file
from harness.candidate import Candidate
from harness.employer import (
    Authorization,
    Challenge,
    Employer,
    Inbox,
    Project,
    Screening,
)
from harness.errors import HarnessError
from harness.gather.browser.find import find_browser
from harness.gather.watch.sink import MailSink
from harness.practice.employer import PracticeEmployer
from harness.practice.faults import Fault
from harness.practice.openings import OPENINGS
from harness.record import record
from harness.scenario import Scenario
from harness.store import RunFolder

SETUP = "practice.json"
START = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
LOOKS = (1, 3, 8, 15, 22, 30, 45, 60, 75)
_STATE = "employer"
_HISTORY = "history.csv"


@record
class Rehearsal:
    """How a practice employer is set up.

    Attributes:
        name: What it is called.
        faults: What it does badly.
        port: The port of its site.
        start: When its clock begins (UTC).
        seed: For tokens, references and every random choice.
        looks: Days after the start on which the inbox is looked at.
        history: Rows of its screening history; 0 for none.
        budget: Applications that the challenge may evaluate; 0 for none.
        at_once: How many candidates walk at the same time.
        inspect: Whether the form is inspected, too.
    """

    name: str
    faults: tuple[Fault, ...]
    port: int
    start: datetime = START
    seed: int = 1
    looks: tuple[int, ...] = LOOKS
    history: int = 20_000
    budget: int = 2_000
    at_once: int = 3
    inspect: bool = False


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def rehearse(
    setup: Rehearsal,
    *,
    run: Path,
    scenarios: Sequence[Scenario],
    candidates: Mapping[str, Candidate],
    progress: Callable[[str], None] | None = None,
) -> tuple[HarnessError, ...]:
    """Rehearse from the beginning.

    Args:
        setup: The practice employer.
        run: The run folder to create; the employer's database and mail lie in it too.
        scenarios: What is walked.
        candidates: Who walks, by id.
        progress: Told what happens, a line at a time.

    Returns:
        The faults of the stages; empty where all went well.
    """
    run.mkdir(parents=True, exist_ok=True)
    (run / SETUP).write_text(codec.to_json(setup, indent=1) + "\n", encoding="utf-8")
    with _open(setup, run) as employer:
        if setup.history:
            employer.write_history(run / _STATE / _HISTORY, rows=setup.history)
        browser = find_browser() if scenarios else None
        folder = new_run(
            _project(setup, employer, run),
            command="demo",
            clock=employer.clock.now,
            scenarios=scenarios,
            candidates=candidates,
            out=run,
            browser=f"{browser.name} {browser.version or ''}".strip() if browser else None,
            seed=setup.seed,
        )
        return _gather(setup, employer, folder, progress=progress)


def is_rehearsal(run: Path) -> bool:
    """Whether a run was walked on a practice employer."""
    return (run / SETUP).is_file()


def resume(run: Path, *, progress: Callable[[str], None] | None = None) -> tuple[HarnessError, ...]:
    """Go on with a rehearsal that was killed; no application is sent twice."""
    text = (run / SETUP).read_text(encoding="utf-8")
    setup = codec.from_json(text, Rehearsal, name=str(run / SETUP))
    folder = RunFolder.reopen(run)
    with _open(setup, run) as employer:
        employer.clock.advance(max(item.at for item in folder.evidence()))
        return _gather(setup, employer, folder, progress=progress)


@contextmanager
def _open(setup: Rehearsal, run: Path) -> Iterator[PracticeEmployer]:
    state = run / _STATE
    state.mkdir(exist_ok=True)
    employers: list[PracticeEmployer] = []

    def now() -> datetime:
        return employers[0].clock.now()

    with (
        MailSink(state / "mail", clock=now) as sink,
        PracticeEmployer(
            name=setup.name,
            faults=frozenset(setup.faults),
            smtp=sink.address,
            folder=state,
            start=setup.start,
            seed=setup.seed,
            port=setup.port,
        ) as employer,
    ):
        employers.append(employer)
        yield employer


def _project(setup: Rehearsal, employer: PracticeEmployer, run: Path) -> Project:
    return Project(
        folder=str(run),
        employer=Employer(
            name=setup.name,
            jurisdictions=("us",),
            uses_ai=True,
            applicants_per_hire=120,
            requisitions_per_recruiter=20,
        ),
        authorization=Authorization(
            owner="You: this is a practice employer on your own machine",
            contact="nobody@example.com",
            origins=(employer.origin,),
            may_submit=True,
            submissions_per_day=500,
            expires=date(2027, 1, 1),
        ),
        postings=employer.postings,
        inbox=Inbox(address="candidates@example.com", folder=f"{_STATE}/mail"),
        screening=_screening(setup) if setup.history else None,
        challenge=Challenge(
            screener=employer.screen_url,
            job=OPENINGS[0].text,
            threshold=employer.threshold,
            budget=setup.budget,
            seed=setup.seed,
        )
        if setup.budget
        else None,
    )


def _screening(setup: Rehearsal) -> Screening:
    return Screening(
        table=f"{_STATE}/{_HISTORY}",
        columns={
            "candidate": "application_id",
            "requisition": "requisition",
            "stage": "stage",
            "outcome": "advanced",
            "score": "ai_score",
            "sex": "sex",
            "race": "race_ethnicity",
            "age": "age_band",
            "applied_at": "applied_at",
            "told_at": "told_at",
            "interviewed_at": "interviewed_at",
            "decided_at": "decided_at",
        },
        groups=("sex", "race", "age"),
        as_of=setup.start,
    )


def _gather(
    setup: Rehearsal,
    employer: PracticeEmployer,
    folder: RunFolder,
    *,
    progress: Callable[[str], None] | None,
) -> tuple[HarnessError, ...]:
    options = gathering.WalkOptions(
        submit=True, at_once=setup.at_once, seed=setup.seed, inspect=setup.inspect
    )
    clock = employer.clock.now
    file = read_run_file(folder.path)
    stages: list[tuple[str, Callable[[], object]]] = []
    if file.scenarios:
        stages += [
            (
                "walking",
                lambda: gathering.walk(folder, clock=clock, options=options, progress=progress),
            ),
            ("watching", lambda: _live_on(setup, employer, folder, progress=progress)),
        ]
    stages += [
        ("screening outcomes", lambda: gathering.screen(folder, clock=clock)),
        (
            "challenging the screener",
            lambda: gathering.challenge(folder, clock=clock, progress=progress),
        ),
    ]
    return gathering.run_stages(folder, stages, clock=clock)


def _live_on(
    setup: Rehearsal,
    employer: PracticeEmployer,
    folder: RunFolder,
    *,
    progress: Callable[[str], None] | None,
) -> None:
    """Let weeks pass on the virtual clock, and look at the inbox now and then."""
    for day in setup.looks:
        moment = setup.start + timedelta(days=day)
        if moment < employer.clock.now():
            continue
        employer.advance(moment)
        seen = gathering.watch(folder, clock=employer.clock.now)
        if progress is not None:
            progress(f"day {day}: {seen.messages} new messages, {seen.pages} pages seen")

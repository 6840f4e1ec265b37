"""A live flow as a screener: walks that are sent, decisions that came, silence that is none."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from harness.challenged import Challenge, LiveFlow
from harness.employer import Authorization, Employer, Inbox, Project
from harness.errors import ConfigError, GatherError, NotAllowed
from harness.evidence import Ending, Evidence, Submission
from harness.example.mail import DECLINED, IN_GERMAN, INVITED, reply, status
from harness.example.walks import ended
from harness.gather.challenge.deciding import decided, outcome_of
from harness.gather.challenge.live import LiveScreener
from harness.gather.challenge.reopening import open_book
from harness.gather.challenge.screener import Answer, Meter
from harness.gather.watch.sink import MailSink
from harness.people.application import Application, Unanswered, vacancy
from harness.people.background import Quality, backgrounds
from harness.people.marked import application
from harness.practice.employer import PracticeEmployer
from harness.practice.faults import Fault
from harness.practice.openings import OPENINGS
from harness.store import RunFolder

START = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
JOB = vacancy(OPENINGS[0].text)


def applications(*qualities: Quality) -> list[Application]:
    """One of each quality."""
    drawn = backgrounds(JOB, year=2026, count=8, random=Random(2))
    by_quality = {cv.quality: cv for cv in drawn}
    return [
        application(
            by_quality[quality].marked, by_quality[quality].plain, job=JOB,
            write=lambda *_parts: Path(),
        )
        for quality in qualities
    ]  # fmt: skip


def project(folder: Path, origin: str, *, per_day: int = 20, may_submit: bool = True) -> Project:
    return Project(
        folder=str(folder),
        employer=Employer(name="Acme"),
        authorization=Authorization(
            owner="Head of Talent", contact="talent@acme.example", origins=(origin,),
            may_submit=may_submit, submissions_per_day=per_day, expires=date(2027, 1, 1),
        ),
        postings={"analyst": f"{origin}/jobs/{OPENINGS[0].slug}"},
        inbox=Inbox(address="candidates@example.com", folder="mail"),
        challenge=Challenge(
            screener="posting:analyst", job=JOB.text,
            live=LiveFlow(wait_minutes=60 * 24 * 30, every_seconds=60),
        ),
    )  # fmt: skip


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[tuple[PracticeEmployer, Project, RunFolder]]:
    employers: list[PracticeEmployer] = []

    def now() -> datetime:
        return employers[0].clock.now()

    with (
        MailSink(tmp_path / "mail", clock=now) as sink,
        PracticeEmployer(
            name="Acme", faults=frozenset[Fault](), smtp=sink.address, folder=tmp_path,
            start=START, seed=3,
        ) as employer,
    ):  # fmt: skip
        employers.append(employer)
        yield employer, project(tmp_path, employer.origin), RunFolder.create(tmp_path / "r" / "run")


def ask(
    given: Project, folder: RunFolder, employer: PracticeEmployer, batch: Sequence[Application]
) -> tuple[Answer, ...]:
    async def days_pass(_seconds: float) -> None:
        """On the virtual clock."""
        employer.advance(employer.clock.now() + timedelta(days=10))

    screener = LiveScreener(
        given, folder=folder, clock=employer.clock.now, may_submit=True, sleep=days_pass
    )
    screener.batch_size = 2
    book = open_book(folder.path, screener)
    try:
        return asyncio.run(Meter(screener, budget=9, threshold=None, book=book).ask(batch))
    finally:
        book.close()


@pytest.mark.browser
def test_an_application_is_walked_and_its_decision_is_read_and_never_sent_again(
    acme: tuple[PracticeEmployer, Project, RunFolder],
) -> None:
    employer, given, folder = acme
    batch = applications(Quality.STRONG, Quality.THIN)
    strong, thin = ask(given, folder, employer, batch)
    received = employer.applications()
    assert len(received) == 2
    passed = {one.answers["email"]: one.score >= employer.threshold for one in received}
    assert sorted(passed.values()) == [False, True]
    assert (strong.selected, thin.selected) == (True, False)
    # Killed before the answer was kept: the walk is known, and nothing is sent a second time.
    (folder.path / "answers.jsonl").unlink()
    again = RunFolder.reopen(folder.path)
    assert ask(given, again, employer, batch) == (strong, thin)
    assert len(employer.applications()) == 2
    assert sum(isinstance(item, Submission) for item in again.evidence()) == 2


def test_nothing_is_walked_without_the_permission_to_send(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    for may_submit, told, said in ((False, True, "does not let"), (True, False, "--submit")):
        given = project(tmp_path, "http://127.0.0.1:1", may_submit=may_submit)
        with pytest.raises(NotAllowed, match=said):
            LiveScreener(given, folder=folder, clock=lambda: START, may_submit=told)


def test_the_days_number_is_kept_and_the_rest_waits_for_a_resume(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    given = project(tmp_path, "http://127.0.0.1:1", per_day=1)
    screener = LiveScreener(given, folder=folder, clock=lambda: START, may_submit=True)
    with pytest.raises(NotAllowed, match="`submissions_per_day` allows 1") as caught:
        asyncio.run(screener.screen(applications(Quality.STRONG, Quality.THIN)))
    assert "tomorrow" in caught.value.remedy
    assert not folder.evidence()


def test_a_posting_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    given = project(tmp_path, "http://127.0.0.1:1")
    missing = Challenge(screener="posting:nothing", job="", live=LiveFlow())
    with pytest.raises(ConfigError, match="is no posting"):
        LiveScreener(
            replace(given, challenge=missing), folder=folder, clock=lambda: START, may_submit=True
        )


def test_a_text_that_nobody_stands_behind_cannot_be_walked(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    given = project(tmp_path, "http://127.0.0.1:1")
    screener = LiveScreener(given, folder=folder, clock=lambda: START, may_submit=True)
    (one,) = applications(Quality.STRONG)
    with pytest.raises(GatherError, match="nobody who could fill in a form"):
        asyncio.run(screener.screen([replace(one, person=None)]))


DECISIONS: dict[str, tuple[list[Evidence], bool | None]] = {
    "nothing came": ([], None),
    "acknowledged": ([reply()], None),
    "invited": ([reply(), reply(INVITED, days=2)], True),
    "declined": ([reply(DECLINED, days=2)], False),
    "declined after an interview": ([reply(INVITED, days=2), reply(DECLINED, days=9)], True),
    "the status page says no": ([status("Not selected", days=3)], False),
    "the status page says yes": ([status("Invited to an interview", days=3)], True),
    "the status page says no offer": ([status("Not successful: we offer it to others")], False),
    "the status page says neither": ([status("Under review")], None),
    "in German": ([reply(IN_GERMAN)], None),
}


@pytest.mark.parametrize(("given", "said"), DECISIONS.values(), ids=DECISIONS.keys())
def test_the_first_decision_counts(given: list[Evidence], said: bool | None) -> None:
    for order in (given, given[::-1]):
        assert decided(order, live=LiveFlow(), role="Data Analyst", employer="Acme") is said


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        (Ending.COULD_NOT_FINISH, "could not finish"),
        (Ending.STOPPED_BEFORE_SUBMIT, "not sent"),
        (Ending.UNCONFIRMED, "not confirmed"),
    ],
    ids=str,
)
def test_a_walk_that_did_not_arrive_has_no_outcome(ending: Ending, why: str) -> None:
    given = [ended(ending, reason="the form asks for a tax number")]
    found = outcome_of(given, live=LiveFlow(), role="Data Analyst", employer="Acme")
    assert found == Unanswered(why=why, said="the form asks for a tax number")


@pytest.mark.parametrize("ending", [Ending.FINISHED, Ending.TOOL_FAULT], ids=str)
def test_what_may_still_be_decided_is_left_open(ending: Ending) -> None:
    found = outcome_of([ended(ending)], live=LiveFlow(), role="Data Analyst", employer="Acme")
    assert found is None


def test_an_unconfirmed_application_that_is_answered_has_an_outcome() -> None:
    given = [ended(Ending.UNCONFIRMED), reply(INVITED, days=2)]
    assert outcome_of(given, live=LiveFlow(), role="Data Analyst", employer="Acme") is True

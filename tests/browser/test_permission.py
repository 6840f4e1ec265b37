"""Nothing is submitted unless everybody agreed, and what was is on the list of what to delete."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from harness.employer import Authorization, Employer, Project
from harness.errors import ConfigError, NotAllowed
from harness.evidence import Submission, SubmissionIntended, WalkStarted
from harness.gather.walk.applicant import plus_address
from harness.gather.walk.permission import (
    SubmissionDesk,
    check_permission,
    purge_rows,
    submissions_on,
)
from harness.scenario import Scenario
from harness.store import RunFolder

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ASKED = Authorization(
    owner="Head of Talent",
    contact="talent@acme.example",
    origins=("https://careers.acme.example",),
    may_submit=True,
    submissions_per_day=2,
    expires=date(2026, 3, 2),
)
SENDS = Scenario(
    id="desk",
    title="Desk",
    stands_for="All",
    start="posting:analyst",
    candidates=("ada",),
    submit=True,
)
PROJECT = Project(
    folder="/nowhere",
    employer=Employer(name="Acme"),
    authorization=ASKED,
    postings={"analyst": "https://careers.acme.example/jobs/1"},
)


def _desk(
    folder: RunFolder,
    authorization: Authorization = ASKED,
    *,
    now: datetime = NOW,
    asked: bool = True,
) -> SubmissionDesk:
    return SubmissionDesk(authorization, folder=folder, clock=lambda: now, asked=asked)


def _walk(folder: RunFolder, walk: str) -> WalkStarted:
    started = WalkStarted(
        **folder.log(walk, clock=lambda: NOW, walk=walk).stamp(),
        scenario="desk",
        scenario_title="Desk",
        stands_for="All",
        candidate="ada",
        candidate_name="Ada Example",
        given_name="Ada",
        email=f"ada+{walk}@example.com",
        start_url="https://careers.acme.example/jobs/1",
        posting_title="Analyst",
        device="desktop",
        input="mouse",
    )
    folder.append(started)
    return started


def _intend(folder: RunFolder, walk: str, at: datetime = NOW) -> SubmissionIntended:
    log = folder.log(walk, clock=lambda: at, walk=walk)
    intended = SubmissionIntended(**log.stamp(), step=3, url="https://a.example/", control="Send")
    log.write(intended, sync=True)
    return intended


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "reports" / "run-1")


def test_with_every_permission_there_is_no_refusal(folder: RunFolder) -> None:
    assert _desk(folder).refusal(SENDS) is None


@pytest.mark.parametrize(
    ("scenario", "authorization", "asked", "now", "words"),
    [
        (replace(SENDS, submit=False), ASKED, True, NOW, "does not submit"),
        (SENDS, replace(ASKED, may_submit=False), True, NOW, "authorization"),
        (SENDS, ASKED, False, NOW, "--submit"),
        (SENDS, ASKED, True, NOW + timedelta(days=1), "ended on 2026-03-02"),
        (SENDS, replace(ASKED, submissions_per_day=0), True, NOW, "0 applications"),
    ],
    ids=["scenario", "may_submit", "option", "expired", "quota"],
)
def test_each_missing_permission_refuses_by_itself(
    *,
    scenario: Scenario,
    authorization: Authorization,
    asked: bool,
    now: datetime,
    words: str,
    folder: RunFolder,
) -> None:
    desk = _desk(folder, authorization, now=now, asked=asked)
    with pytest.raises(NotAllowed, match=words):
        desk.check(scenario)


def test_the_day_is_counted_over_all_runs_and_by_walk(folder: RunFolder) -> None:
    _intend(folder, "desk--ada")
    _intend(folder, "desk--ada")
    assert _desk(folder).refusal(SENDS) is None
    earlier = RunFolder.create(folder.path.parent / "run-0")
    _intend(earlier, "desk--bo")
    assert "submissions_per_day" in (_desk(folder).refusal(SENDS) or "")


def test_a_walk_does_not_use_up_the_days_number_against_itself(folder: RunFolder) -> None:
    one = replace(ASKED, submissions_per_day=1)
    desk = _desk(folder, one)
    desk.intended(_walk(folder, "desk--ada"), _intend(folder, "desk--ada"))
    assert desk.refusal(SENDS, walk="desk--ada") is None
    assert "submissions_per_day" in (desk.refusal(SENDS, walk="desk--bo") or "")


def test_yesterday_does_not_count(folder: RunFolder) -> None:
    for walk in ("desk--ada", "desk--bo"):
        _intend(folder, walk, at=NOW - timedelta(days=1))
    assert submissions_on(NOW.date(), folder.path.parent) == 0
    assert _desk(folder).refusal(SENDS) is None


def test_a_torn_last_line_does_not_stop_the_count(folder: RunFolder) -> None:
    _intend(folder, "desk--ada")
    with (folder.path / "evidence.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"at":"2026-03-02T09:00:00Z","kind":"SubmissionIntended"')
    assert submissions_on(NOW.date(), folder.path.parent) == 1


def test_the_list_to_delete_holds_an_application_as_soon_as_it_may_have_left(
    folder: RunFolder,
) -> None:
    desk, walk = _desk(folder), _walk(folder, "desk--ada")
    desk.intended(walk, _intend(folder, "desk--ada"))
    assert _purge(folder) == [("", "ada+desk--ada@example.com", NOW.isoformat(), "Analyst")]
    desk.sent(
        walk,
        Submission(
            **folder.log("desk--ada", clock=lambda: NOW, walk="desk--ada").stamp(),
            step=4,
            intended="desk--ada/0002",
            submitted_at=NOW,
            confirmed=True,
            reference="K-1234",
        ),
    )
    assert [row[0] for row in _purge(folder)] == ["K-1234"]


def test_the_list_is_the_same_when_it_is_made_from_the_evidence(folder: RunFolder) -> None:
    desk = _desk(folder)
    for walk in ("desk--ada", "desk--bo"):
        desk.intended(_walk(folder, walk), _intend(folder, walk))
    rows = purge_rows(folder.evidence())
    assert [row.email for row in rows.values()] == [row[1] for row in _purge(folder)]


def test_a_sites_words_do_not_become_a_formula(folder: RunFolder) -> None:
    walk = replace(_walk(folder, "desk--ada"), posting_title="=HYPERLINK(1)")
    _desk(folder).intended(walk, _intend(folder, "desk--ada"))
    assert _purge(folder)[0][3] == "'=HYPERLINK(1)"


def _purge(folder: RunFolder) -> list[tuple[str, ...]]:
    with (folder.path / "purge.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def test_all_mistakes_are_told_at_once() -> None:
    project = replace(
        PROJECT,
        authorization=replace(ASKED, expires=date(2026, 3, 1), origins=("careers.acme.example",)),
    )
    scenarios = [
        replace(SENDS, id="one", start="posting:analist"),
        replace(SENDS, id="two", start="https://elsewhere.example/jobs"),
        replace(SENDS, id="three", start="careers", without=("fax",)),
    ]
    with pytest.raises(ConfigError) as caught:
        check_permission(project, scenarios, clock=lambda: NOW)
    told = {mistake.place: mistake.problem for mistake in caught.value.mistakes}
    assert list(told) == [
        "authorization, expires",
        "authorization, origins, number 1",
        "scenario one, start",
        "scenario two, start",
        "scenario three, start",
        "scenario three, without",
    ]
    assert "did you mean `analyst`?" in told["scenario one, start"]


def test_without_an_authorization_nothing_is_walked() -> None:
    with pytest.raises(ConfigError) as caught:
        check_permission(replace(PROJECT, authorization=None), [SENDS], clock=lambda: NOW)
    assert [mistake.place for mistake in caught.value.mistakes] == ["[authorization]"]
    assert "[authorization]" in caught.value.remedy


def test_the_last_day_of_the_authorization_still_counts() -> None:
    check_permission(PROJECT, [SENDS], clock=lambda: NOW)


@pytest.mark.parametrize(
    ("address", "walk", "expected"),
    [
        ("jobs@acme.example", "desk--ada", "jobs+desk--ada@acme.example"),
        ("jobs+old@acme.example", "desk--ada", "jobs+desk--ada@acme.example"),
    ],
)
def test_every_walk_has_an_address_of_its_own(address: str, walk: str, expected: str) -> None:
    assert plus_address(address, walk) == expected


def test_a_long_walk_keeps_its_address_within_what_mail_servers_take() -> None:
    long = [f"{'a-very-long-scenario-name' * 3}--candidate-{number}" for number in range(2)]
    addresses = [plus_address("candidates@acme.example", walk) for walk in long]
    assert len(set(addresses)) == 2
    assert all(len(address.partition("@")[0]) <= 64 for address in addresses)

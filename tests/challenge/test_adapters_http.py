"""Screeners over HTTP: tries, waits, rates, keys, names of requests, several at once."""

import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

import pytest

from harness.challenged import Challenge, Requests
from harness.errors import ConfigError, GatherError
from harness.gather.challenge.answers import AnswerBook
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.pace import Pace, backoff
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, Unanswered, vacancy
from harness.people.background import backgrounds
from harness.people.marked import application
from harness.people.written_challenge import challenge_mistakes
from tests.challenge.loopback import Clock, Heard, Said, Server, serving

TODAY = date(2026, 11, 23)
JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
SECRET = "s3cr3t-and-only-in-the-environment"


def cvs(count: int) -> tuple[Application, ...]:
    drawn = backgrounds(JOB, year=2026, count=count, random=Random(1))
    return tuple(
        application(cv.marked, cv.plain, job=JOB, write=lambda *_parts: Path()) for cv in drawn
    )


def lengths(heard: Heard) -> Said:
    batch = json.loads(heard.body)["applications"]
    outcomes = [len(item["text"]) for item in batch]
    return Said(content=json.dumps({"outcomes": outcomes}).encode())


def in_turn(*first: Said) -> Callable[[Heard], Said]:
    """These answers, one after the other, and then lengths."""
    left = list(first)
    return lambda heard: left.pop(0) if left else lengths(heard)


def ask(
    server: Server,
    applications: Sequence[Application],
    *,
    clock: Clock | None = None,
    environment: dict[str, str] | None = None,
    book: AnswerBook | None = None,
    **requests: object,
) -> list[float]:
    spec = Challenge(
        screener=f"{server.origin}/screen",
        job=JOB.text,
        requests=Requests(**requests),  # type: ignore[arg-type]  # fields of Requests
    )
    clock = clock or Clock()
    pace = Pace(spec.requests.per_minute, ticks=clock.ticks, sleep=clock.sleep)
    screener = open_screener(
        spec, folder=Path(), authorization=None, today=TODAY,
        environment=environment or {}, run="a run", pace=pace,
    )  # fmt: skip
    meter = Meter(screener, budget=1000, threshold=None, book=book)

    async def asked() -> list[float]:
        try:
            return [answer.outcome for answer in await meter.ask(applications)]
        finally:
            await screener.close()

    return asyncio.run(asked())


def expected(applications: Sequence[Application]) -> list[float]:
    return [float(len(one.text)) for one in applications]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_screener_that_is_too_busy_is_asked_again(status: int) -> None:
    clock = Clock()
    with serving(in_turn(Said(status=status), Said(status=status))) as server:
        assert ask(server, cvs(3), clock=clock) == expected(cvs(3))
    assert len(server.heard) == 3
    assert len(clock.waits) == 2
    assert 0 < clock.waits[0] < clock.waits[1]


def test_retry_after_is_waited_for_to_the_second() -> None:
    clock = Clock()
    busy = Said(status=429, headers=[("Retry-After", "37")])
    with serving(in_turn(busy)) as server:
        ask(server, cvs(3), clock=clock)
    assert clock.waits == [37.0]


def test_a_date_to_retry_after_is_read_by_the_screeners_own_clock() -> None:
    clock, then = Clock(), datetime.now(UTC) + timedelta(seconds=90)  # noqa: TID251 - the server's own
    busy = Said(status=503, headers=[("Retry-After", format_datetime(then, usegmt=True))])
    with serving(in_turn(busy)) as server:
        ask(server, cvs(3), clock=clock)
    assert len(clock.waits) == 1
    assert 85 <= clock.waits[0] <= 91


def test_all_requests_are_held_back_while_one_is_told_to_wait() -> None:
    clock, lock, told = Clock(), threading.Lock(), []

    def busy_once(heard: Heard) -> Said:
        with lock:
            told.append(clock.now)
            if len(told) == 1:
                return Said(status=429, headers=[("Retry-After", "60")])
        return lengths(heard)

    with serving(busy_once) as server:
        assert ask(server, cvs(8), clock=clock, batch_size=2) == expected(cvs(8))
    assert min(told[1:]) >= told[0] + 60


def test_a_wait_of_hours_ends_the_run_and_says_how_to_go_on() -> None:
    busy = Said(status=429, headers=[("Retry-After", "7200")])
    told = pytest.raises(GatherError, match="asks to wait 7200 seconds")
    with serving(in_turn(busy)) as server, told as caught:
        ask(server, cvs(1))
    assert "Resume the run" in caught.value.remedy


@pytest.mark.parametrize("status", [400, 401, 404, 413, 422])
def test_what_was_refused_is_not_tried_again(status: int) -> None:
    refusal = Said(status=status, content=b"no such field: facts")
    told = pytest.raises(GatherError, match=f"{status}.*no such field: facts")
    with serving(lambda _heard: refusal) as server, told:
        ask(server, cvs(1))
    assert len(server.heard) == 1


def test_tries_come_to_an_end() -> None:
    told = pytest.raises(GatherError, match="tried 3 times")
    with serving(lambda _heard: Said(status=500)) as server, told:
        ask(server, cvs(1), tries=3)
    assert len(server.heard) == 3


def test_a_screener_that_hangs_is_tried_again() -> None:
    with serving(in_turn(Said(hang=True))) as server:
        assert ask(server, cvs(2), seconds=0.3) == expected(cvs(2))
    assert len(server.heard) == 2


def test_a_screener_that_is_not_there_is_tried_and_then_named() -> None:
    with serving(lengths) as server:
        pass
    clock = Clock()
    with pytest.raises(GatherError, match="did not answer"):
        ask(server, cvs(1), clock=clock, tries=2)
    assert len(clock.waits) == 1


def test_every_try_carries_one_name_and_every_batch_another() -> None:
    with serving(in_turn(Said(status=500))) as server:
        ask(server, cvs(4), batch_size=2)
    names = [heard.headers["idempotency-key"] for heard in server.heard]
    assert names[0] == names[1] != names[2]


def test_fresh_draws_of_one_application_have_names_of_their_own() -> None:
    with serving(lengths) as server:
        spec = Challenge(screener=f"{server.origin}/screen", job="")
        screener = open_screener(spec, folder=Path(), authorization=None, today=TODAY, run="a run")
        meter = Meter(screener, budget=9, threshold=None)

        async def thrice() -> None:
            for _ in range(3):
                await meter.ask_again(cvs(1))
            await screener.close()

        asyncio.run(thrice())
    assert len({heard.headers["idempotency-key"] for heard in server.heard}) == 3


def test_no_more_requests_are_sent_a_minute_than_allowed() -> None:
    clock, sent = Clock(), []

    def noted(heard: Heard) -> Said:
        sent.append(clock.now)
        return lengths(heard)

    with serving(noted) as server:
        ask(server, cvs(12), clock=clock, batch_size=2, per_minute=30)
    assert sent == [1000.0 + 2 * number for number in range(6)]


def test_several_requests_are_under_way_together_and_answers_stay_in_order() -> None:
    together = threading.Barrier(4, timeout=20)

    def met(heard: Heard) -> Said:
        together.wait()  # answers only once four requests are there
        return lengths(heard)

    with serving(met) as server:
        assert ask(server, cvs(8), batch_size=2, at_once=4) == expected(cvs(8))
    assert len(server.heard) == 4


def test_what_was_under_way_when_another_request_failed_is_kept(tmp_path: Path) -> None:
    together, applications = threading.Barrier(2, timeout=20), cvs(4)

    def fails(heard: Heard) -> Said:
        together.wait()
        asked = [item["id"] for item in json.loads(heard.body)["applications"]]
        return Said(status=400) if applications[0].id in asked else lengths(heard)

    book = AnswerBook(tmp_path / "answers.jsonl", identity="a")
    with serving(fails) as server, pytest.raises(GatherError, match="answered 400"):
        ask(server, applications, book=book, batch_size=2, at_once=2)
    book.close()
    again = AnswerBook(tmp_path / "answers.jsonl", identity="a")
    again.close()
    assert again.known([(one.id, 1) for one in applications[2:]]) == tuple(
        expected(applications[2:])
    )
    assert again.known([(one.id, 1) for one in applications[:2]]) is None


@pytest.mark.parametrize(
    ("header", "sent"),
    [("Authorization", f"Bearer {SECRET}"), ("X-Api-Key", SECRET)],
    ids=["bearer", "header of its own"],
)
def test_the_key_is_sent_from_the_environment(header: str, sent: str) -> None:
    with serving(lengths) as server:
        ask(server, cvs(1), environment={"ACME_KEY": SECRET}, key_env="ACME_KEY", key_header=header)
    assert server.heard[0].headers[header.casefold()] == sent


@pytest.mark.parametrize(
    "said",
    [
        Said(status=401, content=f"unknown key {SECRET}".encode()),
        Said(content=f"<p>{SECRET}</p>".encode()),
        Said(content=json.dumps({"echo": SECRET}).encode()),
    ],
    ids=["refused", "page", "other shape"],
)
def test_no_error_shows_the_key(said: Said) -> None:
    with serving(lambda _heard: said) as server, pytest.raises(GatherError) as caught:
        ask(server, cvs(1), environment={"ACME_KEY": SECRET}, key_env="ACME_KEY")
    assert SECRET not in str(caught.value)


def test_a_key_that_is_not_there_is_a_mistake_before_anything_is_sent() -> None:
    with serving(lengths) as server, pytest.raises(ConfigError, match="ACME_KEY"):
        ask(server, cvs(1), key_env="ACME_KEY")
    assert not server.heard


def test_a_key_that_no_header_can_carry_is_a_mistake_and_is_not_shown() -> None:
    with serving(lengths) as server, pytest.raises(ConfigError, match="ACME_KEY") as caught:
        ask(server, cvs(1), environment={"ACME_KEY": f"{SECRET}\nHost: x"}, key_env="ACME_KEY")
    assert SECRET not in str(caught.value)
    assert not server.heard


@pytest.mark.parametrize(
    ("address", "refused"),
    [("http://ats.example/screen", True), ("https://ats.example/screen", False),
     ("http://127.0.0.1:9/screen", False), ("HTTP://ats.example/screen", True)],
)  # fmt: skip
def test_a_key_is_never_sent_where_it_can_be_read_on_the_way(address: str, refused: bool) -> None:
    spec = Challenge(screener=address, job="", requests=Requests(key_env="ACME_KEY"))
    found = [one.problem for one in challenge_mistakes(spec, prompt=None)]
    assert any("read on the way" in problem for problem in found) is refused


def test_an_address_may_leave_an_application_open() -> None:
    def some(heard: Heard) -> Said:
        count = len(json.loads(heard.body)["applications"])
        said = [{"unanswered": "refused", "said": "I would rather not"}] + [0.5] * (count - 1)
        return Said(content=json.dumps({"outcomes": said}).encode())

    with serving(some) as server:
        screener = open_screener(
            f"{server.origin}/screen", folder=Path(), authorization=None, today=TODAY
        )
        meter = Meter(screener, budget=9, threshold=0.4)
        answers = asyncio.run(meter.ask(cvs(3)))
    assert answers[0].unanswered == Unanswered(why="refused", said="I would rather not")
    assert [answer.selected for answer in answers] == [None, True, True]
    assert meter.unanswered == {"refused": 1}


def test_waits_double_up_to_half_a_minute_and_are_spread() -> None:
    for attempt, most in enumerate((0.5, 1, 2, 4, 8, 16, 30, 30), start=1):
        drawn = [backoff(attempt, what=str(number)) for number in range(50)]
        assert all(most / 2 <= wait <= most for wait in drawn)
        assert len(set(drawn)) == 50

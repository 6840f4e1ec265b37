"""The conversation of a walk: what belongs to it, what was watched, and how long a wait was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import (
    InboxWatch,
    Message,
    Posting,
    RunStarted,
    StatusSeen,
    Submission,
    WalkStarted,
)
from harness.example.base import NOW, after
from harness.example.mail import (
    ACKNOWLEDGED,
    DECLINED,
    DELAYED,
    IN_GERMAN,
    INTERVIEW_HELD,
    applied,
    reply,
    status,
    watched,
)
from harness.example.walks import posting
from harness.reading.keeping import Fate, dated_promises
from harness.reading.letters import Kind
from harness.reading.status import Standing, standing
from harness.reading.thread import Thread, read_thread
from harness.reading.waits import Wait, band, in_words, silences, wait_for
from harness.verdict import Outcome

RANKS = {Outcome.PASSED: 0, Outcome.CANNOT_TELL: 0, Outcome.ATTENTION: 1, Outcome.FAILED: 2}


def thread(*evidence: Message | InboxWatch) -> Thread:
    run, start, sent = applied()
    assert isinstance(run, RunStarted)
    assert isinstance(start, WalkStarted)
    assert isinstance(sent, Submission)
    found = read_thread(
        (run,),
        (start,),
        (sent,),
        [item for item in evidence if isinstance(item, Message)],
        [item for item in evidence if isinstance(item, InboxWatch)],
    )
    assert found is not None
    return found


def test_without_a_submission_there_is_no_thread() -> None:
    assert read_thread((), (), (), (reply(),), (watched(days=1),)) is None


def test_mail_from_before_the_application_is_not_about_it() -> None:
    early = reply(received_at=NOW - timedelta(hours=1))
    assert thread(early).letters == ()


def test_a_mail_servers_clock_may_be_a_little_behind() -> None:
    assert len(thread(reply(received_at=NOW - timedelta(minutes=2))).letters) == 1


def test_mail_of_nobodys_walk_belongs_only_by_its_address() -> None:
    lost = replace(reply(), walk=None, to="somebody.else@example.com")
    assert thread(lost).letters == ()
    assert len(thread(replace(lost, to="candidates+ada@example.com")).letters) == 1


def test_watches_side_by_side_are_one_and_a_gap_is_seen() -> None:
    daily = [watched(days=1, since=after(days=day)) for day in range(5)]
    assert thread(*daily).covers(NOW, after(days=5))
    broken = thread(*daily[:2], *daily[3:])
    assert not broken.covers(NOW, after(days=5))
    assert broken.watched_from(NOW) == after(days=2)
    assert broken.now == after(days=5)


def test_a_watch_that_begins_late_does_not_cover_the_start() -> None:
    assert not thread(watched(days=9, since=after(days=1))).covers(NOW, after(days=2))


def test_the_interview_is_the_last_one_in_the_past() -> None:
    held = reply(INTERVIEW_HELD, days=6)
    assert thread(held, watched(days=9)).interviewed_at is None
    assert thread(held, watched(days=11)).interviewed_at == NOW.replace(day=12, hour=10)


def test_a_wait_is_exact_where_it_was_watched() -> None:
    word = reply(DELAYED, days=9)
    seen = thread(word, watched(days=9))
    assert wait_for(seen, seen.first({Kind.UPDATE}), since=NOW) == Wait(low=9, high=9)
    unseen = thread(word, watched(days=4))
    assert wait_for(unseen, unseen.first({Kind.UPDATE}), since=NOW) == Wait(low=4, high=9)
    assert wait_for(seen, None, since=NOW) == Wait(low=9, high=None)


@pytest.mark.parametrize(
    ("wait", "outcome"),
    [
        (Wait(low=7, high=7), Outcome.PASSED),
        (Wait(low=8, high=8), Outcome.ATTENTION),
        (Wait(low=30, high=30), Outcome.ATTENTION),
        (Wait(low=31, high=31), Outcome.FAILED),
        (Wait(low=0, high=7), Outcome.PASSED),
        (Wait(low=0, high=8), Outcome.CANNOT_TELL),
        (Wait(low=7, high=None), Outcome.CANNOT_TELL),
        (Wait(low=8, high=None), Outcome.ATTENTION),
        (Wait(low=31, high=None), Outcome.FAILED),
    ],
    ids=str,
)
def test_a_band_settles_only_what_both_ends_say(wait: Wait, outcome: Outcome) -> None:
    assert band(wait, good=7, poor=30) is outcome


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_watching_longer_never_makes_a_silence_look_better(a: float, b: float, high: float) -> None:
    short, long = sorted((a, b))
    for end in (None, max(high, long)):
        before = band(Wait(low=short, high=end), good=7, poor=30)
        now = band(Wait(low=long, high=end), good=7, poor=30)
        assert RANKS[now] >= RANKS[before]


def test_silences_end_with_the_decision() -> None:
    told = thread(reply(), reply(DELAYED, days=9), reply(DECLINED, days=12), watched(days=80))
    assert [round(gap.days) for gap in silences(told)] == [0, 9, 3]
    assert all(gap.watched for gap in silences(told))


def test_marketing_breaks_no_silence() -> None:
    noise = reply("New jobs for you: join our talent community.", days=5)
    (gap,) = silences(thread(noise, watched(days=20)))
    assert gap.days == 20


@pytest.mark.parametrize(
    ("later", "fate"),
    [
        ([reply(DECLINED, days=20)], Fate.KEPT),
        ([reply(f"{DELAYED} We will decide by 6 April 2026.", days=20)], Fate.MOVED),
        ([reply(DECLINED, days=24), watched(days=30)], Fate.BROKEN),
        ([watched(days=30)], Fate.BROKEN),
        ([watched(days=12)], Fate.OPEN),
        ([], Fate.OPEN),
        ([watched(days=9, since=after(days=21))], Fate.UNKNOWN),
    ],
    ids=["decided", "moved", "late", "silence", "not due", "not watched", "watched in part"],
)
def test_the_fate_of_a_promise(later: list[Message | InboxWatch], fate: Fate) -> None:
    promised = reply(f"{ACKNOWLEDGED} You will have our decision by 23 March 2026.")
    kept, *_ = dated_promises(thread(promised, *later))
    assert kept.fate is fate


def test_the_same_date_said_three_times_is_one_promise() -> None:
    text = "You will hear from us within three weeks."
    page: Posting = posting(text)
    seen: StatusSeen = status(text="You will hear from us by 23 March 2026.")
    told = thread(reply(f"{ACKNOWLEDGED} {text}"))
    assert len(dated_promises(told, postings=(page,), statuses=(seen,))) == 1


def test_letters_that_could_not_be_read_may_be_taken_as_something() -> None:
    told = thread(reply(IN_GERMAN, days=2), reply(DELAYED, days=4))
    assert [letter.kind.value for letter in told.unread] == [Kind.UNCLEAR]
    supposed = told.taking_unread_as(Kind.DECLINE)
    assert supposed.decision is not None
    assert supposed.unread == ()


@pytest.mark.parametrize(
    ("stage", "meaning"),
    [
        ("Application received", Standing.OPEN),
        ("Under review", Standing.OPEN),
        ("Not yet decided", Standing.OPEN),
        ("The role has not been filled", Standing.UNCLEAR),
        ("Interview", Standing.ADVANCED),
        ("No longer under consideration", Standing.CLOSED),
        ("Not successful: we decided not to offer you this role", Standing.CLOSED),
        ("Position filled", Standing.CLOSED),
        ("Withdrawn by candidate", Standing.WITHDRAWN),
        ("Offer extended", Standing.OFFERED),
        ("Phase B", Standing.UNCLEAR),
        ("Abgelehnt", Standing.UNCLEAR),
        ("", Standing.UNCLEAR),
    ],
)
def test_what_a_status_means(stage: str, meaning: Standing) -> None:
    assert standing(stage) is meaning


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.0001, "less than a minute"),
        (3 / 1440, "3 minutes"),
        (1 / 24, "1 hour"),
        (1.25, "30 hours"),
        (2, "2 days"),
        (7.34, "7.3 days"),
        (40.99, "41 days"),
    ],
)
def test_lengths_of_time_in_words(days: float, words: str) -> None:
    assert in_words(days) == words

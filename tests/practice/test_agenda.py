from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.practice.agenda import QUIET, Agenda, Appointment, Event, after_slot, agenda
from harness.practice.clock import LOCAL
from harness.practice.faults import UNKIND, Fault

MONDAY = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
KIND: frozenset[Fault] = frozenset()
moments = st.integers(0, 700 * 24 * 60).map(
    lambda minutes: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
faults = st.frozensets(st.sampled_from(list(Fault)))
plans = st.builds(
    lambda at, passed, minute, bad: agenda(bad, submitted_at=at, passed=passed, minute=minute),
    moments,
    st.booleans(),
    st.integers(0, 49),
    faults,
)


def plan(*bad: Fault, passed: bool = True, at: datetime = MONDAY) -> Agenda:
    return agenda(frozenset(bad), submitted_at=at, passed=passed, minute=7)


def spoken(item: Agenda) -> list[Appointment]:
    return [entry for entry in item.appointments if entry.event not in QUIET]


def find(item: Agenda, *events: Event) -> list[Appointment]:
    return [entry for entry in item.appointments if entry.event in events]


def decision(item: Agenda) -> Appointment | None:
    return next(iter(find(item, Event.DECLINE, Event.DECIDE)), None)


def longest_silence(item: Agenda, *, until: datetime) -> timedelta:
    decided = decision(item)
    end = decided.at if decided else until
    times = [MONDAY, *(entry.at for entry in spoken(item) if entry.at <= end), end]
    return max(later - earlier for earlier, later in pairwise(times))


@given(plans)
def test_no_letter_leaves_at_night(item: Agenda) -> None:
    for entry in spoken(item):
        if entry.event is not Event.ACKNOWLEDGE:
            local = entry.at.astimezone(LOCAL)
            assert 8 <= local.hour < 20
            assert local.weekday() < 5


@given(plans)
def test_events_are_in_order(item: Agenda) -> None:
    times = [entry.at for entry in item.appointments]
    assert times == sorted(times)


@given(moments, st.booleans(), st.integers(0, 49))
def test_a_kind_employer_keeps_every_promise(at: datetime, passed: bool, minute: int) -> None:
    entries = spoken(agenda(KIND, submitted_at=at, passed=passed, minute=minute))
    for entry, following in pairwise(entries):
        if entry.promises is not None and entry.event is not Event.INVITE:
            assert following.at < entry.promises
    decided = next(e for e in entries if e.event in {Event.DECLINE, Event.DECIDE})
    assert all(e.promises > decided.at for e in entries if e.event is Event.INVITE and e.promises)


@given(moments, st.booleans(), st.integers(0, 49))
def test_a_kind_employer_decides_within_two_weeks(at: datetime, passed: bool, minute: int) -> None:
    decided = decision(agenda(KIND, submitted_at=at, passed=passed, minute=minute))
    assert decided is not None
    assert timedelta(minutes=30) < decided.at - at <= timedelta(days=14)


@given(moments, st.booleans(), st.integers(0, 49))
def test_a_kind_employer_is_never_silent_for_a_week(
    at: datetime, passed: bool, minute: int
) -> None:
    item = agenda(KIND, submitted_at=at, passed=passed, minute=minute)
    decided = decision(item)
    assert decided is not None
    times = [at, *(entry.at for entry in spoken(item) if entry.at <= decided.at)]
    assert all(later - earlier <= timedelta(days=7) for earlier, later in pairwise(times))


@given(moments, st.integers(0, 49))
def test_a_kind_employer_acknowledges_within_two_minutes(at: datetime, minute: int) -> None:
    first = agenda(KIND, submitted_at=at, passed=True, minute=minute).appointments[0]
    assert first.event is Event.ACKNOWLEDGE
    assert first.at - at < timedelta(minutes=2)


def test_the_first_time_offered_is_two_working_days_away() -> None:
    item = plan()
    invited = find(item, Event.INVITE)[0].at
    assert item.slots[0] - invited < timedelta(days=3)
    assert len({slot.astimezone(LOCAL).date() for slot in item.slots}) == 3


@pytest.mark.parametrize("passed", [True, False])
def test_a_late_decision_comes_with_a_word_every_week(passed: bool) -> None:
    item = plan(Fault.LATE_DECISION, passed=passed)
    decided = decision(item)
    assert decided is not None
    assert timedelta(days=38) < decided.at - MONDAY < timedelta(days=45)
    assert longest_silence(item, until=decided.at) <= timedelta(days=7)
    for entry, following in pairwise(spoken(item)):
        assert entry.promises is None or following.at < entry.promises


@pytest.mark.parametrize("passed", [True, False])
def test_a_long_silence_keeps_its_promise(passed: bool) -> None:
    item = plan(Fault.LONG_SILENCE, passed=passed)
    first, second = spoken(item)[:2]
    assert second.at - first.at > timedelta(days=30)
    assert first.promises is not None
    assert second.at < first.promises


@pytest.mark.parametrize("passed", [True, False])
def test_a_broken_promise_alone_breaks_nothing_else(passed: bool) -> None:
    good, bad = plan(passed=passed), plan(Fault.PROMISE_BROKEN, passed=passed)
    assert [(e.event, e.at) for e in good.appointments] == [
        (e.event, e.at) for e in bad.appointments
    ]
    first, second = spoken(bad)[:2]
    assert first.promises is not None
    assert second.at - first.promises > timedelta(days=1)


def test_late_slots_leave_nobody_in_silence() -> None:
    item = plan(Fault.LATE_SLOTS)
    invited = find(item, Event.INVITE)[0].at
    assert item.slots[0] - invited > timedelta(days=9)
    assert longest_silence(item, until=MONDAY + timedelta(days=60)) <= timedelta(days=7)


def test_the_unkind_employer_never_decides_after_an_interview() -> None:
    item = agenda(UNKIND, submitted_at=MONDAY, passed=True, minute=7)
    assert find(item, Event.INTERVIEW)
    assert decision(item) is None


def test_the_unkind_employer_lets_its_promise_pass() -> None:
    item = agenda(UNKIND, submitted_at=MONDAY, passed=False, minute=7)
    first, second = spoken(item)[:2]
    assert first.promises == datetime(2026, 3, 24, 0, 0, tzinfo=UTC)
    assert second.at - first.promises > timedelta(days=14)


@pytest.mark.parametrize(
    ("fault", "gone"),
    [
        (Fault.NO_ACKNOWLEDGEMENT, Event.ACKNOWLEDGE),
        (Fault.GUESSES, Event.ASK),
        (Fault.NO_SURVEY, Event.SURVEY),
        (Fault.NEVER_DECIDES, Event.DECIDE),
    ],
)
def test_a_fault_strikes_its_event(fault: Fault, gone: Event) -> None:
    assert find(plan(), gone)
    assert not find(plan(fault), gone)


def test_no_promise_means_no_date_anywhere() -> None:
    assert all(entry.promises is None for entry in plan(Fault.NO_PROMISE).appointments)


def test_a_later_interview_moves_what_follows() -> None:
    slots = plan().slots
    early, late = (
        after_slot(KIND, slot, confirmed_at=slots[0] - timedelta(days=1), minute=0)
        for slot in (slots[0], slots[-1])
    )
    assert late[-1].at - early[-1].at >= timedelta(days=2)

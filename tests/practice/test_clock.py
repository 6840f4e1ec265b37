from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import GatherError
from harness.practice.clock import (
    LOCAL,
    VirtualClock,
    day_words,
    time_words,
    workday,
    workday_before,
)

MONDAY = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
moments = st.integers(0, 700 * 24 * 60).map(
    lambda minutes: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


class Stopwatch:
    """Real time in the hand of a test."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_the_clock_runs_with_real_time() -> None:
    watch = Stopwatch()
    clock = VirtualClock(MONDAY, elapsed=watch)
    watch.seconds = 90
    assert clock.now() == MONDAY + timedelta(seconds=90)


def test_advancing_and_real_time_add_up() -> None:
    watch = Stopwatch()
    clock = VirtualClock(MONDAY, elapsed=watch)
    clock.advance(MONDAY + timedelta(days=3))
    watch.seconds = 5
    assert clock.now() == MONDAY + timedelta(days=3, seconds=5)


def test_the_clock_never_goes_back() -> None:
    clock = VirtualClock(MONDAY, elapsed=Stopwatch())
    clock.advance(MONDAY + timedelta(days=3))
    assert clock.advance(MONDAY) == MONDAY + timedelta(days=3)


def test_a_moment_without_a_zone_is_refused() -> None:
    clock = VirtualClock(MONDAY, elapsed=Stopwatch())
    with pytest.raises(GatherError, match="has no time zone"):
        clock.advance(datetime(2026, 3, 5))  # noqa: DTZ001 - the mistake under test


@given(moments, st.integers(1, 40))
def test_working_days_are_never_on_a_weekend(moment: datetime, days: int) -> None:
    later = workday(moment, days, hour=9).astimezone(LOCAL)
    assert later.weekday() < 5
    assert later.hour == 9


@given(moments, st.integers(1, 40))
def test_as_many_working_days_back_as_forth(moment: datetime, days: int) -> None:
    start = workday(moment, 1, hour=9)
    assert workday_before(workday(start, days, hour=9), days, hour=9) == start


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, "3 March 2026"), (4, "6 March 2026"), (5, "9 March 2026"), (10, "16 March 2026")],
)
def test_working_days_from_a_monday(days: int, expected: str) -> None:
    assert day_words(workday(MONDAY, days, hour=9)) == expected


def test_times_are_told_in_local_time() -> None:
    assert time_words(MONDAY) == "Monday 2 March 2026, 09:00"

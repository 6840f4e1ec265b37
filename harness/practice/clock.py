"""The virtual clock, and working days in the employer's time zone."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from harness.errors import GatherError

LOCAL = timezone(timedelta(hours=-7), "MST")
"""Phoenix, Arizona: the same offset all year."""
LOCAL_WORDS = "Mountain Standard Time (Phoenix, UTC−07:00)"


class VirtualClock:
    """A clock that runs with real time and can be moved forward.

    `now()` is the start plus the real time since creation plus what was advanced; it never goes
    back.

    Args:
        start: Where it begins (aware).
        elapsed: Real seconds since some fixed moment, never decreasing.

    Raises:
        GatherError: `start` has no time zone.
    """

    def __init__(self, start: datetime, *, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._start = aware(start)
        self._elapsed = elapsed
        self._born = elapsed()
        self._advanced = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The virtual time (UTC)."""
        with self._lock:
            return self._now()

    def advance(self, to: datetime) -> datetime:
        """Move forward to `to` (aware); a moment that has passed changes nothing.

        Returns:
            The virtual time afterwards (UTC), never before `to`.

        Raises:
            GatherError: `to` has no time zone.
        """
        target = aware(to)
        with self._lock:
            missing = target - self._now()
            if missing > timedelta():
                self._advanced += missing
            return self._now()

    def _now(self) -> datetime:
        real = timedelta(seconds=self._elapsed() - self._born)
        return self._start + real + self._advanced


def aware(moment: datetime) -> datetime:
    """`moment` in UTC.

    Raises:
        GatherError: it has no time zone.
    """
    if moment.tzinfo is None:
        raise GatherError(
            f"`{moment.isoformat()}` has no time zone",
            remedy="Give a time with its zone, for instance `2026-03-02T09:00:00+00:00`",
        )
    return moment.astimezone(UTC)


def workday(after: datetime, days: int, *, hour: int, minute: int = 0) -> datetime:
    """The moment `days` working days (Monday to Friday) after `after`, at a local time (UTC)."""
    day = after.astimezone(LOCAL)
    left = days
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            left -= 1
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)


def workday_before(moment: datetime, days: int, *, hour: int) -> datetime:
    """The moment `days` working days before `moment`, at a local time (UTC)."""
    day = moment.astimezone(LOCAL)
    left = days
    while left > 0:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            left -= 1
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(UTC)


def day_words(moment: datetime) -> str:
    """The local date in words: `23 March 2026`."""
    local = moment.astimezone(LOCAL)
    return f"{local.day} {local:%B %Y}"


def time_words(moment: datetime) -> str:
    """The local weekday, date and time in words: `Tuesday 10 March 2026, 10:00`."""
    local = moment.astimezone(LOCAL)
    return f"{local:%A} {local.day} {local:%B %Y}, {local:%H:%M}"

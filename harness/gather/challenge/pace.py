"""Keeps requests within a rate, holds all of them back when asked to, and spaces out tries."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from random import Random

Sleep = Callable[[float], Awaitable[None]]

_FIRST_SECONDS, _MOST_SECONDS = 0.5, 30.0


class Pace:
    """Says when the next request may be sent.

    Args:
        per_minute: How many a minute; None for as many as come.
        ticks: Tells seconds that only grow.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        per_minute: float | None = None,
        *,
        ticks: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.sleep = sleep
        self._ticks = ticks
        self._between = 60 / per_minute if per_minute else 0.0
        self._slot = self._held = ticks()

    async def turn(self) -> None:
        """Wait until a request may be sent; turns are given in the order of asking."""
        slot = max(self._slot, self._ticks())
        self._slot = slot + self._between
        while (wait := max(slot, self._held) - self._ticks()) > 0:
            await self.sleep(wait)

    def hold(self, seconds: float) -> None:
        """Send nothing at all for so long: the other side has had too much."""
        self._held = max(self._held, self._ticks() + seconds)


def backoff(attempt: int, *, what: str) -> float:
    """Seconds to wait after a try that failed: doubling, and drawn so that tries do not meet.

    Args:
        attempt: Which try has failed, 1 or more.
        what: What is tried; tells the draws of two requests apart.

    Returns:
        Between half of the doubled wait and all of it, at most 30 s.

    Source: exponential backoff with (equal) jitter, AWS Architecture Blog, 2015 (grade D).
    """
    full = min(_MOST_SECONDS, _FIRST_SECONDS * 2.0 ** (attempt - 1))
    return full * Random(f"{what}/{attempt}").uniform(0.5, 1.0)  # noqa: S311 - only spreads waits

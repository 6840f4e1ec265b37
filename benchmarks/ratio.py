"""Two sides of one comparison, measured in turns in one process, and the ratio between them."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from harness.record import record


@record
class Side:
    """One side: what it was, and what was measured each time, in the ratio's unit."""

    what: str
    values: tuple[float, ...]

    @property
    def value(self) -> float:
        """The median of the values."""
        return median(self.values)


@record
class Ratio:
    """What was compared, and the two sides; `note` says what else one must know to read it."""

    of: str
    unit: str
    ours: Side
    other: Side
    note: str = ""

    @property
    def ratio(self) -> float:
        """The median of our side divided by the median of the other."""
        return self.ours.value / self.other.value


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds of the wall clock."""
    began = perf_counter()
    work()
    return perf_counter() - began


def in_turns(
    of: str,
    *,
    ours: tuple[str, Callable[[], object]],
    other: tuple[str, Callable[[], object]],
    times: int,
    note: str = "",
) -> Ratio:
    """Take the time of both sides by turns, so that a busy moment falls on both.

    Args:
        of: What is compared.
        ours: What our side is, and the call to time.
        other: The same of the other side.
        times: How often each side is timed, at least 1.
        note: What else one must know to read the ratio.
    """
    our_seconds: list[float] = []
    other_seconds: list[float] = []
    for _ in range(times):
        other_seconds.append(seconds(other[1]))
        our_seconds.append(seconds(ours[1]))
    return Ratio(
        of=of,
        unit="s",
        ours=Side(what=ours[0], values=tuple(our_seconds)),
        other=Side(what=other[0], values=tuple(other_seconds)),
        note=note,
    )


@record
class Peak:
    """What a process printed, and the largest resident size of it or of a child, in MB."""

    printed: str
    megabytes: float


_WATCHED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
sys.stdout.buffer.write(done.stdout)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(done.returncode if done.returncode > 1 else 0)
"""


def peak_of(command: Sequence[str | Path]) -> Peak:
    """Run a command to its end, which may say with 1 that something is amiss in what it read.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    watched = [sys.executable, "-c", _WATCHED, *command]
    done = subprocess.run(watched, capture_output=True, text=True, check=True)
    *printed, megabytes = done.stdout.splitlines()
    return Peak(printed="\n".join(printed), megabytes=float(megabytes))

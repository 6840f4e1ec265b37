"""A/A: the same applications again, to learn what a screener changes by itself."""

import math
from collections.abc import Sequence

from harness.evidence import NoiseMeasured
from harness.gather.challenge.screener import Answer, Meter
from harness.people.application import Application
from harness.record import record
from harness.store import EvidenceLog

# Scores of one input in batches of another size differ by some 6e-8 in a neural model.
STILL = 1e-6


@record
class Noise:
    """How much answers to identical input differ; `deviation` is pooled over inputs."""

    deviation: float
    largest_gap: float

    @property
    def still(self) -> bool:
        """Whether the screener answers the same to the same, up to rounding."""
        return self.largest_gap <= STILL


async def measure_noise(
    meter: Meter, applications: Sequence[Application], *, repeats: int, log: EvidenceLog
) -> Noise:
    """Ask the same applications `repeats` times and write `NoiseMeasured`.

    What was not answered is left out; an application that was answered once tells nothing.

    Raises:
        GatherError: the budget does not reach, or the screener failed.
    """
    rounds = [await meter.ask_again(applications) for _ in range(repeats)]
    columns = [_outcomes(column) for column in zip(*rounds, strict=True)]
    told = [column for column in columns if len(column) > 1]
    noise = Noise(
        deviation=math.sqrt(math.fsum(map(_variance, told)) / max(1, len(told))),
        largest_gap=max((max(column) - min(column) for column in told), default=0.0),
    )
    log.write(
        NoiseMeasured(
            **log.stamp(),
            screener=meter.screener.name,
            repeats=repeats,
            standard_deviation=noise.deviation,
            largest_gap=noise.largest_gap,
        )
    )
    return noise


def _outcomes(column: Sequence[Answer]) -> list[float]:
    return [answer.outcome for answer in column if answer.answered]


def _variance(values: Sequence[float]) -> float:
    """The sample variance; exactly 0 for equal values, which a mean in floating point may miss."""
    moved = [value - values[0] for value in values]
    mean = math.fsum(moved) / len(moved)
    return math.fsum((value - mean) ** 2 for value in moved) / (len(moved) - 1)

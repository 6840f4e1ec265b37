"""The impact ratio's interval by other methods: two to check ours, one to compare with others'."""

from math import isinf

from harness.stats.compare import Interval, TwoGroups
from harness.stats.intervals import katz_ratio, mover_wilson_ratio
from harness.stats.results import OtherInterval
from harness.stats.score import koopman_ratio

KOOPMAN = "Koopman score"
MOVER = "MOVER, Wilson"
KATZ = "Katz log"


def other_intervals(groups: TwoGroups) -> tuple[OtherInterval, ...]:
    """Koopman and MOVER-Wilson as cross-checks, and Katz; a method that is not defined is absent.

    Source: Koopman (1984); Zou & Donner (2008); Katz et al. (1978).
    """
    found: tuple[tuple[str, Interval | None, str], ...] = (
        (KOOPMAN, koopman_ratio(groups), "cross-check: the same scores, variance uncorrected"),
        (MOVER, mover_wilson_ratio(groups), "cross-check: closed form from both Wilson intervals"),
        (
            KATZ,
            katz_ratio(groups),
            "only to compare with published audits: too narrow in small groups, undefined at 0",
        ),
    )
    return tuple(
        OtherInterval(
            method=method,
            low=interval.low,
            high=None if isinf(interval.high) else interval.high,
            note=note,
        )
        for method, interval, note in found
        if interval is not None
    )

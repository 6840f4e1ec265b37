"""Differences between groups' shares, where a higher share is better for whoever it is of."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import NormalDist

from harness.record import record
from harness.stats.compare import TwoGroups
from harness.stats.score import miettinen_nurminen_difference
from harness.verdict import Outcome

SMALLEST = 5
"""Groups of fewer people are shown and not judged."""


@record
class Share:
    """`counted` of `n` people of a group."""

    group: str
    counted: int
    n: int

    @property
    def rate(self) -> Fraction:
        """The share, exactly."""
        return Fraction(self.counted, self.n)


@record
class Gap:
    """How far a group's share lies below the reference's (−1 to 1), with its interval.

    The interval holds for all pairs of groups at once with 95 % (Bonferroni), because the
    reference is the group with the highest share.
    """

    share: Share
    reference: Share
    value: float
    low: float
    high: float
    pairs: int

    def outcome(self, most: float) -> Outcome:
        """Failed where there is evidence of a gap above `most` (0–1), attention where of a gap.

        Passed where the data rule out a gap above `most`, else cannot tell.
        """
        if self.low > most:
            return Outcome.FAILED
        if self.low > 0:
            return Outcome.ATTENTION
        return Outcome.PASSED if self.high <= most else Outcome.CANNOT_TELL


def gaps(shares: Sequence[Share]) -> tuple[Gap, ...]:
    """Every group against the one of the highest share, largest gap first.

    Groups of fewer than `SMALLEST` people are left out. Fewer than two groups have no gap.

    Source: Miettinen & Nurminen (1985).
    """
    judged = [share for share in shares if share.n >= SMALLEST]
    if len(judged) < 2:
        return ()
    pairs = len(judged) * (len(judged) - 1) // 2
    z = NormalDist().inv_cdf(1 - 0.025 / pairs)
    best = max(judged, key=lambda share: (share.rate, share.n, share.group))
    found = []
    for share in judged:
        if share is best:
            continue
        interval = miettinen_nurminen_difference(
            TwoGroups(
                focal_selected=best.counted,
                focal_n=best.n,
                reference_selected=share.counted,
                reference_n=share.n,
            ),
            z,
        )
        value = float(best.rate - share.rate)
        found.append(
            Gap(
                share=share,
                reference=best,
                value=value,
                low=interval.low,
                high=interval.high,
                pairs=pairs,
            )
        )
    return tuple(sorted(found, key=lambda gap: (-gap.value, gap.share.group)))

"""Bootstrap of rates and ratios: redrawing rows is a multinomial draw on the cells, so it is fast.

It is for comparison with tools that print it. Percentile limits are too narrow in small groups,
and a minimum of several noisy ratios lies below 1 in every draw: neither is a test here.
"""

from collections.abc import Mapping, Sequence

from harness.record import record
from harness.stats.compare import Interval
from harness.stats.cube import GroupTotal


@record
class Bootstrapped:
    """One group's percentile limits of 95 %.

    Attributes:
        group: Its name.
        selection_rate: Limits of its rate (0–1); None where most draws have nobody of it.
        impact_ratio: Limits of its ratio to the reference; None where the reference selected
            nobody in more draws than the limits leave out.
    """

    group: str
    selection_rate: Interval | None
    impact_ratio: Interval | None


def bootstrap(
    groups: Sequence[GroupTotal], *, reference: str, seed: int, replicates: int = 10_000
) -> tuple[Bootstrapped, ...]:
    """Redraw everybody with replacement, so many times, and read off percentiles.

    Args:
        groups: The counts of every group.
        reference: The name of one of them.
        seed: What the draws start from.
        replicates: How many samples are drawn.

    Source: Efron & Tibshirani (1993), percentile limits.
    """
    import numpy as np  # noqa: PLC0415 - a tenth of a second to import

    cells = [count for group in groups for count in (group.selected, group.n - group.selected)]
    people = sum(cells)
    if not people:
        return ()
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(people, [count / people for count in cells], size=replicates)
    selected, n = drawn[:, 0::2], drawn[:, 0::2] + drawn[:, 1::2]
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = selected / n
        place = [group.group for group in groups].index(reference)
        ratios = rates / rates[:, [place]]
    # Sorted, with what is not finite at the end.
    rates = np.sort(np.where(np.isfinite(rates), rates, np.nan), axis=0)
    ratios = np.sort(np.where(np.isfinite(ratios), ratios, np.nan), axis=0)
    limits: Mapping[str, tuple[Interval | None, Interval | None]] = {
        group.group: (
            _limits(rates[:, k].tolist(), int(np.isfinite(rates[:, k]).sum())),
            _limits(ratios[:, k].tolist(), int(np.isfinite(ratios[:, k]).sum())),
        )
        for k, group in enumerate(groups)
    }
    return tuple(
        Bootstrapped(group=name, selection_rate=rate, impact_ratio=ratio)
        for name, (rate, ratio) in limits.items()
    )


def _limits(values: Sequence[float], finite: int) -> Interval | None:
    """Limits of sorted values, of which the first ones are finite."""
    if finite < 0.975 * len(values):
        return None
    last = finite - 1
    low, high = values[round(0.025 * last)], values[round(0.975 * last)]
    return Interval(low=low, high=high)

"""How many selections would have to go to the other group to change a conclusion."""

from collections.abc import Callable
from fractions import Fraction

from harness.stats.compare import FOUR_FIFTHS, TwoGroups, below_threshold
from harness.stats.significance import pooled_z


def swaps_to_parity(groups: TwoGroups) -> int | None:
    """Fewest selections moved from the reference until the focal rate is at least as high."""
    return _fewest(groups, lambda moved: moved.focal_rate >= moved.reference_rate)


def swaps_to_reversal(groups: TwoGroups) -> int | None:
    """Fewest selections moved from the reference until the focal rate is higher.

    1 means that one different person selected for one job would turn the result round.
    """
    return _fewest(groups, lambda moved: moved.focal_rate > moved.reference_rate)


def swaps_to_threshold(groups: TwoGroups, threshold: Fraction = FOUR_FIFTHS) -> int | None:
    """Fewest selections moved from the reference until the ratio is not below `threshold`."""
    return _fewest(groups, lambda moved: not below_threshold(moved, threshold))


def swaps_to_non_significance(groups: TwoGroups, standard_deviations: float = 1.96) -> int | None:
    """Fewest selections moved from the reference until |z| is at most `standard_deviations`."""

    def within(moved: TwoGroups) -> bool:
        z = pooled_z(moved)
        return z is None or z >= -standard_deviations

    return _fewest(groups, within)


def _fewest(groups: TwoGroups, reached: Callable[[TwoGroups], bool]) -> int | None:
    """Smallest k ≥ 0 for which `reached` holds, by bisection: each move raises the focal rate.

    None where no possible move reaches it.
    """
    low, high = 0, min(groups.focal_n - groups.focal_selected, groups.reference_selected)
    if not _holds(groups, high, reached):
        return None
    while low < high:
        middle = (low + high) // 2
        if _holds(groups, middle, reached):
            high = middle
        else:
            low = middle + 1
    return low


def _holds(groups: TwoGroups, people: int, reached: Callable[[TwoGroups], bool]) -> bool:
    moved = groups.moved(people)
    return moved is not None and reached(moved)

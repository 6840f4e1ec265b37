"""How far an impact ratio could move if everybody's category were known."""

from fractions import Fraction
from math import inf

from harness.stats.compare import Interval, TwoGroups


def unknown_bounds(groups: TwoGroups, *, selected: int, n: int) -> Interval | None:
    """Sharp bounds of the impact ratio over every way in which unknown people could be placed.

    At the low end every unknown person who was not selected belongs to the focal group and every
    one who was to the reference; at the high end the other way round.

    Args:
        groups: Counts of people whose category is known.
        selected: People of unknown category who were selected.
        n: People of unknown category.

    Returns:
        Bounds around the ratio; `high` is infinite where the reference could have selected nobody.
        None where nobody was selected.

    Source: sharp (worst-case) bounds; every value between them is possible.
    """
    rejected = n - selected
    best_reference = Fraction(groups.reference_selected + selected, groups.reference_n + selected)
    if best_reference == 0:
        return None
    worst_focal = Fraction(groups.focal_selected, groups.focal_n + rejected)
    best_focal = Fraction(groups.focal_selected + selected, groups.focal_n + selected)
    worst_reference = Fraction(groups.reference_selected, groups.reference_n + rejected)
    return Interval(
        low=float(worst_focal / best_reference),
        high=float(best_focal / worst_reference) if worst_reference else inf,
    )

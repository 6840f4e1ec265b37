"""The balance table: what the groups of a design go with, and how alike their names are."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from harness.people.background import Background
from harness.people.matched import MatchedPair
from harness.people.sets import MatchedSet
from harness.people.variant import Variant
from harness.record import record


@record
class Spread:
    """How often the groups meet each level of one attribute.

    Attributes:
        attribute: What could go with a group: `job`, `template`, `quality`, `layout`, `order`.
        levels: Its levels.
        counts: Applications by group, in the order of the levels.
        chi_square: Of the table of groups by levels; 0 where it is exactly balanced.
    """

    attribute: str
    levels: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]
    chi_square: float


@record
class Likeness:
    """How the signals of one group are written.

    Attributes:
        group: The group.
        variants: How many different ones: names, or wordings.
        words: Mean number of words.
        letters: Mean number of letters and signs.
        strength: Mean published strength (0–1); None for lines.
        standing: Mean perceived class; None where none was rated.
        standing_rated: Of how many variants it is known.
    """

    group: str
    variants: int
    words: float
    letters: float
    strength: float | None
    standing: float | None
    standing_rated: int


@record
class Balance:
    """The balance of a design.

    Attributes:
        units: Sets, or pairs.
        applications: In them.
        spreads: One for each attribute.
        likeness: One for each group.
    """

    units: int
    applications: int
    spreads: tuple[Spread, ...]
    likeness: tuple[Likeness, ...]

    @property
    def exact(self) -> bool:
        """Whether no group goes with any level of any attribute."""
        return all(spread.chi_square == 0 for spread in self.spreads)


def balance_of_sets(sets: Sequence[MatchedSet]) -> Balance:
    """The balance of matched sets."""
    placed = [
        _Placed(
            group=twin.group,
            variants=twin.variants,
            levels=_levels(item.place.background, job=item.place.job, order=item.order.index(at)),
        )
        for item in sets
        for at, twin in enumerate(item.twins)
    ]
    return _balance(placed, units=len(sets))


def balance_of_pairs(pairs: Iterable[MatchedPair], *, job: str) -> Balance:
    """The balance of matched pairs; placebo pairs are left out, for both twins are of one group."""
    compared = [pair for pair in pairs if not pair.placebo]
    placed = [
        _Placed(
            group=variant.group,
            variants=(variant,),
            levels=_levels(pair.background, job=job, order=order),
        )
        for pair in compared
        for variant, order in ((pair.a, int(not pair.a_first)), (pair.b, int(pair.a_first)))
    ]
    return _balance(placed, units=len(compared))


@record
class _Placed:
    """One application of a design: its group, and what it meets."""

    group: str
    variants: tuple[Variant, ...]
    levels: Mapping[str, str]


def _levels(background: Background, *, job: str, order: int) -> Mapping[str, str]:
    return {
        "job": job,
        "template": background.id,
        "quality": str(background.quality),
        "layout": str(background.marked.layout),
        "order": f"sent {order + 1}.",
    }


def _balance(placed: Sequence[_Placed], *, units: int) -> Balance:
    groups = tuple(dict.fromkeys(item.group for item in placed))
    attributes = tuple(placed[0].levels) if placed else ()
    return Balance(
        units=units,
        applications=len(placed),
        spreads=tuple(_spread(placed, groups, attribute) for attribute in attributes),
        likeness=tuple(_likeness(placed, group) for group in groups),
    )


def _spread(placed: Sequence[_Placed], groups: Sequence[str], attribute: str) -> Spread:
    met = Counter((item.group, item.levels[attribute]) for item in placed)
    levels = tuple(sorted({item.levels[attribute] for item in placed}))
    counts = {group: tuple(met[group, level] for level in levels) for group in groups}
    return Spread(
        attribute=attribute,
        levels=levels,
        counts=counts,
        chi_square=chi_square(tuple(counts.values())),
    )


def chi_square(table: Sequence[Sequence[int]]) -> float:
    """Pearson's statistic of a table of counts, from whole numbers; exactly 0 where balanced.

    Σ (n·o − r·c)² / (n·r·c) over the cells, with row and column sums r and c of n in all.

    Source: Pearson (1900), Philosophical Magazine 50.
    """
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    whole = sum(rows)
    return math.fsum(
        (whole * cell - row * column) ** 2 / (whole * row * column)
        for cells, row in zip(table, rows, strict=True)
        for cell, column in zip(cells, columns, strict=True)
        if row and column
    )


def _likeness(placed: Sequence[_Placed], group: str) -> Likeness:
    written: dict[str, tuple[Variant, ...]] = {}
    for item in placed:
        if item.group == group:
            written[", ".join(variant.label for variant in item.variants)] = item.variants
    known = [variant for variants in written.values() for variant in variants]
    strengths = [v.strength for v in known if v.strength is not None]
    standings = [v.standing for v in known if v.standing is not None]
    return Likeness(
        group=group,
        variants=len(written),
        words=fmean(len(label.split()) for label in written),
        letters=fmean(map(len, written)),
        strength=fmean(strengths) if strengths else None,
        standing=fmean(standings) if standings else None,
        standing_rated=len(standings),
    )

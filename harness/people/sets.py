"""Matched sets: several applications on one CV, crossed over one or two signals, and balanced."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random

from harness.errors import ConfigError
from harness.people.application import Vacancy
from harness.people.background import Background, backgrounds
from harness.people.contrast import Channel, Contrast
from harness.people.marked import Spelling
from harness.people.matched import wordings
from harness.people.names import Pool, Table
from harness.people.proof import require_alike
from harness.people.squares import williams_square
from harness.people.variant import (
    Variant,
    named,
    names_drawn,
    nearest_name,
    shared_parts,
    spelling_of,
)
from harness.record import record


@record
class Factor:
    """One signal of a design.

    Attributes:
        signal: What differs.
        groups: Its groups, the reference first.
        draws: The variants to compare, one of each group; many for names, one for a line.
    """

    signal: str
    groups: tuple[str, ...]
    draws: tuple[tuple[Variant, ...], ...]


@record
class Place:
    """A CV for a job: where the signals of a set are written."""

    job: str
    background: Background


@record
class Twin:
    """One application of a set: a variant of each signal."""

    variants: tuple[Variant, ...]

    @property
    def group(self) -> str:
        """Its group of each signal, as a report names it."""
        return ", ".join(variant.group for variant in self.variants)

    @property
    def label(self) -> str:
        """How its signals are written."""
        return ", ".join(variant.label for variant in self.variants)


@record
class MatchedSet:
    """Applications that are alike but for their signals.

    Attributes:
        twins: One of each group, or of each combination of groups.
        place: The CV and the job.
        order: The numbers of the twins in the order in which they are sent.
        slots: The slots in which the twins differ.
    """

    twins: tuple[Twin, ...]
    place: Place
    order: tuple[int, ...]
    slots: frozenset[str]

    def spelling(self, twin: Twin) -> Spelling:
        """What stands in the slots of the CV of one of the twins."""
        return spelling_of(self.place.background, *twin.variants)


def factor(contrasts: Sequence[Contrast], *, count: int, job: str, random: Random) -> Factor:
    """One signal out of one or more contrasts of the same channel; their groups are united.

    Two contrasts of names, of Black and White women and of Black and White men, make the four
    groups in which race and gender are crossed.

    Args:
        contrasts: Of one channel.
        count: How many names of each group; fewer where the tables have fewer.
        job: The text of the job, whose words are no names.
        random: Draws the names.

    Raises:
        ConfigError: contrasts of several channels, or without names or texts.
    """
    if len({contrast.channel for contrast in contrasts}) != 1:
        raise ConfigError(
            "a signal is written in one place, and these contrasts are written in several",
            remedy="Cross them as two signals, or name contrasts of one channel",
        )
    groups, draws = (
        _name_draws(contrasts, count=count, job=job, random=random)
        if contrasts[0].channel is Channel.NAME
        else _line_draws(contrasts)
    )
    signal = " and ".join(dict.fromkeys(contrast.signal for contrast in contrasts))
    return Factor(signal=signal, groups=groups, draws=draws)


def places(jobs: Sequence[Vacancy], *, year: int, count: int, random: Random) -> tuple[Place, ...]:
    """CVs for each job, the jobs in turn.

    Args:
        jobs: What is applied for.
        year: The present year.
        count: CVs for each job; a multiple of 16 is balanced over quality and layout.
        random: Draws careers.
    """
    written = [backgrounds(job, year=year, count=count, random=random) for job in jobs]
    return tuple(
        Place(job=job.title, background=cvs[number])
        for number in range(count)
        for job, cvs in zip(jobs, written, strict=True)
    )


def block_size(factors: Sequence[Factor]) -> int:
    """Sets in one block: the rows of the Williams square of the twins."""
    twins = math.prod(len(each.groups) for each in factors)
    return twins if twins % 2 == 0 else 2 * twins


def matched_sets(
    factors: Sequence[Factor], where: Sequence[Place], *, count: int
) -> tuple[MatchedSet, ...]:
    """Cross one or two signals over CVs and jobs, exactly balanced.

    The twins of a set share their CV and job, so that no group can go with either. The sets of a
    block share them too and follow a Williams square: each group stands in each place, and after
    each other group, equally often. Names move on by one row of the square after each turn
    through them, so that no name keeps its place.

    Args:
        factors: One or two signals in different places of the CV.
        where: CVs and jobs, from `places`.
        count: How many sets are wanted; rounded up to whole blocks.

    Raises:
        ConfigError: signals that are written in the same place, no CV, or a count below 1.
    """
    if not factors or not where or count < 1:
        raise ConfigError(
            "a design needs a signal, a CV and at least 1 set",
            remedy="Name a contrast and a job, and give a number of sets of 1 or more",
        )
    slots = _slots_of(factors)
    rows = williams_square(math.prod(len(each.groups) for each in factors))
    blocks = math.ceil(count / len(rows))
    turn = math.lcm(len(rows), *(len(each.draws) for each in factors))
    return tuple(
        MatchedSet(
            twins=_twins(factors, number),
            place=where[number // len(rows) % len(where)],
            order=rows[(number + number // turn) % len(rows)],
            slots=slots,
        )
        for number in range(blocks * len(rows))
    )


def require_matched_set(item: MatchedSet) -> None:
    """See by a diff of every two twins that they differ in their signals and in nothing else.

    Raises:
        ConfigError: two of them differ somewhere else, or not at all.
    """
    for one, other in combinations(item.twins, 2):
        require_alike(
            item.place.background,
            item.spelling(one),
            item.spelling(other),
            but=item.slots,
            names=(one.label, other.label),
        )


def _slots_of(factors: Sequence[Factor]) -> frozenset[str]:
    """The slots that the signals are written into, each into slots of its own."""
    slots = [frozenset(each.draws[0][0].spelling) for each in factors]
    united = frozenset[str]().union(*slots)
    if len(united) < sum(map(len, slots)):
        raise ConfigError(
            "two signals are written in the same place of the CV and cannot be crossed",
            remedy="Cross signals of different channels; `scenarios/README.md` lists the contrasts",
        )
    return united


def _twins(factors: Sequence[Factor], number: int) -> tuple[Twin, ...]:
    drawn = (each.draws[number % len(each.draws)] for each in factors)
    return tuple(Twin(variants=variants) for variants in product(*drawn))


def _line_draws(
    contrasts: Sequence[Contrast],
) -> tuple[tuple[str, ...], tuple[tuple[Variant, ...], ...]]:
    written: dict[str, Variant] = {}
    for contrast in contrasts:
        pair = wordings(contrast)
        for variant in (pair.a, pair.b):
            written.setdefault(variant.group, variant)
    return tuple(written), (tuple(written.values()),)


def _name_draws(
    contrasts: Sequence[Contrast], *, count: int, job: str, random: Random
) -> tuple[tuple[str, ...], tuple[tuple[Variant, ...], ...]]:
    """Names of every group side by side, alike in length and class and with one shared part."""
    pools = dict(_pools(contrasts))
    _require_one_part(pools)
    drawn = names_drawn(tuple(pools.values()), job=job, random=random)
    left = dict(zip(pools, drawn, strict=True))
    fewest = min(left, key=lambda group: len(left[group]))
    shared = shared_parts(pools[fewest], job=job)
    draws: list[tuple[Variant, ...]] = []
    for number, first in enumerate(tuple(left[fewest][:count])):
        part = shared[number // 2 % len(shared)]
        alike = {group: nearest_name(names, first) for group, names in left.items()}
        for group, name in alike.items():
            left[group].remove(name)
        draws.append(tuple(named(name, group, part) for group, name in alike.items()))
    return tuple(pools), tuple(draws)


def _pools(contrasts: Sequence[Contrast]) -> Iterator[tuple[str, Pool]]:
    for contrast in contrasts:
        if contrast.names_a is None or contrast.names_b is None:
            raise ConfigError(
                f"contrast `{contrast.id}` has no names to draw from",
                remedy="Give `names_a` and `names_b`: tables, group and gender",
            )
        yield contrast.group_a, contrast.names_a
        yield contrast.group_b, contrast.names_b


def _require_one_part(pools: Mapping[str, Pool]) -> None:
    """All names of a set differ in the same part: given names, or surnames of one gender."""
    by_surname = {Table.SURNAMES in pool.tables for pool in pools.values()}
    genders = {pool.gender for pool in pools.values()}
    if len(by_surname) > 1 or (by_surname == {True} and len(genders) > 1):
        raise ConfigError(
            "these names cannot be matched: they would differ in given name and surname at once",
            remedy="Unite contrasts of given names, or contrasts of surnames of one gender",
        )

"""Variants: the ways to write one signal, and the names that are drawn to write it with."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from harness.errors import ConfigError
from harness.people.background import Background, name_spelling
from harness.people.marked import Spelling
from harness.people.names import SURNAMES, Pool, PoolName, Table, names_of, shared_given_names
from harness.record import record


@record
class Variant:
    """One way to write a signal: its name in reports, and what it puts into which slots.

    `strength` is the published P(group | name) or share perceived as intended (0–1), `standing`
    the perceived class; None where neither is a name's or was not rated.
    """

    label: str
    group: str
    spelling: Spelling
    strength: float | None = None
    standing: float | None = None


@record
class Stimulus:
    """The two variants that are compared: a pair of names, or two wordings of a line.

    `again_a` and `again_b` write the same group once more; None for names, of which there are
    many, and where a contrast gives no second wording.
    """

    a: Variant
    b: Variant
    again_a: Variant | None = None
    again_b: Variant | None = None


def spelling_of(background: Background, *variants: Variant) -> Spelling:
    """What stands in each slot of a background once these variants are written."""
    spelling = dict(background.plain)
    for variant in variants:
        spelling.update(variant.spelling)
    year = spelling["year"]
    if year.startswith(("+", "-")):
        spelling["year"] = str(int(background.plain["year"]) + int(year))
    return spelling


def names_drawn(pools: Sequence[Pool], *, job: str, random: Random) -> list[list[PoolName]]:
    """The names of each pool in a random order, table by table.

    Names that are words of the job's text are left out, and names that stand in several pools,
    such as given names of women and men: they would stand for two groups.

    Args:
        pools: Of the groups that are compared.
        job: The text of the job.
        random: Draws the order within each table.
    """
    words = job_words(job)
    standing = Counter(name.full for pool in pools for name in names_of(pool))
    drawn = []
    for pool in pools:
        names = [
            name
            for name in names_of(pool)
            if standing[name.full] == 1
            and name.given.casefold() not in words
            and name.family.casefold() not in words
        ]
        random.shuffle(names)
        drawn.append(sorted(names, key=_table_of(pool)))
    return drawn


def _table_of(pool: Pool) -> Callable[[PoolName], int]:
    return lambda name: pool.tables.index(name.table)


def job_words(job: str) -> frozenset[str]:
    """The words of a job's text, in lower case: a name that is one of them means two things."""
    return frozenset(re.findall(r"\w+", job.casefold()))


def shared_parts(pool: Pool, *, job: str) -> tuple[str, ...]:
    """What the names of a pair share: surnames for given names, given names for surnames.

    Raises:
        ConfigError: surnames are compared, and no gender says which given names go with them.
    """
    words = job_words(job)
    if Table.SURNAMES not in pool.tables:
        shared: Sequence[str] = SURNAMES
    elif pool.gender in {"women", "men"}:
        shared = shared_given_names(pool.gender or "")
    else:
        raise ConfigError(
            "a contrast of surnames does not say whose given names go with them",
            remedy='Write `gender = "women"` or `gender = "men"` into both pools of names',
        )
    return tuple(name for name in shared if name.casefold() not in words)


def nearest_name(names: Sequence[PoolName], other: PoolName) -> PoolName:
    """The name that is most like another one in words, letters and perceived class."""
    return min(names, key=lambda name: _distance(name, other))


def named(name: PoolName, group: str, shared: str) -> Variant:
    """A name written out; `shared` is the part that a first name or a surname lacks."""
    given, family = name.given or shared, name.family or shared
    return Variant(
        label=f"{given} {family}",
        group=group,
        spelling=name_spelling(given, family),
        strength=name.strength,
        standing=name.standing,
    )


def _distance(a: PoolName, b: PoolName) -> tuple[int, float]:
    """How unlike two names are: words first, then letters and perceived class (one point each)."""
    letters = abs(len(a.full) - len(b.full))
    class_gap = abs(a.standing - b.standing) if a.standing and b.standing else 0.0
    return abs(len(a.full.split()) - len(b.full.split())), letters + 3 * class_gap

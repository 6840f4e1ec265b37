"""Pools of names from published tables, each name gated by how strongly it is perceived."""

import csv
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from statistics import fmean

from harness.errors import ConfigError
from harness.record import record

GATE = 0.8
"""A name stands for a group only from this share or probability on."""

ENOUGH = 20
"""Names per group below which names cannot be told from the group."""

# Surnames that both names of a pair share, so that nothing but the given name differs.
SURNAMES = (
    "Adams", "Baker", "Carter", "Collins", "Cooper", "Davis", "Evans", "Harris", "Lewis",
    "Mitchell", "Morgan", "Parker", "Reed", "Robinson", "Scott", "Taylor", "Turner", "Walker",
    "Wright", "Young",
)  # fmt: skip


class Table(StrEnum):
    """A published table of names that travels with the tool."""

    FIRST = "first"
    """Audit studies' first names with P(race | first name)."""
    VOTERS = "voters"
    """Full names made from voter files and the census; strength is known per list only."""
    PERCEIVED = "perceived"
    """Full names with the share of people who perceived them as intended, and their class."""
    SURNAMES = "surnames"
    """Family names with P(group | family name); the two names of a pair share a given name."""


@record
class PoolName:
    """A name of a pool.

    `strength` is the published P(group | name) or share perceived as intended (0–1).
    `standing` is the perceived class, the mean of the income (1–3) and education (1–4) ratings: of
    the full name, or of the full names that hold the given or the family name; None where none
    was rated. `family` is empty for a first name, `given` for a family name; `table` is where it
    stands.
    """

    given: str
    family: str
    strength: float
    table: Table
    standing: float | None = None

    @property
    def full(self) -> str:
        """Given and family name, or the given name alone."""
        return f"{self.given} {self.family}".strip()


@record
class Pool:
    """Which names to take: tables, group, and `women`, `men` or None for both."""

    tables: tuple[Table, ...]
    group: str
    gender: str | None = None
    whole: bool = False


# Medians of P(group | first name) of the lists' first names: White .86-.90, Black .96-.97. First
# names of the lists for other groups are weak alone (.05 to .65), so they are not used so.
_LIST_STRENGTH: Mapping[tuple[str, str], float] = {
    ("White", "women"): 0.86,
    ("White", "men"): 0.86,
    ("Black", "women"): 0.96,
    ("Black", "men"): 0.96,
}
_PERCEIVED_GROUPS = {
    "White": "White",
    "Black": "Black or African American",
    "Hispanic": "Hispanic",
    "Asian": "Asian or Pacific Islander",
}


def names_of(pool: Pool) -> tuple[PoolName, ...]:
    """The names of a pool that pass the gate, each given name once.

    Those of the first table come first, each table's in alphabetical order. Full names (`whole`)
    keep their own surname and may share a given name.

    Raises:
        ConfigError: no name passes: the tables have none for this group and gender.
    """
    found: dict[str, PoolName] = {}
    for table in pool.tables:
        for name in sorted(_READERS[table](pool), key=lambda name: name.full):
            found.setdefault(name.full if pool.whole or not name.given else name.given, name)
    strong = tuple(name for name in found.values() if name.strength >= GATE)
    if not strong:
        raise ConfigError(
            f"no name of {', '.join(pool.tables)} stands for {pool.group} {pool.gender or ''} "
            f"with a strength of {GATE} or more",
            remedy="Name another table, group or gender; the strengths stand in the name tables",
        )
    return strong


def listed_names(group: str, gender: str) -> tuple[PoolName, ...]:
    """Every full name that the voters' table lists for a group, however strongly it is perceived.

    For people who are to look like people; they carry no signal and are compared with nobody.
    """
    return tuple(
        PoolName(given=given, family=family, strength=0.0, table=Table.VOTERS)
        for row in _rows("names_voters.csv")
        if (row["group"], row["gender"]) == (group, gender)
        for given, _, family in (row["name"].partition(" "),)
    )


def shared_given_names(gender: str) -> tuple[str, ...]:
    """Given names that the voters' table lists for two groups or more: they stand for no group."""
    groups: dict[str, set[str]] = {}
    for row in _rows("names_voters.csv"):
        if row["gender"] == gender:
            groups.setdefault(row["name"].partition(" ")[0], set()).add(row["group"])
    return tuple(sorted(given for given, held in groups.items() if len(held) > 1))


def _first_names(pool: Pool) -> Iterator[PoolName]:
    for row in _rows("names_first.csv"):
        if row["race"] == pool.group and pool.gender in {None, _gender(row["gender"])}:
            strength = float(row[pool.group.casefold()] or 0)
            yield PoolName(
                given=row["name"].title(),
                family="",
                strength=strength,
                table=Table.FIRST,
                standing=_standings(0).get(row["name"].title()),
            )


def _voter_names(pool: Pool) -> Iterator[PoolName]:
    weak = {row["name"].title() for row in _rows("names_first.csv") if not _strong(row)}
    for row in _rows("names_voters.csv"):
        given, _, family = row["name"].partition(" ")
        strength = _LIST_STRENGTH.get((row["group"], row["gender"]), 0.0)
        if (
            row["group"] == pool.group
            and pool.gender in {None, row["gender"]}
            and given not in weak
        ):
            surname = family if pool.whole else ""
            yield PoolName(
                given=given,
                family=surname,
                strength=strength,
                table=Table.VOTERS,
                standing=None if pool.whole else _standings(0).get(given),
            )


def _surnames(pool: Pool) -> Iterator[PoolName]:
    for row in _rows("names_surnames.csv"):
        if row["group"] == pool.group:
            yield PoolName(
                given="",
                family=row["name"],
                strength=float(row["share"]),
                table=Table.SURNAMES,
                standing=_standings(1).get(row["name"]),
            )


def _perceived_names(pool: Pool) -> Iterator[PoolName]:
    genders = _genders_of_given_names()
    for row in _rows("names_perceived.csv"):
        given, _, family = row["name"].partition(" ")
        gender = genders.get(given)
        if row["identity"] == _PERCEIVED_GROUPS.get(pool.group) and pool.gender in {None, gender}:
            yield PoolName(
                given=given,
                family=family,
                strength=float(row["correct"]),
                table=Table.PERCEIVED,
                standing=(float(row["inc"]) + float(row["edu"])) / 2,
            )


def _strong(row: Mapping[str, str]) -> bool:
    return float(row.get(row["race"].casefold()) or 0) >= GATE


@cache
def _genders_of_given_names() -> Mapping[str, str]:
    """Given name to gender by the voter lists; names that stand in both lists are left out."""
    seen: dict[str, set[str]] = {}
    for row in _rows("names_voters.csv"):
        seen.setdefault(row["name"].partition(" ")[0], set()).add(row["gender"])
    return {given: next(iter(genders)) for given, genders in seen.items() if len(genders) == 1}


def _gender(text: str) -> str:
    return {"Female": "women", "Male": "men"}[text]


@cache
def _standings(part: int) -> Mapping[str, float]:
    """Mean perceived class by given name (0) or family name (1), over the rated full names."""
    rated: dict[str, list[float]] = {}
    for row in _rows("names_perceived.csv"):
        name = row["name"].split(" ", 1)[part]
        rated.setdefault(name, []).append((float(row["inc"]) + float(row["edu"])) / 2)
    return {name: fmean(values) for name, values in rated.items()}


@cache
def _rows(file: str) -> tuple[Mapping[str, str], ...]:
    text = files("harness.people").joinpath(file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


_READERS = {
    Table.FIRST: _first_names,
    Table.VOTERS: _voter_names,
    Table.PERCEIVED: _perceived_names,
    Table.SURNAMES: _surnames,
}

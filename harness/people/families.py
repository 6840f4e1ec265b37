"""Reads the job families of `families/*.toml`: titles, duties, skills and studies by seniority."""

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from harness.errors import ConfigError
from harness.record import record
from harness.scenario import Seniority


@record
class Study:
    """An education that leads into a family, and the least seniority at which it is met."""

    level: str
    degrees: tuple[str, ...]
    first: Seniority


@record
class Family:
    """What people of one line of work have done; most texts are templates of `phrases`.

    Attributes:
        id: The file's name.
        title: What reports call it.
        keywords: Lower-case words by which a posting of this family is known.
        sectors: Where its employers are (`firms.toml`).
        summaries: Profiles; those with `{years}` fit people with some years.
        motives: Why somebody likes the work, as clauses without a full stop.
        salary: What people of a seniority ask for a year, least and most (our convention).
        outside: Titles of first jobs in other lines of work.
        titles: By seniority.
        duties: By seniority; somebody does those of lower ones too.
        wins: Achievements of `staff` and of a `lead`.
        skills: `core`, `more` and those of a `lead`.
        certificates: Of `staff` and of a `lead`.
        studies: The usual ways into the family.
    """

    id: str
    title: str
    keywords: frozenset[str]
    sectors: tuple[str, ...]
    summaries: tuple[str, ...]
    motives: tuple[str, ...]
    salary: Mapping[Seniority, tuple[int, int]]
    outside: tuple[str, ...]
    titles: Mapping[Seniority, tuple[str, ...]]
    duties: Mapping[Seniority, tuple[str, ...]]
    wins: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, tuple[str, ...]]
    certificates: Mapping[str, tuple[str, ...]]
    studies: tuple[Study, ...]


@cache
def family_names() -> tuple[str, ...]:
    """The families there are, in alphabetical order."""
    folder = files("harness.people").joinpath("families")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir()))


@cache
def family_named(name: str) -> Family:
    """A family by its file's name.

    Raises:
        ConfigError: there is none of that name.
    """
    if name not in family_names():
        near = difflib.get_close_matches(name, family_names(), n=1)
        hint = f"Did you mean `{near[0]}`? " if near else ""
        raise ConfigError(
            f"`{name}` is no job family",
            remedy=f"{hint}There are {', '.join(family_names())}",
        )
    file = files("harness.people").joinpath("families", f"{name}.toml")
    return _family(name, tomllib.loads(file.read_text(encoding="utf-8")))


def _family(name: str, table: Mapping[str, Any]) -> Family:
    def by_seniority(key: str) -> Mapping[Seniority, tuple[Any, ...]]:
        return {Seniority(level): tuple(entry) for level, entry in table[key].items()}

    def by_kind(key: str) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple(entry) for kind, entry in table[key].items()}

    return Family(
        id=name,
        title=table["title"],
        keywords=frozenset(table["keywords"]),
        sectors=tuple(table["firms"]),
        summaries=tuple(table["summaries"]),
        motives=tuple(table["motives"]),
        salary={level: (low, high) for level, (low, high) in by_seniority("salary").items()},
        outside=tuple(table["outside"]),
        titles=by_seniority("titles"),
        duties=by_seniority("duties"),
        wins=by_kind("wins"),
        skills=by_kind("skills"),
        certificates=by_kind("certificates"),
        studies=tuple(
            Study(
                level=entry["level"],
                degrees=tuple(entry["degrees"]),
                first=Seniority(entry["from"]),
            )
            for entry in table["study"]
        ),
    )

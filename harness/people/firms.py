"""Names of employers and schools that do not exist, and what people did besides work."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from harness.record import record


@record
class Besides:
    """What CVs tell besides the work itself; most texts are templates of `phrases`."""

    breaks: tuple[str, ...]
    memberships: tuple[str, ...]
    languages: tuple[str, ...]
    language_levels: tuple[str, ...]
    sources: tuple[str, ...]
    notices: tuple[str, ...]


@record
class OutsideJob:
    """A first job in another line of work: where it is found, and templates of its duties."""

    sectors: tuple[str, ...]
    duties: tuple[str, ...]


def employer(sectors: Sequence[str], random: Random) -> str:
    """An employer of one of these sectors: a coined word, and what the firm does."""
    table = _table()
    kinds = table["sectors"][random.choice(sectors)]
    return f"{random.choice(table['roots'])} {random.choice(kinds)}"


def outside_job(title: str) -> OutsideJob:
    """What a first job of this title in another line of work is like."""
    entry = _table()["outside"][title]
    return OutsideJob(sectors=tuple(entry["sectors"]), duties=tuple(entry["duties"]))


def school(level: str, random: Random) -> str:
    """A school at which this level is reached; a coined word, and what kind of school it is."""
    table = _table()
    return f"{random.choice(table['roots'])} {random.choice(table['schools'][level])}"


@cache
def besides() -> Besides:
    """What CVs tell besides the work itself."""
    return Besides(**{key: tuple(entry) for key, entry in _table()["besides"].items()})


def local_names(country: str) -> Mapping[str, Sequence[str]] | None:
    """Given names of `women` and `men` and `family` names of a country that has its own lists."""
    names: Mapping[str, Sequence[str]] | None = _table()["people"].get(country)
    return names


@cache
def _table() -> Mapping[str, Any]:
    file = files("harness.people").joinpath("firms.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))

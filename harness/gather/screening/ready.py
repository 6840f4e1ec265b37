"""What comes with Othershoe for screening tables: standard categories, and columns of exports."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening.columns import nearest
from harness.record import record

AGE = "age-40"


@record
class Standard:
    """Standard categories: every usual spelling (folded) to its category, None is unknown."""

    title: str
    source: str
    spellings: Mapping[str, str | None]

    def category(self, value: str) -> str | None:
        """The category of a value.

        Raises:
            KeyError: the value is not a usual spelling of any.
        """
        return self.spellings[folded(value)]

    def knows(self, value: str) -> bool:
        """Whether the value is a usual spelling of a category, or of none."""
        return folded(value) in self.spellings


@record
class ReadyMapping:
    """The documented columns of one export."""

    name: str
    title: str
    source: str
    note: str
    columns: Mapping[str, str]
    standards: Mapping[str, str]


@cache
def standard(name: str) -> Standard:
    """Standard categories by name.

    Raises:
        ConfigError: there are none of that name.
    """
    table = tomllib.loads(_named("standards", name).read_text(encoding="utf-8"))
    spellings: dict[str, str | None] = {folded(word): None for word in table["unknown"]}
    for category, words in table["categories"].items():
        spellings |= {folded(word): category for word in (category, *words)}
    return Standard(title=table["title"], source=table["source"], spellings=spellings)


@cache
def ready_mapping(name: str) -> ReadyMapping:
    """A ready mapping by name.

    Raises:
        ConfigError: there is none of that name.
    """
    table = tomllib.loads(_named("mappings", name).read_text(encoding="utf-8"))
    return ReadyMapping(
        name=name,
        title=table["title"],
        source=table["source"],
        note=table["note"],
        columns=table["columns"],
        standards=table.get("standards", {}),
    )


def ready_names(folder: str) -> tuple[str, ...]:
    """The names of the ready `mappings` or `standards`."""
    return tuple(sorted(path.stem for path in (Path(__file__).parent / folder).glob("*.toml")))


def completed(screening: Screening) -> Screening:
    """The mapping with its ready one put beneath it, and every axis that `columns` names.

    Raises:
        ConfigError: a ready mapping or a standard that does not exist.
    """
    if screening.mapping is not None:
        ready = ready_mapping(screening.mapping)
        screening = replace(
            screening,
            columns={**ready.columns, **screening.columns},
            standards={**ready.standards, **screening.standards},
        )
        if not screening.groups:
            screening = replace(screening, groups=tuple(ready.standards))
    for name in screening.standards.values():
        if name != AGE:
            standard(name)
    return screening


def folded(word: str) -> str:
    """A spelling without case, outer spaces, doubled spaces, or `(not Hispanic or Latino)`."""
    plain = word.casefold().replace("_", " ").replace("’", "'").partition("(")[0]
    return " ".join(plain.split()).rstrip(".:")


def _named(folder: str, name: str) -> Path:
    known = ready_names(folder)
    if name not in known:
        also = (AGE,) if folder == "standards" else ()
        raise ConfigError(
            f"`{name}` is none of the ready {folder}",
            remedy=f"{nearest(name, (*known, *also)).capitalize()}",
        )
    return Path(__file__).parent / folder / f"{name}.toml"

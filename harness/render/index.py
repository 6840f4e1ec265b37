"""The evidence index: the facts of every record that the report cites."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum

from harness.evidence import Evidence
from harness.record import record
from harness.render.cite import Cite, cite, spoken
from harness.render.clean import one_line, shortened
from harness.render.words import clock, number

_STAMP = {"id", "at", "walk", "kind", "blobs"}
_MOST_ITEMS = 12


@record
class Fact:
    """One field of a record, in words."""

    name: str
    value: str


@record
class Entry:
    """One record of the index, with the SHA-256 of the files that it rests on."""

    cite: Cite
    kind: str
    at: str
    facts: tuple[Fact, ...]
    blobs: tuple[str, ...]


def entries(
    evidence: Iterable[Evidence], cited: frozenset[str], *, characters: int
) -> tuple[Entry, ...]:
    """The cited records in the order in which they were written, texts cut to `characters`."""
    return tuple(_entry(item, characters) for item in evidence if item.id in cited)


def _entry(item: Evidence, characters: int) -> Entry:
    facts = []
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in _STAMP or value in (None, "", ()) or value == field.default:
            continue
        facts.append(Fact(name=field.name.replace("_", " "), value=_in_words(value, characters)))
    return Entry(
        cite=cite(item),
        kind=spoken(item.kind),
        at=clock(item.at),
        facts=tuple(facts),
        blobs=item.blobs,
    )


def _in_words(value: object, characters: int) -> str:
    if isinstance(value, str) and not isinstance(value, Enum):
        return shortened(value, characters)
    if isinstance(value, Mapping):
        return _listed([f"{name}: {_in_words(part, 80)}" for name, part in value.items()])
    if isinstance(value, tuple):
        return _listed([_in_words(part, 120) for part in value])
    if is_dataclass(value):
        parts = [_in_words(getattr(value, field.name), 80) for field in fields(value)]
        return ", ".join(part for part in parts if part)
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value, places=4)
    return clock(value) if isinstance(value, datetime) else one_line(str(value))


def _listed(items: Sequence[str]) -> str:
    shown = [item for item in items[:_MOST_ITEMS] if item]
    rest = len(items) - _MOST_ITEMS
    return " · ".join(shown) + (f" · and {rest} more" if rest > 0 else "")

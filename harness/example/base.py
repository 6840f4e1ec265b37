"""`Example`: evidence and the outcome it must lead to. Examples are tests and documentation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from harness.evidence import Evidence
from harness.verdict import Outcome

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WALK = "example--ada"

E = TypeVar("E", bound=Evidence)


@dataclass(frozen=True, slots=True, init=False)
class Example:
    """One worked example of an audit.

    Args:
        title: What the case is, as a phrase.
        given: The evidence; ids are filled in by order where they are empty.
        outcome: What the audit must answer.
        codes: The codes of all findings; not checked where None.
        limits: Limits other than the defaults.
    """

    title: str
    given: tuple[Evidence, ...]
    outcome: Outcome
    codes: frozenset[str] | None
    limits: Mapping[str, float]

    def __init__(
        self,
        title: str,
        *,
        given: Iterable[Evidence],
        outcome: Outcome,
        codes: Iterable[str] | None = None,
        limits: Mapping[str, float] | None = None,
    ) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "given", tuple(_numbered(given)))
        object.__setattr__(self, "outcome", outcome)
        object.__setattr__(self, "codes", None if codes is None else frozenset(codes))
        object.__setattr__(self, "limits", dict(limits or {}))


def _numbered(given: Iterable[Evidence]) -> Iterable[Evidence]:
    for number, item in enumerate(given, start=1):
        yield item if item.id else replace(item, id=f"{item.walk or 'run'}/{number:04d}")


def after(*, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
    """A moment counted from `NOW`, when the example's application was sent."""
    return NOW + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def build(kind: type[E], defaults: Mapping[str, Any], fields: Mapping[str, Any]) -> E:
    """One record of `kind`: the usual stamp, then `defaults`, then `fields`."""
    stamp: dict[str, Any] = {"id": "", "at": NOW, "walk": WALK}
    return kind(**{**stamp, **defaults, **fields})

"""Which column of the table is what, and every mistake in saying so."""

import difflib
from collections.abc import Sequence

from harness.employer import Screening
from harness.errors import Mistake
from harness.gather.screening.table import Table
from harness.record import record

TIMES = ("applied_at", "interviewed_at", "decided_at", "told_at")
_NAMES = (
    *("requisition", "stage", "outcome", "score", "rank", "truth", "period", "count"),
    *("candidate", *TIMES),
)


@record
class Columns:
    """The table's names of what we look for; None where it is not mapped or not there.

    `groups` follows the order of the axes. `count` says how many people one row stands for.
    """

    groups: tuple[str | None, ...]
    outcome: str | None
    requisition: str | None
    stage: str | None
    score: str | None
    rank: str | None
    truth: str | None
    period: str | None
    count: str | None
    candidate: str | None
    applied_at: str | None
    interviewed_at: str | None
    decided_at: str | None
    told_at: str | None


def find_columns(screening: Screening, table: Table) -> tuple[Columns, list[Mistake]]:
    """The columns that are there, and a mistake for each that is not."""
    mistakes = [*_wrong_keys(screening), *_counted_twice(screening)]
    found: dict[str, str | None] = {}
    for name in dict.fromkeys((*_NAMES, *screening.groups)):
        column = screening.columns.get(name)
        if column is None and (name == "outcome" or name in screening.groups):
            column = name
        if column is not None and column not in table.columns:
            mistakes.append(_missing(name, column, table))
            column = None
        found[name] = column
    groups = tuple(found[axis] for axis in screening.groups)
    return Columns(groups=groups, **{name: found[name] for name in _NAMES}), mistakes


def nearest(name: str, known: Sequence[str]) -> str:
    """The end of a sentence that says which known name was likely meant, or what there is."""
    folded = {item.casefold(): item for item in known}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{folded[near[0]]}`?"
    return "there are " + ", ".join(f"`{item}`" for item in known)


def _wrong_keys(screening: Screening) -> list[Mistake]:
    known = (*_NAMES, *screening.groups)
    mistakes = [
        Mistake(place=f"columns, {key}", problem=f"is not looked for — {nearest(key, known)}")
        for key in screening.columns
        if key not in known
    ]
    if not screening.groups:
        mistakes.append(
            Mistake(place="groups", problem="names no column: which hold sex, race, age band …?")
        )
    for axis in dict.fromkeys(screening.groups):
        if screening.groups.count(axis) > 1:
            mistakes.append(Mistake(place=f"groups, {axis}", problem="is named more than once"))
        if axis in _NAMES:
            mistakes.append(
                Mistake(place=f"groups, {axis}", problem="is the name of another column: rename it")
            )
    return mistakes


def _counted_twice(screening: Screening) -> list[Mistake]:
    """Columns of single people, in a table whose rows stand for several."""
    if "count" not in screening.columns:
        return []
    return [
        Mistake(
            place=f"columns, {name}",
            problem="belongs to one person, and with `count` a row stands for several: leave one "
            "of the two out",
        )
        for name in ("score", "rank", "candidate", *TIMES)
        if name in screening.columns
    ]


def _missing(name: str, column: str, table: Table) -> Mistake:
    return Mistake(
        place=f"column `{column}` ({name})",
        problem=f"is not in `{table.name}` — {nearest(column, table.columns)}",
    )

"""Says in which row of a table a value stands first, for those who mend it."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from harness.errors import Mistake
from harness.gather.screening.table import Table, literal, quoted

_VALUE = re.compile(r"`([^`]*)` \(\d+ rows?\)$")


def first_rows(column: str, values: Sequence[str], table: Table) -> Mapping[str, int]:
    """The first row of each value, the header being row 1; nothing where rows have no place."""
    if not table.ordered or not values:
        return {}
    listed = ", ".join(literal(value) for value in values)
    table.connection.execute("SET preserve_insertion_order = true")
    text = f"trim(CAST({quoted(column)} AS VARCHAR))"
    found = table.rows(
        "SELECT value, min(place) FROM (\n"
        f"  SELECT row_number() OVER () AS place, {text} AS value\n"
        f"  FROM {table.source}\n) AS placed WHERE value IN ({listed}) GROUP BY value"
    )
    table.connection.execute("SET preserve_insertion_order = false")
    return {str(value): cast("int", place) + table.first_row - 1 for value, place in found}


def with_rows(mistakes: Sequence[Mistake], column: str, table: Table) -> list[Mistake]:
    """The mistakes, each about one value with the first row where that value stands."""
    named = {mistake: match[1] for mistake in mistakes if (match := _VALUE.search(mistake.place))}
    rows = first_rows(column, list(named.values()), table)
    return [
        replace(mistake, problem=f"{mistake.problem}; first in row {rows[named[mistake]]}")
        if named.get(mistake) in rows
        else mistake
        for mistake in mistakes
    ]

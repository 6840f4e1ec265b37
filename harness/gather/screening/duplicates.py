"""Finds candidates who stand more than once in one stage of one requisition."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from harness.errors import Mistake
from harness.gather.screening.columns import Columns
from harness.gather.screening.counted_words import row_count
from harness.gather.screening.table import Table, quoted


def duplicate_mistakes(columns: Columns, table: Table) -> list[Mistake]:
    """One mistake with how many and where, never with who; none without a candidate column."""
    if columns.candidate is None:
        return []
    places = [quoted(name) for name in (columns.requisition, columns.stage) if name is not None]
    keys = ", ".join([*places, quoted(columns.candidate)])
    found = table.rows(
        f"SELECT count(*), sum(n), {', '.join(f'min({p})' for p in places) or 'NULL'} FROM (\n"
        f"  SELECT {keys}, count(*) AS n FROM {table.source}\n"
        f"  WHERE trim(CAST({quoted(columns.candidate)} AS VARCHAR)) <> ''\n"
        f"  GROUP BY {keys} HAVING count(*) > 1\n) AS twice"
    )[0]
    people, rows, *where = found
    if not people:
        return []
    first = ", ".join(f"`{value}`" for value in where if value is not None)
    who = "1 candidate stands" if people == 1 else f"{people} candidates stand"
    problem = f"{who} more than once ({row_count(rows)}) in one stage of one requisition"
    if first:
        problem += f", the first in {first}"
    return [Mistake(place="candidates", problem=problem + "; keep one row for each")]

"""Brings the times of a table to where waiting can be counted.

Days waited need functions that databases do not agree on. A database's times, with requisition,
stage, person and groups, are therefore read into memory for as long as they are counted.
"""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` escapes them

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from harness.gather.screening.columns import TIMES, Columns
from harness.gather.screening.dialect import DUCKDB
from harness.gather.screening.table import Table, in_memory, quoted


@contextmanager
def timed(columns: Columns, table: Table) -> Iterator[Table]:
    """The table itself, or the columns of its times in memory, as the view `outcomes`."""
    mapped = [getattr(columns, name) for name in TIMES if getattr(columns, name) is not None]
    if table.source == "outcomes" or not mapped:
        yield table
        return
    import pandas as pd  # noqa: PLC0415 - half a second to import

    needed = [*mapped, columns.requisition, columns.stage, columns.candidate, *columns.groups]
    names = list(dict.fromkeys(name for name in needed if name is not None))
    texts = ", ".join(f"CAST({quoted(name)} AS VARCHAR)" for name in names)
    frame = pd.DataFrame(
        table.rows(f"SELECT {texts} FROM {table.source}"), columns=names, dtype="str"
    )
    with in_memory() as connection:
        connection.register("outcomes", frame)
        yield replace(
            table,
            connection=connection,
            columns=tuple(names),
            types=tuple("VARCHAR" for _ in names),
            source="outcomes",
            dialect=DUCKDB,
        )

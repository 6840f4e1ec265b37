"""Counts places in rankings by group: exact among the first hundred, one count beyond."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections.abc import Mapping, Sequence
from typing import cast

from harness.employer import Screening
from harness.errors import Mistake
from harness.gather.screening.columns import Columns
from harness.gather.screening.counted_words import row_count
from harness.gather.screening.scores import AxisScores, binned, person_query
from harness.gather.screening.table import Table, quoted

LAST_PLACE = 100
"""Later places are counted together, as the next one."""


def axis_ranks(
    screening: Screening,
    columns: Columns,
    table: Table,
    spellings: Sequence[Mapping[str, str | None]],
) -> tuple[AxisScores, ...]:
    """Places of everybody whose outcome is known, by axis and stage, requisitions together."""
    if columns.rank is None:
        return ()
    place = f"CAST({_number(columns.rank, table)} AS BIGINT)"
    capped = f"CASE WHEN {place} > {LAST_PLACE} THEN {LAST_PLACE + 1} ELSE {place} END"
    query = person_query(screening, columns, table, [f"{capped} AS score"])
    return binned(screening, columns, table, spellings, query, measure="rank")


def rank_mistakes(columns: Columns, table: Table) -> list[Mistake]:
    """Ranks that are no whole numbers from 1."""
    if columns.rank is None:
        return []
    text = f"nullif(trim(CAST({quoted(columns.rank)} AS VARCHAR)), '')"
    number = _number(columns.rank, table)
    wrong, such_as = table.rows(
        f"SELECT count(*), min({text}) FROM {table.source} WHERE {text} IS NOT NULL\n"
        f"AND ({number} IS NULL OR NOT {number} BETWEEN 1 AND 1000000000 "
        f"OR {number} <> floor({number}))"
    )[0]
    if not wrong:
        return []
    problem = f"is no whole number from 1 in {row_count(cast('int', wrong))}, such as `{such_as}`"
    return [Mistake(place="rank", problem=problem)]


def _number(rank: str, table: Table) -> str:
    if table.is_number(rank):
        return f"CAST({quoted(rank)} AS FLOAT8)"
    return table.dialect.number(f"nullif(trim(CAST({quoted(rank)} AS VARCHAR)), '')")

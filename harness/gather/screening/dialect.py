"""What SQL differs in between the engine that comes along and databases elsewhere."""

from harness.record import record


@record
class Dialect:
    """How one kind of engine writes the few things that SQL does not agree on.

    Attributes:
        sum: The sum of doubles, as exact as the engine can.
        median: Whether it has `median`; elsewhere the middle rows are counted off.
        distinct: How many different values a column has, about or exactly.
        materialized: What keeps a named part of a query from being copied out first.
        reads_numbers: Whether text that is no number can be told from text that is one.
    """

    sum: str = "sum"
    median: bool = False
    distinct: str = "count(DISTINCT {})"
    materialized: str = ""
    reads_numbers: bool = True

    def number(self, text: str) -> str:
        """A text as a double, NULL where it is no number."""
        if self is DUCKDB:
            return f"TRY_CAST({text} AS FLOAT8)"
        if not self.reads_numbers:
            return "NULL"
        return f"CASE WHEN {text} ~ {_NUMBER} THEN CAST({text} AS FLOAT8) END"


_NUMBER = r"'^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,2})?$'"

DUCKDB = Dialect(
    sum="fsum",
    median=True,
    distinct="approx_count_distinct({})",
    materialized="NOT MATERIALIZED ",
)
POSTGRES = Dialect(materialized="NOT MATERIALIZED ")
PORTABLE = Dialect(reads_numbers=False)
"""Written as for PostgreSQL, and translated for every other engine."""


def quoted(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"

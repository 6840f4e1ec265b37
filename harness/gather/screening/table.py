"""An open table: where it lies, its columns, and what a query on it answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from harness.errors import ConfigError
from harness.gather.screening.dialect import DUCKDB, Dialect, literal, quoted
from harness.record import record

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Connection", "Cursor", "Table", "in_memory", "literal", "quoted", "unreadable"]

_NUMBERS = (
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL"),
    *("INT", "NUMERIC", "REAL"),
)
_TEXT = ("VARCHAR", "TEXT", "CHARACTER", "STRING", "BPCHAR")


class Cursor(Protocol):
    """What a query answers, as the DB-API has it."""

    def fetchall(self) -> Sequence[tuple[object, ...]]:
        """Every row."""


class Connection(Protocol):
    """A connection to whatever holds the table."""

    def execute(self, query: str, /) -> Cursor:
        """Run one query."""


@record
class Table:
    """An open table: its connection, what to call it, and its columns with their SQL types.

    `source` stands after FROM. `broken` are the exceptions that a mistake in the data raises.
    `ordered` says that rows have a place, the first after the header being `first_row`.
    """

    connection: Connection
    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    source: str = "outcomes"
    dialect: Dialect = DUCKDB
    broken: tuple[type[Exception], ...] = ()
    ordered: bool = False
    first_row: int = 1

    def is_number(self, column: str) -> bool:
        """Whether the column holds numbers already (a CSV's columns are all text)."""
        kind = self.types[self.columns.index(column)].upper()
        return kind.removeprefix("U").startswith(_NUMBERS) and not kind.startswith("INTERVAL")

    def is_text(self, column: str) -> bool:
        """Whether the column holds text."""
        return self.types[self.columns.index(column)].upper().startswith(_TEXT)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What a query answers.

        Raises:
            ConfigError: the file is broken further down, or the database does not answer.
        """
        try:
            return list(self.connection.execute(query).fetchall())
        except self.broken as error:
            if type(error).__name__ in {"BinderException", "CatalogException", "ParserException"}:
                raise  # a fault of the query and none of the file's
            raise unreadable(self.name, error) from error


@contextmanager
def in_memory() -> "Iterator[DuckDBPyConnection]":
    """A DuckDB of our own, for as long as the block lasts; it fetches and keeps nothing."""
    import duckdb  # noqa: PLC0415 - an eighth of a second to import

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "preserve_insertion_order": "false",
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        yield connection


def unreadable(name: str, error: Exception) -> ConfigError:
    """What to say of a file or a table that cannot be read."""
    reason = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    return ConfigError(
        f"`{name}` cannot be read: {reason}",
        remedy="Mend that line or save the table again, as CSV in UTF-8 or as Parquet",
    )

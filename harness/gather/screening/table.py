"""Opens a CSV or Parquet file as the DuckDB view `outcomes`; nothing is read until it is asked."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import ConfigError
from harness.record import record

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CSV = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
_PARQUET = (".parquet", ".pq")
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL")


@record
class Table:
    """An open table: its connection, what to call it, and its columns with their SQL types."""

    connection: "DuckDBPyConnection"
    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]

    def is_number(self, column: str) -> bool:
        """Whether the column holds numbers already (a CSV's columns are all text)."""
        kind = self.types[self.columns.index(column)]
        return kind.removeprefix("U").startswith(_NUMBERS)

    def is_text(self, column: str) -> bool:
        """Whether the column holds text."""
        return self.types[self.columns.index(column)] == "VARCHAR"

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What a query answers.

        Raises:
            ConfigError: the file is broken further down.
        """
        import duckdb  # noqa: PLC0415 - an eighth of a second to import

        try:
            found: list[tuple[object, ...]] = self.connection.execute(query).fetchall()
        except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException):
            raise  # a fault of the query and none of the file's
        except duckdb.Error as error:
            raise _unreadable(self.name, error) from error
        return found


@contextmanager
def opened(path: Path) -> Iterator[Table]:
    """Open the file for as long as the block lasts.

    Raises:
        ConfigError: there is no such file, it is empty, or it is neither CSV nor Parquet.
    """
    reader = _reader(path)
    import duckdb  # noqa: PLC0415 - an eighth of a second to import

    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "preserve_insertion_order": "false",
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        try:
            connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
            connection.execute(f"CREATE TEMP VIEW outcomes AS SELECT * FROM {reader}")
            shown = connection.execute("DESCRIBE outcomes").fetchall()
        except duckdb.Error as error:
            raise _unreadable(path.name, error) from error
        yield Table(
            connection=connection,
            name=path.name,
            columns=tuple(str(row[0]) for row in shown),
            types=tuple(str(row[1]) for row in shown),
        )


def quoted(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _reader(path: Path) -> str:
    name = path.name.lower()
    if not path.is_file():
        raise ConfigError(
            f"`{path}` is not a file",
            remedy="Give the CSV or Parquet file that your applicant-tracking system exports",
        )
    if path.stat().st_size == 0:
        raise ConfigError(f"`{path.name}` is empty", remedy="Export it again, with its header")
    if name.endswith(_PARQUET):
        return f"read_parquet({_file(path)})"
    if name.endswith(_CSV):
        return (
            f"read_csv({_file(path)}, delim = {literal(_separator(path))}, quote = '\"', "
            "escape = '\"', header = true, all_varchar = true, skip = 0, comment = '')"
        )
    raise ConfigError(
        f"`{path.name}` is neither CSV nor Parquet",
        remedy="Save the table as CSV (UTF-8), with one row for each candidate and stage",
    )


def _separator(path: Path) -> str:
    """What stands most often between the names of the header, outside quotes; else a comma."""
    start = gzip.open if path.suffix.lower() == ".gz" else open
    with start(path, "rb") as file:
        header = file.readline(1_000_000).decode("utf-8", errors="replace")
    bare = "".join(header.split('"')[::2])
    return max(",;\t|", key=lambda mark: (bare.count(mark), mark == ","))


def _file(path: Path) -> str:
    """The path as SQL writes it, without its characters standing for other files."""
    return literal("".join(f"[{c}]" if c in "*?[" else c for c in str(path)))


def _unreadable(name: str, error: Exception) -> ConfigError:
    reason = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    return ConfigError(
        f"`{name}` cannot be read: {reason}",
        remedy="Mend that line or save the table again, as CSV in UTF-8 or as Parquet",
    )

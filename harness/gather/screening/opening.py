"""Opens whatever holds the outcomes: a file, a dataframe, or a table of a database."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening.dialect import literal, quoted
from harness.gather.screening.frames import arrow_or_pandas
from harness.gather.screening.separated import as_utf8, is_plain, written
from harness.gather.screening.table import Table, in_memory, unreadable
from harness.gather.screening.workbook import SUFFIXES, sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CSV = (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
_PARQUET = (".parquet", ".pq")


@contextmanager
def opened(screening: Screening, folder: Path, frame: object = None) -> Iterator[Table]:
    """Open the table that `screening` names for as long as the block lasts.

    Args:
        screening: The file or the database.
        folder: Where a relative file name starts.
        frame: A dataframe to count instead (pandas, polars, pyarrow … whatever narwhals reads).

    Raises:
        ConfigError: there is no such table, it is empty, or it cannot be read.
    """
    if frame is None and screening.database_env is not None:
        from harness.gather.screening.databases import database  # noqa: PLC0415 - rarely needed

        with database(screening) as table:
            yield table
        return
    with ExitStack() as stack:
        connection = stack.enter_context(in_memory())
        if frame is not None:
            connection.register("given", arrow_or_pandas(frame))
            yield _viewed(connection, "dataframe", "given", ordered=True)
            return
        path = folder / screening.table
        _there(path, screening)
        name = path.name.lower()
        if name.endswith(SUFFIXES):
            connection.register("given", sheet(path, screening))
            first = screening.skip_lines + 2
            yield _viewed(connection, path.name, "given", ordered=True, first_row=first)
        elif name.endswith(_PARQUET):
            yield _viewed(connection, path.name, f"read_parquet({_file(path)})", ordered=True)
        elif name.endswith(_CSV):
            source, skip = _csv(path, screening, stack)
            yield _viewed(connection, path.name, source, ordered=True, first_row=skip + 2)
        else:
            raise ConfigError(
                f"`{path.name}` is neither CSV, Parquet nor Excel",
                remedy="Save the table as CSV (UTF-8), with one row for each candidate and stage",
            )


def _there(path: Path, screening: Screening) -> None:
    if "://" in screening.table:
        raise ConfigError(
            "`table` holds an address, and an address may hold a password",
            remedy="Put the address into an environment variable, name that in `database_env`, "
            "and the table in `table`",
        )
    if not path.is_file():
        raise ConfigError(
            f"`{path}` is not a file",
            remedy="Give the CSV, Parquet or Excel file that your applicant-tracking system "
            "exports",
        )
    if path.stat().st_size == 0:
        raise ConfigError(f"`{path.name}` is empty", remedy="Export it again, with its header")


def _csv(path: Path, screening: Screening, stack: ExitStack) -> tuple[str, int]:
    """The file as DuckDB reads it, and the lines above its header."""
    file = written(path, screening)
    readable = path
    if not is_plain(file):
        readable = as_utf8(file, Path(stack.enter_context(TemporaryDirectory())))
    reader = (
        f"read_csv({_file(readable)}, delim = {literal(file.separator)}, quote = '\"', "
        f"escape = '\"', header = true, all_varchar = true, skip = {file.skip}, comment = '')"
    )
    return reader, file.skip


def _viewed(
    connection: "DuckDBPyConnection",
    name: str,
    source: str,
    *,
    ordered: bool = False,
    first_row: int = 1,
) -> Table:
    """The source as the view `outcomes`; nothing is read until it is asked."""
    import duckdb  # noqa: PLC0415 - imported by now

    try:
        connection.execute(f"CREATE TEMP VIEW outcomes AS SELECT * FROM {source}")
        shown = connection.execute("DESCRIBE outcomes").fetchall()
        listed = [str(row[0]) for row in shown if str(row[1]).startswith("ENUM")]
        if listed:
            text = ", ".join(f"CAST({quoted(c)} AS VARCHAR) AS {quoted(c)}" for c in listed)
            connection.execute(
                f"CREATE OR REPLACE TEMP VIEW outcomes AS SELECT * REPLACE ({text}) FROM {source}"
            )
            shown = connection.execute("DESCRIBE outcomes").fetchall()
    except duckdb.Error as error:
        raise unreadable(name, error) from error
    return Table(
        connection=connection,
        name=name,
        columns=tuple(str(row[0]) for row in shown),
        types=tuple(str(row[1]) for row in shown),
        broken=(duckdb.Error,),
        ordered=ordered,
        first_row=first_row,
    )


def _file(path: Path) -> str:
    """The path as SQL writes it, without its characters standing for other files."""
    return literal("".join(f"[{c}]" if c in "*?[" else c for c in str(path)))

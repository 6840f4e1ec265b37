"""Counts a table or a query where it lies, in a database: PostgreSQL, or any that ibis reaches.

The address comes from an environment variable alone, and is never shown: it holds a password.
"""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` escapes them

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening.dialect import DUCKDB, PORTABLE, POSTGRES, Dialect, quoted
from harness.gather.screening.table import Connection, Cursor, Table
from harness.record import record

_POSTGRES = ("postgresql", "postgres")


@contextmanager
def database(screening: Screening, environment: Mapping[str, str] = os.environ) -> Iterator[Table]:
    """Open the table or the query, to be read only, for as long as the block lasts.

    Args:
        screening: The variable's name, and the table or the query.
        environment: Where the variable is looked up.

    Raises:
        ConfigError: no address, a database that does not answer, or no such table.
    """
    address = _address(screening, environment)
    scheme = urlsplit(address).scheme.partition("+")[0]
    source = _source(screening)
    name = screening.table or "the query"
    if scheme in _POSTGRES:
        opening = _postgres(address, name, source)
    elif scheme == "duckdb":
        opening = _duckdb(address, name, source)
    else:
        opening = _elsewhere(address, scheme, name, source)
    with opening as table:
        yield table


def _address(screening: Screening, environment: Mapping[str, str]) -> str:
    variable = screening.database_env or ""
    if "://" in variable:
        raise ConfigError(
            "`database_env` holds an address; it takes the name of an environment variable",
            remedy="Put the address into a variable such as `SCREENING_DATABASE`, and name that",
        )
    address = environment.get(variable, "").strip()
    if "://" not in address:
        raise ConfigError(
            f"the environment variable `{variable}` holds no address of a database",
            remedy="Set it to an address such as `postgresql://user:password@host/name`",
        )
    return address


def _source(screening: Screening) -> str:
    """What stands after FROM."""
    if screening.query is not None:
        return f"({screening.query.strip().rstrip(';')}) AS outcomes"
    if not screening.table:
        raise ConfigError(
            "`[screening]` names neither a table nor a query",
            remedy="Set `table` to `name` or `schema.name`, or `query` to a SELECT",
        )
    return ".".join(quoted(part) for part in screening.table.split(".")) + " AS outcomes"


@contextmanager
def _postgres(address: str, name: str, source: str) -> Iterator[Table]:
    try:
        import psycopg  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise _missing("PostgreSQL", "postgres") from error
    broken = (psycopg.Error,)
    with _reported(name, broken):
        connection = psycopg.connect(address)
    with connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with _reported(name, broken):
            found = connection.execute(f"SELECT * FROM {source} LIMIT 0".encode()).description
        kinds = {kind.oid: kind.name.upper() for kind in psycopg.adapters.types}
        shown = [(column.name, kinds.get(column.type_code, "?")) for column in found or ()]
        yield _described(
            _Plain(run=connection), name, source, shown, dialect=POSTGRES, broken=broken
        )


@contextmanager
def _duckdb(address: str, name: str, source: str) -> Iterator[Table]:
    import duckdb  # noqa: PLC0415 - an eighth of a second to import

    path = Path(address.partition("://")[2])
    if not path.is_file():
        raise ConfigError(f"`{path.name}` is not a file", remedy="Give a DuckDB database file")
    broken = (duckdb.Error,)
    with _reported(name, broken):
        connection = duckdb.connect(path, read_only=True)
    with connection:
        with _reported(name, broken):
            connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
            connection.execute(f"CREATE TEMP VIEW outcomes AS SELECT * FROM {source}")
            shown = connection.execute("DESCRIBE outcomes").fetchall()
        yield _described(connection, name, "outcomes", shown, dialect=DUCKDB, broken=broken)


@contextmanager
def _elsewhere(address: str, scheme: str, name: str, source: str) -> Iterator[Table]:
    try:
        import ibis  # noqa: PLC0415 - an extra
        import sqlglot  # noqa: PLC0415 - comes with ibis
    except ModuleNotFoundError as error:
        raise _missing(f"`{scheme}`", "databases") from error
    broken = (Exception,)
    with _reported(name, broken):
        backend = ibis.connect(address)
        told = backend.sql(f"SELECT * FROM {source}", dialect="postgres").schema()
    shown = [(column, _sql_type(kind)) for column, kind in told.items()]
    speaking = _Translated(backend=backend, to=backend.dialect, translate=sqlglot.transpile)
    try:
        yield _described(speaking, name, source, shown, dialect=PORTABLE, broken=broken)
    finally:
        backend.disconnect()


def _sql_type(kind: object) -> str:
    """Ibis's word for a type as SQL's."""
    word = str(kind).lstrip("!").partition("(")[0]
    return {"string": "VARCHAR", "boolean": "BOOLEAN"}.get(word, _NUMBERS.get(word, word.upper()))


_NUMBERS = {
    **{f"{sign}int{size}": "BIGINT" for sign in ("", "u") for size in (8, 16, 32, 64)},
    **{f"float{size}": "DOUBLE" for size in (16, 32, 64)},
    "decimal": "DECIMAL",
}


def _described(
    connection: Connection,
    name: str,
    source: str,
    shown: Sequence[tuple[object, ...]],
    *,
    dialect: Dialect,
    broken: tuple[type[Exception], ...],
) -> Table:
    return Table(
        connection=connection,
        name=name,
        columns=tuple(str(row[0]) for row in shown),
        types=tuple(str(row[1]) for row in shown),
        source=source,
        dialect=dialect,
        broken=broken,
    )


@record
class _Plain:
    """A connection of psycopg: its queries are bytes or literals, ours are texts."""

    run: object

    def execute(self, query: str, /) -> Cursor:
        """Run one query."""
        found: Cursor = self.run.execute(query.encode())  # type: ignore[attr-defined]  # an extra
        return found


@record
class _Translated:
    """A connection of ibis, which is spoken to in its engine's own SQL."""

    backend: object
    to: object
    translate: object

    def execute(self, query: str, /) -> Cursor:
        """Run one query."""
        (own,) = self.translate(query, read="postgres", write=self.to)  # type: ignore[operator]  # an extra
        found: Cursor = self.backend.raw_sql(own)  # type: ignore[attr-defined]  # an extra
        return found


@contextmanager
def _reported(name: str, broken: tuple[type[Exception], ...]) -> Iterator[None]:
    """Say what the database says, and never the address."""
    try:
        yield
    except ConfigError:
        raise
    except broken as error:
        reason = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
        if "://" in reason or "password" in reason:
            reason = type(error).__name__
        raise ConfigError(
            f"`{name}` cannot be read from the database: {reason}",
            remedy="Try the table's name and the address with the database's own client",
        ) from error


def _missing(what: str, extra: str) -> ConfigError:
    return ConfigError(
        f"reading from {what} needs a package that is not installed",
        remedy=f"`pip install 'othershoe[{extra}]'`",
    )

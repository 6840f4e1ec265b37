"""A table in a database gives what its file gives, counted where it lies."""

# ruff: noqa: S608 - the SQL writes the tests' own tables

import csv
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import psycopg
import pytest

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening import read_screening
from harness.gather.screening.reading import ScreeningRead

HEADER = (
    *("req", "step", "gender", "race", "decision", "mark", "place", "good", "email"),
    *("applied", "told"),
)
SCREENING = Screening(
    table="t.csv",
    columns={
        "requisition": "req",
        "stage": "step",
        "sex": "gender",
        "outcome": "decision",
        "score": "mark",
        "rank": "place",
        "truth": "good",
        "candidate": "email",
        "applied_at": "applied",
        "told_at": "told",
        "period": "applied",
    },
    groups=("sex", "race"),
    period_of="quarter",
    categories={"outcome": {"pending": ""}},
)
VARIABLE = "OTHERSHOE_TEST_DATABASE"


def rows(number: int = 500, seed: int = 7) -> list[tuple[object, ...]]:
    chance = random.Random(seed)
    return [
        (
            f"R'{k % 5}",
            chance.choice(("screen", "interview ", "")),
            chance.choice(("Female", "male", " Male", "", "unknown")),
            chance.choice(("Black", "White", "Asian")),
            chance.choice(("yes", "no", "NO", "pending", "")),
            chance.choice((chance.randrange(40) / 4, "")),
            1 + k % 130,
            chance.choice(("true", "false", "")),
            f"{k}@mail.example",
            f"2026-{1 + k % 9:02}-0{1 + k % 7}",
            chance.choice(("", "2026-10-02")),
        )
        for k in range(number)
    ]


def write(path: Path, found: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *found])


def same(there: ScreeningRead, here: ScreeningRead) -> None:
    assert there.counted.cells == here.counted.cells
    assert there.counted.median == here.counted.median
    assert there.counted.spellings == here.counted.spellings
    assert there.scores == here.scores
    assert there.waits == here.waits


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    pgserver = pytest.importorskip("pgserver")
    with TemporaryDirectory() as folder:
        running = pgserver.get_server(folder)
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


def put(server: str, found: list[tuple[object, ...]], *, typed: bool = False) -> None:
    kinds = dict.fromkeys(HEADER, "text")
    if typed:
        kinds |= {"mark": "double precision", "place": "integer", "applied": "date"}
        kinds |= {"told": "timestamp", "good": "boolean"}
    with psycopg.connect(server) as connection:
        connection.execute("DROP TABLE IF EXISTS people")
        listed = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
        connection.execute(f"CREATE TABLE people ({listed})".encode())
        places = ", ".join(["%s"] * len(HEADER))
        blank = [tuple(None if typed and v == "" else v for v in row) for row in found]
        connection.cursor().executemany(f"INSERT INTO people VALUES ({places})".encode(), blank)


@pytest.mark.parametrize("typed", [False, True], ids=["all text", "typed columns"])
def test_postgresql_gives_what_the_file_gives(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch, typed: bool
) -> None:
    found = rows()
    write(tmp_path / "t.csv", found)
    put(server, found, typed=typed)
    monkeypatch.setenv(VARIABLE, server)
    there = replace(SCREENING, table="public.people", database_env=VARIABLE)
    same(read_screening(there, folder=tmp_path), read_screening(SCREENING, folder=tmp_path))


def test_a_query_is_counted_and_can_change_nothing(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(server, rows())
    monkeypatch.setenv(VARIABLE, server)
    query = "SELECT * FROM people WHERE req = 'R''1';"
    found = read_screening(
        replace(SCREENING, table="", query=query, database_env=VARIABLE), folder=tmp_path
    )
    assert {cell.requisition for cell in found.counted.cells} == {"R'1"}
    writing = "WITH gone AS (DELETE FROM people RETURNING *) SELECT * FROM gone"
    with pytest.raises(ConfigError):
        read_screening(
            replace(SCREENING, table="", query=writing, database_env=VARIABLE), folder=tmp_path
        )
    with psycopg.connect(server) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (500,)


def test_mistakes_in_a_database_are_those_of_the_file(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [*rows(), ("R1", "s", "x", "y", "maybe", "n/a", "first", "?", "0@m", "soon", "")]
    write(tmp_path / "t.csv", found)
    put(server, found)
    monkeypatch.setenv(VARIABLE, server)
    places = []
    for screening in (SCREENING, replace(SCREENING, table="people", database_env=VARIABLE)):
        with pytest.raises(ConfigError) as caught:
            read_screening(screening, folder=tmp_path)
        places.append([mistake.place for mistake in caught.value.mistakes])
    assert places[0] == places[1]
    assert len(places[0]) == 6


def test_the_address_is_never_shown(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql://someone:hunter2@127.0.0.1:9/none")
    wrong: dict[str, Any] = {"table": "people", "database_env": VARIABLE}
    for screening in (
        replace(SCREENING, **wrong),
        replace(SCREENING, table="postgresql://someone:hunter2@host/name"),
        replace(SCREENING, table="people", database_env="postgresql://someone:hunter2@host/name"),
    ):
        with pytest.raises(ConfigError) as caught:
            read_screening(screening, folder=tmp_path)
        assert "hunter2" not in str(caught.value)
    monkeypatch.setenv(VARIABLE, server)
    with pytest.raises(ConfigError, match="does not exist"):
        read_screening(replace(SCREENING, table="nobody", database_env=VARIABLE), folder=tmp_path)


def test_a_duckdb_file_gives_what_the_csv_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "t.csv", rows())
    with duckdb.connect(tmp_path / "t.duckdb") as connection:
        connection.execute(
            f"CREATE TABLE people AS FROM read_csv('{tmp_path / 't.csv'}', all_varchar = true)"
        )
    monkeypatch.setenv(VARIABLE, f"duckdb://{tmp_path / 't.duckdb'}")
    there = replace(SCREENING, table="people", database_env=VARIABLE)
    same(read_screening(there, folder=tmp_path), read_screening(SCREENING, folder=tmp_path))


def test_any_database_that_ibis_reaches_gives_what_the_file_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ibis", reason="comes with othershoe[databases]")
    found = rows()
    write(tmp_path / "t.csv", found)
    kinds = dict.fromkeys(HEADER, "text") | {"mark": "real", "place": "integer"}
    with sqlite3.connect(tmp_path / "t.sqlite") as connection:
        connection.execute(f"CREATE TABLE people ({', '.join(map(' '.join, kinds.items()))})")
        connection.executemany(
            f"INSERT INTO people VALUES ({', '.join('?' * len(HEADER))})",
            [tuple(None if value == "" else value for value in row) for row in found],
        )
    connection.close()
    monkeypatch.setenv(VARIABLE, f"sqlite://{tmp_path / 't.sqlite'}")
    there = replace(SCREENING, table="people", database_env=VARIABLE)
    same(read_screening(there, folder=tmp_path), read_screening(SCREENING, folder=tmp_path))


@pytest.mark.parametrize("missing", ["", "no address"])
def test_an_empty_variable_is_said_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setenv(VARIABLE, missing)
    with pytest.raises(ConfigError, match=VARIABLE):
        read_screening(replace(SCREENING, table="people", database_env=VARIABLE), folder=tmp_path)

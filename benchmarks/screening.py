"""`othershoe screen` against the bare count in DuckDB, and against the fairness libraries."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.peers import PEERS, Peer, python_with
from benchmarks.ratio import Ratio, Side, in_turns, peak_of

_SEED = 0.20260302
_MANY, _FEWER = 10_000_000, 200_000

_COUNT = """
import sys
import duckdb
query = (
    "SELECT sex, race, requisition, count(*), sum(selected)"
    f" FROM '{sys.argv[1]}' GROUP BY ALL ORDER BY ALL"
)
rows = duckdb.sql(query).fetchall()
for row in rows:
    print(*row)
print(sum(row[3] for row in rows))
"""
_SCORED = """
import sys
import duckdb
file = sys.argv[1]
middle = duckdb.sql(f"SELECT median(score) FROM '{file}'").fetchall()[0][0]
query = (
    "SELECT sex, race, requisition, count(*), sum(selected), count(*) FILTER (score > ?)"
    f" FROM '{file}' GROUP BY ALL ORDER BY ALL"
)
rows = duckdb.execute(query, [middle]).fetchall()
for row in rows:
    print(*row)
print(sum(row[3] for row in rows))
"""
_GROUP_TABLE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from harness.employer import Screening
from harness.gather.screening import read_screening, screening_counts
from harness.gather.screening.group_table import fairlearn_tables
columns = {name: name for name in ("sex", "race", "requisition")} | {"outcome": "selected"}
screening = Screening(table=sys.argv[1], columns=columns, groups=("sex", "race"))
read = read_screening(screening, folder=Path(), counts_only=True)
stamp = {"id": "screening/1", "at": datetime(2026, 3, 2, tzinfo=UTC), "walk": None}
counts = screening_counts(screening, read, stamp=stamp)
began = perf_counter()
import fairlearn.metrics
imported = perf_counter()
tables = fairlearn_tables(counts)
assert len(tables) == 2
print(imported - began, perf_counter() - imported)
"""


def measure() -> tuple[Ratio, ...]:
    """Whole processes, from start to exit, on the same Parquet file."""
    with TemporaryDirectory() as temporary:
        many, fewer = Path(temporary) / "many.parquet", Path(temporary) / "fewer.parquet"
        _write(many, rows=_MANY)
        _write(fewer, rows=_FEWER)
        return (
            *_against_the_count(many),
            _group_table(many),
            *_against_peers(fewer, rows=_FEWER, times=3),
            *_against_peers(many, rows=_MANY, times=1),
        )


def _against_the_count(many: Path) -> tuple[Ratio, ...]:
    count = ("DuckDB, bare GROUP BY", lambda: _python(_COUNT, many, rows=_MANY))
    whole = "`othershoe screen`, full battery, 10,000 bootstrap replicates"
    with_scores = ("--score", "score")
    return (
        in_turns(
            f"{_MANY:,} rows",
            ours=(whole, lambda: _screen(many, rows=_MANY)),
            other=count,
            times=5,
            note="whole processes; the bare count makes the cube, and no statistic of it",
        ),
        in_turns(
            f"{_MANY:,} rows, scoring rates too",
            ours=(f"{whole}, `--score`", lambda: _screen(many, *with_scores, rows=_MANY)),
            other=("DuckDB, bare median and GROUP BY", lambda: _python(_SCORED, many, rows=_MANY)),
            times=3,
            note="scoring rates at the median alone; ours reads them at every score as well",
        ),
        _memory("peak memory", many, limit=250),
        _memory("peak memory, scoring rates too", many, *with_scores, limit=450),
    )


def _memory(of: str, many: Path, *more: str, limit: int) -> Ratio:
    """Our peak memory beside the most that we allow ourselves."""
    return Ratio(
        of=f"{_MANY:,} rows, {of}",
        unit="MB",
        ours=Side(what="`othershoe screen`", values=(peak_of(_command(many, *more)).megabytes,)),
        other=Side(what="our limit", values=(float(limit),)),
    )


def _group_table(many: Path) -> Ratio:
    """What fairlearn's table costs a run beside its counts; most of it is fairlearn's import."""
    found = [_printed(sys.executable, _GROUP_TABLE, many).split() for _ in range(3)]
    return Ratio(
        of="fairlearn's group table of the cube",
        unit="s",
        ours=Side(what="both axes", values=tuple(float(times[1]) for times in found)),
        other=Side(what="fairlearn's import", values=tuple(float(times[0]) for times in found)),
        note="runs make it, `othershoe screen` does not",
    )


def _against_peers(table: Path, *, rows: int, times: int) -> tuple[Ratio, ...]:
    text = table.with_suffix(".csv")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{table}') TO '{text}'")
    found: list[Ratio] = []
    for peer in PEERS:
        python = python_with(peer)
        if python is None:
            print(f"{peer.name} does not install here: left out", file=sys.stderr)
            continue
        read = text if peer.reads == "csv" else table
        try:
            found += _beside(peer, [python, "-c", peer.script, read], read, rows=rows, times=times)
        except subprocess.CalledProcessError as error:
            last = error.stderr.strip().splitlines()[-1:]
            print(f"{peer.name} does not run here: {' '.join(last)}", file=sys.stderr)
    return tuple(found)


def _beside(
    peer: Peer, command: list[str | Path], table: Path, *, rows: int, times: int
) -> tuple[Ratio, Ratio]:
    """A peer's whole process beside ours on the same file: its time, and its peak memory."""
    told = peak_of(command)
    assert int(told.printed.split()[-1]) == rows, f"{peer.name} counted other rows"
    of = f"{rows:,} rows, {peer.reads}"
    return (
        in_turns(
            of,
            ours=("`othershoe screen`", partial(_screen, table, rows=rows)),
            other=(peer.name, partial(_run, command)),
            times=times,
            note=f"{peer.name}: {_WHAT}",
        ),
        Ratio(
            of=f"{of}, peak memory",
            unit="MB",
            ours=Side(what="`othershoe screen`", values=(peak_of(_command(table)).megabytes,)),
            other=Side(what=peer.name, values=(told.megabytes,)),
        ),
    )


_WHAT = "whole processes; theirs has rates and ratios by group, without strata or score intervals"


def _run(command: list[str | Path]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _printed(python: str | Path, script: str, table: Path) -> str:
    return _run([python, "-c", script, table])


def _write(path: Path, *, rows: int) -> None:
    """Rows of 3 sexes, 8 races, 200 requisitions and a score; 3 in 10 are selected, by chance."""
    query = f"""
        COPY (
            SELECT
                'sex ' || CAST(floor(random() * 3) AS INTEGER) AS sex,
                'race ' || CAST(floor(random() * 8) AS INTEGER) AS race,
                'R-' || CAST(floor(random() * 200) AS INTEGER) AS requisition,
                round(random() * 100, 3) AS score,
                CAST(random() < 0.3 AS INTEGER) AS selected
            FROM range({rows})
        ) TO '{path}' (FORMAT parquet)
    """  # noqa: S608 - our own numbers and path
    with duckdb.connect() as connection:
        connection.execute(f"SET threads = 1; SELECT setseed({_SEED})")
        connection.execute(query)


def _command(table: Path, *more: str) -> list[str | Path]:
    program = Path(sys.executable).with_name("othershoe")
    axes = ("--group", "sex", "--group", "race", "--requisition", "requisition")
    told = ("--outcome", "selected", "--bootstrap", "10000", "--format", "json")
    return [program, "screen", table, *axes, *told, *more]


def _screen(table: Path, *more: str, rows: int) -> None:
    finished = subprocess.run(_command(table, *more), capture_output=True, text=True, check=False)
    assert finished.returncode in {0, 1}, finished.stderr
    assert json.loads(finished.stdout)["rows"] == rows


def _python(script: str, table: Path, *, rows: int) -> None:
    assert int(_printed(sys.executable, script, table).split()[-1]) == rows

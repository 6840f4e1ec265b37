"""`othershoe screen` against the bare count in DuckDB, and against fairlearn's MetricFrame."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.ratio import Ratio, in_turns

_SEED = 20260302
_MANY, _FEWER = 2_000_000, 200_000

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
_FAIRLEARN = """
import sys
import pandas as pd
from fairlearn.metrics import MetricFrame, count, selection_rate
rows = pd.read_parquet(sys.argv[1])
for axis in ("sex", "race"):
    frame = MetricFrame(
        metrics={"n": count, "rate": selection_rate},
        y_true=rows["selected"],
        y_pred=rows["selected"],
        sensitive_features=rows[axis],
    )
    print(frame.by_group, frame.ratio())
print(int(frame.by_group["n"].sum()))
"""


def measure() -> tuple[Ratio, ...]:
    """Whole processes, from start to exit, on the same Parquet file."""
    with TemporaryDirectory() as temporary:
        many, fewer = Path(temporary) / "many.parquet", Path(temporary) / "fewer.parquet"
        _write(many, rows=_MANY)
        _write(fewer, rows=_FEWER)
        ours = "`othershoe screen --format json`, full battery"
        return (
            in_turns(
                f"{_MANY:,} rows",
                ours=(ours, lambda: _screen(many, rows=_MANY)),
                other=("DuckDB, bare GROUP BY", lambda: _python(_COUNT, many, rows=_MANY)),
                times=3,
                note="whole processes; the bare count makes the cube, and no statistic of it",
            ),
            in_turns(
                f"{_FEWER:,} rows",
                ours=(ours, lambda: _screen(fewer, rows=_FEWER)),
                other=("fairlearn MetricFrame", lambda: _python(_FAIRLEARN, fewer, rows=_FEWER)),
                times=3,
                note="whole processes; fairlearn counts, rates and ratios by group, without "
                "intervals, tests or strata",
            ),
        )


def _write(path: Path, *, rows: int) -> None:
    """Rows of 3 sexes, 8 races and 200 requisitions; 3 in 10 are selected, by chance."""
    drawn = f"hash(i * 4 + {{part}}, {_SEED})"
    query = f"""
        COPY (
            SELECT
                'sex ' || ({drawn.format(part=0)} % 3) AS sex,
                'race ' || ({drawn.format(part=1)} % 8) AS race,
                'R-' || ({drawn.format(part=2)} % 200) AS requisition,
                CAST({drawn.format(part=3)} % 10 < 3 AS INTEGER) AS selected
            FROM range({rows}) AS numbers(i)
        ) TO '{path}' (FORMAT parquet)
    """  # noqa: S608 - our own numbers and path
    with duckdb.connect() as connection:
        connection.execute(query)


def _screen(table: Path, *, rows: int) -> None:
    program = Path(sys.executable).with_name("othershoe")
    axes = ("--group", "sex", "--group", "race", "--requisition", "requisition")
    finished = subprocess.run(
        [program, "screen", table, *axes, "--outcome", "selected", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode in {0, 1}, finished.stderr
    assert json.loads(finished.stdout)["rows"] == rows


def _python(script: str, table: Path, *, rows: int) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", script, table], capture_output=True, text=True, check=True
    )
    assert int(finished.stdout.split()[-1]) == rows

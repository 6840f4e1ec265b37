import csv
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from harness.errors import ConfigError
from harness.practice.faults import Fault
from harness.practice.history import write_history

UNTIL = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
AXES = ("sex", "race_ethnicity", "age_band")
BLACK = "Black or African American"
Rows = list[dict[str, str]]


def history(folder: Path, *faults: Fault, seed: int = 1, rows: int = 20_000) -> Rows:
    path = write_history(
        folder / f"{'-'.join(faults) or 'kind'}-{seed}.csv",
        faults=frozenset(faults),
        until=UNTIL,
        rows=rows,
        requisitions=40,
        seed=seed,
    )
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def rates(rows: Rows, axis: str) -> dict[str, float]:
    n: Counter[str] = Counter(row[axis] for row in rows)
    selected: Counter[str] = Counter(row[axis] for row in rows if row["advanced"] == "yes")
    return {group: selected[group] / n[group] for group in n if group != "Unknown"}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("axis", AXES)
def test_a_kind_employer_selects_every_group_alike(tmp_path: Path, axis: str, seed: int) -> None:
    shares = rates(history(tmp_path, seed=seed), axis)
    assert min(shares.values()) / max(shares.values()) > 0.95


def test_groups_are_large_enough_to_say_so(tmp_path: Path) -> None:
    rows = history(tmp_path)
    for axis in AXES:
        assert min(Counter(row[axis] for row in rows if row[axis] != "Unknown").values()) >= 1500


def test_a_kind_employer_is_even_within_requisitions(tmp_path: Path) -> None:
    by_requisition: dict[str, Rows] = defaultdict(list)
    for row in history(tmp_path):
        by_requisition[row["requisition"]].append(row)
    assert len(by_requisition) == 40
    for rows in by_requisition.values():
        shares = rates(rows, "sex")
        assert abs(shares["Female"] - shares["Male"]) < 0.08


def test_the_planted_disparity_is_there_and_only_there(tmp_path: Path) -> None:
    rows = history(tmp_path, Fault.BIASED_HISTORY)
    shares = rates(rows, "race_ethnicity")
    others = [share for group, share in shares.items() if group != BLACK]
    assert shares[BLACK] / max(others) < 0.75
    assert min(others) / max(others) > 0.95
    for axis in ("sex", "age_band"):
        shares = rates(rows, axis)
        assert min(shares.values()) / max(shares.values()) > 0.95


def share(rows: Rows, column: str, value: str) -> float:
    return sum(row[column] == value for row in rows) / len(rows)


def test_a_third_is_unknown_with_the_fault_and_little_without(tmp_path: Path) -> None:
    kind, hidden = history(tmp_path), history(tmp_path, Fault.UNKNOWN_HISTORY)
    for axis in ("sex", "race_ethnicity"):
        assert 0.005 < share(kind, axis, "Unknown") < 0.04
        assert share(hidden, axis, "Unknown") > 0.3
    assert share(hidden, "age_band", "Unknown") < 0.04
    shares = rates(hidden, "race_ethnicity")
    assert min(shares.values()) / max(shares.values()) > 0.85


def test_a_kind_employer_tells_everybody_and_the_fault_does_not(tmp_path: Path) -> None:
    assert share(history(tmp_path), "told_at", "") == 0
    silent = history(tmp_path, Fault.NEVER_TOLD_HISTORY)
    declined = [row for row in silent if row["advanced"] == "no"]
    assert 0.5 < share(declined, "told_at", "") < 0.6
    assert rates(silent, "race_ethnicity") == rates(history(tmp_path), "race_ethnicity")


def test_scores_decide_within_a_requisition(tmp_path: Path) -> None:
    by_requisition: dict[str, Rows] = defaultdict(list)
    for row in history(tmp_path, rows=2000):
        by_requisition[row["requisition"]].append(row)
    for rows in by_requisition.values():
        advanced = [float(row["ai_score"]) for row in rows if row["advanced"] == "yes"]
        others = [float(row["ai_score"]) for row in rows if row["advanced"] == "no"]
        assert min(advanced) >= max(others)


def test_times_follow_one_another(tmp_path: Path) -> None:
    for row in history(tmp_path, rows=2000):
        applied, decided, told = (
            datetime.fromisoformat(row[name]) for name in ("applied_at", "decided_at", "told_at")
        )
        assert applied < decided < told < UNTIL
        if row["interviewed_at"]:
            assert applied < datetime.fromisoformat(row["interviewed_at"]) < decided
        assert bool(row["interviewed_at"]) == (row["advanced"] == "yes")


def test_ids_are_unique_and_rows_as_many_as_asked_for(tmp_path: Path) -> None:
    rows = history(tmp_path, rows=1003)
    assert len({row["application_id"] for row in rows}) == len(rows) == 1003


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    paths = [
        write_history(
            tmp_path / name, faults=frozenset(), until=UNTIL, rows=500, requisitions=5, seed=seed
        )
        for name, seed in (("a.csv", 1), ("b.csv", 1), ("c.csv", 2))
    ]
    first, again, other = (path.read_bytes() for path in paths)
    assert first == again != other


def test_parquet_holds_the_same_rows_with_times(tmp_path: Path) -> None:
    path = write_history(
        tmp_path / "h.parquet", faults=frozenset(), until=UNTIL, rows=500, requisitions=5, seed=1
    )
    with duckdb.connect() as database:
        table = database.read_parquet(str(path))
        kinds = dict(zip(table.columns, map(str, table.types), strict=True))
        count = table.count("*").fetchall()
    assert kinds["applied_at"] == "TIMESTAMP WITH TIME ZONE"
    assert count == [(500,)]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("name", "rows"), [("h.xlsx", 100), ("h.csv", 3)])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str, rows: int) -> None:
    with pytest.raises(ConfigError):
        write_history(
            tmp_path / name, faults=frozenset(), until=UNTIL, rows=rows, requisitions=5, seed=1
        )

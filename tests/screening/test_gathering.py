"""Evidence of a screening table: counts, fairlearn's table of them, waits; never a row."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.employer import Screening
from harness.evidence import (
    Evidence,
    GatherFault,
    GroupTable,
    ScoreCounts,
    ScreeningCounts,
    WaitingTimes,
)
from harness.example import NOW
from harness.example.screening import counts as example_counts
from harness.gather.screening import gather_screening
from harness.gather.screening.gathering import write_group_tables
from harness.gather.screening.group_table import fairlearn_tables
from harness.stats.battery import battery
from harness.store import RunFolder

COLUMNS = {
    "requisition": "req",
    "outcome": "decision",
    "score": "score",
    "candidate": "email",
    "applied_at": "applied",
    "told_at": "told",
}
SCREENING = Screening(
    table="t.csv",
    columns=COLUMNS,
    groups=("sex", "race"),
    selected=("hired",),
    rejected=("declined",),
)


def gathered(folder: Path, screening: Screening = SCREENING) -> tuple[Evidence, ...]:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["req", "email", "sex", "race", "score", "decision", "applied", "told"])
        for k in range(240):
            writer.writerow(
                [
                    f"R{k % 3}",
                    f"person-{k}@mail.example",
                    ("Female", "Male", "")[k % 5 % 3],
                    ("Black", "White", "Asian", "unknown")[k % 7 % 4],
                    50 + k % 11,
                    "hired" if k % 4 == 0 else "declined",
                    "2026-01-01",
                    "2026-01-20" if k % 2 else "",
                ]
            )
    clock = datetime(2026, 3, 2, tzinfo=UTC)
    log = RunFolder.create(folder / "run").log("screening", clock=lambda: clock)
    gather_screening(screening, folder=folder, log=log)
    return RunFolder.open(folder / "run").evidence()


def test_counts_scores_tables_and_waits_become_evidence(tmp_path: Path) -> None:
    evidence = gathered(tmp_path)
    kinds = [type(item) for item in evidence]
    assert kinds[0] is ScreeningCounts
    assert kinds.count(ScoreCounts) == kinds.count(GroupTable) == 2
    assert WaitingTimes in kinds
    assert GatherFault not in kinds
    assert all(item.walk is None for item in evidence)
    counts = evidence[0]
    assert isinstance(counts, ScreeningCounts)
    assert counts.source_sha256 is not None
    assert len(counts.source_sha256) == 64
    assert counts.median == 55.0


def test_no_person_reaches_the_run(tmp_path: Path) -> None:
    gathered(tmp_path)
    kept = b"".join(p.read_bytes() for p in (tmp_path / "run").rglob("*") if p.is_file())
    assert b"mail.example" not in kept
    assert b"person-" not in kept
    assert str(tmp_path).encode() not in kept


def test_fairlearn_says_what_the_exact_counts_say(tmp_path: Path) -> None:
    evidence = gathered(tmp_path)
    counts = next(item for item in evidence if isinstance(item, ScreeningCounts))
    for table in (item for item in evidence if isinstance(item, GroupTable)):
        groups = battery(counts, table.axis).groups
        assert {row.group: row.selection_rate for row in table.rows} == pytest.approx(
            {row.group: row.selection_rate for row in groups}
        )
        assert table.ratio == pytest.approx(min(row.impact_ratio or 0 for row in groups))


def test_a_disagreement_becomes_a_fault_that_is_seen(tmp_path: Path) -> None:
    counts = replace(example_counts(women=(40, 100), men=(60, 100)), id="screening/0001")
    (right,) = fairlearn_tables(counts)
    wrong = replace(
        right,
        rows=tuple(replace(row, selection_rate=row.selection_rate + 1e-6) for row in right.rows),
    )
    log = RunFolder.create(tmp_path / "run").log("screening", clock=lambda: NOW)
    write_group_tables([right, wrong], counts, log)
    right_table, wrong_table, fault = RunFolder.open(tmp_path / "run").evidence()
    assert isinstance(right_table, GroupTable)
    assert isinstance(wrong_table, GroupTable)
    assert isinstance(fault, GatherFault)
    assert "`men`: fairlearn says 0.600001 of 100, the counts say 60 of 100" in fault.problem


def test_error_rates_are_fairlearns_and_the_counts_agree(tmp_path: Path) -> None:
    columns = {"outcome": "decision", "truth": "good", "sex": "sex"}
    cells = [("a", 1, 1), ("a", 1, 0), ("a", 0, 1), ("a", 0, 0), ("a", 0, ""), ("b", 1, 1)]
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("sex", "decision", "good"), *cells, ("a", 1, ""), *cells[2:3]])
    screening = Screening(table="t.csv", columns=columns, groups=("sex",))
    log = RunFolder.create(tmp_path / "run").log("screening", clock=lambda: NOW)
    gather_screening(screening, folder=tmp_path, log=log)
    counts, table = RunFolder.open(tmp_path / "run").evidence()
    assert isinstance(counts, ScreeningCounts)
    assert isinstance(table, GroupTable)
    a, b = counts.cells
    assert (a.true, a.true_selected, a.truth_known, a.truth_known_selected) == (3, 1, 5, 2)
    by_name = {row.group: row for row in table.rows}
    assert by_name["a"].true_positive_rate == pytest.approx(1 / 3)
    assert by_name["a"].false_positive_rate == pytest.approx(1 / 2)
    assert by_name["b"].false_positive_rate is None
    assert b.true_selected == 1


def test_crosses_become_axes_and_unknown_stays_unknown(tmp_path: Path) -> None:
    evidence = gathered(tmp_path, replace(SCREENING, crosses=(("sex", "race"),)))
    counts = evidence[0]
    assert isinstance(counts, ScreeningCounts)
    assert counts.axes == ("sex", "race", "sex × race")
    for cell in counts.cells:
        sex, race, both = cell.groups
        assert both == (f"{sex} × {race}" if sex and race else None)
    tables = [item for item in evidence if isinstance(item, GroupTable)]
    assert {table.axis for table in tables} == set(counts.axes)

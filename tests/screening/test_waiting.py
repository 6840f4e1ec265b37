"""How long real candidates waited, in whole days, and only as far as it was recorded."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening import read_screening
from harness.gather.screening.waits import Wait

HEADER = ("req", "sex", "outcome", "applied", "told", "interviewed")
ROWS = (
    ("R1", "a", "no", "2026-01-01", "2026-01-04", ""),
    ("R1", "a", "no", "2026-01-01", "2026-02-10", "2026-01-20"),
    ("R1", "b", "yes", "2026-01-01T23:00:00Z", "2026-01-12T01:00:00Z", "2026-01-11"),
    ("R2", "b", "no", "2026-01-02", "", "2026-01-20"),
    ("R2", "b", "no", "2026-02-25", "", ""),
)
MARCH = datetime(2026, 3, 2, tzinfo=UTC)


def waits(
    folder: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    header: Sequence[str] = HEADER,
    **fields: Any,
) -> tuple[Wait, ...]:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    columns = {
        "requisition": "req",
        "applied_at": "applied",
        "told_at": "told",
        "interviewed_at": "interviewed",
        **fields.pop("columns", {}),
    }
    values = {"table": "t.csv", "columns": columns, "groups": ("sex",), "as_of": MARCH, **fields}
    return read_screening(Screening(**values), folder=folder).waits


def one(found: tuple[Wait, ...], **fields: object) -> Wait:
    wanted = {
        "after": "applied", "until": "word", "group": None, "requisition": None, **fields
    }  # fmt: skip
    (only,) = (w for w in found if all(getattr(w, k) == v for k, v in wanted.items()))
    return only


def test_everybody_is_told_or_silent_or_still_open(tmp_path: Path) -> None:
    everybody = one(waits(tmp_path))
    assert (everybody.n, everybody.told, everybody.open_under_30_days) == (5, 3, 1)
    assert everybody.told_within_30_days == 2
    assert everybody.median_days == 11.0
    assert everybody.p90_days == pytest.approx(11 + 0.8 * 29)


def test_groups_and_requisitions_have_their_own(tmp_path: Path) -> None:
    found = waits(tmp_path)
    assert one(found, group="a").median_days == 21.5
    assert (one(found, requisition="R2").n, one(found, requisition="R2").told) == (2, 0)
    assert one(found, requisition="R2").median_days is None


def test_after_an_interview_only_what_was_recorded_counts(tmp_path: Path) -> None:
    header = (*HEADER, "decided")
    rows = [
        ("R", "a", "no", "2026-01-01", "2026-01-25", "2026-01-20", ""),
        ("R", "a", "no", "2026-01-01", "2026-01-04", "2026-01-20", "2026-01-30"),
        ("R", "b", "no", "2026-01-01", "2026-01-04", "2026-01-20", ""),
        ("R", "b", "no", "2026-01-01", "", "2026-01-20", "2026-01-30"),
        ("R", "b", "no", "2026-01-01", "2026-01-04", "2026-01-20", "2026-01-03"),
    ]
    decided = one(
        waits(tmp_path, rows, header, columns={"decided_at": "decided"}), after="interviewed"
    )
    assert (decided.n, decided.told, decided.median_days) == (4, 2, 7.5)
    told_only = one(waits(tmp_path, rows, header), after="interviewed")
    assert (told_only.n, told_only.told) == (2, 1)


def test_times_with_zones_in_parquet_are_those_of_csv(tmp_path: Path) -> None:
    text = waits(tmp_path)
    moments = dict.fromkeys(("applied", "told", "interviewed"), "TIMESTAMPTZ")
    with duckdb.connect() as database:
        database.execute("SET TimeZone = 'America/New_York'")
        table = database.read_csv(str(tmp_path / "t.csv"), dtype=moments)
        table.write_parquet(str(tmp_path / "t.parquet"))
    columns = {
        "requisition": "req",
        "applied_at": "applied",
        "told_at": "told",
        "interviewed_at": "interviewed",
    }
    screening = Screening(table="t.parquet", columns=columns, groups=("sex",), as_of=MARCH)
    binary = read_screening(screening, folder=tmp_path).waits
    assert one(binary).n == one(text).n
    assert one(binary, group="b").told == one(text, group="b").told


def test_without_a_date_silence_counts_only_to_the_last_time_in_the_table(tmp_path: Path) -> None:
    everybody = one(waits(tmp_path, as_of=None))
    assert everybody.as_of == datetime(2026, 2, 25, tzinfo=UTC)
    assert (everybody.n, everybody.open_under_30_days) == (5, 1)


def test_what_happened_after_the_date_is_not_yet_known(tmp_path: Path) -> None:
    everybody = one(waits(tmp_path, as_of=datetime(2026, 1, 10, tzinfo=UTC)))
    assert (everybody.n, everybody.told, everybody.open_under_30_days) == (4, 1, 3)


def test_a_person_in_several_stages_waits_once(tmp_path: Path) -> None:
    header = ("id", "stage", *HEADER)
    rows = [
        ("p1", "screen", "R1", "a", "yes", "2026-01-01", "2026-01-05", ""),
        ("p1", "panel", "R1", "a", "no", "2026-01-01", "2026-02-05", "2026-01-20"),
        ("p2", "screen", "R1", "b", "no", "2026-01-01", "", ""),
    ]
    with pytest.raises(ConfigError, match="one person's times stand in several rows"):
        waits(tmp_path, rows, header, columns={"stage": "stage"})
    found = waits(tmp_path, rows, header, columns={"stage": "stage", "candidate": "id"})
    everybody = one(found)
    assert (everybody.n, everybody.told, everybody.median_days) == (2, 1, 4.0)
    assert one(found, after="interviewed").median_days == 16.0
    assert one(found, after="interviewed").n == 1


def test_columns_may_have_any_name_that_the_query_uses_too(tmp_path: Path) -> None:
    header = ("requisition", "days", "words", "interviewed", "decided", "told")
    columns = {
        "sex": "days",
        "outcome": "words",
        "requisition": "requisition",
        "applied_at": "interviewed",
        "told_at": "decided",
        "interviewed_at": "told",
    }
    renamed = waits(tmp_path, header=header, columns=columns)
    assert renamed == waits(tmp_path)


def test_times_at_one_end_only_are_no_waiting_times(tmp_path: Path) -> None:
    assert not waits(
        tmp_path,
        header=("req", "sex", "outcome", "applied", "x", "interviewed"),
        columns={"told_at": "applied", "applied_at": "applied"},
        rows=[("R", "a", "no", "", "", ""), ("R", "b", "no", "", "", "")],
        as_of=None,
    )


def test_the_wait_for_a_decision_is_counted_beside_the_wait_for_a_word(tmp_path: Path) -> None:
    header = (*HEADER, "decided")
    rows = [
        ("R", "a", "no", "2026-01-01", "2026-01-04", "2026-01-20", "2026-01-30"),
        ("R", "a", "no", "2026-01-01", "", "2026-01-20", "2026-01-25"),
        ("R", "b", "no", "2026-01-01", "", "", ""),
    ]
    found = waits(tmp_path, rows, header, columns={"decided_at": "decided"})
    decision = one(found, until="decision")
    assert (one(found).told, decision.told) == (1, 2)
    assert decision.median_days == 26.5
    assert one(found, until="decision", after="interviewed").median_days == 7.5
    assert one(found, until="decision", requisition="R").n == 3


def test_every_day_is_kept_with_who_was_told_and_who_still_waits(tmp_path: Path) -> None:
    days = [(d.days, d.told, d.silent) for d in one(waits(tmp_path)).days]
    assert days == [(3, 1, 0), (5, 0, 1), (11, 1, 0), (40, 1, 0), (59, 0, 1)]

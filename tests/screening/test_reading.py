"""Tables are counted as they stand, and everything wrong with them is said at once."""

# ruff: noqa: S608 - the SQL writes the test's own files

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from harness.employer import Screening
from harness.errors import ConfigError
from harness.evidence import CubeCell, ScreeningCounts
from harness.gather.screening import read_screening, screening_counts
from harness.gather.screening.reading import ScreeningRead
from harness.store import Stamp

PEOPLE = (
    ("R1", "Female", "yes", "50"),
    ("R1", "female ", "no", "60"),
    ("R1", "Male", "yes", "70"),
    ("R1", "Male", "no", "80"),
    ("R2", "Female", "YES", "90"),
    ("R2", "Male", "no", ""),
    ("R2", "Unknown", "yes", "55"),
    ("R2", "", "no", "65"),
    ("R2", "Male", "", "75"),
)
HEADER = ("requisition", "sex", "outcome", "score")


def write(path: Path, rows: Sequence[Sequence[object]], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def mapping(table: str = "t.csv", **fields: Any) -> Screening:
    columns = {"requisition": "requisition", "score": "score"}
    return Screening(**{"table": table, "columns": columns, "groups": ("sex",), **fields})


def read(folder: Path, **fields: Any) -> ScreeningRead:
    return read_screening(mapping(**fields), folder=folder)


def cell(found: ScreeningRead, requisition: str | None, *groups: str | None) -> CubeCell:
    return next(
        c for c in found.counted.cells if (c.requisition, c.groups) == (requisition, groups)
    )


def places(error: ConfigError) -> list[str]:
    return [mistake.place for mistake in error.mistakes]


def refused(folder: Path, **fields: Any) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        read(folder, **fields)
    return caught.value


def test_rows_become_cells_and_unknown_stays_unknown(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    found = read(tmp_path)
    assert (found.counted.rows, found.counted.undecided) == (9, 1)
    female = cell(found, "R1", "Female")
    assert (female.n, female.selected) == (2, 1)
    unknown = cell(found, "R2", None)
    assert (unknown.n, unknown.selected) == (2, 1)


def test_above_the_median_is_strict_and_the_sample_is_everybody_decided(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    found = read(tmp_path)
    assert found.counted.median == 65.0
    assert sum(c.above_median or 0 for c in found.counted.cells) == 3
    assert sum(c.scored or 0 for c in found.counted.cells) == 7


def test_all_scores_tied_leaves_nobody_above_the_median(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [(r, s, o, "5") for r, s, o, _ in PEOPLE])
    assert {c.above_median for c in read(tmp_path).counted.cells} == {0}


def test_parquet_gives_what_csv_gives(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    duckdb.sql(
        f"COPY (SELECT requisition, sex, CASE lower(outcome) WHEN 'yes' THEN true WHEN 'no' THEN "
        f"false END AS outcome, TRY_CAST(score AS DOUBLE) AS score FROM read_csv("
        f"'{tmp_path / 't.csv'}', all_varchar = true)) TO '{tmp_path / 't.parquet'}'"
    )
    text, binary = read(tmp_path), read(tmp_path, table="t.parquet")
    assert text.counted.cells == binary.counted.cells
    assert text.scores == binary.scores
    assert text.counted.median == binary.counted.median


@pytest.mark.parametrize("kind", ["DOUBLE", "INTEGER", "VARCHAR", "BOOLEAN"])
def test_outcomes_are_read_whatever_their_type(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "t.parquet"
    duckdb.sql(
        f"COPY (SELECT * FROM (VALUES ('a', CAST(1 AS {kind})), ('a', CAST(0 AS {kind})), "
        f"('b', CAST(1 AS {kind}))) t(sex, outcome)) TO '{path}'"
    )
    found = read(tmp_path, table="t.parquet", columns={})
    assert [(c.n, c.selected) for c in found.counted.cells] == [(2, 1), (1, 1)]


def test_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    write(tmp_path / "u.csv", tuple(reversed(PEOPLE)))
    there, back = read(tmp_path), read(tmp_path, table="u.csv")
    assert there.counted == back.counted
    assert there.scores == back.scores


def test_cube_of_a_union_is_the_sum_of_the_cubes(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    write(tmp_path / "u.csv", PEOPLE * 3)
    once, thrice = read(tmp_path), read(tmp_path, table="u.csv")
    assert [(3 * c.n, 3 * c.selected) for c in once.counted.cells] == [
        (c.n, c.selected) for c in thrice.counted.cells
    ]


def test_one_table_has_the_same_counts_every_time(tmp_path: Path) -> None:
    rows = [
        (f"R{k % 7}", ("Female", "Male")[k % 2], ("yes", "no")[k % 3 == 0], k / 7)
        for k in range(30_000)
    ]
    write(tmp_path / "t.csv", rows)
    assert read(tmp_path) == read(tmp_path)


def test_stages_have_their_own_median(tmp_path: Path) -> None:
    rows = [("s", "a", "yes", 1), ("s", "b", "no", 2), ("s", "b", "no", 3)]
    rows += [("i", "a", "yes", 10), ("i", "b", "no", 20), ("i", "b", "no", 30)]
    write(tmp_path / "t.csv", rows, ("stage", "sex", "outcome", "score"))
    found = read(tmp_path, columns={"stage": "stage", "score": "score"})
    assert found.counted.stages == ("i", "s")
    assert found.counted.median is None
    assert sum(c.above_median or 0 for c in found.counted.cells) == 2


def test_categories_are_mapped_to_ours(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [("R", "1", "yes", ""), ("R", "2", "no", ""), ("R", "9", "no", "")])
    categories = {"sex": {"1": "Male", "2": "Female", "9": "unknown"}}
    found = read(tmp_path, categories=categories)
    assert [c.groups for c in found.counted.cells] == [("Female",), ("Male",), (None,)]


def test_a_value_that_the_mapping_lacks_is_listed_with_its_count(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [("R", "1", "yes", ""), ("R", "2", "no", ""), ("R", "3", "no", "")])
    error = refused(tmp_path, categories={"sex": {"1": "Male", "2": "Female"}})
    assert places(error) == ["axis `sex`, `3` (1 row)"]
    assert '"3" = "3"' in error.remedy


def test_outcome_words_that_mean_nothing_decided_are_mapped_to_nothing(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [*PEOPLE, ("R1", "Male", "pending", "1")])
    found = read(tmp_path, categories={"outcome": {"pending": ""}})
    assert found.counted.undecided == 2


def test_declined_is_a_decision_and_never_an_unknown_outcome(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [*PEOPLE, ("R1", "Male", "declined", "1")])
    assert places(refused(tmp_path)) == ["outcome `declined` (1 row)"]
    assert read(tmp_path, rejected=("no", "declined")).counted.undecided == 1


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    rows = [
        ("R1", "x", "Female", "hired", "inf", "2026-01-02", "2026-01-01"),
        ("R1", "x", "Female", "no", "n/a", "soon", ""),
    ]
    header = ("req", "id", "sex", "decision", "score", "applied", "told")
    write(tmp_path / "t.csv", rows, header)
    columns = {
        "requisition": "requ",
        "outcome": "decision",
        "score": "score",
        "candidate": "id",
        "applied_at": "applied",
        "told_at": "told",
        "stge": "x",
    }
    error = refused(tmp_path, columns=columns)
    text = str(error)
    assert "has 8 mistakes" in text
    assert "`requ`" in text
    assert "did you mean `req`?" in text
    assert "did you mean `stage`?" in text
    assert "outcome `hired` (1 row)" in text
    assert "one known category, `Female`" in text
    assert "is no finite number in 2 rows" in text
    assert "1 candidate stands more than once (2 rows)" in text
    assert "is no time in 1 row, such as `soon`" in text
    assert "lies before `applied_at` in 1 row" in text
    assert 'selected = ["1", "true", "yes", "selected", "hired"]' in text


def test_a_duplicate_is_told_by_its_place_and_never_by_its_id(tmp_path: Path) -> None:
    header = ("requisition", "stage", "who", "sex", "outcome")
    rows = [("R1", "s", "ada@x.example", "a", "yes"), ("R1", "i", "ada@x.example", "a", "no")]
    write(tmp_path / "t.csv", [*rows, ("R1", "s", "bo@x.example", "b", "no")], header)
    columns = {"requisition": "requisition", "stage": "stage", "candidate": "who"}
    assert read(tmp_path, columns=columns).counted.rows == 3
    write(tmp_path / "t.csv", [*rows, rows[0], ("R1", "s", "bo@x.example", "b", "no")], header)
    error = refused(tmp_path, columns=columns)
    assert places(error) == ["candidates"]
    assert "`R1`, `s`" in str(error)
    assert "ada@" not in str(error)


@pytest.mark.parametrize("score", ["inf", "-inf", "NaN", "7,5", "n/a", "1e400"])
def test_scores_that_are_no_finite_number_are_refused(tmp_path: Path, score: str) -> None:
    write(tmp_path / "t.csv", [*PEOPLE, ("R1", "Male", "no", score)])
    assert places(refused(tmp_path)) == ["score"]


def test_values_are_said_to_mean_one_thing(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    assert places(refused(tmp_path, selected=("yes", "no"))) == ["outcome `no`"]


def test_a_column_of_ids_is_no_axis(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", [("R", f"p{k}", "yes", "1") for k in range(300)])
    error = refused(tmp_path)
    assert places(error) == ["axis `sex`"]
    assert "300 categories" in str(error)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "no rows"),
        ([("R", "Female", "", "1"), ("R", "Male", "", "1")], "blank or unknown in every row"),
        ([("R", "Female", "yes", "1")], "one known category"),
        ([("R", "", "yes", "1")], "no known category"),
    ],
    ids=["no rows", "no outcome", "one group", "no group"],
)
def test_tables_without_two_groups_are_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], said: str
) -> None:
    write(tmp_path / "t.csv", rows)
    assert said in str(refused(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "is not a file"),
        ("empty.csv", b"", "is empty"),
        ("t.xlsx", b"PK", "cannot be read"),
        ("t.json", b"{}", "neither CSV, Parquet nor Excel"),
        ("t.parquet", b"no parquet at all", "cannot be read"),
        ("t.csv", b"sex,outcome\nF\x81minin,yes\nMale,no\n", "cannot be read as `cp1252`"),
        ("t.csv", b'sex,outcome\nFemale,yes\nMale,no,"x\n', "cannot be read"),
    ],
    ids=["none", "empty", "no Excel", "JSON", "no Parquet", "no encoding", "ragged"],
)
def test_files_that_cannot_be_read_are_said_so(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert said in str(refused(tmp_path, table=name, columns={}))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_a_byte_order_mark_are_understood(tmp_path: Path, separator: str) -> None:
    lines = [HEADER, *PEOPLE]
    text = "\ufeff" + "\n".join(separator.join(line) for line in lines)
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert read(tmp_path).counted.rows == 9


def test_names_of_files_and_columns_are_never_taken_for_sql(tmp_path: Path) -> None:
    name = "o'brien [1]*.csv"
    header = ('se"x', "out'come", "drop table")
    write(tmp_path / name, [("a'", "yes", "1"), ('b"', "no", "2")], header)
    columns = {"sex": 'se"x', "outcome": "out'come", "score": "drop table"}
    found = read(tmp_path, table=name, columns=columns)
    assert {c.groups for c in found.counted.cells} == {("a'",), ('b"',)}


def test_columns_may_have_any_name_that_the_query_uses_too(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    write(tmp_path / "u.csv", PEOPLE, ("stage", "score", "axis_0", "median"))
    columns = {
        "requisition": "stage",
        "sex": "score",
        "outcome": "axis_0",
        "score": "median",
    }
    renamed = read(tmp_path, table="u.csv", columns=columns)
    assert renamed.counted.cells == read(tmp_path).counted.cells
    assert renamed.scores == read(tmp_path).scores


def test_near_unique_scores_are_rounded_and_few_scores_are_exact(tmp_path: Path) -> None:
    rows = [("R", ("a", "b")[k % 2], "yes", k / 977) for k in range(4000)]
    write(tmp_path / "t.csv", rows)
    (rounded,) = read(tmp_path).scores
    assert rounded.resolution == 0.01
    assert sum(item.n for item in rounded.bins) == 4000
    assert len({item.score for item in rounded.bins}) <= 500
    write(tmp_path / "t.csv", [(r, g, o, int(s) % 7) for r, g, o, s in rows])
    (exact,) = read(tmp_path).scores
    assert exact.resolution is None
    assert {item.score for item in exact.bins} == {0.0, 1.0, 2.0, 3.0, 4.0}


def test_evidence_of_counts_names_the_file_and_no_folder(tmp_path: Path) -> None:
    write(tmp_path / "t.csv", PEOPLE)
    screening = mapping(table=str(tmp_path / "t.csv"))
    stamp = Stamp(id="screening/0001", at=datetime(2026, 3, 2, tzinfo=UTC), walk=None)
    counts = screening_counts(screening, read_screening(screening, folder=tmp_path), stamp=stamp)
    assert isinstance(counts, ScreeningCounts)
    assert counts.source == "t.csv"
    assert str(tmp_path) not in counts.query

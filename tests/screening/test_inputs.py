"""Whatever a table is written as, and whatever its columns hold, the counts are the same."""

import csv
import gzip
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from harness.employer import Screening
from harness.errors import ConfigError
from harness.gather.screening import read_screening
from harness.gather.screening.ages import side_of_forty
from harness.gather.screening.reading import ScreeningRead
from harness.gather.screening.ready import ready_mapping, ready_names, standard

HEADER = ("req", "sex", "outcome", "score")
PEOPLE = (
    ("R1", "Féminin", "yes", "50.5"),
    ("R1", "Masculin", "no", "60"),
    ("R2", "Féminin", "no", "70"),
    ("R2", "Masculin", "yes", "80"),
    ("R2", "", "yes", "55"),
)
TEXT = "\n".join(",".join(row) for row in (HEADER, *PEOPLE)) + "\n"


def mapped(**fields: Any) -> Screening:
    columns = {"requisition": "req", "score": "score"}
    return Screening(**{"table": "t.csv", "columns": columns, "groups": ("sex",), **fields})


def read(folder: Path, content: str | bytes, **fields: Any) -> ScreeningRead:
    screening = mapped(**fields)
    path = folder / screening.table
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_screening(screening, folder=folder)


def plain(folder: Path) -> ScreeningRead:
    return read(folder, TEXT, table="plain.csv")


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, TEXT.encode(encoding))
    assert found.counted.cells == plain(tmp_path).counted.cells
    assert {cell.groups for cell in found.counted.cells} == {("Féminin",), ("Masculin",), (None,)}


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT.encode("mac-roman"), encoding="mac-roman")
    assert found.counted.cells == plain(tmp_path).counted.cells
    with pytest.raises(ConfigError, match="is not an encoding"):
        read(tmp_path, TEXT, encoding="utf-9")


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        ("sep=;\n" + TEXT.replace(",", ";"), {}),
        ("Applications 2026\n\n" + TEXT, {"skip_lines": 2}),
        (TEXT.replace("\n", "\r\n"), {}),
        ('"' + TEXT.replace(",", '","').replace("\n", '"\n"')[:-1], {}),
        (TEXT.replace(",", ";").replace("50.5", "50,5"), {"decimal_comma": True}),
        (TEXT.replace("R1", '"R1"').replace("yes", " Yes "), {}),
    ],
    ids=["sep= line", "title above", "CRLF", "all quoted", "decimal comma", "spaces and quotes"],
)
def test_dialects_of_csv_are_understood(
    tmp_path: Path, content: str, fields: dict[str, Any]
) -> None:
    assert read(tmp_path, content, **fields).counted.cells == plain(tmp_path).counted.cells


def test_packed_files_in_other_encodings_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, gzip.compress(TEXT.encode("cp1252")), table="t.csv.gz")
    assert found.counted.cells == plain(tmp_path).counted.cells


def test_no_copy_of_the_rows_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    read(tmp_path, TEXT.encode("utf-16"))
    assert list(scratch.iterdir()) == []


def workbook(path: Path, rows: list[tuple[object, ...]]) -> None:
    """A workbook of the sheets `Notes`, which is empty, and `People`."""
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{k}" r:id="rId{k}"/>'
        for k, name in ((1, "Notes"), (2, "People"))
    )
    links = "".join(
        f'<Relationship Id="rId{k}" Type="{office}/worksheet" Target="worksheets/{k}.xml"/>'
        for k in (1, 2)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{kind}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}'
        "</Relationships>",
        "xl/worksheets/1.xml": f'<worksheet xmlns="{main}"><sheetData/></worksheet>',
        "xl/worksheets/2.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def test_a_sheet_gives_what_the_csv_gives(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(r, s, o == "yes", float(m)) for r, s, o, m in PEOPLE]
    workbook(tmp_path / "t.xlsx", [("Applications",), HEADER, *rows])
    found = read_screening(mapped(table="t.xlsx", sheet="People", skip_lines=1), folder=tmp_path)
    assert found.counted.cells == plain(tmp_path).counted.cells
    assert found.scores == plain(tmp_path).scores
    with pytest.raises(ConfigError, match="`Notes`, `People`"):
        read_screening(mapped(table="t.xlsx", sheet="people"), folder=tmp_path)


@pytest.mark.parametrize("kind", ["pandas", "categorical", "pyarrow", "polars", "polars lazy"])
def test_any_dataframe_gives_what_the_csv_gives(tmp_path: Path, kind: str) -> None:
    columns = dict(zip(HEADER, map(list, zip(*PEOPLE, strict=True)), strict=True))
    frame: object = pd.DataFrame(columns)
    if kind == "categorical":
        frame = pd.DataFrame(columns).astype({"sex": "category", "outcome": "category"})
    if kind == "pyarrow":
        frame = pa.table(columns)
    if kind.startswith("polars"):
        polars = pytest.importorskip("polars")
        frame = polars.LazyFrame(columns) if "lazy" in kind else polars.DataFrame(columns)
    found = read_screening(mapped(table=""), folder=tmp_path, frame=frame)
    assert found.counted.cells == plain(tmp_path).counted.cells
    assert found.source == "dataframe"


def test_what_is_no_dataframe_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="`list` is no dataframe"):
        read_screening(mapped(table=""), folder=tmp_path, frame=[1, 2])


def test_mistakes_say_in_which_row_they_stand_first(tmp_path: Path) -> None:
    content = "title\n" + TEXT + "R3,Féminin,maybe,n/a\nR3,Masculin,maybe,5\n"
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, content, skip_lines=1)
    said = {m.place: m.problem for m in caught.value.mistakes}
    assert said["outcome `maybe` (2 rows)"].endswith("first in row 8")
    assert "`n/a` (row 8)" in said["score"]


def test_spellings_come_to_the_categories_of_the_eeo_1_report(tmp_path: Path) -> None:
    spelled = {
        "Hispanic/Latinx": None,
        "HISPANIC_OR_LATINO": "Hispanic or Latino",
        "Black or African American (Not Hispanic or Latino)": "Black or African American",
        "TWO_OR_MORE_RACES": "Two or More Races",
        "American Indian or Alaskan Native": "American Indian or Alaska Native",
        "DECLINE_TO_SELF_IDENTIFY": None,
        "White": "White",
    }
    lines = [f'"{value}",yes' for value in spelled if value != "Hispanic/Latinx"]
    fields: dict[str, Any] = {
        "columns": {"race": "race"},
        "groups": ("race",),
        "standards": {"race": "eeo-1-race"},
    }
    found = read(tmp_path, "race,outcome\n" + "\n".join(lines), **fields)
    (spellings,) = found.counted.spellings
    assert spellings == {k: v for k, v in spelled.items() if k != "Hispanic/Latinx"}
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, "race,outcome\nWhite,yes\nMartian,no\n", **fields)
    assert "`Martian` (1 row)" in caught.value.mistakes[0].place
    categories = {"race": {"Martian": "Two or More Races"}}
    mended = read(
        tmp_path, "race,outcome\nWhite,yes\nMartian,no\n", **fields, categories=categories
    )
    assert mended.counted.spellings[0]["Martian"] == "Two or More Races"


@pytest.mark.parametrize(
    ("band", "side"),
    [
        *(("18-39", "Under 40"), ("40–49", "40 and over"), ("35-44", None), ("40+", "40 and over")),
        *(("under 40", "Under 40"), ("under 41", None), ("over 40", "40 and over")),
        *(("over 39", "40 and over"), ("over 35", None), ("65 and older", "40 and over")),
        *(("up to 39", "Under 40"), ("<40", "Under 40"), (">=40", "40 and over"), ("old", None)),
        *(("Under 40", "Under 40"), ("40 and over", "40 and over")),
    ],
)
def test_age_bands_are_put_on_one_side_of_forty_or_refused(band: str, side: str | None) -> None:
    assert side_of_forty(band) == side


@pytest.mark.parametrize(
    ("born", "applied", "side"),
    [
        ("1986-03-02", "2026-03-02", "40 and over"),
        ("1986-03-03", "2026-03-02T09:00:00Z", "Under 40"),
        ("1986-02-28", "2026-03-01", "40 and over"),
        ("1984-02-29", "2024-02-28", "Under 40"),
        ("40", "2026-03-02", "40 and over"),
        ("39", "2026-03-02", "Under 40"),
    ],
)
def test_age_is_that_on_the_day_of_application(
    tmp_path: Path, born: str, applied: str, side: str
) -> None:
    content = f"born,outcome,applied\n{born},yes,{applied}\n18-29,no,{applied}\n50+,no,{applied}\n"
    fields: dict[str, Any] = {"groups": ("age",), "standards": {"age": "age-40"}}
    columns = {"age": "born", "applied_at": "applied"}
    cells = read(tmp_path, content, columns=columns, **fields).counted.cells
    assert {cell.groups[0]: cell.selected for cell in cells if cell.selected} == {side: 1}


def test_dates_of_birth_without_a_day_to_count_from_are_refused(tmp_path: Path) -> None:
    fields: dict[str, Any] = {"groups": ("age",), "standards": {"age": "age-40"}}
    content = "age,outcome\n1990-01-01,yes\n1970-01-01,no\n"
    with pytest.raises(ConfigError, match="has"):
        read(tmp_path, content, columns={}, **fields)
    as_of = datetime(2026, 3, 2, tzinfo=UTC)
    cells = read(tmp_path, content, columns={}, as_of=as_of, **fields).counted.cells
    assert [cell.groups for cell in cells] == [("40 and over",), ("Under 40",)]


@pytest.mark.parametrize(
    ("span", "names"),
    [
        ("month", ("2025-12", "2026-01", "2026-03", "2026-04")),
        ("quarter", ("2025 Q4", "2026 Q1", "2026 Q2")),
        ("year", ("2025", "2026")),
    ],
)
def test_times_are_put_into_periods(tmp_path: Path, span: str, names: tuple[str, ...]) -> None:
    days = ("2025-12-31", "2026-01-01T10:00:00Z", "2026-03-31", "2026-04-01")
    lines = [f"{day},{sex},yes" for day in days for sex in "ab"]
    columns = {"period": "day"}
    content = "day,sex,outcome\n" + "\n".join(lines)
    found = read(tmp_path, content, columns=columns, period_of=span)
    assert found.counted.periods == names
    with pytest.raises(ConfigError, match="1 mistake"):
        read(tmp_path, content + "\n31/12/2025,a,yes\n", columns=columns, period_of=span)


def test_rows_that_stand_for_several_people_are_counted_as_many(tmp_path: Path) -> None:
    content = "Req. Identifier,Gender,Race,Historical Step Name,# Submissions\n"
    content += "R1,Female,White,Hired,3\nR1,Female,White,Rejected,7\nR1,Male,Asian,Hired,4\n"
    fields: dict[str, Any] = {
        "columns": {},
        "groups": (),
        "mapping": "oracle-taleo-eeo-summary",
        "selected": ("Hired",),
        "rejected": ("Rejected",),
    }
    found = read(tmp_path, content, **fields)
    assert [(c.n, c.selected) for c in found.counted.cells] == [(10, 3), (4, 4)]
    with pytest.raises(ConfigError, match="1 mistake"):
        read(tmp_path, content, **{**fields, "columns": {"score": "# Submissions"}})
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path, content + "R1,Male,Asian,Hired,some\n", **fields)


def test_every_ready_mapping_names_its_source_and_standards() -> None:
    for name in ready_names("mappings"):
        ready = ready_mapping(name)
        assert ready.source.startswith("https://")
        assert all(standard(kind).spellings for kind in ready.standards.values())
    with pytest.raises(ConfigError, match="none of the ready mappings"):
        ready_mapping("teamengine")


def test_ranks_are_counted_by_group_and_late_places_together(tmp_path: Path) -> None:
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [(("a", "b")[k % 2], "yes", 1 + k) for k in range(150)]
        csv.writer(file).writerows([("sex", "outcome", "place"), *rows])
    (ranks,) = read_screening(mapped(columns={"rank": "place"}), folder=tmp_path).scores
    assert ranks.measure == "rank"
    assert {bin_.score: bin_.n for bin_ in ranks.bins if bin_.group == "a"}[101.0] == 25
    with pytest.raises(ConfigError, match="1 mistake"):
        read(tmp_path, "sex,outcome,place\na,yes,1\nb,no,0\n", columns={"rank": "place"})
    with pytest.raises(ConfigError, match="1 mistake"):
        read(tmp_path, "sex,outcome,place\na,yes,1.5\nb,no,2\n", columns={"rank": "place"})

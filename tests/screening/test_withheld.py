"""A project that withholds small groups publishes none, and keeps every count as evidence."""

import csv
from pathlib import Path

import pytest

from harness.cli import run
from harness.evidence import ScreeningCounts
from harness.store import RunFolder

PROJECT = """
[employer]
name = "Acme"
jurisdictions = ["us-nyc"]
uses_ai = true
[screening]
table = "t.csv"
columns = { sex = "sex", outcome = "outcome", score = "score", requisition = "req" }
groups = ["sex"]
smallest_cell = 5
"""


def test_no_published_file_shows_a_group_that_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[tuple[object, ...]] = [
        (("Female", "Male")[k % 2], "yes" if k % 3 == 0 else "no", k % 50, f"R{k % 4}")
        for k in range(240)
    ]
    rows += [("Quuxian", "no", k, "R1") for k in range(3)] + [("Other", "yes", 5, "R2")] * 30
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("sex", "outcome", "score", "req"), *rows])
    (tmp_path / "othershoe.toml").write_text(PROJECT)
    monkeypatch.chdir(tmp_path)
    run(["run"])
    assert "Quuxian" not in capsys.readouterr().out
    (folder,) = (tmp_path / "reports").glob("*acme")
    sealed = {"evidence.jsonl", "verdicts.json"}
    published = [p for p in folder.rglob("*") if p.is_file() and p.name not in sealed]
    assert [p.name for p in published if b"Quuxian" in p.read_bytes()] == []
    assert "put together" in (folder / "tables" / "group_table.csv").read_text()
    assert not (folder / "tables" / "counts.csv").exists()
    counts = next(
        item for item in RunFolder.open(folder).evidence() if isinstance(item, ScreeningCounts)
    )
    assert sum(cell.n for cell in counts.cells if cell.groups == ("Quuxian",)) == 3

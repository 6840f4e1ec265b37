"""Tables of screening outcomes, put through `othershoe screen` as a user would."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness.cli import run


@dataclass(frozen=True)
class Screened:
    """What the command said."""

    code: int
    text: str
    told: str

    @property
    def axes(self) -> list[dict[str, Any]]:
        """Every axis; NaN and Infinity are no JSON and are refused."""
        return list(json.loads(self.text, parse_constant=_no_number)["axes"])

    @property
    def undecided(self) -> int:
        """Rows without an outcome."""
        return int(json.loads(self.text)["undecided"])

    def group(self, name: str, *, axis: int = 0) -> dict[str, Any]:
        """The row of one group."""
        rows = self.axes[axis]["groups"]
        return next(row for row in rows if row["group"] == name)

    def why(self, name: str, field: str) -> str:
        """Why a field of a group is null."""
        reasons = {item["field"]: item["reason"] for item in self.group(name)["not_computable"]}
        return str(reasons[field])


Screen = Callable[..., Screened]
Row = tuple[str, str, int]
"""Category, outcome as written, how many rows."""


def _no_number(word: str) -> float:
    raise AssertionError(f"{word} stands in the JSON")


@pytest.fixture
def screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Screen:
    """Write rows of (category, outcome, how many) to a CSV file and screen it."""

    def screened(*rows: Row, options: tuple[str, ...] = (), head: str = "sex") -> Screened:
        path = tmp_path / "outcomes.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*head.split(","), "selected"])
            for category, outcome, n in rows:
                writer.writerows([[*category.split(","), outcome]] * n)
        groups = [word for name in head.split(",") for word in ("--group", name)]
        code = run(
            ["screen", str(path), *groups, "--outcome", "selected", "--format", "json", *options]
        )
        shown = capsys.readouterr()
        return Screened(code=code, text=shown.out, told=shown.err)

    return screened


def people(category: str, selected: int, n: int) -> tuple[Row, Row]:
    """The rows of one group: selected of n."""
    return (category, "1", selected), (category, "0", n - selected)

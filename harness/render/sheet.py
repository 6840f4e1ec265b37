"""CSV text that a spreadsheet opens as it stands."""

import csv
import io
from collections.abc import Iterable, Sequence

from harness.render.clean import clean

_FORMULA = ("=", "+", "-", "@", "\t")

Cell = str | int | float | bool | None


def sheet(columns: str | Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """CSV text with a header of `columns`, or of its words; nothing in it runs as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = columns.split() if isinstance(columns, str) else columns
    writer.writerow([_cell(name) for name in names])
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return buffer.getvalue()


def _cell(cell: Cell) -> str | int | float:
    """A cell without what a spreadsheet would act on; empty where it is not known."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    text = clean(str(cell))
    return f"'{text}" if text.startswith(_FORMULA) else text

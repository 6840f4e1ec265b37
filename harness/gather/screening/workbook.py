"""Reads one sheet of an Excel or OpenDocument workbook, every value as its text."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from harness.employer import Screening
from harness.errors import ConfigError

if TYPE_CHECKING:
    from pandas import DataFrame

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def sheet(path: Path, screening: Screening) -> "DataFrame":
    """The sheet as a frame of text: the header first, after `skip_lines`.

    Raises:
        ConfigError: no workbook, no such sheet, or no header in it.
    """
    import pandas as pd  # noqa: PLC0415 - half a second to import
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - rarely needed

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            names = book.sheet_names
            wanted = screening.sheet or (names[0] if names else "")
            if wanted not in names:
                raise ConfigError(
                    f"`{path.name}` has no sheet `{wanted}`",
                    remedy=f"Set `sheet` to one of {', '.join(f'`{name}`' for name in names)}",
                )
            rows = book.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise ConfigError(
            f"`{path.name}` cannot be read: {error}",
            remedy="Save it again, without a password, or as CSV (UTF-8)",
        ) from error
    rows = rows[screening.skip_lines :]
    header = [_text(cell) or "" for cell in rows[0]] if rows else []
    if not any(header):
        raise ConfigError(
            f"`{path.name}`, sheet `{wanted}`, has no header in its first row",
            remedy="Say in `skip_lines` how many lines stand above the header",
        )
    named = [place for place, name in enumerate(header) if name]
    lines = [[_text(row[place]) for place in named] for row in rows[1:]]
    return pd.DataFrame(
        [line for line in lines if any(line)],
        columns=_once([header[place] for place in named]),
        dtype="str",
    )


def _once(names: list[str]) -> list[str]:
    """A name that stands twice gets a number, as in a CSV."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name}_{seen[name] - 1}")
    return unique


def _text(cell: object) -> str | None:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).strip() or None

"""`othershoe ll144`: the arithmetic of a published summary under New York City Local Law 144."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.cli.shared import format_option, print_json
from harness.errors import ConfigError

if TYPE_CHECKING:
    from harness.stats.ll144.published import PublishedTable
    from harness.stats.ll144.recompute import Defect

_NOTE = (
    "This checks arithmetic and completeness. The law has no threshold: no ratio passes or fails."
)


@click.group("ll144")
def command() -> None:
    """Check published summaries of bias audits (New York City Local Law 144)."""


@command.command("recompute")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--previous",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="An earlier summary of the same tool, to find ratios that were carried over",
)
@format_option
def recompute_command(file: Path, previous: Path | None, output_format: str) -> int:
    """Re-derive every rate and ratio of FILE, and list what does not add up.

    FILE is CSV with one line for each category: category (or sex and race), n, selected, rate,
    impact ratio; `tables/ll144.csv` of a run is such a file. Numbers are compared as printed,
    rounded or cut off at their last place. Exits with 1 where numbers contradict each other.
    """
    from harness.stats.ll144.recompute import Kind, recompute  # noqa: PLC0415 - keeps help quick

    tables = _read(file)
    defects = recompute(tables, _read(previous) if previous else ())
    if output_format == "json":
        _print_json(tables, defects)
    else:
        click.echo(_text(tables, defects))
    return 1 if any(defect.kind is Kind.ARITHMETIC for defect in defects) else 0


def _read(file: Path) -> tuple["PublishedTable", ...]:
    from harness.stats.ll144.published import read_published  # noqa: PLC0415 - keeps help quick

    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"`{file}` is not text in UTF-8", remedy="Save it as CSV in UTF-8"
        ) from error
    return read_published(text, name=str(file))


def _print_json(tables: Sequence["PublishedTable"], defects: Sequence["Defect"]) -> None:
    from harness import codec  # noqa: PLC0415 - loads pydantic

    print_json(
        {
            "tables": [
                {"name": table.name, "lines": len(table.rows), "unknown_n": table.unknown_n}
                for table in tables
            ],
            "defects": [codec.to_plain(defect) for defect in defects],
            "note": _NOTE,
        }
    )


def _text(tables: Sequence["PublishedTable"], defects: Sequence["Defect"]) -> str:
    parts = []
    for table in tables:
        own = [defect for defect in defects if defect.table == table.name]
        head = f"{table.name}: {len(table.rows)} lines, "
        head += f"{len(own)} found" if own else "adds up"
        parts.append("\n".join([head, *(_line(defect) for defect in own)]))
    return "\n\n".join([*parts, _NOTE])


def _line(defect: "Defect") -> str:
    where = f"line {defect.line}, {defect.category}" if defect.category else "whole table"
    return f"  {defect.kind}  {defect.code}  {where}: {defect.message}"

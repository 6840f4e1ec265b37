"""`othershoe screen`: selection rates and impact ratios of a table of screening outcomes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.cli.shared import format_option, print_json, say

if TYPE_CHECKING:
    from harness.employer import Screening
    from harness.evidence import ScoreCounts, ScreeningCounts
    from harness.stats.results import AxisResult, GroupResult
    from harness.stats.row import Options
    from harness.stats.screened import Screened


@click.command("screen")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--group", "groups", multiple=True, required=True, help="A column of groups: sex …")
@click.option("--outcome", required=True, help="The column that says who was selected")
@click.option("--score", help="The column of scores")
@click.option("--rank", help="The column of places in a ranking, 1 the best")
@click.option("--requisition", help="The column of requisitions, to compare within them")
@click.option("--stage", help="The column of stages, each judged by itself")
@click.option("--period", help="The column of periods, compared one by one and within")
@click.option(
    "--cross", "crosses", multiple=True, metavar="AXIS,AXIS", help="Also judge combinations of axes"
)
@click.option("--candidate", help="The column of candidates' ids, to find rows that stand twice")
@click.option("--selected", multiple=True, help="A value of --outcome that means selected")
@click.option("--rejected", multiple=True, help="A value of --outcome that means not selected")
@click.option("--unknown", multiple=True, help="A value that means: category or outcome not known")
@click.option(
    "--minimum-share",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave groups with a smaller share of the people out of ratios, such as 0.02",
)
@click.option("--cuts", is_flag=True, help="Compare scores, or ranks, at every possible cut too")
@click.option(
    "--bootstrap",
    "replicates",
    type=click.IntRange(0, 1_000_000),
    default=0,
    help="Redraw everybody so many times, to compare with tools that print such limits",
)
@click.option("--seed", default=1, help="What --bootstrap starts from", show_default=True)
@click.option(
    "--explain",
    metavar="[AXIS=]GROUP",
    help="Work one group's ratio out on paper: query, counts, formulas with numbers, sources",
)
@format_option
def command(
    file: Path,
    groups: tuple[str, ...],
    selected: tuple[str, ...],
    rejected: tuple[str, ...],
    unknown: tuple[str, ...],
    crosses: tuple[str, ...],
    minimum_share: float,
    cuts: bool,
    replicates: int,
    seed: int,
    explain: str | None,
    output_format: str,
    **columns: str | None,
) -> int:
    """Compute selection rates, impact ratios and what may be said of them from FILE.

    FILE is CSV, Parquet or Excel, one row for each candidate (and stage). Exits with 1 where there
    is evidence of a ratio below four-fifths.
    """
    from fractions import Fraction  # noqa: PLC0415 - keeps help quick

    from harness.stats.row import Options  # noqa: PLC0415
    from harness.stats.screened import screened  # noqa: PLC0415
    from harness.verdict import Outcome  # noqa: PLC0415

    screening = _screening(file, groups, columns, (selected, rejected, unknown), crosses)
    counts, scores = _counts(screening, file, with_scores=cuts)
    options = Options(minimum_share=Fraction(str(minimum_share)))
    found = screened(counts, scores, options=options, replicates=replicates, seed=seed)
    as_json = output_format == "json"
    explanation = _explanation(counts, found, explain, options) if explain else None
    if as_json:
        _print_json(counts, found)
    elif explanation is None:
        click.echo("\n\n".join([*(_table(axis) for axis in found.axes), *_beside(found)]))
    if explanation is not None:
        (say if as_json else click.echo)(explanation)
    failed = any(row.outcome is Outcome.FAILED for axis in found.axes for row in axis.groups)
    return 1 if failed else 0


def _screening(
    file: Path,
    groups: tuple[str, ...],
    columns: dict[str, str | None],
    values: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    crosses: tuple[str, ...],
) -> "Screening":
    """What the options say; `values` are those that mean selected, rejected and unknown."""
    from harness.employer import Screening  # noqa: PLC0415 - keeps help quick

    usual = Screening(table="", columns={})
    selected, rejected, unknown = values
    return Screening(
        table=str(file),
        columns={name: column for name, column in columns.items() if column is not None},
        groups=groups,
        selected=selected or usual.selected,
        rejected=rejected or usual.rejected,
        unknown=(*usual.unknown, *unknown),
        categories={"outcome": dict.fromkeys(unknown, "")},
        crosses=tuple(tuple(part.strip() for part in cross.split(",")) for cross in crosses),
    )


def _counts(
    screening: "Screening", file: Path, *, with_scores: bool
) -> tuple["ScreeningCounts", list["ScoreCounts"]]:
    from harness.cli.shared import system_clock  # noqa: PLC0415 - keeps help quick
    from harness.evidence import ScoreCounts  # noqa: PLC0415
    from harness.gather.screening import read_screening, screening_counts  # noqa: PLC0415
    from harness.store import Stamp  # noqa: PLC0415

    read = read_screening(screening, folder=Path(), counts_only=not with_scores)
    stamp = Stamp(id=f"screening/{file.stem}", at=system_clock(), walk=None)
    scores = [
        ScoreCounts(
            **stamp,
            axis=item.axis,
            stage=item.stage,
            bins=item.bins,
            resolution=item.resolution,
            measure=item.measure,
        )
        for item in read.scores
    ]
    return screening_counts(screening, read, stamp=stamp), scores


def _print_json(counts: "ScreeningCounts", found: "Screened") -> None:
    from harness import codec  # noqa: PLC0415 - loads pydantic

    print_json(
        {
            "source": counts.source,
            "query": counts.query,
            "rows": counts.rows,
            "undecided": counts.undecided,
            "median": counts.median,
            "axes": [codec.to_plain(axis) for axis in found.axes],
            "whole_process": [codec.to_plain(process) for process in found.whole_process],
            "scores": [codec.to_plain(scores) for scores in found.scores],
            "trends": [codec.to_plain(trends) for trends in found.trends],
            "bootstraps": [codec.to_plain(limits) for limits in found.bootstraps],
        }
    )


def _explanation(
    counts: "ScreeningCounts", found: "Screened", name: str, options: "Options"
) -> str:
    from harness.stats.explained import explain_ratio, find_group  # noqa: PLC0415

    parts = [f"{counts.source}, {counts.rows} rows, counted by\n\n{counts.query}"]
    for axis, row in find_group(found.axes, name):
        steps = explain_ratio(axis, row, counts, options)
        width = max(len(step.name) for step in steps)
        lines = [f"{step.name:<{width}}  {step.working}  [{step.source}]" for step in steps]
        parts.append("\n".join([_heading(axis) + f": {row.group}", *lines]))
    return "\n\n".join(parts)


_COLUMNS = ("group", "n", "selected", "rate", "ratio", "95 % interval", "SDs", "mid-p", "short")


def _table(axis: "AxisResult") -> str:
    rows = [_COLUMNS, *(_cells(row) for row in axis.groups)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    said = [f"{row.group} — {row.outcome}: {row.statement}" for row in axis.groups]
    unknown = f"{axis.unknown_n} people of unknown category are in no rate."
    if any(row.four_fifths_flag for row in axis.groups):
        unknown += " * observed below four-fifths."
    if axis.bare_rule_false_alarm is not None:
        unknown += (
            f" With equal rates the bare four-fifths rule would flag somebody in "
            f"{axis.bare_rule_false_alarm:.0%} of such tables."
        )
    return "\n".join([_heading(axis), *lines, "", *said, unknown])


def _beside(found: "Screened") -> list[str]:
    """The whole process, scores and periods, as far as the table has them."""
    from harness.cli.screen_beside import processes, score_tables, trend_tables  # noqa: PLC0415

    return [*processes(found), *score_tables(found), *trend_tables(found)]


def _heading(axis: "AxisResult") -> str:
    return axis.axis if axis.stage is None else f"{axis.axis}, {axis.stage}"


def _cells(row: "GroupResult") -> tuple[str, ...]:
    interval = "–"
    if row.impact_ratio_low is not None and row.impact_ratio_high is not None:
        interval = f"{row.impact_ratio_low:.2f} to {row.impact_ratio_high:.2f}"
    return (
        row.group,
        str(row.n),
        str(row.selected),
        _figure(row.selection_rate, ".1%"),
        _figure(row.impact_ratio, ".3f") + ("*" if row.four_fifths_flag else ""),
        interval,
        _figure(row.standard_deviations, ".2f"),
        _figure(row.p_value_mid_p, ".2g"),
        _figure(row.shortfall_reference, ".1f"),
    )


def _figure(value: float | None, style: str) -> str:
    return "–" if value is None else format(value, style)

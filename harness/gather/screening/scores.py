"""How many of each group scored what: ties exact, or rounded where scores are near to unique.

A score that only one person has would be that person's record, so many different scores are
rounded to steps before they leave the table.
"""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections import Counter
from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import cast

from harness.employer import Screening
from harness.evidence import ScoreBin
from harness.gather.screening.categories import Outcomes, text_of
from harness.gather.screening.columns import Columns
from harness.gather.screening.query import score_columns
from harness.gather.screening.table import Table, quoted
from harness.record import record

MOST_SCORES = 500
"""Different scores that are kept as they are; more are rounded to at most so many steps."""


@record
class AxisScores:
    """Group × score of one axis at one stage; `resolution` is the step, None where exact."""

    axis: str
    stage: str | None
    resolution: float | None
    bins: tuple[ScoreBin, ...]


def axis_scores(
    screening: Screening,
    columns: Columns,
    table: Table,
    spellings: Sequence[Mapping[str, str | None]],
) -> tuple[AxisScores, ...]:
    """Scores of everybody whose outcome is known, by axis and stage."""
    if columns.score is None:
        return ()
    person = _person(columns, columns.score, table)
    step = _step(table, person)
    score = "score" if step is None else f"round(score / {step!r}) * {step!r}"
    axes = [f"axis_{place}" for place in range(len(columns.groups))]
    rows = table.rows(
        f"WITH person AS ({person})\n"
        f"SELECT stage, outcome, {score} AS score, count(*), {', '.join(axes)} FROM person\n"
        "WHERE score IS NOT NULL GROUP BY ALL"
    )
    outcomes = Outcomes.of(screening)
    counted: dict[tuple[int, str | None], Counter[tuple[str | None, float]]] = {}
    for stage, outcome, value, n, *groups in rows:
        if outcomes.selected(text_of(outcome)) is None:
            continue
        for place, group in enumerate(groups):
            written = text_of(group)
            category = None if written is None else spellings[place][written]
            bins = counted.setdefault((place, text_of(stage)), Counter())
            bins[(category, _tidy(cast("float", value), step))] += cast("int", n)
    return tuple(
        AxisScores(
            axis=screening.groups[place],
            stage=stage,
            resolution=step,
            bins=tuple(
                ScoreBin(group=group, score=value, n=n)
                for (group, value), n in sorted(
                    bins.items(),
                    key=lambda item: (item[0][0] is None, item[0][0] or "", item[0][1]),
                )
            ),
        )
        for (place, stage), bins in sorted(
            counted.items(), key=lambda item: (item[0][0], item[0][1] or "")
        )
    )


def _person(columns: Columns, score: str, table: Table) -> str:
    stage = columns.stage
    keys = [
        "NULL AS stage"
        if stage is None
        else f"nullif(trim(CAST({quoted(stage)} AS VARCHAR)), '') AS stage",
        "NULL AS outcome" if columns.outcome is None else f"{quoted(columns.outcome)} AS outcome",
        *(
            f"{'NULL' if column is None else quoted(column)} AS axis_{place}"
            for place, column in enumerate(columns.groups)
        ),
        *score_columns(score, table),
    ]
    return f"SELECT {', '.join(keys)} FROM outcomes"


def _step(table: Table, person: str) -> float | None:
    """A round step that leaves at most `MOST_SCORES` values, None where there are no more."""
    different, low, high = table.rows(
        f"WITH person AS ({person})\n"
        "SELECT approx_count_distinct(score), min(score), max(score) FROM person "
        "WHERE score IS NOT NULL"
    )[0]
    if cast("int", different) <= MOST_SCORES * 0.9:
        return None
    wanted = (cast("float", high) - cast("float", low)) / (MOST_SCORES - 1)
    power = 10.0 ** floor(log10(wanted))
    return float(f"{next(f * power for f in (1, 2, 5, 10) if f * power >= wanted):.6g}")


def _tidy(value: float, step: float | None) -> float:
    """`0.30000000000000004` is 0.3."""
    return value if step is None else float(f"{value:.12g}") + 0.0

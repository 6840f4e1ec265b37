"""How many of each group scored what: ties exact, or rounded where scores are near to unique.

A score that only one person has would be that person's record, so many different scores are
rounded to steps before they leave the table.
"""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections import Counter
from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Literal, cast

from harness.employer import Screening
from harness.evidence import ScoreBin
from harness.gather.screening.categories import Outcomes, text_of
from harness.gather.screening.columns import Columns
from harness.gather.screening.query import person_keys, score_columns
from harness.gather.screening.table import Table
from harness.record import record

MOST_SCORES = 500
"""Different scores that are kept as they are; more are rounded to at most so many steps."""


@record
class AxisScores:
    """Group × score of one axis at one stage; `resolution` is the step, None where exact.

    With the measure "rank" a score is a place, 1 the best.
    """

    axis: str
    stage: str | None
    resolution: float | None
    bins: tuple[ScoreBin, ...]
    measure: Literal["score", "rank"] = "score"


def axis_scores(
    screening: Screening,
    columns: Columns,
    table: Table,
    spellings: Sequence[Mapping[str, str | None]],
) -> tuple[AxisScores, ...]:
    """Scores of everybody whose outcome is known, by axis and stage."""
    if columns.score is None:
        return ()
    score = score_columns(columns.score, table, decimal_comma=screening.decimal_comma)
    query = person_query(screening, columns, table, score)
    return binned(
        screening, columns, table, spellings, query, measure="score", step=_step(table, query)
    )


def person_query(screening: Screening, columns: Columns, table: Table, more: Sequence[str]) -> str:
    """SQL of one row a person: stage, outcome, the axes, and `more`."""
    wanted = {"stage", "outcome", *(f"axis_{place}" for place in range(len(columns.groups)))}
    keys = [key for key in person_keys(screening, columns, table) if key.name in wanted]
    shown = ", ".join([*(f"{key.value} AS {key.name}" for key in keys), *more])
    return f"SELECT {shown} FROM {table.source}"


def binned(
    screening: Screening,
    columns: Columns,
    table: Table,
    spellings: Sequence[Mapping[str, str | None]],
    person: str,
    *,
    measure: Literal["score", "rank"],
    step: float | None = None,
) -> tuple[AxisScores, ...]:
    """Counts of the column `score` of `person`, rounded to steps, by axis and stage."""
    score = "score" if step is None else f"floor(score / {step!r} + 0.5) * {step!r}"
    mapped = {
        "stage": columns.stage,
        "outcome": columns.outcome,
        **{f"axis_{place}": column for place, column in enumerate(columns.groups)},
    }
    by = [name for name, column in mapped.items() if column is not None]
    shown = [name if name in by else f"NULL AS {name}" for name in mapped]
    rows = table.rows(
        f"WITH person AS ({person}), counted AS (\n"
        f"  SELECT {', '.join([*by, f'{score} AS score'])} FROM person WHERE score IS NOT NULL\n)\n"
        f"SELECT score, count(*) AS n, {', '.join(shown)} FROM counted\n"
        f"GROUP BY {', '.join(['score', *by])}"
    )
    outcomes = Outcomes.of(screening)
    counted: dict[tuple[int, str | None], Counter[tuple[str | None, float]]] = {}
    for value, n, stage, outcome, *groups in rows:
        if outcomes.selected(text_of(outcome)) is None:
            continue
        for place, group in enumerate(groups):
            written = text_of(group)
            category = None if written is None else spellings[place][written]
            bins = counted.setdefault((place, text_of(stage)), Counter())
            bins[(category, _tidy(float(cast("float", value)), step))] += int(cast("int", n))
    return tuple(
        AxisScores(
            axis=screening.groups[place],
            stage=stage,
            resolution=step,
            measure=measure,
            bins=_in_order(bins),
        )
        for (place, stage), bins in sorted(
            counted.items(), key=lambda item: (item[0][0], item[0][1] or "")
        )
    )


def _in_order(bins: Mapping[tuple[str | None, float], int]) -> tuple[ScoreBin, ...]:
    """By group, unknown last, then by score."""
    by = sorted(bins.items(), key=lambda item: (item[0][0] is None, item[0][0] or "", item[0][1]))
    return tuple(ScoreBin(group=group, score=value, n=n) for (group, value), n in by)


def _step(table: Table, person: str) -> float | None:
    """A round step that leaves at most `MOST_SCORES` values, None where there are no more."""
    different, low, high = table.rows(
        f"WITH person AS ({person})\n"
        f"SELECT {table.dialect.distinct.format('score')}, min(score), max(score) FROM person "
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

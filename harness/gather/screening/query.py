"""The one SQL text that makes the counts cube in one pass (two where scores need their median)."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from harness.employer import Screening
from harness.gather.screening.categories import Outcomes
from harness.gather.screening.columns import Columns
from harness.gather.screening.table import Table, literal, quoted

MAXIMUM_CELLS = 1_000_000
"""More cells than this, and a column is no category."""


def cube_query(screening: Screening, columns: Columns, table: Table) -> str:
    """SQL over the view `outcomes`, grouped by the values as they stand in the table.

    Columns: requisition, stage, outcome, n, the score columns of `_SCORES`, then the axes.
    """
    keys = [
        _named(columns.requisition, "requisition"),
        _stage(columns.stage),
        _named(columns.outcome, "outcome"),
        *(_named(column, f"axis_{place}") for place, column in enumerate(columns.groups)),
    ]
    names = ", ".join(f"axis_{place}" for place in range(len(columns.groups)))
    axes = f", {names}" if names else ""
    if columns.score is None:
        return (
            f"WITH person AS (\n  SELECT {', '.join(keys)}\n  FROM outcomes\n)\n"
            f"SELECT requisition, stage, outcome, count(*) AS n{_NO_SCORES}{axes}\n"
            f"FROM person\nGROUP BY requisition, stage, outcome{axes}\n"
            f"LIMIT {MAXIMUM_CELLS + 1}"
        )
    keys += score_columns(columns.score, table)
    is_text = columns.outcome is not None and table.is_text(columns.outcome)
    by_stage, join = "", "CROSS JOIN middle"
    if columns.stage is not None:
        by_stage = "\n  GROUP BY stage"
        join = "LEFT JOIN middle ON person.stage IS NOT DISTINCT FROM middle.stage"
    return (
        f"WITH person AS NOT MATERIALIZED (\n  SELECT {', '.join(keys)}\n  FROM outcomes\n),\n"
        f"middle AS (\n  SELECT {'stage, ' if by_stage else ''}median(score) AS median\n"
        f"  FROM person\n  WHERE {_decided(screening, is_text=is_text)}{by_stage}\n)\n"
        f"SELECT requisition, person.stage, outcome, count(*) AS n{_SCORES}{axes}\n"
        f"FROM person {join}\n"
        f"GROUP BY requisition, person.stage, outcome{axes}\n"
        f"LIMIT {MAXIMUM_CELLS + 1}"
    )


_NO_SCORES = ", NULL, NULL, NULL, NULL, NULL, NULL, NULL"
_SCORES = """,
  count(score) AS scored,
  count(*) FILTER (score > median) AS above_median,
  fsum(score) AS score_sum,
  fsum(score * score) AS score_sum_squares,
  min(median) AS median,
  count(no_number) AS not_numbers,
  min(no_number) AS such_as"""


def score_columns(score: str, table: Table) -> list[str]:
    """Two columns: `score`, a finite double or NULL, and `no_number`, what stands there instead."""
    column, text = quoted(score), f"nullif(trim(CAST({quoted(score)} AS VARCHAR)), '')"
    number = f"TRY_CAST({text} AS DOUBLE)"
    if table.is_number(score):
        number, text = f"CAST({column} AS DOUBLE)", f"CAST({column} AS VARCHAR)"
    return [
        f"CASE WHEN isfinite({number}) THEN {number} END AS score",
        f"CASE WHEN isfinite({number}) THEN NULL ELSE {text} END AS no_number",
    ]


def _named(column: str | None, name: str) -> str:
    return f"{'NULL' if column is None else quoted(column)} AS {name}"


def _stage(column: str | None) -> str:
    if column is None:
        return "NULL AS stage"
    return f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '') AS stage"


def _decided(screening: Screening, *, is_text: bool) -> str:
    """Whether a row has an outcome; a comparison of text only where there is text."""
    words = Outcomes.of(screening).undecided
    if words:
        undecided = ", ".join(literal(word) for word in ("", *words))
        return f"lower(trim(CAST(outcome AS VARCHAR))) NOT IN ({undecided})"
    return "trim(outcome) <> ''" if is_text else "outcome IS NOT NULL"

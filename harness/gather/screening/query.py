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
    return (
        f"WITH person AS NOT MATERIALIZED (\n  SELECT {', '.join(keys)}\n  FROM outcomes\n),\n"
        "middle AS (\n  SELECT stage, median(score) AS median\n  FROM person\n"
        f"  WHERE isfinite(score) AND {_decided(screening)}\n  GROUP BY stage\n)\n"
        f"SELECT requisition, person.stage, outcome, count(*) AS n{_SCORES}{axes}\n"
        "FROM person LEFT JOIN middle ON person.stage IS NOT DISTINCT FROM middle.stage\n"
        f"GROUP BY requisition, person.stage, outcome{axes}\n"
        f"LIMIT {MAXIMUM_CELLS + 1}"
    )


_NO_SCORES = ", NULL, NULL, NULL, NULL, NULL, NULL, NULL"
_SCORES = """,
  count(score) FILTER (isfinite(score)) AS scored,
  count(*) FILTER (isfinite(score) AND score > median) AS above_median,
  fsum(score) FILTER (isfinite(score)) AS score_sum,
  fsum(score * score) FILTER (isfinite(score)) AS score_sum_squares,
  any_value(median) AS median,
  count(*) FILTER (
    written IS NOT NULL AND (score IS NULL OR NOT isfinite(score))
  ) AS not_numbers,
  min(written) FILTER (score IS NULL OR NOT isfinite(score)) AS such_as"""


def score_columns(score: str, table: Table) -> list[str]:
    """Two columns: `score` as a double, and `written` as it stands, NULL where it is blank."""
    column = quoted(score)
    if table.is_number(score):
        return [f"CAST({column} AS DOUBLE) AS score", f"CAST({column} AS VARCHAR) AS written"]
    text = f"nullif(trim(CAST({column} AS VARCHAR)), '')"
    return [f"TRY_CAST({text} AS DOUBLE) AS score", f"{text} AS written"]


def _named(column: str | None, name: str) -> str:
    return f"{'NULL' if column is None else quoted(column)} AS {name}"


def _stage(column: str | None) -> str:
    if column is None:
        return "NULL AS stage"
    return f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '') AS stage"


def _decided(screening: Screening) -> str:
    undecided = ", ".join(literal(word) for word in ("", *Outcomes.of(screening).undecided))
    return f"lower(trim(CAST(outcome AS VARCHAR))) NOT IN ({undecided})"

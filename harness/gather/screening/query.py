"""The one SQL text that makes the counts cube in one pass (two where scores need their median).

It is the same text for DuckDB and for databases; `Dialect` holds the few words that differ.
"""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from harness.employer import Screening
from harness.gather.screening.ages import age_category
from harness.gather.screening.categories import Outcomes
from harness.gather.screening.columns import Columns
from harness.gather.screening.table import Table, literal, quoted
from harness.record import record

MAXIMUM_CELLS = 1_000_000
"""More cells than this, and a column is no category."""


@record
class Key:
    """A column of the cube: its name there, and the SQL that makes it of a row."""

    name: str
    value: str


def cube_query(screening: Screening, columns: Columns, table: Table) -> str:
    """SQL over the table, grouped by the values as they stand in it.

    Columns: those of `KEYS` (NULL where not mapped), n, the score columns of `_SCORES`, the axes.
    """
    keys = person_keys(screening, columns, table)
    here = {key.name for key in keys}
    axes = [f"axis_{place}" for place in range(len(columns.groups))]
    shown = [name if name in here else f"NULL AS {name}" for name in (*KEYS, "n", "scores", *axes)]
    shown[len(KEYS)] = f"{_people(columns)} AS n"
    shown[len(KEYS) + 1] = _NO_SCORES
    by = ", ".join(key.name for key in keys) or "1"
    person = [f"{key.value} AS {key.name}" for key in keys]
    if columns.count is not None:
        people = f"trim(CAST({quoted(columns.count)} AS VARCHAR))"
        person.append(f"CAST({people} AS BIGINT) AS people")
    if columns.score is None:
        return (
            f"WITH person AS (\n  SELECT {', '.join(person or ['1 AS row'])}\n"
            f"  FROM {table.source}\n)\n"
            f"SELECT {', '.join(shown)}\nFROM person\n{_grouped(by)}LIMIT {MAXIMUM_CELLS + 1}"
        )
    person += score_columns(columns.score, table, decimal_comma=screening.decimal_comma)
    shown = [f"person.{name}" if name in here else name for name in shown]
    shown[len(KEYS) + 1] = _scores(table)
    join = "CROSS JOIN middle"
    if columns.stage is not None:
        join = "LEFT JOIN middle ON coalesce(person.stage, '') = coalesce(middle.stage, '')"
    is_text = columns.outcome is not None and table.is_text(columns.outcome)
    decided = _decided(screening, is_text=is_text) if columns.outcome else "1 = 0"
    by = ", ".join(f"person.{key.name}" for key in keys) or "1"
    return (
        f"WITH person AS {table.dialect.materialized}(\n  SELECT {', '.join(person)}\n"
        f"  FROM {table.source}\n),\n"
        f"middle AS (\n{_median(table, decided, by_stage=columns.stage is not None)}\n)\n"
        f"SELECT {', '.join(shown)}\nFROM person {join}\n{_grouped(by)}LIMIT {MAXIMUM_CELLS + 1}"
    )


KEYS = ("requisition", "stage", "outcome", "truth", "period")
_NO_SCORES = "NULL, NULL, NULL, NULL, NULL, NULL, NULL"


def person_keys(screening: Screening, columns: Columns, table: Table) -> list[Key]:
    """What a row is grouped by, for the columns that are mapped."""
    keys = []
    for name in KEYS:
        column = getattr(columns, name)
        if column is None:
            continue
        value = quoted(column)
        if name == "stage":
            value = f"nullif(trim(CAST({value} AS VARCHAR)), '')"
        if name == "period" and screening.period_of is not None:
            value = f"substr(trim(CAST({value} AS VARCHAR)), 1, {_SPAN[screening.period_of]})"
        keys.append(Key(name=name, value=value))
    for place, (axis, column) in enumerate(zip(screening.groups, columns.groups, strict=True)):
        if column is not None:
            value = quoted(column)
            if screening.standards.get(axis) == "age-40":
                value = age_category(screening, columns, table, column)
            keys.append(Key(name=f"axis_{place}", value=value))
    return keys


_SPAN = {"year": 4, "quarter": 7, "month": 7}


def score_columns(score: str, table: Table, *, decimal_comma: bool) -> list[str]:
    """Two columns: `score`, a finite double or NULL, and `no_number`, what stands there instead."""
    column, text = quoted(score), f"nullif(trim(CAST({quoted(score)} AS VARCHAR)), '')"
    plain = f"replace({text}, ',', '.')" if decimal_comma else text
    number = table.dialect.number(plain)
    if table.is_number(score):
        number, text = f"CAST({column} AS FLOAT8)", f"CAST({column} AS VARCHAR)"
    finite = f"abs({number}) <= {_LARGEST}"
    return [
        f"CASE WHEN {finite} THEN {number} END AS score",
        f"CASE WHEN {finite} THEN NULL ELSE {text} END AS no_number",
    ]


_LARGEST = "1.7976931348623157e308"
"""Not-a-number is larger than it, in SQL."""


def _scores(table: Table) -> str:
    total = table.dialect.sum
    return f"""
  count(score) AS scored,
  sum(CASE WHEN score > median THEN 1 ELSE 0 END) AS above_median,
  {total}(score) AS score_sum,
  {total}(score * score) AS score_sum_squares,
  min(median) AS median,
  count(no_number) AS not_numbers,
  min(no_number) AS such_as"""


def _median(table: Table, decided: str, *, by_stage: bool) -> str:
    stage, group = ("stage, ", "\n  GROUP BY stage") if by_stage else ("", "")
    if table.dialect.median:
        return f"  SELECT {stage}median(score) AS median\n  FROM person\n  WHERE {decided}{group}"
    within = "PARTITION BY stage " if by_stage else ""
    return (
        f"  SELECT {stage}avg(score) AS median FROM (\n"
        f"    SELECT {stage}score, row_number() OVER ({within}ORDER BY score) AS place,\n"
        f"      count(*) OVER ({within.strip()}) AS people\n"
        f"    FROM person WHERE score IS NOT NULL AND {decided}\n"
        f"  ) AS placed\n  WHERE 2 * place BETWEEN people AND people + 2{group}"
    )


def _people(columns: Columns) -> str:
    return "count(*)" if columns.count is None else "sum(people)"


def _grouped(by: str) -> str:
    return "" if by == "1" else f"GROUP BY {by}\n"


def _decided(screening: Screening, *, is_text: bool) -> str:
    """Whether a row has an outcome; a comparison of text only where there is text."""
    words = Outcomes.of(screening).undecided
    if words:
        undecided = ", ".join(literal(word) for word in ("", *words))
        return f"lower(trim(CAST(outcome AS VARCHAR))) NOT IN ({undecided})"
    return "trim(outcome) <> ''" if is_text else "outcome IS NOT NULL"

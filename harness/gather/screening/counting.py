"""From SQL's rows to the cells of the cube: categories as ours, every mistake in the values."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import fsum
from typing import cast

from harness.employer import Screening
from harness.errors import ConfigError, Mistake
from harness.evidence import CubeCell
from harness.gather.screening.categories import (
    Outcomes,
    axis_mistakes,
    contradictions,
    mapping_to_paste,
    spelling,
    text_of,
    unmapped_outcomes,
)
from harness.gather.screening.columns import Columns
from harness.gather.screening.counted_words import row_count
from harness.gather.screening.query import MAXIMUM_CELLS, cube_query
from harness.gather.screening.table import Table, quoted
from harness.record import record


@record
class ScoreCount:
    """The score columns of one row of the cube query."""

    scored: int
    above_median: int
    total: float
    squares: float
    median: float | None
    not_numbers: int
    such_as: str | None


@record
class RawCell:
    """One row of the cube query, its values trimmed; `scores` is None without a column."""

    requisition: str | None
    stage: str | None
    outcome: str | None
    n: int
    scores: ScoreCount | None
    groups: tuple[str | None, ...]


@record
class Counted:
    """The counted table: the cells, and what stands beside them.

    `spellings` holds, for each axis, the table's values (trimmed) and what each stands for.
    """

    query: str
    cells: tuple[CubeCell, ...]
    stages: tuple[str, ...]
    rows: int
    undecided: int
    median: float | None
    has_scores: bool
    spellings: tuple[Mapping[str, str | None], ...]


@record
class Checked:
    """What the values are found to mean, the mistakes among them, and what would mend them."""

    spellings: tuple[Mapping[str, str | None], ...]
    mistakes: tuple[Mistake, ...]
    paste: str


def raw_cells(screening: Screening, columns: Columns, table: Table) -> list[RawCell]:
    """Count the table once, by the values as they stand.

    Raises:
        ConfigError: a column holds a different value in nearly every row.
    """
    rows = table.rows(cube_query(screening, columns, table))
    if len(rows) > MAXIMUM_CELLS:
        raise _not_a_category(columns, table)
    return [_raw(row) for row in rows]


def check(screening: Screening, columns: Columns, raw: Sequence[RawCell]) -> Checked:
    """Read every value, and list all that does not fit."""
    mistakes = contradictions(screening)
    rows = sum(cell.n for cell in raw)
    if rows == 0:
        empty = Mistake(place="the table", problem="has a header and no rows")
        return Checked(spellings=(), mistakes=(*mistakes, empty), paste="")
    unmapped: tuple[str, ...] = ()
    if columns.outcome is not None:
        outcomes = Outcomes.of(screening)
        counted = Counter[str | None]()
        for cell in raw:
            counted[cell.outcome] += cell.n
        mistakes += unmapped_outcomes(outcomes, counted)
        unmapped = tuple(v for v in counted if v is not None and not outcomes.knows(v))
        if all(outcomes.knows(v) and outcomes.selected(v) is None for v in counted):
            mistakes.append(Mistake(place="outcome", problem="is blank or unknown in every row"))
    spellings, missing = [], {}
    for place, axis in enumerate(screening.groups):
        values = Counter[str | None]()
        for cell in raw:
            values[cell.groups[place]] += cell.n
        found = spelling(screening, axis, values)
        spellings.append(found)
        if columns.groups[place] is not None:
            wrong = axis_mistakes(screening, axis, values, found)
            mistakes += wrong
            if any(", `" in mistake.place for mistake in wrong):
                missing[axis] = [v for v in values if v is not None and v == found[v]]
    return Checked(
        spellings=tuple(spellings),
        mistakes=(*mistakes, *_score_mistakes(raw)),
        paste=mapping_to_paste(screening, unmapped[:50], missing),
    )


def count(
    screening: Screening, columns: Columns, table: Table, raw: Sequence[RawCell], checked: Checked
) -> Counted:
    """The cube: one cell for each requisition, stage and category on every axis."""
    outcomes = Outcomes.of(screening)
    sums: dict[_Key, list[RawCell]] = defaultdict(list)
    undecided = 0
    for cell in raw:
        if outcomes.selected(cell.outcome) is None:
            undecided += cell.n
            continue
        groups = tuple(
            None if value is None else checked.spellings[place][value]
            for place, value in enumerate(cell.groups)
        )
        sums[(cell.requisition, cell.stage, groups)].append(cell)
    stages = sorted({stage for _, stage, _ in sums if stage is not None})
    medians = {cell.scores.median for cells in sums.values() for cell in cells if cell.scores}
    return Counted(
        query=cube_query(screening, columns, table),
        cells=tuple(
            _cell(key, sums[key], outcomes) for key in sorted(sums, key=lambda key: _order(*key))
        ),
        stages=tuple(stages),
        rows=sum(cell.n for cell in raw),
        undecided=undecided,
        median=next(iter(medians)) if len(medians) == 1 else None,
        has_scores=columns.score is not None,
        spellings=checked.spellings,
    )


_Key = tuple[str | None, str | None, tuple[str | None, ...]]


def _order(
    requisition: str | None, stage: str | None, groups: tuple[str | None, ...]
) -> tuple[tuple[bool, str], ...]:
    """By name, with what is not known last."""
    return tuple((part is None, part or "") for part in (requisition, stage, *groups))


def _cell(key: _Key, cells: Sequence[RawCell], outcomes: Outcomes) -> CubeCell:
    scores = [cell.scores for cell in cells if cell.scores is not None]
    return CubeCell(
        requisition=key[0],
        stage=key[1],
        groups=key[2],
        n=sum(cell.n for cell in cells),
        selected=sum(cell.n for cell in cells if outcomes.selected(cell.outcome)),
        above_median=sum(s.above_median for s in scores) if scores else None,
        scored=sum(s.scored for s in scores) if scores else None,
        score_sum=_steady(fsum(s.total for s in scores)) if scores else None,
        score_sum_squares=_steady(fsum(s.squares for s in scores)) if scores else None,
    )


def _steady(value: float) -> float:
    """Twelve digits: the last ones depend on the order in which threads add."""
    return float(f"{value:.12g}")


def _raw(row: tuple[object, ...]) -> RawCell:
    requisition, stage, outcome, n, scored, *rest = row
    scores = None
    if scored is not None:
        above, total, squares, median, not_numbers, such_as = rest[:6]
        scores = ScoreCount(
            scored=cast("int", scored),
            above_median=cast("int", above),
            total=float(cast("float", total or 0.0)),
            squares=float(cast("float", squares or 0.0)),
            median=cast("float | None", median),
            not_numbers=cast("int", not_numbers),
            such_as=cast("str | None", such_as),
        )
    return RawCell(
        requisition=text_of(requisition),
        stage=text_of(stage),
        outcome=text_of(outcome),
        n=cast("int", n),
        scores=scores,
        groups=tuple(text_of(value) for value in rest[6:]),
    )


def _score_mistakes(raw: Sequence[RawCell]) -> list[Mistake]:
    scores = [cell.scores for cell in raw if cell.scores is not None]
    wrong = sum(score.not_numbers for score in scores)
    if not wrong:
        return []
    such_as = min(score.such_as for score in scores if score.such_as is not None)
    problem = (
        f"is no finite number in {row_count(wrong)}, such as `{such_as}`; leave it blank instead"
    )
    return [Mistake(place="score", problem=problem)]


def _not_a_category(columns: Columns, table: Table) -> ConfigError:
    names = [
        name
        for name in (columns.requisition, columns.stage, columns.outcome, *columns.groups)
        if name is not None
    ]
    counts = table.rows(
        f"SELECT {', '.join(f'approx_count_distinct({quoted(name)})' for name in names)} "
        "FROM outcomes"
    )[0]
    most = max(zip(cast("tuple[int, ...]", counts), names, strict=True))
    return ConfigError(
        f"column `{most[1]}` of `{table.name}` holds about {most[0]} different values",
        remedy="Map columns that hold categories, not names, numbers or times of people",
    )

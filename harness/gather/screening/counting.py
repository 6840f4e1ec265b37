"""From SQL's rows to the cells of the cube: categories as ours, every mistake in the values."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import cast

from harness.employer import Screening
from harness.errors import ConfigError, Mistake
from harness.evidence import CubeCell
from harness.gather.screening.ages import needs_day
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
from harness.gather.screening.periods import period_mistakes, period_name
from harness.gather.screening.query import MAXIMUM_CELLS, cube_query
from harness.gather.screening.ready import AGE
from harness.gather.screening.table import Table, quoted
from harness.gather.screening.where import first_rows, with_rows
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
    truth: str | None
    period: str | None
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
    periods: tuple[str, ...]
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


def check(screening: Screening, columns: Columns, table: Table, raw: Sequence[RawCell]) -> Checked:
    """Read every value, and list all that does not fit, with the first row where it stands."""
    mistakes = contradictions(screening)
    if sum(cell.n for cell in raw) == 0:
        empty = Mistake(place="the table", problem="has a header and no rows")
        return Checked(spellings=(), mistakes=(*mistakes, empty), paste="")
    if any(cell.n < 0 for cell in raw):
        mistakes.append(Mistake(place="count", problem="is less than 0 in some rows"))
    unmapped: set[str] = set()
    for name, column in (("outcome", columns.outcome), ("truth", columns.truth)):
        if column is not None:
            wrong, values = _word_mistakes(screening, name, raw)
            mistakes += with_rows(wrong, column, table)
            unmapped |= values
    spellings, missing = [], {}
    for place, (axis, column) in enumerate(zip(screening.groups, columns.groups, strict=True)):
        values_of = Counter[str | None]()
        for cell in raw:
            values_of[cell.groups[place]] += cell.n
        found = spelling(screening, axis, values_of)
        spellings.append(found)
        if column is None:
            continue
        wrong = axis_mistakes(screening, axis, values_of, found)
        mistakes += with_rows(wrong, column, table)
        if any(", `" in mistake.place for mistake in wrong):
            missing[axis] = [v for v in values_of if v is not None and v == found[v]]
        if screening.standards.get(axis) == AGE and needs_day(screening, columns, list(found)):
            problem = "holds dates of birth: map `applied_at`, or set `as_of`, to take ages at"
            mistakes.append(Mistake(place=f"axis `{axis}`", problem=problem))
    return Checked(
        spellings=tuple(spellings),
        mistakes=(
            *mistakes,
            *period_mistakes(screening, {cell.period for cell in raw}),
            *_score_mistakes(raw, columns, table),
        ),
        paste=mapping_to_paste(screening, sorted(unmapped)[:50], missing),
    )


def _word_mistakes(
    screening: Screening, name: str, raw: Sequence[RawCell]
) -> tuple[list[Mistake], set[str]]:
    """What is wrong with the words of the outcome or the truth column, and words in no list."""
    outcomes = Outcomes.of(screening, name)
    counted = Counter[str | None]()
    for cell in raw:
        counted[cell.outcome if name == "outcome" else cell.truth] += cell.n
    mistakes = unmapped_outcomes(outcomes, counted, name)
    if all(outcomes.knows(v) and outcomes.selected(v) is None for v in counted):
        mistakes.append(Mistake(place=name, problem="is blank or unknown in every row"))
    return mistakes, {v for v in counted if v is not None and not outcomes.knows(v)}


def count(
    screening: Screening, columns: Columns, table: Table, raw: Sequence[RawCell], checked: Checked
) -> Counted:
    """The cube: one cell for each requisition, stage and category on every axis."""
    outcomes, truths = Outcomes.of(screening), Outcomes.of(screening, "truth")
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
        period = period_name(screening, cell.period)
        sums[(cell.requisition, cell.stage, period, groups)].append(cell)
    medians = {cell.scores.median for cells in sums.values() for cell in cells if cell.scores}
    return Counted(
        query=cube_query(screening, columns, table),
        cells=tuple(
            _cell(key, sums[key], outcomes, truths if columns.truth else None)
            for key in sorted(sums, key=_order)
        ),
        stages=tuple(sorted({key[1] for key in sums if key[1] is not None})),
        periods=tuple(sorted({key[2] for key in sums if key[2] is not None})),
        rows=sum(cell.n for cell in raw),
        undecided=undecided,
        median=next(iter(medians)) if len(medians) == 1 else None,
        has_scores=columns.score is not None,
        spellings=checked.spellings,
    )


_Key = tuple[str | None, str | None, str | None, tuple[str | None, ...]]


def _order(key: _Key) -> tuple[tuple[bool, str], ...]:
    """By name, with what is not known last."""
    return tuple((part is None, part or "") for part in (*key[:3], *key[3]))


def _cell(
    key: _Key, cells: Sequence[RawCell], outcomes: Outcomes, truths: Outcomes | None
) -> CubeCell:
    scores = [cell.scores for cell in cells if cell.scores is not None]
    chosen = [cell for cell in cells if outcomes.selected(cell.outcome)]
    counted = CubeCell(
        requisition=key[0],
        stage=key[1],
        period=key[2],
        groups=key[3],
        n=sum(cell.n for cell in cells),
        selected=sum(cell.n for cell in chosen),
        above_median=sum(s.above_median for s in scores) if scores else None,
        scored=sum(s.scored for s in scores) if scores else None,
        score_sum=_steady(fsum(s.total for s in scores)) if scores else None,
        score_sum_squares=_steady(fsum(s.squares for s in scores)) if scores else None,
    )
    if truths is None:
        return counted
    return replace(
        counted,
        true=sum(cell.n for cell in cells if truths.selected(cell.truth)),
        true_selected=sum(cell.n for cell in chosen if truths.selected(cell.truth)),
        truth_known=sum(cell.n for cell in cells if truths.selected(cell.truth) is not None),
        truth_known_selected=sum(
            cell.n for cell in chosen if truths.selected(cell.truth) is not None
        ),
    )


def _steady(value: float) -> float:
    """Twelve digits: the last ones depend on the order in which threads add."""
    return float(f"{value:.12g}")


def _raw(row: tuple[object, ...]) -> RawCell:
    requisition, stage, outcome, truth, period, n, scored, *rest = row
    scores = None
    if scored is not None:
        above, total, squares, median, not_numbers, such_as = rest[:6]
        scores = ScoreCount(
            scored=cast("int", scored),
            above_median=int(cast("int", above)),
            total=float(cast("float", total or 0.0)),
            squares=float(cast("float", squares or 0.0)),
            median=None if median is None else float(cast("float", median)),
            not_numbers=cast("int", not_numbers),
            such_as=cast("str | None", such_as),
        )
    return RawCell(
        requisition=text_of(requisition),
        stage=text_of(stage),
        outcome=text_of(outcome),
        truth=text_of(truth),
        period=text_of(period),
        n=int(cast("int", n or 0)),
        scores=scores,
        groups=tuple(text_of(value) for value in rest[6:]),
    )


def _score_mistakes(raw: Sequence[RawCell], columns: Columns, table: Table) -> list[Mistake]:
    scores = [cell.scores for cell in raw if cell.scores is not None]
    wrong = sum(score.not_numbers for score in scores)
    if not wrong or columns.score is None:
        return []
    such_as = min(score.such_as for score in scores if score.such_as is not None)
    first = first_rows(columns.score, [such_as], table).get(such_as)
    where = f" (row {first})" if first else ""
    problem = (
        f"is no finite number in {row_count(wrong)}, such as `{such_as}`{where}; "
        "leave it blank instead"
    )
    return [Mistake(place="score", problem=problem)]


def _not_a_category(columns: Columns, table: Table) -> ConfigError:
    names = [
        name
        for name in (
            *(columns.requisition, columns.stage, columns.outcome, columns.truth),
            *(columns.period, *columns.groups),
        )
        if name is not None
    ]
    counts = table.rows(
        f"SELECT {', '.join(table.dialect.distinct.format(quoted(name)) for name in names)} "
        f"FROM {table.source}"
    )[0]
    most = max(zip(cast("tuple[int, ...]", counts), names, strict=True))
    return ConfigError(
        f"column `{most[1]}` of `{table.name}` holds about {most[0]} different values",
        remedy="Map columns that hold categories, not names, numbers or times of people",
    )

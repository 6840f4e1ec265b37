"""How long real candidates waited for a word or a decision, from the table's own times."""

# ruff: noqa: S608 - SQL needs column names in its text; `quoted` and `literal` escape them

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, cast

from harness.employer import Screening
from harness.errors import Mistake
from harness.evidence import WaitedDays
from harness.gather.screening.categories import text_of
from harness.gather.screening.columns import TIMES, Columns
from harness.gather.screening.counted_words import row_count
from harness.gather.screening.table import Table, literal, quoted
from harness.record import record

MOST_REQUISITIONS = 200
"""With more requisitions than this, waiting times since applying are not kept for each."""

_After = Literal["applied", "interviewed"]
_Until = Literal["word", "decision"]


@record
class Wait:
    """How long one group waited (fields as in `WaitingTimes`)."""

    after: _After
    axis: str | None
    group: str | None
    requisition: str | None
    as_of: datetime
    n: int
    told: int
    median_days: float | None
    p90_days: float | None
    told_within_30_days: int
    open_under_30_days: int
    until: _Until = "word"
    days: tuple[WaitedDays, ...] = ()


def time_mistakes(columns: Columns, table: Table) -> list[Mistake]:
    """Times that cannot be read, words said before the application, and stages without people."""
    mapped = [(name, column) for name in TIMES if (column := getattr(columns, name)) is not None]
    if not mapped:
        return []
    mistakes = []
    if columns.stage is not None and columns.candidate is None:
        problem = "is needed: with stages, one person's times stand in several rows"
        mistakes.append(Mistake(place="columns, candidate", problem=problem))
    tests = [
        f"count(*) FILTER ({_written(column)} IS NOT NULL AND {_time(column)} IS NULL), "
        f"min({_written(column)}) FILTER ({_time(column)} IS NULL)"
        for _, column in mapped
    ]
    before = "0"
    if columns.applied_at and columns.told_at:
        before = f"count(*) FILTER ({_time(columns.told_at)} < {_time(columns.applied_at)})"
    found = table.rows(f"SELECT {before}, {', '.join(tests)} FROM outcomes")[0]
    for place, (name, column) in enumerate(mapped):
        wrong, such_as = found[1 + 2 * place], found[2 + 2 * place]
        if wrong:
            problem = (
                f"is no time in {row_count(wrong)}, such as `{such_as}`; write 2026-03-02T09:00:00Z"
            )
            mistakes.append(Mistake(place=f"column `{column}` ({name})", problem=problem))
    if found[0]:
        problem = f"lies before `applied_at` in {row_count(found[0])}"
        mistakes.append(Mistake(place="told_at", problem=problem))
    return mistakes


def waits(
    screening: Screening,
    columns: Columns,
    table: Table,
    spellings: Sequence[Mapping[str, str | None]],
) -> tuple[Wait, ...]:
    """Waiting times of everybody, of every group and, if they are few, of every requisition.

    `as_of` is the project's, or the last time that the table holds: silence is counted only as
    far as it was recorded. Without times for both ends there are none. After an interview a
    decision counts as a word to whoever was told something before; whoever was, and whose decision
    is older than the interview, is left out: the table cannot say whether they were told more.
    Where decisions have times, the wait for one is counted likewise.
    """
    ends = _ends(columns)
    if columns.applied_at is None or not ends:
        return ()
    as_of = _as_of(screening, columns, table)
    if as_of is None:
        return ()
    found: list[Wait] = []
    starts: list[_After] = ["applied"]
    if columns.interviewed_at is not None:
        starts.append("interviewed")
    for until in ends:
        for after in starts:
            histogram = _histogram(columns, table, after, until, as_of)
            span = _Span(after=after, until=until, as_of=as_of)
            found += _everybody_and_groups(screening, histogram, spellings, span)
    return tuple(found)


def _ends(columns: Columns) -> tuple[_Until, ...]:
    word: tuple[_Until, ...] = () if columns.told_at is None else ("word",)
    return word if columns.decided_at is None else (*word, "decision")


@record
class _Span:
    """What a wait is counted from and to, and the day on which it was counted."""

    after: _After
    until: _Until
    as_of: datetime


@record
class _Days:
    """`n` applications that waited so many days: until told, or in silence until now."""

    level: int
    value: str | None
    told: bool
    days: int
    n: int


def _everybody_and_groups(
    screening: Screening,
    histogram: Sequence[_Days],
    spellings: Sequence[Mapping[str, str | None]],
    span: _Span,
) -> list[Wait]:
    axes = len(screening.groups)
    sums: dict[tuple[int, str], Counter[tuple[bool, int]]] = {}
    for item in histogram:
        name: str | None = item.value or ""
        if 0 <= item.level < axes:
            name = None if item.value is None else spellings[item.level][item.value]
        if name is not None and (name or item.level < 0):
            sums.setdefault((item.level, name), Counter())[(item.told, item.days)] += item.n
    if sum(level == axes for level, _ in sums) > MOST_REQUISITIONS:
        sums = {key: days for key, days in sums.items() if key[0] != axes}
    return [
        _wait(
            days,
            span,
            axis=screening.groups[level] if 0 <= level < axes else None,
            group=name if 0 <= level < axes else None,
            requisition=name if level == axes else None,
        )
        for (level, name), days in sorted(sums.items())
    ]


def _wait(
    days: Counter[tuple[bool, int]],
    span: _Span,
    *,
    axis: str | None,
    group: str | None,
    requisition: str | None,
) -> Wait:
    told = Counter({waited: n for (was_told, waited), n in days.items() if was_told})
    silent = Counter({waited: n for (was_told, waited), n in days.items() if not was_told})
    return Wait(
        after=span.after,
        until=span.until,
        axis=axis,
        group=group,
        requisition=requisition,
        as_of=span.as_of,
        n=days.total(),
        told=told.total(),
        median_days=_quantile(told, 0.5),
        p90_days=_quantile(told, 0.9),
        told_within_30_days=sum(n for waited, n in told.items() if waited <= 30),
        open_under_30_days=sum(n for waited, n in silent.items() if waited < 30),
        days=tuple(
            WaitedDays(days=waited, told=told[waited], silent=silent[waited])
            for waited in sorted({*told, *silent})
        ),
    )


def _quantile(days: Counter[int], share: float) -> float | None:
    """Linear between neighbours, as `statistics` and numpy do."""
    if not days:
        return None
    place = share * (days.total() - 1)
    below = int(place)
    low, high = _at(days, below), _at(days, min(below + 1, days.total() - 1))
    return round(low + (place - below) * (high - low), 6)


def _at(days: Counter[int], place: int) -> int:
    seen = 0
    for value in sorted(days):
        seen += days[value]
        if place < seen:
            return value
    raise IndexError(place)


def _histogram(
    columns: Columns, table: Table, after: _After, until: _Until, as_of: datetime
) -> list[_Days]:
    """Applications by days waited: everybody (level −1), each axis, requisitions (the last)."""
    start, word, seen = "applied", "told", "true"
    if after == "interviewed":
        start, word = "interviewed", "coalesce(told_after, decided_after)"
        undecided = "false" if columns.decided_at is None else "decided IS NULL"
        seen = f"(told IS NULL OR {word} IS NOT NULL OR {undecided})"
    if until == "decision":
        word, seen = "decided", f"(decided IS NULL OR decided >= {start})"
    now = f"TIMESTAMP {literal(as_of.replace(tzinfo=None).isoformat(sep=' '))}"
    levels = [f"axis_{place}" for place in range(len(columns.groups))] + ["requisition"]
    sets = ", ".join(f"({level}, was_told, days)" for level in levels)
    grouping = " ".join(
        f"WHEN grouping({level}) = 0 THEN {place}" for place, level in enumerate(levels)
    )
    texts = ", ".join(f"CAST({level} AS VARCHAR)" for level in levels)
    rows = table.rows(
        f"WITH application AS (\n{_applications(columns)}\n), waited AS (\n"
        f"  SELECT *, {word} AS word, coalesce(word >= {start} AND word <= {now}, false) "
        "AS was_told,\n"
        f"    date_diff('day', {start}, CASE WHEN was_told THEN word ELSE {now} END) AS days\n"
        f"  FROM application WHERE {start} <= {now} AND {seen}\n)\n"
        f"SELECT CASE {grouping} ELSE -1 END, coalesce({texts}), was_told, days, count(*)\n"
        f"FROM waited GROUP BY GROUPING SETS ((was_told, days), {sets})"
    )
    return [
        _Days(
            level=cast("int", level),
            value=text_of(value),
            told=cast("bool", told),
            days=cast("int", days),
            n=cast("int", n),
        )
        for level, value, told, days, n in rows
    ]


def _applications(columns: Columns) -> str:
    """One row for each application: a person's rows of several stages are put together.

    `told` is the first word, `told_after` the first after the interview, and `decided_after` a
    decision after it, of somebody who was told something before.
    """
    requisition = "NULL" if columns.requisition is None else quoted(columns.requisition)
    groups = ["NULL" if column is None else quoted(column) for column in columns.groups]
    times = {name: _time(getattr(columns, name)) for name in TIMES}
    if columns.stage is None or columns.candidate is None:
        axes = [f"{group} AS axis_{place}" for place, group in enumerate(groups)]
        rows = (
            "  SELECT *, CASE WHEN told >= interviewed THEN told END AS told_after\n  FROM (\n"
            f"  SELECT {', '.join(axes)}, {requisition} AS requisition,\n"
            f"    {times['applied_at']} AS applied, {times['interviewed_at']} AS interviewed,\n"
            f"    {times['told_at']} AS told, {times['decided_at']} AS decided\n"
            "  FROM outcomes\n  )"
        )
    else:
        axes = [f"any_value({group}) AS axis_{place}" for place, group in enumerate(groups)]
        rows = (
            "  SELECT *, list_min(words) AS told,\n"
            "    list_min(list_filter(words, lambda word: word >= interviewed)) AS told_after\n"
            f"  FROM (\n  SELECT {', '.join(axes)}, {requisition} AS requisition,\n"
            f"    min({times['applied_at']}) AS applied,\n"
            f"    max({times['interviewed_at']}) AS interviewed,\n"
            f"    list({times['told_at']}) AS words, max({times['decided_at']}) AS decided\n"
            f"  FROM outcomes GROUP BY {quoted(columns.candidate)}, {requisition}\n  )"
        )
    return (
        "  SELECT *, CASE WHEN told IS NOT NULL AND decided >= interviewed THEN decided END "
        f"AS decided_after\n  FROM (\n{rows}\n  )"
    )


def _as_of(screening: Screening, columns: Columns, table: Table) -> datetime | None:
    if screening.as_of is not None:
        return screening.as_of.astimezone(UTC)
    mapped = [column for name in TIMES if (column := getattr(columns, name)) is not None]
    times = ", ".join(f"max({_time(column)})" for column in mapped)
    last = [time for time in table.rows(f"SELECT {times} FROM outcomes")[0] if time is not None]
    return max(cast("list[datetime]", last)).replace(tzinfo=UTC) if last else None


def _time(column: str | None) -> str:
    """The column as a time without a zone, in UTC; what names no zone is taken as UTC."""
    return "NULL::TIMESTAMP" if column is None else f"TRY_CAST({_written(column)} AS TIMESTAMP)"


def _written(column: str) -> str:
    return f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '')"

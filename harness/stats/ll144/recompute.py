"""Re-derives a published summary from its own numbers, and lists what does not add up."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from harness.record import record
from harness.stats.ll144.printed import Span, quotient
from harness.stats.ll144.published import PublishedTable, Row
from harness.stats.ll144.summary import CATEGORIES, TWO_PERCENT, Axis, Measure

_ENOUGH_RATIOS = 3


class Kind(StrEnum):
    """Numbers contradict each other, something asked for is not there, or a reader should ask."""

    ARITHMETIC = "arithmetic"
    MISSING = "missing"
    ASK = "ask"


@record
class Defect:
    """One thing that does not add up; `code` is kebab case, `line` is the file's, if it is one."""

    kind: Kind
    code: str
    table: str
    category: str | None
    line: int | None
    message: str


def recompute(
    tables: Sequence[PublishedTable], previous: Sequence[PublishedTable] = ()
) -> tuple[Defect, ...]:
    """What does not add up, at the printed places, whether they were rounded or cut off.

    Nothing is compared more closely than it was printed: a rate of `48%` is everything from
    47.5 % up to, but not, 49 %.

    Args:
        tables: The summary.
        previous: An earlier summary of the same tool, to find numbers that were carried over.

    Source: definitions of 6 RCNY 5-300; duties of 5-301(b) to (d) and 5-303.
    """
    found: list[Defect] = []
    for table in tables:
        found += _rates(table)
        found += _ratios(table)
        found += _left_out(table)
        found += _completeness(table)
    found += _sums(tables)
    found += _carried_over(tables, previous)
    return tuple(found)


def _defect(
    table: PublishedTable, row: Row | None, code: str, message: str, kind: Kind = Kind.ARITHMETIC
) -> Defect:
    return Defect(
        kind=kind,
        code=code,
        table=table.name,
        category=row.category if row else None,
        line=row.line if row else None,
        message=message,
    )


def _rates(table: PublishedTable) -> Iterable[Defect]:
    """Rates against the counts beside them."""
    for row in table.rows:
        if row.n is None or row.rate is None:
            continue
        if row.counted is not None and row.counted > row.n:
            text = f"{row.counted} of {row.n} people cannot be"
            yield _defect(table, row, "more-than-all", text)
        elif row.rate.value > 1:
            text = f"a rate of {row.rate.text} is more than everybody"
            yield _defect(table, row, "more-than-all", text)
        elif row.counted is not None:
            if row.n and not row.rate.stands_for(Fraction(row.counted, row.n)):
                exact = _number(Fraction(row.counted, row.n))
                text = f"{row.counted} of {row.n} is {exact}, printed {row.rate.text}"
                yield _defect(table, row, "rate-not-of-counts", text)
        elif row.n and not _whole_number_gives(row.rate.span, row.n):
            text = f"no whole number of {row.n} people gives a rate of {row.rate.text}"
            yield _defect(table, row, "no-whole-number", text)


def _whole_number_gives(span: Span, n: int) -> bool:
    first = -(-span.low * n // 1)  # the least whole number that is not below
    return span.holds(Fraction(first, n))


def _ratios(table: PublishedTable) -> Iterable[Defect]:
    """Ratios against the rates: the denominator is the highest rate that is not left out."""
    kept = [row for row in table.rows if not row.left_out and _rate(row) is not None]
    printed = [row for row in kept if row.ratio is not None]
    for row in printed:
        if row.ratio is not None and row.ratio.span.low > 1:
            text = f"{row.ratio.text} is above 1, which a ratio to the highest rate cannot be"
            yield _defect(table, row, "ratio-above-one", text)
    top = _highest(kept)
    if top is None or not printed:
        return
    wrong = [row for row in printed if not _fits(row, top)]
    other = _other_denominator(table, printed) if wrong else None
    if other is not None:
        text = f"all ratios are to the rate of {other.category}, not to the highest, {_text(top)}"
        yield _defect(table, None, "another-denominator", text)
        return
    for row in wrong:
        if row.ratio is None or row.ratio.span.low > 1:
            continue
        yield _ratio_defect(table, row, top, kept)


def _ratio_defect(table: PublishedTable, row: Row, top: Span, kept: Sequence[Row]) -> Defect:
    expected = quotient(_known(row), top)
    ratio = row.ratio.text if row.ratio else "–"
    if _of_rounded_rates(row, kept):
        text = f"{ratio} divides the rounded rates; the counts give {_text(expected)}"
        return _defect(table, row, "ratio-of-rounded-rates", text)
    text = f"printed {ratio}, but its rate and the highest give {_text(expected)}"
    return _defect(table, row, "ratio-not-of-rates", text)


def _rate(row: Row) -> Span | None:
    """The exact rate where both counts are printed, else all that the printed rate may be."""
    if row.n and row.counted is not None and row.counted <= row.n:
        exact = Fraction(row.counted, row.n)
        return Span(low=exact, high=exact)
    return row.rate.span if row.rate else None


def _known(row: Row) -> Span:
    found = _rate(row)
    assert found is not None  # noqa: S101 - rows without a rate were left out
    return found


def _highest(rows: Sequence[Row]) -> Span | None:
    """All that the highest rate may be."""
    spans = [_known(row) for row in rows]
    if not spans:
        return None
    high = max(span.high for span in spans)
    closed = any(span.closed and span.high == high for span in spans)
    return Span(low=max(span.low for span in spans), high=high, closed=closed)


def _fits(row: Row, top: Span) -> bool:
    if row.ratio is None:
        return True
    expected = quotient(_known(row), top)
    return expected is None or expected.meets(row.ratio.span)


def _of_rounded_rates(row: Row, kept: Sequence[Row]) -> bool:
    rates = [other.rate.value for other in kept if other.rate is not None]
    if row.rate is None or row.ratio is None or not rates or not max(rates):
        return False
    return row.ratio.stands_for(row.rate.value / max(rates))


def _other_denominator(table: PublishedTable, printed: Sequence[Row]) -> Row | None:
    """Another category to whose rate every printed ratio fits."""
    if len(printed) < _ENOUGH_RATIOS - 1:
        return None
    for row in table.rows:
        span = _rate(row)
        if span is not None and span.low > 0 and all(_fits(other, span) for other in printed):
            return row
    return None


def _left_out(table: PublishedTable) -> Iterable[Defect]:
    """5-301(d): less than 2 %, with a justification, the number and the rate."""
    known = sum(row.n or 0 for row in table.rows)
    whole = known + (table.unknown_n or 0)
    for row in table.rows:
        if not row.left_out:
            continue
        if row.n is None or row.rate is None:
            text = "left out of ratios without its number or its rate"
            yield _defect(table, row, "left-out-without-figures", text, Kind.MISSING)
        elif whole and row.n >= TWO_PERCENT * whole:
            text = f"left out with {row.n} of {known} people, which is not less than 2 %"
            yield _defect(table, row, "left-out-too-large", text)
        if not row.because:
            text = "left out of ratios without a justification"
            yield _defect(table, row, "no-justification", text, Kind.MISSING)


def _completeness(table: PublishedTable) -> Iterable[Defect]:
    if table.unknown_n is None:
        text = "no number of people whose category is not known"
        yield _defect(table, None, "no-unknown-number", text, Kind.MISSING)
    there = {row.category for row in table.rows}
    absent = [category for category in CATEGORIES[table.axis] if category not in there]
    if absent:
        text = f"no line for {'; '.join(absent)}"
        yield _defect(table, None, "missing-category", text, Kind.MISSING)
    for row in table.rows:
        if row.n is None or (row.n and row.rate is None):
            text = "its number or its rate is not printed"
            yield _defect(table, row, "missing-figure", text, Kind.MISSING)
        elif row.n and row.ratio is None and not row.left_out:
            text = "no impact ratio, and not said to be left out"
            yield _defect(table, row, "missing-ratio", text, Kind.MISSING)
    if table.measure is Measure.SCORING and _most_above(table):
        text = (
            "more than half of the people in the table scored above the median; that needs people "
            "of unknown category who scored lower"
        )
        yield _defect(table, None, "more-than-half-above", text, Kind.ASK)


def _most_above(table: PublishedTable) -> bool:
    least = sum(
        (_known(row).low * row.n for row in table.rows if row.n and _rate(row)), Fraction(0)
    )
    return least * 2 > sum(row.n or 0 for row in table.rows)


def _sums(tables: Sequence[PublishedTable]) -> Iterable[Defect]:
    """The pairs of a sex, or of a race, cannot be more people than that sex or race."""
    for pairs in tables:
        if pairs.axis is not Axis.PAIR:
            continue
        for single in tables:
            same = (single.measure, single.stage) == (pairs.measure, pairs.stage)
            if same and single.axis is not Axis.PAIR:
                yield from _sums_of(single, pairs)


def _sums_of(single: PublishedTable, pairs: PublishedTable) -> Iterable[Defect]:
    fields: tuple[tuple[str, Callable[[Row], int | None]], ...] = (
        ("people", lambda row: row.n),
        (
            "selected" if single.measure is Measure.SELECTION else "above the median",
            lambda row: row.counted,
        ),
    )
    for row in single.rows:
        parts = [p for p in pairs.rows if row.category in p.category.split(", ")]
        for word, value in fields:
            whole = value(row)
            total = sum(value(part) or 0 for part in parts)
            if whole is not None and total > whole:
                text = f"its intersectional lines add up to {total} {word}, its own says {whole}"
                yield _defect(single, row, "parts-exceed-whole", text)


def _carried_over(
    tables: Sequence[PublishedTable], previous: Sequence[PublishedTable]
) -> Iterable[Defect]:
    """Ratios that are those of an earlier summary to the last digit, though the counts changed."""
    for table in tables:
        for old in previous:
            if (old.axis, old.measure, old.stage) != (table.axis, table.measure, table.stage):
                continue
            before = {row.category: row for row in old.rows}
            both = [(row, before[row.category]) for row in table.rows if row.category in before]
            same = [
                new
                for new, earlier in both
                if new.ratio and earlier.ratio and new.ratio.text == earlier.ratio.text
            ]
            compared = [new for new, earlier in both if new.ratio and earlier.ratio]
            moved = any(new.n != earlier.n for new, earlier in both)
            if moved and len(compared) >= _ENOUGH_RATIOS and len(same) == len(compared):
                text = f"all {len(same)} ratios are those of the earlier summary, digit for digit"
                yield _defect(table, None, "carried-over", text)


def _number(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def _text(span: Span | None) -> str:
    if span is None:
        return "nothing"
    if span.low == span.high:
        return _number(span.low)
    return f"{_number(span.low)} to {_number(span.high)}"

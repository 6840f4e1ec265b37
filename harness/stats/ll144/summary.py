"""The three tables of 6 RCNY 5-301 from a counts cube, under the interpretation that is chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from harness.evidence import CubeCell, ScoreCounts, ScreeningCounts
from harness.record import record
from harness.stats.ll144.categories import PAIRS, RACES, SEXES, race_of, sex_of

TWO_PERCENT = Fraction(2, 100)


class Measure(StrEnum):
    """What a rate is the rate of."""

    SELECTION = "selection"
    SCORING = "scoring"


class Axis(StrEnum):
    """The three tables that the rule asks for."""

    SEX = "sex"
    RACE = "race/ethnicity"
    PAIR = "intersectional"


CATEGORIES: Mapping[Axis, tuple[str, ...]] = {
    Axis.SEX: SEXES,
    Axis.RACE: RACES,
    Axis.PAIR: PAIRS,
}


@record
class Reading:
    """How the questions that the rule leaves open are answered (profile `us-nyc-ll144`).

    Attributes:
        known_median: The median is that of people of known category, not of the full sample.
        two_percent_of_assessed: Shares are of all who were assessed, not of those known on the
            axis.
        leave_out_small: Categories of less than 2 % are left out of the ratios.
        small_as_denominator: One that is left out may still be the denominator.
    """

    known_median: bool = False
    two_percent_of_assessed: bool = False
    leave_out_small: bool = False
    small_as_denominator: bool = False


@record
class Line:
    """One category: how many, of them selected or above the median, rate and ratio.

    `share` is the category's share of the data (0–1); `impact_ratio` is None where it is left out
    or where nobody of any category was selected.
    """

    category: str
    n: int
    counted: int
    rate: float | None
    impact_ratio: float | None
    share: float
    left_out: bool


@record
class Table:
    """One of the three tables; `unknown_n` people are in none of its lines.

    `other` are people of a category that component 1 does not have; they count as not known.
    """

    axis: Axis
    measure: Measure
    stage: str | None
    lines: tuple[Line, ...]
    unknown_n: int
    other: tuple[tuple[str, int], ...]
    denominator: str | None
    empty: tuple[str, ...]


@record
class Summary:
    """All tables of one set of counts, and the tables that could not be made, each with why."""

    source: str
    rows: int
    median: float | None
    tables: tuple[Table, ...]
    not_made: tuple[str, ...]


@record
class _Count:
    n: int = 0
    counted: int = 0

    def plus(self, n: int, counted: int) -> "_Count":
        return _Count(n=self.n + n, counted=self.counted + counted)


def summarise(
    counts: ScreeningCounts,
    scores: Sequence[ScoreCounts] = (),
    *,
    sex: str | None = None,
    race: str | None = None,
    reading: Reading | None = None,
) -> Summary:
    """The selection tables, and the scoring tables where there are scores, for every stage.

    Args:
        counts: The cube.
        scores: Group × score, needed for the median of known people only.
        sex: The cube's axis of sex; found by its categories where None.
        race: The axis of race or ethnicity; found likewise.
        reading: The interpretation; the defaults of the profile where None.

    Source: 6 RCNY 5-300 and 5-301.
    """
    reading = reading or Reading()
    scores = [item for item in scores if item.measure == "score"]
    places = {
        Axis.SEX: _place(counts, sex, sex_of, 1),
        Axis.RACE: _place(counts, race, race_of, 2),
    }
    missing = [f"{axis}: the table has no such column" for axis in places if places[axis] is None]
    tables: list[Table] = []
    for stage in counts.stages or (None,):
        cells = [cell for cell in counts.cells if stage is None or cell.stage == stage]
        for axis in Axis:
            by = _sorter(axis, places[Axis.SEX], places[Axis.RACE])
            if by is None:
                continue
            tables.append(_selection(axis, stage, cells, by, reading))
            if not counts.has_scores:
                continue
            if reading.known_median:
                place = places.get(axis)
                name = None if place is None else counts.axes[place]
                kept = next((s for s in scores if s.axis == name and s.stage == stage), None)
                found = _known(axis, stage, kept, reading)
                tables += [found] if found else []
                reason = f"{axis}: scores were not kept for people known on it alone"
                missing += [] if found else [reason]
            else:
                tables.append(_scoring(axis, stage, cells, by, reading))
    return Summary(
        source=counts.source,
        rows=counts.rows,
        median=counts.median,
        tables=tuple(tables),
        not_made=tuple(dict.fromkeys(missing)),
    )


def above_median(bins: Iterable[tuple[float, int]]) -> tuple[float, int]:
    """The median of weighted scores, and how many lie strictly above it.

    Of an even number of people the median is the mean of the two in the middle.
    """
    ordered = sorted(bins)
    total = sum(n for _, n in ordered)
    low, high = _at(ordered, (total - 1) // 2), _at(ordered, total // 2)
    median = (low + high) / 2
    return median, sum(n for score, n in ordered if score > median)


def _at(ordered: Sequence[tuple[float, int]], place: int) -> float:
    seen = 0
    for score, n in ordered:
        seen += n
        if place < seen:
            return score
    raise IndexError(place)


class _Sorter:
    """Puts a cell into its category: (category or None, what else it is called)."""

    def __init__(self, sex: int | None, race: int | None) -> None:
        self._sex, self._race = sex, race

    def __call__(self, groups: Sequence[str | None]) -> tuple[str | None, str | None]:
        names: list[str] = []
        for place, of in ((self._sex, sex_of), (self._race, race_of)):
            if place is None:
                continue
            written = groups[place]
            found = None if written is None else of(written)
            if found is None:
                return None, written
            names.append(found)
        return ", ".join(names), None


def _sorter(axis: Axis, sex: int | None, race: int | None) -> _Sorter | None:
    if axis is Axis.SEX:
        return None if sex is None else _Sorter(sex, None)
    if axis is Axis.RACE:
        return None if race is None else _Sorter(None, race)
    return None if sex is None or race is None else _Sorter(sex, race)


def _place(counts: ScreeningCounts, named: str | None, of: object, least: int) -> int | None:
    """The axis of that name, or the first of whose groups at least `least` are categories."""
    if named is not None:
        return counts.axes.index(named) if named in counts.axes else None
    assert callable(of)  # noqa: S101 - for the type checker
    for place in range(len(counts.axes)):
        groups = {cell.groups[place] for cell in counts.cells} - {None}
        if len({of(group) for group in groups} - {None}) >= least:
            return place
    return None


def _selection(
    axis: Axis, stage: str | None, cells: Sequence[CubeCell], by: _Sorter, reading: Reading
) -> Table:
    return _table(
        axis,
        Measure.SELECTION,
        stage,
        ((by(cell.groups), cell.n, cell.selected) for cell in cells),
        reading,
    )


def _scoring(
    axis: Axis, stage: str | None, cells: Sequence[CubeCell], by: _Sorter, reading: Reading
) -> Table:
    return _table(
        axis,
        Measure.SCORING,
        stage,
        ((by(cell.groups), cell.scored or 0, cell.above_median or 0) for cell in cells),
        reading,
    )


def _known(
    axis: Axis, stage: str | None, kept: ScoreCounts | None, reading: Reading
) -> Table | None:
    """The scoring table with the median of people known on the axis; None without their scores."""
    of = sex_of if axis is Axis.SEX else race_of
    if kept is None:
        return None
    known = [b for b in kept.bins if b.group is not None and of(b.group) is not None]
    if not known:
        return None
    median, _ = above_median((b.score, b.n) for b in known)
    rows = (
        (
            (of(b.group) if b.group is not None else None, b.group),
            b.n,
            b.n if b.score > median else 0,
        )
        for b in kept.bins
    )
    return _table(axis, Measure.SCORING, stage, rows, reading)


def _table(
    axis: Axis,
    measure: Measure,
    stage: str | None,
    rows: Iterable[tuple[tuple[str | None, str | None], int, int]],
    reading: Reading,
) -> Table:
    sums: dict[str, _Count] = defaultdict(_Count)
    other: dict[str, int] = defaultdict(int)
    unknown = 0
    for (category, written), n, counted in rows:
        if category is not None:
            sums[category] = sums[category].plus(n, counted)
            continue
        unknown += n
        if written is not None:
            other[written] += n
    sums = {category: count for category, count in sums.items() if count.n}
    known = sum(count.n for count in sums.values())
    whole = known + unknown if reading.two_percent_of_assessed else known
    small = {
        category
        for category, count in sums.items()
        if reading.leave_out_small and count.n < TWO_PERCENT * whole
    }
    rates = {category: Fraction(count.counted, count.n) for category, count in sums.items()}
    allowed = [c for c in rates if reading.small_as_denominator or c not in small]
    highest = max(allowed, key=lambda c: (rates[c], sums[c].n), default=None)
    top = rates[highest] if highest is not None else Fraction(0)
    return Table(
        axis=axis,
        measure=measure,
        stage=stage,
        lines=tuple(
            Line(
                category=category,
                n=sums[category].n,
                counted=sums[category].counted,
                rate=float(rates[category]),
                impact_ratio=float(rates[category] / top)
                if top and category not in small
                else None,
                share=sums[category].n / whole,
                left_out=category in small,
            )
            for category in CATEGORIES[axis]
            if category in sums
        ),
        unknown_n=unknown,
        other=tuple(sorted(other.items())),
        denominator=highest if top else None,
        empty=tuple(category for category in CATEGORIES[axis] if category not in sums),
    )

"""Several periods of one process: each by itself, combined like with like, and its trend.

Counts of different periods are never added up raw: who applied and how many were taken changes
from one to the next, and the sum can show what no period has.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, fsum, isinf, log, sqrt

from harness.errors import StatsError
from harness.evidence import ScreeningCounts
from harness.record import record
from harness.stats import strata
from harness.stats.compare import Interval, TwoGroups, below_threshold, impact_ratio
from harness.stats.cube import requisitions, totals
from harness.stats.cube import strata as strata_of
from harness.stats.score import Z95
from harness.stats.score_many import miettinen_nurminen_ratios
from harness.stats.significance import normal_p


@record
class Period:
    """A period's name, such as `2025` or `2026 Q1`, and its counts."""

    name: str
    counts: ScreeningCounts


def by_period(counts: ScreeningCounts) -> tuple[Period, ...]:
    """The counts of each period by itself, in the order of time; nothing without periods."""
    return tuple(
        Period(
            name=name,
            counts=replace(
                counts,
                periods=(),
                cells=tuple(
                    replace(cell, period=None) for cell in counts.cells if cell.period == name
                ),
            ),
        )
        for name in counts.periods
    )


@record
class PeriodRatio:
    """One group against the reference in one period; what is undefined is None."""

    period: str
    selected: int
    n: int
    reference_selected: int
    reference_n: int
    impact_ratio: float | None
    low: float | None
    high: float | None
    four_fifths_flag: bool | None


@record
class Slope:
    """Change of the ratio from one period to the next, as a factor: 1 is no change.

    `low` and `high` are its 95 % interval, `p` the two-sided p-value of no change (0–1).
    """

    factor: float
    low: float
    high: float
    p: float


@record
class Trend:
    """One group over all periods.

    Attributes:
        group: The focal group.
        reference: The group compared with, the same in every period.
        periods: Each period in the order given; those without people of both are left out.
        combined: Mantel-Haenszel ratio over periods, and over requisitions within them.
        homogeneity: Test that all of these share one odds ratio.
        slope: None for fewer than three periods.
        flagged: In how many periods the ratio is below four-fifths.
    """

    group: str
    reference: str
    periods: tuple[PeriodRatio, ...]
    combined: strata.Estimate | None
    homogeneity: strata.ChiSquared | None
    slope: Slope | None
    flagged: int


def trend(
    periods: Sequence[Period], axis: str, group: str, *, reference: str, stage: str | None = None
) -> Trend:
    """One group against the reference, period by period and combined.

    Args:
        periods: In the order of time, evenly spaced.
        axis: An axis that every period's counts have.
        group: The focal group.
        reference: The group to compare with in every period.
        stage: The stage; needed where there are several.

    Raises:
        StatsError: a name given twice, or counts without the axis or the stage.

    Source: 29 CFR 1607.4(D), "over a longer period of time"; Mantel & Haenszel (1959). The slope
    is that of the log ratios, ½ added to every count, weighted by their inverse variance.
    """
    names = [period.name for period in periods]
    if len(set(names)) < len(names):
        raise StatsError("two periods have the same name", remedy="Name every period differently")
    kept = [
        (period.name, table)
        for period in periods
        if (table := _table(period.counts, axis, stage, group, reference)) is not None
    ]
    intervals = miettinen_nurminen_ratios([table for _, table in kept])
    rows = tuple(
        _row(name, table, interval) for (name, table), interval in zip(kept, intervals, strict=True)
    )
    inside = [
        table
        for period in periods
        for table in _strata(period.counts, axis, stage, group, reference)
    ]
    return Trend(
        group=group,
        reference=reference,
        periods=rows,
        combined=strata.risk_ratio(inside),
        homogeneity=strata.breslow_day(inside),
        slope=_slope([(names.index(name), table) for name, table in kept]),
        flagged=sum(row.four_fifths_flag is True for row in rows),
    )


def _table(
    counts: ScreeningCounts, axis: str, stage: str | None, group: str, reference: str
) -> TwoGroups | None:
    groups = {item.group: item for item in totals(counts, axis, stage).groups}
    if group not in groups or reference not in groups:
        return None
    return TwoGroups(
        focal_selected=groups[group].selected,
        focal_n=groups[group].n,
        reference_selected=groups[reference].selected,
        reference_n=groups[reference].n,
    )


def _strata(
    counts: ScreeningCounts, axis: str, stage: str | None, group: str, reference: str
) -> tuple[TwoGroups, ...]:
    """The period's requisitions where it has any, else the period as one stratum."""
    named = requisitions(counts, axis, stage)
    if named.by_name:
        return strata_of(named, focal=group, reference=reference).tables
    whole = _table(counts, axis, stage, group, reference)
    return strata.informative([whole] if whole else [])


def _row(name: str, table: TwoGroups, interval: Interval | None) -> PeriodRatio:
    ratio = impact_ratio(table)
    return PeriodRatio(
        period=name,
        selected=table.focal_selected,
        n=table.focal_n,
        reference_selected=table.reference_selected,
        reference_n=table.reference_n,
        impact_ratio=None if ratio is None else float(ratio),
        low=interval.low if interval else None,
        high=interval.high if interval and not isinf(interval.high) else None,
        four_fifths_flag=below_threshold(table),
    )


def _slope(tables: Sequence[tuple[int, TwoGroups]]) -> Slope | None:
    points = [(place, t) for place, t in tables if 0 < t.selected < t.n]
    if len(points) < 3:
        return None
    weights = [1 / _log_variance(table) for _, table in points]
    logs = [_log_ratio(table) for _, table in points]
    centre = fsum(w * place for w, (place, _) in zip(weights, points, strict=True)) / fsum(weights)
    away = [place - centre for place, _ in points]
    spread = fsum(w * d * d for w, d in zip(weights, away, strict=True))
    slope = fsum(w * d * y for w, d, y in zip(weights, away, logs, strict=True)) / spread
    width = Z95 / sqrt(spread)
    return Slope(
        factor=exp(slope),
        low=exp(slope - width),
        high=exp(slope + width),
        p=normal_p(slope * sqrt(spread)),
    )


def _log_ratio(table: TwoGroups) -> float:
    focal = (table.focal_selected + 0.5) / (table.focal_n + 0.5)
    return log(focal * (table.reference_n + 0.5) / (table.reference_selected + 0.5))


def _log_variance(table: TwoGroups) -> float:
    return (
        1 / (table.focal_selected + 0.5)
        - 1 / (table.focal_n + 0.5)
        + 1 / (table.reference_selected + 0.5)
        - 1 / (table.reference_n + 0.5)
    )

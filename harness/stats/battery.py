"""Runs every statistic on one axis of a counts cube: the whole table, and what may be said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import inf, isfinite

from harness.evidence import ScreeningCounts
from harness.stats import strata
from harness.stats.compare import FOUR_FIFTHS, Interval, TwoGroups
from harness.stats.cube import GroupTotal, Totals, requisitions, totals
from harness.stats.cube import strata as strata_of
from harness.stats.false_alarms import bare_rule_false_alarm
from harness.stats.multiplicity import benjamini_hochberg, holm
from harness.stats.results import AxisResult, GroupResult, Stratified, deciding_p
from harness.stats.row import (
    SMALLEST_ASSESSABLE,
    Options,
    group_row,
    left_out,
    with_largest,
)
from harness.stats.shrunken import shrunken
from harness.stats.significance import exact_p
from harness.stats.stated import stated
from harness.stats.strata_score import stratified_score_ratio

DEFAULTS = Options()


def batteries(counts: ScreeningCounts, options: Options = DEFAULTS) -> tuple[AxisResult, ...]:
    """The battery for every axis in the order given, at every stage.

    Several audits ask for the same counts; the last few answers are remembered.
    """
    return _batteries(counts, options)


@lru_cache(maxsize=8)
def _batteries(counts: ScreeningCounts, options: Options) -> tuple[AxisResult, ...]:
    stages: tuple[str | None, ...] = counts.stages or (None,)
    return _monitored(
        [
            battery(counts, axis, stage=stage, options=options)
            for axis in counts.axes
            for stage in stages
        ]
    )


def _monitored(axes: Sequence[AxisResult]) -> tuple[AxisResult, ...]:
    """The same, with every p-value adjusted over all tables too."""
    raw = [_raw(axis) for axis in axes]
    adjusted = iter(benjamini_hochberg([p for by_group in raw for p in by_group.values()]))
    q_values = [dict(zip(by_group, adjusted, strict=False)) for by_group in raw]
    return tuple(
        replace(
            axis,
            groups=tuple(replace(row, q_value=by_group.get(row.group)) for row in axis.groups),
        )
        for axis, by_group in zip(axes, q_values, strict=True)
    )


def _raw(axis: AxisResult) -> dict[str, float]:
    within = {item.group: item for item in axis.stratified_by_group}
    judged = (row for row in axis.groups if row.assessable)
    found = {row.group: deciding_p(row, within.get(row.group)) for row in judged}
    return {group: p for group, p in found.items() if p is not None}


def battery(
    counts: ScreeningCounts, axis: str, *, stage: str | None = None, options: Options = DEFAULTS
) -> AxisResult:
    """Everything about one axis: rates, ratios, intervals, tests, shortfalls, bounds, statements.

    The reference is the group with the highest selection rate (the larger one of equals), of
    those with at least `SMALLEST_ASSESSABLE` people where there are any.

    Args:
        counts: The cube.
        axis: One of its axes.
        stage: One of its stages; needed where there are several.
        options: Threshold and smallest share.

    Returns:
        The reference, then the other groups by falling rate; what is undefined is None with a
        reason, never NaN.

    Raises:
        StatsError: an axis or a stage that the cube does not have.
    """
    total = totals(counts, axis, stage)
    reference = _reference(total, options)
    if reference is None:
        return AxisResult(
            axis=axis,
            stage=stage,
            reference_group=None,
            unknown_n=total.unknown_n,
            unknown_selected=total.unknown_selected,
            comparisons=0,
            groups=(),
        )
    within = _within(counts, axis, stage, total, reference)
    largest = max(total.groups, key=lambda group: (group.n, group.selected, group.group))
    rows = _rows(total, reference, largest, options)
    compared = 1 + sum(row.p_value_mid_p is not None and row.assessable for row in rows)
    pairs = compared * (compared - 1) // 2
    by_group = tuple(within[row.group] for row in rows if row.group in within)
    return AxisResult(
        axis=axis,
        stage=stage,
        reference_group=reference.group,
        unknown_n=total.unknown_n,
        unknown_selected=total.unknown_selected,
        comparisons=pairs,
        groups=tuple(
            stated(row, reference.n, options, within.get(row.group))
            for row in _adjusted(rows, within, pairs)
        ),
        stratified=min(by_group, key=_ratio_within, default=None),
        stratified_by_group=by_group,
        largest_group=largest.group,
        bare_rule_false_alarm=_bare_rule(total, options),
        exploration=shrunken(total.groups),
        p_value_unknown=_unknown_differs(total),
    )


def _rows(
    total: Totals, reference: GroupTotal, largest: GroupTotal, options: Options
) -> list[GroupResult]:
    """Every group's figures: the reference, then the others by falling rate."""
    return sorted(
        (
            with_largest(group_row(group, reference, total, options), group, largest)
            for group in total.groups
        ),
        key=lambda row: (row.group != reference.group, -(row.selection_rate or 0.0), row.group),
    )


def _unknown_differs(total: Totals) -> float | None:
    known = sum(group.n for group in total.groups)
    if not known or not total.unknown_n:
        return None
    return exact_p(
        TwoGroups(
            focal_selected=total.unknown_selected,
            focal_n=total.unknown_n,
            reference_selected=sum(group.selected for group in total.groups),
            reference_n=known,
        )
    ).mid_two_sided


def _bare_rule(total: Totals, options: Options) -> float | None:
    """For the groups that have a ratio, at the rate of all of them together."""
    kept = [group for group in total.groups if not left_out(group, total, options)]
    people = sum(group.n for group in kept)
    if not people or options.threshold != FOUR_FIFTHS:
        return None
    rate = sum(group.selected for group in kept) / people
    return bare_rule_false_alarm([group.n for group in kept], rate)


def _reference(total: Totals, options: Options) -> GroupTotal | None:
    kept = [group for group in total.groups if not left_out(group, total, options)]
    assessable = [group for group in kept if group.n >= SMALLEST_ASSESSABLE]
    return max(
        assessable or kept or total.groups,
        key=lambda group: (Fraction(group.selected, group.n), group.n),
        default=None,
    )


def _within(
    counts: ScreeningCounts, axis: str, stage: str | None, total: Totals, reference: GroupTotal
) -> dict[str, Stratified]:
    """Every other group compared within requisitions, where two of them say something."""
    compared, inside = {}, requisitions(counts, axis, stage)
    for group in total.groups:
        if group.group == reference.group:
            continue
        found = strata_of(inside, focal=group.group, reference=reference.group)
        if len(found.tables) >= 2:
            compared[group.group] = replace(
                _stratified(group.group, found.tables, found.left_out), strata_are=_kind(counts)
            )
    return compared


def _stratified(group: str, tables: tuple[TwoGroups, ...], left_out: int) -> Stratified:
    score = stratified_score_ratio(tables)
    risk, odds = strata.risk_ratio(tables) or _exclusion(tables, score), strata.odds_ratio(tables)
    common, homogeneity = strata.cochran_mantel_haenszel(tables), strata.breslow_day(tables)
    return Stratified(
        group=group,
        strata=len(tables),
        strata_left_out=left_out,
        risk_ratio_mh=risk.value if risk else None,
        risk_ratio_mh_low=risk.interval.low if risk else None,
        risk_ratio_mh_high=risk.interval.high if risk else None,
        odds_ratio_mh=odds.value if odds else None,
        odds_ratio_mh_low=odds.interval.low if odds else None,
        odds_ratio_mh_high=odds.interval.high if odds else None,
        cmh_statistic=common.statistic if common else None,
        p_value_cmh=common.p if common else None,
        breslow_day_tarone=homogeneity.statistic if homogeneity else None,
        p_value_breslow_day_tarone=homogeneity.p if homogeneity else None,
        shortfall_stratified=strata.shortfall(tables),
        risk_ratio_score_low=score.low if score else None,
        risk_ratio_score_high=score.high if score and isfinite(score.high) else None,
    )


def _exclusion(tables: tuple[TwoGroups, ...], score: Interval | None) -> strata.Estimate | None:
    """A ratio of 0 where the group was selected nowhere and the reference somewhere."""
    excluded = not any(t.focal_selected for t in tables)
    if not excluded or score is None or not isfinite(score.high):
        return None
    return strata.Estimate(value=0.0, interval=score)


def _kind(counts: ScreeningCounts) -> str:
    if not any(cell.period is not None for cell in counts.cells):
        return "requisitions"
    named = any(cell.requisition is not None for cell in counts.cells)
    return "requisitions by period" if named else "periods"


def _ratio_within(stratified: Stratified) -> float:
    return inf if stratified.risk_ratio_mh is None else stratified.risk_ratio_mh


def _adjusted(
    rows: list[GroupResult], within: Mapping[str, Stratified], pairs: int
) -> list[GroupResult]:
    """The rows with p-values adjusted for all pairs; within requisitions where they were tested.

    Groups too small to be judged are in no pair: one person must not weaken what others show.
    """
    raw = {
        row.group: p
        for row in rows
        if row.assessable and (p := deciding_p(row, within.get(row.group))) is not None
    }
    adjusted = dict(zip(raw, holm(tuple(raw.values()), family=pairs), strict=True))
    return [replace(row, p_value_holm=adjusted.get(row.group)) for row in rows]

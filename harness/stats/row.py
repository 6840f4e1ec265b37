"""One group's row of a battery: every statistic against the reference, or why there is none."""

from collections.abc import Mapping
from dataclasses import fields, replace
from fractions import Fraction
from math import isinf
from types import MappingProxyType

from harness.record import record
from harness.stats.boschloo import boschloo, small_enough
from harness.stats.bounds import unknown_bounds
from harness.stats.compare import (
    FOUR_FIFTHS,
    TwoGroups,
    below_threshold,
    impact_ratio,
    shortfall_pooled,
    shortfall_reference,
    shortfall_threshold,
)
from harness.stats.cube import GroupTotal, Totals
from harness.stats.other_intervals import other_intervals
from harness.stats.power import focal_n_needed, minimum_detectable_ratio
from harness.stats.results import GroupResult, NotComputable
from harness.stats.score import miettinen_nurminen_ratio
from harness.stats.scores import Sums, standardized_gap, standardized_interval
from harness.stats.significance import exact_p, pooled_z
from harness.stats.swaps import (
    swaps_to_non_significance,
    swaps_to_parity,
    swaps_to_reversal,
    swaps_to_threshold,
)
from harness.verdict import Outcome

SMALLEST_ASSESSABLE = 5
"""Groups of fewer people are shown and never judged, and are no reference where others are."""


@record
class Options:
    """What an employer may choose.

    Attributes:
        threshold: The ratio below which a group is flagged.
        minimum_share: Groups with a smaller share of the people of known category (0–1) are left
            out of ratios and are never the reference; 6 RCNY 5-301(d) lets an auditor do so below
            0.02. Nobody is left out unless asked.
    """

    threshold: Fraction = FOUR_FIFTHS
    minimum_share: Fraction = Fraction(0)


def left_out(group: GroupTotal, total: Totals, options: Options) -> bool:
    """Whether the employer chose to leave so small a group out of ratios."""
    return group.n < options.minimum_share * sum(item.n for item in total.groups)


def group_row(
    group: GroupTotal,
    reference: GroupTotal,
    total: Totals,
    options: Options,
) -> GroupResult:
    """The figures of `group`; what may be said of them is left to `stated`.

    Args:
        group: Its counts.
        reference: The counts of the reference, which may be the same group.
        total: The counts of all groups and of people of unknown category.
        options: Threshold and smallest share.
    """
    row = _scored(_described(group, total), group, reference)
    if group.group == reference.group:
        return _explained(_as_reference(row), "it is the reference")
    if left_out(group, total, options):
        share = f"{float(options.minimum_share):.0%}"
        reason = f"left out of ratios by choice: less than {share} of the people"
        return _explained(replace(row, statement=reason, outcome=Outcome.INFORMATIVE), reason)
    groups = TwoGroups(
        focal_selected=group.selected,
        focal_n=group.n,
        reference_selected=reference.selected,
        reference_n=reference.n,
    )
    row = _changed(_tested(_compared(row, groups, total, options), groups), groups, options)
    defined = row.impact_ratio is not None
    return _explained(row, "the reference selected nobody", _REASONS if defined else _NO_REASONS)


def with_largest(row: GroupResult, group: GroupTotal, largest: GroupTotal) -> GroupResult:
    """The row with its ratio to the largest group, whatever the reference of the rule is."""
    groups = TwoGroups(
        focal_selected=group.selected,
        focal_n=group.n,
        reference_selected=largest.selected,
        reference_n=largest.n,
    )
    ratio, same = impact_ratio(groups), group.group == largest.group
    interval = None if same or ratio is None else miettinen_nurminen_ratio(groups)
    row = replace(
        row,
        ratio_to_largest=None if ratio is None else float(ratio),
        ratio_to_largest_low=interval.low if interval else None,
        ratio_to_largest_high=interval.high if interval else None,
    )
    reason = "it is the largest group" if same and ratio else "the largest group selected nobody"
    missing = tuple(
        NotComputable(field=name, reason=reason)
        for name in _TO_LARGEST
        if getattr(row, name) is None
    )
    return replace(row, not_computable=(*row.not_computable, *missing))


def _described(group: GroupTotal, total: Totals) -> GroupResult:
    rates = {
        item.group: Fraction(item.above_median, item.scored)
        for item in total.groups
        if item.scored and item.above_median is not None
    }
    own, highest = rates.get(group.group), max(rates.values(), default=None)
    return GroupResult(
        group=group.group,
        n=group.n,
        selected=group.selected,
        selection_rate=group.selected / group.n,
        scoring_rate=None if own is None else float(own),
        scoring_impact_ratio=float(own / highest) if own is not None and highest else None,
        statement="not computable: nobody was selected",
        outcome=Outcome.CANNOT_TELL,
    )


def _scored(row: GroupResult, group: GroupTotal, reference: GroupTotal) -> GroupResult:
    """The mean score, and how far below the reference's it lies."""
    own, other = _sums(group), _sums(reference)
    if own is None or not own.n:
        return row
    row = replace(row, score_mean=own.total / own.n)
    d = None if other is None or group.group == reference.group else standardized_gap(own, other)
    if d is None or other is None:
        return row
    ends = standardized_interval(d, n=own.n, reference_n=other.n)
    return replace(row, score_d=d, score_d_low=ends.low, score_d_high=ends.high)


def _sums(group: GroupTotal) -> Sums | None:
    if group.scored is None or group.score_sum is None or group.score_sum_squares is None:
        return None
    return Sums(n=group.scored, total=group.score_sum, squares=group.score_sum_squares)


def _as_reference(row: GroupResult) -> GroupResult:
    if not row.selected:
        return row
    return replace(
        row,
        impact_ratio=1.0,
        four_fifths_flag=False,
        shortfall_pooled=0.0,
        shortfall_reference=0.0,
        shortfall_four_fifths=0,
        swaps_to_parity=0,
        swaps_to_four_fifths=0,
        statement="the reference: the highest selection rate",
        outcome=Outcome.INFORMATIVE,
    )


def _compared(row: GroupResult, groups: TwoGroups, total: Totals, options: Options) -> GroupResult:
    """The ratio, its interval, its flag and its bounds."""
    ratio, interval = impact_ratio(groups), miettinen_nurminen_ratio(groups)
    unknown = unknown_bounds(groups, selected=total.unknown_selected, n=total.unknown_n)
    if ratio is not None and interval is not None:
        row = replace(
            row,
            impact_ratio=float(ratio),
            impact_ratio_low=interval.low,
            impact_ratio_high=interval.high,
            four_fifths_flag=below_threshold(groups, options.threshold),
            other_intervals=other_intervals(groups),
        )
    if unknown is None:
        return row
    high = None if isinf(unknown.high) else unknown.high
    return replace(row, unknown_low=unknown.low, unknown_high=high)


def _tested(row: GroupResult, groups: TwoGroups) -> GroupResult:
    """Whether chance explains the difference, and what difference could have been seen."""
    exact = exact_p(groups)
    enough = min(groups.focal_n, groups.reference_n) >= SMALLEST_ASSESSABLE
    return replace(
        row,
        assessable=enough and groups.focal_n * groups.pooled_rate >= 1,
        standard_deviations=pooled_z(groups),
        p_value_mid_p=exact.mid_two_sided,
        p_value_fisher=exact.two_sided,
        p_value_boschloo=boschloo(groups).p if small_enough(groups) else None,
        minimum_detectable_ratio=minimum_detectable_ratio(
            float(groups.reference_rate), focal_n=groups.focal_n, reference_n=groups.reference_n
        ),
    )


def _changed(row: GroupResult, groups: TwoGroups, options: Options) -> GroupResult:
    """What would change the result: selections, swaps, people."""
    return replace(
        row,
        shortfall_pooled=float(shortfall_pooled(groups)),
        shortfall_reference=float(shortfall_reference(groups)),
        shortfall_four_fifths=shortfall_threshold(groups, options.threshold),
        swaps_to_parity=swaps_to_parity(groups),
        swaps_to_reversal=swaps_to_reversal(groups),
        swaps_to_four_fifths=swaps_to_threshold(groups, options.threshold),
        swaps_to_non_significance=swaps_to_non_significance(groups),
        n_needed=focal_n_needed(
            float(groups.reference_rate),
            reference_per_focal=groups.reference_n / groups.focal_n,
            ratio=options.threshold,
        ),
    )


_SCORE_REASONS = {
    "score_mean": "nobody of this group has a score",
    **dict.fromkeys(
        ("score_d", "score_d_low", "score_d_high"),
        "there are no scores to compare, they do not differ, or this is the reference",
    ),
    "scoring_rate": "nobody of this group has a score",
    "scoring_impact_ratio": "there are no scores, or nobody scored above the median",
}
_REASONS = {
    "standard_deviations": "everybody or nobody of both groups was selected",
    "unknown_high": "people of unknown category could make it any height",
    "p_value_boschloo": "too many people for an unconditional test; mid-p says the same",
    "minimum_detectable_ratio": "not even total exclusion would show with 80 % probability",
    "swaps_to_parity": "no number of moves does it",
    "swaps_to_reversal": "no number of moves does it",
    "swaps_to_four_fifths": "no number of moves does it",
    "swaps_to_non_significance": "no number of moves does it",
}


_TO_LARGEST = ("ratio_to_largest", "ratio_to_largest_low", "ratio_to_largest_high")
_LATER = {"p_value_holm", "q_value", *_TO_LARGEST}
"""Fields that the whole table settles, not the row."""

_NO_REASONS: Mapping[str, str] = MappingProxyType({})


def _explained(
    row: GroupResult, reason: str, reasons: Mapping[str, str] = _NO_REASONS
) -> GroupResult:
    """The row, with the reason of every field that is None; `reason` where there is no other."""
    known = {**reasons, **_SCORE_REASONS}
    missing = tuple(
        NotComputable(field=field.name, reason=known.get(field.name, reason))
        for field in fields(GroupResult)
        if getattr(row, field.name) is None and field.name not in _LATER
    )
    return replace(row, not_computable=missing)

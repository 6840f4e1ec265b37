"""One impact ratio worked out on paper: the counts, each formula with its numbers, its source."""

from fractions import Fraction

from harness.errors import ConfigError
from harness.evidence import ScreeningCounts
from harness.stats.battery import DEFAULTS
from harness.stats.compare import TwoGroups
from harness.stats.cube import totals
from harness.stats.explained_strata import strata_steps
from harness.stats.explained_tests import chance_steps, change_steps, interval_steps
from harness.stats.results import AxisResult, GroupResult
from harness.stats.row import Options
from harness.stats.step import Step, shown

FOUR_FIFTHS_RULE = "29 CFR 1607.4(D)"


def find_group(
    axes: tuple[AxisResult, ...], name: str
) -> tuple[tuple[AxisResult, GroupResult], ...]:
    """Every row called `name`, or `axis=name`, with its axis.

    Raises:
        ConfigError: there is none.
    """
    found = tuple(
        (axis, row)
        for axis in axes
        for row in axis.groups
        if name in {row.group, f"{axis.axis}={row.group}"}
    )
    if not found:
        groups = dict.fromkeys(f"`{row.group}`" for axis in axes for row in axis.groups)
        raise ConfigError(
            f"there is no group `{name}`", remedy=f"The groups are {', '.join(groups)}"
        )
    return found


def explain_ratio(
    axis: AxisResult,
    row: GroupResult,
    counts: ScreeningCounts | None = None,
    options: Options = DEFAULTS,
) -> tuple[Step, ...]:
    """Every step from the counts to the statement.

    Args:
        axis: The table that the row stands in.
        row: One group.
        counts: The cube; with it the comparison within requisitions is worked out too.
        options: The threshold and the smallest share that the table was made with.
    """
    reference = next(item for item in axis.groups if item.group == axis.reference_group)
    if row.group == reference.group:
        return (*_reference_steps(axis, row), *_scoring(axis, row, counts), _statement(row))
    if row.impact_ratio is None or reference.selected == 0:
        why = next((m.reason for m in row.not_computable if m.field == "impact_ratio"), "")
        return (
            _rate("selection rate", row),
            Step(name="impact ratio", working=why or "not computable", source=FOUR_FIFTHS_RULE),
            *_scoring(axis, row, counts),
            _statement(row),
        )
    groups = TwoGroups(
        focal_selected=row.selected,
        focal_n=row.n,
        reference_selected=reference.selected,
        reference_n=reference.n,
    )
    return (
        *_ratio(axis, row, reference, options.threshold),
        *interval_steps(row, groups),
        *chance_steps(axis, row, groups),
        *change_steps(axis, row, groups, options.threshold),
        *_scoring(axis, row, counts),
        *(strata_steps(axis, row, counts) if counts is not None else ()),
        _bare_rule(axis),
        _statement(row),
    )


def _reference_steps(axis: AxisResult, row: GroupResult) -> tuple[Step, ...]:
    rates = ", ".join(
        f"{item.group} {item.selected}/{item.n} = {item.selected / item.n:.6g}"
        for item in axis.groups
    )
    return (
        _rate(f"rate of {row.group}", row),
        Step(
            name="reference",
            working=f"the highest rate among groups that can be assessed: {rates}",
            source=f"{FOUR_FIFTHS_RULE}, “the group with the highest rate”",
        ),
    )


def _rate(name: str, row: GroupResult) -> Step:
    return Step(
        name=name,
        working=f"{row.selected} / {row.n} = {row.selected / row.n:.6g}",
        source=f"counts; {FOUR_FIFTHS_RULE}",
    )


def _ratio(
    axis: AxisResult, row: GroupResult, reference: GroupResult, threshold: Fraction
) -> tuple[Step, ...]:
    x, n, x_r, n_r = row.selected, row.n, reference.selected, reference.n
    top, bottom = threshold.numerator, threshold.denominator
    left, right = bottom * x * n_r, top * x_r * n
    largest = next((item for item in axis.groups if item.group == axis.largest_group), row)
    return (
        _rate("selection rate", row),
        Step(
            name=f"rate of {reference.group}",
            working=f"{x_r} / {n_r} = {x_r / n_r:.6g}, the highest",
            source=FOUR_FIFTHS_RULE,
        ),
        Step(
            name="impact ratio",
            working=f"({x}/{n}) / ({x_r}/{n_r}) = {x * n_r}/{n * x_r} = {shown(row.impact_ratio)}",
            source=FOUR_FIFTHS_RULE,
        ),
        Step(
            name="four-fifths flag" if threshold == Fraction(4, 5) else f"flag at {threshold}",
            working=f"{bottom}·{x}·{n_r} = {left} {'<' if left < right else '≥'} "
            f"{top}·{x_r}·{n} = {right}: {'flagged' if left < right else 'no flag'}",
            source=f"{FOUR_FIFTHS_RULE}, “less than four-fifths”, in whole numbers",
        ),
        Step(
            name="ratio to the largest",
            working=f"({x}/{n}) / ({largest.selected}/{largest.n} of {largest.group}) = "
            f"{shown(row.ratio_to_largest)}",
            source="a reference that does not depend on the outcome",
        ),
    )


def _scoring(
    axis: AxisResult, row: GroupResult, counts: ScreeningCounts | None
) -> tuple[Step, ...]:
    if row.scoring_rate is None:
        return ()
    total = totals(counts, axis.axis, axis.stage).groups if counts else ()
    own = next((item for item in total if item.group == row.group), None)
    numbers = f"{own.above_median} / {own.scored}" if own else "above / scored"
    highest = max(item.scoring_rate or 0.0 for item in axis.groups)
    steps = [
        Step(
            name="scoring rate",
            working=f"scored above the median of everybody: {numbers} = {shown(row.scoring_rate)}",
            source="6 RCNY 5-300",
        ),
        Step(
            name="scoring impact ratio",
            working=f"{shown(row.scoring_rate)} / {shown(highest)} = "
            f"{shown(row.scoring_impact_ratio)}",
            source="6 RCNY 5-300",
        ),
    ]
    if row.score_d is not None:
        steps.append(
            Step(
                name="Cohen's d",
                working=f"(mean of {axis.reference_group} − {shown(row.score_mean)}) / pooled "
                f"standard deviation = {shown(row.score_d)} "
                f"({shown(row.score_d_low)} to {shown(row.score_d_high)})",
                source="Cohen (1988); Hedges & Olkin (1985) for the interval",
            )
        )
    return tuple(steps)


def _bare_rule(axis: AxisResult) -> Step:
    chance = axis.bare_rule_false_alarm
    working = "too many people to go through" if chance is None else f"{chance:.4g}"
    return Step(
        name="bare rule",
        working=f"chance that some group is flagged though all rates are equal: {working}",
        source="exact, over all counts that these group sizes can give",
    )


def _statement(row: GroupResult) -> Step:
    return Step(
        name="statement",
        working=f"{row.statement} ({row.outcome})",
        source="from the interval, the flag and the adjusted p-value",
    )

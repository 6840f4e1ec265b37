"""One impact ratio worked out on paper: the counts, each formula with its numbers, its source."""

from harness.errors import ConfigError
from harness.record import record
from harness.stats.results import AxisResult, GroupResult


@record
class Step:
    """A figure, how it comes about with the numbers put in, and where the formula is from."""

    name: str
    working: str
    source: str


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


def explain_ratio(axis: AxisResult, row: GroupResult) -> tuple[Step, ...]:
    """Every step from the counts to the statement."""
    reference = next(item for item in axis.groups if item.group == axis.reference_group)
    x, n, x_r, n_r = row.selected, row.n, reference.selected, reference.n
    if row.impact_ratio is None or row.group == reference.group:
        return (Step(name=f"rate of {row.group}", working=f"{x} / {n}", source="counts"),)
    steps = [
        Step(name="selection rate", working=f"{x} / {n} = {x / n:.6g}", source="29 CFR 1607.4(D)"),
        Step(
            name=f"rate of {reference.group}",
            working=f"{x_r} / {n_r} = {x_r / n_r:.6g}, the highest",
            source="29 CFR 1607.4(D)",
        ),
        Step(
            name="impact ratio",
            working=f"({x}/{n}) / ({x_r}/{n_r}) = {row.impact_ratio:.6g}",
            source="29 CFR 1607.4(D)",
        ),
        Step(
            name="four-fifths flag",
            working=f"5·{x}·{n_r} = {5 * x * n_r} "
            f"{'<' if 5 * x * n_r < 4 * x_r * n else '≥'} 4·{x_r}·{n} = {4 * x_r * n}",
            source="29 CFR 1607.4(D), “less than four-fifths”",
        ),
        Step(
            name="95 % interval",
            working=f"{_shown(row.impact_ratio_low)} to {_shown(row.impact_ratio_high)}: the "
            "ratios θ that a score test, variance under θ and times N/(N − 1), does not reject",
            source="Miettinen & Nurminen (1985)",
        ),
    ]
    return (*steps, *_tests(row, reference), *_changes(axis, row, reference))


def _tests(row: GroupResult, reference: GroupResult) -> tuple[Step, ...]:
    x, n, x_r, n_r = row.selected, row.n, reference.selected, reference.n
    rate = f"({x + x_r}/{n + n_r})"
    return (
        Step(
            name="standard deviations",
            working=f"({x}/{n} − {x_r}/{n_r}) / √({rate}·(1 − {rate})·(1/{n} + 1/{n_r})) = "
            f"{_shown(row.standard_deviations)}",
            source="Morris (2017), formula 4.2",
        ),
        Step(
            name="p, Fisher",
            working=f"of all tables with {x + x_r} selected of {n} and {n_r}, those at most as "
            f"likely as this one: {_shown(row.p_value_fisher)}",
            source="Fisher's exact test, two-sided by likelihood",
        ),
        Step(
            name="p, mid-p",
            working=f"2·min(P(X < {x}) + ½·P(X = {x}), P(X > {x}) + ½·P(X = {x})) = "
            f"{_shown(row.p_value_mid_p)}",
            source="Lancaster's mid-p, doubled",
        ),
    )


def _changes(axis: AxisResult, row: GroupResult, reference: GroupResult) -> tuple[Step, ...]:
    x, n, x_r, n_r = row.selected, row.n, reference.selected, reference.n
    return (
        Step(
            name="shortfall, pooled",
            working=f"{n}·({x + x_r}/{n + n_r}) − {x} = {_shown(row.shortfall_pooled)}",
            source="expected at the rate of both groups together",
        ),
        Step(
            name="shortfall, reference",
            working=f"{n}·({x_r}/{n_r}) − {x} = {_shown(row.shortfall_reference)}",
            source="expected at the reference's rate",
        ),
        Step(
            name="shortfall, four-fifths",
            working=f"⌈4/5·({x_r}/{n_r})·{n}⌉ − {x}, at least 0 = {row.shortfall_four_fifths}",
            source="fewest further selections that reach four-fifths",
        ),
        Step(
            name="bounds for unknown",
            working=f"{axis.unknown_n} people of unknown category, {axis.unknown_selected} of them "
            f"selected: {_shown(row.unknown_low)} to {_shown(row.unknown_high)}",
            source="sharp bounds over every way to place them",
        ),
        Step(
            name="detectable ratio",
            working=f"{_shown(row.minimum_detectable_ratio)} or less would show with 80 % chance",
            source="normal approximation, two-sided 5 %",
        ),
        Step(name="statement", working=row.statement, source="from the interval and the flag"),
    )


def _shown(value: float | None) -> str:
    return "not computable" if value is None else f"{value:.6g}"

"""The working of an impact ratio's interval, of its tests, and of what would change it."""

from fractions import Fraction

from harness.stats.compare import TwoGroups
from harness.stats.results import AxisResult, GroupResult, deciding_p
from harness.stats.score import ratio_test
from harness.stats.step import Step, shown


def interval_steps(row: GroupResult, groups: TwoGroups) -> tuple[Step, ...]:
    """The score interval with the numbers of both ends, then other methods' intervals."""
    return (
        Step(
            name="95 % interval",
            working=f"{shown(row.impact_ratio_low)} to {shown(row.impact_ratio_high)}: the "
            "ratios θ at which |score| ≤ 1.96, score = (p_f − θ·p_r) / "
            "√((p̃_f(1 − p̃_f)/n_f + θ²·p̃_r(1 − p̃_r)/n_r)·N/(N − 1)), p̃ the likeliest rates "
            "with p̃_f = θ·p̃_r",
            source="Miettinen & Nurminen (1985)",
        ),
        *_end("its low end", row.impact_ratio_low, groups),
        *_end("its high end", row.impact_ratio_high, groups),
        *(
            Step(
                name=f"by {other.method}",
                working=f"{shown(other.low)} to "
                f"{'any height' if other.high is None else shown(other.high)}",
                source=other.note,
            )
            for other in row.other_intervals
        ),
    )


def _end(name: str, ratio: float | None, groups: TwoGroups) -> tuple[Step, ...]:
    if not ratio:
        return ()
    at = ratio_test(groups, ratio)
    x, n, x_r, n_r = _counts(groups)
    f, r = f"{at.focal_rate:.6g}", f"{at.reference_rate:.6g}"
    return (
        Step(
            name=name,
            working=f"θ = {ratio:.6g}: p̃_f = {f}, p̃_r = {r}; ({x}/{n} − {ratio:.6g}·{x_r}/{n_r}) / "
            f"√(({f}·(1 − {f})/{n} + {ratio:.6g}²·{r}·(1 − {r})/{n_r})·"
            f"{groups.n}/{groups.n - 1}) = {at.score:.4g}",
            source="Miettinen & Nurminen (1985)",
        ),
    )


def chance_steps(axis: AxisResult, row: GroupResult, groups: TwoGroups) -> tuple[Step, ...]:
    """z, Fisher, mid-p, Boschloo, and Holm's adjustment."""
    x, n, x_r, n_r = _counts(groups)
    within = next((item for item in axis.stratified_by_group if item.group == row.group), None)
    rate = f"({x + x_r}/{n + n_r})"
    return (
        Step(
            name="standard deviations",
            working=f"({x}/{n} − {x_r}/{n_r}) / √({rate}·(1 − {rate})·(1/{n} + 1/{n_r})) = "
            f"{shown(row.standard_deviations)}",
            source="Morris (2017), formula 4.2",
        ),
        Step(
            name="p, Fisher",
            working=f"of all tables with {x + x_r} selected of {n} and {n_r}, those at most as "
            f"likely as this one, P(X = k) = C({n}, k)·C({n_r}, {x + x_r} − k)/C({n + n_r}, "
            f"{x + x_r}): {shown(row.p_value_fisher)}",
            source="Fisher's exact test, two-sided by likelihood",
        ),
        Step(
            name="p, mid-p",
            working=f"2·min(P(X < {x}) + ½·P(X = {x}), P(X > {x}) + ½·P(X = {x})) = "
            f"{shown(row.p_value_mid_p)}",
            source="Lancaster's mid-p, doubled",
        ),
        Step(
            name="p, Boschloo",
            working="too many people for it; mid-p says the same"
            if row.p_value_boschloo is None
            else f"twice the largest chance, over all common rates, of a one-sided Fisher p as "
            f"small as this one's: {shown(row.p_value_boschloo)}",
            source="Boschloo (1970)",
        ),
        Step(
            name="p, adjusted",
            working=f"{shown(deciding_p(row, within))}, times the comparisons left of "
            f"{axis.comparisons} (all pairs of groups), at most 1: {shown(row.p_value_holm)}",
            source=f"Holm (1979), on {'p within' if within else 'mid-p'}",
        ),
        Step(
            name="p, monitored",
            working=f"among the groups of all axes and stages: {shown(row.q_value)}",
            source="Benjamini & Hochberg (1995)",
        ),
    )


def change_steps(
    axis: AxisResult, row: GroupResult, groups: TwoGroups, threshold: Fraction
) -> tuple[Step, ...]:
    """Shortfalls, swaps, what the unknown could change, and what these numbers can show."""
    x, n, x_r, n_r = _counts(groups)
    return (
        Step(
            name="shortfall, pooled",
            working=f"{n}·({x + x_r}/{n + n_r}) − {x} = {shown(row.shortfall_pooled)}",
            source="expected at the rate of both groups together",
        ),
        Step(
            name="shortfall, reference",
            working=f"{n}·({x_r}/{n_r}) − {x} = {shown(row.shortfall_reference)}",
            source="expected at the reference's rate",
        ),
        Step(
            name="shortfall, four-fifths",
            working=f"⌈{threshold}·({x_r}/{n_r})·{n}⌉ − {x}, at least 0 = "
            f"{row.shortfall_four_fifths}",
            source="fewest further selections that reach it",
        ),
        _swap("swaps to parity", row.swaps_to_parity, groups, "≥"),
        _swap("swaps to reversal", row.swaps_to_reversal, groups, ">"),
        _swap("swaps to four-fifths", row.swaps_to_four_fifths, groups, f"≥ {threshold} of"),
        _swap("swaps to chance", row.swaps_to_non_significance, groups, "within 1.96 SD of"),
        *_limits(axis, row, groups, threshold),
    )


def _swap(name: str, swaps: int | None, groups: TwoGroups, reached: str) -> Step:
    moved = None if swaps is None else groups.moved(swaps)
    if swaps is None or moved is None:
        working = "no number of selections moved does it"
    else:
        working = (
            f"{swaps}: ({groups.focal_selected} + {swaps})/{groups.focal_n} = "
            f"{float(moved.focal_rate):.4g} is {reached} ({groups.reference_selected} − {swaps})/"
            f"{groups.reference_n} = {float(moved.reference_rate):.4g}"
        )
    return Step(name=name, working=working, source="fewest selections moved from the reference")


def _limits(
    axis: AxisResult, row: GroupResult, groups: TwoGroups, threshold: Fraction
) -> tuple[Step, ...]:
    x, n, x_r, n_r = _counts(groups)
    chosen, others = axis.unknown_selected, axis.unknown_n - axis.unknown_selected
    return (
        Step(
            name="bounds for unknown",
            working=f"of {axis.unknown_n} unknown people {chosen} were selected: "
            f"({x}/({n} + {others})) / (({x_r} + {chosen})/({n_r} + {chosen})) = "
            f"{shown(row.unknown_low)} to (({x} + {chosen})/({n} + {chosen})) / "
            f"({x_r}/({n_r} + {others})) = {shown(row.unknown_high)}",
            source="sharp bounds over every way to place them",
        ),
        Step(
            name="detectable ratio",
            working="not even total exclusion would show with 80 % chance"
            if row.minimum_detectable_ratio is None
            else f"{shown(row.minimum_detectable_ratio)} or less would show with 80 % chance",
            source="normal approximation, two-sided 5 %",
        ),
        Step(
            name="people needed",
            working=f"{row.n_needed} in this group, the reference growing alike, to show a "
            f"ratio of {float(threshold):.2f} with 80 % chance",
            source="normal approximation, two-sided 5 %",
        ),
    )


def _counts(groups: TwoGroups) -> tuple[int, int, int, int]:
    return groups.focal_selected, groups.focal_n, groups.reference_selected, groups.reference_n

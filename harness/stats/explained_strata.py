"""The working of the comparison within requisitions."""

from math import fsum

from harness.evidence import ScreeningCounts
from harness.stats.forest import Forest, ForestRow, forest
from harness.stats.results import AxisResult, GroupResult, Stratified
from harness.stats.step import Step, shown

MOST_ROWS = 10
"""So many requisitions, those that lack the most selections, are written out."""


def strata_steps(axis: AxisResult, row: GroupResult, counts: ScreeningCounts) -> tuple[Step, ...]:
    """Mantel-Haenszel's sums with their numbers, the tests, and the requisitions one by one."""
    within = next((item for item in axis.stratified_by_group if item.group == row.group), None)
    if within is None or axis.reference_group is None:
        return ()
    tree = forest(counts, axis.axis, row.group, reference=axis.reference_group, stage=axis.stage)
    told = [item for item in tree.rows if item.left_out is None]
    top = fsum(r.selected * r.reference_n / _people(r) for r in told)
    bottom = fsum(r.reference_selected * r.n / _people(r) for r in told)
    return (
        Step(
            name="within",
            working=f"{within.strata} {within.strata_are}; {within.strata_left_out} say nothing "
            "(a group is absent, or nobody or everybody was selected)",
            source="counts of each",
        ),
        Step(
            name="ratio within",
            working=f"Σ x_f·n_r/N / Σ x_r·n_f/N = {top:.6g} / {bottom:.6g} = "
            f"{shown(within.risk_ratio_mh)} ({shown(within.risk_ratio_mh_low)} to "
            f"{shown(within.risk_ratio_mh_high)})",
            source="Mantel & Haenszel (1959); Greenland & Robins (1985) for the interval",
        ),
        Step(
            name="by score",
            working=f"{shown(within.risk_ratio_score_low)} to "
            + _high(within.risk_ratio_score_high),
            source="Gart & Nam (1988): cross-check, defined where a group was selected nowhere",
        ),
        *_tests(within),
        *(_line(item) for item in tree.rows[:MOST_ROWS]),
        *_rest(tree),
    )


def _tests(within: Stratified) -> tuple[Step, ...]:
    return (
        Step(
            name="odds ratio within",
            working=f"{shown(within.odds_ratio_mh)} ({shown(within.odds_ratio_mh_low)} to "
            f"{shown(within.odds_ratio_mh_high)})",
            source="Mantel & Haenszel (1959); Robins, Breslow & Greenland (1986)",
        ),
        Step(
            name="shortfall within",
            working=f"Σ (n_f·x/N − x_f) = {shown(within.shortfall_stratified)}",
            source="expected at each one's own rate",
        ),
        Step(
            name="p within",
            working=f"(Σ (x_f − n_f·x/N))² / Σ variance = {shown(within.cmh_statistic)}, "
            f"p = {shown(within.p_value_cmh)}",
            source="Cochran-Mantel-Haenszel, one degree of freedom",
        ),
        Step(
            name="one odds ratio?",
            working=f"χ² = {shown(within.breslow_day_tarone)}, "
            f"p = {shown(within.p_value_breslow_day_tarone)} (a large p proves little)",
            source="Breslow & Day (1980), adjusted by Tarone (1985)",
        ),
    )


def _line(row: ForestRow) -> Step:
    if row.left_out is not None:
        return Step(name=f"  {row.requisition}", working=row.left_out, source="left out")
    ratio = f"ratio {shown(row.impact_ratio)} ({shown(row.low)} to {_high(row.high)})"
    return Step(
        name=f"  {row.requisition}",
        working=f"{row.selected}/{row.n} against {row.reference_selected}/{row.reference_n}, "
        f"{ratio}, {row.shortfall:.4g} lacking",
        source=f"weight {row.weight:.1%}",
    )


def _rest(tree: Forest) -> tuple[Step, ...]:
    more = len(tree.rows) - MOST_ROWS
    if more <= 0:
        return ()
    working = f"{more} more, which lack fewer selections"
    return (Step(name="  …", working=working, source="counts of each"),)


def _people(row: ForestRow) -> int:
    return row.n + row.reference_n


def _high(value: float | None) -> str:
    return "any height" if value is None else shown(value)

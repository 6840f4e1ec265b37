"""Everything about one axis that a reviewer needs to derive its figures again."""

from collections.abc import Sequence
from dataclasses import replace

from harness.evidence import ScoreCounts, ScreeningCounts
from harness.record import record
from harness.render.clean import one_line
from harness.render.grids import Estimate, Grid, Plot, Row, figure, plot, ratio_words
from harness.render.words import number
from harness.stats.battery import battery
from harness.stats.cuts import Cut, at_quantiles
from harness.stats.forest import Forest, forest
from harness.stats.results import AxisResult, GroupResult
from harness.stats.scores import score_gaps
from harness.stats.stages import stage_order, stage_steps

_MOST_REQUISITIONS = 12


@record
class Workings:
    """Statements, tables and plots of one axis at one stage."""

    statements: tuple[Row, ...]
    grids: tuple[Grid, ...]
    plots: tuple[Plot, ...]


def workings(
    counts: ScreeningCounts, axis: str, stage: str | None, scores: Sequence[ScoreCounts]
) -> Workings:
    """The battery of one axis at one stage, its forest, its cuts and, once, its stages."""
    counts = replace(counts, cells=tuple(cell for cell in counts.cells if cell.n))
    found = battery(counts, axis, stage=stage)
    forests = _forests(counts, found)
    own = next((s for s in scores if s.axis == axis and s.stage == stage), None)
    grids = (
        *_battery(found),
        *_within(found),
        *(_scores(own) if own is not None and own.measure == "score" else ()),
        *_stages(counts, found),
    )
    plots = (*(_forest_plot(one) for one in forests), *_cut_plots(own))
    return Workings(
        statements=tuple(
            Row(name=one_line(row.group, 80), cells=(str(row.outcome), row.statement))
            for row in found.groups
        ),
        grids=grids,
        plots=tuple(one for one in plots if one is not None),
    )


def _battery(found: AxisResult) -> tuple[Grid, ...]:
    rows = [row for row in found.groups if row.group != found.reference_group]
    if not rows:
        return ()
    reference = one_line(found.reference_group or "", 60)
    return (
        Grid(
            caption=f"Against {reference}: is it chance?",
            head=("SDs", "Mid-p", "Fisher", "Holm", "Smallest ratio seen", "Needed"),
            rows=tuple(_chance(row) for row in rows),
            note="SDs is the pooled z. Mid-p and Fisher are raw and two-sided; Holm is the "
            f"deciding p among {found.comparisons} comparisons. Smallest ratio seen: the largest "
            "ratio below 1 that these numbers show with 80 % probability. Needed: people in the "
            "group to show four-fifths so.",
        ),
        Grid(
            caption=f"Against {reference}: how many people?",
            head=(
                "Lacking (pooled)",
                "Lacking (reference)",
                "To four-fifths",
                "Swaps to parity",
                "Swaps to four-fifths",
                "If unknown are placed",
            ),
            rows=tuple(_people(row) for row in rows),
            note="Lacking: selections to the rate of both groups together, and to the reference's. "
            "Swaps: selections moved from the reference. The last column is the ratio with the "
            "people of unknown category placed in the worst and in the best way.",
        ),
    )


def _chance(row: GroupResult) -> Row:
    return Row(
        name=one_line(row.group, 80),
        cells=(
            figure(row.standard_deviations),
            _p(row.p_value_mid_p),
            _p(row.p_value_fisher),
            _p(row.p_value_holm),
            figure(row.minimum_detectable_ratio),
            "–" if row.n_needed is None else number(row.n_needed),
        ),
    )


def _people(row: GroupResult) -> Row:
    known = row.unknown_low is not None
    high = "any height" if row.unknown_high is None else number(row.unknown_high, places=3)
    bounds = f"{number(row.unknown_low or 0.0, places=3)} to {high}" if known else "–"
    return Row(
        name=one_line(row.group, 80),
        cells=(
            _one(row.shortfall_pooled),
            _one(row.shortfall_reference),
            _count(row.shortfall_four_fifths),
            _count(row.swaps_to_parity),
            _count(row.swaps_to_four_fifths),
            bounds,
        ),
    )


def _within(found: AxisResult) -> tuple[Grid, ...]:
    if not found.stratified_by_group:
        return ()
    return (
        Grid(
            caption="Within requisitions",
            head=(
                "Requisitions",
                "Ratio (Mantel–Haenszel)",
                "Odds ratio",
                "CMH p",
                "One odds ratio? p",
                "Lacking",
            ),
            rows=tuple(
                Row(
                    name=one_line(one.group, 80),
                    cells=(
                        f"{one.strata} ({one.strata_left_out} say nothing)",
                        ratio_words(
                            one.risk_ratio_mh, one.risk_ratio_mh_low, one.risk_ratio_mh_high
                        ),
                        ratio_words(
                            one.odds_ratio_mh, one.odds_ratio_mh_low, one.odds_ratio_mh_high
                        ),
                        _p(one.p_value_cmh),
                        _p(one.p_value_breslow_day_tarone),
                        _one(one.shortfall_stratified),
                    ),
                )
                for one in found.stratified_by_group
            ),
            note="Counts of all requisitions together can hide a difference or make one up; this "
            "compares people within a requisition. The second p is Breslow–Day with Tarone's "
            "adjustment: a small one says that requisitions differ and are to be read one by one.",
        ),
    )


def _scores(own: ScoreCounts) -> tuple[Grid, ...]:
    gaps = score_gaps(own)
    if not gaps:
        return ()
    return (
        Grid(
            caption="Scores",
            head=("People", "Mean", "Below the highest (SD) [95 %]", "Scores higher in", "p"),
            rows=tuple(
                Row(
                    name=one_line(gap.group, 80),
                    cells=(
                        number(gap.n),
                        number(gap.mean),
                        ratio_words(gap.d, gap.d_low, gap.d_high),
                        figure(gap.superiority, "share"),
                        _p(gap.p_value_mann_whitney),
                    ),
                )
                for gap in gaps
            ),
            note="Below the highest is Cohen's d. Scores higher in: the share of pairs in which "
            "one of the group scores higher than one of the highest group, ties counted half. p is "
            "Mann–Whitney's, raw.",
        ),
    )


def _stages(counts: ScreeningCounts, found: AxisResult) -> tuple[Grid, ...]:
    """Once for each axis, at its first stage."""
    order = stage_order(counts)
    if len(order) < 2 or found.stage != order[0] or found.reference_group is None:
        return ()
    steps = stage_steps(counts, found.axis, reference=found.reference_group, order=order)
    return (
        Grid(
            caption=f"Stage by stage, against {one_line(found.reference_group, 60)}",
            head=("Stage", "Selected", "Reference", "Ratio [95 %]", "Lacking"),
            rows=tuple(
                Row(
                    name=one_line(step.group, 80),
                    cells=(
                        one_line(step.stage, 40),
                        f"{number(step.selected)} of {number(step.n)}",
                        f"{number(step.reference_selected)} of {number(step.reference_n)}",
                        ratio_words(step.impact_ratio, step.low, step.high),
                        _one(step.lost),
                    ),
                )
                for step in steps
            ),
            note="A clean line from the first stage to the last excuses no stage between them.",
        ),
    )


def _forests(counts: ScreeningCounts, found: AxisResult) -> tuple[Forest, ...]:
    """The forest of the group whose combined ratio is lowest."""
    if found.stratified is None or found.reference_group is None:
        return ()
    group = found.stratified.group
    drawn = forest(counts, found.axis, group, reference=found.reference_group, stage=found.stage)
    return (drawn,)


def _forest_plot(drawn: Forest) -> Plot | None:
    told = [row for row in drawn.rows if row.impact_ratio is not None]
    shown = told[:_MOST_REQUISITIONS]
    rows = [
        Estimate(
            label=row.requisition,
            value=row.impact_ratio or 0.0,
            low=row.low,
            high=row.high,
            after=f" · {row.selected} of {row.n}, {row.reference_selected} of {row.reference_n}",
        )
        for row in shown
    ]
    if drawn.combined is not None:
        interval = drawn.combined.interval
        rows.append(
            Estimate(
                label="Combined", value=drawn.combined.value, low=interval.low, high=interval.high
            )
        )
    left = len(told) - len(shown)
    title = f"{one_line(drawn.group, 60)} against {one_line(drawn.reference, 60)} by requisition"
    return plot(title + (f", {left} more in tables/forest.csv" if left > 0 else ""), rows)


def _cut_plots(own: ScoreCounts | None) -> tuple[Plot | None, ...]:
    """The ratios of the group that falls lowest, at cuts from the strictest to the mildest."""
    if own is None:
        return ()
    by_group: dict[str, list[Cut]] = {}
    for cut in at_quantiles(own):
        if cut.impact_ratio is not None and cut.share < 1:
            by_group.setdefault(cut.group, []).append(cut)
    if not by_group:
        return ()
    group = min(by_group, key=lambda name: min(cut.impact_ratio or 0 for cut in by_group[name]))
    return (
        plot(
            f"{one_line(group, 60)} at other cuts of the score, with a band for all of them",
            [
                Estimate(
                    label=f"{figure(cut.share, 'share')} selected",
                    value=cut.impact_ratio or 0.0,
                    low=cut.band_low,
                    high=cut.band_high,
                    after=f" · cut {number(cut.cut)}",
                )
                for cut in by_group[group]
            ],
        ),
    )


def _p(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2g}" if value < 0.001 else number(value, places=3)


def _one(value: float | None) -> str:
    return "–" if value is None else number(value, places=1)


def _count(value: int | None) -> str:
    return "–" if value is None else number(value)

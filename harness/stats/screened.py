"""All that may be said of one screening table: axes, whole process, scores and periods."""

from collections.abc import Sequence

from harness.evidence import ScoreCounts, ScreeningCounts
from harness.record import record
from harness.stats.battery import DEFAULTS, batteries, battery
from harness.stats.bootstrap import Bootstrapped, bootstrap
from harness.stats.cube import totals
from harness.stats.cuts import Cut, Exposure, at_quantiles, every_cut, exposures, worst_cut
from harness.stats.periods import Trend, by_period, trend
from harness.stats.results import AxisResult
from harness.stats.row import Options
from harness.stats.scores import ScoreGap, Ties, score_gaps, ties_at_median
from harness.stats.stages import StageStep, stage_steps, whole_process


@record
class AxisScores:
    """One axis' scores or ranks at one stage, every group against the same reference.

    Attributes:
        axis: The axis.
        stage: The stage, None where there are none.
        measure: "score", or "rank" where 1 is the best.
        reference_group: The reference of the selection rates, where it has scores.
        resolution: The step to which scores were rounded; None where they and ties are exact.
        gaps: Cohen's d and Mann-Whitney by group.
        ties_at_median: How many people score exactly the median.
        quantiles: The ratios where about 5, 10, 20 … 90 % of everybody would be selected.
        cuts: The ratios at every score that anybody has.
        worst: Of these, the one whose band lies lowest.
        exposures: Shares of attention in one ranked list.
    """

    axis: str
    stage: str | None
    measure: str
    reference_group: str | None
    resolution: float | None
    gaps: tuple[ScoreGap, ...]
    ties_at_median: Ties | None
    quantiles: tuple[Cut, ...]
    cuts: tuple[Cut, ...]
    worst: Cut | None
    exposures: tuple[Exposure, ...]


@record
class AxisProcess:
    """One axis from the first stage to the last.

    `bottom_line` is None where the stages are not steps of one process, for which `reason` is
    given. `steps` compares with the same reference at every stage.
    """

    axis: str
    order: tuple[str, ...]
    bottom_line: AxisResult | None
    reason: str | None
    steps: tuple[StageStep, ...]


@record
class AxisTrends:
    """Every group of one axis over the periods, at one stage."""

    axis: str
    stage: str | None
    trends: tuple[Trend, ...]


@record
class AxisBootstrap:
    """Percentile limits of one axis at one stage, to compare with tools that print them."""

    axis: str
    stage: str | None
    replicates: int
    seed: int
    groups: tuple[Bootstrapped, ...]


@record
class Screened:
    """Everything; what the table has no columns for is empty."""

    axes: tuple[AxisResult, ...]
    whole_process: tuple[AxisProcess, ...] = ()
    scores: tuple[AxisScores, ...] = ()
    trends: tuple[AxisTrends, ...] = ()
    bootstraps: tuple[AxisBootstrap, ...] = ()


def screened(
    counts: ScreeningCounts,
    scores: Sequence[ScoreCounts] = (),
    *,
    options: Options = DEFAULTS,
    replicates: int = 0,
    seed: int = 1,
) -> Screened:
    """Run everything.

    Args:
        counts: The cube.
        scores: Group × score of its axes, where there are scores.
        options: Threshold and smallest share.
        replicates: Samples of the bootstrap; none where 0.
        seed: What the bootstrap starts from.
    """
    axes = batteries(counts, options)
    return Screened(
        axes=axes,
        whole_process=_processes(counts, options) if len(counts.stages) > 1 else (),
        scores=tuple(_scores(item, axes) for item in scores),
        trends=_trends(counts, axes) if len(counts.periods) > 1 else (),
        bootstraps=_bootstraps(counts, axes, replicates, seed) if replicates else (),
    )


def _processes(counts: ScreeningCounts, options: Options) -> tuple[AxisProcess, ...]:
    whole, found = whole_process(counts), []
    for axis in counts.axes:
        bottom = None if whole.counts is None else battery(whole.counts, axis, options=options)
        first = battery(counts, axis, stage=whole.order[0], options=options)
        reference = (bottom or first).reference_group
        found.append(
            AxisProcess(
                axis=axis,
                order=whole.order,
                bottom_line=bottom,
                reason=whole.reason,
                steps=()
                if reference is None
                else stage_steps(counts, axis, reference=reference, order=whole.order),
            )
        )
    return tuple(found)


def _scores(scores: ScoreCounts, axes: Sequence[AxisResult]) -> AxisScores:
    same = (a for a in axes if (a.axis, a.stage) == (scores.axis, scores.stage))
    reference = next((axis.reference_group for axis in same), None)
    cuts = every_cut(scores, reference)
    return AxisScores(
        axis=scores.axis,
        stage=scores.stage,
        measure=scores.measure,
        reference_group=reference,
        resolution=scores.resolution,
        gaps=score_gaps(scores, reference),
        ties_at_median=ties_at_median(scores),
        quantiles=at_quantiles(scores, reference),
        cuts=cuts,
        worst=worst_cut(cuts),
        exposures=exposures(scores),
    )


def _trends(counts: ScreeningCounts, axes: Sequence[AxisResult]) -> tuple[AxisTrends, ...]:
    periods = by_period(counts)
    return tuple(
        AxisTrends(
            axis=axis.axis,
            stage=axis.stage,
            trends=tuple(
                trend(
                    periods,
                    axis.axis,
                    row.group,
                    reference=axis.reference_group,
                    stage=axis.stage,
                )
                for row in axis.groups
                if row.group != axis.reference_group
            ),
        )
        for axis in axes
        if axis.reference_group is not None
    )


def _bootstraps(
    counts: ScreeningCounts, axes: Sequence[AxisResult], replicates: int, seed: int
) -> tuple[AxisBootstrap, ...]:
    return tuple(
        AxisBootstrap(
            axis=axis.axis,
            stage=axis.stage,
            replicates=replicates,
            seed=seed,
            groups=bootstrap(
                totals(counts, axis.axis, axis.stage).groups,
                reference=axis.reference_group,
                seed=seed,
                replicates=replicates,
            ),
        )
        for axis in axes
        if axis.reference_group is not None
    )

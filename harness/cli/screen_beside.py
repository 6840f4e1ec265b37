"""What `othershoe screen` prints beside the tables of rates: stages, scores, periods."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.stats.results import AxisResult
    from harness.stats.screened import AxisProcess, AxisScores, AxisTrends, Screened


def processes(found: "Screened") -> Iterable[str]:
    """Every axis over all stages: its bottom line, and where each group is held back."""
    return (_process(item) for item in found.whole_process)


def score_tables(found: "Screened") -> Iterable[str]:
    """Every axis' score gaps, and the ratios at a few cuts."""
    return (_scores(item) for item in found.scores if item.gaps)


def trend_tables(found: "Screened") -> Iterable[str]:
    """Every axis over the periods."""
    return (_trends(item) for item in found.trends if item.trends)


def _process(item: "AxisProcess") -> str:
    from harness.stats.stages import bottleneck  # noqa: PLC0415 - keeps help quick

    lines = [f"{item.axis}, from {item.order[0]} to {item.order[-1]}"]
    lines += [f"no bottom line: {item.reason}"] if item.reason else _bottom(item.bottom_line)
    for group in dict.fromkeys(step.group for step in item.steps):
        step = bottleneck(item.steps, group)
        if step is not None and step.impact_ratio is not None and step.impact_ratio < 1:
            lines.append(
                f"{group} — lowest at {step.stage}: {step.selected} of {step.n}, ratio "
                f"{step.impact_ratio:.3f}, {step.lost:.1f} selections lacking"
            )
    return "\n".join(lines)


def _bottom(axis: "AxisResult | None") -> list[str]:
    if axis is None:
        return []
    lines = [
        f"{row.group}: {row.selected} of {row.n} in the end"
        + ("" if row.impact_ratio is None else f", ratio {row.impact_ratio:.3f}")
        + f" — {row.outcome}: {row.statement}"
        for row in axis.groups
    ]
    return [*lines, "A clean bottom line excuses no stage (Connecticut v. Teal, 457 U.S. 440)."]


def _scores(item: "AxisScores") -> str:
    what = "ranks" if item.measure == "rank" else "scores"
    stage = "" if item.stage is None else f", {item.stage}"
    lines = [f"{item.axis}{stage}: {what} against {item.reference_group}"]
    for gap in item.gaps:
        d = "no spread" if gap.d is None else f"d {gap.d:.2f} ({gap.d_low:.2f} to {gap.d_high:.2f})"
        lines.append(
            f"{gap.group}: mean {gap.mean:.4g}, {d}, ahead in {gap.superiority:.0%} of pairs, "
            f"Mann-Whitney p {gap.p_value_mann_whitney:.2g}"
        )
    lines += [
        f"{cut.group}: ratio {cut.impact_ratio:.3f} ({_end(cut.low)} to {_end(cut.high)}) where "
        f"{cut.share:.0%} are selected, at {cut.cut:g}"
        for cut in item.quantiles
        if cut.impact_ratio is not None
    ]
    if item.ties_at_median is not None:
        ties = item.ties_at_median
        lines.append(f"{ties.share:.0%} of all people score exactly the median, {ties.median:g}.")
    return "\n".join(lines)


def _trends(item: "AxisTrends") -> str:
    stage = "" if item.stage is None else f", {item.stage}"
    lines = [f"{item.axis}{stage}: period by period"]
    for trend in item.trends:
        lines += [
            f"{trend.group}, {row.period}: {row.selected} of {row.n}, {trend.reference} "
            f"{row.reference_selected} of {row.reference_n}, ratio {_end(row.impact_ratio)} "
            f"({_end(row.low)} to {_end(row.high)})"
            for row in trend.periods
        ]
        if trend.slope is not None:
            lines.append(
                f"{trend.group}: the ratio changes by {trend.slope.factor:.3f} a period "
                f"({trend.slope.low:.3f} to {trend.slope.high:.3f})"
            )
    return "\n".join(lines)


def _end(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"

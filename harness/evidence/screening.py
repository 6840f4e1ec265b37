"""Evidence from the employer's own screening outcomes: counts only."""

from datetime import datetime
from typing import Literal

from harness.evidence.base import Evidence
from harness.record import record


@record
class CubeCell:
    """Counts of one cell: a requisition, a stage and a category on every axis.

    `groups` follows the order of `ScreeningCounts.axes`; None is a category that is not known.
    `above_median` counts scores strictly above the median of the full sample (6 RCNY 5-300).
    `true` counts people whom the ground truth calls suitable, `true_selected` those of them who
    were selected; `truth_known` and `truth_known_selected` count everybody whom it says anything
    of. All four are None without a ground truth.
    """

    requisition: str | None
    stage: str | None
    groups: tuple[str | None, ...]
    n: int
    selected: int
    above_median: int | None = None
    scored: int | None = None
    score_sum: float | None = None
    score_sum_squares: float | None = None
    true: int | None = None
    true_selected: int | None = None
    truth_known: int | None = None
    truth_known_selected: int | None = None
    period: str | None = None


@record
class ScreeningCounts(Evidence):
    """The counts cube: all that leaves the screening data, and all that every statistic needs.

    `source` names the data; `source_sha256` is the file's; `query` is the SQL that made the cube.
    `undecided` counts rows without an outcome, which no rate includes. An axis such as `sex × race`
    crosses others: its category is known where all of theirs are. `periods` stand in order of time.
    What is published shows no group of fewer people than `smallest_cell`; the evidence shows all.
    """

    kind: Literal["ScreeningCounts"] = "ScreeningCounts"
    source: str
    source_sha256: str | None = None
    query: str
    axes: tuple[str, ...]
    stages: tuple[str, ...] = ()
    has_scores: bool = False
    median: float | None = None
    rows: int
    undecided: int = 0
    cells: tuple[CubeCell, ...]
    periods: tuple[str, ...] = ()
    smallest_cell: int = 1


@record
class ScoreBin:
    """How many of a group scored exactly `score`."""

    group: str | None
    score: float
    n: int


@record
class ScoreCounts(Evidence):
    """Group × score for one axis.

    `resolution` is the step to which scores were rounded because nearly everybody's differs; None
    where scores and ties are exact. `measure` is "rank" where `score` is a place in a ranking, 1
    the best.
    """

    kind: Literal["ScoreCounts"] = "ScoreCounts"
    axis: str
    stage: str | None = None
    bins: tuple[ScoreBin, ...]
    resolution: float | None = None
    measure: Literal["score", "rank"] = "score"


@record
class GroupRow:
    """fairlearn's row for one group.

    The true and false positive rates are None without a ground truth, and where the group has
    nobody of the kind they divide by.
    """

    group: str
    n: int
    selection_rate: float
    true_positive_rate: float | None = None
    false_positive_rate: float | None = None


@record
class GroupTable(Evidence):
    """fairlearn's `MetricFrame.by_group` on the cube, with what it calls the ratio."""

    kind: Literal["GroupTable"] = "GroupTable"
    axis: str
    stage: str | None
    fairlearn_version: str
    rows: tuple[GroupRow, ...]
    ratio: float | None
    difference: float | None


@record
class WaitedDays:
    """So many people were told after `days` whole days, and so many wait since then in silence."""

    days: int
    told: int
    silent: int


@record
class WaitingTimes(Evidence):
    """How long real candidates waited, from the employer's own table.

    `axis` and `group` are None for everybody; `after` is the event counted from ("applied",
    "interviewed"), `until` what ended the wait: a first word, or the decision. Days are calendar
    days; None where nobody was told. `median_days` and `p90_days` are those of the people who were
    told; `days` counts all of them, so that silence until `as_of` can be reckoned with.
    """

    kind: Literal["WaitingTimes"] = "WaitingTimes"
    after: Literal["applied", "interviewed"]
    axis: str | None = None
    group: str | None = None
    requisition: str | None = None
    as_of: datetime
    n: int
    told: int
    median_days: float | None = None
    p90_days: float | None = None
    told_within_30_days: int = 0
    open_under_30_days: int = 0
    until: Literal["word", "decision"] = "word"
    days: tuple[WaitedDays, ...] = ()

"""Writes what a screening table says into a run as evidence: counts alone."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from harness.employer import Screening
from harness.evidence import GatherFault, GroupTable, ScoreCounts, ScreeningCounts, WaitingTimes
from harness.gather.screening.crossing import with_crosses
from harness.gather.screening.group_table import FairlearnTable, fairlearn_tables
from harness.gather.screening.reading import ScreeningRead, read_screening
from harness.gather.screening.ready import completed
from harness.gather.screening.waits import Wait
from harness.stats.second_opinion import disagreements

if TYPE_CHECKING:
    from harness.store import EvidenceLog, Stamp


def gather_screening(screening: Screening, *, folder: Path, log: "EvidenceLog") -> None:
    """Count the employer's screening table, and keep the counts as evidence.

    Writes `ScreeningCounts`, then `ScoreCounts`, `GroupTable` and `WaitingTimes` as the table
    allows. Where fairlearn's table differs from the exact counts, a `GatherFault` says so.

    Args:
        screening: The file and which column is what.
        folder: Where a relative file name starts, the project's folder.
        log: The run's log, of no walk.

    Raises:
        ConfigError: the file cannot be read, or its columns or values do not fit (all mistakes).
    """
    import hashlib  # noqa: PLC0415 - loads OpenSSL

    read = read_screening(screening, folder=folder)
    digest = None
    if screening.database_env is None:
        with (folder / screening.table).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    counts = screening_counts(screening, read, stamp=log.stamp(), sha256=digest)
    log.write(counts)
    for scores in read.scores:
        log.write(
            ScoreCounts(
                **log.stamp(),
                axis=scores.axis,
                stage=scores.stage,
                bins=scores.bins,
                resolution=scores.resolution,
                measure=scores.measure,
            )
        )
    write_group_tables(fairlearn_tables(counts), counts, log)
    _write_waits(read.waits, log)


def screening_counts(
    screening: Screening, read: ScreeningRead, *, stamp: "Stamp", sha256: str | None = None
) -> ScreeningCounts:
    """The counts cube as evidence, with an axis for every declared cross."""
    counts = ScreeningCounts(
        **stamp,
        source=read.source,
        source_sha256=sha256,
        query=read.counted.query,
        axes=completed(screening).groups,
        stages=read.counted.stages,
        has_scores=read.counted.has_scores,
        median=read.counted.median,
        rows=read.counted.rows,
        undecided=read.counted.undecided,
        cells=read.counted.cells,
        periods=read.counted.periods,
        smallest_cell=screening.smallest_cell,
    )
    return with_crosses(screening, counts)


def write_group_tables(
    tables: Iterable[FairlearnTable], counts: ScreeningCounts, log: "EvidenceLog"
) -> None:
    """Keep fairlearn's tables, each with a `GatherFault` where it differs from the exact counts."""
    for table in tables:
        log.write(
            GroupTable(
                **log.stamp(),
                axis=table.axis,
                stage=table.stage,
                fairlearn_version=table.version,
                rows=table.rows,
                ratio=table.ratio,
                difference=table.difference,
            )
        )
        problems = disagreements(table.rows, counts, table.axis, table.stage)
        if problems:
            log.write(
                GatherFault(
                    **log.stamp(),
                    where="screening, group table",
                    problem="; ".join(problems),
                    remedy="Report it with the versions of fairlearn and pandas; trust the counts",
                )
            )


def _write_waits(waits: Iterable[Wait], log: "EvidenceLog") -> None:
    for wait in waits:
        log.write(
            WaitingTimes(
                **log.stamp(),
                after=wait.after,
                axis=wait.axis,
                group=wait.group,
                requisition=wait.requisition,
                as_of=wait.as_of,
                n=wait.n,
                told=wait.told,
                median_days=wait.median_days,
                p90_days=wait.p90_days,
                told_within_30_days=wait.told_within_30_days,
                open_under_30_days=wait.open_under_30_days,
                until=wait.until,
                days=wait.days,
            )
        )

"""Reads a screening table into counts, scores and waits, or says all that is wrong with it."""

from collections.abc import Sequence
from pathlib import Path

from harness.employer import Screening
from harness.errors import ConfigError, Mistake
from harness.gather.screening.columns import find_columns
from harness.gather.screening.counting import Counted, check, count, raw_cells
from harness.gather.screening.crossing import cross_mistakes
from harness.gather.screening.duplicates import duplicate_mistakes
from harness.gather.screening.opening import opened
from harness.gather.screening.ranks import axis_ranks, rank_mistakes
from harness.gather.screening.ready import completed
from harness.gather.screening.scores import AxisScores, axis_scores
from harness.gather.screening.times import timed
from harness.gather.screening.waits import Wait, time_mistakes, waits
from harness.record import record


@record
class ScreeningRead:
    """All that leaves the table: counts, never a row, a name or an id."""

    source: str
    counted: Counted
    scores: tuple[AxisScores, ...]
    waits: tuple[Wait, ...]


def read_screening(
    screening: Screening, *, folder: Path, counts_only: bool = False, frame: object = None
) -> ScreeningRead:
    """Count the table that `screening` maps.

    Args:
        screening: The file and which column is what.
        folder: Where a relative file name starts.
        counts_only: Leave out scores by group and waiting times.
        frame: A dataframe to count instead of a file (whatever narwhals reads).

    Raises:
        ConfigError: the file cannot be read, or its columns or values do not fit (all mistakes).
    """
    screening = completed(screening)
    with opened(screening, folder, frame) as table:
        columns, mistakes = find_columns(screening, table)
        raw = raw_cells(screening, columns, table)
        checked = check(screening, columns, table, raw)
        mistakes += checked.mistakes
        mistakes += duplicate_mistakes(columns, table)
        mistakes += cross_mistakes(screening)
        mistakes += rank_mistakes(columns, table)
        with timed(columns, table) as times:
            mistakes += time_mistakes(columns, times)
            if mistakes:
                raise _all_of(table.name, mistakes, checked.paste)
            counted = count(screening, columns, table, raw, checked)
            if counts_only:
                return ScreeningRead(source=table.name, counted=counted, scores=(), waits=())
            return ScreeningRead(
                source=table.name,
                counted=counted,
                scores=(
                    *axis_scores(screening, columns, table, counted.spellings),
                    *axis_ranks(screening, columns, table, counted.spellings),
                ),
                waits=waits(screening, columns, times, counted.spellings),
            )


def _all_of(name: str, mistakes: Sequence[Mistake], paste: str) -> ConfigError:
    number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    remedy = "Mend what is listed, in the table or in how its columns are mapped"
    if paste:
        remedy += (
            "; say what the values mean with `--selected`, `--rejected` and `--unknown`, or paste "
            f"this into `othershoe.toml` and put it right:\n\n{paste}"
        )
    return ConfigError(f"`{name}` has {number}", remedy=remedy, mistakes=mistakes)

"""Writes a year of screening outcomes, as an ATS would export them.

Scores are spread by a low-discrepancy sequence within each group, so that a kind employer's rates
are equal within every requisition by construction; each fault then changes one thing only.
"""

import csv
import math
import random
from collections.abc import Iterator
from dataclasses import astuple, fields, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from harness.errors import ConfigError
from harness.practice.faults import Fault
from harness.record import record

_GOLDEN = (math.sqrt(5) - 1) / 2
_SEXES = {"Female": 0.49, "Male": 0.51}
_RACES = {
    "White": 0.42,
    "Hispanic or Latino": 0.19,
    "Black or African American": 0.16,
    "Asian": 0.13,
    "Two or More Races": 0.1,
}
_AGES = {"Under 40": 0.62, "40 and over": 0.38}
_UNKNOWN = "Unknown"
_SHARE_UNKNOWN = 0.02
_PENALIZED = "Black or African American"
_JOBS = ("Data Analyst", "Warehouse Associate", "Driver", "Buyer", "Planner", "Team Assistant")
_YEAR = timedelta(days=360)


@record
class Row:
    """One application of the history; times are ISO 8601 (UTC), "" for what never happened."""

    application_id: str
    requisition: str
    job: str
    stage: str
    sex: str
    race_ethnicity: str
    age_band: str
    ai_score: float
    advanced: str
    applied_at: str
    told_at: str
    interviewed_at: str
    decided_at: str


@record
class _Requisition:
    name: str
    job: str
    rate: float
    size: int


def write_history(
    path: Path,
    *,
    faults: frozenset[Fault],
    until: datetime,
    rows: int,
    requisitions: int,
    seed: int,
) -> Path:
    """Write the history of the year before `until` to `path` (`.csv` or `.parquet`).

    Args:
        path: Where to write; an existing file is replaced.
        faults: Which disparities, gaps and silences are planted.
        until: The end of the year (aware).
        rows: Applications in all, at least as many as requisitions.
        requisitions: Jobs that were open.
        seed: The same seed writes the same rows.

    Raises:
        ConfigError: another suffix, or fewer rows than requisitions.
    """
    if path.suffix not in {".csv", ".parquet"}:
        raise ConfigError(
            f"a history cannot be written as `{path.name}`",
            remedy="Give a name that ends in `.csv` or `.parquet`",
        )
    if not 1 <= requisitions <= rows:
        raise ConfigError(
            f"{rows} rows do not fill {requisitions} requisitions",
            remedy="Ask for at least one row for each requisition",
        )
    chance = random.Random(seed)  # noqa: S311 - a seeded sequence, nothing secret
    made = [
        row
        for item in _requisitions(rows, requisitions, chance)
        for row in _applications(item, faults, until.astimezone(UTC), chance)
    ]
    made.sort(key=lambda row: (row.applied_at, row.application_id))
    numbered = [replace(row, application_id=f"A{n:06d}") for n, row in enumerate(made, start=1)]
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = path if path.suffix == ".csv" else path.with_suffix(".parquet.csv")
    with plain.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows(map(astuple, numbered))
    if plain != path:
        _to_parquet(plain, path)
        plain.unlink()
    return path


def _requisitions(rows: int, count: int, chance: random.Random) -> list[_Requisition]:
    """Requisitions of nearly equal size, each with a rate of its own."""
    return [
        _Requisition(
            name=f"REQ-{number + 1:03d}",
            job=_JOBS[number % len(_JOBS)],
            rate=round(chance.uniform(0.28, 0.48), 3),
            size=rows // count + (number < rows % count),
        )
        for number in range(count)
    ]


def _applications(
    item: _Requisition, faults: frozenset[Fault], until: datetime, chance: random.Random
) -> Iterator[Row]:
    """The applications of one requisition, group after group."""
    place = chance.random()
    for sex, race, age in _people(item.size, chance):
        place = (place + _GOLDEN) % 1.0
        standing = place
        if Fault.BIASED_HISTORY in faults and race == _PENALIZED:
            standing = place * (1 - 0.45 * item.rate)
        advanced = standing >= 1 - item.rate
        row = Row(
            application_id=f"{item.name}-{chance.random():.12f}",
            requisition=item.name,
            job=item.job,
            stage="screening",
            sex=sex,
            race_ethnicity=race,
            age_band=age,
            ai_score=round(20 + 75 * standing**0.8, 1),
            advanced="yes" if advanced else "no",
            applied_at="",
            told_at="",
            interviewed_at="",
            decided_at="",
        )
        yield _hide(_dated(row, faults, until, chance), faults, chance)


def _people(size: int, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Who applied: each group's share of the size, rounded at random so that sums hold."""
    cells = list(product(_SEXES, _RACES, _AGES))
    before, start = 0.0, chance.random()
    for sex, race, age in cells:
        after = before + size * _SEXES[sex] * _RACES[race] * _AGES[age]
        for _ in range(math.floor(after + start) - math.floor(before + start)):
            yield sex, race, age
        before = after


def _dated(row: Row, faults: frozenset[Fault], until: datetime, chance: random.Random) -> Row:
    """The row with its times: everything happens before `until`."""
    applied = until - timedelta(days=30) - _YEAR * chance.random()
    decided = applied + timedelta(days=chance.uniform(2, 9))
    advanced = row.advanced == "yes"
    interviewed = decided + timedelta(days=chance.uniform(3, 10)) if advanced else None
    told: datetime | None = decided + timedelta(hours=chance.uniform(0.5, 20))
    silent = chance.random() < 0.55
    if Fault.NEVER_TOLD_HISTORY in faults and not advanced and silent:
        told = None
    return replace(
        row,
        applied_at=_text(applied),
        decided_at=_text(decided),
        told_at=_text(told) if told else "",
        interviewed_at=_text(interviewed) if interviewed else "",
    )


def _hide(row: Row, faults: frozenset[Fault], chance: random.Random) -> Row:
    """The row with what the candidate did not say left unknown."""
    share = 0.35 if Fault.UNKNOWN_HISTORY in faults else _SHARE_UNKNOWN
    sex, race, age = (chance.random() < share for _ in range(3))
    age_share = age and share == _SHARE_UNKNOWN
    return replace(
        row,
        sex=_UNKNOWN if sex else row.sex,
        race_ethnicity=_UNKNOWN if race else row.race_ethnicity,
        age_band=_UNKNOWN if age_share else row.age_band,
    )


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _to_parquet(source: Path, target: Path) -> None:
    """The same rows as Parquet, with times as times."""
    import duckdb  # noqa: PLC0415 - costs half a second, needed for Parquet alone

    target.unlink(missing_ok=True)
    with duckdb.connect() as database:
        database.read_csv(
            str(source), timestamp_format="%Y-%m-%dT%H:%M:%S%z", sample_size=-1
        ).write_parquet(str(target))

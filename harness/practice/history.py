"""Writes a year of screening outcomes, as an ATS would export them.

Scores are spread by a low-discrepancy sequence within each group, so that a kind employer's rates
are equal within every requisition by construction; each fault then changes one thing only.
"""

import csv
import math
import random
from collections.abc import Iterator
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


COLUMNS = (
    "application_id",
    "requisition",
    "job",
    "stage",
    "sex",
    "race_ethnicity",
    "age_band",
    "ai_score",
    "advanced",
    "applied_at",
    "told_at",
    "interviewed_at",
    "decided_at",
)
"""Times are ISO 8601 (UTC), and empty for what never happened."""


@record
class _Times:
    """When things happened, as text; "" for what did not."""

    applied: str
    told: str
    interviewed: str
    decided: str


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
    made.sort(key=lambda row: row[COLUMNS.index("applied_at")])
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = path if path.suffix == ".csv" else path.with_suffix(".parquet.csv")
    with plain.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([f"A{n:06d}", *row[1:]] for n, row in enumerate(made, start=1))
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
) -> Iterator[list[str]]:
    """The applications of one requisition, group after group, in the order of `COLUMNS`."""
    place = chance.random()
    for sex, race, age in _people(item.size, chance):
        place = (place + _GOLDEN) % 1.0
        standing = place
        if Fault.BIASED_HISTORY in faults and race == _PENALIZED:
            standing = place * (1 - 0.45 * item.rate)
        advanced = standing >= 1 - item.rate
        times = _times(faults, until, chance, advanced=advanced)
        yield [
            "",
            item.name,
            item.job,
            "screening",
            *_said(sex, race, age, faults, chance),
            f"{20 + 75 * standing**0.8:.1f}",
            "yes" if advanced else "no",
            times.applied,
            times.told,
            times.interviewed,
            times.decided,
        ]


def _people(size: int, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """Who applied: each group's share of the size, rounded at random so that sums hold."""
    cells = list(product(_SEXES, _RACES, _AGES))
    before, start = 0.0, chance.random()
    for sex, race, age in cells:
        after = before + size * _SEXES[sex] * _RACES[race] * _AGES[age]
        for _ in range(math.floor(after + start) - math.floor(before + start)):
            yield sex, race, age
        before = after


def _times(
    faults: frozenset[Fault], until: datetime, chance: random.Random, *, advanced: bool
) -> _Times:
    """When things happened: all before `until`."""
    applied = until - timedelta(days=30) - _YEAR * chance.random()
    interviewed = applied + timedelta(days=chance.uniform(3, 12))
    decided = (interviewed if advanced else applied) + timedelta(days=chance.uniform(1, 6))
    told = decided + timedelta(hours=chance.uniform(0.5, 20))
    silent = chance.random() < 0.55 and Fault.NEVER_TOLD_HISTORY in faults and not advanced
    return _Times(
        applied=_text(applied),
        told="" if silent else _text(told),
        interviewed=_text(interviewed) if advanced else "",
        decided=_text(decided),
    )


def _said(
    sex: str, race: str, age: str, faults: frozenset[Fault], chance: random.Random
) -> tuple[str, str, str]:
    """What the candidate told about themselves; the rest is unknown."""
    share = 0.35 if Fault.UNKNOWN_HISTORY in faults else _SHARE_UNKNOWN
    draws = [chance.random() for _ in range(3)]
    return (
        _UNKNOWN if draws[0] < share else sex,
        _UNKNOWN if draws[1] < share else race,
        _UNKNOWN if draws[2] < _SHARE_UNKNOWN else age,
    )


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _to_parquet(source: Path, target: Path) -> None:
    """The same rows as Parquet, with times as times."""
    import duckdb  # noqa: PLC0415 - costs half a second, needed for Parquet alone

    target.unlink(missing_ok=True)
    moments = "applied_at", "told_at", "interviewed_at", "decided_at"
    with duckdb.connect() as database:
        database.read_csv(str(source), dtype=dict.fromkeys(moments, "TIMESTAMPTZ")).write_parquet(
            str(target)
        )

"""Ages, dates of birth and age bands as the two sides of forty."""

import re

from harness.employer import Screening
from harness.gather.screening.columns import Columns
from harness.gather.screening.table import Table, literal, quoted

OLDER, YOUNGER = "40 and over", "Under 40"
"""The line of the Age Discrimination in Employment Act, 29 U.S.C. 631(a)."""


def age_category(screening: Screening, columns: Columns, table: Table, column: str) -> str:
    """SQL that turns ages and dates of birth into the two categories, and leaves other text.

    The age is that on the day of application, else that at `as_of`.
    """
    text = f"trim(CAST({quoted(column)} AS VARCHAR))"
    number = quoted(column) if table.is_number(column) else table.dialect.number(text)
    day = "NULL"
    if columns.applied_at is not None:
        day = f"nullif(trim(CAST({quoted(columns.applied_at)} AS VARCHAR)), '')"
    elif screening.as_of is not None:
        day = literal(screening.as_of.date().isoformat())
    older = f"CASE WHEN substr({day}, 6, 5) >= substr({text}, 6, 5) THEN 0 ELSE 1 END"
    years = f"{_year(day)} - {_year(text)} - {older}"
    of_birth = f"{text} LIKE '____-__-__%' AND {day} LIKE '____-__-__%'"
    return (
        f"CASE WHEN {of_birth} THEN {_side(years)} "
        f"WHEN {number} BETWEEN 10 AND 120 THEN {_side(number)} ELSE {text} END"
    )


def needs_day(screening: Screening, columns: Columns, values: list[str]) -> bool:
    """Whether there are dates of birth, and no day at which to take people's age."""
    if columns.applied_at is not None or screening.as_of is not None:
        return False
    return any(re.match(r"\d{4}-\d{2}-\d{2}", value) for value in values)


def side_of_forty(value: str) -> str | None:
    """The category of an age band such as `18–29`, `40+`, `under 40` or `50 and over`.

    None where it has no number, or people of both sides of forty.
    """
    if value in {OLDER, YOUNGER}:
        return value
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    text = value.casefold()
    if not numbers or len(numbers) > 2:
        return None
    if len(numbers) == 2:
        low, high = numbers
        return OLDER if low >= 40 else YOUNGER if high < 40 else None
    if re.search(r"<|under|below|younger|less|up to", text):
        least = numbers[0] if "up to" in text or "<=" in text else numbers[0] - 1
        return YOUNGER if least < 40 else None
    if re.search(r"\+|over|older|above|more|>", text):
        strict = re.search(r"^\s*(over|above|older than|more than|>(?!=))", text)
        return OLDER if numbers[0] + bool(strict) >= 40 else None
    return None


def _year(text: str) -> str:
    return f"CAST(substr({text}, 1, 4) AS INTEGER)"


def _side(age: str) -> str:
    return f"CASE WHEN {age} >= 40 THEN {literal(OLDER)} ELSE {literal(YOUNGER)} END"

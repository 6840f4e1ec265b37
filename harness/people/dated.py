"""What a candidate writes into a question about a date: the whole, a part, or another shape."""

from collections.abc import Sequence
from datetime import date

from harness.people.dates import part_texts, parts_of
from harness.people.formats import date_forms
from harness.people.months import part_named

_DATED = ("start_date", "age.birth_date", "education.date", "history.date")
_MORNING = "09:00"


def is_dated(meaning: str) -> bool:
    """Whether the answer to a question of this meaning is a date."""
    return meaning in _DATED


def native_texts(said: str, input_type: str) -> Sequence[str]:
    """A date as a native field takes it; none where the field wants more than is known.

    A field for a day and a time gets the start of a working day.

    Source: HTML Living Standard, "Date and time microsyntaxes".
    """
    parts = parts_of(said)
    if input_type == "month":
        return (said.strip()[:7],) if "month" in parts else ()
    if "day" not in parts:
        return ()
    day = date.fromisoformat(said.strip())
    if input_type == "week":
        week = day.isocalendar()
        return (f"{week.year}-W{week.week:02}",)
    if input_type == "datetime-local":
        return (f"{day.isoformat()}T{_MORNING}",)
    return (day.isoformat(),) if input_type == "date" else ()


def date_texts(
    said: str, *, label: str, hint: str, language: str | None, picker: bool
) -> Sequence[str]:
    """A date as a text field takes it, the likeliest form first.

    Args:
        said: The date as ISO 8601, or other words, which stay as they are.
        label: The question: "Start month" gets the month alone.
        hint: Placeholder and help text.
        language: The page's language (BCP 47).
        picker: Whether the field belongs to a calendar.
    """
    part = part_named(label)
    if part is not None and parts_of(said):
        return part_texts(part, said)
    return date_forms(said, hint=f"{hint} {label}", language=language, picker=picker)

"""Numbers, dates and spans as a reader says them; independent of the machine's locale."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_WORDS_OF_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IRREGULAR = {"people": "person", "replies": "reply", "queries": "query", "processes": "process"}


def day(moment: datetime, *, year: bool = True) -> str:
    """`2 March 2026`, in UTC."""
    at = moment.astimezone(UTC)
    words = f"{at.day} {_MONTHS[at.month - 1]}"
    return f"{words} {at.year}" if year else words


def short_day(moment: datetime) -> str:
    """`2 Mar`, in UTC."""
    at = moment.astimezone(UTC)
    return f"{at.day} {_MONTHS[at.month - 1][:3]}"


def clock(moment: datetime) -> str:
    """`2 March 2026, 09:03 UTC`."""
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M} UTC"


def number(value: float, *, places: int = 2) -> str:
    """A number with at most so many decimals, thousands set apart, no trailing zeros."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
        return "not a number"
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.lstrip("-0.") == "" and value != 0:
        return f"{value:.2g}"
    return "0" if text == "-0" else text


def signed(value: float, *, places: int = 4) -> str:
    """A change: `+0.05`, `−0.25`, `0`."""
    text = number(abs(value), places=places)
    return text if text == "0" else f"{'−' if value < 0 else '+'}{text}"


def quantity(value: float, unit: str) -> str:
    """A number with its unit: `23 questions`, `1 day`, `0.643`, `12.5 %`."""
    if unit == "share":
        return f"{number(value * 100, places=1)} %"
    if unit in {"ratio", "probability", "p", ""}:
        return number(value, places=3)
    return f"{number(value)} {unit_for(value, unit)}"


def between(low: float, high: float, unit: str) -> str:
    """A range with its unit: `4–9 minutes`."""
    if unit == "share":
        return f"{number(low * 100, places=1)}–{number(high * 100, places=1)} %"
    if unit in {"ratio", "probability", "p", ""}:
        return f"{number(low, places=3)}–{number(high, places=3)}"
    if number(low) == number(high):
        return quantity(low, unit)
    return f"{number(low)}–{number(high)} {unit}"


def unit_for(value: float, unit: str) -> str:
    """The plural noun `unit`, in the singular where `value` is one."""
    if value != 1:
        return unit
    head, _, rest = unit.partition(" ")
    tail = f" {rest}" if rest else ""
    if head in _IRREGULAR:
        return _IRREGULAR[head] + tail
    return head[:-1] + tail if head.endswith("s") and not head.endswith("ss") else unit


def count(n: int, plural: str) -> str:
    """`no questions`, `one question`, `23 questions`."""
    spelled = _WORDS_OF_SMALL[n] if 0 <= n < len(_WORDS_OF_SMALL) else number(n)
    return f"{spelled} {unit_for(n, plural)}"


def span(length: timedelta) -> str:
    """How long, in the largest unit of which there are at least two, rounded down."""
    if length >= 2 * _DAY:
        return f"{length // _DAY} days"
    if length >= 2 * _HOUR:
        return f"{length // _HOUR} hours"
    if length >= 2 * _MINUTE:
        return f"{length // _MINUTE} minutes"
    return "a minute" if length >= _MINUTE else "less than a minute"


def joined(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…:" else ".")

"""Finds dates, weekdays and lengths of time in a text, as spans of moments.

An expression that can be read in two ways ("3/4/2026", "next Friday") spans both readings, so that
no deadline is ever taken to be earlier than a candidate could understand it.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from harness.record import record

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_ONE_TO_TWENTY = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_NUMBERS = {word: number for number, word in enumerate(_ONE_TO_TWENTY.split(), start=1)} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_DATES = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?(?!\w)", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"\b(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b"),
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>\d{1,2}):(?P<minute24>\d{2})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<next>next|this|the following)\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?P<end>end|close|beginning|start|middle)\s+of\s+)?(?:the\s+)?"
    r"(?P<which>this|next|the following|the|coming)\s+(?:business\s+|working\s+|calendar\s+)?"
    r"(?P<unit>day|week|month)\b(?!\s+(?:of|to|or|after|from|before|ago|\d))",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?P<part>(?:the\s+)?(?:early|mid|late|end\s+of|middle\s+of|beginning\s+of|start\s+of)"
    rf"[\s-]+|in\s+|by\s+|during\s+){_MONTH}(?:\s+{_YEAR})?(?![\w,]|\s+\d)",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\b(?P<word>today|tonight|tomorrow)\b", re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?P<low>{_COUNT})(?:\s*(?:to|or|-|–|and)\s*(?P<high>{_COUNT}))?(?:\s+|-)"
    r"(?:(?:further|more|full|additional|extra|short)\s+)?"
    r"(?P<business>business|working|calendar)?\s*(?P<unit>hour|day|week|fortnight|month)s?\b",
    re.IGNORECASE,
)
PAST_DAYS = 31


@record
class Moment:
    """A time expression: its words, where they stand, and the first and last moment it means.

    `exact` is False for a length of time or a period; `clock` is the time of day that it names.
    """

    quote: str
    start: int
    end: int
    earliest: datetime
    latest: datetime
    exact: bool = True
    clock: time | None = None


def moments(text: str, *, near: datetime) -> tuple[Moment, ...]:
    """Every date, weekday, period and length of time in `text`, in order, none overlapping.

    Args:
        text: English text.
        near: When it was written (aware UTC): what "Friday" and "within two days" count from.
    """
    if not 1900 < near.year < 9000:  # a year on either side must exist
        return ()
    found: list[Moment] = []
    for reader in (_read_dates, _read_months, _read_weekdays, _read_periods, _read_lengths):
        for moment in reader(text, near):
            if not any(moment.start < other.end and other.start < moment.end for other in found):
                found.append(moment)
    dates = [moment for moment in found if moment.exact and any(c.isdigit() for c in moment.quote)]
    return tuple(
        sorted(
            (moment for moment in found if not _is_part_of(moment, dates, text)),
            key=lambda moment: moment.start,
        )
    )


def _is_part_of(moment: Moment, dates: Iterable[Moment], text: str) -> bool:
    """Whether it is the weekday of a date beside it: "Thursday, 19 March"."""
    if moment.quote.lower().split()[-1] not in _WEEKDAYS:
        return False
    between = [text[moment.end : date.start] for date in dates if date.start >= moment.end]
    between += [text[date.end : moment.start] for date in dates if date.end <= moment.start]
    return any(re.fullmatch(r"[\s,.(]{0,3}(?:the\s+)?", gap) for gap in between)


def end_of_day(day: date) -> datetime:
    """The last second of a day, in UTC."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=UTC)


def start_of_day(day: date) -> datetime:
    """Midnight at which a day starts, in UTC."""
    return datetime.combine(day, time(0), tzinfo=UTC)


def business_days_after(start: datetime, days: int) -> date:
    """The day that lies `days` Mondays to Fridays after `start`."""
    day = start.date()
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def business_days_between(start: datetime, end: datetime) -> int:
    """How many Mondays to Fridays lie after the day of `start`, up to the day of `end`.

    Friday to the next Monday is 1; the same day is 0. Public holidays are not known.
    """
    days = (end.date() - start.date()).days
    return sum((start.date() + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1))


def number(word: str) -> int | None:
    """What a numeral or a number word says, None where it says none."""
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def clock_after(text: str, position: int) -> time | None:
    """The time of day named within 25 characters after `position`."""
    match = _CLOCK.search(text[position : position + 25])
    if match is None:
        return None
    hour = int(match["hour"] or match["hour24"])
    minute = int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _read_dates(text: str, near: datetime) -> Iterator[Moment]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if "may" in match[0]:  # the verb: "the 12 may apply"
                continue
            days = list(_meant(match.groupdict(), near))
            if days:
                yield _spanning(match, min(days), max(days), clock=clock_after(text, match.end()))


def _meant(parts: dict[str, str | None], near: datetime) -> Iterator[date]:
    day, month, year = (parts.get(name) or "" for name in ("day", "month", "year"))
    first, second = parts.get("first"), parts.get("second")
    pairs = {(first, second), (second, first)} if first and second else {(day, month)}
    years = [int(year)] if year else [near.year, near.year + 1]
    since = date.min if year else near.date() - timedelta(days=PAST_DAYS)
    for the_day, the_month in pairs:
        of_year = int(the_month) if the_month.isdigit() else _MONTHS[the_month.lower()]
        possible = [_date(each, of_year, int(the_day)) for each in years]
        yield from [found for found in possible if found and found >= since][:1]


def _read_months(text: str, near: datetime) -> Iterator[Moment]:
    for match in _MONTH_ALONE.finditer(text):
        if match["month"] == "may":
            continue
        month = _MONTHS[match["month"].lower().rstrip(".")]
        year = int(match["year"]) if match["year"] else near.year + (month < near.month)
        last = calendar.monthrange(year, month)[1]
        part = match["part"].lower()
        first = 1 if not re.search("late|end|middle|mid", part) else 15
        until = 15 if re.search("early|beginning|start", part) else last
        until = 20 if re.search("mid", part) else until
        yield _spanning(match, date(year, month, first), date(year, month, until), exact=False)


def _read_weekdays(text: str, near: datetime) -> Iterator[Moment]:
    today = near.date()
    for match in _WEEKDAY.finditer(text):
        ahead = (_WEEKDAYS[match["weekday"].lower()] - today.weekday()) % 7
        first = today + timedelta(days=ahead)
        ambiguous = ahead == 0 or (match["next"] or "").lower() not in {"", "this"}
        last = first + timedelta(days=7 if ambiguous else 0)
        yield _spanning(match, first, last, clock=clock_after(text, match.end()))
    for match in _NEAR.finditer(text):
        day = today + timedelta(days=match["word"].lower() == "tomorrow")
        yield _spanning(match, day, day, clock=clock_after(text, match.end()))


def _read_periods(text: str, near: datetime) -> Iterator[Moment]:
    today = near.date()
    for match in _PERIOD.finditer(text):
        which = match["which"].lower()
        if which in {"the", "coming"} and not match["end"]:
            continue
        ahead = which in {"next", "the following", "coming"}
        if match["unit"].lower() == "day":
            first = last = business_days_after(near, int(ahead))
        elif match["unit"].lower() == "week":
            first = today + timedelta(days=7 * ahead - today.weekday())
            last = first + timedelta(days=6)
        else:
            first = _next_month(today) if ahead else today.replace(day=1)
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        yield _spanning(match, max(first, today), last, exact=False)


def _read_lengths(text: str, near: datetime) -> Iterator[Moment]:
    for match in _LENGTH.finditer(text):
        low, high = number(match["low"]), number(match["high"] or match["low"])
        if low is None or high is None or high < low:
            continue
        unit = match["unit"].lower()
        business = (match["business"] or "").lower() in {"business", "working"}
        if unit == "hour":
            first, last = (near + timedelta(hours=count) for count in (low, high))
        elif unit == "day" and business:
            first = start_of_day(business_days_after(near, low))
            last = end_of_day(business_days_after(near, high))
        else:
            days = {"day": 1, "week": 7, "fortnight": 14, "month": 31}[unit]
            first = start_of_day((near + timedelta(days=days * low)).date())
            last = end_of_day((near + timedelta(days=days * high)).date())
        yield Moment(
            quote=match[0],
            start=match.start(),
            end=match.end(),
            earliest=max(first, near),
            latest=last,
            exact=False,
        )


def first_of(found: Iterable[Moment]) -> Moment | None:
    """The one that is earliest in time."""
    return min(found, key=lambda moment: moment.earliest, default=None)


def _spanning(
    match: re.Match[str],
    first: date,
    last: date,
    *,
    exact: bool = True,
    clock: time | None = None,
) -> Moment:
    return Moment(
        quote=match[0].strip(),
        start=match.start(),
        end=match.end(),
        earliest=start_of_day(first),
        latest=end_of_day(last),
        exact=exact,
        clock=clock,
    )


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Reads and writes dates in the forms that fields ask for, whole or in part."""

import re
from collections.abc import Sequence
from datetime import date

from harness.people.months import ENGLISH, Part, month_of
from harness.record import record


@record
class DateShape:
    """How a date is written in digits: its parts in order, and the sign between them."""

    order: tuple[Part, ...]
    separator: str


def shape_shown(hint: str, *, language: str | None = None) -> DateShape | None:
    """The shape that a placeholder or a help text shows, by a mask or by an example.

    Args:
        hint: The words beside the field: `MM/DD/YYYY`, `TT.MM.JJJJ`, `e.g. 31.12.2026`.
        language: The page's language (BCP 47), which decides about `03/04/2026`.
    """
    for match in _MASK.finditer(hint):
        shape = _from_mask(match)
        if shape is not None:
            return shape
    example = _EXAMPLE.search(hint)
    if example is None:
        alone = re.fullmatch(r"\W*(yyyy|jjjj|aaaa|rrrr)\W*", hint.strip(), re.IGNORECASE)
        return DateShape(order=("year",), separator="") if alone else None
    return DateShape(order=_order(example, language), separator=example.group(2))


def shape_usual(language: str | None) -> DateShape:
    """The usual short date of a language and region.

    Source: Unicode CLDR, `dateFormats-short` of the locale; English without a region is read as
    that of the United States, as browsers do.
    """
    tag = (language or "en").casefold().replace("_", "-")
    base = tag.partition("-")[0]
    if tag in {"en", "en-us", "en-ph", "es-pa", "es-pr"}:
        return DateShape(order=("month", "day", "year"), separator="/")
    if base in {"zh", "ja", "ko", "hu", "lt", "sv", "mn", "fa"} or tag in {"en-ca", "fr-ca"}:
        return DateShape(order=("year", "month", "day"), separator="-")
    sign = "." if _DOTTED.fullmatch(base) else "-" if base == "nl" else "/"
    return DateShape(order=("day", "month", "year"), separator=sign)


def written(iso: str, shape: DateShape) -> str | None:
    """A date (`2027-03-15`, `2027-03`, `2027`) in a shape; None where a part is not known."""
    parts = parts_of(iso)
    if any(part not in parts for part in shape.order):
        return None
    texts = (f"{parts[part]:0{4 if part == 'year' else 2}}" for part in shape.order)
    return shape.separator.join(texts)


def parts_of(iso: str) -> dict[Part, int]:
    """The parts that an ISO 8601 date, month or year gives; nothing where it is none."""
    match = _ISO.fullmatch(iso.strip())
    if match is None or not _exists(match):
        return {}
    names: tuple[Part, ...] = ("year", "month", "day")
    return {
        name: int(digits)
        for name, digits in zip(names, match.groups(), strict=True)
        if digits is not None
    }


def read_date(text: str, *, hint: str = "", language: str | None = None) -> str | None:
    """The date that a text says, as ISO 8601 (`2027-03-15`, `2027-03` or `2027`).

    Args:
        text: As a field shows it: `15. März 2027`, `03/15/2027`, `Mar 2027`.
        hint: The words beside the field, which may show the shape.
        language: The page's language, which decides about `03/04/2027`.

    Returns:
        The date, or None where the text says none.
    """
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    words = [month_of(word) for word in re.findall(r"[^\W\d_]{3,}", text)]
    months = [month for month in words if month]
    iso = re.match(r"\s*(\d{4}-\d{2}(-\d{2})?)(?=T|\s|$)", text)
    if iso and parts_of(iso.group(1)):
        return iso.group(1)
    if months:
        years = [number for number in numbers if number > 31]
        days = [number for number in numbers if number <= 31]
        return _iso(years[0] if years else 0, months[0], days[0] if days else None)
    if len(numbers) >= 3:
        shape = shape_shown(hint, language=language)
        order = shape.order if shape and len(shape.order) == 3 else _order_of(numbers, language)
        found = dict(zip(order, numbers, strict=False))
        return _iso(found["year"], found["month"], found["day"])
    if len(numbers) == 2:
        return _iso(max(numbers), min(numbers), None)
    return str(numbers[0]) if numbers and 1900 <= numbers[0] <= 2200 else None


def same_date(held: str, iso: str, *, hint: str = "", language: str | None = None) -> bool:
    """Whether a field shows a date; one that shows no day or no month is not asked for it."""
    found = read_date(held, hint=hint, language=language)
    if found is None:
        return False
    shape = shape_shown(hint)
    whole = shape is not None and len(shape.order) == 3
    return found == iso or (not whole and iso.startswith(found))


def part_option(options: Sequence[str], iso: str) -> int | None:
    """The option that says one part of a date, in a list of months, of days or of years."""
    parts = parts_of(iso)
    values = [_value_of(text) for text in options]
    numbers = [value for value in values if value is not None]
    kind = _kind_of(options, numbers)
    if kind is None or kind not in parts:
        return None
    return values.index(parts[kind]) if parts[kind] in numbers else None


def part_texts(part: Part, iso: str) -> tuple[str, ...]:
    """One part of a date in the forms that a field may take; none where it is not known."""
    number = parts_of(iso).get(part)
    if number is None:
        return ()
    if part == "month":
        return (f"{number:02}", ENGLISH[number - 1], str(number))
    return (str(number),) if part == "year" else tuple(dict.fromkeys((f"{number:02}", str(number))))


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MASK = re.compile(
    r"(?<![^\W\d_])([dtjgmyar]{1,4})(\s?[-/.]\s?)([dtjgmyar]{1,4})(?:\2([yjar]{2,4}|[dtjg]{1,2}))?"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?<!\d)(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)")
_TOKENS: tuple[tuple[Part, str], ...] = (
    ("year", r"y{2,4}|jjjj|aaaa|rrrr"),
    ("month", r"mm?"),
    ("day", r"dd?|tt?|jj?|gg?"),
)
_DOTTED = re.compile(
    r"de|pl|cs|sk|da|fi|n[bno]|ru|uk|tr|hr|sl|sr|bg|ro|et|lv|is|mk|sq|ka|hy|az|kk", re.IGNORECASE
)


def _from_mask(match: re.Match[str]) -> DateShape | None:
    tokens = [token for token in (match.group(1), match.group(3), match.group(4)) if token]
    order = tuple(
        part
        for token in tokens
        for part, pattern in _TOKENS
        if re.fullmatch(pattern, token, re.IGNORECASE)
    )
    if len(order) != len(tokens) or len(set(order)) != len(order) or "year" not in order:
        return None
    return DateShape(order=order, separator=match.group(2))


def _order(example: re.Match[str], language: str | None) -> tuple[Part, ...]:
    return _order_of([int(example.group(index)) for index in (1, 3, 4)], language)


def _order_of(numbers: Sequence[int], language: str | None) -> tuple[Part, ...]:
    """Which of three numbers is what, as far as they tell; else as the language has it."""
    if numbers[0] > 31:
        return ("year", "month", "day")
    if numbers[0] > 12:
        return ("day", "month", "year")
    if numbers[1] > 12:
        return ("month", "day", "year")
    usual = shape_usual(language).order
    return usual if usual[0] != "year" else ("day", "month", "year")


def _iso(year: int, month: int, day: int | None) -> str | None:
    year += 2000 if 0 < year < 70 else 1900 if 70 <= year < 100 else 0
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{year:04}-{month:02}"


def _exists(match: re.Match[str]) -> bool:
    year, month, day = (int(digits or 1) for digits in match.groups())
    return _iso(year, month, day) is not None


def _value_of(text: str) -> int | None:
    digits = re.fullmatch(r"\D{0,3}(\d{1,4})\D{0,2}", text.strip())
    if digits:
        return int(digits.group(1))
    return month_of(text) if re.search(r"[^\W\d_]{3}", text) else None


def _kind_of(options: Sequence[str], numbers: Sequence[int]) -> Part | None:
    if len(numbers) < len(options) - 2 or not numbers:
        return None
    if min(numbers) >= 1900 and max(numbers) <= 2200:
        return "year"
    distinct = len(set(numbers))
    if min(numbers) == 1 and max(numbers) == 12 and distinct == 12:
        return "month"
    return "day" if min(numbers) == 1 and max(numbers) in range(28, 32) and distinct > 27 else None

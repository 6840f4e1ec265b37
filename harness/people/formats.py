"""The same fact in the forms that a field may demand: dates, telephone numbers, amounts."""

import re
from collections.abc import Sequence

from harness.people.calling import phone_parts
from harness.people.dates import DateShape, parts_of, shape_shown, shape_usual, written


def date_forms(
    text: str, *, hint: str = "", language: str | None = None, picker: bool = False
) -> tuple[str, ...]:
    """A date in the form that a field asks for first, then in the other usual ones.

    Args:
        text: A date as `2027-03-15`, a month as `2027-03` or a year; any other text is returned
            as it is.
        hint: The field's placeholder, label and description, which may show a form.
        language: The page's language (BCP 47), which decides where the field shows none.
        picker: Whether the field belongs to a calendar, which reads its language's form alone.

    Returns:
        The forms to try, in order, without repeats.
    """
    if not parts_of(text):
        return (text,)
    iso = text.strip()
    shown = shape_shown(hint, language=language)
    usual = shape_usual(language)
    order = [shown] if shown else []
    order += [usual, _ISO] if picker else [_ISO, usual]
    parts = len(parts_of(iso))
    others = [shape for shape in _OTHERS if len(shape.order) == parts]
    forms = [written(iso, shape) for shape in (*order, *others)]
    return tuple(dict.fromkeys(form for form in forms if form))


_ISO = DateShape(order=("year", "month", "day"), separator="-")
_OTHERS = (
    DateShape(order=("month", "day", "year"), separator="/"),
    DateShape(order=("day", "month", "year"), separator="/"),
    DateShape(order=("day", "month", "year"), separator="."),
    DateShape(order=("month", "year"), separator="/"),
    DateShape(order=("year",), separator=""),
)


def phone_forms(phone: str) -> tuple[str, ...]:
    """A telephone number as the candidate writes it, then in other forms of the same number."""
    digits = re.sub(r"\D", "", phone)
    parts = phone_parts(phone)
    forms = [phone]
    if parts is not None:
        forms.append("+" + digits)
        if parts.code == "1" and len(parts.digits) == 10:
            area, office, line = parts.digits[:3], parts.digits[3:6], parts.digits[6:]
            forms += [f"({area}) {office}-{line}", f"{area}-{office}-{line}"]
        forms += [parts.local, re.sub(r"\D", "", parts.local)]
    forms.append(digits)
    return tuple(dict.fromkeys(forms))


def fitting(
    forms: Sequence[str], *, max_length: int | None, pattern: str | None, hint: str = ""
) -> tuple[str, ...]:
    """The forms of an answer that a field takes, the likeliest first; one is cut where none fits.

    Args:
        forms: The forms of one answer, in order.
        max_length: The most characters, or None.
        pattern: The `pattern` attribute; one that cannot be read leaves the order as it is.
        hint: Placeholder and help text: an example there shows the signs that are wanted.
    """
    short = [form for form in forms if max_length is None or len(form) <= max_length]
    if not short:
        return tuple(form[:max_length] for form in forms)
    shown = re.sub(r"[\dx#_9]", "0", hint)
    return tuple(
        sorted(
            short,
            key=lambda form: (not _matches(form, pattern), not _is_like(form, shown)),
        )
    )


def _matches(form: str, pattern: str | None) -> bool:
    try:
        return pattern is None or re.fullmatch(pattern, form) is not None
    except re.error:
        return True


def _is_like(form: str, shown: str) -> bool:
    """Whether an example in the hint has the same signs at the same places."""
    shape = re.sub(r"\d", "0", form)
    return "0" in shape and re.search(rf"(?<!\S){re.escape(shape)}(?!\S)", shown) is not None


def fitting_form(forms: Sequence[str], objection: str, *, tried: Sequence[int]) -> int | None:
    """The form to try next after an objection: one that fits its words, else the next one.

    Args:
        forms: The forms of one answer, in order.
        objection: What the site said.
        tried: The places of the forms that were tried.

    Returns:
        Its place, or None where all were tried.
    """
    left = [index for index in range(len(forms)) if index not in tried]
    shape = shape_shown(objection)
    asked = [written(form, shape) for form in forms] if shape else []
    wanted = [index for index in left if forms[index] in asked or _fits(forms[index], objection)]
    return next(iter(wanted or left), None)


def _fits(form: str, objection: str) -> bool:
    if re.search(
        r"\b(only (digits|numbers)|(digits|numbers) only|numeric)\b", objection, re.IGNORECASE
    ):
        return form.isdigit()
    if re.search(r"\+|international|country code", objection, re.IGNORECASE):
        return re.fullmatch(r"\+\d+", form) is not None
    return False


def number_forms(text: str) -> tuple[str, ...]:
    """An amount as digits, for fields that take numbers alone."""
    match = re.search(r"\d[\d,. ]*", text)
    if match is None:
        return ()
    digits = re.sub(r"[,. ](?=\d{3}\b)", "", match.group(0)).strip(" .,")
    return (digits.replace(",", "."),)

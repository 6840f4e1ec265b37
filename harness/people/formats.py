"""The same fact in the forms that a field may demand: dates, telephone numbers, amounts."""

import re
from collections.abc import Sequence
from datetime import date


def date_forms(text: str, *, hint: str = "") -> tuple[str, ...]:
    """A date in the form that a field asks for first, then in the other usual ones.

    Args:
        text: A date as `2027-03-15`; any other text is returned as it is.
        hint: The field's placeholder, label and description, which may show a form.

    Returns:
        The forms to try, in order, without repeats.
    """
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return (text,)
    forms = {
        "ymd": day.isoformat(),
        "mdy": f"{day.month:02}/{day.day:02}/{day.year}",
        "dmy": f"{day.day:02}/{day.month:02}/{day.year}",
        "dotted": f"{day.day:02}.{day.month:02}.{day.year}",
        "my": f"{day.month:02}/{day.year}",
        "y": str(day.year),
    }
    usual = ["ymd", "mdy", "dmy", "dotted"]
    shown = _shown(hint)
    order = [shown, *usual] if shown else usual
    return tuple(dict.fromkeys(forms[name] for name in order))


_SHAPES = (
    ("ymd", r"\b(yyyy|jjjj|aaaa)[-/.](mm)[-/.](dd|tt|jj)\b"),
    ("dotted", r"\b(dd|tt|jj)\.(mm)\.(yyyy|yy|jjjj|aaaa)\b"),
    ("dmy", r"\b(dd|tt|jj)[-/](mm)[-/](yyyy|yy|jjjj|aaaa)\b"),
    ("mdy", r"\b(mm)[-/](dd)[-/](yyyy|yy)\b"),
    ("my", r"\b(mm)[-/](yyyy|yy)\b"),
    ("y", r"^\W*(yyyy|year)\W*$"),
)


def _shown(hint: str) -> str | None:
    for name, shape in _SHAPES:
        if re.search(shape, hint, re.IGNORECASE):
            return name
    return None


def phone_forms(phone: str) -> tuple[str, ...]:
    """A telephone number as the candidate writes it, then in other forms of the same number."""
    digits = re.sub(r"\D", "", phone)
    forms = [phone]
    if phone.strip().startswith("+"):
        forms.append("+" + digits)
        if digits.startswith("1") and len(digits) == 11:
            area, office, line = digits[1:4], digits[4:7], digits[7:]
            forms += [f"({area}) {office}-{line}", f"{area}-{office}-{line}", digits[1:]]
    forms.append(digits)
    return tuple(dict.fromkeys(forms))


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
    wanted = [index for index in left if _fits(forms[index], objection)]
    return next(iter(wanted or left), None)


def _fits(form: str, objection: str) -> bool:
    shape = _shown(objection)
    if shape is not None:
        return re.fullmatch(_LOOKS[shape], form) is not None
    if re.search(
        r"\b(only (digits|numbers)|(digits|numbers) only|numeric)\b", objection, re.IGNORECASE
    ):
        return form.isdigit()
    if re.search(r"\+|international|country code", objection, re.IGNORECASE):
        return re.fullmatch(r"\+\d+", form) is not None
    return False


_LOOKS = {
    "ymd": r"\d{4}-\d{2}-\d{2}",
    "mdy": r"\d{2}/\d{2}/\d{4}",
    "dmy": r"\d{2}/\d{2}/\d{4}",
    "dotted": r"\d{2}\.\d{2}\.\d{4}",
    "my": r"\d{2}/\d{4}",
    "y": r"\d{4}",
}


def number_forms(text: str) -> tuple[str, ...]:
    """An amount as digits, for fields that take numbers alone."""
    match = re.search(r"\d[\d,. ]*", text)
    if match is None:
        return ()
    digits = re.sub(r"[,. ](?=\d{3}\b)", "", match.group(0)).strip(" .,")
    return (digits.replace(",", "."),)

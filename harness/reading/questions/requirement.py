"""Whether a question must be answered, where it does not say so itself."""

import re
from collections.abc import Sequence

_EXPLAINS_MARK = re.compile(
    r"[*✱✲∗]\s*[-–:=]?\s*(indicates|denotes|marks|=|means|are|is)?[^.\n]{0,30}"
    r"\b(required|mandatory|pflicht|erforderlich|obligatoire|obligatorio|verplicht|obrigat|"
    r"obbligator|wymagan)"
    r"|\b(required|mandatory)\b[^.\n]{0,40}(asterisk|\*)|marked with (an? )?(asterisk|\*)",
    re.IGNORECASE,
)
_OPTIONAL_MARKED = re.compile(
    r"\b(all (the )?fields|everything)( (here|below|on this page|in this form))? (is|are) "
    r"(required|mandatory)(?! (only|where))|unless (marked|"
    r"stated)[^.\n]{0,12}optional",
    re.IGNORECASE,
)


def settle(marks: Sequence[bool | None], *, text: str) -> tuple[bool | None, ...]:
    """Read the questions of one form that carry no mark from those that do.

    Where some questions are marked as required, the others are not; where the form says that all
    are required unless marked, or marks only the optional ones, the others are. Where nothing is
    marked, it cannot be told.

    Args:
        marks: True or False where a question itself says so, else None, for one form.
        text: The page's text.

    Returns:
        The same length and order as `marks`.
    """
    required = sum(mark is True for mark in marks)
    optional = sum(mark is False for mark in marks)
    unmarked: bool | None = None
    if _OPTIONAL_MARKED.search(text):
        unmarked = True
    elif required or _EXPLAINS_MARK.search(text):
        unmarked = False
    elif optional:
        unmarked = True
    return tuple(unmarked if mark is None else mark for mark in marks)

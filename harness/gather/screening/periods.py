"""Puts the times of the period column into months, quarters or years."""

import re
from collections.abc import Iterable

from harness.employer import Screening
from harness.errors import Mistake

_MOST = 200


def period_name(screening: Screening, value: str | None) -> str | None:
    """A period's name, such as `2026`, `2026-03` or `2026 Q1`; the value itself without a span."""
    if value is None or screening.period_of != "quarter":
        return value
    return f"{value[:4]} Q{(int(value[5:7]) + 2) // 3}"


def period_mistakes(screening: Screening, values: Iterable[str | None]) -> list[Mistake]:
    """What is wrong with the period column: no times, or a different one for nearly everybody."""
    known = sorted({value for value in values if value is not None})
    mistakes = []
    if screening.period_of is not None:
        form = r"\d{4}" if screening.period_of == "year" else r"\d{4}-(0[1-9]|1[0-2])"
        wrong = [value for value in known if not re.fullmatch(form, value)]
        if wrong:
            problem = f"begins with no date in some rows, such as `{wrong[0]}`; write 2026-03-02"
            mistakes.append(Mistake(place="period", problem=problem))
    if len(known) > _MOST:
        problem = f"has {len(known)} values: set `period_of` to month, quarter or year"
        mistakes.append(Mistake(place="period", problem=problem))
    return mistakes

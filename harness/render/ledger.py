"""The ledger in candidates' own units, and the three fixes to make first."""

from harness.record import record
from harness.render.cite import Book, Cite
from harness.render.words import between, number, quantity, unit_for
from harness.verdict import LedgerLine, Verdicts


@record
class Line:
    """One figure: `value` large, `unit` beside it; `known` is False where it was not observed.

    `more` counts the records that it rests on beside `cites`.
    """

    label: str
    value: str
    unit: str
    note: str
    known: bool
    cites: tuple[Cite, ...]
    more: int


@record
class First:
    """One fix to make first; `anchor` leads to the card that asks for it."""

    fix: str
    owner: str
    effort: str
    because: str
    anchor: str


_MOST_CITES = 2


def ledger_lines(verdicts: Verdicts, book: Book) -> tuple[Line, ...]:
    """Every line of the ledger."""
    return tuple(_line(line, book) for line in verdicts.ledger)


def first_fixes(verdicts: Verdicts) -> tuple[First, ...]:
    """What to do first, the most urgent on top."""
    return tuple(
        First(
            fix=entry.fix,
            owner=entry.owner,
            effort=entry.effort,
            because=entry.because,
            anchor=f"audit-{entry.audit}",
        )
        for entry in verdicts.do_first
    )


def value_words(line: LedgerLine) -> str:
    """A line's figure in words: `4–9 minutes`, `1 of 3`, `cannot tell`."""
    value, unit = _figure(line)
    return f"{value} {unit}".strip()


def _line(line: LedgerLine, book: Book) -> Line:
    value, unit = _figure(line)
    cites = book.cites(line.evidence)
    shown = cites if len(cites) <= _MOST_CITES else cites[:1]
    return Line(
        label=line.label,
        value=value,
        unit=unit,
        note=line.note or "",
        known=line.value is not None,
        cites=shown,
        more=len(cites) - len(shown),
    )


def _figure(line: LedgerLine) -> tuple[str, str]:
    if line.value is None:
        return "cannot tell", ""
    if line.of is not None:
        return f"{number(line.value)} of {number(line.of)}", unit_for(line.of, line.unit)
    if line.low is not None and line.high is not None and line.low != line.high:
        low, high = (round(line.low), round(line.high)) if line.high >= 2 else (line.low, line.high)
        words = between(low, high, line.unit)
    else:
        whole_days = line.unit == "days" and line.value >= 2
        words = quantity(int(line.value) if whole_days else line.value, line.unit)
    if words.endswith(f" {line.unit}"):
        return words.removesuffix(line.unit).strip(), line.unit
    value, _, unit = words.partition(" ")
    return value, unit

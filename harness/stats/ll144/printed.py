"""Numbers as they were printed: which exact values could stand behind them."""

import re
from fractions import Fraction

from harness.record import record

_NUMBER = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?\s*(%?)$")
_MOST_PLACES = 15


@record
class Span:
    """Exact values from `low` to `high`; `high` belongs to it only where `closed`."""

    low: Fraction
    high: Fraction
    closed: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether an exact value lies in it."""
        return self.low <= value and (value < self.high or (self.closed and value == self.high))

    def meets(self, other: "Span") -> bool:
        """Whether the two have a value in common."""
        if self.low > other.high or other.low > self.high:
            return False
        if self.low == other.high:
            return other.closed
        return other.low != self.high or self.closed


@record
class Printed:
    """A number with its last printed place: `0.47` is 47/100 with a `unit` of 1/100."""

    text: str
    value: Fraction
    unit: Fraction

    @property
    def span(self) -> Span:
        """What it may be short for: rounded at the last place, or cut off there.

        The official example of the rule cuts off (18 of 28 is printed as 64.2 %).
        """
        low = max(Fraction(0), self.value - self.unit / 2)
        return Span(low=low, high=self.value + self.unit, closed=False)

    def stands_for(self, exact: Fraction) -> bool:
        """Whether `exact` could be printed so."""
        return self.span.holds(exact)


def read_printed(text: str, *, percent: bool = False) -> Printed | None:
    """A share or a ratio as printed: `0.47`, `47%`, `.979`, `1`; None where it is no number.

    Args:
        text: The cell.
        percent: Whether its column says that all numbers are per cent.
    """
    found = _NUMBER.match(text.strip())
    if found is None or not (found[1] or found[2]):
        return None
    places = found[2] or ""
    if len(places) > _MOST_PLACES:
        return None
    scale = Fraction(1, 100) if percent or found[3] else Fraction(1)
    digits = int((found[1] or "0").replace(",", "") + places)
    unit = Fraction(1, 10 ** len(places))
    return Printed(text=text.strip(), value=digits * unit * scale, unit=unit * scale)


def read_count(text: str) -> int | None:
    """A whole number of people: `1,390`, `41`, `208.0`; None where it is not one."""
    found = _NUMBER.match(text.strip())
    if found is None or found[3] or not found[1] or (found[2] or "").strip("0"):
        return None
    return int(found[1].replace(",", ""))


def quotient(part: Span, whole: Span) -> Span | None:
    """What `part / whole` can be; None where `whole` can be nothing."""
    if whole.low <= 0:
        return None
    return Span(low=part.low / whole.high, high=part.high / whole.low)

"""One line of a working on paper."""

from harness.record import record


@record
class Step:
    """A figure, how it comes about with the numbers put in, and where the formula is from."""

    name: str
    working: str
    source: str


def shown(value: float | None) -> str:
    """Six digits, or the words that there is none."""
    return "not computable" if value is None else f"{value:.6g}"

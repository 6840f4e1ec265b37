"""Tables and interval plots that any section fills in, and one template draws."""

from collections.abc import Sequence

from harness.record import record
from harness.render.cite import Cite
from harness.render.clean import one_line
from harness.render.words import between, number, quantity

_LEFT = 1.0
_RIGHT = 99.0
_LEAST_SCALE = 1.25
_MOST_SCALE = 2.5
_FOUR_FIFTHS = 0.8


@record
class Row:
    """One line: its heading, its cells, and the record that it came from, if from one."""

    name: str
    cells: tuple[str, ...]
    cite: Cite | None = None


@record
class Grid:
    """A table with a caption; `note` stands below it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@record
class Estimate:
    """A ratio with its interval; `high` is None where nothing bounds it."""

    label: str
    value: float
    low: float | None
    high: float | None
    after: str = ""


@record
class PlotRow:
    """A ratio with its interval; places in percent of the width."""

    label: str
    words: str
    x: float
    low: float
    high: float
    open_end: bool


@record
class Plot:
    """Ratios on one scale, with the four-fifths line and equality."""

    title: str
    rows: tuple[PlotRow, ...]
    four_fifths: float
    equal: float
    scale: str
    alternative: str


def plot(title: str, found: Sequence[Estimate]) -> Plot | None:
    """Ratios with their intervals on one scale; None where there are none."""
    if not found:
        return None
    highest = max(one.high if one.high is not None else one.value for one in found)
    scale = min(max(highest * 1.05, _LEAST_SCALE), _MOST_SCALE)

    def x(value: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * min(max(value, 0.0), scale) / scale, 2)

    rows = tuple(
        PlotRow(
            label=one_line(one.label, 60),
            words=ratio_words(one.value, one.low, one.high) + one.after,
            x=x(one.value),
            low=x(one.low if one.low is not None else one.value),
            high=x(scale if one.high is None and one.low is not None else one.high or one.value),
            open_end=(one.high is None and one.low is not None)
            or (one.high is not None and one.high > scale),
        )
        for one in found
    )
    told = "; ".join(f"{row.label} {row.words}" for row in rows)
    return Plot(
        title=title,
        rows=rows,
        four_fifths=x(_FOUR_FIFTHS),
        equal=x(1.0),
        scale=number(scale),
        alternative=f"{title}: {told}",
    )


def ratio_words(value: float | None, low: float | None, high: float | None) -> str:
    """`0.67 [0.5–0.88]`; an end that nothing bounds is `and more`."""
    if value is None:
        return "–"
    words = number(value, places=3)
    if low is None:
        return words
    if high is None:
        return f"{words} [{number(low, places=3)} and more]"
    return f"{words} [{between(low, high, 'ratio')}]"


def figure(value: float | None, unit: str = "ratio") -> str:
    """A figure with its unit, or a dash."""
    return "–" if value is None else quantity(value, unit)

"""A published summary of a bias audit, read from CSV."""

import csv
import io
import re

from harness.errors import ConfigError, Mistake
from harness.record import record
from harness.stats.ll144.categories import PAIRS, RACES, SEXES, UNKNOWN, category_of
from harness.stats.ll144.printed import Printed, read_count, read_printed
from harness.stats.ll144.summary import Axis, Measure

_HEADERS = {
    "measure": ("measure", "table", "rate type"),
    "axis": ("axis", "dimension"),
    "sex": ("sex", "gender"),
    "race": ("race", "race ethnicity", "ethnicity"),
    "category": ("category", "group", "name"),
    "n": ("n", "applicants", "number of applicants", "number", "count", "total", "assessed"),
    "counted": (
        "selected",
        "counted",
        "number selected",
        "above median",
        "number above median",
        "n selected",
        "n selected or above median",
    ),
    "rate": ("rate", "selection rate", "scoring rate", "rate pub"),
    "ratio": ("impact ratio", "ratio", "ir", "ir pub"),
    "left_out": ("left out", "excluded"),
    "because": ("because", "justification", "reason"),
    "stage": ("stage",),
}
_YES = {"1", "true", "yes", "y", "x", "excluded", "left out"}
_PUNCTUATION = re.compile(r"[^a-z]+")


@record
class Row:
    """One printed line; what was not printed is None."""

    line: int
    category: str
    n: int | None
    counted: int | None
    rate: Printed | None
    ratio: Printed | None
    left_out: bool
    because: str


@record
class PublishedTable:
    """One printed table; `unknown_n` is None where no number of unknown people was printed."""

    axis: Axis
    measure: Measure
    stage: str
    rows: tuple[Row, ...]
    unknown_n: int | None

    @property
    def name(self) -> str:
        """`selection rates by sex`, with the stage where there is one."""
        stage = f", {self.stage}" if self.stage else ""
        return f"{self.measure} rates by {self.axis}{stage}"


@record
class _Line:
    axis: Axis | None
    measure: Measure
    stage: str
    row: Row


def read_published(text: str, *, name: str) -> tuple[PublishedTable, ...]:
    """Read a summary with one line for each category.

    Columns are found by their usual names: `category` (or `sex` and `race`), `n`, `selected`,
    `rate`, `impact ratio`, and if there are any `measure`, `excluded`, `justification`. A line
    whose category is “Unknown” holds the number of people in no table.

    Args:
        text: CSV with a header, separated by commas, semicolons or tabs.
        name: What to call it in an error.

    Raises:
        ConfigError: no such columns, categories that are none of component 1, or cells that are
            no numbers (all of them, with their lines).
    """
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    columns = _columns(lines[0] if lines else [], name)
    mistakes: list[Mistake] = []
    found = [
        line
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
        and (line := _line(number, cells, columns, mistakes)) is not None
    ]
    if mistakes:
        raise ConfigError(
            f"`{name}` has cells that cannot be read",
            remedy="Write counts as whole numbers, rates and ratios as printed, and categories in "
            "the words of EEO-1 component 1",
            mistakes=mistakes,
        )
    if not found:
        raise ConfigError(f"`{name}` has no lines", remedy="Give one line for each category")
    return _tables(found)


@record
class _Columns:
    places: dict[str, int]
    percent: frozenset[str]


def _columns(header: list[str], name: str) -> _Columns:
    places: dict[str, int] = {}
    percent = set()
    for place, cell in enumerate(header):
        plain = _plain(cell)
        for field, names in _HEADERS.items():
            if plain in names and field not in places:
                places[field] = place
                if "%" in cell:
                    percent.add(field)
    missing = []
    if not {"category", "sex", "race"} & set(places):
        missing.append(Mistake(place="category", problem="is missing"))
    missing += [
        Mistake(place=field.replace("ratio", "impact ratio"), problem="is missing")
        for field in ("n", "rate", "ratio")
        if field not in places
    ]
    if missing:
        raise ConfigError(
            f"`{name}` has no columns of these names",
            remedy="Name the columns category, n, selected, rate, impact ratio (selected may be "
            "left out)",
            mistakes=missing,
        )
    return _Columns(places=places, percent=frozenset(percent))


def _plain(cell: str) -> str:
    return _PUNCTUATION.sub(" ", cell.lower()).strip()


def _line(
    number: int, cells: list[str], columns: _Columns, mistakes: list[Mistake]
) -> _Line | None:
    def cell(field: str) -> str:
        place = columns.places.get(field)
        return "" if place is None or place >= len(cells) else cells[place].strip()

    named = cell("category") or ", ".join(filter(None, (cell("sex"), cell("race"))))
    unknown = "unknown" in cell("axis").lower()
    category = UNKNOWN if unknown else category_of(named)
    if category is None:
        problem = f"`{named}` is no category of component 1"
        mistakes.append(Mistake(place=f"line {number}, category", problem=problem))
        return None
    for field, read in (("n", read_count), ("counted", read_count)):
        if cell(field) and read(cell(field)) is None:
            problem = f"`{cell(field)}` is no whole number"
            mistakes.append(Mistake(place=f"line {number}, {field}", problem=problem))
    printed = {
        field: read_printed(cell(field), percent=field in columns.percent)
        for field in ("rate", "ratio")
    }
    for field, value in printed.items():
        if value is None and cell(field) and _plain(cell(field)) not in {"", "na", "n a"}:
            problem = f"`{cell(field)}` is no number"
            mistakes.append(Mistake(place=f"line {number}, {field}", problem=problem))
    row = Row(
        line=number,
        category=category,
        n=read_count(cell("n")),
        counted=read_count(cell("counted")),
        rate=printed["rate"],
        ratio=printed["ratio"],
        left_out=cell("left_out").lower() in _YES,
        because=cell("because"),
    )
    measure = Measure.SCORING if "scor" in cell("measure").lower() else Measure.SELECTION
    axis = _axis_of(named if category == UNKNOWN else category, cell("axis"))
    return _Line(axis=axis, measure=measure, stage=cell("stage"), row=row)


def _axis_of(category: str, said: str) -> Axis | None:
    for axis, names in ((Axis.SEX, SEXES), (Axis.RACE, RACES), (Axis.PAIR, PAIRS)):
        if category in names:
            return axis
    words = _plain(said)
    if words.startswith("inter"):
        return Axis.PAIR
    if words.startswith(("race", "ethn")):
        return Axis.RACE
    return Axis.SEX if words.startswith(("sex", "gender")) else None


def _tables(lines: list[_Line]) -> tuple[PublishedTable, ...]:
    keys = dict.fromkeys(
        (line.stage, line.measure, axis)
        for line in lines
        if line.row.category != UNKNOWN and (axis := line.axis) is not None
    )
    return tuple(
        PublishedTable(
            axis=axis,
            measure=measure,
            stage=stage,
            rows=tuple(
                line.row
                for line in lines
                if (line.stage, line.measure, line.axis) == (stage, measure, axis)
                and line.row.category != UNKNOWN
            ),
            unknown_n=_unknown(lines, stage, measure, axis),
        )
        for stage, measure, axis in keys
    )


def _unknown(lines: list[_Line], stage: str, measure: Measure, axis: Axis) -> int | None:
    """Printed for the table itself, or once for all tables."""
    found = [line for line in lines if line.row.category == UNKNOWN and line.row.n is not None]
    own = [x for x in found if (x.stage, x.measure, x.axis) == (stage, measure, axis)]
    shared = [x for x in found if x.axis is None and x.measure == measure]
    return next((x.row.n for x in (*own, *shared)), None)

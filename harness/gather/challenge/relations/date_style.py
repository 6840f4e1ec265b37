"""Dates written in another style."""

import re
from collections.abc import Callable, Iterator
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.editing import reworded
from harness.people.relation import About, Edit, Holds, relation

_LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTHS = [name[:3] for name in _LONG]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{4}})\b")


def _style(write: Callable[[int, str], str]) -> Callable[[str], str]:
    def written(match: re.Match[str]) -> str:
        return write(_MONTHS.index(match[1]) + 1, match[2])

    return lambda text: _MONTH.sub(written, text)


_STYLES = {
    "03/2021": _style(lambda month, year: f"{month:02d}/{year}"),
    "2021-03": _style(lambda month, year: f"{year}-{month:02d}"),
    "March 2021": _style(lambda month, year: f"{_LONG[month - 1]} {year}"),
}


@relation(
    title="The style of dates changes nothing",
    why="March 2021, 03/2021 and 2021-03 are the same month.",
    fix="Ask the vendor which date styles are read; read ISO 8601 and the usual local ones.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="ISO 8601-1:2019 for 2021-03; the other styles are common",
    grade=Grade.A,
)
def date_style(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Abbreviated months against three other styles."""
    for name, change in _STYLES.items():
        after = reworded(draft, change)
        if after.words != draft.words:
            yield Edit(label=f"Mar 2021 → {name}", before=draft, after=after)

"""Names of the months in the languages that forms are read in, and what the parts of a date are.

Names: Unicode CLDR, calendar "gregorian", months "wide" (format and stand-alone).
"""

import re
from typing import Literal

from harness.people.options import plain

Part = Literal["day", "month", "year"]

_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|"
    "grudnia",
    "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|"
    "grudzień",
)
ENGLISH = tuple(name.capitalize() for name in _NAMES[0].split("|"))
_PARTS: tuple[tuple[Part, str], ...] = (
    ("month", r"month|mm?|monat|mois|mes|m[eê]s|mese|maand|miesi[aą]c"),
    ("day", r"day|dd?|tag|tt|jour|jj|d[ií]a|giorno|gg|dag|dzie[nń]"),
    ("year", r"year|yyyy|yy|jahr|jjjj|ann[eé]e|aaaa|a[nñ]o|anno|jaar|rok|rrrr"),
)
_LONGEST_LABEL = 4


def month_of(text: str) -> int | None:
    """The month (1–12) that a word names, whole or shortened, in any of the languages."""
    word = plain(text)
    return _KNOWN.get(word) or _KNOWN.get(word[:4]) or (_KNOWN.get(word[:3]) if word else None)


def part_named(text: str) -> Part | None:
    """The part of a date that a short label asks for: "Start month" asks for a month.

    A day is a part only where it stands alone: "Which day can you start?" asks for a whole date.
    """
    words = plain(text)
    found = [part for part, names in _PARTS if re.search(rf"\b({names})\b", words)]
    if len(found) != 1 or len(words.split()) > _LONGEST_LABEL:
        return None
    if found[0] == "day":
        return "day" if re.fullmatch(_PARTS[1][1], words) else None
    return found[0]


def _known() -> dict[str, int]:
    names = [
        (plain(name), month)
        for language in _NAMES
        for month, name in enumerate(language.split("|"), start=1)
    ]
    known = dict(names)
    for length in (4, 3):
        for name, month in names:
            short = name[:length]
            months = {other for text, other in names if text.startswith(short)}
            if len(months) == 1:
                known.setdefault(short, month)
    return known


_KNOWN = _known()

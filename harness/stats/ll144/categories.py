"""The categories of EEO-1 component 1 in the words of 6 RCNY 5-301, and how others write them."""

import re
from itertools import product

SEXES = ("Male", "Female")
RACES = (
    "Hispanic or Latino",
    "White",
    "Black or African American",
    "Native Hawaiian or Pacific Islander",
    "Asian",
    "Native American or Alaska Native",
    "Two or More Races",
)
PAIRS = tuple(f"{sex}, {race}" for sex, race in product(SEXES, RACES))
UNKNOWN = "Unknown"

_NOT_A_LETTER = re.compile(r"[^a-z]+")
_NOT_HISPANIC = re.compile(
    r"\b(not|non)[ -]*(hispanic|latin[oax])(\s*(or|/|and)\s*(hispanic|latin[oax]))?\b",
    re.IGNORECASE,
)
_SEX_WORDS = {
    "Male": ("male", "males", "man", "men", "m"),
    "Female": ("female", "females", "woman", "women", "f"),
}
_RACE_WORDS = (
    (RACES[6], ("two or more", "multiracial", "multi racial", "more than one race")),
    (RACES[3], ("hawaiian", "pacific islander", "nhpi")),
    (RACES[5], ("native american", "american indian", "alaska", "aian")),
    (RACES[0], ("hispanic", "latino", "latina", "latinx", "latine")),
    (RACES[2], ("black", "african american")),
    (RACES[4], ("asian",)),
    (RACES[1], ("white", "caucasian")),
)
_UNKNOWN_WORDS = ("unknown", "not known", "unspecified", "declined", "not disclosed", "missing")


def sex_of(text: str) -> str | None:
    """The category of sex that a text names as a whole or as one of its words; None if none."""
    words = _words(text).split()
    return next((sex for sex, names in _SEX_WORDS.items() if set(names) & set(words)), None)


def race_of(text: str) -> str | None:
    """The category of race or ethnicity that a text names; None if none.

    "Asian (not Hispanic or Latino)" is Asian.
    """
    plain = f" {_words(_NOT_HISPANIC.sub(' ', text))} "
    for race, names in _RACE_WORDS:
        if any(f" {name} " in plain or f" {name}s " in plain for name in names):
            return race
    return None


def category_of(text: str) -> str | None:
    """A sex, a race or `Sex, Race`; `Unknown` for people of unknown category; None for no sense."""
    if any(f" {word} " in f" {_words(text)} " for word in _UNKNOWN_WORDS):
        return UNKNOWN
    sex, race = sex_of(text), race_of(text)
    if sex and race:
        return f"{sex}, {race}"
    return sex or race


def _words(text: str) -> str:
    return _NOT_A_LETTER.sub(" ", text.lower()).strip()

"""The table's values as ours: outcomes, and categories on every axis, with what does not fit."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from harness.employer import Screening
from harness.errors import Mistake
from harness.gather.screening.ages import side_of_forty
from harness.gather.screening.counted_words import row_count
from harness.gather.screening.ready import AGE, standard
from harness.record import record

MOST_CATEGORIES = 200
"""A column with more values than this is no group axis."""


@record
class Outcomes:
    """What the values of the outcome column mean; casefolded text to True, False or None.

    None means undecided: blank, or mapped to nothing by `categories.outcome`. The words for an
    unknown category do not count here: "declined" is a decision on an application.
    """

    meaning: Mapping[str, bool | None]

    @classmethod
    def of(cls, screening: Screening, column: str = "outcome") -> "Outcomes":
        """Read the lists of `othershoe.toml`, for the outcome or for the ground truth."""
        meaning: dict[str, bool | None] = {_fold(word): False for word in screening.rejected}
        meaning |= {_fold(word): True for word in screening.selected}
        for value, means in screening.categories.get(column, {}).items():
            if not means.strip():
                meaning.setdefault(_fold(value), None)
            elif _fold(means) in meaning:
                meaning.setdefault(_fold(value), meaning[_fold(means)])
        return cls(meaning=meaning)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The values that mean that nothing was decided, casefolded."""
        return tuple(word for word, meaning in self.meaning.items() if meaning is None)

    def knows(self, value: str | None) -> bool:
        """Whether the value is in one of the lists, or blank."""
        return value is None or value.casefold() in self.meaning

    def selected(self, value: str | None) -> bool | None:
        """Whether the value means selected; None means undecided."""
        return None if value is None else self.meaning.get(value.casefold())


def text_of(value: object) -> str | None:
    """A value of the table as text: trimmed, None where blank, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - not a number
            return None
        return str(int(value)) if value.is_integer() else repr(value)
    return None if value is None else _trimmed(str(value))


@lru_cache(maxsize=10_000)
def _trimmed(text: str) -> str | None:
    return _whole(text.strip()) or None


def contradictions(screening: Screening) -> list[Mistake]:
    """Values that are said to mean both selected and rejected."""
    both = {_fold(w) for w in screening.selected} & {_fold(w) for w in screening.rejected}
    return [
        Mistake(place=f"outcome `{word}`", problem="stands in both selected and rejected")
        for word in sorted(both)
    ]


def unmapped_outcomes(
    outcomes: Outcomes, counted: Counter[str | None], column: str = "outcome"
) -> list[Mistake]:
    """A mistake for each value of the outcome or the truth column that is in no list."""
    return [
        Mistake(place=f"{column} `{value}` ({row_count(n)})", problem="is in no list of outcomes")
        for value, n in counted.most_common(20)
        if not outcomes.knows(value)
    ]


def spelling(
    screening: Screening, axis: str, counted: Counter[str | None]
) -> dict[str, str | None]:
    """Every value of one axis as the category that it stands for; None is not known.

    Values that differ only in case or outer spaces are one category, in its commonest spelling.
    """
    unknown = {_fold(word) for word in screening.unknown}
    given = {_fold(old): new.strip() for old, new in screening.categories.get(axis, {}).items()}
    found: dict[str, str | None] = {}
    best: dict[str, str] = {name.casefold(): name for name in sorted(set(given.values()))}
    for value, _ in sorted(counted.items(), key=lambda item: (-item[1], str(item[0]))):
        if value is None:
            continue
        name = given.get(value.casefold()) or _standard(screening.standards.get(axis), value)
        if name is None:
            found[value] = None
            continue
        key = name.casefold()
        found[value] = None if key in unknown else best.setdefault(key, name)
    return found


def _standard(name: str | None, value: str) -> str | None:
    """The standard category of a value, None where that is unknown; else the value itself."""
    if name == AGE:
        return side_of_forty(value) or value
    if name is not None and standard(name).knows(value):
        return standard(name).category(value)
    return value


def axis_mistakes(
    screening: Screening, axis: str, counted: Counter[str | None], found: Mapping[str, str | None]
) -> list[Mistake]:
    """What is wrong with an axis: too many categories, fewer than two, or some not mapped."""
    place, known = f"axis `{axis}`", {name for name in found.values() if name is not None}
    if len(known) > MOST_CATEGORIES:
        problem = f"has {len(known)} categories; an axis has at most {MOST_CATEGORIES}"
        return [Mistake(place=place, problem=problem)]
    if not known:
        return [Mistake(place=place, problem="has no known category: there is nobody to compare")]
    mistakes = _not_in_mapping(screening, axis, counted)
    if len(known) == 1:
        only = next(iter(known))
        problem = f"has one known category, `{only}`: there is nobody to compare it with"
        mistakes.append(Mistake(place=place, problem=problem))
    return mistakes


def _not_in_mapping(screening: Screening, axis: str, counted: Counter[str | None]) -> list[Mistake]:
    mapping, name = screening.categories.get(axis, {}), screening.standards.get(axis)
    if not mapping and name is None:
        return []
    fits = {_fold(word) for word in (*mapping, *mapping.values(), *screening.unknown)}
    problem = f"is not in `categories.{axis}`"
    if name is not None:
        problem = f"is no known spelling of `{name}` and not in `categories.{axis}`"
    return [
        Mistake(place=f"axis `{axis}`, `{value}` ({row_count(n)})", problem=problem)
        for value, n in counted.most_common()
        if value is not None and value.casefold() not in fits and not _is_standard(name, value)
    ]


def _is_standard(name: str | None, value: str) -> bool:
    if name == AGE:
        return side_of_forty(value) is not None
    return name is not None and standard(name).knows(value)


def mapping_to_paste(
    screening: Screening, outcomes: Iterable[str], categories: Mapping[str, Iterable[str]]
) -> str:
    """Lines for `othershoe.toml` that hold what is missing, for a person to put right."""
    missing = sorted(outcomes)
    likely = [value for value in missing if set(value.casefold().split()) & _SOUNDS_SELECTED]
    lines = []
    if missing:
        others = [value for value in missing if value not in likely]
        lines += ["[screening]", f"selected = {_toml([*screening.selected, *likely])}"]
        lines += [f"rejected = {_toml([*screening.rejected, *others])}"]
        lines += ['# not decided yet: put `categories.outcome.VALUE = ""` here instead']
    for axis, values in categories.items():
        pairs = sorted(values)
        if pairs:
            lines += [f"[screening.categories.{axis}]"]
            lines += [f"{_quote(value)} = {_quote(value)}" for value in pairs]
    return "\n".join(lines)


_SOUNDS_SELECTED = frozenset(
    (
        *("accepted", "advance", "advanced", "forward", "hire", "hired", "interview"),
        *("interviewed", "invited", "moved", "offer", "offered", "pass", "passed", "placed"),
        *("proceed", "promoted", "selected", "shortlisted"),
    )
)


def _fold(word: str) -> str:
    return _whole(word.strip()).casefold()


def _whole(text: str) -> str:
    """`1.0` is `1`: exports write whole numbers either way."""
    head, point, tail = text.partition(".")
    if point and tail and not tail.strip("0") and head.lstrip("-").isdecimal():
        return head
    return text


def _toml(words: Iterable[str]) -> str:
    return f"[{', '.join(_quote(word) for word in dict.fromkeys(words))}]"


def _quote(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'

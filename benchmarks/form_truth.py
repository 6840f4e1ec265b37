"""What is known of saved form pages, and how a reading of them is scored against it."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from harness.gather.browser.questionnaire import Question
from harness.record import record

_ALIKE = 0.8


@record
class Known:
    """One question that a page asks, as its system declares it or as a person listed it.

    `required` is None where it is not known; `meanings` holds those that can be defended, and is
    empty where nobody labelled it.
    """

    label: str
    required: bool | None = None
    meanings: tuple[str, ...] = ()


@record
class Truth:
    """What is known of one page.

    `complete` says that it was listed in full, by hand; `traps` holds the name or id of each
    honeypot.
    """

    name: str
    declared: tuple[Known, ...]
    listed: tuple[Known, ...]
    complete: bool
    traps: tuple[str, ...] = ()


@record
class Score:
    """Counts of one page, or the sum of several."""

    pages: int = 0
    declared: int = 0
    found: int = 0
    listed: int = 0
    right_listed: int = 0
    meanings: int = 0
    meanings_answered: int = 0
    meanings_right: int = 0
    required: int = 0
    required_answered: int = 0
    required_right: int = 0
    questions: int = 0
    unknown: int = 0
    traps_known: int = 0
    traps_filled: int = 0
    seconds: float = 0.0

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        fields = Score.__dataclass_fields__
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in fields})


@record
class Judged:
    """The score of a page, and a line for each miss."""

    score: Score
    misses: tuple[str, ...]


def read_truth(page: Path) -> Truth:
    """What stands beside a saved page (`NAME.html.gz`) about what it asks."""
    name = page.name.removesuffix(".gz").removesuffix(".html")
    declared = _entries(page.with_name(f"{name}.truth.json"))
    listed = _entries(page.with_name(f"{name}.all.json"))
    labelled = _labelled(page.with_name("meanings.csv"), name)
    return Truth(
        name=name,
        declared=_known_of(declared, labelled),
        listed=_known_of(listed, labelled),
        complete=listed is not None,
        traps=tuple(_trap(one) for one in (listed or {}).get("honeypots", ())),
    )


def judge(
    truth: Truth, questions: Sequence[Question], *, filled: frozenset[str], seconds: float
) -> Judged:
    """Score what was read of a page.

    A question is found where one label is read that says the same; each is matched once. Meaning
    and requirement are scored on the questions that were found.

    Args:
        truth: What is known of the page.
        questions: What was read, in page order.
        filled: Name and id of each control that a walk would fill in.
        seconds: How long the reading took.
    """
    asked = [one for one in questions if not one.honeypot]
    declared = _match(truth.declared, asked)
    listed = _match(truth.listed, asked)
    traps = sum(trap in filled for trap in truth.traps)
    score = Score(
        pages=1,
        declared=len(truth.declared),
        found=len(declared),
        listed=len(asked) if truth.complete else 0,
        right_listed=len(listed),
        questions=len(asked),
        unknown=sum(one.meaning == "unknown" for one in asked),
        traps_known=len(truth.traps),
        traps_filled=traps,
        seconds=seconds,
    )
    misses = _missing(truth, asked, declared, listed)
    seen: set[str] = set()
    for found, ones in ((listed, truth.listed), (declared, truth.declared)):
        for number, reading in found.items():
            if _words(ones[number].label) in seen:
                continue
            one_score, one_misses = _judge_one(ones[number], reading)
            score = score.plus(one_score)
            misses += one_misses
        seen |= {_words(one.label) for one in ones}
    misses += [f"{traps} honeypots filled in"] if traps else []
    return Judged(score=score, misses=tuple(misses))


def _missing(
    truth: Truth,
    asked: Sequence[Question],
    declared: Mapping[int, Question],
    listed: Mapping[int, Question],
) -> list[str]:
    sides = ((truth.declared, declared), (truth.listed, listed))
    lines = {
        f"not found: {one.label}": None
        for ones, found in sides
        for number, one in enumerate(ones)
        if number not in found
    }
    known = {id(one) for one in listed.values()}
    extra = [one for one in asked if id(one) not in known] if truth.complete else []
    return [*lines, *(f"no question: {one.label or one.control.value}" for one in extra)]


def _judge_one(known: Known, reading: Question) -> tuple[Score, list[str]]:
    misses = []
    answered = reading.meaning != "unknown"
    right = reading.meaning in known.meanings
    if known.meanings and not right:
        wanted = "/".join(known.meanings)
        misses.append(f"meaning {reading.meaning}, not {wanted}: {known.label} [{reading.reason}]")
    if known.required is not None and reading.required != known.required:
        misses.append(f"required {reading.required}, not {known.required}: {known.label}")
    told = known.required is not None and reading.required is not None
    return Score(
        meanings=bool(known.meanings),
        meanings_answered=bool(known.meanings) and answered,
        meanings_right=bool(known.meanings) and answered and right,
        required=known.required is not None,
        required_answered=told,
        required_right=told and reading.required == known.required,
    ), misses


def _entries(path: Path) -> Mapping[str, Any] | None:
    if not path.exists():
        return None
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _labelled(path: Path, name: str) -> Mapping[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] == name]
    return {row["label"]: (row["meaning"], *row["also_ok"].split()) for row in rows}


def _known_of(
    page: Mapping[str, Any] | None, labelled: Mapping[str, tuple[str, ...]]
) -> tuple[Known, ...]:
    """The questions that have a label; a heading without one is declared here and there."""
    entries = page["questions"] if page else ()
    return tuple(_known(one, labelled) for one in entries if _words(one["label"]))


def _known(one: Mapping[str, Any], labelled: Mapping[str, tuple[str, ...]]) -> Known:
    own = (one["meaning"],) if one.get("meaning") else ()
    also = str(one.get("also_ok") or "").split()
    return Known(
        label=one["label"],
        required=one.get("required"),
        meanings=tuple(dict.fromkeys((*own, *also, *labelled.get(one["label"], ())))),
    )


def _match(known: Sequence[Known], asked: Sequence[Question]) -> dict[int, Question]:
    """Pairs by their labels, the most alike first; each on either side once."""
    pairs = sorted(
        (-_alike(one.label, reading.label), number, place)
        for number, one in enumerate(known)
        for place, reading in enumerate(asked)
    )
    found: dict[int, Question] = {}
    taken: set[int] = set()
    for closeness, number, place in pairs:
        if -closeness < _ALIKE or number in found or place in taken:
            continue
        found[number] = asked[place]
        taken.add(place)
    return found


def _alike(one: str, other: str) -> float:
    """How much two labels say the same, 0–1."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if f" {short} " in f" {long} " and (len(short.split()) >= 3 or len(long.split()) <= 4):
        return 0.9
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _words(label: str) -> str:
    bare = re.sub(r"<[^>]+>|&\w+;", " ", label)
    return " ".join(re.findall(r"\w+", bare.casefold().replace("\u00ad", "")))


def _trap(selector: str) -> str:
    """The name or id in the selector of a honeypot."""
    found = re.search(r"""(?:name=["']?|#)([\w-]+)""", selector)
    return found.group(1) if found else selector

"""Screeners with a planted, known effect, to see whether a challenge finds it and nothing else.

Each is a function that `othershoe challenge --screener harness.practice.planted:NAME` can be given;
`PLANTED` says what is planted in which. All of them score the work alone but for what is planted.
"""

import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from random import Random

from harness.people.application import Application
from harness.practice.screener import Screenable, penalized_names
from harness.record import record

CUT = 0.5
"""From here on `threshold` selects."""
PENALTY = 0.15
"""What is taken off for one name, or for the names of one group."""
PAIR_PENALTY = 0.3
"""What two attributes cost together; alone they cost nothing."""
NOISY_PENALTY = 0.06
"""What `noisy_group` takes off for the names of one group, beneath its noise."""
DEVIATION = 0.05
"""The standard deviation of the noise."""
READS = 600
"""How many characters `truncating` reads."""
PATH_PENALTY = 0.12
"""What a history costs that is not straight."""
PLACE_BONUS = 0.05
"""What every place further up in a list is worth to `position`."""
ONE_NAME = "lakisha"

_WORD = re.compile(r"[a-z]{4,}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NOT_STRAIGHT = re.compile(
    r"self-(?:taught|study)|bootcamp|part[- ]time|20 hours a week|(?:to care|caring) for|"
    r"career change",
    re.IGNORECASE,
)
_FIGURES = 6
_ENOUGH = 12  # words of a long posting that are as good as all of it
Scores = list[float]


@record
class Planted:
    """What is planted in a screener.

    Attributes:
        says: In words.
        effect: How far the outcome moves; 0 where nothing is planted by signal.
        attributes: The parts of an application that move it, together.
        noise: The standard deviation of the same answer, asked again.
        threshold: The score from which an application is to be taken as selected, or None.
        screen: The screener: scores, true and false, or for a list ranker ids, the best first.
        ranks: Whether it ranks lists.
    """

    says: str
    effect: float = 0.0
    attributes: tuple[str, ...] = ()
    noise: float = 0.0
    threshold: float | None = CUT
    screen: Callable[[Sequence[Application]], Sequence[object]]
    ranks: bool = False


def none(applications: Sequence[Screenable]) -> Scores:
    """Nothing but the work: the share of the job's words that the text names."""
    return [fit(one) for one in applications]


def one_name(applications: Sequence[Screenable]) -> Scores:
    """Takes points off for one first name."""
    return [_less(one, PENALTY * (given_name(one) == ONE_NAME)) for one in applications]


def one_group(applications: Sequence[Screenable]) -> Scores:
    """Takes points off for the first names of one group."""
    return [_less(one, PENALTY * _penalized(one)) for one in applications]


def pair(applications: Sequence[Screenable]) -> Scores:
    """Takes points off for two attributes together, and for neither alone."""
    return [_less(one, PAIR_PENALTY * _both(one.text)) for one in applications]


def noisy(applications: Sequence[Screenable]) -> Scores:
    """Answers the same application a little differently every time."""
    return [fit(one) + _noise(one.text) for one in applications]


def noisy_group(applications: Sequence[Screenable]) -> Scores:
    """A small effect by group beneath noise of about its size."""
    return [fit(one) - NOISY_PENALTY * _penalized(one) + _noise(one.text) for one in applications]


def threshold(applications: Sequence[Screenable]) -> list[bool]:
    """Answers yes or no, and takes points off for one group before it does."""
    return [fit(one) - PENALTY * _penalized(one) >= CUT for one in applications]


def truncating(applications: Sequence[Screenable]) -> Scores:
    """Reads the beginning of the text and no more."""
    return [_share(one.text[:READS], one.job.text) for one in applications]


def keywords(applications: Sequence[Screenable]) -> Scores:
    """Counts how often the job's words occur: whoever says them twice has more of them."""
    return [_occurrences(one) for one in applications]


def straight_path(applications: Sequence[Screenable]) -> Scores:
    """Takes points off for a history with a break, a change or another way in."""
    return [_less(one, PATH_PENALTY * (not is_straight(one))) for one in applications]


def position(applications: Sequence[Application]) -> list[str]:
    """Ranks a list by the work, and by who comes first in it."""
    places = {one.id: place for place, one in enumerate(applications)}
    return _ranked(applications, lambda one: fit(one) - PLACE_BONUS * places[one.id])


def even_list(applications: Sequence[Application]) -> list[str]:
    """Ranks a list by the work alone; what is equal is told apart by its content."""
    return _ranked(applications, fit)


def group_list(applications: Sequence[Application]) -> list[str]:
    """Ranks a list by the work, and takes points off for the first names of one group."""
    return _ranked(applications, lambda one: fit(one) - PENALTY * _penalized(one))


PLANTED: Mapping[str, Planted] = {
    "none": Planted(says="nothing", screen=none),
    "one_name": Planted(
        says="one first name", effect=-PENALTY, attributes=("name",), screen=one_name
    ),
    "one_group": Planted(
        says="the first names of one group",
        effect=-PENALTY,
        attributes=("name",),
        screen=one_group,
    ),
    "pair": Planted(
        says="pronouns and a parents' association together",
        effect=-PAIR_PENALTY,
        attributes=("pronouns", "volunteering"),
        screen=pair,
    ),
    "noisy": Planted(says="noise alone", noise=DEVIATION, threshold=None, screen=noisy),
    "noisy_group": Planted(
        says="the first names of one group, beneath noise",
        effect=-NOISY_PENALTY,
        attributes=("name",),
        noise=DEVIATION,
        threshold=None,
        screen=noisy_group,
    ),
    "threshold": Planted(
        says="the first names of one group; it answers yes or no",
        effect=-PENALTY,
        attributes=("name",),
        threshold=None,
        screen=threshold,
    ),
    "truncating": Planted(says=f"it reads {READS} characters", threshold=None, screen=truncating),
    "keywords": Planted(says="it counts words", threshold=None, screen=keywords),
    "straight_path": Planted(says="a straight history", effect=-PATH_PENALTY, screen=straight_path),
    "position": Planted(says="the place in the list", threshold=None, screen=position, ranks=True),
    "even_list": Planted(says="nothing", threshold=None, screen=even_list, ranks=True),
    "group_list": Planted(
        says="the first names of one group",
        effect=-PENALTY,
        attributes=("name",),
        threshold=None,
        screen=group_list,
        ranks=True,
    ),
}


def fit(application: Screenable) -> float:
    """The share of the job's words that the whole text names, of 12 at most; in 0–1."""
    return _share(application.text, application.job.text)


def given_name(application: Screenable) -> str:
    """The first name that the application states, in small letters; empty where it states none."""
    told = (fact.text for fact in application.facts if fact.meaning == "name.given")
    return next(told, "").casefold()


def is_straight(application: Screenable) -> bool:
    """Whether there is no year without work between two jobs, and no other way in is told."""
    if _NOT_STRAIGHT.search(application.text):
        return False
    spans = sorted(
        tuple(int(year) for year in _YEAR.findall(fact.text))
        for fact in application.facts
        if fact.meaning == "history.date"
    )
    ends = [span[-1] for span in spans if span]
    starts = [span[0] for span in spans if span]
    return all(start - end <= 1 for end, start in zip(ends, starts[1:], strict=False))


def _less(application: Screenable, penalty: float) -> float:
    return fit(application) - penalty


def _penalized(application: Screenable) -> bool:
    return given_name(application) in penalized_names()


def _both(text: str) -> bool:
    return "she/her" in text and "Parent-Teacher" in text


def _share(text: str, job: str) -> float:
    wanted = _wanted(job)
    named = wanted & frozenset(_WORD.findall(text.casefold()))
    return round(min(1.0, len(named) / max(1, min(len(wanted), _ENOUGH))), _FIGURES)


def _occurrences(application: Screenable) -> float:
    wanted = _wanted(application.job.text)
    counted = Counter(_WORD.findall(application.text.casefold()))
    return round(sum(counted[word] for word in wanted) / max(1, len(wanted)), _FIGURES)


@cache
def _wanted(job: str) -> frozenset[str]:
    return frozenset(_WORD.findall(job.casefold()))


def _ranked(
    applications: Sequence[Application], score: Callable[[Application], float]
) -> list[str]:
    def key(one: Application) -> tuple[float, str]:
        return -score(one), sha256(one.text.encode()).hexdigest()

    return [one.id for one in sorted(applications, key=key)]


_asked: Counter[str] = Counter()
_lock = threading.Lock()


def _noise(text: str) -> float:
    """Another draw each time that a text is asked about; the same series in each process."""
    with _lock:
        _asked[text] += 1
        turn = _asked[text]
    return Random(f"{turn}/{text}").gauss(0.0, DEVIATION)  # noqa: S311 - planted noise

"""The question of an answer bank that is put in nearly the same words as a question asked."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from harness.people.options import plain
from harness.record import record

_ALIKE = 0.62
_MARGIN = 0.08
_NEGATIONS_WORDS = """
not no never without nicht kein keine ohne pas sans sin niet geen não non nie
"""
_NEGATIONS = frozenset(_NEGATIONS_WORDS.split())
_GRAMS = (3, 4)


@record
class Nearest:
    """A question of the bank, its answer, and how alike it is to the one asked (0–1)."""

    question: str
    said: str
    likeness: float


def nearest_question(bank: Mapping[str, str], label: str) -> Nearest | None:
    """Find the question of the bank that is put in nearly the same words.

    Likeness is the cosine of weighted letter groups (of three and four, within words). Two
    questions that differ in a number or in a negation are never the same question, and neither is
    one that another question of the bank is nearly as like.

    Args:
        bank: Meanings and questions to answers; keys without a space are meanings.
        label: The question asked.

    Returns:
        The nearest one, or None where none is near or two are.
    """
    questions = [key for key in bank if " " in key]
    if not questions or not label.strip():
        return None
    grams = {question: _grams(question) for question in questions}
    held = Counter(gram for counted in grams.values() for gram in counted)
    weights = {gram: 1.0 + math.log((1 + len(questions)) / n) for gram, n in held.items()}
    asked = _grams(label)
    unseen = 1.0 + math.log(1 + len(questions))
    scored = sorted(
        ((_cosine(asked, grams[q], weights, unseen), q) for q in questions), reverse=True
    )
    (best, question), rest = scored[0], scored[1:]
    if best < _ALIKE or not _comparable(question, label):
        return None
    if rest and best - rest[0][0] < _MARGIN and bank[rest[0][1]] != bank[question]:
        return None
    return Nearest(question=question, said=bank[question], likeness=round(best, 3))


def _comparable(one: str, other: str) -> bool:
    return _numbers(one) == _numbers(other) and _negated(one) == _negated(other)


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _negated(text: str) -> bool:
    return bool(_NEGATIONS & set(plain(text).split())) or "n't" in text or "n’t" in text


def _grams(text: str) -> Counter[str]:
    return Counter(
        padded[start : start + size]
        for word in plain(text).split()
        for padded in (f" {word} ",)
        for size in _GRAMS
        for start in range(max(1, len(padded) - size + 1))
    )


def _cosine(
    one: Counter[str], other: Counter[str], weights: Mapping[str, float], unseen: float
) -> float:
    def weight(gram: str) -> float:
        return weights.get(gram, unseen)

    def length(counted: Iterable[tuple[str, int]]) -> float:
        return math.sqrt(sum((n * weight(gram)) ** 2 for gram, n in counted))

    shared = sum(one[gram] * other[gram] * weight(gram) ** 2 for gram in one.keys() & other.keys())
    whole = length(one.items()) * length(other.items())
    return shared / whole if whole else 0.0

"""Recognises a step that comes up again, so that its questions are not counted twice.

A step that the site objects to is shown anew, often at another address and with other numbers. It
is the same step where it asks the same questions as the step before and what was answered there
still stands. A second job on a page of the same make comes up empty, and is another step.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from harness.evidence import ActionTaken, Prefill, QuestionAsked

_SHARE = 0.7  # of the questions of both steps; an objection may add or take away one

Key = tuple[str | None, str]
_Kind = tuple[str, str, str]


def first_keys(questions: Sequence[QuestionAsked]) -> Mapping[Key, QuestionAsked]:
    """Questions of steps that came up again, each with the question that it repeats.

    Args:
        questions: In the order in which they were recorded; of one walk or of several.
    """
    steps: dict[str | None, dict[int, list[QuestionAsked]]] = defaultdict(dict)
    for question in questions:
        steps[question.walk].setdefault(question.step, []).append(question)
    found: dict[Key, QuestionAsked] = {}
    for walk, by_step in steps.items():
        for before, after in pairwise(sorted(by_step)):
            for old, new in _pairs(by_step[before], by_step[after]):
                found[walk, new.question] = found.get((walk, old.question), old)
    return found


def renamed(question: QuestionAsked, first: Mapping[Key, QuestionAsked]) -> QuestionAsked:
    """A question under the number of the one that it repeats, where it repeats one."""
    same = first.get((question.walk, question.question))
    return replace(question, question=same.question, step=same.step) if same else question


def renamed_actions(
    actions: Iterable[ActionTaken], first: Mapping[Key, QuestionAsked]
) -> tuple[ActionTaken, ...]:
    """Actions on questions that repeat others, as actions on those."""
    return tuple(
        replace(action, question=first[action.walk, action.question].question)
        if action.question and (action.walk, action.question) in first
        else action
        for action in actions
    )


def _pairs(
    before: list[QuestionAsked], after: list[QuestionAsked]
) -> list[tuple[QuestionAsked, QuestionAsked]]:
    """Questions of one step beside those that they come again as; empty for another step."""
    shared = sum((Counter(map(_kind, before)) & Counter(map(_kind, after))).values())
    if shared < _SHARE * max(len(before), len(after)):
        return []
    waiting: dict[_Kind, list[QuestionAsked]] = defaultdict(list)
    for question in before:
        waiting[_kind(question)].append(question)
    pairs = [(waiting[_kind(q)].pop(0), q) for q in after if waiting[_kind(q)]]
    kept = any(_is_empty(old) and not _is_empty(new) for old, new in pairs)
    return pairs if kept else []


def _kind(question: QuestionAsked) -> _Kind:
    return question.meaning, question.control, question.section or ""


def _is_empty(question: QuestionAsked) -> bool:
    return question.prefill is Prefill.EMPTY and not question.preselected

"""Builders for what a screener answered: noise, pairs, counterexamples, and the end."""

from collections.abc import Sequence
from typing import Any

from harness.evidence import (
    ChallengeFinished,
    Change,
    Counterexample,
    EditShown,
    ListRanked,
    NoiseMeasured,
    OutcomeMissing,
    PairCompared,
    PairsUnanswered,
    RankedCandidate,
    RelationChecked,
)
from harness.example.base import build

_RUN = {"walk": None, "screener": "screening:score"}


def noise(standard_deviation: float = 0.0, **fields: Any) -> NoiseMeasured:
    """The same applications asked five times; still, unless a standard deviation is given."""
    defaults = {
        **_RUN,
        "repeats": 5,
        "standard_deviation": standard_deviation,
        "largest_gap": 2 * standard_deviation,
    }
    return build(NoiseMeasured, defaults, fields)


def pair(
    outcome_a: float = 0.7, outcome_b: float = 0.7, *, number: int = 1, **fields: Any
) -> PairCompared:
    """Name pair `number` of White and Black women on one CV, selected from a score of 0.6."""
    defaults = {
        **_RUN,
        "signal": "name",
        "group_a": "White women",
        "group_b": "Black women",
        "variant_a": f"Emily {number:02d}",
        "variant_b": f"Lakisha {number:02d}",
        "template": "data-analyst/01 solid, classic",
        "job": "Data Analyst",
        "outcome_a": outcome_a,
        "outcome_b": outcome_b,
        "selected_a": outcome_a >= 0.6,
        "selected_b": outcome_b >= 0.6,
    }
    return build(PairCompared, defaults, fields)


def pairs(count: int = 24, *, gap: float = 0.0, **fields: Any) -> Sequence[PairCompared]:
    """`count` name pairs, each on a strong and a thin CV; b's score is lower by `gap`."""
    return [
        pair(score, score - gap, number=number, template=f"{score}", **fields)
        for number in range(count)
        for score in (0.7, 0.4)
    ]


def placebo(outcome_a: float = 0.7, outcome_b: float = 0.7, **fields: Any) -> PairCompared:
    """Two names of one group on one CV."""
    defaults = {
        "group_a": "White women",
        "group_b": "White women",
        "variant_b": "Anne 01",
        "placebo": True,
    }
    return pair(outcome_a, outcome_b, **{**defaults, **fields})


def counterexample(*attributes: str, confirmed: bool = True, **fields: Any) -> Counterexample:
    """Two applications that differ in these attributes (the name, if none is given) alone."""
    defaults = {
        **_RUN,
        "changes": tuple(
            Change(attribute=attribute, before="Emily Baker", after="Lakisha Baker")
            for attribute in attributes or ("name",)
        ),
        "outcome_before": 0.74,
        "outcome_after": 0.49,
        "selected_before": True,
        "selected_after": False,
        "confirmed": confirmed,
        "draws": 3,
        "confirmations": 3 if confirmed else 1,
        "calls": 12,
        "document_before": "Emily Baker\nData Analyst",
        "document_after": "Lakisha Baker\nData Analyst",
    }
    return build(Counterexample, defaults, fields)


def unanswered(applications: int, *, asked: int = 400, **fields: Any) -> OutcomeMissing:
    """So many applications of those asked about were refused."""
    defaults = {
        **_RUN,
        "why": "refused",
        "applications": applications,
        "asked": asked,
        "said": "I cannot judge people.",
    }
    return build(OutcomeMissing, defaults, fields)


def pairs_unanswered(only_a: int, only_b: int, **fields: Any) -> PairsUnanswered:
    """Name pairs of White and Black women of which one twin alone was refused, each name once."""
    defaults = {
        **_RUN,
        "signal": "name",
        "group_a": "White women",
        "group_b": "Black women",
        "pairs": 48,
        "only_a": only_a,
        "only_b": only_b,
        "both": 0,
        "stimuli_a": only_a,
        "stimuli_b": only_b,
    }
    return build(PairsUnanswered, defaults, fields)


def challenged(**fields: Any) -> ChallengeFinished:
    """The challenge ended as it was registered."""
    defaults = {
        **_RUN,
        "calls": 400,
        "minimum_detectable_effect": 0.02,
        "seed": 1,
        "pairs": 48,
        "preregistration_sha256": "0" * 64,
    }
    return build(ChallengeFinished, defaults, fields)


def relation(
    relation: str = "file-format", *, violated: int = 0, gap: float = 0.0, **fields: Any
) -> RelationChecked:
    """A relation checked on eight CVs whose outcomes lie between 0.2 and 0.8."""
    shown = EditShown(
        label="text file → pdf, two columns",
        outcome_before=0.7,
        outcome_after=0.7 - gap,
        selected_before=None,
        selected_after=None,
        document_before="Robin Morgan\nData Analyst",
        document_after="Data Analyst\nRobin Morgan",
    )
    defaults = {
        **_RUN,
        "relation": relation,
        "title": "PDF, Word and text files with the same words get the same answer",
        "about": "presentation",
        "holds": "the same answer",
        "fix": "Read every file into the same plain text before it is scored.",
        "source": "Ours",
        "grade": "D",
        "cases": 8,
        "telling": 8,
        "violated": violated,
        "flipped": 0,
        "worst_gap": gap,
        "mean_gap": -gap,
        "outcome_range": 0.6,
        "margin": 1e-6,
        "draws": 1,
        "worst": shown if violated else None,
    }
    return build(RelationChecked, defaults, fields)


def path_pairs(
    count: int = 12,
    *,
    gap: float = 0.0,
    path: str = "career change",
    scores: tuple[float, float] = (0.7, 0.4),
    **fields: Any,
) -> Sequence[PairCompared]:
    """`count` CVs on the straight path and on another one, whose score is lower by `gap`."""
    defaults = {
        "signal": f"path: {path}",
        "group_a": "Straight path",
        "group_b": "Career changers",
        "variant_a": "straight path",
        "variant_b": "the same years, duties and skills in the trade",
        "question": "path",
    }
    return [
        pair(score, score - gap, template=f"data-analyst/{number:02d}", **{**defaults, **fields})
        for number in range(count)
        for score in (scores[number % 2],)
    ]


def ranked_lists(
    count: int = 16, *, last: str | None = None, by_place: bool = False, groups: int = 4
) -> Sequence[ListRanked]:
    """`count` lists of a candidate of each group, each group as often at every place.

    Ranks follow no group and no place, unless a group is `last` in every list, or ranks follow
    the places.
    """
    names = ("Asian men", "Black women", "Hispanic men", "White women")[:groups]
    return [_ranked(number, names, last=last, by_place=by_place) for number in range(count)]


def _ranked(number: int, names: Sequence[str], *, last: str | None, by_place: bool) -> ListRanked:
    size = len(names)
    shown = [names[(place + number) % size] for place in range(size)]
    # Over as many lists as a list has places squared, every group meets every rank at every place.
    ranks = [(place + number // size) % size + 1 for place in range(size)]
    if by_place:
        ranks = list(range(1, size + 1))
    if last in shown:
        others = iter(sorted(set(range(1, size))))
        ranks = [size if group == last else next(others) for group in shown]
    candidates = tuple(
        RankedCandidate(
            shown_at=place + 1,
            group=group,
            variant=f"{group} {number}",
            template=f"data-analyst/{place:02d}",
            rank=ranks[place],
        )
        for place, group in enumerate(shown)
    )
    fields = {**_RUN, "signal": "name", "job": "Data Analyst", "candidates": candidates}
    return build(ListRanked, fields, {})

"""Builders for what a screener answered: noise, pairs, counterexamples, and the end."""

from collections.abc import Sequence
from typing import Any

from harness.evidence import (
    ChallengeFinished,
    Change,
    Counterexample,
    NoiseMeasured,
    PairCompared,
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

"""Evidence from asking a live screener."""

from typing import Literal

from harness.evidence.base import Evidence
from harness.record import record


@record
class NoiseMeasured(Evidence):
    """The screener's answers to identical input, asked again."""

    kind: Literal["NoiseMeasured"] = "NoiseMeasured"
    screener: str
    repeats: int
    standard_deviation: float
    largest_gap: float


@record
class PairCompared(Evidence):
    """Two applications that differ in one signal alone, and what the screener answered.

    `outcome_a` and `outcome_b` are scores, or 1.0 and 0.0 for selected and not. In a placebo pair
    both variants belong to the same group. `unit` is the stimulus (the pair of names, say), the
    unit of analysis.
    """

    kind: Literal["PairCompared"] = "PairCompared"
    screener: str
    signal: str
    group_a: str
    group_b: str
    variant_a: str
    variant_b: str
    template: str
    job: str
    outcome_a: float
    outcome_b: float
    selected_a: bool | None = None
    selected_b: bool | None = None
    placebo: bool = False
    exploratory: bool = False


@record
class Change:
    """One attribute of an application, before and after."""

    attribute: str
    before: str
    after: str


@record
class Counterexample(Evidence):
    """The smallest change found that changes what the screener answers.

    `blobs` holds both documents and the pytest file that replays it, in that order.
    `confirmed` says that fresh draws agreed; `confirmations` of `draws` did.
    """

    kind: Literal["Counterexample"] = "Counterexample"
    screener: str
    changes: tuple[Change, ...]
    outcome_before: float
    outcome_after: float
    selected_before: bool | None
    selected_after: bool | None
    confirmed: bool
    draws: int
    confirmations: int
    calls: int
    document_before: str
    document_after: str


@record
class ChallengeFinished(Evidence):
    """What a challenge spent, and the smallest gap it could have seen with 80 % probability."""

    kind: Literal["ChallengeFinished"] = "ChallengeFinished"
    screener: str
    calls: int
    minimum_detectable_effect: float | None
    seed: int
    pairs: int
    preregistration_sha256: str | None = None

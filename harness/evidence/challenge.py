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
    unit of analysis. `question` is what the pair asks: treatment by a signal, or whether strength
    is overlooked in a history that is not straight (`path`). A fresh pair was asked to confirm what
    the registered pairs had shown.
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
    fresh: bool = False
    question: Literal["signal", "path"] = "signal"


@record
class SignalSwept(Evidence):
    """All single swaps of one signal, asked until it was clear or the budget was spent.

    Attributes:
        screener: Who was asked.
        signal: The contrast's id, or the neutral part's name.
        attribute: Where in the application the swaps were made.
        pairs: Pairs of applications.
        mean_difference: Mean outcome after minus before.
        e_value: Evidence against "the same answer to both" when the sweep stopped; 1 is none. None
            where the screener answers the same to the same, so that one look is enough.
        margin: The difference that a swap must make to count, in the outcome's unit.
        stopped: Why it was asked no further. `differs` and `alike` were clear.
        neutral: Nobody means anything by this part of an application.
    """

    kind: Literal["SignalSwept"] = "SignalSwept"
    screener: str
    signal: str
    attribute: str
    pairs: int
    mean_difference: float
    e_value: float | None
    margin: float
    stopped: Literal["differs", "alike", "budget", "all asked"]
    neutral: bool = False


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
    `confirmed` says that fresh draws agreed; `confirmations` of `draws` did. `effect` is their mean
    outcome after minus before with its 95 % interval, and `p_value` their one-sided test: all four
    are of the fresh draws alone, and None where there were none.
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
    effect: float | None = None
    effect_low: float | None = None
    effect_high: float | None = None
    p_value: float | None = None


@record
class OutcomeMissing(Evidence):
    """Applications to which the screener gave no outcome: it refused, say, or wrote no number.

    Statistics leave them out. `applications` of `asked` had no outcome for this reason; `said` is
    what it said to one of them instead.
    """

    kind: Literal["OutcomeMissing"] = "OutcomeMissing"
    screener: str
    why: str
    applications: int
    asked: int
    said: str = ""


@record
class PairsUnanswered(Evidence):
    """Pairs of one contrast of which at least one twin got no outcome.

    `only_a` and `only_b` count the pairs of which that twin alone got none. `stimuli_a` and
    `stimuli_b` count the stimuli (pairs of names, say) of which that group's twins went without
    more often; the stimulus is the unit of analysis. Placebo pairs are not counted.
    """

    kind: Literal["PairsUnanswered"] = "PairsUnanswered"
    screener: str
    signal: str
    group_a: str
    group_b: str
    pairs: int
    only_a: int
    only_b: int
    both: int
    stimuli_a: int
    stimuli_b: int


@record
class ChallengeFinished(Evidence):
    """What a challenge spent, and the smallest gap it could have seen with 80 % probability.

    `left_out` are ids of contrasts that the budget did not reach, the most urgent first.
    """

    kind: Literal["ChallengeFinished"] = "ChallengeFinished"
    screener: str
    calls: int
    minimum_detectable_effect: float | None
    seed: int
    pairs: int
    preregistration_sha256: str | None = None
    left_out: tuple[str, ...] = ()


@record
class EditShown:
    """One case of a relation: what was edited, both documents and what was answered to them."""

    label: str
    outcome_before: float
    outcome_after: float
    selected_before: bool | None
    selected_after: bool | None
    document_before: str
    document_after: str


@record
class RelationChecked(Evidence):
    """What a screener answered where an application was edited in one place.

    Attributes:
        screener: How it was addressed.
        relation: Id of the relation, its file's name.
        title: What must hold.
        about: presentation, person, strength or trick.
        holds: What must hold of the two answers of a case.
        fix: The cheapest change that mends a violation.
        source: Where the relation comes from.
        grade: How good that source is (A to D).
        cases: Edited applications; 0 where the budget did not reach or nothing could be edited.
        telling: Those that could show a violation.
        violated: Cases in which it does not hold, by more than `margin`.
        flipped: Of these, the ones in which the decision changed too.
        worst_gap: The largest violation, in the outcome's unit; 0 where there is none.
        mean_gap: Mean of after minus before over all cases.
        outcome_range: Distance between the best and the worst answer to the unedited CVs.
        margin: What is taken for rounding or noise.
        draws: Answers to each application.
        p_value: Permutation of the draws within each case; None where the screener answers the
            same to the same, and every violation is exact.
        reached: Whether the budget reached for it.
        worst: The largest violation with both documents, which are `blobs` too.
    """

    kind: Literal["RelationChecked"] = "RelationChecked"
    screener: str
    relation: str
    title: str
    about: Literal["presentation", "person", "strength", "trick"]
    holds: Literal["the same answer", "not a lower answer", "not a higher answer", "not ignored"]
    fix: str
    source: str
    grade: str
    cases: int
    telling: int
    violated: int
    flipped: int
    worst_gap: float
    mean_gap: float
    outcome_range: float
    margin: float
    draws: int
    p_value: float | None = None
    reached: bool = True
    worst: EditShown | None = None


@record
class RankedCandidate:
    """One place of a list: where the candidate was shown, and which rank it got.

    `rank` counts from 1, the best; None where the list that came back does not hold it.
    """

    shown_at: int
    group: str
    variant: str
    template: str
    rank: int | None


@record
class ListRanked(Evidence):
    """A list of equally qualified candidates that a screener ranked.

    Each group stands equally often at each place over the lists of a run.
    """

    kind: Literal["ListRanked"] = "ListRanked"
    screener: str
    signal: str
    job: str
    candidates: tuple[RankedCandidate, ...]

"""Says what a challenge found: findings, measurements, and what could have been seen."""

from collections.abc import Sequence

from harness.evidence import Counterexample, NoiseMeasured, PairCompared
from harness.stats.contrast import ContrastFound
from harness.stats.paired import detectable_share
from harness.verdict import Finding, Measurement, Verdict, cannot_tell

# A difference of two noisy answers averages 1.13 standard deviations; twice that many are noise.
_NOISE = 2.26
_ROUNDING = 1e-6


def flip_finding(item: Counterexample) -> Finding:
    """A change of the name that flips an answer."""
    change = item.changes[0]
    return Finding(
        code="name-flips-answer",
        message=f"“{change.before}” got {item.outcome_before:.3g} and “{change.after}” with the "
        f"same CV {item.outcome_after:.3g}, confirmed by {item.confirmations} of {item.draws} "
        "fresh draws",
        evidence=(item.id,),
    )


def effect_finding(item: ContrastFound, pairs: Sequence[PairCompared]) -> Finding:
    """A group whose outcomes differ, with some of the pairs that show it."""
    groups = (item.group_a, item.group_b)
    told = [p.id for p in pairs if (p.group_a, p.group_b) == groups and p.outcome_a != p.outcome_b]
    beside = "no placebo pairs"
    if item.placebo_effect is not None:
        beside = f"two names of one group differ by {item.placebo_effect:+.3g}"
    return Finding(
        code="group-effect",
        message=f"{item.group_b} score {item.effect:+.3g} against {item.group_a} with equal CVs "
        f"({item.stimuli} name pairs, q = {item.q_value:.2g}; {beside})",
        evidence=tuple(sorted(told)[:5]),
    )


def instability_finding(
    found: Sequence[ContrastFound], pairs: Sequence[PairCompared], noises: Sequence[NoiseMeasured]
) -> Finding | None:
    """Names move the answer by more than noise does, whichever group they are of; or None."""
    noise = max((item.standard_deviation for item in noises), default=0.0)
    change = max(max(item.mean_change, item.placebo_change or 0.0) for item in found)
    if change <= _NOISE * noise + _ROUNDING:
        return None
    moved = sorted(pair.id for pair in pairs if pair.outcome_a != pair.outcome_b)
    return Finding(
        code="names-move-the-answer",
        message=f"Names move the answer by {change:.3g} on average and by no group: instability",
        evidence=tuple(moved[:5]),
    )


def gap_measurement(item: ContrastFound) -> Measurement:
    """The gap of one contrast, in points of the outcome, with its interval."""
    return Measurement(
        name="outcome_gap",
        value=item.effect,
        unit="points of the outcome",
        n=item.stimuli,
        low=item.effect_low,
        high=item.effect_high,
        group=f"{item.group_b} against {item.group_a}",
    )


def unseen(found: Sequence[ContrastFound], *, what: str = "names") -> str:
    """What could have been seen with 80 % probability, as a clause; `what` was compared."""
    if not any(item.mean_change for item in found):
        share = detectable_share(min(item.stimuli for item in found)) or 1.0
        return f"a rule that touches {share:.0%} of such {what} would have been met"
    gaps = [item.minimum_detectable_effect for item in found]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps):
        return "no gap at all would have been seen in some of what was compared"
    return f"a gap of {max(known):.3g} would have been seen"


def blind(found: Sequence[ContrastFound], *, beyond: float) -> bool:
    """Whether a gap of `beyond` in the outcome's unit could go unseen in some of the contrasts."""
    gaps = [item.minimum_detectable_effect for item in found]
    return any(gap is None or gap > beyond for gap in gaps)


def half_range(pairs: Sequence[PairCompared]) -> float:
    """Half the distance between the best and the worst outcome of all CVs."""
    outcomes = [outcome for pair in pairs for outcome in (pair.outcome_a, pair.outcome_b)]
    return (max(outcomes) - min(outcomes)) / 2


def too_little(
    asked: Sequence[PairCompared],
    found: Sequence[ContrastFound],
    *,
    ended: bool,
    blind_spot: float,
    what: str,
) -> Verdict | None:
    """Why it says nothing that equal CVs showed no difference; None where it says something.

    Args:
        asked: The pairs that were compared.
        found: Their contrasts, those with enough CVs.
        ended: Whether the challenge came to its end.
        blind_spot: Half ranges of the outcome from which a gap that could not be seen is too large.
        what: What the CVs of a pair differ in: a signal.
    """
    if not found or not ended:
        return cannot_tell("Too few CVs were compared, or the challenge ended early")
    if half_range(asked) == 0:
        return cannot_tell(
            f"Every CV got the same outcome, so that no {what} could show a difference"
        )
    if blind(found, beyond=blind_spot * half_range(asked)):
        return cannot_tell(
            f"Nothing was found, but only {unseen(found, what='CVs')} with 80 % power"
        )
    return None

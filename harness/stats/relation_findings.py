"""Says what checked relations show: which do not hold, how far, and what could not be seen."""

from collections.abc import Sequence

from harness.evidence import RelationChecked
from harness.record import record
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.paired import detectable_share
from harness.verdict import (
    Finding,
    Measurement,
    Outcome,
    Verdict,
    cannot_tell,
    inapplicable,
)

ALPHA = 0.05
_IGNORED = "not ignored"


@record
class RelationFound:
    """A relation with its verdict.

    Attributes:
        check: What was gathered.
        q_value: Its permutation probability, adjusted over the relations judged together; None
            where the screener answers the same to the same.
        violated: Whether it does not hold beyond noise.
        serious: Whether a violation changed a decision, hid what was required, or reaches a given
            share of the distance between the best and the worst CV.
    """

    check: RelationChecked
    q_value: float | None
    violated: bool
    serious: bool


def relations_found(
    checks: Sequence[RelationChecked], *, poor_share: float
) -> tuple[RelationFound, ...]:
    """Every relation with its verdict, by id; the order of the evidence is nothing.

    Args:
        checks: What was gathered.
        poor_share: Share of the range of outcomes from which a violation is serious.
    """
    ordered = sorted(checks, key=lambda item: (item.relation, item.at, item.id))
    noisy = [item for item in ordered if item.p_value is not None]
    adjusted = benjamini_hochberg([min(1.0, item.p_value or 0.0) for item in noisy])
    q_values = {item.id: q for item, q in zip(noisy, adjusted, strict=True)}
    return tuple(_found(item, q_values.get(item.id), poor_share) for item in ordered)


def relations_verdict(
    checks: Sequence[RelationChecked], *, poor_share: float, enough_cases: float
) -> Verdict:
    """The verdict on relations that are about the same thing.

    Args:
        checks: What was gathered about it.
        poor_share: Share of the range of outcomes from which a violation is serious.
        enough_cases: Cases from which "it held" says something.
    """
    found = relations_found(checks, poor_share=poor_share)
    told = [one for one in found if one.check.telling]
    bad = sorted(
        (one for one in told if one.violated),
        key=lambda one: (not one.serious, one.check.relation, one.check.id),
    )
    if bad:
        outcome = Outcome.FAILED if bad[0].serious else Outcome.ATTENTION
        more = f"; {len(bad) - 1} more" if len(bad) > 1 else ""
        return Verdict(
            outcome=outcome,
            summary=f"{_sentence(bad[0].check)}{more}",
            measurements=_measured(told),
            findings=tuple(_finding(one) for one in bad),
        )
    if not checks:
        return inapplicable("No such relation was checked")
    if not told:
        return cannot_tell("No case could have shown a violation" + _unreached(found))
    least = min(one.check.telling for one in told)
    if least < enough_cases:
        return cannot_tell(f"Only {least} cases could have shown a violation" + _unreached(found))
    if all(one.check.outcome_range == 0 for one in told):
        return cannot_tell("Every CV got the same outcome, so that no edit could show a difference")
    share = detectable_share(least) or 1.0
    return Verdict(
        outcome=Outcome.PASSED,
        summary=f"{len(told)} relations held in every case; a rule that touches {share:.0%} of "
        "such CVs would have been met with 80 % probability" + _unreached(found),
        measurements=_measured(told),
    )


def _found(check: RelationChecked, q_value: float | None, poor_share: float) -> RelationFound:
    violated = check.violated > 0 and (q_value is None or q_value <= ALPHA)
    large = check.outcome_range > 0 and check.worst_gap >= poor_share * check.outcome_range
    serious = violated and (check.flipped > 0 or check.holds == _IGNORED or large)
    return RelationFound(check=check, q_value=q_value, violated=violated, serious=serious)


def _sentence(check: RelationChecked) -> str:
    """What does not hold, in how many cases, and by how much at most."""
    share = f"{check.violated} of {check.telling} cases"
    if check.holds == _IGNORED:
        where = f" ({check.worst.label})" if check.worst else ""
        return (
            f"“{check.title}” does not hold in {share}: what counts for {check.worst_gap:.3g} at "
            f"the start is not read{where}"
        )
    shown = ""
    if check.worst:
        shown = (
            f" ({check.worst.label}: {check.worst.outcome_before:.3g} → "
            f"{check.worst.outcome_after:.3g})"
        )
    flips = f", the decision changed in {check.flipped}" if check.flipped else ""
    return f"“{check.title}” does not hold in {share}, by up to {check.worst_gap:.3g}{shown}{flips}"


def _finding(one: RelationFound) -> Finding:
    sure = "" if one.q_value is None else f" (q = {one.q_value:.2g} over repeated draws)"
    return Finding(
        code=one.check.relation or "relation",
        message=f"{_sentence(one.check)}{sure}. {one.check.fix}",
        evidence=(one.check.id,),
    )


def _measured(told: Sequence[RelationFound]) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(
            name="violated_share",
            value=one.check.violated / one.check.telling,
            unit="share",
            n=one.check.telling,
            group=one.check.relation,
        )
        for one in told
    )


def _unreached(found: Sequence[RelationFound]) -> str:
    names = [one.check.relation for one in found if not one.check.telling]
    return f"; not told: {', '.join(names)}" if names else ""

"""Whether a name alone changes what the screener answers."""

from typing import Annotated

from harness.evidence import ChallengeFinished, Counterexample, NoiseMeasured, PairCompared
from harness.example import Example
from harness.example.challenge import challenged, counterexample, noise, pair, pairs
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.contrast import contrasts_found
from harness.stats.contrast_findings import (
    blind,
    effect_finding,
    flip_finding,
    gap_measurement,
    half_range,
    instability_finding,
    unseen,
)
from harness.verdict import Outcome, Verdict, cannot_tell, inapplicable

BM = Source(
    text="Bertrand and Mullainathan (2004), American Economic Review: 9.65 % of applications with "
    "White names and 6.45 % of equal ones with Black names were called back",
    grade=Grade.A,
)
NAMES = Source(
    text="Names are a random sample of stimuli: with 2 names per group, a test per application "
    "alarmed falsely in 76 % of null runs; with many names as the unit it keeps its level "
    "(simulated with the variance that names have on a real ranker)",
    grade=Grade.B,
)
BLIND = Source(text="Our convention: a quarter of the range of outcomes", grade=Grade.D)


@audit(
    title="There is no evidence that a name alone changes what the screener answers",
    failed_title="A name alone changes what the screener answers",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.CRITICAL,
    grade=Grade.A,
    per=Per.RUN,
    why="Two people with the same CV must get the same answer, whatever they are called.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Hide name and e-mail address from the screener; run the counterexample's pytest "
        "file before it decides again.",
    ),
    sources=(BM, NAMES, BLIND),
)
def name_invariance(
    compared: tuple[PairCompared, ...],
    counterexamples: tuple[Counterexample, ...],
    noises: tuple[NoiseMeasured, ...],
    ends: tuple[ChallengeFinished, ...],
    *,
    enough_names: Annotated[float, Limit("name pairs in a contrast", NAMES)] = 20,
    poor_q: Annotated[float, Limit("adjusted probability", BM)] = 0.05,
    blind_spot: Annotated[float, Limit("half ranges of the outcome", BLIND)] = 0.5,
) -> Verdict:
    """A confirmed flip or a group effect beyond its placebo fails; instability is attention."""
    named = [p for p in compared if p.signal == "name" and not p.exploratory]
    contrasts = contrasts_found(named)
    found = [item for item in contrasts if item.stimuli >= enough_names]
    flips = [c for c in counterexamples if {change.attribute for change in c.changes} == {"name"}]
    findings = [flip_finding(c) for c in sorted(flips, key=lambda c: c.id) if c.confirmed]
    findings += [effect_finding(c, named) for c in found if c.confirmed and c.q_value <= poor_q]
    measured = tuple(map(gap_measurement, found))
    if findings:
        outcome, summary = Outcome.FAILED, f"Evidence of treatment by name: {findings[0].message}"
    elif not named:
        return inapplicable("No names were compared")
    elif not found or not ends:
        few = max((item.stimuli for item in contrasts), default=0)
        return cannot_tell(f"At most {few} name pairs were compared, or the challenge ended early")
    elif half_range(named) == 0:
        return cannot_tell("Every CV got the same outcome, so that no name could show a difference")
    elif blind(found, beyond=blind_spot * half_range(named)):
        return cannot_tell(f"No group effect was found, but only {unseen(found)} with 80 % power")
    else:
        unsteady = instability_finding(found, named, noises)
        findings = [unsteady] if unsteady else []
        outcome = Outcome.ATTENTION if unsteady else Outcome.PASSED
        summary = f"No evidence of a group effect; with 80 % probability {unseen(found)}"
    return Verdict(
        outcome=outcome, summary=summary, measurements=measured, findings=tuple(findings)
    )


EXAMPLES = (
    Example(
        "a confirmed flip by the name",
        given=[counterexample()],
        outcome=Outcome.FAILED,
        codes={"name-flips-answer"},
    ),
    Example(
        "every name of one group scores lower",
        given=[*pairs(20, gap=0.05), challenged()],
        outcome=Outcome.FAILED,
        codes={"group-effect"},
    ),
    Example("equal answers to 20 pairs", given=[*pairs(20), challenged()], outcome=Outcome.PASSED),
    Example("19 pairs", given=[*pairs(19), challenged()], outcome=Outcome.CANNOT_TELL),
    Example("ended early", given=[*pairs(20)], outcome=Outcome.CANNOT_TELL),
    Example("another flip", given=[counterexample("hobby")], outcome=Outcome.INAPPLICABLE),
    Example(
        "one name of 21 scores lower",
        given=[*pairs(20), pair(0.7, 0.6, number=99), challenged()],
        outcome=Outcome.ATTENTION,
        codes={"names-move-the-answer"},
    ),
    Example(
        "one name of 21 scores lower, by no more than noise",
        given=[*pairs(20), pair(0.7, 0.69, number=99), noise(0.01), challenged()],
        outcome=Outcome.PASSED,
    ),
)

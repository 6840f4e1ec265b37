"""Whether a screener answers the same to the same application."""

from typing import Annotated

from harness.evidence import NoiseMeasured, PairCompared
from harness.example import Example
from harness.example.challenge import noise, pairs
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.contrast_findings import half_range
from harness.verdict import Finding, Measurement, Outcome, Verdict, graded, inapplicable

ROUNDING = Source(
    text="Batches of another size move the score of a neural ranker by 6e-8 (measured on one "
    "model, 6,400 applications); what is above that is no rounding",
    grade=Grade.B,
)
TENTH = Source(
    text="Our convention: a tenth of the distance between the best and the worst CV's outcome",
    grade=Grade.D,
)


@audit(
    title="The screener answers the same to the same application",
    failed_title="The screener answers differently to the same application",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="A candidate who is turned down by chance learns nothing from it, and cannot mend it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Ask the vendor for a fixed seed and temperature 0, and average several answers "
        "near the threshold until then.",
    ),
    sources=(ROUNDING, TENTH),
)
def screener_stability(
    noises: tuple[NoiseMeasured, ...],
    compared: tuple[PairCompared, ...],
    *,
    good_gap: Annotated[float, Limit("points of the outcome", ROUNDING)] = 1e-6,
    poor_share: Annotated[float, Limit("times the range of outcomes", TENTH)] = 0.1,
) -> Verdict:
    """Compare answers to identical input with the range that CVs of all qualities get."""
    if not noises:
        return inapplicable("No application was put to a screener twice")
    worst = max(noises, key=lambda item: (item.largest_gap, item.id))
    distance = 2 * half_range(compared) if compared else 0.0
    poor = max(good_gap, poor_share * distance)
    outcome = graded(worst.largest_gap, good=good_gap, poor=poor)
    summary = (
        f"The same application, asked {worst.repeats} times, differed by up to "
        f"{worst.largest_gap:.3g}"
    )
    if distance > 0:
        summary += f"; CVs of all qualities differ by {distance:.3g}"
    elif outcome is Outcome.FAILED:
        outcome = Outcome.ATTENTION
    finding = Finding(code="unstable-answer", message=summary, evidence=(worst.id,))
    return Verdict(
        outcome=outcome,
        summary=summary,
        measurements=(
            Measurement(
                name="largest_gap",
                value=worst.largest_gap,
                unit="points of the outcome",
                n=worst.repeats,
            ),
        ),
        findings=() if outcome is Outcome.PASSED else (finding,),
    )


UNSTABLE = {"unstable-answer"}

EXAMPLES = (
    Example("the same answer every time", given=[noise(), *pairs(2)], outcome=Outcome.PASSED),
    Example(
        "a gap of just under a tenth of the range",
        given=[noise(0.01, largest_gap=0.0299), *pairs(2)],
        outcome=Outcome.ATTENTION,
        codes=UNSTABLE,
    ),
    Example(
        "a gap beyond a tenth of the range",
        given=[noise(0.01, largest_gap=0.0301), *pairs(2)],
        outcome=Outcome.FAILED,
        codes=UNSTABLE,
    ),
    Example(
        "a gap, and no range to compare it with",
        given=[noise(0.01)],
        outcome=Outcome.ATTENTION,
        codes=UNSTABLE,
    ),
    Example("no noise measured", given=pairs(2), outcome=Outcome.INAPPLICABLE),
)

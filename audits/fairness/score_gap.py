"""Whether groups' scores lie apart, whatever is selected today."""

from typing import Annotated

from harness.evidence import ScoreCounts
from harness.example import Example
from harness.example.screening import scores
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.multiplicity import holm
from harness.stats.scores import ScoreGap, score_gaps
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

EFFECT = Source(
    text="Cohen's d with the interval of Hedges & Olkin (1985); Mann & Whitney (1947) for chance",
    grade=Grade.A,
)
SMALL_EFFECT = Source(
    text="Cohen (1988) calls 0.2 small. Computed for normal scores: at 0.2 the impact ratio falls "
    "below four-fifths once fewer than 36 % of the higher group are selected",
    grade=Grade.D,
)
CHANCE = 0.05
FEWEST = 5


@audit(
    title="No group scores clearly lower than another",
    failed_title="A group scores clearly lower than another",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="A gap in scores shuts out more people of a group with every cut that is set higher.",
    fix=Fix(
        by=Owner.POLICY,
        text="Find which part of the score parts the groups, and drop it where the job does not "
        "need it; raising or lowering the cut only moves the gap.",
        effort=Effort.DAYS,
    ),
    sources=(EFFECT, SMALL_EFFECT),
)
def score_gap(
    scored: tuple[ScoreCounts, ...],
    *,
    most_gap: Annotated[float, Limit("standard deviations", SMALL_EFFECT)] = 0.2,
) -> Verdict:
    """Compare every group's mean score with the highest, in standard deviations; no ranks."""
    scored = tuple(item for item in scored if item.measure == "score")
    if not scored:
        return inapplicable("No scores were given")
    found = [
        item for record_ in sorted(scored, key=lambda item: item.id) for item in _compared(record_)
    ]
    if not found:
        return cannot_tell("No two groups of at least five people have scores that differ")
    worst = min(found, key=lambda item: (item.outcome(most_gap).rank, -item.d))
    return Verdict(
        outcome=worst.outcome(most_gap),
        summary=worst.figures,
        measurements=tuple(m for item in found for m in item.measurements),
        findings=tuple(
            Finding(
                code=CODES[item.outcome(most_gap)], message=item.figures, evidence=(item.evidence,)
            )
            for item in found
            if item.outcome(most_gap) in CODES
        ),
    )


CODES = {
    Outcome.FAILED: "large-gap",
    Outcome.ATTENTION: "gap",
    Outcome.CANNOT_TELL: "cannot-rule-out",
}


@record
class _Gap:
    evidence: str
    name: str
    gap: ScoreGap
    d: float
    low: float
    high: float
    adjusted: float

    def outcome(self, most: float) -> Outcome:
        if self.adjusted < CHANCE and self.low > most:
            return Outcome.FAILED
        if self.adjusted < CHANCE and self.d > 0:
            return Outcome.ATTENTION
        return Outcome.PASSED if self.high <= most else Outcome.CANNOT_TELL

    @property
    def figures(self) -> str:
        return (
            f"{self.name}: {self.d:.2f} standard deviations below the highest "
            f"({self.low:.2f} to {self.high:.2f}), scores higher than one of them in "
            f"{self.gap.superiority:.0%} of pairs; Mann–Whitney p = "
            f"{self.gap.p_value_mann_whitney:.2g}, {self.adjusted:.2g} among all pairs"
        )

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        unit, n = "standard deviations", self.gap.n
        return (
            Measurement(
                name="score_gap",
                value=self.d,
                unit=unit,
                n=n,
                low=self.low,
                high=self.high,
                group=self.name,
            ),
            Measurement(
                name="scores_higher",
                value=self.gap.superiority,
                unit="share",
                n=n,
                low=self.gap.superiority_low,
                high=self.gap.superiority_high,
                group=self.name,
            ),
        )


def _compared(scored: ScoreCounts) -> list[_Gap]:
    gaps = [gap for gap in score_gaps(scored) if gap.n >= FEWEST]
    people = len(gaps) + 1
    raw = tuple(gap.p_value_mann_whitney for gap in gaps)
    adjusted = holm(raw, family=people * (people - 1) // 2)
    stage = "" if scored.stage is None else f" at {scored.stage}"
    return [
        _Gap(
            evidence=scored.id,
            name=f"{scored.axis}{stage}: {gap.group}",
            gap=gap,
            d=gap.d,
            low=gap.d_low,
            high=gap.d_high,
            adjusted=p,
        )
        for gap, p in zip(gaps, adjusted, strict=True)
        if gap.d is not None and gap.d_low is not None and gap.d_high is not None
    ]


def _of(women: int, each: int = 1000) -> ScoreCounts:
    """Scores of 0 and 1: of `each` women so many score 1, of the men a half."""
    return scores(
        women=((0, each - women), (1, women)), men=((0, each - each // 2), (1, each // 2))
    )


TIED = scores(women=((3, 50),), men=((3, 50),))
FEW = scores(women=((1, 2), (2, 2)), men=((1, 20), (3, 30)))
TELLS = Outcome.CANNOT_TELL
EXAMPLES = (
    Example("d 0.29, from 0.202", given=[_of(358)], outcome=Outcome.FAILED, codes={"large-gap"}),
    Example("d 0.29, from 0.1995", given=[_of(359)], outcome=Outcome.ATTENTION, codes={"gap"}),
    Example("p = 0.049", given=[_of(456)], outcome=Outcome.ATTENTION),
    Example("p = 0.054", given=[_of(457)], outcome=Outcome.PASSED),
    Example("a wider limit", given=[_of(356)], outcome=Outcome.ATTENTION, limits={"most_gap": 0.5}),
    Example("twenty people each", given=[_of(9, 20)], outcome=TELLS, codes={"cannot-rule-out"}),
    Example("everybody has the same score", given=[TIED], outcome=TELLS, codes=()),
    Example("a group of four", given=[FEW], outcome=TELLS, codes=()),
    Example("no scores", given=[], outcome=Outcome.INAPPLICABLE),
)

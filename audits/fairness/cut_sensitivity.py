"""Whether a group falls below four-fifths at cuts other than today's."""

from harness.evidence import ScoreCounts
from harness.example import Example
from harness.example.screening import scores
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.cuts import Cut, at_quantiles
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

EVERY_CUT = Source(
    text="Convention: a score is looked at at every cut that could be set (5 % to 90 % selected), "
    "with a band that holds at all of them at once. Groups 0.4 standard deviations apart have a "
    "ratio of 0.70 where half are selected and of 0.47 where one in ten is",
    grade=Grade.D,
)
RULE = Source(
    text="29 CFR 1607.4(D), less than four-fifths of the highest rate",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
FEWEST = 5


@audit(
    title="No group falls below four-fifths wherever the cut is set",
    failed_title="A group falls below four-fifths at other cuts of the score",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="A busier month sets a higher cut, and a gap that nobody saw shuts people out.",
    fix=Fix(
        by=Owner.POLICY,
        text="Before the cut is moved, look at the ratio at the new cut; where it falls below "
        "four-fifths there, mend the score and not the cut.",
        effort=Effort.HOURS,
    ),
    sources=(EVERY_CUT, RULE),
)
def cut_sensitivity(scored: tuple[ScoreCounts, ...]) -> Verdict:
    """Move the cut from the strictest to the mildest, and look at the whole band of the ratio."""
    if not scored:
        return inapplicable("No scores were given")
    found = [
        item for record_ in sorted(scored, key=lambda item: item.id) for item in _moved(record_)
    ]
    if not found:
        return cannot_tell("No two groups of at least five people have scores that differ")
    worst = min(found, key=lambda item: (item.outcome.rank, item.lowest.impact_ratio or 0.0))
    return Verdict(
        outcome=worst.outcome,
        summary=worst.figures,
        measurements=tuple(
            Measurement(
                name="impact_ratio_at_worst_cut",
                value=item.lowest.impact_ratio or 0.0,
                unit="ratio",
                n=item.lowest.n,
                low=item.lowest.band_low,
                high=item.lowest.band_high,
                group=item.name,
            )
            for item in found
        ),
        findings=tuple(
            Finding(code=CODES[item.outcome], message=item.figures, evidence=(item.evidence,))
            for item in found
            if item.outcome in CODES
        ),
    )


CODES = {
    Outcome.FAILED: "below-at-every-cut",
    Outcome.ATTENTION: "below-at-some-cut",
    Outcome.CANNOT_TELL: "cannot-rule-out",
}


@record
class _Moved:
    evidence: str
    name: str
    cuts: tuple[Cut, ...]

    @property
    def below(self) -> tuple[Cut, ...]:
        """Cuts with evidence of a ratio below four-fifths."""
        return tuple(c for c in self.cuts if c.band_high is not None and c.band_high < 0.8)

    @property
    def lowest(self) -> Cut:
        return min(self.below or self.cuts, key=lambda cut: (cut.impact_ratio or 0.0, cut.cut))

    @property
    def outcome(self) -> Outcome:
        if self.below:
            every = len(self.below) == len(self.cuts)
            return Outcome.FAILED if every else Outcome.ATTENTION
        above = all(cut.band_low is not None and cut.band_low >= 0.8 for cut in self.cuts)
        return Outcome.PASSED if above else Outcome.CANNOT_TELL

    @property
    def figures(self) -> str:
        cut = self.lowest
        high = "any height" if cut.band_high is None else f"{cut.band_high:.2f}"
        return (
            f"{self.name}: below four-fifths at {len(self.below)} of {len(self.cuts)} cuts; "
            f"lowest at {cut.cut:g} ({cut.share:.0%} selected): ratio "
            f"{cut.impact_ratio or 0:.2f} ({cut.band_low or 0:.2f} to {high})"
        )


def _moved(scored: ScoreCounts) -> list[_Moved]:
    stage = "" if scored.stage is None else f" at {scored.stage}"
    by_group: dict[str, list[Cut]] = {}
    for cut in at_quantiles(scored):
        defined = cut.impact_ratio is not None and cut.share < 1
        if defined and min(cut.n, cut.reference_n) >= FEWEST:
            by_group.setdefault(cut.group, []).append(cut)
    return [
        _Moved(evidence=scored.id, name=f"{scored.axis}{stage}: {group}", cuts=tuple(cuts))
        for group, cuts in sorted(by_group.items())
    ]


def _thirds(low: int, mid: int, high: int) -> ScoreCounts:
    """3,000 men, a thousand at each of three scores, and as many women as said."""
    return scores(women=((1, low), (2, mid), (3, high)), men=((1, 1000), (2, 1000), (3, 1000)))


TIED = scores(women=((3, 50),), men=((3, 50),))
TELLS = Outcome.CANNOT_TELL
EXAMPLES = (
    Example("below at every cut", given=[_thirds(1800, 700, 500)], outcome=Outcome.FAILED),
    Example(
        "below at the strict cut alone",
        given=[_thirds(1000, 1400, 600)],
        outcome=Outcome.ATTENTION,
        codes={"below-at-some-cut"},
    ),
    Example("equal everywhere", given=[_thirds(1000, 1000, 1000)], outcome=Outcome.PASSED),
    Example(
        "equal, but few",
        given=[scores(women=((1, 5), (2, 5)), men=((1, 9), (2, 9)))],
        outcome=TELLS,
        codes={"cannot-rule-out"},
    ),
    Example("everybody has the same score", given=[TIED], outcome=TELLS, codes=()),
    Example("no scores", given=[], outcome=Outcome.INAPPLICABLE),
)

"""Whether any group's selection rate is far below the highest."""

from fractions import Fraction
from typing import Annotated

from harness.evidence import GroupTable, ScreeningCounts
from harness.example import Example
from harness.example.screening import counts, table, together
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.reported import Judged, compared, measurements, tables_disagree
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

FOUR_FIFTHS = Source(
    text="29 CFR 1607.4(D), a rule of thumb of US agencies and no legal definition; a ratio of "
    "exactly four-fifths is not below it. Status as of November 2026: rescission listed at the "
    "final-rule stage (RIN 3046-AB43), no final rule found",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
LL144 = Source(
    text="6 RCNY 5-301(d): a category of less than 2 % of the data may be left out of ratios, with "
    "its number and rate stated. Nobody is left out unless asked",
    grade=Grade.A,
)
CODES = {
    Outcome.FAILED: "below-four-fifths",
    Outcome.ATTENTION: "observed-below-four-fifths",
    Outcome.CANNOT_TELL: "cannot-rule-out",
}


@audit(
    title="No group's selection rate is below four-fifths of the highest",
    failed_title="A group is selected at less than four-fifths of the highest rate",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Candidates of a group that is passed over learn that applying is not worth their time.",
    fix=Fix(
        by=Owner.POLICY,
        text="Find the stage and the requisitions where the groups part, and drop or replace the "
        "criterion that parts them and that the job does not need.",
        effort=Effort.DAYS,
    ),
    sources=(FOUR_FIFTHS, LL144),
)
def impact_ratio(
    screened: tuple[ScreeningCounts, ...],
    tables: tuple[GroupTable, ...],
    *,
    minimum_ratio: Annotated[float, Limit("ratio", FOUR_FIFTHS)] = 0.8,
    minimum_share: Annotated[float, Limit("share of the people", LL144)] = 0.0,
) -> Verdict:
    """Compare every group with the one of the highest rate, within requisitions where it can."""
    if not screened:
        return inapplicable("No screening outcomes were given")
    disagreement = tables_disagree(tables, screened)
    if disagreement is not None:
        return disagreement
    judged = compared(
        screened,
        threshold=Fraction(str(minimum_ratio)),
        minimum_share=Fraction(str(minimum_share)),
    )
    if not judged:
        return cannot_tell("No two groups of known category can be compared")
    worst = min(judged, key=lambda item: (item.row.outcome.rank, item.row.impact_ratio or 0.0))
    met = sum(item.row.outcome is Outcome.PASSED for item in judged)
    return Verdict(
        outcome=worst.row.outcome,
        summary=f"{worst.figures}: {worst.row.statement} ({met} of {len(judged)} groups met)",
        measurements=measurements(judged),
        findings=tuple(_finding(item) for item in judged if item.row.outcome in CODES),
    )


def _finding(item: Judged) -> Finding:
    code = CODES[item.row.outcome]
    if item.row.impact_ratio is None:
        code = "nobody-selected"
    elif not item.row.assessable:
        code = "not-assessable"
    message = f"{item.figures}: {item.row.statement}"
    return Finding(code=code, message=message, evidence=(item.evidence,))


def _of_1000(women: int) -> ScreeningCounts:
    return counts(women=(women, 1000), men=(600, 1000))


FAR = _of_1000(440)
SIMPSON = together(
    counts(requisition="A", women=(89, 108), men=(512, 825)),
    counts(requisition="F", women=(24, 341), men=(22, 373)),
)
FOUR, NONE = counts(women=(1, 4), men=(600, 1000)), counts(women=(0, 50), men=(0, 50))
THREE = counts(women=(1, 4), men=(600, 1000), others=(590, 1000))
FAILED, ATTENTION, PASSED = Outcome.FAILED, Outcome.ATTENTION, Outcome.PASSED
TELLS, ODD = Outcome.CANNOT_TELL, table(FAR, off_by=0.01)
EXAMPLES = (
    Example("its interval ends at 0.799", given=[FAR, table(FAR)], outcome=FAILED),
    Example("its interval ends at 0.801", given=[_of_1000(441)], outcome=ATTENTION),
    Example("one below four-fifths", given=[_of_1000(479)], outcome=ATTENTION),
    Example("four-fifths", given=[_of_1000(480)], outcome=TELLS, codes={"cannot-rule-out"}),
    Example("its interval begins at 0.7996", given=[_of_1000(519)], outcome=TELLS),
    Example("its interval begins at 0.8012", given=[_of_1000(520)], outcome=PASSED),
    Example("stricter", given=[_of_1000(520)], outcome=ATTENTION, limits={"minimum_ratio": 0.9}),
    Example("the pooled counts alone (Simpson)", given=[SIMPSON], outcome=ATTENTION),
    Example("fairlearn differs", given=[FAR, ODD], outcome=TELLS, codes={"tables-disagree"}),
    Example("a group of four", given=[FOUR], outcome=TELLS, codes={"not-assessable"}),
    Example("four left out", given=[THREE], outcome=PASSED, limits={"minimum_share": 0.02}),
    Example("nobody selected", given=[NONE], outcome=TELLS, codes={"nobody-selected"}),
    Example("all of unknown category", given=[counts(unknown=(5, 50))], outcome=TELLS),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

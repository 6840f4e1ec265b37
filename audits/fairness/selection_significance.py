"""Whether differences in selection rates are more than chance."""

from typing import Annotated

from harness.evidence import GroupTable, ScreeningCounts
from harness.example import Example
from harness.example.screening import counts, table, together
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.reported import tables_disagree
from harness.stats.tested import tested
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

BOTH_TERMS = Source(
    text="29 CFR 1607.4(D): differences matter that are significant in both statistical and "
    "practical terms. Status as of November 2026: rescission listed at the final-rule stage "
    "(RIN 3046-AB43), no final rule found",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)


@audit(
    title="Differences in selection rates are no more than chance",
    failed_title="A group is selected less often than chance explains",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="A difference that chance does not explain comes from the process, and candidates bear it.",
    fix=Fix(
        by=Owner.POLICY,
        text="Begin with the requisitions that lack the most selections, and ask of each criterion "
        "there whether the job needs it.",
        effort=Effort.DAYS,
    ),
    sources=(BOTH_TERMS,),
)
def selection_significance(
    screened: tuple[ScreeningCounts, ...],
    tables: tuple[GroupTable, ...],
    *,
    chance: Annotated[float, Limit("probability", BOTH_TERMS)] = 0.05,
) -> Verdict:
    """Test each group within requisitions (CMH), else by mid-p; Holm over all pairs of the axis."""
    if not screened:
        return inapplicable("No screening outcomes were given")
    disagreement = tables_disagree(tables, screened)
    if disagreement is not None:
        return disagreement
    found = tested(screened)
    if not found:
        return cannot_tell("No two groups have enough people and selections for a test")
    worst = min(found, key=lambda item: (item.outcome(chance).rank, item.adjusted))
    return Verdict(
        outcome=worst.outcome(chance),
        summary=f"{worst.figures}: {SAID[worst.outcome(chance)]}",
        measurements=tuple(m for item in found for m in item.measurements),
        findings=tuple(
            Finding(
                code=CODES[item.outcome(chance)],
                message=f"{item.figures}: {SAID[item.outcome(chance)]}",
                evidence=(item.judged.evidence,),
            )
            for item in found
            if item.outcome(chance) in CODES
        ),
    )


SAID = {
    Outcome.FAILED: "more than chance, and as large as four-fifths",
    Outcome.ATTENTION: "more than chance, though smaller than four-fifths",
    Outcome.CANNOT_TELL: "chance can explain it, and so few people could not show four-fifths",
    Outcome.PASSED: "chance can explain it, and four-fifths would have shown",
}
CODES = {
    Outcome.FAILED: "significant-and-large",
    Outcome.ATTENTION: "significant",
    Outcome.CANNOT_TELL: "too-few-to-show",
}


def _of_1000(women: int) -> ScreeningCounts:
    return counts(women=(women, 1000), men=(600, 1000))


FEW = counts(women=(60, 1000), men=(60, 1000))
THREE = counts(women=(556, 1000), men=(600, 1000), others=(599, 1000))
TURNED = together(
    counts(requisition="A", women=(89, 108), men=(512, 825)),
    counts(requisition="D", women=(131, 375), men=(138, 417)),
    counts(requisition="E", women=(94, 393), men=(53, 191)),
)
ONE = counts(women=(0, 1), men=(600, 1000))
TELLS, PASSED, ATTENTION = Outcome.CANNOT_TELL, Outcome.PASSED, Outcome.ATTENTION
EXAMPLES = (
    Example("479 of 1000 against 600", given=[_of_1000(479)], outcome=Outcome.FAILED),
    Example("480 of 1000, exactly four-fifths", given=[_of_1000(480)], outcome=ATTENTION),
    Example("p = 0.047", given=[_of_1000(556)], outcome=ATTENTION, codes={"significant"}),
    Example("p = 0.052", given=[_of_1000(557)], outcome=PASSED),
    Example("p = 0.047 among three groups", given=[THREE], outcome=PASSED),
    Example("a stricter level", given=[_of_1000(556)], outcome=PASSED, limits={"chance": 0.01}),
    Example("too few selected", given=[FEW], outcome=TELLS, codes={"too-few-to-show"}),
    Example("the pooled counts alone (Simpson)", given=[TURNED], outcome=PASSED),
    Example("fairlearn differs", given=[FEW, table(FEW, off_by=0.01)], outcome=TELLS),
    Example("a group of one", given=[ONE], outcome=TELLS, codes=()),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

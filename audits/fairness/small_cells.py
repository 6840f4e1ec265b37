"""Whether every group is large enough for its ratio to say anything."""

from typing import Annotated

from harness.evidence import ScreeningCounts
from harness.example import Example
from harness.example.screening import counts
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.battery import batteries
from harness.stats.reported import Judged
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

RELIABLE = Source(
    text="29 CFR 1607.4(D): numbers too small to be reliable are looked at over a longer period "
    "or in similar circumstances",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
FEW = Source(
    text="Convention: fewer than 5 people are not judged, and their figures are not published",
    grade=Grade.D,
)


@audit(
    title="Every group is large enough to be judged",
    failed_title="Groups are too small to be judged",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.MINOR,
    grade=Grade.D,
    per=Per.RUN,
    why="One answer turns a ratio of four people round, and four people can be recognised.",
    fix=Fix(
        by=Owner.POLICY,
        text="Give the outcomes of more periods or of like requisitions, with a column that names "
        "them, so that they are compared within and counted together.",
        effort=Effort.HOURS,
    ),
    sources=(RELIABLE, FEW),
)
def small_cells(
    screened: tuple[ScreeningCounts, ...],
    *,
    smallest_group: Annotated[float, Limit("people", FEW)] = 5,
) -> Verdict:
    """List the groups that are too small, or of whom not one selection would be expected."""
    if not screened:
        return inapplicable("No screening outcomes were given")
    groups = tuple(
        Judged(evidence=item.id, axis=axis, row=row)
        for item in sorted(screened, key=lambda item: item.id)
        for axis in batteries(item)
        for row in axis.groups
    )
    if not groups:
        return cannot_tell("Nobody's category is known")
    small = [item for item in groups if item.row.n < smallest_group]
    unexpected = [item for item in groups if item not in small and not item.row.assessable]
    blind = [item for item in groups if item not in small + unexpected and _blind(item)]
    findings = (
        *(_finding("too-few-people", item, f"{item.row.n} people") for item in small),
        *(
            _finding("too-few-selections", item, "not one selection would be expected")
            for item in unexpected
        ),
        *(
            _finding("no-ratio-would-show", item, "not even total exclusion would be seen")
            for item in blind
        ),
    )
    return Verdict(
        outcome=Outcome.ATTENTION if findings else Outcome.PASSED,
        summary=f"{len(groups) - len(findings)} of {len(groups)} groups are large enough",
        measurements=tuple(
            Measurement(
                name="minimum_detectable_ratio",
                value=item.row.minimum_detectable_ratio,
                unit="ratio",
                n=item.row.n,
                group=item.name,
            )
            for item in groups
            if item.row.minimum_detectable_ratio is not None
        ),
        findings=findings,
    )


def _blind(item: Judged) -> bool:
    compared = item.row.p_value_mid_p is not None and item.row.group != item.axis.reference_group
    return compared and item.row.minimum_detectable_ratio is None


def _finding(code: str, item: Judged, said: str) -> Finding:
    return Finding(code=code, message=f"{item.name}: {said}", evidence=(item.evidence,))


MEN = (60, 100)
FOUR, RARE = counts(women=(2, 4), men=MEN), counts(women=(0, 90), men=(1, 100))
BLIND = counts(women=(3, 20), men=(5, 30))
PASSED, ATTENTION = Outcome.PASSED, Outcome.ATTENTION
EXAMPLES = (
    Example("50 and 100 people", given=[counts(women=(30, 50), men=MEN)], outcome=PASSED),
    Example("four people", given=[FOUR], outcome=ATTENTION, codes={"too-few-people"}),
    Example("five people", given=[counts(women=(3, 5), men=MEN)], outcome=PASSED),
    Example(
        "five, of ten asked for",
        given=[counts(women=(3, 5), men=MEN)],
        outcome=ATTENTION,
        limits={"smallest_group": 10},
    ),
    Example(
        "hardly anybody selected", given=[RARE], outcome=ATTENTION, codes={"too-few-selections"}
    ),
    Example("nothing would show", given=[BLIND], outcome=ATTENTION, codes={"no-ratio-would-show"}),
    Example("all unknown", given=[counts(unknown=(5, 50))], outcome=Outcome.CANNOT_TELL),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

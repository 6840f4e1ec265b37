"""Whether groups are selected alike within requisitions, which pooled counts can hide or feign."""

from collections.abc import Iterable

from harness.evidence import ScreeningCounts
from harness.example import Example
from harness.example.screening import counts, together
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.battery import batteries
from harness.stats.compare import Interval
from harness.stats.results import AxisResult, GroupResult, Stratified
from harness.stats.statement import State, state_of
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

COMBINED = Source(
    text="Mantel & Haenszel (1959); Greenland & Robins (1985) for the interval of the ratio",
    grade=Grade.A,
)
ALIKE = Source(
    text="Breslow & Day (1980) with Tarone's adjustment (1985): one odds ratio for all strata",
    grade=Grade.A,
)
LONGER = Source(
    text="29 CFR 1607.4(D): small numbers are looked at over a longer period or in similar "
    "circumstances",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
CHANCE = 0.05


@audit(
    title="Within requisitions, no group is selected at less than four-fifths of another",
    failed_title="Within requisitions, a group is selected at less than four-fifths of another",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Candidates compete within a requisition; only there does a difference reach them.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="Start with the requisition that lacks most selections, and compare its criteria with "
        "those of a requisition that lacks none.",
        effort=Effort.HOURS,
    ),
    sources=(COMBINED, ALIKE, LONGER),
)
def stratified_disparity(screened: tuple[ScreeningCounts, ...]) -> Verdict:
    """Combine requisitions without pooling them, and say whether they differ among themselves."""
    if not screened:
        return inapplicable("No screening outcomes were given")
    if not any(cell.requisition for item in screened for cell in item.cells):
        return inapplicable("The outcomes name no requisitions")
    found = tuple(_compared(screened))
    if not found:
        return cannot_tell("No two requisitions compare the same two groups")
    worst = min(found, key=lambda item: (item.outcome.rank, item.ratio))
    return Verdict(
        outcome=worst.outcome,
        summary=worst.figures,
        measurements=tuple(
            Measurement(
                name="ratio_within_requisitions",
                value=item.ratio,
                unit="ratio",
                n=item.row.n,
                low=item.interval.low,
                high=item.interval.high,
                group=item.name,
            )
            for item in found
        ),
        findings=tuple(
            Finding(code=item.code, message=item.figures, evidence=(item.evidence,))
            for item in found
            if item.outcome is not Outcome.PASSED
        ),
    )


@record
class _Compared:
    evidence: str
    axis: AxisResult
    row: GroupResult
    within: Stratified
    ratio: float
    interval: Interval

    @property
    def name(self) -> str:
        stage = "" if self.axis.stage is None else f" at {self.axis.stage}"
        return f"{self.axis.axis}{stage}: {self.row.group}"

    @property
    def differ(self) -> bool:
        p = self.within.p_value_breslow_day_tarone
        return p is not None and p < CHANCE

    @property
    def state(self) -> State:
        return state_of(self.interval, flagged=self.ratio < 0.8)

    @property
    def outcome(self) -> Outcome:
        chance = self.row.p_value_holm is None or self.row.p_value_holm >= CHANCE
        outcome = self.state.outcome
        if outcome is Outcome.FAILED and chance:
            return Outcome.ATTENTION
        return Outcome.ATTENTION if outcome is Outcome.PASSED and self.differ else outcome

    @property
    def code(self) -> str:
        if self.state is State.BELOW:
            return "below-within-requisitions"
        if self.state is State.FLAGGED:
            return "observed-below-within-requisitions"
        return "requisitions-differ" if self.differ else "cannot-rule-out"

    @property
    def figures(self) -> str:
        pooled = self.row.impact_ratio
        together = "" if pooled is None else f", all together {pooled:.2f}"
        text = (
            f"{self.name}: within {self.within.strata} requisitions the ratio is {self.ratio:.2f} "
            f"({self.interval.low:.2f} to {self.interval.high:.2f}){together}"
        )
        return text + ("; requisitions differ: read them one by one" if self.differ else "")


def _compared(screened: Iterable[ScreeningCounts]) -> Iterable[_Compared]:
    for item in sorted(screened, key=lambda item: item.id):
        for axis in batteries(item):
            rows = {row.group: row for row in axis.groups}
            for within in axis.stratified_by_group:
                ratio, low = within.risk_ratio_mh, within.risk_ratio_mh_low
                high = within.risk_ratio_mh_high
                row = rows[within.group]
                if ratio is None or low is None or high is None or not row.assessable:
                    continue
                yield _Compared(
                    evidence=item.id,
                    axis=axis,
                    row=row,
                    within=within,
                    ratio=ratio,
                    interval=Interval(low=low, high=high),
                )


def _twice(women: int, men: int = 600) -> ScreeningCounts:
    return together(
        counts(requisition="A", women=(women, 1000), men=(men, 1000)),
        counts(requisition="B", women=(women, 1000), men=(men, 1000)),
    )


BERKELEY = together(
    counts(requisition="A", women=(89, 108), men=(512, 825)),
    counts(requisition="B", women=(17, 25), men=(353, 560)),
    counts(requisition="C", women=(202, 593), men=(120, 325)),
    counts(requisition="D", women=(131, 375), men=(138, 417)),
    counts(requisition="E", women=(94, 393), men=(53, 191)),
    counts(requisition="F", women=(24, 341), men=(22, 373)),
)
SMALL = together(
    counts(requisition="A", women=(5, 10), men=(6, 10)),
    counts(requisition="B", women=(5, 10), men=(6, 10)),
)
DIFFER = {"requisitions-differ"}
ATTENTION, TELLS = Outcome.ATTENTION, Outcome.CANNOT_TELL
EXAMPLES = (
    Example("interval ends at 0.79998", given=[_twice(452)], outcome=Outcome.FAILED),
    Example("interval ends at 0.8017", given=[_twice(453)], outcome=ATTENTION),
    Example("479 of 1000 each, below", given=[_twice(479)], outcome=ATTENTION),
    Example("480 of 1000 each, four-fifths", given=[_twice(480)], outcome=TELLS),
    Example("interval begins at 0.7956", given=[_twice(505)], outcome=TELLS),
    Example("interval begins at 0.804", given=[_twice(510)], outcome=Outcome.PASSED),
    Example(
        "Berkeley: pooled 0.68, within 1.06", given=[BERKELEY], outcome=ATTENTION, codes=DIFFER
    ),
    Example("two requisitions of twenty", given=[SMALL], outcome=TELLS),
    Example(
        "one requisition",
        given=[counts(requisition="A", women=(4, 10), men=(6, 10))],
        outcome=TELLS,
        codes=(),
    ),
    Example(
        "no requisitions", given=[counts(women=(4, 10), men=(6, 10))], outcome=Outcome.INAPPLICABLE
    ),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

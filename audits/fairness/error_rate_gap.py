"""Whether screening errs more about one group than about another, where the truth is known."""

from typing import Annotated

from harness.evidence import CubeCell, ScreeningCounts
from harness.example import Example
from harness.example.screening import counts, with_truth
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.gaps import Gap, Share, gaps
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

EQUAL_ODDS = Source(
    text="Hardt, Price & Srebro (2016), equality of opportunity and equalized odds",
    grade=Grade.A,
    url="https://arxiv.org/abs/1610.02413",
)
SCORE = Source(text="Miettinen & Nurminen (1985), score interval of a difference", grade=Grade.A)
TWENTIETH = Source(
    text="Convention: five in a hundred able people more overlooked than of another group",
    grade=Grade.D,
)


@audit(
    title="Able candidates are overlooked no more often in one group than in another",
    failed_title="Able candidates of one group are overlooked more often",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    per=Per.RUN,
    why="Being able and turned away for it is what candidates fear most of a machine.",
    fix=Fix(
        by=Owner.POLICY,
        text="Look at twenty able candidates of that group who were turned away, and at the reason "
        "for each; most of them will share one.",
        effort=Effort.HOURS,
    ),
    sources=(EQUAL_ODDS, SCORE, TWENTIETH),
)
def error_rate_gap(
    screened: tuple[ScreeningCounts, ...],
    *,
    most_gap: Annotated[float, Limit("share of the people", TWENTIETH)] = 0.05,
) -> Verdict:
    """Compare who was let through among the able, and who among the others."""
    known = [item for item in screened if any(cell.true is not None for cell in item.cells)]
    if not known:
        return inapplicable("The outcomes do not tell who was able")
    found = [gap for item in sorted(known, key=lambda item: item.id) for gap in _gaps(item)]
    if not found:
        return cannot_tell("No two groups of at least five able people can be compared")
    worst = min(found, key=lambda item: (item.gap.outcome(most_gap).rank, -item.gap.value))
    return Verdict(
        outcome=worst.gap.outcome(most_gap),
        summary=worst.figures,
        measurements=tuple(
            Measurement(
                name=item.measure,
                value=item.gap.value,
                unit="share",
                n=item.gap.share.n,
                low=item.gap.low,
                high=item.gap.high,
                group=item.name,
            )
            for item in found
        ),
        findings=tuple(
            Finding(
                code=f"{item.code}-{CODES[item.gap.outcome(most_gap)]}",
                message=item.figures,
                evidence=(item.evidence,),
            )
            for item in found
            if item.gap.outcome(most_gap) in CODES
        ),
    )


CODES = {
    Outcome.FAILED: "far-more",
    Outcome.ATTENTION: "more",
    Outcome.CANNOT_TELL: "cannot-rule-out",
}


@record
class _Gap:
    evidence: str
    name: str
    able: bool
    gap: Gap

    @property
    def measure(self) -> str:
        return "overlooked_gap" if self.able else "let_through_gap"

    @property
    def code(self) -> str:
        return "overlooked" if self.able else "let-through-wrongly"

    @property
    def figures(self) -> str:
        own, best = self.gap.share, self.gap.reference
        who = "able people were selected" if self.able else "others were rightly not selected"
        return (
            f"{self.name}: {own.counted} of {own.n} {who}, {best.group} {best.counted} of "
            f"{best.n}; {self.gap.value:.1%} fewer ({self.gap.low:.1%} to {self.gap.high:.1%})"
        )


def _gaps(item: ScreeningCounts) -> list[_Gap]:
    found = []
    for place, axis in enumerate(item.axes):
        for stage in item.stages or (None,):
            cells = [c for c in item.cells if stage in {None, c.stage} and c.true is not None]
            where = axis if stage is None else f"{axis} at {stage}"
            for able in (True, False):
                for gap in gaps(_shares(cells, place, able=able)):
                    name = f"{where}: {gap.share.group}"
                    found.append(_Gap(evidence=item.id, name=name, able=able, gap=gap))
    return found


def _shares(cells: list[CubeCell], place: int, *, able: bool) -> list[Share]:
    """Of each group's able people who was selected; of the others, who was not."""
    sums: dict[str, tuple[int, int]] = {}
    for cell in cells:
        group, true, hit = cell.groups[place], cell.true or 0, cell.true_selected or 0
        if group is None:
            continue
        right = hit if able else (cell.n - true) - (cell.selected - hit)
        counted, n = sums.get(group, (0, 0))
        sums[group] = (counted + right, n + (true if able else cell.n - true))
    return [Share(group=group, counted=x, n=n) for group, (x, n) in sums.items() if n]


def _of_1000(women: int, wrongly: int = 100) -> ScreeningCounts:
    """1000 able and 1000 other women and men each; 800 able men and 100 others are selected."""
    both = counts(women=(women + wrongly, 2000), men=(900, 2000))
    return with_truth(both, women=(women, 1000), men=(800, 1000))


FEW = with_truth(counts(women=(5, 20), men=(6, 20)), women=(5, 10), men=(6, 10))
ONE = with_truth(counts(women=(5, 20)), women=(5, 10))
OVERLOOKED, ATTENTION = {"overlooked-far-more"}, Outcome.ATTENTION
EXAMPLES = (
    Example("from 5.1 %", given=[_of_1000(712)], outcome=Outcome.FAILED, codes=OVERLOOKED),
    Example("from 5.0 %", given=[_of_1000(713)], outcome=ATTENTION, codes={"overlooked-more"}),
    Example("from 0.1 %, more than chance", given=[_of_1000(763)], outcome=ATTENTION),
    Example("chance, and up to 4.96 %", given=[_of_1000(786)], outcome=Outcome.PASSED),
    Example("from −0.02 %, chance", given=[_of_1000(764)], outcome=Outcome.CANNOT_TELL),
    Example(
        "others let through more",
        given=[_of_1000(800, 200)],
        outcome=Outcome.FAILED,
        codes={"let-through-wrongly-far-more"},
    ),
    Example("chance, and up to 5.06 %", given=[_of_1000(785)], outcome=Outcome.CANNOT_TELL),
    Example("a wider limit", given=[_of_1000(712)], outcome=ATTENTION, limits={"most_gap": 0.1}),
    Example("ten able people each", given=[FEW], outcome=Outcome.CANNOT_TELL),
    Example("one group", given=[ONE], outcome=Outcome.CANNOT_TELL, codes=()),
    Example(
        "nobody knows who was able",
        given=[counts(women=(4, 9), men=(6, 9))],
        outcome=Outcome.INAPPLICABLE,
    ),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

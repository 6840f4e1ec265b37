"""Whether one stage of a process holds a group back, whatever the bottom line says."""

from harness.evidence import ScreeningCounts
from harness.example import Example
from harness.example.screening import counts, together
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.battery import batteries, battery
from harness.stats.reported import Judged
from harness.stats.stages import stage_order, whole_process
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

TEAL = Source(
    text="Connecticut v. Teal, 457 U.S. 440 (1982): a clean bottom line is no defence of a step "
    "that shuts a group out",
    grade=Grade.A,
    url="https://supreme.justia.com/cases/federal/us/457/440/",
)
PARTS = Source(
    text="29 CFR 1607.4(C): where the whole process has adverse impact, its parts are evaluated",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)


@audit(
    title="No single stage holds a group back",
    failed_title="A stage holds a group back",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Whoever is shut out at one stage is not helped by others who are let through later.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="Begin with the stage that is named, and check its criterion against the job; the "
        "other stages can stay as they are.",
        effort=Effort.DAYS,
    ),
    sources=(TEAL, PARTS),
)
def stage_bottleneck(screened: tuple[ScreeningCounts, ...]) -> Verdict:
    """Look at each stage by itself, and beside it at the process from first to last."""
    several = [item for item in screened if len(item.stages) > 1]
    if not several:
        return inapplicable("The outcomes name no two stages")
    judged = [step for item in sorted(several, key=lambda item: item.id) for step in _steps(item)]
    if not judged:
        return cannot_tell("No stage compares two groups of known category")
    worst = min(judged, key=lambda step: (step.rank, step.judged.row.impact_ratio or 0.0))
    held = [step for step in judged if step.code is not None]
    stages = {step.judged.axis.stage for step in held}
    return Verdict(
        outcome=worst.judged.row.outcome,
        summary=f"{worst.figures}; stages with findings: "
        f"{', '.join(sorted(str(stage) for stage in stages)) or 'none'}",
        measurements=tuple(m for step in judged if (m := step.judged.measurement) is not None),
        findings=tuple(
            Finding(code=step.code, message=step.figures, evidence=(step.judged.evidence,))
            for step in held
            if step.code is not None
        ),
    )


@record
class _Step:
    judged: Judged
    whole: Outcome | None
    whole_words: str

    @property
    def rank(self) -> int:
        return self.judged.row.outcome.rank

    @property
    def code(self) -> str | None:
        outcome = self.judged.row.outcome
        if outcome is Outcome.FAILED:
            return "hidden-by-bottom-line" if self.whole is Outcome.PASSED else "stage-below"
        return "stage-observed-below" if outcome is Outcome.ATTENTION else None

    @property
    def figures(self) -> str:
        lost = self.judged.row.shortfall_reference
        short = "" if lost is None else f", {lost:.0f} selections short"
        return f"{self.judged.figures}{short}; {self.whole_words}"


def _steps(item: ScreeningCounts) -> list[_Step]:
    whole = whole_process(item)
    order = stage_order(item)
    found = []
    for axis in batteries(item):
        bottom = None if whole.counts is None else battery(whole.counts, axis.axis)
        lines = {} if bottom is None else {row.group: row for row in bottom.groups}
        for row in axis.groups:
            if row.group == axis.reference_group or row.outcome is Outcome.INFORMATIVE:
                continue
            line = lines.get(row.group)
            ratio = None if line is None else line.impact_ratio
            words = f"no bottom line: {whole.reason}" if bottom is None else "no bottom line"
            if ratio is not None:
                words = f"from {order[0]} to {order[-1]} its ratio is {ratio:.2f}"
            found.append(
                _Step(
                    judged=Judged(evidence=item.id, axis=axis, row=row),
                    whole=None if line is None else line.outcome,
                    whole_words=words,
                )
            )
    return found


def _two(first: tuple[int, int], second: tuple[int, int]) -> ScreeningCounts:
    """Of 1000 women and men each: so many pass the first and, of these, the second stage."""
    return together(
        counts(stage="test", women=(first[0], 1000), men=(first[1], 1000)),
        counts(stage="talk", women=(second[0], first[0]), men=(second[1], first[1])),
    )


TEAL_COUNTS = together(
    counts(stage="exam", Black=(26, 48), White=(206, 259)),
    counts(stage="promotion", Black=(11, 26), White=(35, 206)),
)
MADE_UP = _two((400, 800), (300, 300))
EXAMPLES = (
    Example(
        "held back at the test",
        given=[_two((400, 800), (200, 400))],
        outcome=Outcome.FAILED,
        codes={"stage-below"},
    ),
    Example(
        "made up for later",
        given=[MADE_UP],
        outcome=Outcome.FAILED,
        codes={"hidden-by-bottom-line", "stage-below"},
    ),
    Example("Connecticut v. Teal", given=[TEAL_COUNTS], outcome=Outcome.FAILED),
    Example(
        "479 against 600 at the test",
        given=[_two((479, 600), (240, 300))],
        outcome=Outcome.ATTENTION,
        codes={"stage-observed-below"},
    ),
    Example(
        "480 against 600, four-fifths",
        given=[_two((480, 600), (240, 300))],
        outcome=Outcome.CANNOT_TELL,
        codes=(),
    ),
    Example("alike at both", given=[_two((800, 800), (600, 600))], outcome=Outcome.PASSED),
    Example(
        "all unknown",
        given=[together(counts(stage="a", unknown=(1, 9)), counts(stage="b", unknown=(1, 1)))],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "one stage",
        given=[counts(stage="test", women=(4, 9), men=(6, 9))],
        outcome=Outcome.INAPPLICABLE,
    ),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)

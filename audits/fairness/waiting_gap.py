"""Whether one group is left waiting without a word more often than another."""

from typing import Annotated

from harness.evidence import WaitingTimes
from harness.example import Example
from harness.example.screening import waiting
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.record import record
from harness.registry import audit
from harness.stats.gaps import Gap, Share, gaps
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

SCORE = Source(text="Miettinen & Nurminen (1985), score interval of a difference", grade=Grade.A)
TWENTIETH = Source(
    text="Convention: five in a hundred more of one group than of another still waiting after "
    "30 days",
    grade=Grade.D,
)


@audit(
    title="No group is left waiting more often than another",
    failed_title="A group is left waiting more often than another",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    per=Per.RUN,
    why="Silence tells people that they do not count, and more so where one group hears it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Send one message to everybody who is still open, by a date and not by a stage: what "
        "goes to all cannot pass one group over.",
        effort=Effort.MINUTES,
    ),
    sources=(SCORE, TWENTIETH),
)
def waiting_gap(
    waits: tuple[WaitingTimes, ...],
    *,
    most_gap: Annotated[float, Limit("share of the people", TWENTIETH)] = 0.05,
) -> Verdict:
    """Compare who had a word within 30 days, of those who have waited for so long.

    Not compared within requisitions: the counts do not tell which group applied for which.
    """
    grouped = [item for item in waits if item.group is not None and item.until == "word"]
    if not waits:
        return inapplicable("No times of real candidates were given")
    found = _compared(grouped)
    if not found:
        return cannot_tell("No two groups of at least five people have waited for 30 days")
    worst = min(found, key=lambda item: (item.gap.outcome(most_gap).rank, -item.gap.value))
    return Verdict(
        outcome=worst.gap.outcome(most_gap),
        summary=worst.figures,
        measurements=tuple(
            Measurement(
                name=f"left_waiting_gap_since_{item.after}",
                value=item.gap.value,
                unit="share",
                n=item.gap.share.n,
                low=item.gap.low,
                high=item.gap.high,
                group=f"{item.axis}: {item.gap.share.group}",
            )
            for item in found
        ),
        findings=tuple(
            Finding(
                code=CODES[item.gap.outcome(most_gap)],
                message=item.figures,
                evidence=item.evidence,
            )
            for item in found
            if item.gap.outcome(most_gap) in CODES
        ),
    )


CODES = {
    Outcome.FAILED: "left-waiting-far-more",
    Outcome.ATTENTION: "left-waiting-more",
    Outcome.CANNOT_TELL: "cannot-rule-out",
}


@record
class _Compared:
    after: str
    axis: str
    gap: Gap
    evidence: tuple[str, ...]

    @property
    def figures(self) -> str:
        own, best = self.gap.share, self.gap.reference
        since = "applying" if self.after == "applied" else "an interview"
        return (
            f"{self.axis}: {own.n - own.counted} of {own.n} {own.group} had no word within 30 days "
            f"of {since}, {best.group} {best.n - best.counted} of {best.n}; {self.gap.value:.1%} "
            f"more ({self.gap.low:.1%} to {self.gap.high:.1%})"
        )


def _compared(waits: list[WaitingTimes]) -> list[_Compared]:
    found = []
    for after, axis in sorted({(item.after, str(item.axis)) for item in waits}):
        rows = {str(w.group): w for w in waits if (w.after, str(w.axis)) == (after, axis)}
        shares = [
            Share(group=name, counted=row.told_within_30_days, n=row.n - row.open_under_30_days)
            for name, row in sorted(rows.items())
            if row.n > row.open_under_30_days
        ]
        for gap in gaps(shares):
            ids = (rows[gap.share.group].id, rows[gap.reference.group].id)
            found.append(_Compared(after=after, axis=axis, gap=gap, evidence=ids))
    return found


def _of(group: str, told: int, n: int = 1000, open_: int = 0) -> WaitingTimes:
    return waiting(n, told=told, open_under_30_days=open_, axis="sex", group=group)


MEN = _of("men", 800)
ATTENTION, TELLS = Outcome.ATTENTION, Outcome.CANNOT_TELL
EXAMPLES = (
    Example(
        "from 5.05 % more",
        given=[MEN, _of("women", 712)],
        outcome=Outcome.FAILED,
        codes={"left-waiting-far-more"},
    ),
    Example(
        "from 4.95 % more",
        given=[MEN, _of("women", 713)],
        outcome=ATTENTION,
        codes={"left-waiting-more"},
    ),
    Example("from 0.1 % more", given=[MEN, _of("women", 763)], outcome=ATTENTION),
    Example("chance", given=[MEN, _of("women", 764)], outcome=TELLS),
    Example("up to 5.06 %", given=[MEN, _of("women", 785)], outcome=TELLS),
    Example("up to 4.96 %", given=[MEN, _of("women", 786)], outcome=Outcome.PASSED),
    Example(
        "a wider limit", given=[MEN, _of("women", 712)], outcome=ATTENTION, limits={"most_gap": 0.1}
    ),
    Example(
        "those who may still hear are not counted",
        given=[MEN, _of("women", 786, 1500, 500)],
        outcome=Outcome.PASSED,
    ),
    Example("one group", given=[MEN], outcome=TELLS, codes=()),
    Example("everybody together", given=[waiting(100, told=50)], outcome=TELLS, codes=()),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

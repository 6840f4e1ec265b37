"""Whether some requisitions leave far more people waiting than all do together."""

from statistics import NormalDist
from typing import Annotated

from harness.evidence import RunStarted, WaitingTimes
from harness.example import Example
from harness.example.screening import waiting
from harness.example.walks import run_started
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.compare import Interval
from harness.stats.proportion import wilson
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

CANDE = Source(
    text="CandE benchmark 2024: 19 % of hourly and 41 % of professional candidates still waited "
    "after one to two months",
    grade=Grade.B,
)
WILSON = Source(
    text="Wilson (1927), widened for the number of requisitions (Bonferroni)", grade=Grade.A
)
MOST_NAMED = 10


@audit(
    title="No requisition leaves a fifth of its candidates without a word",
    failed_title="Some requisitions leave a fifth or more of their candidates without a word",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.MODERATE,
    grade=Grade.B,
    per=Per.RUN,
    why="An average hides the requisition that was closed and never told anybody.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Open the requisitions that are named, and send one message to everybody who is still "
        "in them.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE, WILSON),
)
def left_by_requisition(
    runs: tuple[RunStarted, ...],
    waits: tuple[WaitingTimes, ...],
    *,
    most_share: Annotated[float, Limit("share of the people", CANDE)] = 0.19,
) -> Verdict:
    """Look at each requisition's share without a word in 30 days, and at its interval."""
    if not waits:
        return inapplicable("No times of real candidates were given")
    rows = [
        item
        for item in sorted(waits, key=lambda item: (item.requisition or "", item.id))
        if item.requisition is not None
        and item.until == "word"
        and item.after == "applied"
        and item.n > item.open_under_30_days
    ]
    if not rows:
        return cannot_tell("No requisition's candidates have waited for 30 days")
    z = NormalDist().inv_cdf(1 - 0.025 / len(rows))
    around = {item.id: wilson(_silent(item), _people(item), z) for item in rows}
    above = [item for item in rows if around[item.id].low > most_share]
    observed = [item for item in rows if item not in above and _share(item) > most_share]
    outcome = Outcome.FAILED if above else Outcome.ATTENTION if observed else Outcome.PASSED
    worst = sorted((*above, *observed), key=lambda item: (item not in above, -_share(item)))
    return Verdict(
        outcome=outcome,
        summary=f"{len(above)} of {len(rows)} requisitions with evidence of more than "
        f"{most_share:.0%}, {len(observed)} more observed{_load(runs)}",
        measurements=tuple(_measured(item) for item in rows),
        findings=tuple(
            Finding(
                code="left-without-a-word" if item in above else "observed-without-a-word",
                message=_figures(item, around[item.id]),
                evidence=(item.id,),
            )
            for item in worst[:MOST_NAMED]
        ),
    )


def _silent(item: WaitingTimes) -> int:
    return _people(item) - min(item.told, _people(item))


def _people(item: WaitingTimes) -> int:
    return item.n - item.open_under_30_days


def _share(item: WaitingTimes) -> float:
    return _silent(item) / _people(item)


def _measured(item: WaitingTimes) -> Measurement:
    around = wilson(_silent(item), _people(item))
    return Measurement(
        name="never_told",
        value=_share(item),
        unit="share",
        n=_people(item),
        low=around.low,
        high=around.high,
        group=item.requisition,
    )


def _figures(item: WaitingTimes, around: Interval) -> str:
    return (
        f"{item.requisition}: {_silent(item)} of {_people(item)} heard nothing for 30 days or more "
        f"({_share(item):.0%}; {around.low:.0%} to {around.high:.0%} among all requisitions)"
    )


def _load(runs: tuple[RunStarted, ...]) -> str:
    load = next((r.requisitions_per_recruiter for r in runs if r.requisitions_per_recruiter), None)
    return "" if load is None else f"; one recruiter looks after {load:g} requisitions"


def _of(name: str, told: int, n: int = 100, open_: int = 0) -> WaitingTimes:
    return waiting(n, told=told, open_under_30_days=open_, requisition=name)


BUSY = run_started(requisitions_per_recruiter=40.0)
FINE, LEFT = _of("R1", 95), {"left-without-a-word"}
ATTENTION, PASSED = Outcome.ATTENTION, Outcome.PASSED
EXAMPLES = (
    Example("81 told of 100", given=[_of("R1", 81)], outcome=PASSED),
    Example("80 told", given=[_of("R1", 80)], outcome=ATTENTION, codes={"observed-without-a-word"}),
    Example("from 18.4 %", given=[_of("R1", 74)], outcome=ATTENTION),
    Example("from 19.3 %", given=[_of("R1", 73)], outcome=Outcome.FAILED, codes=LEFT),
    Example("from 18.3 % among two", given=[FINE, _of("R2", 73)], outcome=ATTENTION),
    Example("one of two", given=[FINE, _of("R2", 40)], outcome=Outcome.FAILED, codes=LEFT),
    Example("the new are no silence", given=[_of("R1", 40, 100, 60)], outcome=PASSED),
    Example("forty requisitions each", given=[BUSY, FINE], outcome=PASSED),
    Example("everybody is new", given=[_of("R1", 0, 9, 9)], outcome=Outcome.CANNOT_TELL),
    Example("all together alone", given=[waiting(100, told=9)], outcome=Outcome.CANNOT_TELL),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

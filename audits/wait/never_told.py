"""How many real candidates are never told anything."""

from typing import Annotated

from harness.evidence import WaitingTimes
from harness.example import Example
from harness.example.screening import waiting
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.verdict import (
    Finding,
    Measurement,
    Outcome,
    Verdict,
    cannot_tell,
    graded,
    inapplicable,
)

CANDE = Source(
    text="CandE benchmark 2024: 19 % of hourly and 41 % of professional candidates still waited "
    "after one to two months",
    grade=Grade.B,
)
ONE_IN_TWENTY = Source(
    text="Convention: one in twenty allows for withdrawn and duplicate applications", grade=Grade.D
)


@audit(
    title="Real candidates are told what became of their application",
    failed_title="Many real candidates are never told anything",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Being told no is better than silence: without a word, candidates cannot move on.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Close each requisition with one message to everybody who is still open in it.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE, ONE_IN_TWENTY),
)
def never_told(
    waits: tuple[WaitingTimes, ...],
    *,
    good_share: Annotated[float, Limit("share of the people", ONE_IN_TWENTY)] = 0.05,
    poor_share: Annotated[float, Limit("share of the people", CANDE)] = 0.19,
) -> Verdict:
    """Count who heard nothing in 30 days or more, since applying and since the interview."""
    everybody = sorted(
        (
            item
            for item in waits
            if item.axis is None and item.requisition is None and item.until == "word"
        ),
        key=lambda item: item.id,
    )
    if not waits:
        return inapplicable("No times of real candidates were given")
    known = [item for item in everybody if item.n > item.open_under_30_days]
    if not known:
        return cannot_tell("Nobody has waited for 30 days yet")
    worst = max(known, key=lambda item: (_share(item), item.after == "applied", item.id))
    outcome = graded(_share(worst), good=good_share, poor=poor_share)
    return Verdict(
        outcome=outcome,
        summary=_figures(worst),
        measurements=tuple(
            Measurement(
                name=f"never_told_since_{item.after}",
                value=_share(item),
                unit="share",
                n=item.n - item.open_under_30_days,
            )
            for item in known
        ),
        findings=tuple(
            Finding(code=f"silent-since-{item.after}", message=_figures(item), evidence=(item.id,))
            for item in known
            if graded(_share(item), good=good_share, poor=poor_share) is not Outcome.PASSED
        ),
    )


def _silent(item: WaitingTimes) -> int:
    return max(0, item.n - item.told - item.open_under_30_days)


def _share(item: WaitingTimes) -> float:
    return _silent(item) / (item.n - item.open_under_30_days)


def _figures(item: WaitingTimes) -> str:
    since = "applying" if item.after == "applied" else "an interview"
    return (
        f"{_silent(item)} of {item.n - item.open_under_30_days} candidates heard nothing after "
        f"{since} for 30 days or more (as of {item.as_of:%-d %B %Y})"
    )


ROOM = waiting(20, told=10, after="interviewed")
APPLIED, ATTENTION, PASSED = {"silent-since-applied"}, Outcome.ATTENTION, Outcome.PASSED
EXAMPLES = (
    Example("95 told of 100", given=[waiting(100, told=95)], outcome=PASSED),
    Example("94 told", given=[waiting(100, told=94)], outcome=ATTENTION, codes=APPLIED),
    Example("81 told", given=[waiting(100, told=81)], outcome=ATTENTION),
    Example("80 told", given=[waiting(100, told=80)], outcome=Outcome.FAILED),
    Example("interviewed", given=[waiting(100, told=99), ROOM], outcome=Outcome.FAILED),
    Example("38 open", given=[waiting(100, told=60, open_under_30_days=38)], outcome=PASSED),
    Example(
        "everybody applied this month",
        given=[waiting(100, told=0, open_under_30_days=100)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

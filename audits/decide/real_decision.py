"""How many days real candidates wait for a decision, those without one counted until now."""

from typing import Annotated, Any

from harness.evidence import WaitingTimes
from harness.example import Example
from harness.example.screening import waited, waiting
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.waiting import Days, told_by, watched_days
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

CANDE = Source(
    text="CandE benchmark 2024: 19 % of hourly and 41 % of professional candidates still waited "
    "after one to two months",
    grade=Grade.B,
)
SILENCE = Source(
    text="Kaplan & Meier (1958): who has no decision yet counts as waiting for as long as was "
    "watched",
    grade=Grade.A,
)


@audit(
    title="Nine in ten real candidates have a decision within a month",
    failed_title="One in ten real candidates has no decision for two months",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.MODERATE,
    grade=Grade.B,
    per=Per.RUN,
    why="As long as nothing is decided, candidates can neither go on nor let go.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="Decide who is clearly not asked further when the posting closes, and only then look "
        "at the others.",
        effort=Effort.HOURS,
    ),
    sources=(CANDE, SILENCE),
)
def real_decision(
    waits: tuple[WaitingTimes, ...],
    *,
    good_days: Annotated[float, Limit("days", CANDE)] = 30,
    poor_days: Annotated[float, Limit("days", CANDE)] = 60,
) -> Verdict:
    """The day by which nine in ten had a decision since applying."""
    decided = [item for item in waits if item.until == "decision" and item.after == "applied"]
    if not decided:
        return inapplicable("No times of decisions were given")
    everybody = next(
        (i for i in decided if i.axis is None and i.requisition is None and i.days), None
    )
    if everybody is None:
        return cannot_tell("The times are not counted by days")
    day, watched = told_by(everybody.days, 0.9), watched_days(everybody.days)
    outcome = _outcome(day, watched, good=good_days, poor=poor_days)
    text = f"{_words(day)} of {everybody.n} candidates"
    code = {Outcome.FAILED: "undecided-for-long", Outcome.ATTENTION: "slow"}.get(outcome)
    return Verdict(
        outcome=outcome,
        summary=text,
        measurements=tuple(
            Measurement(
                name=f"{name}_decided",
                value=float(found.value),
                unit="days",
                n=everybody.n,
                low=None if found.low is None else float(found.low),
                high=None if found.high is None else float(found.high),
            )
            for name, found in (("half", told_by(everybody.days)), ("nine_in_ten", day))
            if found.value is not None
        ),
        findings=(Finding(code=code, message=text, evidence=(everybody.id,)),) if code else (),
    )


def _outcome(day: Days, watched: int, *, good: float, poor: float) -> Outcome:
    if day.value is None:
        return Outcome.FAILED if watched > poor else Outcome.CANNOT_TELL
    if day.value <= good:
        return Outcome.PASSED
    return Outcome.FAILED if day.value > poor else Outcome.ATTENTION


def _words(day: Days) -> str:
    if day.value is None:
        return "Fewer than nine in ten had a decision in all the time watched,"
    high = "not bounded" if day.high is None else f"{day.high}"
    return f"Nine in ten had a decision by day {day.value} (95 %: {day.low} to {high}),"


END: dict[str, Any] = {"until": "decision"}
ATTENTION, PASSED = Outcome.ATTENTION, Outcome.PASSED
EXAMPLES = (
    Example("by day 30", given=[waited((30, 90, 0), (90, 10, 0), **END)], outcome=PASSED),
    Example(
        "by day 31",
        given=[waited((31, 90, 0), (90, 10, 0), **END)],
        outcome=ATTENTION,
        codes={"slow"},
    ),
    Example("by day 60", given=[waited((60, 90, 0), (90, 10, 0), **END)], outcome=ATTENTION),
    Example("by day 61", given=[waited((61, 90, 0), (90, 10, 0), **END)], outcome=Outcome.FAILED),
    Example(
        "a fifth undecided",
        given=[waited((9, 80, 0), (90, 0, 20), **END)],
        outcome=Outcome.FAILED,
        codes={"undecided-for-long"},
    ),
    Example(
        "watched for 60 days",
        given=[waited((9, 80, 0), (60, 0, 20), **END)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no days", given=[waiting(9, told=5, **END)], outcome=Outcome.CANNOT_TELL),
    Example("words alone", given=[waited((9, 5, 0))], outcome=Outcome.INAPPLICABLE),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

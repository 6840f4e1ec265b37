"""How many days real candidates wait for a first word, silence counted until now."""

from typing import Annotated

from harness.evidence import RunStarted, WaitingTimes
from harness.example import Example
from harness.example.screening import waited, waiting
from harness.example.walks import run_started
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.reading.studies import CANDE_WEEK
from harness.registry import audit
from harness.stats.waiting import Days, told_by, watched_days
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

SILENCE = Source(
    text="Kaplan & Meier (1958), with the interval of Brookmeyer & Crowley (1982): who still waits "
    "counts as waiting for as long as was watched",
    grade=Grade.A,
)


@audit(
    title="Half of the real candidates have a first word within a week",
    failed_title="Half of the real candidates have no word for a month",
    touchpoint=Touchpoint.WAIT,
    severity=Severity.MODERATE,
    grade=Grade.B,
    per=Per.RUN,
    why="After a week without a word, candidates begin to think that nobody read them.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Give every requisition a weekly half hour in which everybody new in it is told yes, "
        "no, or when.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE_WEEK, SILENCE),
)
def real_first_word(
    runs: tuple[RunStarted, ...],
    waits: tuple[WaitingTimes, ...],
    *,
    good_days: Annotated[float, Limit("days", CANDE_WEEK)] = 7,
    poor_days: Annotated[float, Limit("days", CANDE_WEEK)] = 30,
) -> Verdict:
    """The day by which half had a word; the interval decides where the day itself is not seen."""
    if not waits:
        return inapplicable("No times of real candidates were given")
    everybody = [
        item
        for item in sorted(waits, key=lambda item: item.id)
        if item.axis is None and item.requisition is None and item.until == "word" and item.days
    ]
    applied = next((item for item in everybody if item.after == "applied"), None)
    if applied is None:
        return cannot_tell("The times are not counted by days")
    half = told_by(applied.days)
    outcome = _outcome(half, watched_days(applied.days), good=good_days, poor=poor_days)
    text = f"{_words(half)} of {applied.n} candidates{_load(runs)}"
    code = {Outcome.FAILED: "no-word-for-long", Outcome.ATTENTION: "slow"}.get(outcome)
    return Verdict(
        outcome=outcome,
        summary=text,
        measurements=tuple(
            Measurement(
                name=f"half_told_since_{item.after}",
                value=float(day.value),
                unit="days",
                n=item.n,
                low=None if day.low is None else float(day.low),
                high=None if day.high is None else float(day.high),
            )
            for item in everybody
            if (day := told_by(item.days)).value is not None
        ),
        findings=(Finding(code=code, message=text, evidence=(applied.id,)),) if code else (),
    )


def _outcome(half: Days, watched: int, *, good: float, poor: float) -> Outcome:
    """Where half had no word yet, they wait at least as long as was watched."""
    if half.value is None:
        return Outcome.FAILED if watched > poor else Outcome.CANNOT_TELL
    if half.value <= good:
        return Outcome.PASSED
    return Outcome.FAILED if half.value > poor else Outcome.ATTENTION


def _words(half: Days) -> str:
    if half.value is None:
        return "Fewer than half had a word in all the time watched,"
    high = "not bounded" if half.high is None else f"{half.high}"
    return f"Half had a word by day {half.value} (95 %: {half.low} to {high}),"


def _load(runs: tuple[RunStarted, ...]) -> str:
    load = next((r.requisitions_per_recruiter for r in runs if r.requisitions_per_recruiter), None)
    return "" if load is None else f"; one recruiter looks after {load:g} requisitions"


BUSY = run_started(requisitions_per_recruiter=40.0)
FAILED, ATTENTION, PASSED = Outcome.FAILED, Outcome.ATTENTION, Outcome.PASSED
EXAMPLES = (
    Example("half by day 7", given=[waited((7, 50, 0), (40, 50, 0))], outcome=PASSED),
    Example(
        "half by day 8", given=[waited((8, 50, 0), (40, 50, 0))], outcome=ATTENTION, codes={"slow"}
    ),
    Example("half by day 30", given=[waited((30, 50, 0), (40, 50, 0))], outcome=ATTENTION),
    Example("half by day 31", given=[waited((31, 50, 0), (40, 50, 0))], outcome=FAILED),
    Example(
        "who waits is not forgotten",
        given=[waited((3, 40, 0), (60, 0, 60))],
        outcome=FAILED,
        codes={"no-word-for-long"},
    ),
    Example("the new are no silence", given=[waited((1, 0, 100), (3, 60, 40))], outcome=PASSED),
    Example(
        "watched for 30 days alone",
        given=[waited((3, 40, 0), (30, 0, 60))],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("forty requisitions each", given=[BUSY, waited((8, 9, 0))], outcome=ATTENTION),
    Example("no days", given=[waiting(100, told=50)], outcome=Outcome.CANNOT_TELL),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

"""Whether real candidates who were interviewed are told in time what came of it."""

from typing import Annotated, Any

from harness.evidence import WaitingTimes
from harness.example import Example
from harness.example.screening import waited, waiting
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.reading.studies import ONTARIO_45_DAYS
from harness.registry import audit
from harness.stats.proportion import wilson
from harness.stats.waiting import deadline
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

EACH = Source(text="Convention: one in twenty allows for faults in the table", grade=Grade.D)


@audit(
    title="Everybody who was interviewed is told within 45 days",
    failed_title="People who were interviewed are not told within 45 days",
    touchpoint=Touchpoint.DECIDE,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Whoever prepared, travelled and talked is owed an answer more than anybody.",
    fix=Fix(
        by=Owner.HIRING_MANAGER,
        text="List everybody who was interviewed and is still open each Friday, and call them.",
        effort=Effort.MINUTES,
    ),
    sources=(ONTARIO_45_DAYS, EACH),
)
def told_after_interview(
    waits: tuple[WaitingTimes, ...],
    *,
    most_days: Annotated[float, Limit("days", ONTARIO_45_DAYS)] = 45,
    most_share: Annotated[float, Limit("share of the people", EACH)] = 0.05,
) -> Verdict:
    """Count who was told in time, who was late or is, and who may still be told in time."""
    interviewed = [item for item in waits if item.after == "interviewed" and item.until == "word"]
    if not interviewed:
        return inapplicable("No times after interviews were given")
    everybody = next(
        (i for i in interviewed if i.axis is None and i.requisition is None and i.days), None
    )
    if everybody is None:
        return cannot_tell("The times are not counted by days")
    kept = deadline(everybody.days, int(most_days))
    text = (
        f"{kept.late} of {kept.known} interviewed candidates were not told within {most_days:g} "
        f"days; {kept.open_} more still wait and are not past it"
    )
    if not kept.known:
        return cannot_tell(text)
    share, around = kept.late / kept.known, wilson(kept.late, kept.known)
    late = Outcome.FAILED if share > most_share else Outcome.ATTENTION
    return Verdict(
        outcome=late if kept.late else Outcome.PASSED,
        summary=text,
        measurements=(
            Measurement(
                name="told_late_after_interview",
                value=share,
                unit="share",
                n=kept.known,
                low=around.low,
                high=around.high,
            ),
        ),
        findings=(Finding(code="not-told-in-time", message=text, evidence=(everybody.id,)),)
        if kept.late
        else (),
    )


MET: dict[str, Any] = {"after": "interviewed"}
LATE, PASSED = {"not-told-in-time"}, Outcome.PASSED
EXAMPLES = (
    Example("all on day 45", given=[waited((45, 20, 0), **MET)], outcome=PASSED),
    Example(
        "one of 20 on day 46",
        given=[waited((45, 19, 0), (46, 1, 0), **MET)],
        outcome=Outcome.ATTENTION,
        codes=LATE,
    ),
    Example(
        "two of 20 on day 46",
        given=[waited((45, 18, 0), (46, 2, 0), **MET)],
        outcome=Outcome.FAILED,
        codes=LATE,
    ),
    Example(
        "two of 20 silent for 46 days",
        given=[waited((9, 18, 0), (46, 0, 2), **MET)],
        outcome=Outcome.FAILED,
    ),
    Example(
        "silent, but not past it", given=[waited((9, 18, 0), (45, 0, 2), **MET)], outcome=PASSED
    ),
    Example(
        "nobody past it or told", given=[waited((9, 0, 5), **MET)], outcome=Outcome.CANNOT_TELL
    ),
    Example("no days", given=[waiting(9, told=5, **MET)], outcome=Outcome.CANNOT_TELL),
    Example("no interviews", given=[waited((9, 5, 0))], outcome=Outcome.INAPPLICABLE),
    Example("no times", given=[], outcome=Outcome.INAPPLICABLE),
)

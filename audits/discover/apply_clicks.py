"""How often one must say "apply" before the first question comes."""

from typing import Annotated

from harness.evidence import Action, ActionTaken, Posting, QuestionAsked
from harness.example import Example
from harness.example.walks import acted, posting, question
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Source, Touchpoint
from harness.reading.forms import in_order, recorded
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

INFLIGHT = Source(
    text="InFlight, State of the Apply Flow (Fortune 500): two thirds make candidates click "
    "“Apply now” three times or more",
    grade=Grade.B,
    url="https://emissary.ai/job-application-process",
)


@audit(
    title="One click on “Apply” leads to the first question",
    failed_title="“Apply” has to be clicked again and again before the first question",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.MODERATE,
    grade=Grade.B,
    why="Each page that repeats the button without asking anything loses people who had decided.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Link the posting's “Apply” button to the first page that asks something.",
        effort=Effort.HOURS,
    ),
    sources=(INFLIGHT,),
)
def apply_clicks(
    postings: tuple[Posting, ...],
    questions: tuple[QuestionAsked, ...],
    actions: tuple[ActionTaken, ...],
    *,
    good_clicks: Annotated[float, Limit("clicks", INFLIGHT)] = 1,
    poor_clicks: Annotated[float, Limit("clicks", INFLIGHT)] = 2,
) -> Verdict:
    """Count “Apply” activations recorded before the first question."""
    first = min((recorded(q) for q in questions if not q.honeypot), default=None)
    clicks = [
        action
        for action in in_order(actions)
        if action.action is Action.OPEN_APPLY and (first is None or recorded(action) < first)
    ]
    count = len(clicks)
    outcome = graded(count, good=good_clicks, poor=poor_clicks)
    if first is None and outcome is not Outcome.FAILED:
        return cannot_tell("No question was reached, so the clicks before it are not known")
    if not clicks and not postings:
        return inapplicable("The walk began at the form")
    finding = Finding(
        code="apply-again",
        message=f"{count} clicks: " + ", ".join(f"“{click.target}”" for click in clicks),
        evidence=tuple(click.id for click in clicks),
    )
    return Verdict(
        outcome=outcome,
        summary=f"Clicks on “Apply” before the first question: {count}",
        measurements=(Measurement(name="apply_clicks", value=count, unit="clicks", n=count),),
        findings=() if outcome is Outcome.PASSED else (finding,),
    )


CLICK = acted(Action.OPEN_APPLY, "Apply now", step=0)

EXAMPLES = (
    Example("one click", given=[posting(), CLICK, question()], outcome=Outcome.PASSED),
    Example(
        "two clicks",
        given=[posting(), CLICK, CLICK, question()],
        outcome=Outcome.ATTENTION,
        codes={"apply-again"},
    ),
    Example(
        "three clicks",
        given=[posting(), CLICK, CLICK, CLICK, question()],
        outcome=Outcome.FAILED,
        codes={"apply-again"},
    ),
    Example(
        "a click after the first question is another matter",
        given=[posting(), CLICK, question(), CLICK, CLICK],
        outcome=Outcome.PASSED,
    ),
    Example("the posting is the form", given=[posting(), question()], outcome=Outcome.PASSED),
    Example("the walk began at the form", given=[question()], outcome=Outcome.INAPPLICABLE),
    Example("no form was found", given=[posting(), CLICK], outcome=Outcome.CANNOT_TELL),
    Example(
        "no form after three clicks",
        given=[posting(), CLICK, CLICK, CLICK],
        outcome=Outcome.FAILED,
    ),
)

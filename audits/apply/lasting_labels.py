"""Whether every field keeps its label while one types."""

from harness.evidence import Ending, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

WCAG = Source(
    text="WCAG 2.2, 3.3.2 Labels or Instructions (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions",
)
FLEETING = {"placeholder": "placeholder-only", "none": "no-label"}


@audit(
    title="Every field keeps its label",
    failed_title="Some fields have no label that stays",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    why="A label inside the field goes with the first letter; who looks away, or uses a screen "
    "reader or zoom, no longer knows what was asked.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Put a `<label>` above each field that is named here.",
        effort=Effort.HOURS,
    ),
    sources=(WCAG,),
)
def lasting_labels(questions: tuple[QuestionAsked, ...], endings: tuple[WalkEnded, ...]) -> Verdict:
    """Look for fields whose only label is the placeholder, or that have none."""
    shown = asked(questions)
    if not shown:
        return cannot_tell("No question was seen")
    bare = [q for q in shown if q.label_source in FLEETING or _is_borrowed(q, shown)]
    kept = len(shown) - len(bare)
    measured = Measurement(name="labelled_fields", value=kept, unit="fields", n=len(shown))
    if not bare and not saw_the_end(endings):
        return cannot_tell("All so far; the walk did not see the end", measurements=(measured,))
    return Verdict(
        outcome=Outcome.FAILED if bare else Outcome.PASSED,
        summary=f"{kept} of {len(shown)} fields keep their label",
        measurements=(measured,),
        findings=tuple(
            Finding(
                code=FLEETING.get(q.label_source, "placeholder-only"),
                message=f"A {q.control} field on step {q.step} has no label"
                if q.label_source == "none"
                else f"“{q.placeholder or q.label}” goes when one types",
                evidence=(q.id,),
            )
            for q in bare
        ),
    )


def _is_borrowed(question: QuestionAsked, shown: tuple[QuestionAsked, ...]) -> bool:
    """Whether its label is a text that stands before several fields: that labels none of them."""
    if question.label_source != "preceding text" or not question.placeholder:
        return False
    return any(
        other.question != question.question
        and (other.step, other.label) == (question.step, question.label)
        for other in shown
    )


def _under(heading: str, key: str) -> QuestionAsked:
    return question(heading, question=key, label_source="preceding text", placeholder=key)


FLEETS = question("E-mail", "email", label_source="placeholder", placeholder="E-mail")

EXAMPLES = (
    Example("all labelled", given=[question(), ended()], outcome=Outcome.PASSED),
    Example(
        "a placeholder beside a label",
        given=[question(placeholder="Ada"), ended()],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a placeholder alone",
        given=[question(), FLEETS, ended()],
        outcome=Outcome.FAILED,
        codes={"placeholder-only"},
    ),
    Example(
        "placeholders under one heading",
        given=[_under("About you", "First name"), _under("About you", "Last name"), ended()],
        outcome=Outcome.FAILED,
        codes={"placeholder-only"},
    ),
    Example(
        "no label at all",
        given=[question("", "unknown", label_source="none"), ended()],
        outcome=Outcome.FAILED,
        codes={"no-label"},
    ),
    Example(
        "a trap has no reader",
        given=[question(), question("", honeypot=True, label_source="none"), ended()],
        outcome=Outcome.PASSED,
    ),
    Example(
        "all so far",
        given=[question(), ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "one found before the walk stopped",
        given=[FLEETS, ended(Ending.TOOL_FAULT)],
        outcome=Outcome.FAILED,
    ),
)

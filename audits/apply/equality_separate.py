"""Whether equality questions are voluntary, explained, and apart from what is judged."""

from harness.evidence import Control, Ending, QuestionAsked, StepShown, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question, step
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import (
    asked,
    equality_is_explained,
    is_equality,
    offers_decline,
    saw_the_end,
)
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

GOV_UK = Source(
    text="GOV.UK Design System, Equality information: optional, with “prefer not to say”, with the "
    "reason, after the answers",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/equality-information/",
)
CLOSING = ("consent.", "signature", "eeo.")


@audit(
    title="Equality questions are voluntary, explained and apart",
    failed_title="Equality questions are mandatory or mixed with the others",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Asked among the others, they look as if they counted; without a way out, people lie or "
    "leave.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Move them behind the last answer, say why, and add “prefer not to say” to each.",
        effort=Effort.HOURS,
    ),
    sources=(GOV_UK,),
)
def equality_separate(
    questions: tuple[QuestionAsked, ...],
    steps: tuple[StepShown, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """Mandatory or mixed fails; no way to decline by word, or no reason, draws attention."""
    shown = asked(questions)
    equality = [q for q in shown if is_equality(q)]
    whole = saw_the_end(endings)
    if not equality:
        words = "No equality question was seen"
        return inapplicable(words) if whole and shown else cannot_tell(words)
    others = [q for q in shown if not q.meaning.startswith(CLOSING)]
    findings = []
    for place, q in enumerate(shown):
        if q not in equality:
            continue
        after = [other for other in shown[place + 1 :] if other in others]
        beside = [other for other in others if q.section and other.section == q.section]
        if q.required is True and not offers_decline(q):
            findings.append(_finding("mandatory", "must be answered", q))
        if after or beside:
            findings.append(_finding("mixed", "stands among questions that are judged", q))
        if q.options and not offers_decline(q):
            findings.append(_finding("no-way-out", "lacks “prefer not to say”", q))
    if not equality_is_explained(equality, steps):
        findings.append(_finding("no-reason", "comes without a reason", equality[0]))
    bad = any(finding.code in {"mandatory", "mixed"} for finding in findings)
    if not findings and not whole:
        return cannot_tell("Well so far; the walk did not see the end")
    milder = Outcome.ATTENTION if findings else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if bad else milder,
        summary=f"{len(equality)} equality questions, {len(findings)} findings",
        findings=tuple(findings),
    )


def _finding(code: str, what: str, question: QuestionAsked) -> Finding:
    return Finding(code=code, message=f"“{question.label}” {what}", evidence=(question.id,))


def _gender(place: int = 3, *options: str, **fields: bool | str) -> QuestionAsked:
    known = {"step": place, "control": Control.SELECT, "required": False, **fields}
    return question("Gender", "eeo.gender", options=options or CHOICES, **known)


CHOICES = ("Female", "Male", "Prefer not to say")
WHY = step(3, "Voluntary. It does not affect your application.")
LAST = question("Why?", "question.text", step=4)

WELL = (question(), WHY, _gender())
MUST = (question(), WHY, _gender(required=True))

EXAMPLES = (
    Example("apart, explained", given=[*WELL, ended()], outcome=Outcome.PASSED),
    Example("required, with a way out", given=[*MUST, ended()], outcome=Outcome.PASSED),
    Example(
        "required, without",
        given=[question(), WHY, _gender(3, "Female", "Male", required=True), ended()],
        outcome=Outcome.FAILED,
        codes={"mandatory", "no-way-out"},
    ),
    Example(
        "among the others",
        given=[*WELL, LAST, ended()],
        outcome=Outcome.FAILED,
        codes={"mixed"},
    ),
    Example(
        "no reason",
        given=[question(), _gender(), ended()],
        outcome=Outcome.ATTENTION,
        codes={"no-reason"},
    ),
    Example("none asked", given=[question(), ended()], outcome=Outcome.INAPPLICABLE),
    Example("well so far", given=[*WELL, ended(Ending.TOOL_FAULT)], outcome=Outcome.CANNOT_TELL),
)

"""Whether the form demands personal facts that nobody needs before an offer."""

from harness.evidence import Control, Ending, QuestionAsked, Sensitive, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, can_decline, intrusive, saw_the_end, sensitive_class
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

GOV_UK = Source(
    text="GOV.UK Design System, Question pages: know why you ask every question",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/question-pages/",
)
SHRM = Source(
    text="SHRM, What commonly asked questions should not be on an employment application: birth "
    "date, graduation date, protected classes …",
    grade=Grade.C,
    url="https://www.shrm.org/topics-tools/tools/hr-answers/"
    "commonly-asked-questions-not-employment-application",
)
ADA = Source(
    text="29 CFR 1630.13(a): no inquiry before an offer whether an applicant is disabled (US)",
    grade=Grade.A,
    url="https://www.ecfr.gov/current/title-29/section-1630.13",
)
EU_PAY = Source(
    text="Directive (EU) 2023/970: no question for the pay history of an applicant",
    grade=Grade.A,
)
RULES = {Sensitive.HEALTH: ADA, Sensitive.SALARY_HISTORY: EU_PAY}


@audit(
    title="Nobody has to give personal facts that the choice does not need",
    failed_title="Personal facts are demanded that the choice does not need",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.CRITICAL,
    grade=Grade.B,
    why="Age, health, family or past pay invite unfair choices, and one cannot say no to a "
    "required field.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Take the named questions out of the application; ask after an offer what law needs.",
        effort=Effort.MINUTES,
    ),
    sources=(GOV_UK, SHRM, ADA, EU_PAY),
    stop_sign=True,
)
def intrusive_questions(
    questions: tuple[QuestionAsked, ...], endings: tuple[WalkEnded, ...]
) -> Verdict:
    """List them; a required one without a way to decline fails, an optional one draws attention."""
    shown = asked(questions)
    if not shown:
        return cannot_tell("No question was seen")
    found = intrusive(questions)
    must = [q for q in found if q.required is True and not can_decline(q)]
    measured = Measurement(
        name="intrusive_questions", value=len(found), unit="questions", n=len(shown)
    )
    if not found and not saw_the_end(endings):
        return cannot_tell("None so far; the walk did not see the end", measurements=(measured,))
    milder = Outcome.ATTENTION if found else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if must else milder,
        summary=f"{len(found)} questions for personal facts, {len(must)} of them required",
        measurements=(measured,),
        findings=tuple(_finding(q, required=q in must) for q in found),
    )


def _finding(question: QuestionAsked, *, required: bool) -> Finding:
    kind = sensitive_class(question)
    rule = RULES.get(kind) if kind else None
    return Finding(
        code="required" if required else "optional",
        message=f"“{question.label}” asks for {kind}" + (f". {rule.text}" if rule else ""),
        evidence=(question.id,),
    )


BIRTH = question("Date of birth", "age.birth_date", control=Control.DATE)
OPTIONAL = question("Photo", "document.photo", control=Control.FILE, required=False)

EXAMPLES = (
    Example("none", given=[question(), ended()], outcome=Outcome.PASSED),
    Example("required", given=[BIRTH, ended()], outcome=Outcome.FAILED, codes={"required"}),
    Example("optional", given=[OPTIONAL, ended()], outcome=Outcome.ATTENTION, codes={"optional"}),
    Example(
        "not told whether required",
        given=[question("Religion", sensitive=Sensitive.RELIGION, required=None), ended()],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "voluntary monitoring is another matter",
        given=[
            question("Gender", "eeo.gender", sensitive=Sensitive.GENDER, required=False),
            ended(),
        ],
        outcome=Outcome.PASSED,
    ),
    Example(
        "“are you 18 or over” is harmless",
        given=[question("18 or over?", "age.minimum", sensitive=Sensitive.BIRTH), ended()],
        outcome=Outcome.PASSED,
    ),
    Example(
        "none so far",
        given=[question(), ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("required, then the tool broke", given=[BIRTH], outcome=Outcome.FAILED),
)

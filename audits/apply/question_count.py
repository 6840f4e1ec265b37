"""How many questions the application asks."""

from typing import Annotated

from harness.evidence import Ending, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question, questions
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, graded

APPCAST = Source(
    text="Appcast benchmark (about 250,000-500,000 applications, 2014-16): under 25 questions "
    "10.6 % of clicks become applications, from 50 questions 5.7 %",
    grade=Grade.B,
)


@audit(
    title="The application asks fewer than 25 questions",
    failed_title="The application asks too many questions",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.B,
    why="Half as many people finish a form of fifty questions as one of twenty-five.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Strike every question whose answer does not change who is invited.",
        effort=Effort.HOURS,
    ),
    sources=(APPCAST,),
)
def question_count(
    seen: tuple[QuestionAsked, ...],
    endings: tuple[WalkEnded, ...],
    *,
    good_questions: Annotated[float, Limit("questions", APPCAST)] = 24,
    poor_questions: Annotated[float, Limit("questions", APPCAST)] = 49,
) -> Verdict:
    """Count questions shown, required and optional, each once; traps and captchas are none."""
    shown = asked(seen)
    if not shown:
        return cannot_tell("No question was seen")
    required = sum(question.required is True for question in shown)
    measured = (
        Measurement(name="questions", value=len(shown), unit="questions", n=len(shown)),
        Measurement(name="required_questions", value=required, unit="questions", n=len(shown)),
    )
    outcome = graded(len(shown), good=good_questions, poor=poor_questions)
    words = f"{len(shown)} questions, {required} of them required"
    whole = saw_the_end(endings)
    if outcome is Outcome.PASSED and not whole:
        return cannot_tell(f"{words} so far; the walk did not see the end", measurements=measured)
    finding = Finding(
        code="many-questions",
        message=f"{words}{'' if whole else ' before the walk stopped'}",
        evidence=tuple(question.id for question in shown),
    )
    return Verdict(
        outcome=outcome,
        summary=words if whole else f"{words}, and the walk did not see the end",
        measurements=measured,
        findings=() if outcome is Outcome.PASSED else (finding,),
    )


STOPPED = ended(Ending.COULD_NOT_FINISH)

EXAMPLES = (
    Example("24 questions", given=[*questions(24), ended()], outcome=Outcome.PASSED),
    Example(
        "25 questions",
        given=[*questions(25), ended()],
        outcome=Outcome.ATTENTION,
        codes={"many-questions"},
    ),
    Example("49 questions", given=[*questions(49), ended()], outcome=Outcome.ATTENTION),
    Example(
        "50 questions",
        given=[*questions(50), ended()],
        outcome=Outcome.FAILED,
        codes={"many-questions"},
    ),
    Example(
        "24, a trap, and 24 shown again",
        given=[*questions(24), question("Leave empty", honeypot=True), *questions(24), ended()],
        outcome=Outcome.PASSED,
    ),
    Example("24 so far", given=[*questions(24), STOPPED], outcome=Outcome.CANNOT_TELL),
    Example("50 already", given=[*questions(50), STOPPED], outcome=Outcome.FAILED),
    Example(
        "stopped before submitting, all seen",
        given=[*questions(10), ended(Ending.STOPPED_BEFORE_SUBMIT)],
        outcome=Outcome.PASSED,
    ),
    Example("no form", given=[ended()], outcome=Outcome.CANNOT_TELL),
)

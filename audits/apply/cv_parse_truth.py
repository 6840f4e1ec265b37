"""Whether what the form fills in from the CV is what the CV says."""

from typing import Annotated

from harness.evidence import (
    Action,
    ActionTaken,
    Control,
    Ending,
    Prefill,
    QuestionAsked,
    WalkEnded,
)
from harness.example import Example
from harness.example.walks import acted, ended, question
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, saw_the_end
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

BANDS = Source(text="Our convention: none is good, three are poor", grade=Grade.D)


@audit(
    title="What the form fills in from the CV is right",
    failed_title="The form fills in wrong facts from the CV",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.D,
    why="A wrong fact that nobody notices is sent in the candidate's name; finding it takes longer "
    "than typing it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Switch off parsing for the fields it gets wrong, or show them for checking.",
        effort=Effort.HOURS,
    ),
    sources=(BANDS,),
)
def cv_parse_truth(
    questions: tuple[QuestionAsked, ...],
    actions: tuple[ActionTaken, ...],
    endings: tuple[WalkEnded, ...],
    *,
    good_facts: Annotated[float, Limit("facts", BANDS)] = 0,
    poor_facts: Annotated[float, Limit("facts", BANDS)] = 2,
) -> Verdict:
    """Count fields that came up filled with something else than the CV says."""
    whole = saw_the_end(endings)
    shown = asked(questions, actions)
    filled = [q for q in shown if q.prefill in {Prefill.RIGHT, Prefill.WRONG}]
    wrong = [q for q in filled if q.prefill is Prefill.WRONG]
    if not filled:
        words = "The form filled in nothing from the CV"
        return inapplicable(words) if whole and shown else cannot_tell(words)
    outcome = graded(len(wrong), good=good_facts, poor=poor_facts)
    measured = Measurement(name="wrong_facts", value=len(wrong), unit="facts", n=len(filled))
    if outcome is Outcome.PASSED and not whole:
        return cannot_tell(
            "All right so far; the walk did not see the end", measurements=(measured,)
        )
    return Verdict(
        outcome=outcome,
        summary=f"{len(wrong)} of {len(filled)} facts filled in from the CV are wrong",
        measurements=(measured,),
        findings=tuple(
            Finding(
                code="parsed-wrong",
                message=f"“{q.label}” should say “{q.expected_text}”"
                if q.expected_text
                else f"“{q.label}” differs from the CV",
                evidence=(q.id,),
                quote=q.prefilled_text,
            )
            for q in wrong
        ),
    )


UPLOAD = (
    question("CV", "document.cv", control=Control.FILE),
    acted(Action.UPLOAD, "CV", question="1.CV"),
)


def _filled(right: int, wrong: int) -> list[QuestionAsked]:
    good = [question(f"Right {n}", prefill=Prefill.RIGHT) for n in range(right)]
    bad = {"prefill": Prefill.WRONG, "prefilled_text": "Data", "expected_text": "Data Analyst"}
    return good + [question(f"Wrong {n}", **bad) for n in range(wrong)]


EXAMPLES = (
    Example("all right", given=[*UPLOAD, *_filled(3, 0), ended()], outcome=Outcome.PASSED),
    Example(
        "one wrong",
        given=[*UPLOAD, *_filled(3, 1), ended()],
        outcome=Outcome.ATTENTION,
        codes={"parsed-wrong"},
    ),
    Example("two wrong", given=[*UPLOAD, *_filled(0, 2), ended()], outcome=Outcome.ATTENTION),
    Example("three wrong", given=[*UPLOAD, *_filled(9, 3), ended()], outcome=Outcome.FAILED),
    Example("nothing parsed", given=[*UPLOAD, ended()], outcome=Outcome.INAPPLICABLE),
    Example("no upload", given=[question(), ended()], outcome=Outcome.INAPPLICABLE),
    Example(
        "right so far",
        given=[*UPLOAD, *_filled(2, 0), ended(Ending.INTERRUPTED)],
        outcome=Outcome.CANNOT_TELL,
    ),
)

"""How many facts of the uploaded CV have to be typed into the form again."""

from typing import Annotated

from harness.evidence import (
    Action,
    ActionTaken,
    Control,
    Ending,
    Fact,
    Prefill,
    QuestionAsked,
    WalkEnded,
    WalkStarted,
)
from harness.example import Example
from harness.example.walks import acted, ended, question, walk_started
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Source, Touchpoint
from harness.reading.forms import cv_upload, retyped_from_cv, saw_the_end
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

SHRM = Source(text="SHRM 2016 on abandoned applications", grade=Grade.C)
W3C = Source(
    text="Understanding WCAG 3.3.7 leaves an uploaded résumé out: this is no failure of WCAG",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry",
)
BANDS = Source(text="Our convention: none is good, five are poor", grade=Grade.D)


@audit(
    title="What the CV says is not asked again",
    failed_title="What the CV says has to be typed again",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.C,
    why="To upload a CV and then to type it in tells candidates that nobody will read it.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Take the fields out that repeat the CV, or fill them from it and let people correct.",
        effort=Effort.HOURS,
    ),
    sources=(SHRM, W3C, BANDS),
)
def cv_retyping(
    starts: tuple[WalkStarted, ...],
    questions: tuple[QuestionAsked, ...],
    actions: tuple[ActionTaken, ...],
    endings: tuple[WalkEnded, ...],
    *,
    good_facts: Annotated[float, Limit("facts", BANDS)] = 0,
    poor_facts: Annotated[float, Limit("facts", BANDS)] = 4,
) -> Verdict:
    """Count questions for a fact of the CV, from the upload's step on, that came up empty."""
    facts = tuple(fact for start in starts for fact in start.cv_facts)
    whole = saw_the_end(endings)
    if cv_upload(questions, actions) is None:
        words = "No CV was uploaded"
        return inapplicable(words) if whole else cannot_tell(f"{words} as far as the walk came")
    if not facts:
        return cannot_tell("What the CV says is not recorded")
    again = retyped_from_cv(facts, questions, actions)
    outcome = graded(len(again), good=good_facts, poor=poor_facts)
    measured = Measurement(name="retyped_facts", value=len(again), unit="facts", n=len(facts))
    if outcome is Outcome.PASSED and not whole:
        return cannot_tell("None so far; the walk did not see the end", measurements=(measured,))
    return Verdict(
        outcome=outcome,
        summary=f"{len(again)} facts of the CV were asked for again",
        measurements=(measured,),
        findings=tuple(
            Finding(
                code="retyped",
                message=f"The CV says it, and “{q.label}” came up empty ({q.meaning})",
                evidence=(q.id,),
            )
            for q in again
        ),
    )


UPLOAD = (
    question("CV", "document.cv", control=Control.FILE),
    acted(Action.UPLOAD, "CV", question="1.CV"),
)
START = walk_started(cv_facts=tuple(Fact(meaning="history.title", text=f"{n}") for n in range(9)))


def _jobs(number: int, prefill: Prefill = Prefill.EMPTY) -> list[QuestionAsked]:
    return [question(f"Job {n}", "history.title", prefill=prefill) for n in range(number)]


EXAMPLES = (
    Example(
        "all filled in from the CV",
        given=[START, *UPLOAD, *_jobs(3, Prefill.RIGHT), ended()],
        outcome=Outcome.PASSED,
    ),
    Example("one again", given=[START, *UPLOAD, *_jobs(1), ended()], outcome=Outcome.ATTENTION),
    Example("four again", given=[START, *UPLOAD, *_jobs(4), ended()], outcome=Outcome.ATTENTION),
    Example("five again", given=[START, *UPLOAD, *_jobs(5), ended()], outcome=Outcome.FAILED),
    Example("no upload", given=[START, *_jobs(5), ended()], outcome=Outcome.INAPPLICABLE),
    Example(
        "none so far",
        given=[START, *UPLOAD, ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
)

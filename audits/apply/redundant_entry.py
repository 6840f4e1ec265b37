"""Whether a fact that was typed once has to be typed again."""

from harness.evidence import (
    Action,
    ActionTaken,
    Ending,
    Prefill,
    QuestionAsked,
    WalkEnded,
)
from harness.example import Example
from harness.example.walks import acted, ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, saw_the_end, typed_again
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

WCAG = Source(
    text="WCAG 2.2, 3.3.7 Redundant Entry (A): what was entered is filled in or can be chosen, "
    "across pages and domains of one process",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry",
)


@audit(
    title="No fact is typed twice",
    failed_title="Facts have to be typed twice",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    why="Typing again what the form was just told costs time, invites mistakes, and is hardest for "
    "people with pain or a weak memory.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Fill the second field from the first, or take it out.",
        effort=Effort.HOURS,
    ),
    sources=(WCAG,),
)
def redundant_entry(
    questions: tuple[QuestionAsked, ...],
    actions: tuple[ActionTaken, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """Compare the meanings of the fields that were typed into; look at what was filled in."""
    if not asked(questions):
        return cannot_tell("No question was seen")
    repeats = typed_again(questions, actions)
    measured = Measurement(name="typed_twice", value=len(repeats), unit="facts", n=len(repeats))
    if not repeats and not saw_the_end(endings):
        return cannot_tell("None so far; the walk did not see the end", measurements=(measured,))
    return Verdict(
        outcome=Outcome.FAILED if repeats else Outcome.PASSED,
        summary=f"Facts typed twice: {len(repeats)}",
        measurements=(measured,),
        findings=tuple(
            Finding(
                code="typed-twice",
                message=f"“{repeat.first.label}” (step {repeat.first.step}) is asked again as "
                f"“{repeat.again.label}” (step {repeat.again.step}), and came up empty",
                evidence=(repeat.first.id, repeat.again.id),
            )
            for repeat in repeats
        ),
    )


FIRST = question("E-mail", "email")


def _again(prefill: Prefill = Prefill.EMPTY, **fields: str) -> QuestionAsked:
    return question("Your e-mail", "email", step=3, prefill=prefill, domain="ats.example", **fields)


CONFIRM = question("Confirm", "email.confirm", step=3)
TYPED = (
    acted(Action.FILL, "E-mail", question="1.E-mail"),
    acted(Action.FILL, "Your e-mail", question="1.Your e-mail"),
)

EXAMPLES = (
    Example("each once", given=[FIRST, TYPED[0], ended()], outcome=Outcome.PASSED),
    Example(
        "typed on two domains",
        given=[FIRST, _again(), *TYPED, ended()],
        outcome=Outcome.FAILED,
        codes={"typed-twice"},
    ),
    Example(
        "to be confirmed on a later step",
        given=[FIRST, CONFIRM, TYPED[0], acted(question="1.Confirm"), ended()],
        outcome=Outcome.FAILED,
    ),
    Example(
        "filled in the second time",
        given=[FIRST, _again(Prefill.RIGHT), *TYPED, ended()],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a referee's address is another fact",
        given=[FIRST, _again(section="Your referee"), *TYPED, ended()],
        outcome=Outcome.PASSED,
    ),
    Example("shown again, left empty", given=[FIRST, _again(), ended()], outcome=Outcome.PASSED),
    Example(
        "none so far",
        given=[FIRST, TYPED[0], ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "found before the walk stopped",
        given=[FIRST, _again(), *TYPED, ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.FAILED,
    ),
)

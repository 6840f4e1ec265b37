"""How long the application takes a person: a modelled range, not the robot's stopwatch."""

from typing import Annotated

from harness.evidence import (
    Action,
    ActionTaken,
    Barrier,
    Control,
    Ending,
    QuestionAsked,
    StepShown,
    WalkEnded,
    WalkStarted,
)
from harness.example import Example
from harness.example.walks import acted, ended, question, step, walk_started
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Source, Touchpoint
from harness.reading.effort import effort
from harness.reading.forms import asked, on_phone, saw_the_end
from harness.reading.pace import BRYSBAERT, KLM, PALIN, Device
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, graded

APPCAST = Source(
    text="Appcast, by SHRM 2016: up to 365 % more completed applications at 5 minutes or less",
    grade=Grade.B,
)
CANDE = Source(
    text="Candidate Experience Awards (CandE): 63 % of candidates needed less than 15 minutes",
    grade=Grade.B,
    url="https://survale.com/mobile-apply-should-be-higher",
)


@audit(
    title="Applying takes a few minutes",
    failed_title="Applying takes too long",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Every minute is paid by every applicant, most of whom get nothing for it.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Ask for a CV and what decides the first choice; ask the rest after it.",
        effort=Effort.HOURS,
    ),
    sources=(APPCAST, CANDE, KLM, BRYSBAERT, PALIN),
)
def human_minutes(  # noqa: PLR0917 - six kinds of evidence
    starts: tuple[WalkStarted, ...],
    steps: tuple[StepShown, ...],
    questions: tuple[QuestionAsked, ...],
    actions: tuple[ActionTaken, ...],
    barriers: tuple[Barrier, ...],
    endings: tuple[WalkEnded, ...],
    *,
    good_minutes: Annotated[float, Limit("minutes", APPCAST)] = 5,
    poor_minutes: Annotated[float, Limit("minutes", CANDE)] = 15,
) -> Verdict:
    """Judge the usual person's whole minutes on the walk's device; print the range for both."""
    if not asked(questions):
        return cannot_tell("No question was seen")
    phone = any(on_phone(start, steps) for start in starts)
    mine = Device.PHONE if phone else Device.DESKTOP
    found = {
        device: effort(steps, questions, actions, barriers, device=device) for device in Device
    }
    minutes = found[mine].minutes
    outcome = graded(minutes, good=good_minutes, poor=poor_minutes)
    whole = saw_the_end(endings)
    measured = tuple(
        Measurement(
            name="minutes" if device is mine else f"minutes_on_{device}",
            value=found[device].minutes,
            unit="minutes",
            n=len(asked(questions)),
            low=found[device].low,
            high=found[device].high,
        )
        for device in (mine, *(d for d in Device if d is not mine))
    )
    words = f"{found[mine].words} on a {mine}"
    if outcome is Outcome.PASSED and not whole:
        return cannot_tell(f"{words} so far; the walk did not see the end", measurements=measured)
    costly = max(found[mine].parts, key=lambda part: part.usual)
    finding = Finding(
        code="long",
        message=f"{words}{'' if whole else ' so far'}; most of it is {costly.name}",
        evidence=tuple(sorted(step.id for step in steps if step.step >= 1)),
    )
    return Verdict(
        outcome=outcome,
        summary=f"{words}{'' if whole else ', and the walk did not see the end'}",
        measurements=measured,
        findings=() if outcome is Outcome.PASSED else (finding,),
    )


def _essay(words: int) -> list[QuestionAsked | ActionTaken | StepShown | WalkStarted]:
    """A form whose one answer takes so many words; 19 words take a minute to compose."""
    essay = question("Why?", "question.text", control=Control.TEXTAREA)
    written = acted(Action.FILL, question=essay.question, words=words, length=6 * words)
    return [walk_started(), step(1, "Why?"), essay, written]


STOPPED = ended(Ending.COULD_NOT_FINISH)

EXAMPLES = (
    Example("5 minutes", given=[*_essay(100), ended()], outcome=Outcome.PASSED),
    Example("6 minutes", given=[*_essay(114), ended()], outcome=Outcome.ATTENTION, codes={"long"}),
    Example("15 minutes", given=[*_essay(290), ended()], outcome=Outcome.ATTENTION),
    Example("16 minutes", given=[*_essay(304), ended()], outcome=Outcome.FAILED, codes={"long"}),
    Example("short, end not seen", given=[*_essay(50), STOPPED], outcome=Outcome.CANNOT_TELL),
    Example("long, end not seen", given=[*_essay(400), STOPPED], outcome=Outcome.FAILED),
)

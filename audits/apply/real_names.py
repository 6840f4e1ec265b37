"""Whether real people's names, addresses and numbers are accepted as they are."""

from harness.evidence import (
    Action,
    ActionTaken,
    ErrorShown,
    ProbeResult,
    QuestionAsked,
    WalkStarted,
)
from harness.example import Example
from harness.example.walks import acted, objected, probed, question, walk_started
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.names import name_trial
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

GOV_UK = Source(
    text="GOV.UK Design System, Names: support every character, number and symbol a name may have",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/names/",
)


@audit(
    title="Real names and addresses are accepted",
    failed_title="Real names or addresses are refused",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="A form that calls somebody's name wrong says that people like them were not expected.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Remove the pattern from the field: accept letters of every script, apostrophes, "
        "hyphens, spaces, one word and 100 characters.",
        effort=Effort.HOURS,
    ),
    sources=(GOV_UK,),
)
def real_names(
    starts: tuple[WalkStarted, ...],
    questions: tuple[QuestionAsked, ...],
    errors: tuple[ErrorShown, ...],
    probes: tuple[ProbeResult, ...],
    actions: tuple[ActionTaken, ...],
) -> Verdict:
    """Fail on every refusal or change of a name, address or number of one's own."""
    trial = name_trial(starts, questions, errors, probes, actions)
    count = len(trial.refusals)
    if not trial.tried and not count:
        return cannot_tell("No name was typed")
    measured = Measurement(name="refused_names", value=count, unit="refusals", n=trial.tried)
    return Verdict(
        outcome=Outcome.FAILED if count else Outcome.PASSED,
        summary=f"{trial.tried} names were tried; {count} refusals or changes",
        measurements=(measured,),
        findings=tuple(
            Finding(code=r.code, message=r.words, evidence=(r.evidence,), quote=r.quote)
            for r in trial.refusals
        ),
    )


START = walk_started(candidate_name="Siobhán O'Neill-Núñez")
TYPED = acted(Action.FILL, question="1.First name", held=True)

EXAMPLES = (
    Example("taken as typed", given=[START, question(), TYPED], outcome=Outcome.PASSED),
    Example(
        "an apostrophe refused",
        given=[
            START,
            question(),
            TYPED,
            objected(question="1.First name", refused_value="O'Neill"),
        ],
        outcome=Outcome.FAILED,
        codes={"refused"},
    ),
    Example(
        "left empty is no refusal",
        given=[START, question(), TYPED, objected(question="1.First name")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "accents stripped",
        given=[START, question(), acted(question="1.First name", held=False)],
        outcome=Outcome.FAILED,
        codes={"changed"},
    ),
    Example("a probe held", given=[probed("name", held=True)], outcome=Outcome.PASSED),
    Example(
        "a probe refused",
        given=[probed("name", held=False, detail="李")],
        outcome=Outcome.FAILED,
        codes={"refused"},
    ),
    Example("a probe not made", given=[probed("name", held=None)], outcome=Outcome.CANNOT_TELL),
    Example("no name typed", given=[START, question()], outcome=Outcome.CANNOT_TELL),
)

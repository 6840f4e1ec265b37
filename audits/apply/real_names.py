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
from harness.reading.forms import in_order
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

GOV_UK = Source(
    text="GOV.UK Design System, Names: support every character, number and symbol a name may have",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/names/",
)
OWN = ("name.", "email", "phone", "address.")


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
    """Gather refusals of measured walks, changed names, and the name probes of inspections."""
    measured = {start.walk for start in starts if not start.inspection}
    meaning = {(q.walk, q.question): q.meaning for q in questions if not q.honeypot}
    findings = []
    for error in in_order(errors):
        about = error.meaning or meaning.get((error.walk, error.question or ""), "")
        if error.walk in measured and error.refused_value and about.startswith(OWN):
            findings.append(
                Finding(
                    code="refused",
                    message=f"“{error.refused_value}” was refused ({about})",
                    evidence=(error.id,),
                    quote=error.text,
                )
            )
    tried = [probe for probe in in_order(probes) if probe.probe == "name"]
    findings += [
        Finding(
            code="refused",
            message=f"“{probe.label or 'A name field'}” does not take: {probe.detail}",
            evidence=(probe.id,),
        )
        for probe in tried
        if probe.held is False
    ]
    typed = [
        act
        for act in in_order(actions)
        if act.walk in measured
        and act.action is Action.FILL
        and meaning.get((act.walk, act.question or ""), "").startswith("name.")
    ]
    findings += [
        Finding(
            code="changed",
            message=f"What was typed into “{act.target}” was changed",
            evidence=(act.id,),
        )
        for act in typed
        if act.held is False
    ]
    count = len(typed) + sum(probe.held is not None for probe in tried)
    if not findings and not count:
        return cannot_tell("No name was typed")
    return Verdict(
        outcome=Outcome.FAILED if findings else Outcome.PASSED,
        summary=f"{len(findings)} refusals or changes; {count} names were tried",
        measurements=(
            Measurement(name="refused_names", value=len(findings), unit="refusals", n=count),
        ),
        findings=tuple(findings),
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

"""Whether one learns, before starting, how long it takes and what to have ready."""

from harness.evidence import Posting, StepShown
from harness.example import Example
from harness.example.walks import posting, step
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.postings import effort_stated
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

CANDE = Source(
    text="Candidate Experience Awards (CandE) 2018: 26.9 % of the winners show the expected time "
    "to apply",
    grade=Grade.B,
    url="https://employerbrandmagazine.com/"
    "a-proven-way-to-improve-candidate-experience-set-expectations",
)


@audit(
    title="One learns beforehand how long it takes and what to have ready",
    failed_title="Nothing says beforehand how long it takes or what to have ready",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.MINOR,
    grade=Grade.B,
    why="Who applies on a phone between two shifts must know whether it can be done in a break.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Say above the “Apply” button: “About … minutes; have your CV ready”.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE,),
)
def effort_foretold(postings: tuple[Posting, ...], steps: tuple[StepShown, ...]) -> Verdict:
    """Look for a time and for documents in the posting and on the form's first step."""
    early = [(item.id, item.text) for item in postings if item.text.strip()]
    early += [(item.id, item.text) for item in steps if item.step <= 1 and item.text.strip()]
    if not early:
        return cannot_tell("Neither the posting nor the form's first step was seen")
    found = effort_stated(text for _, text in sorted(early))
    lacking = []
    if found.time is None:
        lacking.append(("no-time", "Nothing says how long it takes"))
    if found.documents is None:
        lacking.append(("no-documents", "Nothing says what to have ready"))
    outcome = (Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED)[len(lacking)]
    return Verdict(
        outcome=outcome,
        summary=f"{2 - len(lacking)} of 2 are said beforehand: time, and what to have ready",
        findings=tuple(
            Finding(code=code, message=message, evidence=tuple(key for key, _ in sorted(early)))
            for code, message in lacking
        ),
    )


EXAMPLES = (
    Example(
        "both",
        given=[posting("It takes about 5 minutes. Have your CV ready.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "one in the posting, one on the first step",
        given=[posting("You will need your CV."), step(1, "This form takes 5 minutes.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "time alone",
        given=[posting("Apply in 3 minutes.")],
        outcome=Outcome.ATTENTION,
        codes={"no-documents"},
    ),
    Example(
        "neither",
        given=[posting("Ten minutes from the station."), step()],
        outcome=Outcome.FAILED,
        codes={"no-time", "no-documents"},
    ),
    Example(
        "too late",
        given=[posting(), step(3, "It takes 5 minutes. Have your CV ready.")],
        outcome=Outcome.FAILED,
    ),
    Example("nothing seen", given=[], outcome=Outcome.CANNOT_TELL),
)

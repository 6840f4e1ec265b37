"""Whether a step that is left empty says in words what is missing, and where."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import finding, nothing_told, trial
from harness.registry import audit
from harness.verdict import Measurement, Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 3.3.1 Error Identification (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/error-identification",
)
BESIDE = Source(
    text="GOV.UK Design System, Error message: beside the answer that it is about",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/components/error-message",
)


@audit(
    title="What is missing is said in words, beside the field",
    failed_title="What is missing is not said in words, or not where it is missing",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="A button that does nothing, or a red frame alone, leaves people guessing what is wanted.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Write “Enter your …” beside each field that is missing, and keep the button active.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE, BESIDE),
)
def errors_told(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Fail where an empty step says nothing; attend where its words stand elsewhere."""
    told = trial(probes, "empty advance", aspects=("told",))
    near = trial(probes, "empty advance", aspects=("near",))
    if not told.told:
        return nothing_told(told, absent="No step has required questions and another after it")
    findings = [finding(probe, "nothing-said") for probe in told.broken]
    findings += [finding(probe, "said-elsewhere") for probe in near.broken]
    outcome = Outcome.ATTENTION if near.broken else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if told.broken else outcome,
        summary=f"{len(told.held)} of {told.told} empty steps say what is missing",
        measurements=(
            Measurement(name="silent_steps", value=len(told.broken), unit="steps", n=told.told),
        ),
        findings=tuple(findings),
    )


TOLD = probed("empty advance", aspect="told", held=True, quote="Enter your name")
SILENT = probed("empty advance", aspect="told", held=False, detail="the page says nothing")
NEAR = probed("empty advance", aspect="near", held=True)
AWAY = probed("empty advance", aspect="near", held=False, quote="3 fields are missing")

EXAMPLES = (
    Example("in words, beside the field", given=[TOLD, NEAR], outcome=Outcome.PASSED),
    Example(
        "at the top alone",
        given=[TOLD, AWAY],
        outcome=Outcome.ATTENTION,
        codes={"said-elsewhere"},
    ),
    Example("nothing happens", given=[SILENT], outcome=Outcome.FAILED, codes={"nothing-said"}),
    Example(
        "one of two steps is silent",
        given=[TOLD, NEAR, SILENT],
        outcome=Outcome.FAILED,
        codes={"nothing-said"},
    ),
    Example(
        "went on empty",
        given=[probed("empty advance", aspect="told", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing required", given=[probed("title", held=True)], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

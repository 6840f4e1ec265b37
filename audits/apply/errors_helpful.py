"""Whether wrong answers are caught before one goes on, in words that say how to mend them."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import finding, nothing_told, trial
from harness.registry import audit
from harness.verdict import Measurement, Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 3.3.3 Error Suggestion (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/error-suggestion",
)
GOV_UK = Source(
    text="GOV.UK Design System, Validation: say what has gone wrong and how to fix it",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/validation",
)


@audit(
    title="Wrong answers are caught, in words that help",
    failed_title="Wrong answers go through, or are refused without help",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.A,
    per=Per.RUN,
    why="A mistyped address that nobody catches means that no answer ever arrives; “not correct” "
    "helps nobody to mend it.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Say what is expected with an example: “Enter an e-mail address with an @, such as "
        "name@example.com”.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE, GOV_UK),
)
def errors_helpful(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Attend to wrong answers that go through, and to objections that do not say how to mend."""
    caught = trial(probes, "wrong value", aspects=("caught",))
    helped = trial(probes, "wrong value", aspects=("told how",))
    if not caught.told:
        return nothing_told(caught, absent="No step has a field whose answer can be wrong")
    findings = [finding(probe, "not-caught") for probe in caught.broken]
    findings += [finding(probe, "no-help") for probe in helped.broken]
    return Verdict(
        outcome=Outcome.ATTENTION if findings else Outcome.PASSED,
        summary=f"{len(caught.held)} of {caught.told} wrong answers are caught, "
        f"{len(helped.held)} with words that help",
        measurements=(
            Measurement(
                name="wrong_answers_caught",
                value=len(caught.held),
                unit="answers",
                n=caught.told,
            ),
        ),
        findings=tuple(findings),
    )


CAUGHT = probed("wrong value", aspect="caught", held=True, label="E-mail")
MISSED = probed("wrong value", aspect="caught", held=False, label="E-mail", detail="went on")
HELP = probed("wrong value", aspect="told how", held=True, quote="Enter an address with an @")
NO_HELP = probed("wrong value", aspect="told how", held=False, quote="Not correct")

EXAMPLES = (
    Example("caught, with an example", given=[CAUGHT, HELP], outcome=Outcome.PASSED),
    Example(
        "caught, “not correct”",
        given=[CAUGHT, NO_HELP],
        outcome=Outcome.ATTENTION,
        codes={"no-help"},
    ),
    Example("not caught", given=[MISSED], outcome=Outcome.ATTENTION, codes={"not-caught"}),
    Example(
        "not known what it said",
        given=[probed("wrong value", aspect="caught", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no such field", given=[probed("title", held=True)], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

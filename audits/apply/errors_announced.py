"""Whether people who do not see the page hear what is missing."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 4.1.3 Status Messages (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/status-messages",
)


@audit(
    title="What is missing is said to screen readers, too",
    failed_title="What is missing is shown without a word to screen readers",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Who does not see the red words presses the button again and again, and gives up.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Put the objections into an element with role=alert, or move the focus to them; tie "
        "each to its field by aria-describedby and set aria-invalid.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE,),
)
def errors_announced(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Look for an alert, a tied description or a focus that moves, on steps left empty."""
    return judged(
        trial(probes, "empty advance", aspects=("announced",)),
        code="not-announced",
        absent="No step objected to being left empty",
        good="On every step that objected, a screen reader hears of it",
        bad="steps object without a word to screen readers",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("empty advance", aspect="announced", held=True)
BROKEN = probed("empty advance", aspect="announced", held=False, quote="Required")

EXAMPLES = (
    Example("an alert", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "red words alone", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"not-announced"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("empty advance", aspect="announced", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

"""Whether a phone may be held upright or across."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 1.3.4 Orientation (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/orientation",
)


@audit(
    title="The form is shown whichever way a phone is held",
    failed_title="One way of holding a phone hides the form",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="A phone in a wheelchair’s holder cannot be turned.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Remove the style or script that hides the page in one orientation.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE,),
)
def either_way_up(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Fail where one orientation shows no field and no button."""
    return judged(
        trial(probes, "orientation"),
        code="one-way-only",
        absent="No step was laid out",
        good="Both ways show the form",
        bad="steps are shown one way only",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("orientation", held=True)
BROKEN = probed("orientation", held=False, detail="one way, no field and no button is shown")

EXAMPLES = (
    Example("both ways", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "“turn your phone”", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"one-way-only"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("orientation", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

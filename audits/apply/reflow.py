"""Whether the form can be used 320 pixels wide, as at 400 % zoom."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 1.4.10 Reflow (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
)


@audit(
    title="The form fits a width of 320 pixels",
    failed_title="At a width of 320 pixels the form is cut off or scrolls sideways",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Who enlarges the page to 400 % sees it like this; reading line by line sideways is "
    "hardly possible.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Let the named elements shrink or wrap: no fixed widths above 320 pixels, and no "
        "bars that stay in place over the form.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE,),
)
def reflow(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Judge each step as it was laid out 320 CSS pixels wide."""
    return judged(
        trial(probes, "reflow"),
        code="no-reflow",
        absent="No step was laid out",
        good="Every step fits",
        bad="steps do not fit",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("reflow", held=True)
BROKEN = probed(
    "reflow",
    held=False,
    detail="“Continue” reaches beyond the right edge; the page is 992 pixels wide",
)

EXAMPLES = (
    Example("all fits", given=[HELD], outcome=Outcome.PASSED),
    Example("a table-like form", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"no-reflow"}),
    Example(
        "the probe could not be made",
        given=[probed("reflow", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

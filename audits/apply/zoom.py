"""Whether the form can be read and worked at 200 % zoom, and with text spaced out."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 1.4.4 Resize Text (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/resize-text",
)
SPACING = Source(
    text="WCAG 2.2, 1.4.12 Text Spacing (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/text-spacing",
)


@audit(
    title="The form can be read at 200 % and with wider text",
    failed_title="At 200 % or with wider text, words are cut off or covered",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="People with low vision or dyslexia set their own size and spacing; what is cut off then "
    "is gone.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Give the named elements room to grow: min-height instead of height, and no "
        "`overflow: hidden` around words.",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE, SPACING),
)
def zoom(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Judge each step at 200 % zoom and with the spacing of WCAG 1.4.12."""
    return judged(
        trial(probes, "zoom", "text spacing"),
        code="cut-off",
        absent="No step was laid out",
        good="Nothing is cut off or covered",
        bad="looks show words cut off or covered",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("zoom", held=True)
BROKEN = probed("zoom", held=False, detail="“Send application” is cut off or beyond the edge")

EXAMPLES = (
    Example("room to grow", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "a button of fixed height", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"cut-off"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("zoom", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

"""Whether limits of length are told before one meets them."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(text="Our convention: a limit is told beside the field that has it", grade=Grade.D)


@audit(
    title="Limits of length are told",
    failed_title="Limits of length are met without warning",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MINOR,
    grade=Grade.D,
    per=Per.RUN,
    why="An answer that is cut off in the middle was written for nothing, and nobody says so.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Write the limit under the question: “Up to 500 characters”.",
        effort=Effort.MINUTES,
    ),
    sources=(SOURCE,),
)
def limits_told(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Look for the number beside each longer field that cuts answers off."""
    return judged(
        trial(probes, "length"),
        code="limit-untold",
        absent="No field for longer answers has a limit",
        good="Every limit is told",
        bad="limits are not told",
        worst=Outcome.ATTENTION,
    )


LOOKED = probed("title", held=True)
HELD = probed("length", held=True)
BROKEN = probed("length", held=False, label="Why us?", detail="nothing says so")

EXAMPLES = (
    Example("“Up to 500 characters”", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "cut off without a word",
        given=[HELD, BROKEN],
        outcome=Outcome.ATTENTION,
        codes={"limit-untold"},
    ),
    Example(
        "the probe could not be made",
        given=[probed("length", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

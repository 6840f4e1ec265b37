"""Whether the form keeps still for people who ask for less motion."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 2.2.2 Pause, Stop, Hide (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide",
)


@audit(
    title="Who asks for less motion gets it",
    failed_title="The form goes on moving",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.A,
    per=Per.RUN,
    why="Motion makes some people ill, and takes from others what they need to read.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Switch endless animations off under `prefers-reduced-motion: reduce`.",
        effort=Effort.MINUTES,
    ),
    sources=(SOURCE,),
)
def less_motion(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Look for animations of more than five seconds while less motion is asked for."""
    return judged(
        trial(probes, "motion"),
        code="moves-on",
        absent="No step was laid out",
        good="Nothing moves for longer than five seconds",
        bad="steps go on moving",
        worst=Outcome.ATTENTION,
    )


LOOKED = probed("title", held=True)
HELD = probed("motion", held=True)
BROKEN = probed("motion", held=False, detail="“We hire!” goes on moving")

EXAMPLES = (
    Example("all still", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "an endless banner", given=[HELD, BROKEN], outcome=Outcome.ATTENTION, codes={"moves-on"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("motion", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

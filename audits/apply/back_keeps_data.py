"""Whether the browser’s Back leads to the step before, with its answers."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="GOV.UK Design System, Back link: lead to the previous page in the state in which it was "
    "last seen; many avoid the browser’s Back because sites break on it",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/components/back-link",
)


@audit(
    title="Back leads to the step before, with its answers",
    failed_title="Back loses answers, or leads out of the form",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Back is what people press to correct something; on a phone it is a swipe made by mistake.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Give every step an address of its own (history.pushState in a single-page form), "
        "and fill it with the answers that were given.",
        effort=Effort.DAYS,
    ),
    sources=(SOURCE,),
)
def back_keeps_data(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Judge what came up after Back and Forward on each step but the first."""
    return judged(
        trial(probes, "back", "forward"),
        code="lost-on-back",
        absent="The form has one step",
        good="Back and Forward keep the step and its answers",
        bad="looks back or forward lose the step or answers",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("back", held=True)
BROKEN = probed("back", held=False, detail="“Data Analyst” came up instead")

EXAMPLES = (
    Example("the step before, as it was", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "out of the form", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"lost-on-back"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("back", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

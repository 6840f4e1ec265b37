"""Whether everything that is missing is told together."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="GOV.UK Design System, Error summary: list all errors of a page together, and beside "
    "each answer",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/components/error-summary",
)


@audit(
    title="All that is missing on a page is told at once",
    failed_title="What is missing is told one by one",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.B,
    per=Per.RUN,
    why="Each further round of the same page costs a candidate the patience for the next one.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Check all fields of a page before objecting, and list all objections (novalidate on "
        "the form switches off the browser’s own bubbles, which come one by one).",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE,),
)
def errors_all_at_once(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Compare the required questions of an empty step with those that its objections name."""
    return judged(
        trial(probes, "empty advance", aspects=("all at once",)),
        code="one-by-one",
        absent="No step has two required questions and objected",
        good="Every page names all that is missing",
        bad="pages do not name all that is missing",
        worst=Outcome.ATTENTION,
    )


LOOKED = probed("title", held=True)
HELD = probed("empty advance", aspect="all at once", held=True)
BROKEN = probed(
    "empty advance", aspect="all at once", held=False, detail="1 of 3 missing answers are named"
)

EXAMPLES = (
    Example("three of three named", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "one of three named", given=[HELD, BROKEN], outcome=Outcome.ATTENTION, codes={"one-by-one"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("empty advance", aspect="all at once", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

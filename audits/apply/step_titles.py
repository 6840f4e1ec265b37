"""Whether the title of every page says what it is for."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="WCAG 2.2, 2.4.2 Page Titled (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/page-titled",
)


@audit(
    title="Every step has a title",
    failed_title="Steps have no title",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MINOR,
    grade=Grade.A,
    per=Per.RUN,
    why="A screen reader says the title first, and tabs are found by it.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Set `<title>` to the step, the job and the company.",
        effort=Effort.MINUTES,
    ),
    sources=(SOURCE,),
)
def step_titles(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Fail on a title that is empty or only an address."""
    return judged(
        trial(probes, "title"),
        code="no-title",
        absent="No step was seen",
        good="Every step has a title",
        bad="steps have no title that says anything",
        worst=Outcome.FAILED,
    )


LOOKED = probed("reflow", held=True)
HELD = probed("title", held=True)
BROKEN = probed("title", held=False, detail="the title is empty or says nothing")

EXAMPLES = (
    Example("“About you – Acme”", given=[HELD], outcome=Outcome.PASSED),
    Example("an empty title", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"no-title"}),
    Example(
        "the probe could not be made",
        given=[probed("title", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

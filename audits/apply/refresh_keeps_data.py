"""Whether loading a page again keeps what was typed into it."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="Our convention: a reload, or a phone that drops the page, costs no answers", grade=Grade.D
)


@audit(
    title="A page that is loaded again still holds the answers",
    failed_title="A page that is loaded again has lost the answers",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="Phones drop pages in the background; a call or a look at the CV then costs all that was "
    "typed.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Keep the answers of a page as a draft while they are typed: on the server, or in "
        "the browser’s session storage.",
        effort=Effort.DAYS,
    ),
    sources=(SOURCE,),
)
def refresh_keeps_data(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Compare answers before and after a step was loaded again; files and passwords aside."""
    return judged(
        trial(probes, "refresh"),
        code="lost-on-refresh",
        absent="No step held answers",
        good="Every page that was loaded again still held its answers",
        bad="pages lose answers when they are loaded again",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("refresh", held=True)
BROKEN = probed("refresh", held=False, detail="4 of 5 answers are gone")

EXAMPLES = (
    Example("all kept", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "four of five gone", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"lost-on-refresh"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("refresh", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

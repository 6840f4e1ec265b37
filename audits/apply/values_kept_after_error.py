"""Whether a mistake in one answer leaves the others as they are."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="GOV.UK Design System, Question pages: people come back to a page in the state in which "
    "they last saw it",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/question-pages",
)
REDUNDANT = Source(
    text="WCAG 2.2, 3.3.7 Redundant Entry (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry",
)


@audit(
    title="A mistake costs no other answer",
    failed_title="A mistake in one answer loses others",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Losing what one has typed is the moment at which people close the page.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Send the answers back with the objections, and put each into its field again "
        "(passwords and files aside).",
        effort=Effort.HOURS,
    ),
    sources=(SOURCE, REDUNDANT),
)
def values_kept_after_error(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Compare the other answers of a step before and after it objected to one of them."""
    return judged(
        trial(probes, "kept after error"),
        code="lost-after-error",
        absent="No step objected to a wrong answer",
        good="After an objection all other answers are still there",
        bad="pages lose answers after an objection",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("kept after error", held=True)
BROKEN = probed("kept after error", held=False, detail="2 of 5 answers are gone: “City”, “Region”")

EXAMPLES = (
    Example("all kept", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "two of five gone", given=[HELD, BROKEN], outcome=Outcome.FAILED, codes={"lost-after-error"}
    ),
    Example(
        "the probe could not be made",
        given=[probed("kept after error", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

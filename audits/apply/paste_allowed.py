"""Whether one may paste into the fields."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import judged, trial
from harness.registry import audit
from harness.verdict import Outcome, Verdict

SOURCE = Source(
    text="Lighthouse, Allows users to paste into input fields: preventing it is bad for people "
    "and blocks password managers",
    grade=Grade.B,
    url="https://developer.chrome.com/docs/lighthouse/best-practices/paste-preventing-inputs/",
)
LOGIN = Source(
    text="WCAG 2.2, 3.3.8 Accessible Authentication (AA), for passwords and codes",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum",
)


@audit(
    title="One may paste into every field",
    failed_title="Fields refuse what is pasted",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.B,
    per=Per.RUN,
    why="A prepared answer, a password manager and people who cannot type long texts all depend "
    "on it.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Remove the handler of `paste` (and of Ctrl+V) from the field; a second e-mail field "
        "needs none either.",
        effort=Effort.MINUTES,
    ),
    sources=(SOURCE, LOGIN),
)
def paste_allowed(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Fail on every field that stops a paste."""
    return judged(
        trial(probes, "paste"),
        code="paste-blocked",
        absent="No step has a field that one writes in",
        good="Every field takes what is pasted",
        bad="fields refuse what is pasted",
        worst=Outcome.FAILED,
    )


LOOKED = probed("title", held=True)
HELD = probed("paste", held=True)
BROKEN = probed("paste", held=False, label="Confirm your e-mail", detail="the page stops it")

EXAMPLES = (
    Example("pasted", given=[HELD], outcome=Outcome.PASSED),
    Example(
        "the second e-mail field refuses",
        given=[HELD, BROKEN],
        outcome=Outcome.FAILED,
        codes={"paste-blocked"},
    ),
    Example(
        "the probe could not be made",
        given=[probed("paste", held=None)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("nothing of the kind on any step", given=[LOOKED], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

"""Whether one sees where the focus is while one goes through the form with the Tab key."""

from harness.evidence import ProbeResult
from harness.example import Example
from harness.example.walks import probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.inspection import finding, nothing_told, trial
from harness.registry import audit
from harness.verdict import Measurement, Outcome, Verdict

VISIBLE = Source(
    text="WCAG 2.2, 2.4.7 Focus Visible (AA) and 2.4.11 Focus Not Obscured (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible",
)
ORDER = Source(
    text="WCAG 2.2, 2.1.2 No Keyboard Trap (A) and 2.4.3 Focus Order (A)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/focus-order",
)


@audit(
    title="The focus can be seen, in order, and leaves every control",
    failed_title="The focus cannot be seen, lies under something, or is caught",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Without a mouse, the focus is the hand: who does not see it does not know where they "
    "type.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Remove `outline: none` or give `:focus-visible` a clear outline; keep the order of "
        "the source, and give bars that stay in place a `scroll-padding`.",
        effort=Effort.HOURS,
    ),
    sources=(VISIBLE, ORDER),
)
def focus_seen(probes: tuple[ProbeResult, ...]) -> Verdict:
    """Fail on a trap and on a focus out of sight; attend to an order that jumps up the page."""
    parts = {
        "trap": trial(probes, "keyboard trap"),
        "focus-unseen": trial(probes, "focus visible"),
        "focus-covered": trial(probes, "focus obscured"),
        "order-jumps": trial(probes, "focus order"),
    }
    told = sum(part.told for part in parts.values())
    if not told:
        return nothing_told(parts["focus-unseen"], absent="Nothing on any step takes the focus")
    findings = [finding(probe, code) for code, part in parts.items() for probe in part.broken]
    hard = [one for one in findings if one.code != "order-jumps"]
    soft = Outcome.ATTENTION if findings else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if hard else soft,
        summary=f"{len(findings)} of {told} looks at the focus found something"
        if findings
        else "On every step the focus was seen, in order, and came through",
        measurements=(
            Measurement(name="focus_findings", value=len(findings), unit="findings", n=told),
        ),
        findings=tuple(findings),
    )


SEEN = probed("focus visible", held=True)

EXAMPLES = (
    Example("seen everywhere", given=[SEEN], outcome=Outcome.PASSED),
    Example(
        "one field without an outline",
        given=[SEEN, probed("focus visible", held=False, detail="“City” looks the same")],
        outcome=Outcome.FAILED,
        codes={"focus-unseen"},
    ),
    Example(
        "under a cookie bar",
        given=[SEEN, probed("focus obscured", held=False, detail="“City” lies under “Cookies”")],
        outcome=Outcome.FAILED,
        codes={"focus-covered"},
    ),
    Example(
        "caught in a date field",
        given=[SEEN, probed("keyboard trap", held=False, detail="“Date”")],
        outcome=Outcome.FAILED,
        codes={"trap"},
    ),
    Example(
        "jumps up the page",
        given=[SEEN, probed("focus order", held=False, detail="from “City” up to “Name”")],
        outcome=Outcome.ATTENTION,
        codes={"order-jumps"},
    ),
    Example("nothing to focus", given=[probed("title", held=True)], outcome=Outcome.INAPPLICABLE),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

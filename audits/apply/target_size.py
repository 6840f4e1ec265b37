"""Whether what one presses is large enough for fingers that shake."""

from harness.evidence import AccessibilityFinding, ProbeResult
from harness.example import Example
from harness.example.walks import axe_found, probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.forms import in_order
from harness.reading.inspection import nothing_told, trial
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict

WCAG = Source(
    text="WCAG 2.2, 2.5.8 Target Size (Minimum) (AA): 24 by 24 CSS pixels, or as much space",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum",
)


@audit(
    title="Everything to press is 24 pixels large, or has that space",
    failed_title="Things to press are smaller than 24 pixels and close together",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.A,
    per=Per.RUN,
    why="A finger that shakes, or a thumb on a bus, presses the wrong one of two small things.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Give the named controls a height and a width of 24 pixels or more (44 is better).",
        effort=Effort.MINUTES,
    ),
    sources=(WCAG,),
)
def target_size(
    probes: tuple[ProbeResult, ...], rules: tuple[AccessibilityFinding, ...]
) -> Verdict:
    """Fail where axe's rule of that name is broken."""
    looks = trial(probes, "axe")
    if not looks.told:
        return nothing_told(looks, absent="No step was looked at")
    small = [one for one in in_order(rules) if one.rule == "target-size" and one.certain]
    places = sum(max(1, len(one.targets)) for one in small)
    return Verdict(
        outcome=Outcome.FAILED if small else Outcome.PASSED,
        summary=f"{places} targets are too small",
        measurements=(
            Measurement(name="small_targets", value=places, unit="targets", n=looks.told),
        ),
        findings=tuple(
            Finding(
                code="small-target",
                message=f"On step {one.step}: " + ", ".join(f"`{at}`" for at in one.targets[:5]),
                evidence=(one.id,),
            )
            for one in small
        ),
    )


LOOKED = probed("axe", held=True)

EXAMPLES = (
    Example("large enough", given=[LOOKED], outcome=Outcome.PASSED),
    Example(
        "other rules are another matter", given=[LOOKED, axe_found("label")], outcome=Outcome.PASSED
    ),
    Example(
        "16 pixels, side by side",
        given=[LOOKED, axe_found("target-size", criteria=("2.5.8",))],
        outcome=Outcome.FAILED,
        codes={"small-target"},
    ),
    Example(
        "axe cannot tell",
        given=[LOOKED, axe_found("target-size", criteria=("2.5.8",), certain=False)],
        outcome=Outcome.PASSED,
    ),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)

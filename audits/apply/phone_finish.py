"""Whether one can apply on a phone, without scrolling sideways."""

from harness.evidence import Barrier, Ending, Obstacle, StepShown, WalkEnded, WalkStarted
from harness.example import Example
from harness.example.walks import barrier, ended, step, walk_started
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import Fate, fate, in_order, on_phone
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

APPCAST = Source(
    text="Appcast 2021 (traffic of job advertisements): 67 % of applications come from phones",
    grade=Grade.B,
)
WCAG = Source(
    text="WCAG 2.2, 1.4.10 Reflow (AA): no scrolling in two directions",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/reflow",
)
ROUNDING = 1  # CSS pixels that a fractional layout may add


@audit(
    title="One can apply on a phone",
    failed_title="One cannot apply on a phone",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.CRITICAL,
    grade=Grade.B,
    why="For many, most of all in hourly work, the phone is the only computer.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Walk the form on a 390-pixel screen, and mend the steps that the findings name.",
        effort=Effort.DAYS,
    ),
    sources=(APPCAST, WCAG),
)
def phone_finish(
    starts: tuple[WalkStarted, ...],
    steps: tuple[StepShown, ...],
    barriers: tuple[Barrier, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """Judge walks by touch on a narrow screen: finished, and no step wider than the screen."""
    if not any(on_phone(start, steps) for start in starts):
        return inapplicable("This candidate does not apply on a phone")
    # A phone zooms out from a wide page, and then calls its screen as wide as the page.
    screen = min((s.viewport_width for s in steps), default=0)
    wide = [s for s in in_order(steps) if s.content_width > screen + ROUNDING]
    measured = Measurement(name="wide_steps", value=len(wide), unit="steps", n=len(steps))
    findings = [
        Finding(
            code="sideways",
            message=f"Step {s.step} is {s.content_width} pixels wide on {screen}",
            evidence=(s.id,),
        )
        for s in wide
    ]
    found = fate(endings, barriers)
    if found is Fate.NOT_KNOWN:
        return cannot_tell("The walk ended for another reason", *findings, measurements=(measured,))
    if found is Fate.BLOCKED:
        walls = [wall for wall in in_order(barriers) if wall.stopped]
        stopped = Finding(
            code="stopped",
            message="; ".join(f"{w.obstacle} on step {w.step}" for w in walls) or "It ended early",
            evidence=tuple(wall.id for wall in walls) or tuple(sorted(e.id for e in endings)),
        )
        return Verdict(
            outcome=Outcome.FAILED,
            summary="The application could not be finished on a phone",
            measurements=(measured,),
            findings=(stopped, *findings),
        )
    return Verdict(
        outcome=Outcome.ATTENTION if wide else Outcome.PASSED,
        summary=f"Finished on a phone; {len(wide)} steps scroll sideways",
        measurements=(measured,),
        findings=tuple(findings),
    )


PHONE = walk_started(device="iPhone 13", input="touch")


def _screen(width: int) -> StepShown:
    return step(viewport_width=390, viewport_height=664, content_width=width)


PUZZLE = barrier(Obstacle.CAPTCHA)
STOPPED = ended(Ending.COULD_NOT_FINISH)
FITS = _screen(390)
ZOOMED = step(2, viewport_width=1075, content_width=1075)
TABLET = step(viewport_width=820, content_width=820)

EXAMPLES = (
    Example("fits but for rounding", given=[PHONE, _screen(391), ended()], outcome=Outcome.PASSED),
    Example(
        "two pixels too wide",
        given=[PHONE, _screen(392), ended()],
        outcome=Outcome.ATTENTION,
        codes={"sideways"},
    ),
    Example(
        "zoomed out from a wide step",
        given=[PHONE, FITS, ZOOMED, ended()],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "the button is out of reach",
        given=[PHONE, _screen(390), barrier(Obstacle.NO_WAY_ON), STOPPED],
        outcome=Outcome.FAILED,
        codes={"stopped"},
    ),
    Example("a puzzle", given=[PHONE, FITS, PUZZLE, STOPPED], outcome=Outcome.CANNOT_TELL),
    Example(
        "the tool broke", given=[PHONE, FITS, ended(Ending.TOOL_FAULT)], outcome=Outcome.CANNOT_TELL
    ),
    Example("a tablet", given=[PHONE, TABLET, ended()], outcome=Outcome.INAPPLICABLE),
    Example("a desktop", given=[walk_started(), step(), ended()], outcome=Outcome.INAPPLICABLE),
)

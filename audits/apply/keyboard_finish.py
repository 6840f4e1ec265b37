"""Whether one can apply with the keyboard alone."""

from harness.evidence import ActionTaken, Barrier, Ending, Obstacle, WalkEnded, WalkStarted
from harness.example import Example
from harness.example.walks import acted, barrier, ended, walk_started
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import Fate, fate, in_order
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

WCAG = Source(
    text="WCAG 2.2, 2.1.1 Keyboard, 2.1.2 No Keyboard Trap (A) and 2.4.7 Focus Visible (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/keyboard",
)
BLIND_TESTERS = Source(
    text="Three blind testers on 30 sites of Fortune 500 employers: 55.6 % of 90 attempts "
    "succeeded, 76.7 % of the sites blocked at least one tester",
    grade=Grade.A,
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC10961918",
)
KEYBOARD = frozenset({Obstacle.KEYBOARD_TRAP, Obstacle.NOT_BY_KEYBOARD})


@audit(
    title="One can apply with the keyboard alone",
    failed_title="One cannot apply with the keyboard alone",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.CRITICAL,
    grade=Grade.A,
    why="Screen readers, switches and many people with pain work through the keyboard; what it "
    "does not reach does not exist for them.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Replace the named control by a native one, or give it focus and keys.",
        effort=Effort.DAYS,
    ),
    sources=(WCAG, BLIND_TESTERS),
)
def keyboard_finish(
    starts: tuple[WalkStarted, ...],
    actions: tuple[ActionTaken, ...],
    barriers: tuple[Barrier, ...],
    endings: tuple[WalkEnded, ...],
) -> Verdict:
    """Judge walks of candidates who use the keyboard only; focus must be seen on the way."""
    if not any(start.input == "keyboard-only" for start in starts):
        return inapplicable("This candidate does not depend on the keyboard")
    walls = [wall for wall in in_order(barriers) if wall.obstacle in KEYBOARD]
    unseen = [act for act in in_order(actions) if act.focus_visible is False]
    findings = [
        Finding(
            code="trap" if wall.obstacle is Obstacle.KEYBOARD_TRAP else "not-reachable",
            message=f"On step {wall.step}: {wall.obstacle}",
            evidence=(wall.id,),
            quote=wall.text,
        )
        for wall in walls
    ]
    findings += [
        Finding(
            code="focus-unseen",
            message=f"On step {act.step} nothing shows that “{act.target}” has the focus",
            evidence=(act.id,),
        )
        for act in unseen
    ]
    if any(wall.stopped for wall in walls):
        return Verdict(
            outcome=Outcome.FAILED,
            summary="The keyboard did not get through the form",
            findings=tuple(findings),
        )
    if fate(endings, barriers) is not Fate.FINISHED:
        return cannot_tell("Something else than the keyboard ended the walk", *findings)
    return Verdict(
        outcome=Outcome.ATTENTION if findings else Outcome.PASSED,
        summary="The keyboard got through, with detours or out of sight"
        if findings
        else "The keyboard got through, and focus was seen all the way",
        findings=tuple(findings),
    )


KEYS = walk_started(input="keyboard-only")
SEEN = acted(focus_visible=True)
STOPPED = ended(Ending.COULD_NOT_FINISH)

EXAMPLES = (
    Example("to the end, focus seen", given=[KEYS, SEEN, ended()], outcome=Outcome.PASSED),
    Example(
        "to the end, focus out of sight",
        given=[KEYS, SEEN, acted(focus_visible=False), ended()],
        outcome=Outcome.ATTENTION,
        codes={"focus-unseen"},
    ),
    Example(
        "a control that the keyboard does not reach",
        given=[KEYS, barrier(Obstacle.NOT_BY_KEYBOARD), STOPPED],
        outcome=Outcome.FAILED,
        codes={"not-reachable"},
    ),
    Example(
        "a trap with a way around",
        given=[KEYS, barrier(Obstacle.KEYBOARD_TRAP, stopped=False), ended()],
        outcome=Outcome.ATTENTION,
        codes={"trap"},
    ),
    Example(
        "a puzzle is another matter",
        given=[KEYS, barrier(Obstacle.CAPTCHA), STOPPED],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("the tool broke", given=[KEYS, ended(Ending.TOOL_FAULT)], outcome=Outcome.CANNOT_TELL),
    Example("a mouse", given=[walk_started(), ended()], outcome=Outcome.INAPPLICABLE),
)

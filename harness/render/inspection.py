"""What the inspection walks saw: for each step, axe's findings and the probes that did not hold."""

from collections.abc import Sequence
from dataclasses import replace

from harness.evidence import (
    AccessibilityFinding,
    Evidence,
    ProbeResult,
    StepShown,
    WalkEnded,
    WalkStarted,
)
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line, shortened
from harness.render.detail import Detail
from harness.render.walks import Run, of_kind, slug
from harness.render.words import count

_MOST_PLACES = 5
_PROBES = {
    "paste": "Pasted",
    "empty advance": "Left empty",
    "wrong value": "Filled in wrongly",
    "kept after error": "After an objection",
    "refresh": "Loaded again",
    "back": "Back",
    "forward": "Forward",
    "reflow": "320 pixels wide",
    "zoom": "200 % zoom",
    "text spacing": "Wider text",
    "orientation": "Turned",
    "motion": "Less motion asked for",
    "name": "A real name",
    "mail": "A real e-mail address",
    "phone": "A foreign phone number",
    "postcode": "A foreign postcode",
    "free text": "Signs in a text",
    "length": "Limit of length",
    "focus order": "Order of the focus",
    "focus visible": "Sight of the focus",
    "focus obscured": "Focus under something",
    "keyboard trap": "Keyboard trap",
    "title": "Title",
    "time limit": "Limit of time",
}
_IMPACTS = ("critical", "serious", "moderate", "minor")


@record
class Place:
    """An element that a rule is about: its selector, and what axe says of it."""

    selector: str
    says: str


@record
class Rule:
    """One rule of axe on one step; `more` counts the places that are not shown."""

    help: str
    help_url: str | None
    impact: str
    criteria: str
    certain: bool
    places: tuple[Place, ...]
    more: int
    cite: Cite


@record
class Broken:
    """One probe that did not hold."""

    probe: str
    label: str
    detail: str
    tried: str
    expected: str
    quote: str
    cite: Cite


@record
class LookedAt:
    """One step: how many probes held, those that did not, and axe's findings."""

    number: int
    title: str
    told: str
    rules: tuple[Rule, ...]
    unsure: tuple[Rule, ...]
    broken: tuple[Broken, ...]
    open: bool = False


@record
class Inspection:
    """One inspection walk, how it ended, and its steps."""

    title: str
    anchor: str
    how: str
    steps: tuple[LookedAt, ...]


def inspections(run: Run, detail: Detail) -> tuple[Inspection, ...]:
    """The inspection walks of a run, at most as many as walks are shown."""
    starts = [one for one in run.of(WalkStarted) if one.inspection and one.walk]
    latest = {one.walk: one for one in starts}
    return tuple(_inspection(run, start, detail) for start in list(latest.values())[: detail.walks])


def _inspection(run: Run, start: WalkStarted, detail: Detail) -> Inspection:
    mine = [item for item in run.evidence if item.walk == start.walk]
    probes, rules = of_kind(mine, ProbeResult), of_kind(mine, AccessibilityFinding)
    titles = {step.step: step.heading or step.title for step in of_kind(mine, StepShown)}
    numbers = sorted({one.step for one in probes} | {one.step for one in rules})
    steps = [
        _step(
            number,
            titles.get(number) or "",
            [one for one in probes if one.step == number],
            [one for one in rules if one.step == number],
            detail,
        )
        for number in numbers[: detail.frames]
    ]
    first = next((step.number for step in steps if step.rules or step.broken), None)
    return Inspection(
        title=start.posting_title or start.start_url,
        anchor=f"inspection-{slug(start.walk or '')}",
        how=_how(mine, rules),
        steps=tuple(replace(step, open=step.number == first) for step in steps),
    )


def _how(mine: Sequence[Evidence], rules: Sequence[AccessibilityFinding]) -> str:
    ended = of_kind(mine, WalkEnded)
    engines = sorted({one.engine for one in rules if one.engine})
    parts = [*engines, *(one_line(one.reason, 200) for one in ended[-1:])]
    return " · ".join(parts)


def _step(
    number: int,
    title: str,
    probes: Sequence[ProbeResult],
    rules: Sequence[AccessibilityFinding],
    detail: Detail,
) -> LookedAt:
    asked = [one for one in probes if one.probe != "axe"]
    held = sum(one.held is True for one in asked)
    broken = [one for one in asked if one.held is False]
    untold = len(asked) - held - len(broken)
    told = f"{count(held, 'probes')} held, {len(broken)} did not"
    ordered = sorted(rules, key=lambda one: (_IMPACTS.index(one.impact), one.rule))
    seen = tuple(_rule(one) for one in ordered[: detail.findings])
    return LookedAt(
        number=number,
        title=one_line(title, 120),
        told=told + (f", {untold} could not be made" if untold else ""),
        rules=tuple(one for one in seen if one.certain),
        unsure=tuple(one for one in seen if not one.certain),
        broken=tuple(_broken(one, detail) for one in broken[: detail.findings]),
    )


def _rule(one: AccessibilityFinding) -> Rule:
    places = one.nodes[:_MOST_PLACES]
    return Rule(
        help=one_line(one.help, 200),
        help_url=one.help_url if one.help_url.startswith("https://") else None,
        impact=one.impact,
        criteria=", ".join(one.criteria),
        certain=one.certain,
        places=tuple(
            Place(selector=one_line(node.selector, 120), says=one_line(node.says, 240))
            for node in places
        ),
        more=max(len(one.nodes) - len(places), 0),
        cite=cite(one),
    )


def _broken(one: ProbeResult, detail: Detail) -> Broken:
    name = _PROBES.get(one.probe, one.probe)
    return Broken(
        probe=f"{name} ({one.aspect})" if one.aspect else name,
        label=one_line(one.label or "", 120),
        detail=shortened(one.detail, detail.text),
        tried=one_line(one.tried, 240),
        expected=one_line(one.expected, 240),
        quote=one_line(one.quote, 240),
        cite=cite(one),
    )

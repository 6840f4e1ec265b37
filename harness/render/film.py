"""The film strip: every step of a walk, with what it asked and what went wrong there."""

from collections.abc import Sequence

from harness.evidence import Control, Prefill, QuestionAsked, StepShown
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.detail import Detail
from harness.render.walks import Walk
from harness.render.words import joined, number, unit_for

_CONTROL_WORDS = {
    Control.TEXT: "a line of text",
    Control.TEXTAREA: "a text to write",
    Control.SELECT: "a list to choose from",
    Control.COMBOBOX: "a list to search",
    Control.RADIO: "one of several",
    Control.CHECKBOX: "boxes to tick",
    Control.SWITCH: "a switch",
    Control.DATE: "a date",
    Control.FILE: "a file",
    Control.NUMBER: "a number",
    Control.PHONE: "a phone number",
    Control.RICH_TEXT: "a text to write",
    Control.BUTTON_GROUP: "one of several buttons",
    Control.RATING: "a rating",
}


@record
class Asked:
    """One question as the strip shows it; `flags` are what a reader should notice about it."""

    label: str
    control: str
    required: bool | None
    flags: tuple[str, ...]
    cite: Cite


@record
class Frame:
    """One step. `screenshot` is a blob's SHA-256; `domain` is set where it changed."""

    cite: Cite
    number: int
    title: str
    domain: str
    asks: str
    questions: tuple[Asked, ...]
    troubles: tuple[tuple[str, Cite], ...]
    screenshot: str | None
    alternative: str


@record
class Film:
    """The steps of one walk; `more` counts the frames that are not shown."""

    title: str
    anchor: str
    how: str
    frames: tuple[Frame, ...]
    more: int


def film(walk: Walk, detail: Detail) -> Film:
    """The strip of one walk."""
    domains = _changed_domains(walk.steps)
    frames = tuple(_frame(walk, step, domains.get(step.id, "")) for step in walk.steps)
    return Film(
        title=walk.title,
        anchor=f"film-{walk.anchor}",
        how=_how(walk),
        frames=frames[: detail.frames],
        more=max(len(frames) - detail.frames, 0),
    )


def _changed_domains(steps: Sequence[StepShown]) -> dict[str, str]:
    """The host of each step that another one served than the step before."""
    changed = {}
    before = ""
    for step in steps:
        if step.domain != before:
            changed[step.id] = step.domain
        before = step.domain
    return changed


def _how(walk: Walk) -> str:
    start = walk.started
    if start is None:
        return ""
    parts = [f"on {start.device}", f"by {start.input.replace('-', ' ')}"]
    if start.network != "full":
        parts.append(f"over {start.network}")
    if start.zoom != 100:
        parts.append(f"at {start.zoom} % zoom")
    if start.without:
        parts.append(f"without {joined([one_line(thing, 40) for thing in start.without])}")
    driver = "a person walked" if start.driver == "guided" else f"walked by {start.driver}"
    return f"{driver}, {', '.join(parts)}"


def _frame(walk: Walk, step: StepShown, domain: str) -> Frame:
    questions = [q for q in walk.questions if q.step == step.step]
    name = one_line(step.heading or step.title or step.url, 120)
    return Frame(
        cite=cite(step),
        number=step.step,
        title=name,
        domain=domain,
        asks=_asks(questions),
        questions=tuple(_asked(question) for question in questions),
        troubles=_troubles(walk, step.step),
        screenshot=step.screenshot,
        alternative=f"Screenshot of step {step.step}: {name}",
    )


def _asks(questions: Sequence[QuestionAsked]) -> str:
    """`7 questions, 5 required`."""
    if not questions:
        return "asks nothing"
    n = len(questions)
    required = sum(question.required is True for question in questions)
    how_many = {0: "none", n: "all"}.get(required, number(required))
    words = f"{number(n)} {unit_for(n, 'questions')}"
    return f"{words}, required" if required == n == 1 else f"{words}, {how_many} required"


def _asked(question: QuestionAsked) -> Asked:
    flags = []
    if question.sensitive is not None:
        flags.append(str(question.sensitive))
    if question.prefill is Prefill.WRONG:
        flags.append("filled in wrongly from the CV")
    if question.preselected and question.meaning.startswith("consent"):
        flags.append("chosen beforehand")
    if question.required is None:
        flags.append("cannot tell if required")
    return Asked(
        label=one_line(question.label, 140) or "(no label)",
        control=_CONTROL_WORDS[question.control],
        required=question.required,
        flags=tuple(flags),
        cite=cite(question),
    )


def _troubles(walk: Walk, step: int) -> tuple[tuple[str, Cite], ...]:
    barriers = [
        (f"{'Stopped' if b.stopped else 'Hindered'} by {b.obstacle}", cite(b))
        for b in walk.barriers
        if b.step == step
    ]
    errors = [
        (f"The site objected: “{one_line(e.text, 120)}”", cite(e))
        for e in walk.errors
        if e.step == step
    ]
    return (*barriers, *errors)

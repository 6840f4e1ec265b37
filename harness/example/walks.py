"""Builders for what a walk sees and does. Every field can be given by name."""

from typing import Any

from harness.evidence import (
    AccessibilityFinding,
    Action,
    ActionTaken,
    Barrier,
    Control,
    Ending,
    ErrorShown,
    Fact,
    Obstacle,
    Posting,
    ProbeResult,
    QuestionAsked,
    RunStarted,
    StepShown,
    Submission,
    WalkEnded,
    WalkStarted,
)
from harness.example.base import NOW, build

CV = (
    Fact(meaning="name.given", text="Ada"),
    Fact(meaning="name.family", text="Example"),
    Fact(meaning="email", text="ada@example.com"),
    Fact(meaning="history.employer", text="Northwind Traders"),
    Fact(meaning="history.title", text="Data Analyst"),
)


def run_started(**fields: Any) -> RunStarted:
    """The run's first record: who is audited."""
    defaults = {"walk": None, "tool_version": "0.1.0", "command": "walk", "employer": "Acme"}
    return build(RunStarted, defaults, fields)


def walk_started(**fields: Any) -> WalkStarted:
    """Ada sets out on a desktop with a mouse."""
    defaults = {
        "scenario": "example",
        "scenario_title": "Example",
        "stands_for": "Everybody",
        "candidate": "ada",
        "candidate_name": "Ada Example",
        "given_name": "Ada",
        "email": "candidates+ada@example.com",
        "start_url": "https://careers.acme.example/jobs/1",
        "posting_title": "Data Analyst",
        "device": "desktop",
        "input": "mouse",
        "cv_facts": CV,
    }
    return build(WalkStarted, defaults, fields)


def posting(text: str = "We look for a data analyst.", **fields: Any) -> Posting:
    """A posting that says `text`."""
    defaults = {
        "url": "https://careers.acme.example/jobs/1",
        "title": "Data Analyst",
        "text": text,
    }
    return build(Posting, defaults, fields)


def step(number: int = 1, text: str = "About you", **fields: Any) -> StepShown:
    """A step of the form."""
    defaults = {
        "step": number,
        "url": f"https://acme.ats.example/apply/{number}",
        "title": "Apply",
        "heading": "About you",
        "domain": "acme.ats.example",
        "text": text,
        "viewport_width": 1280,
        "viewport_height": 800,
        "content_width": 1280,
    }
    return build(StepShown, defaults, fields)


def question(
    label: str = "First name", meaning: str = "name.given", **fields: Any
) -> QuestionAsked:
    """A required text question of step 1; `question` is its key."""
    defaults = {
        "step": 1,
        "question": f"1.{label}",
        "label": label,
        "control": Control.TEXT,
        "input_type": "text",
        "required": True,
        "required_by": "attribute",
        "meaning": meaning,
        "confidence": 0.99,
        "reason": "example",
        "domain": "acme.ats.example",
    }
    return build(QuestionAsked, defaults, fields)


def questions(number: int, *, first: int = 1, **fields: Any) -> tuple[QuestionAsked, ...]:
    """So many text questions of step 1, labelled "Question 1" and so on from `first`."""
    return tuple(
        question(f"Question {n}", "question.text", **fields) for n in range(first, first + number)
    )


def acted(action: Action = Action.FILL, target: str = "First name", **fields: Any) -> ActionTaken:
    """Something that the candidate did on step 1."""
    return build(ActionTaken, {"step": 1, "action": action, "target": target}, fields)


def objected(text: str = "Enter your first name", **fields: Any) -> ErrorShown:
    """The site objects on step 1."""
    return build(ErrorShown, {"step": 1, "text": text}, fields)


def barrier(obstacle: Obstacle, *, stopped: bool = True, **fields: Any) -> Barrier:
    """Something stood in the way on step 1."""
    defaults = {"step": 1, "obstacle": obstacle, "text": str(obstacle), "stopped": stopped}
    return build(Barrier, defaults, fields)


def probed(probe: str, *, held: bool | None, **fields: Any) -> ProbeResult:
    """A probe of an inspection walk, on step 1."""
    return build(ProbeResult, {"step": 1, "probe": probe, "held": held}, fields)


def axe_found(rule: str, **fields: Any) -> AccessibilityFinding:
    """A rule that axe found broken on step 1; good practice, unless `criteria` are given."""
    defaults = {
        "step": 1,
        "rule": rule,
        "impact": "serious",
        "help": "Form elements must have labels",
        "help_url": f"https://dequeuniversity.com/rules/axe/4.12/{rule}",
        "targets": ("#city",),
        "engine": "axe-core 4.12.1",
    }
    return build(AccessibilityFinding, defaults, fields)


def sent(**fields: Any) -> Submission:
    """The application was sent at `NOW` and confirmed."""
    defaults = {
        "step": 5,
        "intended": "",
        "submitted_at": NOW,
        "confirmed": True,
        "confirmation_text": "Thank you, we have received your application.",
        "url": "https://acme.ats.example/apply/done",
    }
    return build(Submission, defaults, fields)


def ended(ending: Ending = Ending.FINISHED, **fields: Any) -> WalkEnded:
    """The walk ended."""
    defaults = {"ending": ending, "step": 5, "reason": str(ending), "seconds": 3.0}
    return build(WalkEnded, defaults, fields)

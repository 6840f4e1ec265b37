"""Evidence of what a candidate did, what stood in the way, and how the walk ended."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from harness.evidence.base import Evidence, Link
from harness.record import record


class Action(StrEnum):
    """What a candidate does on a step."""

    OPEN_APPLY = "open apply"
    DISMISS = "dismiss"
    FILL = "fill"
    CHOOSE = "choose"
    TICK = "tick"
    UPLOAD = "upload"
    SKIP = "skip"
    ADVANCE = "advance"
    BACK = "back"
    SUBMIT = "submit"
    NAVIGATE = "navigate"
    SCROLL = "scroll"


@record
class ActionTaken(Evidence):
    """Something the candidate did. Values are never stored, only their length.

    `held` says whether the value was read back as typed; None where nothing was to read back.
    `seconds` is the robot's own time: a human's is modelled in `reading.effort`.
    """

    kind: Literal["ActionTaken"] = "ActionTaken"
    step: int
    action: Action
    target: str
    question: str | None = None
    input: Literal["mouse", "keyboard-only", "touch"] = "mouse"
    tries: int = 1
    seconds: float = 0.0
    length: int | None = None
    words: int | None = None
    held: bool | None = None
    key_presses: int | None = None
    focus_visible: bool | None = None


@record
class ErrorShown(Evidence):
    """The site objected: its words, to which question, and whether they are tied to it."""

    kind: Literal["ErrorShown"] = "ErrorShown"
    step: int
    text: str
    question: str | None = None
    meaning: str | None = None
    near_field: bool | None = None
    announced: bool | None = None
    refused_value: str | None = None


class Obstacle(StrEnum):
    """What stands in a candidate's way."""

    CAPTCHA = "captcha"
    ACCOUNT_WALL = "account wall"
    EMAIL_CODE = "e-mail code"
    BLOCKED = "blocked"
    CLOSED_POSTING = "closed posting"
    KEYBOARD_TRAP = "keyboard trap"
    NOT_BY_KEYBOARD = "not reachable by keyboard"
    LOST_DATA = "lost data"
    UNKNOWN_QUESTION = "unknown required question"
    REFUSED_ANSWER = "refused answer"
    NO_FORM = "no form"
    NO_WAY_ON = "no way on"
    OUTSIDE_ALLOW_LIST = "outside the allow-list"
    DUPLICATE = "duplicate application"
    UNREACHABLE = "unreachable"
    NOT_FOUND = "page not found"
    SERVER_ERROR = "server error"
    MAINTENANCE = "closed for maintenance"
    TOO_MANY_REQUESTS = "too many requests"
    GEO_BLOCK = "not open to this country"
    DESKTOP_ONLY = "not on this device"
    ATTEMPTS_USED_UP = "attempts used up"
    ENDLESS_LOADING = "never stops loading"
    MAY_SEND = "may send, which this walk may not"


@record
class Barrier(Evidence):
    """Something that stopped or hindered the walk; `stopped` says whether it ended it."""

    kind: Literal["Barrier"] = "Barrier"
    step: int
    obstacle: Obstacle
    text: str
    stopped: bool
    question: str | None = None


@record
class ProbeResult(Evidence):
    """One probe of an inspection walk: did the page hold what a candidate relies on?

    `held` is None where the probe could not be made, or where the page lets nothing be told.

    Attributes:
        step: The step it was made on.
        probe: What was probed.
        held: Whether the page held.
        question: The question's key, where it was one question.
        label: That question's words, or whatever else was probed.
        detail: What happened.
        aspect: Which side of it: an empty step is `told`, `near`, `announced`, `all at once`.
        tried: What the inspection did.
        expected: What a candidate relies on.
        quote: The site's own words.
    """

    kind: Literal["ProbeResult"] = "ProbeResult"
    step: int
    probe: Literal[
        "paste",
        "empty advance",
        "wrong value",
        "kept after error",
        "refresh",
        "return",
        "back",
        "forward",
        "reflow",
        "zoom",
        "text spacing",
        "orientation",
        "motion",
        "name",
        "mail",
        "phone",
        "postcode",
        "free text",
        "length",
        "focus order",
        "focus visible",
        "focus obscured",
        "keyboard trap",
        "title",
        "time limit",
        "axe",
    ]
    held: bool | None
    question: str | None = None
    label: str | None = None
    detail: str = ""
    aspect: str = ""
    tried: str = ""
    expected: str = ""
    quote: str = ""


@record
class BrokenNode:
    """One element that a rule is about: where it is, its markup (shortened), and what is wrong."""

    selector: str
    html: str = ""
    says: str = ""
    frame: str = ""


@record
class AccessibilityFinding(Evidence):
    """One rule that axe found broken on a step, with the elements not told on an earlier step.

    `certain` is False where axe cannot tell and a person has to look; `criteria` are the success
    criteria of WCAG ("1.4.3"), none where the rule is good practice only.
    """

    kind: Literal["AccessibilityFinding"] = "AccessibilityFinding"
    step: int
    rule: str
    impact: Literal["minor", "moderate", "serious", "critical"]
    help: str
    help_url: str
    targets: tuple[str, ...] = ()
    engine: str = ""
    certain: bool = True
    criteria: tuple[str, ...] = ()
    nodes: tuple[BrokenNode, ...] = ()


@record
class SubmissionIntended(Evidence):
    """Written and synced to disk before the click that submits. Never clicked again without it."""

    kind: Literal["SubmissionIntended"] = "SubmissionIntended"
    step: int
    url: str
    control: str


@record
class Submission(Evidence):
    """The application was sent, and what the page said.

    `confirmed` is True where the page says it was received, None where it cannot be told.
    `screenshot` is a blob's SHA-256.
    """

    kind: Literal["Submission"] = "Submission"
    step: int
    intended: str
    submitted_at: datetime
    confirmed: bool | None
    confirmation_text: str = ""
    reference: str | None = None
    status_url: str | None = None
    url: str = ""
    links: tuple[Link, ...] = ()
    screenshot: str | None = None


class Ending(StrEnum):
    """How a walk ended."""

    FINISHED = "finished"
    STOPPED_BEFORE_SUBMIT = "stopped before submit"
    UNCONFIRMED = "sent, but not confirmed"
    COULD_NOT_FINISH = "could not finish"
    TOOL_FAULT = "tool fault"
    INTERRUPTED = "interrupted"


@record
class WalkEnded(Evidence):
    """The walk is over: how, where and why."""

    kind: Literal["WalkEnded"] = "WalkEnded"
    ending: Ending
    step: int
    reason: str
    seconds: float


@record
class FeelingNoted(Evidence):
    """What a person who walks says: 1 (bad) to 5 (good), and a note."""

    kind: Literal["FeelingNoted"] = "FeelingNoted"
    step: int
    feeling: int | None
    note: str = ""

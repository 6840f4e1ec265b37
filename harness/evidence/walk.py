"""Evidence of what a walk was shown: its start, its steps and their questions."""

from enum import StrEnum
from typing import Literal

from harness.evidence.base import Evidence, Link
from harness.meta import Touchpoint
from harness.record import record


@record
class Fact:
    """One fact of the candidate's CV: what it is (design §12's meanings) and its text."""

    meaning: str
    text: str


@record
class WalkStarted(Evidence):
    """A candidate set out: who, how, and what the CV says.

    `documents_disclose` is whether its documents say that it is synthetic; None where older
    evidence does not tell.
    """

    kind: Literal["WalkStarted"] = "WalkStarted"
    scenario: str
    scenario_title: str
    stands_for: str
    candidate: str
    candidate_name: str
    given_name: str
    email: str
    start_url: str
    posting_title: str | None = None
    device: str
    input: Literal["mouse", "keyboard-only", "touch"]
    network: str = "full"
    zoom: int = 100
    locale: str = "en-US"
    without: tuple[str, ...] = ()
    driver: Literal["autopilot", "scripted", "replay", "guided"] = "autopilot"
    inspection: bool = False
    submits: bool = False
    cv_facts: tuple[Fact, ...] = ()
    cv_uploadable: bool = True
    documents_disclose: bool | None = None


@record
class HttpFault:
    """A request that the site answered with an error (4xx or 5xx), or not at all (status 0)."""

    url: str
    status: int


@record
class StepShown(Evidence):
    """A page or step came up. `step` counts from 1 within the walk; the posting is step 0.

    `text` is the visible text (at most 20,000 characters); `progress` is a step indicator's
    text ("Step 2 of 5"); `content_width` exceeds `viewport_width` where the page scrolls sideways
    (CSS pixels). `screenshot` is a blob's SHA-256. `unseen` says what of the page could not be
    looked into (a closed shadow root, a frame that does not answer).
    """

    kind: Literal["StepShown"] = "StepShown"
    step: int
    url: str
    title: str
    heading: str | None
    touchpoint: Touchpoint = Touchpoint.APPLY
    domain: str
    text: str
    links: tuple[Link, ...] = ()
    progress: str | None = None
    language: str | None = None
    load_ms: float | None = None
    viewport_width: int
    viewport_height: int
    content_width: int
    screenshot: str | None = None
    http_faults: tuple[HttpFault, ...] = ()
    console_errors: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()


class Control(StrEnum):
    """How a question is answered (design §12)."""

    TEXT = "text"
    TEXTAREA = "textarea"
    SELECT = "select"
    COMBOBOX = "combobox"
    RADIO = "radio"
    CHECKBOX = "checkbox"
    SWITCH = "switch"
    DATE = "date"
    FILE = "file"
    NUMBER = "number"
    PHONE = "phone"
    RICH_TEXT = "rich_text"
    BUTTON_GROUP = "button_group"
    RATING = "rating"


class Sensitive(StrEnum):
    """Classes of personal facts that an employer rarely needs before an offer."""

    BIRTH = "birth date or age"
    NATIONAL_ID = "national identity number"
    PHOTO = "photograph"
    FAMILY = "marital or family status"
    HEALTH = "health or disability"
    RELIGION = "religion"
    ORIGIN = "nationality or ethnic origin"
    GENDER = "sex or gender"
    ORIENTATION = "sexual orientation"
    SALARY_HISTORY = "salary history"
    CRIMINAL_RECORD = "criminal record"
    VETERAN = "veteran status"
    GRADUATION = "graduation date"
    UNION = "trade-union or political membership"


class Prefill(StrEnum):
    """What stood in a field before the candidate touched it, against the candidate's CV."""

    EMPTY = "empty"
    RIGHT = "as in the CV"
    WRONG = "differs from the CV"
    OTHER = "not from the CV"


@record
class QuestionAsked(Evidence):
    """One question that a step asks (a group of radio buttons is one question).

    Attributes:
        step: The step it stands on.
        question: Its key within the walk (`2.5` is the fifth question of step 2).
        label: What the candidate reads or hears.
        description: The help text tied to it.
        section: The heading it stands under, or the legend.
        control: How it is answered.
        input_type: The `type` attribute of a native input.
        required: True, False, or None where it cannot be told.
        required_by: What says so: `attribute`, `text`, `error`.
        autocomplete: The `autocomplete` attribute's value, None where there is none.
        options: The options in order, as shown.
        meaning: What is asked (design §12), or `unknown`.
        confidence: 0–1.
        reason: Why this meaning.
        sensitive: The class of personal fact that it demands.
        sensitive_confidence: 0–1, how sure that class is; None where there is none.
        sensitive_reason: The sign that gave the class.
        honeypot: Whether it is a trap that people cannot see.
        label_source: Where the label comes from; `placeholder` is one that goes when typing.
        accessible_name: What assistive technology calls it, by W3C's accname-1.2; empty where its
            author gave it no name, None where that was not looked at.
        placeholder: The placeholder.
        prefill: What stood in it, against the CV.
        prefilled_text: The text that stood in it (synthetic walks only).
        expected_text: What the CV says instead, where they differ.
        preselected: Options that were chosen before the candidate touched it.
        width: CSS pixels.
        height: CSS pixels.
        domain: The host that asks.
        inputmode: The `inputmode` attribute, which chooses a phone's keyboard; None without one.
        pattern: The `pattern` attribute, to which the page holds an answer.
        max_length: The most characters that it takes.
        format_shown: The form of a date that its words show (`MM/DD/YYYY`), None where none is.
    """

    kind: Literal["QuestionAsked"] = "QuestionAsked"
    step: int
    question: str
    label: str
    description: str | None = None
    section: str | None = None
    control: Control
    input_type: str | None = None
    required: bool | None = None
    required_by: str | None = None
    autocomplete: str | None = None
    options: tuple[str, ...] = ()
    meaning: str = "unknown"
    confidence: float = 0.0
    reason: str = ""
    sensitive: Sensitive | None = None
    sensitive_confidence: float | None = None
    sensitive_reason: str | None = None
    honeypot: bool = False
    label_source: Literal[
        "label", "aria", "legend", "title", "placeholder", "preceding text", "none"
    ] = "label"
    accessible_name: str | None = None
    placeholder: str | None = None
    prefill: Prefill = Prefill.EMPTY
    prefilled_text: str | None = None
    expected_text: str | None = None
    preselected: tuple[str, ...] = ()
    width: float | None = None
    height: float | None = None
    domain: str | None = None
    inputmode: str | None = None
    pattern: str | None = None
    max_length: int | None = None
    format_shown: str | None = None

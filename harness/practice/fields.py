"""What a page of the form is made of: steps and questions."""

from enum import StrEnum

from harness.record import record


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    EMAIL = "email"
    TEL = "tel"
    TEXTAREA = "textarea"
    SELECT = "select"
    RADIO = "radio"
    FILE = "file"
    CLICKS = "clicks"


@record
class Question:
    """One question.

    Attributes:
        name: Its name in the form.
        label: What the candidate reads.
        kind: How it is answered; `clicks` answers to the mouse alone.
        required: Whether the server insists on an answer.
        autocomplete: The token that says what it is for.
        options: What can be chosen.
        hint: Help, tied to the field.
        error: What the page says when the answer is missing.
        plain_labels: Whether the label stays visible; else it is a placeholder.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    autocomplete: str | None = None
    options: tuple[str, ...] = ()
    hint: str | None = None
    error: str = ""
    plain_labels: bool = True


@record
class Step:
    """One page of the form."""

    slug: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    legend: str | None = None
    wide: bool = False

"""What is known of a question before it is understood, and what understanding it gives."""

from harness.evidence import Control, Sensitive
from harness.record import record


@record
class Asked:
    """One question as a page shows it, whatever page that is.

    Attributes:
        label: What the candidate reads or hears.
        control: How it is answered.
        accessible_name: What assistive technology says.
        preceding_text: The text before the control inside its own container.
        description: Its help text.
        section: The heading or legend above it.
        placeholder: The placeholder.
        input_type: The `type` of an `input`.
        autocomplete: The attribute's value.
        name: What the form's own code calls it: name, id and test id, separated by spaces.
        options: The texts of its options.
        accept: The file types that a file input takes.
        language: The page's language (BCP 47), or None where it is not said.
    """

    label: str
    control: Control
    accessible_name: str = ""
    preceding_text: str = ""
    description: str | None = None
    section: str | None = None
    placeholder: str | None = None
    input_type: str | None = None
    autocomplete: str | None = None
    name: str = ""
    options: tuple[str, ...] = ()
    accept: str | None = None
    language: str | None = None


@record
class Understanding:
    """What is asked.

    Attributes:
        meaning: A word of the vocabulary in `lexicon.MEANINGS`; `unknown` is an answer.
        confidence: 0–1; of labelled questions kept back from the rules, at least this share of
            those with a subject was understood rightly (docs/method.md).
        reason: The sign that gave it.
        sensitive: The class of personal fact that it demands, or None.
        sensitive_confidence: 0–1, how sure that class is; None where there is none.
        sensitive_reason: The sign that gave the class, or None.
    """

    meaning: str
    confidence: float
    reason: str
    sensitive: Sensitive | None = None
    sensitive_confidence: float | None = None
    sensitive_reason: str | None = None

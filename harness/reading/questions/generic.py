"""What can be said of a question whose subject is not known: how it is answered."""

import re

from harness.evidence import Control
from harness.reading.questions.asked import Asked
from harness.reading.questions.labels import plain
from harness.reading.questions.signs import is_boolean, is_filler

CHOICES = frozenset(
    {
        Control.SELECT,
        Control.COMBOBOX,
        Control.RADIO,
        Control.CHECKBOX,
        Control.SWITCH,
        Control.BUTTON_GROUP,
        Control.RATING,
    }
)
"""Controls by which one chooses."""

_TITLES = re.compile(
    r"^(salutation|(academic )?title|form of address|prefix|honorific|anrede|titel|akademischer "
    r"titel|civilité|tratamiento|aanhef|tratamento|titolo|tytuł( grzecznościowy)?)$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(mr|mrs|ms|miss|mx|dr|prof|herr|frau|hr|fr|monsieur|madame|mme|mlle|sr|sra|srta|dhr|mevr|"
    r"de heer|mevrouw|sig|sig\.ra|signor|signora|pan|pani)\.?$",
    re.IGNORECASE,
)
_YES_NO_QUESTION = re.compile(
    r"\b(do|does|did|are|is|have|has|will|would|can|could) (you|your|it)\b[^?]*\?|"
    r"\bczy\b|^(hast|haben|bist|sind|kannst|können|besitz|verfüg)\w* |^(avez|êtes|pouvez|"
    r"disposez)-",
    re.IGNORECASE,
)

_WHICH = re.compile(r"\b(which|what|how|when|where|who|why)\b", re.IGNORECASE)


def generic(asked: Asked) -> tuple[str, float, str] | None:
    """A generic meaning, how sure it is (0–1) and why; None where nothing is asked in words."""
    label = plain(asked.label or asked.preceding_text)
    if asked.control in CHOICES:
        return _choice(label, asked)
    told = "?" in label or len(label.split()) >= 3 or asked.control is Control.TEXTAREA
    if label and told:
        return "question.text", 0.6, "asks in words of its own"
    if re.search(r"[^\W\d_]{3}", label):
        return "question.text", 0.4, "names what is not known"
    return None


def is_salutation(asked: Asked) -> bool:
    """Whether it only asks how to address the candidate: Mr, Ms, Dr."""
    if asked.control not in CHOICES:
        return False
    shown = [option.strip() for option in asked.options if not is_filler(option)]
    if shown and sum(bool(_ADDRESSED.match(option)) for option in shown) * 2 >= len(shown):
        return True
    return bool(_TITLES.search(plain(asked.label)))


def _choice(label: str, asked: Asked) -> tuple[str, float, str] | None:
    if is_boolean(asked.options):
        return "question.boolean", 0.65, "offers yes and no"
    if asked.control in {Control.CHECKBOX, Control.SWITCH} and len(asked.options) < 2:
        return ("question.boolean", 0.5, "a statement") if len(label.split()) >= 3 else None
    if not asked.options and _YES_NO_QUESTION.search(label) and not _WHICH.search(label):
        return "question.boolean", 0.5, "asks for yes or no"
    if len(asked.options) > 1 or re.search(r"[^\W\d_]{3}", label):
        return "question.choice", 0.6, "offers a choice"
    return None

"""What a question asks: by its words first, then by what the form's code and its options say."""

import re
from collections.abc import Iterator

from harness.evidence import Control
from harness.reading.questions.asked import Asked, Understanding
from harness.reading.questions.lexicon import Answered, Rule, rules_for
from harness.reading.questions.sensitive import sensitive_class
from harness.reading.questions.signs import (
    by_autocomplete,
    by_name,
    by_options,
    is_boolean,
    is_filler,
)
from harness.record import record

_CHOICES = frozenset(
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
_MARKS = re.compile(
    r"[*✱✲∗＊]+|\((required|optional|pflichtfeld|facultatif|optionnel)\)", re.IGNORECASE
)
_OTHER_PEOPLE = re.compile(
    r"\b(references?|referees?|emergency|next of kin|supervisor|manager)\b", re.IGNORECASE
)
_HISTORY_SECTION = re.compile(
    r"\b(work|employment|job|professional) (history|experience)\b", re.IGNORECASE
)
_STUDY_SECTION = re.compile(r"\b(education|studies|ausbildung|formation)\b", re.IGNORECASE)


@record
class _Guess:
    meaning: str
    confidence: float
    reason: str


def understand(asked: Asked) -> Understanding:
    """Read what a question asks.

    Args:
        asked: The question as the page shows it.

    Returns:
        The meaning that the strongest sign gives, with that sign; `unknown` where there is none.
        A question that no rule knows, but that is put as one, is `question.text`,
        `question.choice` or `question.boolean` by the way in which it is answered.
    """
    guess = _first(asked)
    label = plain(asked.label or asked.preceding_text)
    return Understanding(
        meaning=guess.meaning,
        confidence=guess.confidence,
        reason=guess.reason,
        sensitive=sensitive_class(guess.meaning, label),
    )


def plain(label: str) -> str:
    """A label without marks of being required, colons and doubled spaces."""
    return " ".join(_MARKS.sub(" ", label).split()).strip(" :*")


def _first(asked: Asked) -> _Guess:
    for guess in _guesses(asked):
        if guess is not None:
            return guess
    return _Guess(meaning="unknown", confidence=0.0, reason="no sign that is known")


def _guesses(asked: Asked) -> Iterator[_Guess | None]:
    yield _by_section(asked)
    yield _by_type(asked)
    if asked.control is Control.FILE:
        yield _of_file(asked)
        return
    yield _by_words(asked)
    yield _by_token(asked)
    yield _by_code(asked)
    yield _by_choices(asked)
    yield _as_question(asked)


def _by_section(asked: Asked) -> _Guess | None:
    """Name and e-mail of somebody else are not the candidate's."""
    section = asked.section or ""
    if asked.control in _CHOICES or not _OTHER_PEOPLE.search(section) or len(section.split()) > 8:
        return None
    return _Guess(meaning="question.text", confidence=0.7, reason=f"about others: “{section}”")


def _by_type(asked: Asked) -> _Guess | None:
    if asked.input_type == "password":
        return _Guess(meaning="account.password", confidence=0.99, reason="a password field")
    if asked.input_type == "email":
        again = any(
            re.search(
                r"confirm|repeat|re-?enter|again|verify|retype|bestätig|wiederhol",
                text,
                re.IGNORECASE,
            )
            for text in (asked.label, asked.name)
        )
        meaning = "email.confirm" if again else "email"
        return _Guess(meaning=meaning, confidence=0.98, reason="an e-mail field")
    if asked.input_type == "tel" and not re.search(
        r"zip|post|ssn|security|code", asked.label, re.IGNORECASE
    ):
        return _Guess(meaning="phone", confidence=0.96, reason="a telephone field")
    return None


def _of_file(asked: Asked) -> _Guess:
    texts = (asked.label, asked.preceding_text, asked.accessible_name, asked.section or "")
    for text in texts:
        for one in rules_for(asked.language):
            if one.meaning.startswith("document.") and _holds(one, plain(text), asked):
                return _Guess(
                    meaning=one.meaning, confidence=one.confidence, reason=_quote(text, one)
                )
    named = by_name(asked.name)
    if named and named[0].startswith("document."):
        return _Guess(meaning=named[0], confidence=0.85, reason=f"called “{named[1]}” in the code")
    if re.fullmatch(r"(image/\*|\.(png|jpe?g|gif|bmp|jfif|tiff?|webp)|[, ])+", asked.accept or ""):
        return _Guess(meaning="document.photo", confidence=0.7, reason="takes pictures alone")
    return _Guess(meaning="document.other", confidence=0.5, reason="takes a file")


def _by_words(asked: Asked) -> _Guess | None:
    """The first rule that holds, on what is read first and on what precedes it second."""
    seen = []
    for text in (asked.label, asked.accessible_name, asked.preceding_text, asked.placeholder or ""):
        label = plain(text)
        if not label or label in seen or is_filler(label):
            continue
        seen.append(label)
        history = _in_history(label, asked)
        if history is not None:
            return history
        for one in rules_for(asked.language):
            if _holds(one, label, asked):
                weight = one.confidence if len(seen) == 1 else one.confidence - 0.15
                return _Guess(meaning=one.meaning, confidence=weight, reason=_quote(label, one))
    return None


def _in_history(label: str, asked: Asked) -> _Guess | None:
    """Dates and places of a past job or a degree, told by the section that they stand in."""
    section = asked.section or ""
    when = re.search(r"\b(from|to|start|end|until|month|year|date)\b", label, re.IGNORECASE)
    if not when or len(label.split()) > 4:
        return None
    if _HISTORY_SECTION.search(section):
        return _Guess(meaning="history.date", confidence=0.85, reason=f"in the section “{section}”")
    if _STUDY_SECTION.search(section) and len(section.split()) < 6:
        return _Guess(
            meaning="education.date", confidence=0.85, reason=f"in the section “{section}”"
        )
    return None


def _holds(one: Rule, label: str, asked: Asked) -> bool:
    if not label or (one.words is not None and len(label.split()) > one.words):
        return False
    if not _answerable(one, asked) or (one.unless is not None and one.unless.search(label)):
        return False
    return one.pattern.search(label) is not None


def _answerable(one: Rule, asked: Asked) -> bool:
    if one.answered is Answered.CHOICE:
        return asked.control in _CHOICES
    if one.answered is Answered.LIST:
        return asked.control in {Control.SELECT, Control.COMBOBOX}
    if one.answered is Answered.FILE:
        return asked.control is Control.FILE
    if one.answered is Answered.WORDS:
        return asked.control not in _NEVER_WORDS and not is_boolean(asked.options)
    return True


_NEVER_WORDS = frozenset({Control.FILE, Control.SWITCH, Control.CHECKBOX, Control.BUTTON_GROUP})


def _quote(label: str, one: Rule) -> str:
    match = one.pattern.search(plain(label))
    return f"says “{match.group(0)[:60]}”" if match else f"says “{label[:60]}”"


def _by_token(asked: Asked) -> _Guess | None:
    meaning = by_autocomplete(asked.autocomplete)
    if meaning is None:
        return None
    return _Guess(meaning=meaning, confidence=0.9, reason=f"autocomplete “{asked.autocomplete}”")


def _by_code(asked: Asked) -> _Guess | None:
    named = by_name(asked.name)
    if named is None or len(plain(asked.label).split()) > 3:
        return None
    meaning, word = named
    if asked.control in _CHOICES and meaning.split(".")[0] in {"name", "email", "link", "document"}:
        return None
    return _Guess(meaning=meaning, confidence=0.7, reason=f"called “{word}” in the code")


def _by_choices(asked: Asked) -> _Guess | None:
    found = by_options(asked.options)
    if found is None or (len(plain(asked.label).split()) > 6 and not found[0].startswith("eeo.")):
        return None
    return _Guess(meaning=found[0], confidence=0.75, reason=f"offers “{found[1][:40]}”")


def _as_question(asked: Asked) -> _Guess | None:
    """A question that is put in words, but whose subject no rule knows."""
    label = plain(asked.label or asked.preceding_text)
    if asked.control in _CHOICES:
        return _unknown_choice(label, asked)
    told = "?" in label or len(label.split()) >= 3 or asked.control is Control.TEXTAREA
    if label and told:
        return _Guess(meaning="question.text", confidence=0.6, reason="asks in words of its own")
    if re.search(r"[^\W\d_]{3}", label):
        return _Guess(meaning="question.text", confidence=0.4, reason="names what is not known")
    return None


def _unknown_choice(label: str, asked: Asked) -> _Guess | None:
    if _TITLES.search(label):
        return _Guess(meaning="unknown", confidence=0.0, reason=f"a form of address: “{label}”")
    if is_boolean(asked.options):
        return _Guess(meaning="question.boolean", confidence=0.65, reason="offers yes and no")
    if asked.control in {Control.CHECKBOX, Control.SWITCH} and len(asked.options) < 2:
        said = len(label.split()) >= 3
        return (
            _Guess(meaning="question.boolean", confidence=0.5, reason="a statement")
            if said
            else None
        )
    if not asked.options and _YES_NO_QUESTION.search(label):
        return _Guess(meaning="question.boolean", confidence=0.5, reason="asks for yes or no")
    if len(asked.options) > 1 or re.search(r"[^\W\d_]{3}", label):
        return _Guess(meaning="question.choice", confidence=0.6, reason="offers a choice")
    return None


_TITLES = re.compile(
    r"^(salutation|(academic )?title|form of address|anrede|titel|civilité)$", re.IGNORECASE
)
_YES_NO_QUESTION = re.compile(
    r"\b(do|does|did|are|is|have|has|will|would|can|could) (you|your|it)\b[^?]*\?", re.IGNORECASE
)

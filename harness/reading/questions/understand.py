"""What a question asks: by its words first, then by what the form's code and its options say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from harness.evidence import Control
from harness.reading.questions.asked import Asked, Understanding
from harness.reading.questions.generic import CHOICES, generic, is_salutation
from harness.reading.questions.labels import asking_part, is_prompt, plain, without_asides
from harness.reading.questions.lexicon import Answered, Rule, rules_for
from harness.reading.questions.sensitive import sensitivity
from harness.reading.questions.signs import (
    by_autocomplete,
    by_name,
    by_options,
    is_boolean,
)
from harness.reading.questions.speech import language_of
from harness.record import record


@record
class _Guess:
    meaning: str
    confidence: float
    reason: str


@lru_cache(maxsize=2048)
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
    return with_sensitivity(
        Understanding(meaning=guess.meaning, confidence=guess.confidence, reason=guess.reason),
        plain(asked.label or asked.preceding_text),
    )


def with_sensitivity(understood: Understanding, label: str) -> Understanding:
    """The same understanding with the class of personal fact that it demands."""
    found = sensitivity(understood.meaning, label)
    if found is None:
        return replace(understood, sensitive=None, sensitive_confidence=None, sensitive_reason=None)
    return replace(
        understood,
        sensitive=found.kind,
        sensitive_confidence=found.confidence,
        sensitive_reason=found.reason,
    )


def _first(asked: Asked) -> _Guess:
    for guess in _guesses(asked):
        if guess is not None:
            return guess
    return _Guess(meaning="unknown", confidence=0.0, reason="no sign that is known")


def _guesses(asked: Asked) -> Iterator[_Guess | None]:
    yield _by_type(asked)
    if asked.control is Control.FILE:
        yield _of_file(asked)
        return
    if is_salutation(asked):
        yield _Guess(meaning="unknown", confidence=0.0, reason="a form of address")
    yield _by_equality_options(asked)
    yield _by_words(asked)
    yield _by_token(asked)
    yield _by_code(asked)
    yield _by_choices(asked)
    told = generic(asked)
    yield _Guess(meaning=told[0], confidence=told[1], reason=told[2]) if told else None


def _by_type(asked: Asked) -> _Guess | None:
    if asked.input_type == "password":
        return _Guess(meaning="account.password", confidence=0.99, reason="a password field")
    if asked.input_type == "email" and not _others(asked):
        again = any(_AGAIN.search(text) for text in (asked.label, asked.name))
        meaning = "email.confirm" if again else "email"
        return _Guess(meaning=meaning, confidence=0.98, reason="an e-mail field")
    if asked.input_type == "tel" and not _others(asked) and not _NUMBERS.search(asked.label):
        return _Guess(meaning="phone", confidence=0.96, reason="a telephone field")
    return None


_AGAIN = re.compile(
    r"confirm|repeat|re-?enter|again|verify|retype|bestätig|wiederhol|répét|repit|repet|ripet|"
    r"herhaal|bevestig|conferma|potwierd|powtór",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"zip|post|ssn|security|code\b|\bcap\b|\bcep\b|\bplz\b|amount|salary|years|salaire|gehalt",
    re.IGNORECASE,
)


def _others(asked: Asked) -> bool:
    """Whether the question is put about somebody else."""
    found = _by_words(asked)
    return found is not None and found.meaning.startswith("question.")


def _of_file(asked: Asked) -> _Guess:
    texts = (asked.label, asked.preceding_text, asked.accessible_name, asked.section or "")
    guess = None
    for text in texts:
        for one in _rules(asked, text):
            if one.meaning.startswith("document.") and _holds(one, plain(text), asked):
                guess = guess or _Guess(
                    meaning=one.meaning, confidence=one.confidence, reason=_quote(text, one)
                )
                break
        if guess is not None and guess.meaning != "document.other":
            return guess
    named = by_name(asked.name)
    if named and named[0].startswith("document."):
        return _Guess(meaning=named[0], confidence=0.85, reason=f"called “{named[1]}” in the code")
    if guess is not None:
        return guess
    if re.fullmatch(r"(image/\*|\.(png|jpe?g|gif|bmp|jfif|tiff?|webp)|[, ])+", asked.accept or ""):
        return _Guess(meaning="document.photo", confidence=0.7, reason="takes pictures alone")
    return _Guess(meaning="document.other", confidence=0.5, reason="takes a file")


def _by_words(asked: Asked) -> _Guess | None:
    """The first rule that holds, on what is read first and on what precedes it second.

    Of a label of several sentences, the one that asks is read before the whole.
    """
    seen: list[str] = []
    for text in (asked.label, asked.accessible_name, asked.preceding_text, asked.placeholder or ""):
        label = plain(text)
        if not label or label in seen or is_prompt(label):
            continue
        seen.append(label)
        for part in _parts(label, asked):
            guess = _of_part(part, asked)
            if guess is not None:
                less = 0.15 * (len(seen) > 1) + 0.1 * (part is label and len(label) > 200)
                return _Guess(
                    meaning=guess.meaning,
                    confidence=max(0.5, guess.confidence - less),
                    reason=guess.reason,
                )
    return None


def _parts(label: str, asked: Asked) -> Iterator[str]:
    single = asked.control in {Control.CHECKBOX, Control.SWITCH} and len(asked.options) < 2
    if not single:
        part = asking_part(label)
        if part:
            yield part
    yield label
    bare = without_asides(label)
    if bare and bare != label:
        yield bare


def _of_part(label: str, asked: Asked) -> _Guess | None:
    for one in _rules(asked, label):
        if _holds(one, label, asked):
            meaning = one.meaning
            if meaning.startswith("question."):
                told = generic(asked)
                meaning = told[0] if told else meaning
            return _Guess(meaning=meaning, confidence=one.confidence, reason=_quote(label, one))
    return None


def _rules(asked: Asked, text: str) -> tuple[Rule, ...]:
    return rules_for(asked.language, language_of(text))


def _holds(one: Rule, label: str, asked: Asked) -> bool:
    if not label or (one.words is not None and len(label.split()) > one.words):
        return False
    if one.within is not None and not _stands_within(one, asked):
        return False
    if not _answerable(one, asked) or (one.unless is not None and one.unless.search(label)):
        return False
    return one.pattern.search(label) is not None


def _stands_within(one: Rule, asked: Asked) -> bool:
    section = asked.section or ""
    return len(section.split()) <= 8 and one.within is not None and bool(one.within.search(section))


def _answerable(one: Rule, asked: Asked) -> bool:
    if one.answered is Answered.CHOICE:
        return asked.control in CHOICES
    if one.answered is Answered.LIST:
        return asked.control in {Control.SELECT, Control.COMBOBOX}
    if one.answered is Answered.FILE:
        return asked.control is Control.FILE
    if one.answered is Answered.WORDS:
        return asked.control not in _NEVER_WORDS and not is_boolean(asked.options)
    if one.answered is Answered.OPEN:
        return asked.control in {Control.TEXT, Control.TEXTAREA, Control.RICH_TEXT}
    return True


_NEVER_WORDS = frozenset({Control.FILE, Control.SWITCH, Control.CHECKBOX, Control.BUTTON_GROUP})


def _quote(label: str, one: Rule) -> str:
    match = one.pattern.search(plain(label))
    if match is None or len(match.group(0)) < 2:
        return f"says “{label[:60]}”"
    return f"says “{match.group(0)[:60]}”"


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
    family = meaning.split(".")[0]
    if asked.control in CHOICES and family in {"name", "email", "link", "document"}:
        return None
    if asked.control not in CHOICES and family in {"eeo", "consent"}:
        return None
    return _Guess(meaning=meaning, confidence=0.7, reason=f"called “{word}” in the code")


def _by_equality_options(asked: Asked) -> _Guess | None:
    """Under a long explanation that names many topics, what the options say is what is asked."""
    if len(plain(asked.label).split()) <= 25:
        return None
    found = by_options(asked.options)
    if found is None or not found[0].startswith(("eeo.", "pronouns")):
        return None
    return _Guess(meaning=found[0], confidence=0.8, reason=f"offers “{found[1][:40]}”")


def _by_choices(asked: Asked) -> _Guess | None:
    found = by_options(asked.options)
    if found is None or (len(plain(asked.label).split()) > 6 and not found[0].startswith("eeo.")):
        return None
    return _Guess(meaning=found[0], confidence=0.75, reason=f"offers “{found[1][:40]}”")

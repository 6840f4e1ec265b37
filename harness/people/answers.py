"""What a candidate answers to a question: from the answer bank first, then from the CV's facts."""

import re
from collections.abc import Iterator, Mapping, Sequence

from harness.candidate import Candidate
from harness.evidence import Control, Sensitive
from harness.people.dated import date_texts, is_dated, native_texts
from harness.people.dates import part_option, part_texts, parts_of
from harness.people.formats import fitting, number_forms, phone_forms
from harness.people.honesty import honest_answer, may_certify
from harness.people.knockout import rule_on
from harness.people.months import part_named
from harness.people.nearest import nearest_question
from harness.people.options import (
    Chosen,
    choose,
    choose_decline,
    choose_yes_no,
    is_filler,
    plain,
)
from harness.people.permits import right_to_work
from harness.people.putting import speaks_to
from harness.people.stated import stated
from harness.record import record

_ONE_OF_MANY = frozenset(
    {Control.SELECT, Control.COMBOBOX, Control.RADIO, Control.BUTTON_GROUP, Control.RATING}
)
_NATIVE_DATES = frozenset({"date", "month", "week", "time", "datetime-local"})
_TYPED_CONSENT = re.compile(
    r"\b(?i:type|enter|write|key in)\b[^“\"'‘”]{0,40}[“\"'‘](?P<quoted>[^“\"'’”]{2,30})[”\"'’]"
    r"|\b(?i:type|enter|write)\s+(?i:the words?\s+)?(?P<plain>I [A-Z]{2,12}|AGREE|YES|CONSENT)\b"
)
_WRITTEN = frozenset({Control.TEXT, Control.TEXTAREA, Control.RICH_TEXT, Control.COMBOBOX})
_TICKS = frozenset({Control.CHECKBOX, Control.SWITCH})
_WANTED_OPTIONAL = ("consent.privacy", "consent.terms")


_AGREEING = re.compile(
    r"\b(agree|accept|consent|confirm|certify|acknowledge|understand|yes)\b", re.IGNORECASE
)


@record
class Wanted:
    """The question to answer, and what an answer must fit.

    Attributes:
        meaning: What is asked.
        label: In which words.
        control: How it is answered.
        options: The texts of its options.
        multiple: Whether several may be chosen.
        required: True, False, or None where it cannot be told.
        input_type: The `type` of an `input`.
        hint: Placeholder and help text.
        ordinal: How many questions of this meaning stand before it (the second employer is 1).
        max_length: The most characters, or None.
        pattern: The regular expression that the page holds an answer to, or None.
        language: The language of the page (BCP 47), or None.
        parts: The parts of a date (`month`, `year`) that are asked one by one; empty otherwise.
        files: Which documents the candidate has as files: `cv`, `cover letter`.
        sensitive: The class of personal fact that it demands, or None: no general answer is given.
        disclosed: Whether the documents of this application say that the candidate is synthetic.
        sure: Whether it is known to be a question of that meaning; a field that only names
            something unknown gets no answer that was written for open questions.
    """

    meaning: str
    label: str
    control: Control
    options: tuple[str, ...] = ()
    multiple: bool = False
    required: bool | None = None
    input_type: str | None = None
    hint: str = ""
    ordinal: int = 0
    max_length: int | None = None
    pattern: str | None = None
    language: str | None = None
    parts: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()
    sensitive: Sensitive | None = None
    disclosed: bool = True
    sure: bool = True


@record
class Answer:
    """What the candidate answers: one of `text`, `choices`, `tick` and `file` is set.

    Attributes:
        text: To type.
        choices: Options by their place.
        tick: Whether a single box is on.
        file: Which document to hand over: `cv` or `cover letter`.
        others: Other truthful forms of `text`, for a field that refuses the first.
        iso: The date that `text` says, as ISO 8601, a month or a year; None for anything else.
        reason: Where the answer comes from.
    """

    text: str | None = None
    choices: tuple[int, ...] = ()
    tick: bool | None = None
    file: str | None = None
    others: tuple[str, ...] = ()
    iso: str | None = None
    reason: str


def answer(candidate: Candidate, wanted: Wanted) -> Answer | None:
    """What `candidate` answers to a question.

    The answer bank comes first, then the facts of the CV. Questions about personal
    characteristics are declined where that is offered. Nothing is answered that the candidate
    does not know, and nothing untruthful about being synthetic.

    Args:
        candidate: Who answers, with the address and the facts to give on this walk.
        wanted: The question.

    Returns:
        The answer, or None where the candidate has none or leaves it out.
    """
    honest = honest_answer(candidate, wanted.label, wanted.options, wanted.control)
    if honest is not None:
        return _fit(honest, wanted, reason="says that the candidate is synthetic")
    if wanted.meaning == "signature" and not may_certify(wanted.label, disclosed=wanted.disclosed):
        return None
    agreed = _words_asked(wanted) if wanted.required else None
    if wanted.meaning in _NEVER or (agreed and wanted.meaning in {"signature", "question.text"}):
        unclear = wanted.meaning in {"unknown", "signature", "question.text"}
        return Answer(text=agreed[0], reason=agreed[1]) if agreed and unclear else None
    return _meant(candidate, wanted)


def fitted(said: str, wanted: Wanted, *, reason: str) -> Answer | None:
    """What the candidate says, in the form that the control takes; None where none fits."""
    return _fit(said, wanted, reason=reason)


def answer_by_type(candidate: Candidate, wanted: Wanted) -> Answer | None:
    """An answer to an unknown question by the way it is answered, where a scenario allows it."""
    reason = "answered by type"
    if wanted.sensitive is not None or not may_certify(wanted.label, disclosed=wanted.disclosed):
        return _declined(wanted)
    open_options = [index for index, text in enumerate(wanted.options) if not is_filler(text)]
    if wanted.control in _TICKS and not wanted.multiple:
        return Answer(tick=True, reason=reason)
    if open_options:
        declined = choose_decline(wanted.options)
        choice = declined.index if declined else open_options[0]
        return Answer(choices=(choice,), reason=reason)
    written = {Control.TEXT, Control.TEXTAREA, Control.RICH_TEXT}
    text = "1" if wanted.control is Control.NUMBER else candidate.disclosure[: wanted.max_length]
    typed = wanted.control is Control.NUMBER or wanted.control in written
    return Answer(text=text, reason=reason) if typed else None


_NEVER = frozenset({"captcha", "account.password", "account.code", "national_id", "unknown"})


def _meant(candidate: Candidate, wanted: Wanted) -> Answer | None:
    """The answer by what is asked."""
    if wanted.meaning.startswith("consent."):
        return _typed_consent(wanted) or _consent(candidate, wanted)
    if wanted.meaning.startswith("document."):
        return _document(candidate, wanted)
    known = _known(candidate, wanted)
    answered = _fit(known[0], wanted, reason=known[1]) if known else None
    if answered is None and wanted.meaning == "work.authorization":
        place = right_to_work(candidate.answers, wanted.options)
        reason = "the answer bank, on the right to work and on sponsors"
        answered = None if place is None else Answer(choices=(place,), reason=reason)
    return answered or _declined(wanted)


def _consent(candidate: Candidate, wanted: Wanted) -> Answer | None:
    """Marketing and talent pools off, unless the bank says otherwise; what is required on."""
    said = candidate.answers.get(wanted.meaning, "")
    yes = said.lower().startswith("y") if said else wanted.meaning in _WANTED_OPTIONAL
    if wanted.meaning in _WANTED_OPTIONAL and wanted.required is False:
        yes = False
    if yes and not may_certify(wanted.label, disclosed=wanted.disclosed):
        return None
    reason = "the answer bank" if said else "agrees to what is required, to nothing else"
    if wanted.control in _TICKS and len(wanted.options) < 2:
        return Answer(tick=yes, reason=reason)
    later = yes and any(_FOR_LATER.search(text) for text in wanted.options)
    chosen = _yes_for_now(wanted.options) if later else choose_yes_no(wanted.options, yes=yes)
    if later and chosen is None:
        yes, chosen = False, choose_yes_no(wanted.options, yes=False)
    if chosen is None and yes:
        shown = [index for index, text in enumerate(wanted.options) if not is_filler(text)]
        if len(shown) == 1:
            return Answer(choices=(shown[0],), reason=reason)
    return Answer(choices=(chosen.index,), reason=reason) if chosen else None


_FOR_LATER = re.compile(
    r"\b(future|other|further|similar)\b.{0,25}\b(opportunit|positions?|jobs?|roles?|vacanc)|"
    r"\btalent (pool|community|network)|\b(newsletter|marketing)\b",
    re.IGNORECASE,
)


def _yes_for_now(options: Sequence[str]) -> Chosen | None:
    """The option that agrees to this application alone, where there is one."""
    kept = tuple("" if _FOR_LATER.search(text) else text for text in options)
    return choose_yes_no(kept, yes=True)


def _typed_consent(wanted: Wanted) -> Answer | None:
    """The words that a required consent wants typed; a consent to marketing is not given so."""
    asked = _words_asked(wanted)
    required = wanted.required is True and wanted.meaning in _WANTED_OPTIONAL
    return Answer(text=asked[0], reason=asked[1]) if asked and required else None


def _words_asked(wanted: Wanted) -> tuple[str, str] | None:
    """The words that a question wants typed as they stand: `Type "I AGREE"`."""
    match = _TYPED_CONSENT.search(f"{wanted.label} {wanted.hint}")
    words = (match["quoted"] or match["plain"]).strip() if match else ""
    typed = wanted.control in {Control.TEXT, Control.TEXTAREA}
    if not typed or not _AGREEING.search(words):
        return None
    return words, "agrees in the words that are asked for"


def _document(candidate: Candidate, wanted: Wanted) -> Answer | None:
    said = candidate.answers.get(wanted.meaning)
    if wanted.control is Control.FILE:
        name = _FILES.get(wanted.meaning)
        return Answer(file=name, reason=f"the {name}") if name in wanted.files else None
    if said:
        return _fit(said, wanted, reason="the answer bank")
    if wanted.meaning == "document.cover_letter" and wanted.required is not True:
        return None
    return _fit(f"{candidate.summary} {candidate.disclosure}", wanted, reason="the CV's summary")


_FILES: Mapping[str, str] = {"document.cv": "cv", "document.cover_letter": "cover letter"}


def _known(candidate: Candidate, wanted: Wanted) -> tuple[str, str] | None:
    """What the candidate would say, and where that is written."""
    for said, source in _sources(candidate, wanted):
        if said is not None:
            return said, source
    return None


def _sources(candidate: Candidate, wanted: Wanted) -> Iterator[tuple[str | None, str]]:
    bank, meaning = candidate.answers, wanted.meaning
    if meaning in {"email", "email.confirm"}:
        yield candidate.email, "the address of this walk"
    near = nearest_question(bank, wanted.label)
    if near is not None:
        yield near.said, f"the answer bank, “{near.question}” ({near.likeness:.2f} alike)"
    ruling = rule_on(candidate, meaning, wanted.label, wanted.options)
    if ruling is not None:
        yield ruling.said, ruling.reason
        return
    told = stated(candidate, meaning, wanted.label, ordinal=wanted.ordinal, options=wanted.options)
    if meaning.startswith(_FACTS_FIRST):
        yield told, "the CV"
    written = not wanted.options and wanted.control in _WRITTEN
    known = not meaning.startswith("question.") or (wanted.sure and wanted.sensitive is None)
    if known and speaks_to(bank.get(meaning, ""), meaning, wanted.label, written=written):
        yield bank.get(meaning), "the answer bank"
    yield told, "the CV"
    if meaning == "name.family" and wanted.required:
        yield candidate.name.given, "the only name, given twice where two are demanded"


_FACTS_FIRST = ("language.level", "experience.skill", "location", "certificate")


def _declined(wanted: Wanted) -> Answer | None:
    """Personal characteristics without an answer: declined where that is offered."""
    personal = wanted.meaning.startswith(("eeo.", "pronouns", "health", "salary.current"))
    if not personal and wanted.sensitive is None:
        return None
    chosen = choose_decline(wanted.options)
    if chosen is None:
        return None
    return Answer(choices=(chosen.index,), reason="declines to say")


def _fit(said: str, wanted: Wanted, *, reason: str) -> Answer | None:
    """Bring what the candidate would say into the form that the control takes."""
    if wanted.control in _TICKS and len(wanted.options) < 2:
        return Answer(tick=_agrees(said), reason=reason)
    if wanted.control in _ONE_OF_MANY or (wanted.options and wanted.control in _TICKS):
        return _choice(said, wanted, reason=reason)
    forms = _forms(said, wanted)
    if not forms:
        return None
    if wanted.meaning == "question.text" and 0 < (wanted.max_length or 0) < _SHORTEST_PROSE:
        return None
    texts = fitting(forms, max_length=wanted.max_length, pattern=wanted.pattern, hint=wanted.hint)
    iso = said.strip() if _takes_date(wanted) and parts_of(said) else None
    return Answer(text=texts[0], others=tuple(texts[1:]), iso=iso, reason=reason)


_SHORTEST_PROSE = 20
"""Fewer characters hold no sentence: what is cut to them says something else."""


def _takes_date(wanted: Wanted) -> bool:
    return wanted.control is Control.DATE or is_dated(wanted.meaning)


def _agrees(said: str) -> bool:
    return bool(re.match(r"(y|true|i agree|agreed|accept)", said.strip(), re.IGNORECASE))


def _choice(said: str, wanted: Wanted, *, reason: str) -> Answer | None:
    if not wanted.options:
        several = "," in said and wanted.meaning in {"experience.skill", "language.level"}
        searches = wanted.control is Control.COMBOBOX and not (several and not wanted.multiple)
        texts = _forms(said, wanted) if searches else ()
        return Answer(text=texts[0], reason=reason) if texts else None
    if parts_of(said):
        place = part_option(wanted.options, said)
        if place is not None:
            return Answer(choices=(place,), reason=reason)
    if wanted.multiple:
        parts = [part for part in re.split(r"[;,]\s*", said) if part]
        found = [choose(wanted.options, part, meaning=wanted.meaning) for part in (said, *parts)]
        indexes = tuple(dict.fromkeys(one.index for one in found if one))
    else:
        one = choose(wanted.options, said, meaning=wanted.meaning)
        indexes = (one.index,) if one else ()
    if not indexes:
        indexes = _by_polarity(said, wanted)
    return Answer(choices=indexes, reason=reason) if indexes else None


def _by_polarity(said: str, wanted: Wanted) -> tuple[int, ...]:
    """Yes or no among options that say more than that; "Other" for a source not listed."""
    if wanted.meaning == "source":
        return _source(said, wanted.options)
    if wanted.meaning == "work.sponsorship" and plain(said) == "no":
        needless = [
            index for index, text in enumerate(wanted.options) if plain(text) in _NOT_NEEDED
        ]
        if len(needless) == 1:
            return (needless[0],)
    match = re.match(r"(yes|no)\b", said, re.IGNORECASE)
    chosen = choose_yes_no(wanted.options, yes=match.group(1).lower() == "yes") if match else None
    return (chosen.index,) if chosen else ()


_NOT_NEEDED = frozenset({"not applicable", "n a", "none", "not required", "not needed"})


def _source(said: str, options: Sequence[str]) -> tuple[int, ...]:
    """The employer's own site under its own name, else "Other"."""
    if choose((said,), "Company website", meaning="source"):
        own = [index for index, text in enumerate(options) if _OWN_SITE.search(plain(text))]
        if len(own) == 1:
            return (own[0],)
    other = [index for index, text in enumerate(options) if plain(text).startswith("other")]
    return tuple(other[:1])


_OWN_SITE = re.compile(r"^\w+( \w+){0,4} (careers?|jobs?) (web ?)?(site|page)$|^homepage$")


def _forms(said: str, wanted: Wanted) -> Sequence[str]:
    if _takes_date(wanted):
        return _dated_forms(said, wanted)
    if wanted.control is Control.NUMBER:
        return number_forms(said)
    if wanted.meaning == "phone":
        return phone_forms(said)
    if wanted.meaning.startswith("salary."):
        return tuple(dict.fromkeys((said, *number_forms(said))))
    return (said,)


def _dated_forms(said: str, wanted: Wanted) -> Sequence[str]:
    if wanted.control is Control.NUMBER:
        part = part_named(wanted.label)
        return part_texts(part, said)[-1:] if part else number_forms(said)
    if wanted.input_type in _NATIVE_DATES:
        return native_texts(said, wanted.input_type)
    if wanted.parts:
        return (said,) if set(wanted.parts) <= set(parts_of(said)) else ()
    return date_texts(
        said,
        label=wanted.label,
        hint=wanted.hint,
        language=wanted.language,
        picker=wanted.control is Control.DATE,
    )

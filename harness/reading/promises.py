"""Finds what an employer promised and by when, in postings, pages and mails.

What a candidate must do by a date ("reply by 15 March") is told apart from it. What hangs on a
condition ("if your profile matches, we will call within a week") is no promise to this candidate.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from harness.reading.dates import Moment, moments
from harness.reading.prose import one_of, shorten, take_apart
from harness.record import record


class Subject(StrEnum):
    """Who has to act."""

    EMPLOYER = "employer"
    CANDIDATE = "candidate"


@record
class Promise:
    """Something to be done, in its own words.

    Attributes:
        quote: The sentence.
        subject: Who has to act; a candidate's deadline is no promise of the employer.
        dated: Whether a date follows from it; "in the coming weeks" is vague.
        due_from: When it can first be expected (UTC); None where it is vague.
        due_to: The last moment at which it is kept (UTC); None where it is vague.
        by_phone: Whether it is to be kept by a call, which no inbox shows.
    """

    quote: str
    subject: Subject
    dated: bool
    due_from: datetime | None = None
    due_to: datetime | None = None
    by_phone: bool = False


_SAY = (
    r"(?:hear|answer|reply|replies|respond|get(?:ting)? back|(?:be|get) in (?:touch|contact)"
    r"|contact|let(?:ting)? you know|updat\w+|decid\w+|decisions?|inform|notify|tell you"
    r"|come back|write"
    r"|write(?: to)?(?: you)?|e-?mail (?:you|every)|send (?:you|out)|review|reach out"
    r"|follow[- ]up|feedback"
    r"|outcomes?|confirm|call you|phone you|ring you|give you a call|have news|finish)"
)
_WHO = (
    r"(?:we|I|our [\w ]{0,30}?(?:team|recruiters?|managers?|panel)"
    r"|the [\w ]{0,30}?(?:team|managers?|panel|recruiters?)|someone|somebody"
    r"|(?:a|an|one of our) (?:\w+ )?(?:recruiters?|member of [\w ]{0,30}|colleagues?))"
)
_NEWS = r"(?:answer|reply|response|decision|update|news|outcome|feedback|e-?mail|hear)"
_EMPLOYER = one_of(
    rf"\b{_WHO}(?:'ll|'re|\b)[^.;]{{0,110}}?\b{_SAY}\b",
    r"\b(?:you|candidates|applicants|everyone|everybody)(?:'ll|\b)[^.;,]{0,30}?\bhear\b",
    r"\b(?:you|candidates|applicants|everyone|everybody)(?:'ll|\b)[^.;,]{0,30}?"
    rf"\b(?:receive|get|have|expect)\b[^.;,]{{0,40}}?\b{_NEWS}\b",
    rf"\bexpect\s+(?:an?|our|the|to|some|first)\b[^.;,]{{0,30}}?\b{_NEWS}\b",
    r"\b(?:decisions?|outcomes?|answers?|updates?|response(?: times?)?|results?|reply)\b"
    r"[^.;,]{0,30}?\b(?:will|should|is|are|be|expected|follows?|within)\b",
    r"\b(?:the|our|this|your)\s+(?:\w+ )?"
    r"(?:review|process|selection|screening|recruitment|applications?)\b"
    r"[^.;]{0,30}?\b(?:takes?|lasts?|(?:be )?(?:completed|finished|reviewed))\b",
    r"\b(?:it|this|which)\s+"
    r"(?:will |may |can |should |usually |normally |typically |might )+takes?\b",
    r"\bit\s+takes(?: us)?\b",
    r"\b(?:to |will |'ll )?(?:take|need)\s+(?:us\s+)?(?:another|a further)\b",
    r"\bhear(?:d)?\s+(?:back |anything )?from (?:us|our|the|me)\b",
    r"^\W*(?:decision|answer|outcome|response|reply|feedback|results?)s?[\w ]{0,15}:",
    r"\b(?:when|how (?:long|soon))\b[^?]*\b(?:hear|decide|decision|answer|know|take)\b[^?]*\?",
    r"\ballow\s+(?:us\s+)?(?:up to|about|at least|around)?\b",
)
_DO = (
    r"(?:reply|respond|answer|confirm|complete|submit|book|choose|pick|select|sign|accept|return"
    r"|send|upload|apply|let (?:us|me) know|rsvp|provide|finish|tell us|get back to (?:us|me))"
)
_CANDIDATE = one_of(
    rf"(?:^|[.;:,–—]\s*(?:and\s+|so\s+)?)(?:please\s+|kindly\s+|do\s+)?{_DO}\b",
    r"\b(?:please|kindly)\s+(?!allow|expect|bear|note|be (?:patient|aware)|know|rest)\w+",
    r"\b(?:you|candidates|applicants)\s+(?:\w+\s+){0,3}?"
    rf"(?:must|need|have to|have until|{_DO})\b",
    r"\b(?:ask|need|want|like|invite|require|grateful if|appreciate if|happy if) you\b",
    r"\bonce you\b",
    r"\byour (?:reply|answer|response|availability|documents?)\b",
    r"\b(?:link|offer|invitation|code|test|assessment)\b"
    r"[^.;]{0,30}?\b(?:expires?|valid|open|closes?)",
    r"\b(?:applications?|vacancy|posting|role|position|advert|job)\b"
    r"[^.;]{0,30}?\bclos(?:e|es|ing)\b",
    r"\b(?:deadline|closing date|apply by|applications? by)\b",
)
_SOME = r"(?:a few|several|a couple of|some)"
_UNITS = r"(?:hours|days|weeks|months)"
_VAGUE = one_of(
    rf"\b(?:in|over|within|during)\s+the\s+(?:coming|next few|following|next couple of) {_UNITS}\b",
    rf"\b(?:in|within)\s+{_SOME}\s+{_UNITS}\b",
    rf"\b{_SOME}\s+(?:more\s+|further\s+)?(?:days|weeks|months)\b",
    r"\b(?:in due course|shortly|soon(?:est)?|as soon as (?:we|I)|as quickly as"
    r"|in the near future|promptly)\b",
    r"\bbefore long\b",
)
_OTHER_BUSINESS = one_of(
    r"\b(?:customers?|clients?|tickets?|incidents?|patients?|salar(?:y|ies)|bonus\w*|probation\w*"
    r"|onboard\w*|your first|performance|promotion|holidays?|leave|pension|training|trained"
    r"|new joiners?|employees)\b",
)
_RECURRING = one_of(r"\b(?:every|each|per|once an?|first)\s+$")
_NO_PROMISE = one_of(
    r"\b(?:look(?:ing)? forward|hope to (?:see|meet|welcome)|apply again|we wish|learn more)\b",
)
_CONDITION = one_of(
    r"(?<!even )\bif\b(?! not\b)",
    r"\b(?:should (?:you|your|we|the|there)|unless|in case|provided)\b",
    r"\b(?:only|those|candidates|applicants) (?:who|whose|with|that|selected)\b",
    r"\bonly (?:\w+ ){0,2}(?:candidates|applicants)\b",
    r"\b(?:shortlisted|successful) (?:candidates|applicants)\b",
)
_CHASE = one_of(
    r"\bif you (?:have not|haven't|do not|don't|still have not)\b[^.;]{0,25}\b(?:heard|hear)\b"
    r"(?=.*\b(?:contact|write|e-?mail us|call|chase|nudge|let (?:us|me) know|get in touch|ask)\b)"
    r"(?!.*\b(?:unsuccessful|assume|not been successful|consider your)\b)",
)
_NEGATED = one_of(
    r"\b(?:not|cannot|can't|won't|unable to|unlikely to)\s+(?:be able to\s+)?"
    r"(?:promise|say|tell|respond|reply|contact|answer|be in touch|give|guarantee)\b",
)
_PAST_BEFORE = one_of(
    r"\b(?:received|applied|submitted|spoke|met|posted|interviewed|started|opened|since|dated"
    r"|promised|said|sent|advertised|took|taken|told you|for the past|for the last|in the last"
    r"|longer than)\b(?:(?!\band\b)[^.;,]){0,40}$",
)
_DUE = one_of(
    r"(?:\b(?:by|before|until|till|on|than|around|about|latest|of|expect\w*|is|be|this|next)"
    r"|[:–(-])"
    r"\s*(?:the\s+)?(?:end of\s+)?(?:\w+day,?\s+)?(?:the\s+)?$",
    r"^\W*(?:\w+day,?\s+)?$",
)
_OPEN_ENDED = one_of(r"\b(?:more than|at least|after|from|not before)\s*(?:the\s+|another\s+)?$")
_ANCHORED = one_of(
    r"^\s*(?:of|from|after|following)\s+(?!(?:the date of )?"
    r"(?:receiv\w+|receipt|applying|your application|you(?:r)? appl\w+|(?:your )?submi\w+|today"
    r"|now|this (?:e-?mail|message)|the date of this|getting|sending))",
)
_TAKES_HOURS = one_of(r"\btakes?\b[^.;]{0,20}$")
_ASKED_WHEN = one_of(
    r"\b(?:when|how (?:long|soon))\b.*\b(?:hear|decide|decision|answer|know|take)\b.*\?$",
)
_UP_TO = one_of(
    r"\b(?:within|up to|less than|under|no more than|no longer than|over)\s+(?:the\s+)?"
    r"(?:(?:next|coming|first|following)\s+)?(?:about\s+)?$",
)
_ONCE_WE = one_of(r"\bonce (?:we|the|all|our)\b")
_AFTER_YOU = one_of(r"\b(?:once|after|when|as soon as) you\b")
_PLEASE_AND = one_of(rf"\b(?:please|kindly)\b.*\b{_DO}\b.*\band\b")
_AGO = one_of(r"\W+ago\b")
_PHONE = one_of(r"\b(?:call|phone|ring) you\b", r"\bgive you a call\b")


def promises(text: str, *, made_at: datetime, page: bool = False) -> tuple[Promise, ...]:
    """What `text` promises, and what it asks of the candidate by when.

    Args:
        text: A posting, a page or a mail. Other languages than English promise nothing that this
            function understands: ask `prose.take_apart(text).english` before saying "none".
        made_at: When it was said (aware UTC).
        page: Whether it is the visible text of a page, of which every line is a block of its own.

    Returns:
        One for each sentence and subject, in order; a sentence that names two dates is due at the
        later one.
    """
    prose = take_apart(text, page=page)
    if prose.english is False:
        return ()
    found: list[Promise] = []
    for sentence in _with_their_questions(prose.sentences):
        found.extend(_merged(_in_sentence(sentence, made_at)))
    return tuple(found)


def kept_by_employer(found: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """Only what the employer has to do."""
    return tuple(promise for promise in found if promise.subject is Subject.EMPLOYER)


def _with_their_questions(sentences: tuple[str, ...]) -> Iterator[str]:
    """Short answers are read with their question: "When will I hear? Within three weeks."."""
    question = ""
    for sentence in sentences:
        short = len(sentence.split()) <= 8 and not _EMPLOYER.search(sentence)
        yield f"{question} {sentence}" if question and short else sentence
        question = sentence if _ASKED_WHEN.search(sentence) else ""


def _in_sentence(sentence: str, made_at: datetime) -> Iterator[Promise]:
    for moment in moments(sentence, near=made_at):
        subject = _subject(sentence, moment.start)
        before, behind = sentence[: moment.start], sentence[moment.end :]
        if subject is None or moment.latest < made_at or _AGO.match(behind):
            continue
        if subject is Subject.CANDIDATE:
            yield _dated(sentence, moment, Subject.CANDIDATE, made_at)
        elif _binding(sentence, moment) and not _is_appointment(sentence, moment):
            if _open_ended(before, behind):
                yield _vague(sentence)
            elif not _PAST_BEFORE.search(before) and (not moment.exact or _DUE.search(before)):
                yield _dated(sentence, moment, Subject.EMPLOYER, made_at)
    for match in _VAGUE.finditer(sentence):
        binding = not (_CONDITION.search(sentence) or _NO_PROMISE.search(sentence))
        if binding and _subject(sentence, match.start()) is Subject.EMPLOYER:
            yield _vague(sentence)


def _open_ended(before: str, behind: str) -> bool:
    """Whether the time counts from something whose date is not known."""
    if _OPEN_ENDED.search(before) or _ANCHORED.match(behind):
        return True
    if _AFTER_YOU.search(before) or _ONCE_WE.search(before):
        return True
    return bool(_PLEASE_AND.search(before))


def _binding(sentence: str, moment: Moment) -> bool:
    if _CHASE.search(sentence):
        return True
    if "hour" in moment.quote.lower() and _TAKES_HOURS.search(sentence[: moment.start]):
        return False
    if _OTHER_BUSINESS.search(sentence) or _RECURRING.search(sentence[: moment.start]):
        return False
    return not (_CONDITION.search(sentence) or _NEGATED.search(sentence))


def _is_appointment(sentence: str, moment: Moment) -> bool:
    return moment.clock is not None and bool(_PHONE.search(sentence))


def _subject(sentence: str, position: int) -> Subject | None:
    if _CHASE.search(sentence):
        return Subject.EMPLOYER
    cues = [(match.start(), Subject.EMPLOYER) for match in _EMPLOYER.finditer(sentence)]
    cues += [(match.start(), Subject.CANDIDATE) for match in _CANDIDATE.finditer(sentence)]
    before = [cue for cue in cues if cue[0] <= position]
    if before:
        return max(before, key=lambda cue: cue[0])[1]
    return min(cues, key=lambda cue: cue[0])[1] if cues else None


def _dated(sentence: str, moment: Moment, subject: Subject, made_at: datetime) -> Promise:
    any_time = not moment.exact and _UP_TO.search(sentence[: moment.start])
    return Promise(
        quote=shorten(sentence),
        subject=subject,
        dated=True,
        due_from=made_at if any_time else moment.earliest,
        due_to=moment.latest,
        by_phone=subject is Subject.EMPLOYER and bool(_PHONE.search(sentence)),
    )


def _vague(sentence: str) -> Promise:
    return Promise(quote=shorten(sentence), subject=Subject.EMPLOYER, dated=False)


def _merged(found: Iterator[Promise]) -> Iterator[Promise]:
    by_subject: dict[Subject, Promise] = {}
    for promise in found:
        other = by_subject.setdefault(promise.subject, promise)
        by_subject[promise.subject] = max(other, promise, key=_lateness)
    yield from by_subject.values()


def _lateness(promise: Promise) -> float:
    return promise.due_to.timestamp() if promise.due_to else float("-inf")

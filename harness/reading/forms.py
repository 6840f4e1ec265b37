"""What a walk was asked and did, in the counts that audits and the ledger share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from harness.evidence import (
    Action,
    ActionTaken,
    Barrier,
    Ending,
    Evidence,
    Fact,
    Obstacle,
    Prefill,
    QuestionAsked,
    Sensitive,
    StepShown,
    WalkEnded,
    WalkStarted,
)
from harness.reading.again import first_keys, renamed, renamed_actions
from harness.record import record

E = TypeVar("E", bound=Evidence)

SAW_THE_END = frozenset({Ending.FINISHED, Ending.STOPPED_BEFORE_SUBMIT, Ending.UNCONFIRMED})

_STOPS_ONLY_US = frozenset(
    {
        Obstacle.CAPTCHA,
        Obstacle.ACCOUNT_WALL,
        Obstacle.EMAIL_CODE,
        Obstacle.BLOCKED,
        Obstacle.CLOSED_POSTING,
        Obstacle.UNKNOWN_QUESTION,
        Obstacle.NO_FORM,
        Obstacle.OUTSIDE_ALLOW_LIST,
        Obstacle.DUPLICATE,
        Obstacle.UNREACHABLE,
        Obstacle.NOT_FOUND,
        Obstacle.SERVER_ERROR,
        Obstacle.MAINTENANCE,
        Obstacle.TOO_MANY_REQUESTS,
        Obstacle.GEO_BLOCK,
        Obstacle.ATTEMPTS_USED_UP,
        Obstacle.MAY_SEND,
    }
)

# Facts of which a person has one; a second history.employer is a second job, not the same fact.
_SINGULAR = frozenset(
    {
        "name.full",
        "name.given",
        "name.middle",
        "name.family",
        "name.preferred",
        "email",
        "phone",
        "address.line",
        "address.city",
        "address.region",
        "address.postcode",
        "address.country",
        "location",
        "link.linkedin",
        "link.github",
        "link.portfolio",
        "salary.expectation",
        "notice",
        "start_date",
        "age.birth_date",
        "national_id",
    }
)
_SAME_FACT = {
    "name.full": ("name.given", "name.family"),
    "name.given": ("name.full",),
    "name.family": ("name.full",),
    "location": ("address.city",),
    "address.city": ("location",),
}
_ABOUT_SOMEBODY_ELSE = re.compile(
    r"\b(referees?|references?|emergency|next of kin|supervisor|manager|employers?|employment"
    r"|work history|experience|education|school|university)\b",
    re.IGNORECASE,
)
_CV = re.compile(r"\b(cv|c\.v\.|curriculum vitae|r[eé]sum[eé]|lebenslauf)\b", re.IGNORECASE)
_DECLINE = re.compile(
    r"prefer not|rather not|decline|(do not|don.?t) (wish|want)|choose not|not (to )?(say|answer"
    r"|disclose|state|specify|self-?identify)|keine angabe|pr[eé]f[eè]re ne pas",
    re.IGNORECASE,
)
_WHY_EQUALITY = re.compile(
    r"volunt|optional|not (?:be )?(?:affect|used|part|shared|seen)|no (?:effect|bearing|influence)"
    r"|equal(?:ity)?[ -](?:opportunit|employment|monitor|information)|monitor|separate",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"captcha|(?:you(?:'re|’re| are)|that i am|i'?m) (?:a )?(?:human|not a robot)", re.IGNORECASE
)
_PHONE_WIDTH = 600
_SURE = 0.5

_CLASS_OF_MEANING = {
    "age.birth_date": Sensitive.BIRTH,
    "national_id": Sensitive.NATIONAL_ID,
    "document.photo": Sensitive.PHOTO,
    "health": Sensitive.HEALTH,
    "salary.current": Sensitive.SALARY_HISTORY,
    "criminal.record": Sensitive.CRIMINAL_RECORD,
}
# A threshold ("are you 18 or over?") and an offer of help are asked for the candidate's sake.
_HARMLESS = frozenset({"age.minimum", "accommodation", "pronouns"})


class Fate(StrEnum):
    """Whether a candidate could finish, as far as the walk shows."""

    FINISHED = "could finish"
    BLOCKED = "could not finish"
    NOT_KNOWN = "not known"


@record
class Repeat:
    """A fact that was typed twice: where first, and where again."""

    first: QuestionAsked
    again: QuestionAsked


def in_order(evidence: Iterable[E]) -> tuple[E, ...]:
    """Evidence in the order in which it was recorded, whatever order it comes in."""
    return tuple(sorted(evidence, key=recorded))


def recorded(item: Evidence) -> tuple[datetime, int, str]:
    """When a record was written: its moment, then its number within its stream."""
    number = item.id.rpartition("/")[2]
    return item.at, int(number) if number.isdigit() else 0, item.id


def asked(
    questions: Iterable[QuestionAsked], actions: Iterable[ActionTaken] = ()
) -> tuple[QuestionAsked, ...]:
    """Each question once, as it stood before the candidate touched it, without traps and captchas.

    A step that comes up again (after an objection) records its questions again, under the same
    keys or under new ones; a question counts as required where any of its records says so.
    """
    ordered = in_order(questions)
    first = first_keys(ordered)
    touched: dict[tuple[str | None, str], tuple[datetime, int, str]] = {}
    for action in renamed_actions(in_order(actions), first):
        if action.question is not None and action.action in _ANSWERS:
            touched.setdefault((action.walk, action.question), recorded(action))
    records: dict[tuple[str | None, str], list[QuestionAsked]] = defaultdict(list)
    for question in (renamed(item, first) for item in ordered):
        if not question.honeypot and question.meaning != "captcha":
            records[question.walk, question.question].append(question)
    return tuple(_merged(group, touched.get(key)) for key, group in records.items())


def under_first_keys(
    questions: Iterable[QuestionAsked], actions: Iterable[ActionTaken]
) -> tuple[ActionTaken, ...]:
    """Actions in order, under the keys that `asked` gives to questions that came up again."""
    return renamed_actions(in_order(actions), first_keys(in_order(questions)))


def answered(actions: Iterable[ActionTaken]) -> frozenset[str]:
    """Keys of the questions that the candidate answered."""
    return frozenset(a.question for a in actions if a.question and a.action in _ANSWERS)


def saw_the_end(endings: Iterable[WalkEnded]) -> bool:
    """Whether the walk reached the form's last step, so that counts of questions are whole."""
    return any(ended.ending in SAW_THE_END for ended in endings)


def fate(endings: Iterable[WalkEnded], barriers: Iterable[Barrier]) -> Fate:
    """Whether the candidate could finish.

    What stops this tool and not a person (a puzzle, an account, a question that it does not
    understand, a wall against robots) leaves it open, and so do faults and interruptions.
    """
    ends = {ended.ending for ended in endings}
    if ends & SAW_THE_END:
        return Fate.FINISHED
    stops = [wall for wall in barriers if wall.stopped]
    only_us = any(wall.obstacle in _STOPS_ONLY_US or is_robot_test(wall) for wall in stops)
    if Ending.COULD_NOT_FINISH not in ends or only_us:
        return Fate.NOT_KNOWN
    return Fate.BLOCKED


def is_robot_test(wall: Barrier) -> bool:
    """Whether it asks to prove that one is human, by its kind or by its words."""
    return wall.obstacle is Obstacle.CAPTCHA or bool(_HUMAN.search(wall.text))


def on_phone(start: WalkStarted, steps: Iterable[StepShown]) -> bool:
    """Whether the candidate walked with fingers on a narrow screen (at most 600 CSS pixels)."""
    widths = [step.viewport_width for step in steps]
    return start.input == "touch" and (not widths or min(widths) <= _PHONE_WIDTH)


def cv_upload(
    questions: Iterable[QuestionAsked], actions: Iterable[ActionTaken]
) -> ActionTaken | None:
    """The first upload of the CV, or None."""
    meanings = {question.question: question.meaning for question in questions}
    for action in in_order(actions):
        if action.action is Action.UPLOAD and (
            meanings.get(action.question or "") == "document.cv" or _CV.search(action.target)
        ):
            return action
    return None


def retyped_from_cv(
    facts: Sequence[Fact], questions: Iterable[QuestionAsked], actions: Iterable[ActionTaken]
) -> tuple[QuestionAsked, ...]:
    """Questions for facts that stand in the uploaded CV, that the form left for the candidate.

    Only questions of the upload's step or later count, answered or required, and no more of one
    meaning than the CV has facts of it. A field filled in wrongly from the CV is not among them.
    """
    mine, acts = tuple(questions), tuple(actions)
    upload = cv_upload(mine, acts)
    if upload is None:
        return ()
    left = Counter(fact.meaning for fact in facts)
    done = answered(under_first_keys(mine, acts))
    found = []
    for question in asked(mine, acts):
        if question.step < upload.step or question.prefill not in _NOT_PREFILLED:
            continue
        if question.question not in done and question.required is not True:
            continue
        if _take(left, question.meaning):
            found.append(question)
    return tuple(found)


def typed_again(
    questions: Iterable[QuestionAsked], actions: Sequence[ActionTaken]
) -> tuple[Repeat, ...]:
    """Facts that the candidate typed into two fields of which the later was not prefilled.

    Fields about somebody else (references, employers) and fields whose meaning is doubtful are
    left out. "Confirm your e-mail" counts where it comes on a later step than the e-mail address:
    there one cannot see what one confirms.
    """
    mine = tuple(questions)
    acts = under_first_keys(mine, actions)
    typed = {a.question for a in acts if a.question and a.action is Action.FILL}
    first: dict[str, QuestionAsked] = {}
    repeats = []
    for question in asked(mine, actions):
        meaning = question.meaning
        earlier = first.get("email")
        if meaning == "email.confirm" and earlier and earlier.step < question.step:
            meaning = "email"
        if question.question not in typed or not _is_own_single_fact(question, meaning):
            continue
        if meaning not in first:
            first[meaning] = question
        elif question.prefill in _NOT_PREFILLED:
            repeats.append(Repeat(first=first[meaning], again=question))
    return tuple(repeats)


def sensitive_class(question: QuestionAsked) -> Sensitive | None:
    """The class of personal fact that a question demands, or None."""
    if question.meaning in _HARMLESS:
        return None
    return question.sensitive or _CLASS_OF_MEANING.get(question.meaning)


def is_about_another(question: QuestionAsked) -> bool:
    """Whether it asks about somebody or something else: a referee, an employer, a school."""
    return bool(_ABOUT_SOMEBODY_ELSE.search(f"{question.section or ''} {question.label}"))


def is_equality(question: QuestionAsked) -> bool:
    """Whether it belongs to equality monitoring (gender, ethnicity, veteran, disability …)."""
    return question.meaning.startswith("eeo.")


def equality_is_explained(equality: Iterable[QuestionAsked], steps: Iterable[StepShown]) -> bool:
    """Whether the questions, or the steps they stand on, say why and that it does not count."""
    mine = tuple(equality)
    numbers = {question.step for question in mine}
    texts = [step.text for step in steps if step.step in numbers]
    texts += [f"{q.section or ''} {q.description or ''}" for q in mine]
    return any(_WHY_EQUALITY.search(text) for text in texts)


def can_decline(question: QuestionAsked) -> bool:
    """Whether one may leave it: it is not required, or offers "prefer not to say"."""
    return question.required is False or any(_DECLINE.search(text) for text in question.options)


def offers_decline(question: QuestionAsked) -> bool:
    """Whether one of its options is "prefer not to say"."""
    return any(_DECLINE.search(text) for text in question.options)


def intrusive(questions: Iterable[QuestionAsked]) -> tuple[QuestionAsked, ...]:
    """Questions for personal facts that an employer rarely needs before an offer.

    Equality monitoring is among them only where one must answer and cannot decline.
    """
    return tuple(
        question
        for question in asked(questions)
        if sensitive_class(question) is not None
        and not (is_equality(question) and (question.required is not True or can_decline(question)))
    )


_ANSWERS = frozenset({Action.FILL, Action.CHOOSE, Action.TICK, Action.UPLOAD})
_NOT_PREFILLED = frozenset({Prefill.EMPTY, Prefill.OTHER})


def _merged(group: list[QuestionAsked], touched: tuple[datetime, int, str] | None) -> QuestionAsked:
    before = [q for q in group if touched is None or recorded(q) < touched] or group[:1]
    chosen = before[-1]
    if chosen.required is not True and any(q.required for q in group):
        return replace(chosen, required=True)
    return chosen


def _take(left: Counter[str], meaning: str) -> bool:
    for name in (meaning, *_SAME_FACT.get(meaning, ())):
        if left[name] > 0:
            if name == meaning:
                left[name] -= 1
            return True
    return False


def _is_own_single_fact(question: QuestionAsked, meaning: str) -> bool:
    return meaning in _SINGULAR and question.confidence >= _SURE and not is_about_another(question)

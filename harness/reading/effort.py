"""Human minutes of a walked form, as a range: what a robot's stopwatch cannot tell.

The work that a form asks for is counted first (words to read, decisions, clicks, letters), then
priced with the constants of `reading.pace` for a quick, a usual and a slow person.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable

from harness.evidence import (
    Action,
    ActionTaken,
    Barrier,
    Control,
    Obstacle,
    Prefill,
    QuestionAsked,
    StepShown,
)
from harness.meta import Touchpoint
from harness.reading.forms import answered, asked, under_first_keys
from harness.reading.pace import (
    ANSWER_LETTERS,
    ANSWER_WORDS,
    LETTERS_IN_A_WORD,
    OPTIONS_SCANNED,
    PACES,
    Device,
    Pace,
    Person,
)
from harness.record import record


@record
class Work:
    """What a form asks of a candidate, counted. Nothing in it depends on the person.

    `words` are read in full (labels, help, options), `other_words` are scanned. `letters` are
    typed from what one knows, `composed_words` are made up; `short_unknown` and `open_unknown`
    are answers whose length was not recorded. `waiting_seconds` is the pages' load time.
    """

    words: int = 0
    other_words: int = 0
    decisions: int = 0
    points: int = 0
    clicks: int = 0
    homes: int = 0
    letters: int = 0
    composed_words: int = 0
    short_unknown: int = 0
    open_unknown: int = 0
    uploads: int = 0
    accounts: int = 0
    email_codes: int = 0
    waiting_seconds: float = 0.0


@record
class Part:
    """Seconds of one kind of work, for the three people."""

    name: str
    quick: float
    usual: float
    slow: float


@record
class Effort:
    """Human minutes of a form: for a quick, a usual and a slow person, and what they go into."""

    device: Device
    quick: float
    usual: float
    slow: float
    parts: tuple[Part, ...]

    @property
    def low(self) -> int:
        """Whole minutes of a quick person, rounded down, at least 1."""
        return max(1, math.floor(self.quick))

    @property
    def minutes(self) -> int:
        """Whole minutes of a usual person, at least 1."""
        return max(1, round(self.usual))

    @property
    def high(self) -> int:
        """Whole minutes of a slow person, rounded up, at least 1."""
        return max(1, math.ceil(self.slow))

    @property
    def words(self) -> str:
        """The range as printed: "4 to 9 minutes"."""
        if self.low == self.high:
            return f"{self.low} minute{'s' if self.low != 1 else ''}"
        return f"{self.low} to {self.high} minutes"


def effort(
    steps: Iterable[StepShown],
    questions: Iterable[QuestionAsked],
    actions: Iterable[ActionTaken],
    barriers: Iterable[Barrier] = (),
    *,
    device: Device,
) -> Effort:
    """Human minutes from the form's first step to its last.

    The posting (step 0), what follows the submission, and open answers that one may leave out are
    not part of it. The model is of error-free work: mistakes and lost data come on top.

    Args:
        steps: What was shown.
        questions: What was asked.
        actions: What the candidate did; lengths of answers come from here.
        barriers: Account walls and e-mail codes cost time too.
        device: Whose constants are used.
    """
    return price(work(steps, questions, actions, barriers), device)


def work(
    steps: Iterable[StepShown],
    questions: Iterable[QuestionAsked],
    actions: Iterable[ActionTaken],
    barriers: Iterable[Barrier] = (),
) -> Work:
    """Count what a walked form asks of a candidate."""
    mine = tuple(questions)
    acts = under_first_keys(mine, actions)
    shown = asked(mine, tuple(actions))
    pages = _pages(steps)
    fresh = _fresh_words(pages)
    done = answered(acts)
    own = [_work_of(question, _last_fill(question, acts), done) for question in shown]
    walls = tuple(barriers)
    labels: dict[int, int] = defaultdict(int)
    for question in shown:
        labels[question.step] += _label_words(question) + _words(" ".join(question.options))
    numbers = set(pages) | {question.step for question in shown}
    steps_work = Work(
        other_words=sum(max(0, fresh[number] - labels[number]) for number in pages),
        decisions=len(numbers),
        points=len(numbers),
        clicks=len(numbers),
        email_codes=sum(wall.obstacle is Obstacle.EMAIL_CODE for wall in walls),
        waiting_seconds=sum((page.load_ms or 0.0) / 1000 for page in pages.values()),
    )
    return _sum([steps_work, *own])


def price(done: Work, device: Device) -> Effort:
    """What `done` costs on a device."""
    pace = PACES[device]
    by_person = {person: _seconds(done, pace, person) for person in Person}
    parts = tuple(
        Part(
            name=name,
            quick=by_person[Person.QUICK][name],
            usual=by_person[Person.USUAL][name],
            slow=by_person[Person.SLOW][name],
        )
        for name in by_person[Person.USUAL]
    )
    return Effort(
        device=device,
        quick=sum(part.quick for part in parts) / 60,
        usual=sum(part.usual for part in parts) / 60,
        slow=sum(part.slow for part in parts) / 60,
        parts=parts,
    )


def _seconds(done: Work, pace: Pace, person: Person) -> dict[str, float]:
    read = done.words + done.other_words * pace.share_read.of(person)
    letters = done.letters + done.short_unknown * ANSWER_LETTERS.of(person)
    composed = done.composed_words + done.open_unknown * ANSWER_WORDS.of(person)
    return {
        "reading": read / pace.reading.of(person) * 60,
        "deciding": done.decisions * pace.think.of(person),
        "pointing and clicking": done.points * pace.point.of(person)
        + done.clicks * pace.click.of(person)
        + done.homes * pace.home.of(person),
        "typing what one knows": letters / LETTERS_IN_A_WORD / pace.typing.of(person) * 60,
        "composing answers": composed / pace.composing.of(person) * 60,
        "finding files": done.uploads * pace.upload.of(person),
        "making an account": done.accounts * pace.account.of(person)
        + done.email_codes * pace.email_code.of(person),
        "waiting for pages": done.waiting_seconds,
    }


_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_RUN = 4
_DEMAND = re.compile(
    r"(?P<limit>\b(?:up to|max(?:imum)?(?: of)?|no more than|not more than|at most|within|under"
    r"|fewer than|less than)\s+)?\b(?P<least>\d{2,4})(?:\s?(?:-|–|to)\s?\d{2,4})?[ -]words?\b",
    re.IGNORECASE,
)
_TYPED = frozenset({Control.TEXT, Control.NUMBER, Control.PHONE, Control.DATE})
_OPEN = frozenset({Control.TEXTAREA, Control.RICH_TEXT})
_LISTS = frozenset({Control.SELECT, Control.COMBOBOX})
_COPIED = frozenset({"history.duties", "address.line"})
_DATE_LETTERS = 10
_ESSAY_WORDS = 20


def _work_of(question: QuestionAsked, fill: ActionTaken | None, done: frozenset[str]) -> Work:
    """The work of one question; one that is passed over is read and decided on, no more."""
    looked = Work(words=_label_words(question), decisions=1)
    needed = question.question in done or question.required is True
    if not needed or (fill is None and question.prefill is Prefill.RIGHT):
        return looked
    if question.control is Control.FILE:
        return _sum([looked, Work(uploads=1, points=1, clicks=1)])
    if question.control in _LISTS:
        scanned = _words(" ".join(question.options[:OPTIONS_SCANNED]))
        return _sum([looked, Work(words=scanned, decisions=1, points=2, clicks=2)])
    if question.control not in _TYPED | _OPEN:
        chosen = Work(words=_words(" ".join(question.options)), points=1, clicks=1)
        return _sum([looked, chosen])
    accounts = int(question.meaning == "account.password")
    reach = Work(points=1, clicks=1, homes=1, accounts=accounts)
    writing = _writing(question, fill)
    if question.required is False and (writing.composed_words or writing.open_unknown):
        return looked
    return _sum([looked, reach, writing])


def _writing(question: QuestionAsked, fill: ActionTaken | None) -> Work:
    length = fill.length if fill else None
    words = fill.words if fill else None
    if words is None and length is not None:
        words = round(length / (LETTERS_IN_A_WORD + 1))
    open_field = question.control in _OPEN and question.meaning not in _COPIED
    demanded = _demanded_words(question)
    if open_field and demanded:
        words = max(words or 0, demanded)
    if open_field or (words or 0) >= _ESSAY_WORDS:
        return Work(open_unknown=1) if words is None else Work(composed_words=words)
    if question.control is Control.DATE:
        return Work(letters=length or _DATE_LETTERS)
    return Work(short_unknown=1) if length is None else Work(letters=length)


def _demanded_words(question: QuestionAsked) -> int:
    """The length that the question asks for ("about 300 words"); 0 where it sets only a limit."""
    text = f"{question.label} {question.description or ''}"
    found = [match for match in _DEMAND.finditer(text) if not match["limit"]]
    return max((int(match["least"]) for match in found), default=0)


def _last_fill(question: QuestionAsked, actions: tuple[ActionTaken, ...]) -> ActionTaken | None:
    """The longest answer typed into a question, or None."""
    fills = [a for a in actions if a.question == question.question and a.action is Action.FILL]
    return max(fills, key=lambda fill: (fill.length or 0, fill.words or 0), default=None)


def _pages(steps: Iterable[StepShown]) -> dict[int, StepShown]:
    """Each step of the form once, as it showed the most text."""
    pages: dict[int, StepShown] = {}
    for step in steps:
        if step.step < 1 or step.touchpoint is not Touchpoint.APPLY:
            continue
        known = pages.get(step.step)
        if known is None or (len(step.text), step.id) > (len(known.text), known.id):
            pages[step.step] = step
    return pages


def _fresh_words(pages: dict[int, StepShown]) -> dict[int, int]:
    """Words of each step that did not stand on a step before it, as heads and feet do.

    A run of words is known where it was read before in the same order.
    """
    known: set[tuple[str, ...]] = set()
    fresh = {}
    for number in sorted(pages):
        words = [word.lower() for word in _WORD.findall(pages[number].text)]
        runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
        read = {at + ahead for at, run in enumerate(runs) if run in known for ahead in range(_RUN)}
        fresh[number] = len(words) - len(read)
        known.update(runs)
    return fresh


def _label_words(question: QuestionAsked) -> int:
    return _words(question.label) + _words(question.description or "")


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _sum(parts: Iterable[Work]) -> Work:
    every = tuple(parts)

    def total(name: str) -> int:
        return sum(getattr(part, name) for part in every)

    return Work(
        words=total("words"),
        other_words=total("other_words"),
        decisions=total("decisions"),
        points=total("points"),
        clicks=total("clicks"),
        homes=total("homes"),
        letters=total("letters"),
        composed_words=total("composed_words"),
        short_unknown=total("short_unknown"),
        open_unknown=total("open_unknown"),
        uploads=total("uploads"),
        accounts=total("accounts"),
        email_codes=total("email_codes"),
        waiting_seconds=sum(part.waiting_seconds for part in every),
    )

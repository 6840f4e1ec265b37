"""The ledger: what a process costs candidates, in their own units.

A line whose figure was not observed has no value, and says why; it is never 0.
"""

from collections.abc import Callable, Sequence
from statistics import median, median_high

from harness.evidence import (
    ActionTaken,
    Barrier,
    Evidence,
    InboxWatch,
    Message,
    QuestionAsked,
    RunStarted,
    StepShown,
    Submission,
    WalkEnded,
    WalkStarted,
)
from harness.reading.effort import Effort, effort
from harness.reading.forms import (
    Fate,
    asked,
    cv_upload,
    in_order,
    intrusive,
    on_phone,
    retyped_from_cv,
    saw_the_end,
    typed_again,
)
from harness.reading.pace import Device
from harness.reading.thread import read_thread
from harness.reading.waits import Gap, silences
from harness.reading.walks import walked
from harness.record import record
from harness.verdict import Judgement, LedgerLine


def ledger(
    evidence: tuple[Evidence, ...], judgements: tuple[Judgement, ...]
) -> tuple[LedgerLine, ...]:
    """The lines of a run's ledger, in the candidate's order.

    Counts of a form come from walks that saw its end: `value` is the middle walk, `low` and
    `high` are the least and the most of any walk. Inspection walks are not measured.

    Args:
        evidence: All evidence of the run.
        judgements: The verdicts; promises due and kept are read from their measurements.
    """
    walks = _walks(evidence)
    minutes = _minutes(walks)
    return (
        minutes,
        _count(walks, "questions", "Questions asked", "questions", _questions),
        _count(walks, "required_questions", "Questions required", "questions", _required),
        _count(walks, "facts_typed_twice", "Facts typed twice", "facts", _typed_twice),
        _retyped(walks),
        _count(walks, "intrusive_questions", "Intrusive questions", "questions", _intrusive),
        _could_finish(evidence),
        _messages(evidence, walks),
        _silence(walks),
        _promises(judgements),
        _hours_per_hire(evidence, minutes),
    )


@record
class _Walk:
    """The evidence of one measured walk, sorted by kind."""

    name: str
    start: WalkStarted
    run: tuple[RunStarted, ...]
    steps: tuple[StepShown, ...]
    questions: tuple[QuestionAsked, ...]
    actions: tuple[ActionTaken, ...]
    barriers: tuple[Barrier, ...]
    submissions: tuple[Submission, ...]
    messages: tuple[Message, ...]
    watches: tuple[InboxWatch, ...]
    whole: bool


def _walks(evidence: tuple[Evidence, ...]) -> list[_Walk]:
    ordered = in_order(evidence)
    starts = {
        item.walk: item
        for item in ordered
        if isinstance(item, WalkStarted) and item.walk and not item.inspection
    }
    return [_walk(str(name), starts[name], ordered) for name in sorted(starts)]


def _walk(name: str, start: WalkStarted, ordered: tuple[Evidence, ...]) -> _Walk:
    mine = [item for item in ordered if item.walk == name]
    watches = [i for i in ordered if isinstance(i, InboxWatch) and i.walk in {name, None}]
    return _Walk(
        name=name,
        start=start,
        run=tuple(item for item in ordered if isinstance(item, RunStarted)),
        steps=tuple(item for item in mine if isinstance(item, StepShown)),
        questions=tuple(item for item in mine if isinstance(item, QuestionAsked)),
        actions=tuple(item for item in mine if isinstance(item, ActionTaken)),
        barriers=tuple(item for item in mine if isinstance(item, Barrier)),
        submissions=tuple(item for item in mine if isinstance(item, Submission)),
        messages=tuple(item for item in mine if isinstance(item, Message)),
        watches=tuple(watches),
        whole=saw_the_end([item for item in mine if isinstance(item, WalkEnded)]),
    )


def _effort(walk: _Walk) -> Effort:
    device = Device.PHONE if on_phone(walk.start, walk.steps) else Device.DESKTOP
    return effort(walk.steps, walk.questions, walk.actions, walk.barriers, device=device)


def _minutes(walks: list[_Walk]) -> LedgerLine:
    efforts = [(walk, _effort(walk)) for walk in walks if walk.whole and asked(walk.questions)]
    if not efforts:
        return _unseen("human_minutes", "Minutes to apply, for a person", "minutes", walks)
    return LedgerLine(
        name="human_minutes",
        label="Minutes to apply, for a person",
        value=median_high(found.minutes for _, found in efforts),
        unit="minutes",
        low=min(found.low for _, found in efforts),
        high=max(found.high for _, found in efforts),
        note="modelled, from a quick to a slow person",
        evidence=tuple(step.id for walk, _ in efforts for step in walk.steps if step.step >= 1),
    )


def _questions(walk: _Walk) -> Sequence[QuestionAsked]:
    return asked(walk.questions)


def _required(walk: _Walk) -> Sequence[QuestionAsked]:
    return [question for question in asked(walk.questions) if question.required is True]


def _typed_twice(walk: _Walk) -> Sequence[QuestionAsked]:
    return [repeat.again for repeat in typed_again(walk.questions, walk.actions)]


def _intrusive(walk: _Walk) -> Sequence[QuestionAsked]:
    return intrusive(walk.questions)


def _from_cv(walk: _Walk) -> Sequence[QuestionAsked]:
    return retyped_from_cv(walk.start.cv_facts, walk.questions, walk.actions)


def _count(
    walks: list[_Walk],
    name: str,
    label: str,
    unit: str,
    find: Callable[[_Walk], Sequence[QuestionAsked]],
) -> LedgerLine:
    found = [find(walk) for walk in walks if walk.whole and asked(walk.questions)]
    if not found:
        return _unseen(name, label, unit, walks)
    counts = [len(group) for group in found]
    return LedgerLine(
        name=name,
        label=label,
        value=median_high(counts),
        unit=unit,
        low=min(counts),
        high=max(counts),
        evidence=tuple(sorted(question.id for group in found for question in group)),
    )


def _retyped(walks: list[_Walk]) -> LedgerLine:
    name, label = "facts_retyped", "Facts of the CV typed again"
    whole = [walk for walk in walks if walk.whole]
    uploads = [w for w in whole if cv_upload(w.questions, w.actions) and w.start.cv_facts]
    if whole and not uploads:
        return LedgerLine(name=name, label=label, value=None, unit="facts", note="no CV uploaded")
    return _count(uploads or walks, name, label, "facts", _from_cv)


def _unseen(name: str, label: str, unit: str, walks: list[_Walk]) -> LedgerLine:
    note = "no walk saw the form's end" if walks else "nobody walked"
    seen = max((len(asked(walk.questions)) for walk in walks), default=0)
    if name == "questions" and seen:
        note += f"; {seen} were seen before"
    return LedgerLine(name=name, label=label, value=None, unit=unit, note=note)


def _could_finish(evidence: tuple[Evidence, ...]) -> LedgerLine:
    walks = walked(
        [item for item in evidence if isinstance(item, WalkStarted)],
        [item for item in evidence if isinstance(item, WalkEnded)],
        [item for item in evidence if isinstance(item, Barrier)],
    )
    known = [walk for walk in walks if walk.fate is not Fate.NOT_KNOWN]
    unknown = len(walks) - len(known)
    return LedgerLine(
        name="could_finish",
        label="Candidates who could finish",
        value=sum(walk.fate is Fate.FINISHED for walk in known) if known else None,
        unit="candidates",
        of=len(known) if known else None,
        note=f"not known for {unknown} more" if unknown else None if walks else "nobody walked",
        evidence=tuple(sorted(key for walk in known for key in walk.evidence)),
    )


def _messages(evidence: tuple[Evidence, ...], walks: list[_Walk]) -> LedgerLine:
    watched = any(isinstance(item, InboxWatch) for item in evidence)
    counts = [len(walk.messages) for walk in walks if walk.submissions]
    seen = [message.id for walk in walks if walk.submissions for message in walk.messages]
    shown = bool(counts) and (watched or bool(seen))
    return LedgerLine(
        name="messages",
        label="Messages received by a candidate",
        value=median_high(counts) if shown else None,
        unit="messages",
        low=min(counts) if shown else None,
        high=max(counts) if shown else None,
        note=None if shown else "nothing was sent" if not counts else "the inbox was not watched",
        evidence=tuple(sorted(seen)),
    )


def _silence(walks: list[_Walk]) -> LedgerLine:
    name, label = "silent_days", "Longest silence"
    sent = [walk for walk in walks if walk.submissions]
    gaps = [(gap.days, walk) for walk in sent for gap in _silences(walk) if gap.watched]
    if not gaps:
        note = "the inbox was not watched" if sent else "nothing was sent"
        return LedgerLine(name=name, label=label, value=None, unit="days", note=note)
    days, walk = max(gaps, key=lambda pair: (pair[0], pair[1].name))
    parts: tuple[Evidence, ...] = (*walk.submissions, *walk.messages, *walk.watches)
    return LedgerLine(
        name=name,
        label=label,
        value=days,
        unit="days",
        note=f"of {walk.start.candidate_name}",
        evidence=tuple(sorted(item.id for item in parts)),
    )


def _silences(walk: _Walk) -> tuple[Gap, ...]:
    thread = read_thread(walk.run, [walk.start], walk.submissions, walk.messages, walk.watches)
    return silences(thread) if thread else ()


def _promises(judgements: tuple[Judgement, ...]) -> LedgerLine:
    """Promises that fell due, and those kept: `n` and `value` of the audit's measurement."""
    told = [
        (judgement, measurement)
        for judgement in judgements
        for measurement in judgement.measurements
        if measurement.name.replace(" ", "_") == "promises_kept" and measurement.n
    ]
    due = sum(measurement.n or 0 for _, measurement in told)
    cited = {
        key for judgement, _ in told for finding in judgement.findings for key in finding.evidence
    }
    return LedgerLine(
        name="promises_kept",
        label="Promises kept",
        value=round(sum(measurement.value for _, measurement in told)) if due else None,
        unit="promises",
        of=due or None,
        note=None if due else "no dated promise was seen to fall due",
        evidence=tuple(sorted(cited)),
    )


def _hours_per_hire(evidence: tuple[Evidence, ...], minutes: LedgerLine) -> LedgerLine:
    name, label, unit = "candidate_hours_per_hire", "Candidates' hours per hire", "hours"
    runs = [item for item in evidence if isinstance(item, RunStarted)]
    applicants = [run.applicants_per_hire for run in runs if run.applicants_per_hire]
    if minutes.value is None or not applicants:
        note = "applicants per hire are not configured" if not applicants else minutes.note
        return LedgerLine(name=name, label=label, value=None, unit=unit, note=note)
    share = median(applicants) / 60
    return LedgerLine(
        name=name,
        label=label,
        value=round(minutes.value * share, 1),
        unit=unit,
        low=None if minutes.low is None else round(minutes.low * share, 1),
        high=None if minutes.high is None else round(minutes.high * share, 1),
        note=f"minutes to apply × {median(applicants):g} applicants per hire",
        evidence=tuple(sorted({*minutes.evidence, *(run.id for run in runs)})),
    )

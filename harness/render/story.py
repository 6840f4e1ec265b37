"""Tells each walk in sentences; a clause stands only where its evidence does."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from harness.evidence import Action, Ending, Message, WalkEnded
from harness.record import record
from harness.render import known
from harness.render.cite import Book, Part, cite, figure
from harness.render.clean import one_line
from harness.render.waiting import Waiting
from harness.render.walks import Walk, watched_spans
from harness.render.words import between, count, day, quantity, sentence, span
from harness.verdict import Outcome, Verdicts

_ANSWERING = {Action.FILL, Action.CHOOSE, Action.TICK, Action.UPLOAD}
_WORTH_TELLING = timedelta(days=2)
_STOP = Part(text=".")

Sentence = tuple[Part, ...]


@record
class Story:
    """One walk, told."""

    walk: str
    title: str
    anchor: str
    sentences: tuple[Sentence, ...]


def stories(waits: Iterable[Waiting], verdicts: Verdicts, book: Book) -> tuple[Story, ...]:
    """The story of each walk, in the order given."""
    return tuple(_story(waiting, verdicts, book) for waiting in waits)


def worst_first(walks: tuple[Walk, ...], verdicts: Verdicts) -> tuple[Walk, ...]:
    """Walks by what went wrong on them: stop-signs, then severity, then by name."""
    metas = {meta.id: meta for meta in verdicts.audits}
    harm: dict[str, tuple[int, int]] = {}
    for judgement in verdicts.verdicts:
        if judgement.walk and judgement.outcome is Outcome.FAILED and judgement.id in metas:
            meta = metas[judgement.id]
            stops, weight = harm.get(judgement.walk, (0, 0))
            harm[judgement.walk] = (stops + meta.stop_sign, weight + 2**meta.severity.rank)
    return tuple(
        sorted(walks, key=lambda w: (*(-number for number in harm.get(w.key, (0, 0))), w.key))
    )


def _story(waiting: Waiting, verdicts: Verdicts, book: Book) -> Story:
    walk = waiting.walk
    sentences = (
        _setting_out(walk),
        _effort(walk, verdicts),
        _retyped(walk, verdicts, book),
        _answered(walk),
        _promised(waiting, book),
        _decided(waiting),
        _silence(waiting),
    )
    return Story(
        walk=walk.key,
        title=walk.title,
        anchor=f"film-{walk.anchor}",
        sentences=tuple(one for one in sentences if one),
    )


def _setting_out(walk: Walk) -> Sentence:
    start = walk.started
    if start is None:
        return (Part(text=f"The beginning of the walk {walk.key} is not in the evidence."),)
    who = Part(text=walk.given_name)
    role = _role(walk)
    submission = walk.submission
    if submission is not None:
        when = figure(day(submission.submitted_at), submission)
        if submission.confirmed:
            return (who, Part(text=" applied to "), *role, Part(text=" on "), when, _STOP)
        doubt = Part(text=", but the page did not say that it arrived.")
        return (who, Part(text=" sent an application to "), *role, Part(text=" on "), when, doubt)
    if walk.intended is not None and walk.ended is None:
        when = figure(day(walk.intended.at), walk.intended)
        doubt = Part(text="; whether it arrived cannot be told.")
        return (who, Part(text=" pressed send for "), *role, Part(text=" on "), when, doubt)
    when = figure(day(start.at), start)
    begun = (who, Part(text=" set out to apply to "), *role, Part(text=" on "), when)
    return (*begun, *_how_it_ended(walk.ended))


def _how_it_ended(ended: WalkEnded | None) -> Sentence:
    if ended is None:
        return (Part(text="; how it ended is not in the evidence."),)
    if ended.ending is Ending.STOPPED_BEFORE_SUBMIT:
        stopped = figure("stopped before sending", ended)
        return (Part(text=", and "), stopped, Part(text=", as this run was told to."))
    where = figure(f"step {ended.step}", ended)
    reason = one_line(ended.reason, 200)
    if ended.ending is Ending.COULD_NOT_FINISH:
        words = f": {sentence(reason)}" if reason != str(ended.ending) else "."
        return (Part(text=", and could not get past "), where, Part(text=words))
    told = ", which is no fault of the employer" if ended.ending is Ending.TOOL_FAULT else ""
    return (Part(text=f". The walk ended ({ended.ending}) at "), where, Part(text=f"{told}."))


def _role(walk: Walk) -> Sentence:
    title = walk.started.posting_title if walk.started else None
    if title:
        return (Part(text=one_line(title, 90), emphasis=True),)
    return (Part(text="the job"),)


def _effort(walk: Walk, verdicts: Verdicts) -> Sentence:
    took = "It took" if walk.submission else "Up to there it took"
    answered = {a.question or a.target for a in walk.actions if a.action in _ANSWERING}
    answers = Part(text=count(len(answered), "answers"), to=f"film-{walk.anchor}")
    minutes = _minutes(walk, verdicts)
    if minutes and answered:
        return (Part(text=f"{took} about "), minutes, Part(text=" and "), answers, _STOP)
    if minutes:
        return (Part(text=f"{took} about "), minutes, _STOP)
    return (Part(text=f"{took} "), answers, _STOP) if answered else ()


def _minutes(walk: Walk, verdicts: Verdicts) -> Part | None:
    found = known.measured(known.judged(verdicts, known.MINUTES, walk.key), "minutes")
    if found is None:
        return None
    if found.low is not None and found.high is not None:
        words = between(round(found.low), round(found.high), "minutes")
    else:
        words = quantity(round(found.value), "minutes")
    return Part(text=words, to=f"audit-{known.MINUTES}")


def _retyped(walk: Walk, verdicts: Verdicts, book: Book) -> Sentence:
    judgement = known.judged(verdicts, known.RETYPED, walk.key)
    if judgement is None or not judgement.measurements or judgement.measurements[0].value < 1:
        return ()
    things = Part(
        text=count(round(judgement.measurements[0].value), "things"),
        to=f"audit-{judgement.id}",
        cites=book.cites(known.evidence_of(judgement)),
    )
    return (
        Part(text=f"{walk.given_name} typed "),
        things,
        Part(text=" that were already in the CV."),
    )


def _promised(waiting: Waiting, book: Book) -> Sentence:
    """The promise that was broken, or else the first that was made."""
    promise = min(waiting.promises, key=lambda p: (not p.broken, p.due), default=None)
    if promise is None:
        return ()
    cites = book.cites((promise.evidence,))
    due = Part(text=day(promise.due), to=cites[0].anchor if cites else None, cites=cites)
    rest = Part(text=", and that day passed without one.") if promise.broken else _STOP
    return (Part(text="You promised an answer by "), due, rest)


def _decided(waiting: Waiting) -> Sentence:
    sent = waiting.walk.submission
    if waiting.decision is None or sent is None:
        return ()
    length = span(waiting.decision.received_at - sent.submitted_at)
    return (Part(text="The decision came "), figure(f"after {length}", waiting.decision), _STOP)


def _answered(walk: Walk) -> Sentence:
    """What came by mail after the application was sent."""
    if walk.submission is None:
        return ()
    sent = walk.submission.submitted_at
    after = _heard(walk, sent)
    if not after and not watched_spans(walk.watches):
        return (Part(text="The inbox was not watched, so silence cannot be told from mail."),)
    if not after:
        return ()
    first = figure(f"after {span(after[0].received_at - sent)}", after[0])
    if len(after) == 1:
        return (Part(text="One message came, "), first, _STOP)
    number = Part(text=count(len(after), "messages").capitalize(), to="messages")
    last = figure(f"on {day(after[-1].received_at, year=False)}", after[-1])
    return (number, Part(text=" came, the first "), first, Part(text=", the last "), last, _STOP)


def _silence(waiting: Waiting) -> Sentence:
    """How long it has been quiet without a decision, as far as the inbox was watched."""
    quiet, walk = waiting.open_silence, waiting.walk
    if walk.submission is None or quiet is None or quiet.end - quiet.start < _WORTH_TELLING:
        return ()
    watch = cite(max(walk.watches, key=lambda item: (item.end, item.id)))
    length = Part(text=span(quiet.end - quiet.start), to=watch.anchor, cites=(watch,))
    name = Part(text=f"{walk.given_name} has heard nothing")
    if not _heard(walk, walk.submission.submitted_at):
        return (name, Part(text=" for "), length, _STOP)
    since = Part(text=f", since {day(quiet.start, year=False)}.")
    return (name, Part(text=" about the application for "), length, since)


def _heard(walk: Walk, sent: datetime) -> list[Message]:
    return [message for message in walk.messages if message.received_at >= sent]

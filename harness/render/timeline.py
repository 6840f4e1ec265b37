"""The timeline of one application, to scale: days on an axis, and silence as empty space."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from harness.reading.waits import Gap
from harness.record import record
from harness.render.cite import Book, Cite, cite
from harness.render.clean import one_line
from harness.render.waiting import Waiting
from harness.render.walks import watched_spans
from harness.render.words import clock, count, day, short_day

_TICK_DAYS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650)
_MOST_TICKS = 5
_LEFT = 4.0
_RIGHT = 96.0
_CROWDED = 6.5
_SILENCE = timedelta(days=3)
_SILENCE_WIDTH = 14.0
_DAY = timedelta(days=1)

Kind = Literal["sent", "message", "status", "promise"]


@record
class Event:
    """Something on the timeline. `x` is percent of the width, `lane` counts upwards from 0."""

    number: int
    kind: Kind
    x: float
    lane: int
    when: str
    text: str
    cites: tuple[Cite, ...]


@record
class Stretch:
    """A piece of the axis, in percent of the width; `label` is empty for none.

    `short` is the label where the page is narrow.
    """

    x: float
    end: float
    label: str = ""
    short: str = ""

    @property
    def middle(self) -> float:
        """Where the label stands."""
        return round((self.x + self.end) / 2, 2)


@record
class Tick:
    """A date on the axis."""

    x: float
    label: str


@record
class Timeline:
    """One application's waiting, drawn to scale."""

    title: str
    anchor: str
    alternative: str
    events: tuple[Event, ...]
    watched: tuple[Stretch, ...]
    silences: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    lanes: int


@record
class _Moment:
    at: datetime
    kind: Kind
    text: str
    cites: tuple[Cite, ...]


def timeline(waiting: Waiting, book: Book) -> Timeline | None:
    """The timeline of a walk whose application was sent; None where it was not."""
    walk = waiting.walk
    if walk.submission is None:
        return None
    moments = sorted(_moments(waiting, book), key=lambda m: (m.at, m.kind, m.text))
    spans = watched_spans(walk.watches)
    ends = [moment.at for moment in moments] + [end for _, end in spans]
    scale = _Scale(start=moments[0].at, end=max(*ends, moments[0].at + _DAY))
    events = _events(moments, scale)
    silences = _silences(waiting.silences, scale)
    return Timeline(
        title=walk.title,
        anchor=f"time-{walk.anchor}",
        alternative=_alternative(scale, events, silences),
        events=events,
        watched=tuple(Stretch(x=scale.x(s), end=scale.x(e)) for s, e in spans),
        silences=silences,
        ticks=_ticks(scale),
        lanes=max(event.lane for event in events) + 1,
    )


@record
class _Scale:
    start: datetime
    end: datetime

    def x(self, at: datetime) -> float:
        """Percent of the width."""
        share = (min(max(at, self.start), self.end) - self.start) / (self.end - self.start)
        return round(_LEFT + (_RIGHT - _LEFT) * share, 2)


def _moments(waiting: Waiting, book: Book) -> Iterable[_Moment]:
    walk = waiting.walk
    if walk.submission is not None:
        sent = walk.submission
        yield _Moment(
            at=sent.submitted_at, kind="sent", text="application sent", cites=(cite(sent),)
        )
    for message in walk.messages:
        text = f"message: {one_line(message.subject, 90) or 'without a subject'}"
        yield _Moment(at=message.received_at, kind="message", text=text, cites=(cite(message),))
    seen = ""
    for status in walk.statuses:
        if status.stage != seen:
            text = f"the status page said: {one_line(status.stage, 90)}"
            yield _Moment(at=status.seen_at, kind="status", text=text, cites=(cite(status),))
        seen = status.stage
    for promise in waiting.promises:
        text = f"an answer was promised by this day: “{one_line(promise.quote, 160)}”"
        cites = book.cites((promise.evidence,))
        yield _Moment(at=promise.due, kind="promise", text=text, cites=cites)


def _events(moments: Sequence[_Moment], scale: _Scale) -> tuple[Event, ...]:
    """Number the moments, and stack those that would overlap."""
    last_in_lane: list[float] = []
    events = []
    for number, moment in enumerate(moments, start=1):
        x = scale.x(moment.at)
        lane = next((i for i, last in enumerate(last_in_lane) if x - last >= _CROWDED), None)
        if lane is None:
            lane = len(last_in_lane)
            last_in_lane.append(x)
        last_in_lane[lane] = x
        when = day(moment.at) if moment.kind == "promise" else clock(moment.at)
        events.append(
            Event(
                number=number,
                kind=moment.kind,
                x=x,
                lane=lane,
                when=when,
                text=moment.text,
                cites=moment.cites,
            )
        )
    return tuple(events)


def _silences(gaps: Sequence[Gap], scale: _Scale) -> tuple[Stretch, ...]:
    """Watched stretches of three days or more without a word about the application."""
    found = []
    for gap in gaps:
        length = gap.end - gap.start
        if not gap.watched or length < _SILENCE:
            continue
        days = f"{length // _DAY} days"
        left, right = scale.x(gap.start), scale.x(gap.end)
        wide = right - left >= _SILENCE_WIDTH
        label = f"{days} without a word" if wide else ""
        found.append(Stretch(x=left, end=right, label=label, short=days if wide else ""))
    return tuple(found)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    days = (scale.end - scale.start) // _DAY
    step = next((s for s in _TICK_DAYS if days / s < _MOST_TICKS), _TICK_DAYS[-1])
    moments = [scale.start + n * step * _DAY for n in range(int(days // step) + 1)]
    return tuple(Tick(x=scale.x(at), label=short_day(at)) for at in moments[: _MOST_TICKS * 4])


def _alternative(scale: _Scale, events: Sequence[Event], silences: Sequence[Stretch]) -> str:
    days = count(max((scale.end - scale.start) // _DAY, 1), "days")
    quiet = [silence.label for silence in silences if silence.label]
    told = f"; longest stretches: {', '.join(quiet)}" if quiet else ""
    return f"Timeline of {days} with {count(len(events), 'events')}, listed below{told}"

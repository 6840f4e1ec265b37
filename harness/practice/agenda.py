"""What an employer does after an application, and when: pure, from its faults and the calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from harness.practice.clock import workday, workday_before
from harness.practice.faults import Fault
from harness.record import record

OFFICE_OPENS = 9


class Event(StrEnum):
    """One thing that the employer does about an application."""

    ACKNOWLEDGE = "acknowledge"
    READ = "read"
    ASK = "ask"
    UPDATE = "update"
    INVITE = "invite"
    HOLD = "hold"
    REMIND = "remind"
    INTERVIEW = "interview"
    DECLINE = "decline"
    DECIDE = "decide"
    SURVEY = "survey"


QUIET = frozenset({Event.READ, Event.INTERVIEW})
"""Events that send no message."""


@record
class Appointment:
    """An event and its moment (UTC).

    `promises` is the date that its message promises for the next word, None where it promises
    none.
    """

    event: Event
    at: datetime
    promises: datetime | None = None


@record
class Agenda:
    """All that will happen about one application, in order, and the times offered for talking."""

    appointments: tuple[Appointment, ...]
    slots: tuple[datetime, ...] = ()


def agenda(
    faults: frozenset[Fault], *, submitted_at: datetime, passed: bool, minute: int
) -> Agenda:
    """Plan everything that follows an application.

    Args:
        faults: The employer's faults.
        submitted_at: When it was sent (aware).
        passed: Whether the screener put it forward.
        minute: 0–59, so that not all messages leave in the same minute.
    """
    pace = _Pace(faults=faults, submitted_at=submitted_at, minute=minute)
    events = [*_opening(pace)]
    if not passed:
        return _agenda(pace, [*events, *_decline(pace)])
    slots = _slots(pace)
    events += _invitation(pace, slots)
    events += after_slot(faults, slots[0], confirmed_at=events[-1].at, minute=minute)
    return _agenda(pace, events, slots)


def after_slot(
    faults: frozenset[Fault], slot: datetime, *, confirmed_at: datetime, minute: int
) -> tuple[Appointment, ...]:
    """What follows once the interview is fixed for `slot`: perhaps a reminder, then the rest."""
    events = [Appointment(event=Event.INTERVIEW, at=slot + timedelta(minutes=45))]
    ahead = 3 if slot - confirmed_at > timedelta(days=5) else 1
    reminder = workday_before(slot, ahead, hour=11)
    if reminder - confirmed_at > timedelta(days=1):
        events.insert(0, Appointment(event=Event.REMIND, at=reminder))
    if Fault.NEVER_DECIDES not in faults:
        days = 22 if Fault.LATE_DECISION in faults else 2
        events += _with_survey(faults, Event.DECIDE, workday(slot, days, hour=10, minute=minute))
    return tuple(events)


def first_promise(faults: frozenset[Fault], submitted_at: datetime) -> datetime | None:
    """By when a first word is promised on applying; None where nothing is promised."""
    return _Pace(faults=faults, submitted_at=submitted_at, minute=0).promise


def decision_promised(faults: frozenset[Fault], slots: tuple[datetime, ...]) -> datetime | None:
    """The date that the invitation promises for the decision, None where it promises none."""
    if faults & {Fault.NEVER_DECIDES, Fault.LATE_DECISION, Fault.NO_PROMISE}:
        return None
    return workday(slots[-1], 3, hour=17)


@record
class _Pace:
    """How fast this employer is: working days counted from the application."""

    faults: frozenset[Fault]
    submitted_at: datetime
    minute: int

    def day(self, days: int) -> datetime:
        return workday(self.submitted_at, days, hour=OFFICE_OPENS, minute=self.minute)

    @property
    def first_word(self) -> int:
        """The working day of the first question or invitation; the 24th is five weeks on."""
        return 24 if Fault.LONG_SILENCE in self.faults else 3

    @property
    def invitation(self) -> int:
        return self.first_word + (0 if Fault.GUESSES in self.faults else 2)

    @property
    def promise(self) -> datetime | None:
        """What the acknowledgement promises: kept with a day to spare, or broken by two days."""
        if Fault.NO_PROMISE in self.faults:
            return None
        silent = Fault.LONG_SILENCE in self.faults
        kept, broken = (27, 15) if silent else (5, 1)
        days = broken if Fault.PROMISE_BROKEN in self.faults else kept
        return workday(self.submitted_at, days, hour=17)


def _opening(pace: _Pace) -> Iterator[Appointment]:
    if Fault.NO_ACKNOWLEDGEMENT not in pace.faults:
        slow = Fault.SLOW_ACKNOWLEDGEMENT in pace.faults
        wait = timedelta(hours=27) if slow else timedelta(seconds=45 + pace.minute)
        yield Appointment(
            event=Event.ACKNOWLEDGE, at=pace.submitted_at + wait, promises=pace.promise
        )
    yield Appointment(event=Event.READ, at=pace.day(pace.first_word - 1))


def _decline(pace: _Pace) -> list[Appointment]:
    days = 29 if Fault.LATE_DECISION in pace.faults else pace.first_word + 1
    return _with_survey(pace.faults, Event.DECLINE, pace.day(days))


def _invitation(pace: _Pace, slots: tuple[datetime, ...]) -> Iterator[Appointment]:
    if Fault.GUESSES not in pace.faults:
        by = workday(pace.submitted_at, pace.invitation + 1, hour=17)
        yield Appointment(
            event=Event.ASK,
            at=pace.day(pace.first_word),
            promises=None if Fault.NO_PROMISE in pace.faults else by,
        )
    yield Appointment(
        event=Event.INVITE,
        at=pace.day(pace.invitation),
        promises=decision_promised(pace.faults, slots),
    )
    yield Appointment(event=Event.HOLD, at=pace.day(pace.invitation + 1))


def _slots(pace: _Pace) -> tuple[datetime, ...]:
    """Two times on each of three working days, the first two (or eight) days after inviting."""
    first = pace.invitation + (8 if Fault.LATE_SLOTS in pace.faults else 2)
    return tuple(
        workday(pace.submitted_at, first + day, hour=hour) for day in range(3) for hour in (10, 13)
    )


def _with_survey(faults: frozenset[Fault], event: Event, at: datetime) -> list[Appointment]:
    events = [Appointment(event=event, at=at)]
    if Fault.NO_SURVEY not in faults:
        events.append(Appointment(event=Event.SURVEY, at=workday(at, 1, hour=11)))
    return events


def _agenda(pace: _Pace, events: list[Appointment], slots: tuple[datetime, ...] = ()) -> Agenda:
    if Fault.LATE_DECISION in pace.faults and Fault.LONG_SILENCE not in pace.faults:
        events = [*events, *_updates(pace, events)]
    return Agenda(
        appointments=tuple(sorted(events, key=lambda event: event.at)),
        slots=slots,
    )


def _updates(pace: _Pace, events: list[Appointment]) -> Iterator[Appointment]:
    """A word every four working days wherever more than five would pass without one."""
    spoken = sorted(e.at for e in events if e.event not in QUIET | {Event.SURVEY})
    for last, following in pairwise(spoken):
        moment = last
        while workday(moment, 5, hour=OFFICE_OPENS) < following:
            moment = workday(moment, 4, hour=OFFICE_OPENS, minute=pace.minute)
            by = workday(moment, 5, hour=17)
            promise = None if Fault.NO_PROMISE in pace.faults else by
            yield Appointment(event=Event.UPDATE, at=moment, promises=promise)

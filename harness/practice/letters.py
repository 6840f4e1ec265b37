"""Writes the letters of a practice employer, each with its faults."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from harness.practice.agenda import Event
from harness.practice.ats import Received
from harness.practice.clock import LOCAL_WORDS, day_words, time_words
from harness.practice.faults import Fault
from harness.practice.mail import Letter
from harness.practice.openings import OPENINGS, Opening
from harness.practice.pages import switches, template
from harness.practice.screener import Reading
from harness.record import record

PHONE = "+1 602-555-0142"
INTERVIEW = timedelta(minutes=45)

_SUBJECTS = {
    "acknowledge": "Your application as {title} at {employer}: it arrived",
    "ask": "A question about your application as {title} at {employer}",
    "update": "Your application as {title} at {employer}: not decided yet",
    "invite": "Invitation to an interview as {title} at {employer}",
    "hold": "Your interview as {title} at {employer}: {time}",
    "remind": "Your interview as {title} at {employer}: see you soon",
    "decide": "Your application as {title} at {employer}: our decision",
    "survey": "How was applying as {title} at {employer}?",
    "withdrawn": "Your application as {title} at {employer}: taken back",
}
_EUPHEMISTIC_SUBJECT = "An update on your application as {title} at {employer}"


@record
class Part:
    """A piece of a line, with its address where it is a link."""

    text: str
    url: str = ""


@record
class House:
    """Who writes: the employer's name, mail domain, origin and faults."""

    employer: str
    domain: str
    origin: str
    faults: frozenset[Fault]


def letter(
    house: House,
    kind: str,
    application: Received,
    *,
    opening: Opening,
    reading: Reading,
    promise: datetime | None = None,
    chosen: bool = False,
) -> Letter:
    """Write one letter.

    Args:
        house: Who writes.
        kind: A key of `_SUBJECTS`.
        application: About which application.
        opening: The job.
        reading: What the screener read, for the reason of a decline.
        promise: The date of the next word, None where none is promised.
        chosen: Whether the candidate chose the time of the interview.
    """
    subject = _subject(house, kind, application, opening)
    text = _text(
        template(f"mail/{kind}.txt").render(
            has=switches(house.faults),
            employer=house.employer,
            opening=opening,
            other=other_than(opening),
            application=application,
            name=application.answers.get("preferred_name") or application.answers["given_name"],
            role=opening.manager_role.capitalize(),
            phone=PHONE,
            address={"access": f"access@{house.domain}"},
            link=links(house, application, opening),
            day=day_words,
            time=time_words,
            zone=LOCAL_WORDS,
            slots=application.slots,
            promise=promise,
            chosen=chosen,
            interviewed=application.interview_at is not None,
            reason=_reason(reading, opening),
            advice=opening.advice if application.interview_at else _advice(reading),
        )
    )
    silent = kind == "acknowledge" and Fault.NO_REPLY in house.faults
    html = template("mail/message.html").render(subject=subject, paragraphs=_paragraphs(text))
    return Letter(
        sender_name=f"{house.employer} careers",
        sender=f"no-reply@{house.domain}" if silent else f"careers@{house.domain}",
        reply_to=None if silent else f"{_mailbox(opening.manager)}@{house.domain}",
        to_name=application.name,
        to=application.email,
        subject=subject,
        text=text,
        html=html,
        automatic=kind in {"acknowledge", "withdrawn"},
        calendar=_calendar(house, application, opening) if kind == "hold" else None,
    )


def kind_of(event: Event) -> str:
    """Which letter an event sends."""
    return "decide" if event is Event.DECLINE else str(event)


def other_than(opening: Opening) -> Opening:
    """Another job that is open."""
    return next(item for item in OPENINGS if item is not opening)


def links(house: House, application: Received, opening: Opening) -> Mapping[str, str]:
    """The addresses that letters and pages show for an application."""
    token = application.token
    pages = ("status", "withdraw", "record", "question", "schedule", "survey", "call")
    return {
        **{page: f"{house.origin}/{page}/{token}" for page in pages},
        "other": f"{house.origin}/jobs/{other_than(opening).slug}",
    }


def _subject(house: House, kind: str, application: Received, opening: Opening) -> str:
    euphemistic = kind == "decide" and Fault.EUPHEMISM in house.faults
    pattern = _EUPHEMISTIC_SUBJECT if euphemistic else _SUBJECTS[kind]
    time = time_words(application.interview_at) if application.interview_at else ""
    return pattern.format(title=opening.title, employer=house.employer, time=time)


def _reason(reading: Reading, opening: Opening) -> str:
    """Why an application was not taken further, from what the screener did not find."""
    if reading.missing:
        return (
            f"this role needs experience with {' and '.join(reading.missing[:2])}, and your "
            "application does not mention it."
        )
    return (
        f"this role needs about {opening.years:.0f} years of such work, and your application "
        f"shows {reading.years:.0f}."
    )


def _advice(reading: Reading) -> str:
    if not reading.missing:
        return "say for how long you did each kind of work"
    return f"name a piece of work, paid or not, that shows {reading.missing[0]}"


def _mailbox(person: str) -> str:
    return re.sub(r"[^a-z]+", ".", person.lower()).strip(".")


def _text(rendered: str) -> str:
    lines = "\n".join(line.rstrip() for line in rendered.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def _paragraphs(text: str) -> list[list[list[Part]]]:
    return [
        [_parts(line) for line in paragraph.splitlines()]
        for paragraph in text.strip().split("\n\n")
    ]


def _parts(line: str) -> list[Part]:
    """A line with its addresses as links; `Words: address` becomes a link with these words."""
    named = re.fullmatch(r"([^.:?]+): (https?://\S+)", line)
    if named:
        return [Part(text=named[1], url=named[2])]
    pieces = re.split(r"(https?://[^\s,]+)", line)
    return [Part(text=piece, url=piece if index % 2 else "") for index, piece in enumerate(pieces)]


def _calendar(house: House, application: Received, opening: Opening) -> str | None:
    """The interview as an iCalendar event, in UTC."""
    if application.interview_at is None:
        return None
    stamp = "%Y%m%dT%H%M%SZ"
    start = application.interview_at.astimezone(UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(house.employer)}//careers//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{application.token}@{house.domain}",
        f"DTSTAMP:{application.submitted_at.astimezone(UTC).strftime(stamp)}",
        f"DTSTART:{start.strftime(stamp)}",
        f"DTEND:{(start + INTERVIEW).strftime(stamp)}",
        f"SUMMARY:{_escaped(f'Interview as {opening.title} at {house.employer}')}",
        f"URL:{house.origin}/call/{application.token}",
        f"ORGANIZER:mailto:careers@{house.domain}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text)

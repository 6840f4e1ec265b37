"""Builders for what comes after the application: mail, silence that was watched, status pages."""

from datetime import datetime, timedelta
from typing import Any

from harness.evidence import Evidence, InboxWatch, Message, SlotsSeen, StatusSeen
from harness.example.base import NOW, after, build
from harness.example.walks import run_started, sent, walk_started

ACKNOWLEDGED = (
    "Dear Ada,\n\nThank you for applying as Data Analyst at Acme. We have received your "
    "application."
)
INVITED = (
    "Dear Ada,\n\nWe would like to invite you to an interview for the Data Analyst role at Acme."
)
INTERVIEW_HELD = (
    "Dear Ada,\n\nYour video interview for Data Analyst is confirmed for 12 March 2026 at 10:00."
)
DECLINED = (
    "Dear Ada,\n\nWe have decided not to take your application as Data Analyst at Acme further."
)
DECLINED_SOFTLY = (
    "Dear Ada,\n\nWe have decided to move forward with other candidates whose experience more "
    "closely matches our needs."
)
OFFERED = "Dear Ada,\n\nI am delighted to offer you the position of Data Analyst at Acme."
SURVEYED = (
    "Dear Ada,\n\nHow was your experience of our hiring process? It is a survey of five questions."
)
DELAYED = (
    "Dear Ada,\n\nWe are still reviewing applications for the Data Analyst role. Thank you for "
    "your patience."
)
IN_GERMAN = (
    "Hallo Ada,\n\nvielen Dank für Ihre Bewerbung bei Acme. Wir haben Ihre Unterlagen erhalten und "
    "melden uns bei Ihnen."
)


def applied(**fields: Any) -> tuple[Evidence, ...]:
    """Ada sets out to apply at Acme as Data Analyst, and sends her application at `NOW`.

    Fields of `Submission` go to the submission, `jurisdictions` to the run.
    """
    places = fields.pop("jurisdictions", ())
    return (run_started(jurisdictions=places), walk_started(), sent(**fields))


def reply(
    text: str = ACKNOWLEDGED,
    *,
    days: float = 0,
    hours: float = 0,
    minutes: float = 3,
    **fields: Any,
) -> Message:
    """A message that arrives so long after the application: a complete sentence or a letter."""
    moment = after(days=days, hours=hours, minutes=minutes if not (days or hours) else 0)
    defaults = {
        "message_id": f"<{moment.timestamp():.0f}@acme.example>",
        "received_at": moment,
        "sent_at": moment,
        "from_name": "Acme careers",
        "from_address": "careers@acme.example",
        "to": "candidates+ada@example.com",
        "subject": "Your application as Data Analyst",
        "text": text,
        "source": "folder",
    }
    return build(Message, defaults, fields)


def watched(
    *, days: float = 0, hours: float = 0, since: datetime = NOW, **fields: Any
) -> InboxWatch:
    """The inbox was watched for so long from `since`, which is when the application was sent."""
    end = since + timedelta(days=days, hours=hours)
    return build(InboxWatch, {"start": since, "end": end, "source": "folder"}, fields)


def status(stage: str = "Under review", *, days: float = 1, **fields: Any) -> StatusSeen:
    """The status page says `stage` so many days after the application."""
    defaults = {
        "url": "https://acme.ats.example/status/1",
        "seen_at": after(days=days),
        "http_status": 200,
        "stage": stage,
        "text": stage,
    }
    return build(StatusSeen, defaults, fields)


def slots(*days: float, **fields: Any) -> SlotsSeen:
    """A self-scheduling page, seen on day 10, that offers times so many days after applying."""
    defaults = {
        "url": "https://acme.ats.example/schedule/1",
        "seen_at": after(days=10),
        "slots": tuple(after(days=day) for day in days),
        "time_zone_shown": True,
    }
    return build(SlotsSeen, defaults, fields)

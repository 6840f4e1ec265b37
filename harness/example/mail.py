"""Builders for what comes after the application: mail, silence that was watched, status pages."""

from datetime import datetime, timedelta
from typing import Any

from harness.evidence import InboxWatch, Message, SlotsSeen, StatusSeen
from harness.example.base import NOW, after, build


def reply(
    text: str = "Dear Ada, thank you for applying as Data Analyst. The Acme talent team",
    *,
    days: float = 0,
    hours: float = 0,
    minutes: float = 3,
    **fields: Any,
) -> Message:
    """A message that arrives so long after the application."""
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

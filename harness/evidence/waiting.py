"""Evidence of what came after the application was sent."""

from datetime import datetime
from typing import Literal

from harness.evidence.base import Evidence, Link
from harness.meta import Touchpoint
from harness.record import record


@record
class Message(Evidence):
    """A message that reached the candidate. The raw message is `blobs[0]`.

    `text` is the plain text, or the text of the HTML part where there is no plain one.
    """

    kind: Literal["Message"] = "Message"
    message_id: str
    received_at: datetime
    sent_at: datetime | None = None
    from_name: str = ""
    from_address: str
    reply_to: str | None = None
    to: str
    subject: str
    text: str
    has_plain_text: bool = True
    has_html: bool = False
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    calendar: str | None = None
    list_unsubscribe: bool = False
    authentication_results: str | None = None
    source: str = ""


@record
class InboxWatch(Evidence):
    """The inbox was watched from `start` to `end`: silence in between was observed."""

    kind: Literal["InboxWatch"] = "InboxWatch"
    start: datetime
    end: datetime
    source: str
    address: str | None = None


@record
class StatusSeen(Evidence):
    """What the candidate's status page said; `stage` is the word or sentence it uses."""

    kind: Literal["StatusSeen"] = "StatusSeen"
    url: str
    seen_at: datetime
    http_status: int
    stage: str
    text: str = ""
    touchpoint: Touchpoint = Touchpoint.WAIT


@record
class SlotsSeen(Evidence):
    """The times that a self-scheduling page offers."""

    kind: Literal["SlotsSeen"] = "SlotsSeen"
    url: str
    seen_at: datetime
    slots: tuple[datetime, ...]
    time_zone_shown: bool
    text: str = ""

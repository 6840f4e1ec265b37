"""Turns a raw message into facts. MIME is hostile: everything is bounded, nothing is rendered."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from harness.evidence import Link
from harness.reading.html import read_html
from harness.record import record

MAX_BYTES = 5_000_000
MAX_PARTS = 60
MAX_TEXT = 50_000
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")


@record
class RawMessage:
    """A message as it lay in the mailbox, and where."""

    content: bytes
    place: str


@record
class Letter:
    """The facts of one message; `recipients` are all addresses that it was sent to."""

    message_id: str
    received_at: datetime
    sent_at: datetime | None
    from_name: str
    from_address: str
    reply_to: str | None
    recipients: tuple[str, ...]
    subject: str
    text: str
    has_plain_text: bool
    has_html: bool
    links: tuple[Link, ...]
    attachments: tuple[str, ...]
    calendar: str | None
    list_unsubscribe: bool
    authentication_results: str | None


@record
class _Body:
    text: str
    has_plain_text: bool
    has_html: bool
    links: tuple[Link, ...]
    attachments: tuple[str, ...]
    calendar: str | None


def parse(raw: RawMessage) -> Letter | None:
    """Read a message; None where it has no moment of arrival that could be trusted.

    The moment is that of the topmost `Received` header, which the receiving server wrote;
    without one it is `Date`.
    """
    message = message_from_bytes(raw.content[:MAX_BYTES], policy=default)
    received = _received_at(message)
    if received is None:
        return None
    body = _body(message)
    name, address = parseaddr(_header(message, "From"))
    return Letter(
        message_id=_header(message, "Message-ID") or f"<no-id-{received.timestamp():.0f}>",
        received_at=received,
        sent_at=_moment(_header(message, "Date")),
        from_name=name,
        from_address=address,
        reply_to=parseaddr(_header(message, "Reply-To"))[1] or None,
        recipients=_recipients(message),
        subject=_header(message, "Subject")[:1000],
        text=body.text,
        has_plain_text=body.has_plain_text,
        has_html=body.has_html,
        links=body.links,
        attachments=body.attachments,
        calendar=body.calendar,
        list_unsubscribe=bool(_header(message, "List-Unsubscribe")),
        authentication_results=_header(message, "Authentication-Results")[:2000] or None,
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "") or "").replace("\r", " ").replace("\n", " ").strip()
    except (ValueError, IndexError, AttributeError):
        return ""  # the header parser of the standard library raises on some broken headers


def _recipients(message: EmailMessage) -> tuple[str, ...]:
    names = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
    pairs = getaddresses([_header(message, name) for name in names])
    return tuple(dict.fromkeys(address.lower() for _, address in pairs if address))


def _received_at(message: EmailMessage) -> datetime | None:
    trace = _header(message, "Received").rpartition(";")[2]
    return _moment(trace.strip()) or _moment(_header(message, "Date"))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _body(message: EmailMessage) -> _Body:
    plain: list[str] = []
    html: list[str] = []
    attachments: list[str] = []
    calendar = None
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            break
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind == "text/calendar":
            calendar = _text(part)[:MAX_TEXT]
        if part.get_filename() or part.get_content_disposition() == "attachment":
            attachments.append(f"{part.get_filename() or 'unnamed'} ({kind})"[:200])
        elif kind == "text/plain":
            plain.append(_text(part))
        elif kind == "text/html":
            html.append(_text(part))
    page = read_html("\n".join(html)[: 4 * MAX_TEXT])
    text = "\n".join(plain).strip() or page.text
    links = [Link(text=link.text, url=link.href) for link in page.links]
    known = {link.url for link in links}
    written = (url.rstrip(".,;:!?") for url in _LINK.findall(text))
    links += [Link(text="", url=url) for url in written if url not in known]
    return _Body(
        text=text[:MAX_TEXT],
        has_plain_text=bool("".join(plain).strip()),
        has_html=bool(html),
        links=tuple(dict.fromkeys(links)),
        attachments=tuple(attachments),
        calendar=calendar,
    )


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")
